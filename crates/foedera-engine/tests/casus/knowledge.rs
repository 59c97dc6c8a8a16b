//! What could be known: secret commitments, events by their sources, law that is open.

use foedera_engine::casus::casus;

use crate::by_hand::ByHand;
use crate::showing::{check, scenario, shown, unindented};

#[track_caller]
fn known(law: &ByHand, events: &str, day: &str, expected: &str) {
    let answer = casus(law, &scenario(events), Some(day.parse().unwrap()));
    assert_eq!(shown(&answer), unindented(expected));
}

fn alliance(attributes: &str) -> ByHand {
    let text = format!(
        "treaty FR-PL-1921 \"Alliance\"\n  between FR and PL\n\narticle 1\n  on attack on a party:\n    \
         the other party owes it consultation\n{attributes}"
    );
    ByHand::new(&[&text], "FR-PL-1921  FR PL  from 1921-02-19")
}

#[test]
fn a_secret_commitment_cannot_be_known_before_it_is_published() {
    let law = alliance("      secret, published 1945-04-05\n");
    let attack = "1939-09-01  DE attacks PL";
    known(&law, attack, "1945-04-04", "");
    let owed = "FR-PL-1921 1: FR owes PL Consultation against DE: triggered";
    known(&law, attack, "1945-04-05", owed);
    // Whoever does not ask what was known is told what was owed.
    check(&law, attack, owed);
}

/// That something was secret is told; of what nobody had signed by then there was no secret.
#[test]
fn a_secret_commitment_is_counted_where_it_was_signed() {
    let law = alliance("      secret, published 1945-04-05\n");
    let secrets = |events: &str, day: &str| {
        casus(&law, &scenario(events), Some(day.parse().unwrap())).secret.len()
    };
    assert_eq!(secrets("1939-09-01  DE attacks PL", "1945-04-04"), 1);
    assert_eq!(secrets("1939-09-01  DE attacks PL", "1945-04-05"), 0);
    assert_eq!(secrets("1921-02-18  DE attacks PL", "1921-02-18"), 0);
    assert_eq!(secrets("1939-09-01  DE attacks CN", "1939-09-02"), 0);
    let text = "treaty AT-PR-1854 \"T\"\n  between AT and PL\n\narticle 1\n  on attack by RU on TR:\n    the parties owe each \
                other assistance\n      secret, published 1855-01-01\n";
    let of_a_third = ByHand::new(&[text], "AT-PR-1854  AT PL  from 1854-04-20");
    let events = scenario("1854-06-20  RU attacks TR");
    assert_eq!(casus(&of_a_third, &events, Some("1854-07-01".parse().unwrap())).secret.len(), 1);
}

/// The public read *a power* where a secret protocol, known since, says that Germany is meant.
#[test]
fn what_the_public_read_counts_until_the_secret_is_out() {
    let text = "treaty GB-PL-1939 \"Alliance\"\n  between GB and PL\n\narticle 1\n  on attack on a party:\n    the \
                other party owes it assistance\n      as the public text had it until 1945-04-05\n  on attack by DE \
                on a party:\n    the other party owes it assistance\n      secret, published 1945-04-05\n";
    let law = ByHand::new(&[text], "GB-PL-1939  GB PL  from 1939-08-25");
    let attack = "1939-09-17  SU attacks PL";
    known(&law, attack, "1945-04-04", "GB-PL-1939 1: GB owes PL assistance against SU: triggered");
    let another = "GB-PL-1939 1: GB owes PL assistance: not-triggered (another attacker)";
    known(&law, attack, "1945-04-05", another);
    check(&law, attack, another);
}

#[test]
fn an_event_is_known_when_a_source_has_published_it() {
    let owed = "FR-PL-1921 1: FR owes PL Consultation against DE: triggered";
    let attack = "1939-09-01  DE attacks PL";
    known(&alliance(""), attack, "1939-08-31", "");
    known(&alliance(""), attack, "1939-09-01", owed);
    let told = format!("{attack}\n source \"The Times\" 1939-09-02");
    known(&alliance(""), &told, "1939-09-01", "");
    known(&alliance(""), &told, "1939-09-02", owed);
    let supposed = "1939-09-01  supposed: DE attacks PL";
    known(&alliance(""), supposed, "1930-01-01", owed);
}

#[test]
fn a_commitment_with_an_end_of_its_own_lasts_to_its_last_day() {
    let law = alliance("      until 1939-09-01\n");
    check(
        &law,
        "1939-09-01  DE attacks PL",
        "FR-PL-1921 1: FR owes PL Consultation against DE: triggered",
    );
    check(
        &law,
        "1939-09-02  DE attacks PL",
        "FR-PL-1921 1: FR owes PL Consultation against DE: not-bound (ended)",
    );
    check(
        &law,
        "1939-09-01/1939-09-02  DE attacks PL",
        "
        FR-PL-1921 1: FR owes PL Consultation against DE: triggered-if
          if it began by 1939-09-01, the last day of the commitment
        ",
    );
}

/// What is open twice is told twice.
#[test]
fn an_open_last_day_is_told_beside_an_open_force() {
    let text = "treaty T-1930 \"T\"\n  between FR and PL\n\narticle 1\n  on attack on a party:\n    the other \
                party owes it assistance\n      until 1939-09-15\n";
    let law = ByHand::new(&[text], "T-1930  FR PL  from 1930-01-01  open");
    check(
        &law,
        "1939-09  DE attacks PL",
        "
        T-1930 1: FR owes PL assistance against DE: triggered-if
          if the treaty is in force between the two: it is disputed, and it began by 1939-09-15, the last day of the commitment
        ",
    );
}

/// Good faith is owed on the day of the event, whichever it was, or it is not told.
#[test]
fn good_faith_that_hangs_on_the_day_is_not_told() {
    let text = "treaty T-1930 \"T\"\n  between FR and PL\n\narticle 1\n  on attack on a party:\n    the other \
                party owes it assistance\n";
    let law = ByHand::new(&[text], "T-1930  FR PL  signed 1930-01-15  from 1931-01-01");
    let of = |on: &str| {
        let answer = casus(&law, &scenario(&format!("{on}  DE attacks PL")), None);
        answer.duties[0].article_18.is_some()
    };
    assert!(of("1930-02") && of("1930-01-15/1930-02-01"));
    assert!(!of("1930-01") && !of("1930"));
}

#[test]
fn law_that_is_open_leaves_the_duty_open() {
    let text = "treaty KP-SU-1961 \"Alliance\"
  between KP and SU

article 1
  on attack on a party:
    the other party owes it consultation
";
    let law = ByHand::new(&[text], "KP-SU-1961  KP SU  from 1995-09-07  open");
    check(
        &law,
        "1996-01-01  US attacks KP",
        "
        KP-SU-1961 1: SU owes KP Consultation against US: triggered-if
          if the treaty is in force between the two: it is disputed
        ",
    );
    // What fails for another reason fails whatever the law turns out to be.
    check(
        &law,
        "1996-01-01  US threatens KP",
        "KP-SU-1961 1: SU owes KP Consultation: not-triggered (another event)",
    );
}
