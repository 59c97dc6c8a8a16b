//! Findings with a condition of their own: on 12 September 2001 the North Atlantic Council found the case of
//! article 5 *if it is determined that this attack was directed from abroad*, and on 2 October that it was.

use foedera_engine::casus::casus;

use crate::by_hand::ByHand;
use crate::showing::{check, scenario, shown, unindented};

const TEXT: &str = r#"treaty NORTH-ATLANTIC-1949 "North Atlantic Treaty"

article 5
  on armed attack, within the area of article 6, on a party's territory, forces, vessels or aircraft:
    each other party owes it assistance
      forthwith

article 6
  "New York" lies within the area of article 6
"#;

const EVENTS: &str = r#"
2001-09-11  "Al-Qaida" attacks US
  at "New York"
2001-09-12  "North Atlantic Council" finds that article 5 applies
  if "this attack was directed from abroad"
  source "NATO, Press Release (2001)124" 2001-09-12
2001-10-02  "North Atlantic Council" finds that "this attack was directed from abroad"
  source "NATO, Statement by Lord Robertson" 2001-10-02
"#;

fn law() -> ByHand {
    ByHand::new(&[TEXT], "NORTH-ATLANTIC-1949  GB US  from 1949-08-24")
}

#[track_caller]
fn known(events: &str, day: &str, expected: &str) {
    let answer = casus(&law(), &scenario(events), Some(day.parse().unwrap()));
    let expected = unindented(expected);
    let shown = shown(&answer);
    let duties: Vec<&str> = shown.lines().filter(|it| !it.starts_with("clash")).collect();
    assert_eq!(duties.join("\n"), expected);
}

#[test]
fn a_finding_with_a_condition_counts_once_the_condition_is_found() {
    known(
        EVENTS,
        "2001-09-11",
        "
        NORTH-ATLANTIC-1949 5: GB owes US assistance: triggered-if
          if it is an armed attack in the sense of Charter 51
        ",
    );
    for day in ["2001-09-12", "2001-10-01"] {
        known(
            EVENTS,
            day,
            "
            NORTH-ATLANTIC-1949 5: GB owes US assistance: triggered-if
              if this attack was directed from abroad, as the finding of North Atlantic Council has it
            ",
        );
    }
    known(EVENTS, "2001-10-02", "NORTH-ATLANTIC-1949 5: GB owes US assistance: triggered");
}

#[test]
fn both_acts_are_in_the_reason_with_their_sources() {
    let answer = casus(&law(), &scenario(EVENTS), None);
    let because = format!("{:?}", answer.duties[0].because);
    for words in [
        "North Atlantic Council finds that article 5 applies, if this attack was directed from \
         abroad, on 2001-09-12",
        "NATO, Press Release (2001)124 2001-09-12",
        "North Atlantic Council finds that this attack was directed from abroad on 2001-10-02",
        "NATO, Statement by Lord Robertson 2001-10-02",
    ] {
        assert!(because.contains(words), "{words}\n{because}");
    }
}

#[test]
fn what_somebody_denies_of_the_condition_is_disputed() {
    known(
        &format!("{EVENTS}denied by AF"),
        "2001-10-02",
        "
        NORTH-ATLANTIC-1949 5: GB owes US assistance: disputed
          if this attack was directed from abroad, as the finding of North Atlantic Council has it; held by North \
         Atlantic Council; denied by AF
        ",
    );
}

#[test]
fn only_the_words_of_the_condition_by_who_made_it_meet_it() {
    let other_words = EVENTS.replace("that \"this attack was directed", "that \"it was directed");
    let other_organ = EVENTS.replace(
        "\"North Atlantic Council\" finds that \"this",
        "\"Security Council\" finds that \"this",
    );
    for events in [other_words, other_organ] {
        known(
            &events,
            "2002-01-01",
            "
            NORTH-ATLANTIC-1949 5: GB owes US assistance: triggered-if
              if this attack was directed from abroad, as the finding of North Atlantic Council has it
            ",
        );
    }
}

/// Whose word an article asks for has given it only with its condition met.
#[test]
fn a_case_that_an_organ_decides_waits_for_the_condition_too() {
    let text = "treaty LEAGUE-1925 \"T\"\n  between FR and GB\n\narticle 4\n  on attack on a party, on a finding \
                by \"Council\":\n    the other party owes it assistance\n";
    let law = ByHand::new(&[text], "LEAGUE-1925  FR GB  from 1926-09-14");
    let events = "1930-01-01  DE attacks FR\n1930-01-02  \"Council\" finds that article 4 applies\n if \"it goes on\"";
    check(
        &law,
        events,
        "
        LEAGUE-1925 4: GB owes FR assistance against DE: triggered-if since 1930-01-02
          if it goes on, as the finding of Council has it
        ",
    );
    check(
        &law,
        &format!("{events}\n1930-01-03  \"Council\" finds that \"it goes on\""),
        "LEAGUE-1925 4: GB owes FR assistance against DE: triggered since 1930-01-03",
    );
}

/// Who calls the attack the contrary disputes what the finding would settle.
#[test]
fn a_contrary_word_disputes_it() {
    let called =
        EVENTS.replace("at \"New York\"", "at \"New York\"\n  called no armed attack by GB");
    known(
        &called,
        "2001-09-12",
        "
        NORTH-ATLANTIC-1949 5: GB owes US assistance: disputed
          if this attack was directed from abroad, as the finding of North Atlantic Council has it, and it is an \
         armed attack in the sense of Charter 51; held by North Atlantic Council; denied by GB
        ",
    );
}
