//! Nothing is left out without a word: each commitment has for each event its duties or the reason why
//! there is none, and treaties that cannot matter are named.

use std::collections::BTreeSet;

use foedera_engine::casus::{Casus, casus};

use crate::by_hand::ByHand;
use crate::showing::{check, scenario, unindented};

const ALLIANCE: &str = "treaty FR-PL-1921 \"Alliance\"
  between FR and PL

article 1
  on attack on a party:
    the other party owes it military assistance

article 2
  the parties owe each other non-aggression
";

fn told(law: &ByHand, events: &str) -> Casus {
    casus(law, &scenario(events), None)
}

/// Why events do not touch commitments: `FR-PL-1921 1, event 2: no party outside it`.
#[track_caller]
fn check_untouched(events: &str, expected: &str) {
    let law = ByHand::new(&[ALLIANCE], "FR-PL-1921  FR PL  from 1921-02-19");
    let lines: Vec<String> = told(&law, events)
        .untouched
        .iter()
        .map(|it| {
            let article = it.under.article.as_ref().map_or("", |it| &it.0);
            format!("{} {article}, event {}: {}", it.under.treaty, it.event + 1, it.why)
        })
        .collect();
    assert_eq!(lines.join("\n"), unindented(expected));
}

#[test]
fn an_event_that_does_not_touch_a_commitment_says_why() {
    check_untouched(
        "1930-01-01  IT attacks ET",
        "
        FR-PL-1921 1, event 1: no state of the treaty in it
        FR-PL-1921 2, event 1: no state of the treaty in it
        ",
    );
    // All who would help are on a side of it.
    check_untouched("1930-01-01  FR attacks PL", "FR-PL-1921 1, event 1: no party outside it");
    // Whom an attacker is supported against is named too.
    let mobilises = "treaty PL-RO-1921 \"T\"\n  between PL and RO\n\narticle 1\n  on mobilisation:\n    the \
                     parties owe each other consultation\n";
    let law = ByHand::new(&[mobilises], "PL-RO-1921  PL RO  from 1921-03-03");
    assert!(told(&law, "1930-01-01  DE supports IT against PL").untouched.is_empty());
    check_untouched(
        "1930-01-01  PL attacks LT",
        "FR-PL-1921 2, event 1: owed at all times; the event hits none to whom it is owed",
    );
}

/// Every event but those that trigger nothing, and every commitment, whatever happens in which order.
#[test]
fn each_commitment_has_an_answer_for_each_event() {
    let law = ByHand::new(&[ALLIANCE], "FR-PL-1921  FR PL  from 1925-01-01  until 1935-01-01");
    let kinds = ["attacks", "threatens", "declares war on", "is at war with"];
    let states = ["FR", "PL", "DE", "IT"];
    for kind in kinds {
        for (by, to) in states.iter().flat_map(|by| states.iter().map(move |to| (by, to))) {
            let other = format!("1926-01-01  {by} {kind} {to}\n1936-01-01  DE attacks PL");
            let events = format!("1920-01-01  {by} {kind} {to}\n{other}");
            let casus = told(&law, &events);
            let duties = casus.duties.iter().map(|it| (it.under.commitment_no, it.event));
            let untouched: Vec<(usize, usize)> =
                casus.untouched.iter().map(|it| (it.under.commitment_no, it.event)).collect();
            let all: BTreeSet<(usize, usize)> = duties.clone().chain(untouched.clone()).collect();
            assert_eq!(all.len(), 6, "{events}");
            assert!(!duties.into_iter().any(|it| untouched.contains(&it)), "{events}");
        }
    }
}

/// What is owed on one event is owed on the next: each event has its answer.
#[test]
fn every_event_has_its_own_answer() {
    check(
        &ByHand::new(&[ALLIANCE], "FR-PL-1921  FR PL  from 1935-01-03"),
        "1935-01-01  DE attacks PL
         1935-01-05  DE attacks PL
         1935-01-06  DE threatens PL",
        "
        FR-PL-1921 1: FR owes PL assistance against DE: not-bound (not yet in force)
        FR-PL-1921 1: FR owes PL assistance against DE: triggered
        FR-PL-1921 1: FR owes PL assistance: not-triggered (another event)
        FR-PL-1921 2: FR owes PL NonAggression: not-bound (not yet in force)
        FR-PL-1921 2: FR owes PL NonAggression: triggered
        FR-PL-1921 2: FR owes PL NonAggression: triggered
        ",
    );
}

#[test]
fn requests_and_what_nobody_had_reported_test_no_commitment() {
    let events = scenario(
        "1930-01-01  DE attacks PL
           source \"Havas\" 1930-01-05
         1930-01-02  PL requests assistance of FR",
    );
    let law = ByHand::new(&[ALLIANCE], "FR-PL-1921  FR PL  from 1921-02-19");
    let mute = |known: Option<&str>| {
        let casus = casus(&law, &events, known.map(|it| it.parse().unwrap()));
        casus.mute.iter().map(|(at, why)| format!("{}: {why}", at + 1)).collect::<Vec<_>>()
    };
    assert_eq!(mute(None), ["2: bears on other events, triggers nothing itself"]);
    assert_eq!(mute(Some("1930-01-03")), ["1: not reported yet", "2: bears on no duty told here"]);
}

/// Whether the treaty is set aside, with these ties and events.
#[track_caller]
fn check_aside(ties: &str, events: &str, expected: &[&str]) {
    let law = ByHand::new(&[ALLIANCE], &format!("FR-PL-1921  FR PL  {ties}"));
    let told = told(&law, events);
    let aside: Vec<String> =
        told.set_aside.iter().map(|it| format!("{}: {}", it.treaty, it.why)).collect();
    assert_eq!(aside, expected, "{ties}\n{events}");
    assert!(!told.duties.is_empty(), "its duties are kept");
}

#[test]
fn a_treaty_that_was_over_or_not_even_signed_is_set_aside() {
    let attack = "1930-01-01  DE attacks PL";
    check_aside("from 1921-02-19  until 1929-12-31", attack, &["FR-PL-1921: ended"]);
    check_aside("from 1930-01-02", attack, &["FR-PL-1921: not yet in force"]);
}

#[test]
fn a_treaty_matters_that_was_in_force_open_or_signed_on_a_day_of_the_scenario() {
    let attack = "1930-01-01  DE attacks PL";
    check_aside("from 1930-01-01", attack, &[]);
    check_aside("from 1921-02-19  open", attack, &[]);
    check_aside("signed 1929-01-01  from 1930-01-02", attack, &[]);
    // Ended, or come into force, between the events; or while the only one goes on.
    let two = "1930-01-01  DE attacks LT\n1930-02-01  DE attacks PL";
    check_aside("from 1921-02-19  until 1930-01-02", two, &[]);
    let two = "1930-01-01  DE attacks PL\n1930-02-01  DE attacks LT";
    check_aside("from 1930-02-01", two, &[]);
    check_aside("from 1930-02-02", two, &["FR-PL-1921: not yet in force"]);
    check_aside("from 1930-06-01", "1930-01-01  DE attacks PL\n  goes on until 1930-06-01", &[]);
}

/// A beneficiary that is no party is owed by who is bound at all.
#[test]
fn a_guarantee_to_a_third_state_matters_while_it_is_in_force() {
    let guarantee = "treaty T-1940 \"T\"\n  between FR and GB\n\narticle 1\n  on attack by a state on BE:\n    FR \
                     and GB owe BE assistance\n";
    let law = ByHand::new(&[guarantee], "T-1940  FR GB  from 1940-02-20");
    let told = told(&law, "1940-02-01  DE attacks BE\n1940-03-01  DE attacks NL");
    assert_eq!((told.duties.len(), told.set_aside.len()), (2, 0), "{told:#?}");
}

/// Past the limit of changes that are read nothing is firm.
#[test]
fn who_may_be_bound_past_the_limit_of_changes_is_not_told_unbound() {
    let days = (1..=12).flat_map(|month| (1..=28).map(move |day| (month, day)));
    let from = |(month, day)| format!("FR-PL-1921  FR  from 1931-{month:02}-{day:02}");
    let lines: Vec<String> = days.map(from).collect();
    let bound = format!("FR-PL-1921  PL  from 1935-01-01\n{}", lines.join("\n"));
    let open =
        "event 1: PL: open, if the treaty is in force for PL: more than 256 changes are not read";
    check_text(&bound, "1931/1936  DE attacks PL", &[open]);
    let duty = told(&ByHand::new(&[ALLIANCE], &bound), "1931/1936  DE attacks PL").duties;
    assert_eq!(duty[0].state.to_string(), "triggered-if");
}

/// Where the date is open, the states bear their ids of the days on which they were there.
#[test]
fn an_event_whose_day_nobody_knows_is_tested_all_the_same() {
    let law = ByHand::new(&[ALLIANCE], "FR-PL-1921  FR PL  from 1921-02-19");
    let told = told(&law, "XXXX  DE attacks PL");
    assert_eq!((told.duties.len(), told.untouched.len()), (2, 0));
}

const KEPT_AS_TEXT: &str = "treaty FR-PL-1921 \"Alliance\"
  between FR and PL

article 1
  text on commitments \"If one is attacked the other shall come to its aid.\"
";

/// Where words are kept as text: `event 1: FR and PL: open`, or why not.
#[track_caller]
fn check_text(bound: &str, events: &str, expected: &[&str]) {
    let told = told(&ByHand::new(&[KEPT_AS_TEXT], bound), events);
    let open = told.undecided.iter().map(|it| {
        let of: Vec<String> = it.of.iter().map(ToString::to_string).collect();
        let says = it.why_not.map_or("open".to_owned(), |why| why.to_string());
        let on = it.unsettled.iter().map(|it| format!(", if {}", it.what));
        format!("event {}: {}: {says}{}", it.event + 1, of.join(" and "), on.collect::<String>())
    });
    let untouched = told.untouched.iter().map(|it| format!("event {}: {}", it.event + 1, it.why));
    let aside = told.set_aside.iter().map(|it| format!("set aside: {}", it.why));
    assert_eq!(open.chain(untouched).chain(aside).collect::<Vec<_>>(), expected);
    assert!(told.duties.is_empty(), "nobody reads the words");
}

/// Nothing is left out without a word: what a text asks for nobody here knows, but for whom it is in
/// force.
#[test]
fn words_kept_as_text_are_open_for_each_event_of_a_party() {
    let bound = "FR-PL-1921  FR PL  from 1922-06-27  until 1935-01-01";
    check_text(bound, "1930-01-01  DE attacks PL", &["event 1: PL: open"]);
    check_text(bound, "1930-01-01  FR threatens PL", &["event 1: FR and PL: open"]);
    check_text(bound, "1930-01-01  DE supports IT against FR", &["event 1: FR: open"]);
    check_text(bound, "1930-01-01  IT attacks ET", &["event 1: no state of the treaty in it"]);
    check_text(bound, "1930-01-01  PL requests assistance of FR", &[]);
}

#[test]
fn words_kept_as_text_bind_nobody_before_and_after_the_treaty() {
    let bound = "FR-PL-1921  FR PL  from 1922-06-27  until 1935-01-01";
    let (before, after) = ("1922-06-26  DE attacks PL", "1935-01-01  DE attacks PL");
    let not_yet = ["event 1: PL: not yet in force", "set aside: not yet in force"];
    check_text(bound, before, &not_yet);
    check_text(bound, after, &["event 1: PL: ended", "set aside: ended"]);
    // What goes on, or may have been later, may fall into its time.
    check_text(bound, &format!("{before}\n  goes on until 1922-06-27"), &["event 1: PL: open"]);
    check_text(bound, "1922  DE attacks PL", &["event 1: PL: open"]);
    // A treaty that may be in force is not set aside.
    let open = "FR-PL-1921  FR PL  from 1922-06-27  open";
    let hangs = "event 1: PL: open, if the treaty is in force for PL: it is disputed";
    check_text(open, "1930-01-01  DE attacks PL", &[hangs]);
}
