//! Laws that hold in every small world: every mix of voices, and every order of one day's events.

use foedera_engine::casus::{Casus, Stage, casus};

use crate::by_hand::ByHand;
use crate::showing::scenario;

const TEXT: &str = "treaty FR-PL-1921 \"Alliance\"
  between FR and PL

article 1
  on armed attack by one or several states on a party, without direct provocation by it, placing it in a state of war:
    the other party owes it military assistance
";

/// Who can say what of an attack; each is a line below the event.
const VOICES: [&str; 7] = [
    "called armed attack by PL",
    "called unprovoked by FR",
    "called state of war by PL",
    "called armed attack by GB",
    "called unprovoked by GB",
    "called provoked by FR",
    "denied by DE",
];
const PARTIES_AFFIRM: u32 = 0b000_0111;
const OUTSIDERS: u32 = 0b001_1000;
const CONTRARY: u32 = 0b010_0000;
const DENIED: u32 = 0b100_0000;

fn alliance(force: &str) -> ByHand {
    ByHand::new(&[TEXT], &format!("FR-PL-1921  FR PL  {force}"))
}

/// The state of France's duty when these voices, as bits, are heard.
fn state(law: &ByHand, voices: u32) -> Stage {
    let heard = VOICES.iter().enumerate().filter(|(bit, _)| voices & (1 << bit) != 0);
    let lines: Vec<String> = heard.map(|(_, line)| format!("\n{line}")).collect();
    let events = format!("1939-09-01  DE attacks PL{}", lines.concat());
    let Casus { duties, .. } = casus(law, &scenario(&events), None);
    assert_eq!(duties.len(), 1, "{events}");
    duties[0].state
}

fn all() -> std::ops::Range<u32> {
    0..1 << VOICES.len()
}

#[test]
fn no_word_binds_a_state_without_a_treaty() {
    let law = alliance("signed 1921-02-19  from 1940-01-01");
    assert!(all().all(|voices| matches!(state(&law, voices), Stage::NotBound(_))));
}

#[test]
fn it_is_triggered_exactly_if_the_parties_affirm_everything_and_nobody_denies() {
    let law = alliance("from 1921-02-19");
    for voices in all() {
        let affirmed = voices & PARTIES_AFFIRM == PARTIES_AFFIRM;
        let expected = affirmed && voices & (CONTRARY | DENIED) == 0;
        assert_eq!(state(&law, voices) == Stage::Triggered, expected, "{voices:07b}");
    }
}

#[test]
fn the_word_of_outsiders_changes_no_state() {
    let law = alliance("from 1921-02-19");
    for voices in all() {
        assert_eq!(state(&law, voices), state(&law, voices & !OUTSIDERS), "{voices:07b}");
    }
}

#[test]
fn a_dispute_needs_a_claim_and_a_denial() {
    let law = alliance("from 1921-02-19");
    for voices in all().filter(|voices| state(&law, *voices) == Stage::Disputed) {
        assert_ne!(voices & PARTIES_AFFIRM, 0, "{voices:07b}");
        assert_ne!(voices & (CONTRARY | DENIED), 0, "{voices:07b}");
    }
}

#[test]
fn open_law_never_triggers_and_never_saves_what_fails() {
    let (open, sure) = (alliance("from 1921-02-19  open"), alliance("from 1921-02-19"));
    for voices in all() {
        let sure = state(&sure, voices);
        let expected = if sure == Stage::Triggered { Stage::TriggeredIf } else { sure };
        assert_eq!(state(&open, voices), expected, "{voices:07b}");
    }
}

#[test]
fn the_events_of_one_day_have_no_order() {
    let events = [
        "1939-09-01  DE attacks PL",
        "1939-09-01  PL attacks DE",
        "1939-09-01  DE is at war with PL",
        "1939-09-01  FR determines that article 1 of FR-PL-1921 applies",
    ];
    let law = alliance("from 1921-02-19");
    let answers = orders(&events).into_iter().map(|events| {
        let duties = casus(&law, &scenario(&events.join("\n")), None).duties;
        let mut owed: Vec<String> = duties
            .iter()
            .map(|it| format!("{} {} {:?} {:?}", it.bearer, it.beneficiary, it.state, it.unsettled))
            .collect();
        owed.sort();
        owed
    });
    let answers: std::collections::BTreeSet<Vec<String>> = answers.collect();
    assert_eq!(answers.len(), 1, "{answers:?}");
}

/// Every order of the items.
fn orders<'t>(items: &[&'t str]) -> Vec<Vec<&'t str>> {
    let Some((first, rest)) = items.split_first() else { return vec![Vec::new()] };
    let shorter = orders(rest);
    let insert = |order: &Vec<&'t str>, at: usize| {
        let mut order = order.clone();
        order.insert(at, first);
        order
    };
    shorter.iter().flat_map(|order| (0..=order.len()).map(|at| insert(order, at))).collect()
}
