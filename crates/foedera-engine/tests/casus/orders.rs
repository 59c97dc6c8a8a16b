//! Which of two events came first where days are open, or somebody denies one: never settled by the way.

use foedera_engine::Reason;
use foedera_engine::casus::casus;

use crate::by_hand::ByHand;
use crate::showing::{scenario, shown, unindented};

/// What Italy owes its ally on the first of the events, under one commitment; from the state on.
#[track_caller]
fn check(commitment: &str, events: &str, expected: &str) {
    let text =
        format!("treaty STEEL-1939 \"Pact\"\n  between DE and IT\n\narticle 3\n  {commitment}\n");
    let law = ByHand::new(&[&text], "STEEL-1939  DE IT  from 1939-05-22");
    let mut told = casus(&law, &scenario(events), None);
    told.duties.retain(|it| it.event == 0 && it.bearer.as_str() == "IT");
    told.clashes.clear();
    let told = shown(&told);
    let (_, state) = told.split_once(" owes DE ").expect("a duty");
    let (_, state) = state.split_once(": ").expect("a state");
    assert_eq!(state, unindented(expected), "{events}");
}

const ASSISTANCE: &str = "on attack on a party:\n    the other party owes it assistance";

#[test]
fn a_waiver() {
    let waiver = "1941-06-10  DE waives article 3 toward IT";
    check(ASSISTANCE, &format!("1941-06-10  RU attacks DE\n{waiver}"), "waived");
    check(ASSISTANCE, &format!("1941-06-11  RU attacks DE\n{waiver}"), "triggered");
    check(
        ASSISTANCE,
        &format!("1941-06  RU attacks DE\n{waiver}"),
        "
        triggered-if
          if it was not given up by this: DE waives article 3 on 1941-06-10
        ",
    );
    // Of two it is covered by one or the other.
    check(
        ASSISTANCE,
        &format!("1941-06  RU attacks DE\n{waiver}\n1941-06-30  DE waives article 3 toward IT"),
        "waived",
    );
    check(
        ASSISTANCE,
        &format!("1941-06-09  RU attacks DE\n{waiver}\n  denied by DE"),
        "
        disputed
          if it was not given up by this: DE waives article 3 on 1941-06-10; held by DE; denied by the scenario
        ",
    );
}

#[test]
fn a_fight_side_by_side() {
    let commitment = "the parties owe each other no separate peace";
    let of = |attack: &str| format!("1941-06-15  RU attacks DE\n{attack}");
    check(commitment, &of("1941-06-15  RU attacks IT"), "triggered");
    check(commitment, &of("1941-06-28  RU declares war on IT"), "not-triggered (not at war)");
    // Who is attacked later may have been at war before.
    check(
        commitment,
        &of("1941-06-28  RU attacks IT"),
        "
        triggered-if
          if IT is at war too with RU
        ",
    );
    check(
        commitment,
        &of("1941-06  RU attacks IT"),
        "
        triggered-if
          if this went on when it began: RU attacks IT on 1941-06
        ",
    );
    check(
        commitment,
        &of("1941-05-01  RU attacks IT\n  goes on until 1941-06-14"),
        "not-triggered (not at war)",
    );
    // One war after the other, whichever day it was.
    check(
        commitment,
        "1941-06  RU attacks DE
         1941-05-01  RU attacks IT
           goes on until 1941-06-14
         1941-06-15  RU attacks IT",
        "triggered",
    );
    check(
        commitment,
        "1941-06-15  RU attacks DE
           denied by RU
         1941-06-01  RU attacks IT",
        "
        disputed
          if this went on when it began: RU attacks DE on 1941-06-15; held by the scenario; denied by RU
        ",
    );
}

/// What is said of a border post that was attacked first, and denied by whom it is said of.
#[test]
fn a_first_blow() {
    let attack = "1939-09-01  PL attacks DE";
    let of = |blow: &str| format!("{attack}\n{blow}");
    check(ASSISTANCE, &of("1939-09-02  DE attacks PL"), "triggered");
    check(ASSISTANCE, &of("1939-08-31  DE attacks PL"), "triggered-if\n  if it is an attack");
    check(
        ASSISTANCE,
        &of("1939-08/1939-09  DE attacks PL"),
        "
        triggered-if
          if the first blow was not that of DE: DE attacks PL on 1939-08/1939-09, or it is an attack
        ",
    );
    let unprovoked = "on attack on a party, without direct provocation by it:\n    the other party owes it assistance";
    let called = "called attack by IT";
    let of = |blow: &str| format!("{attack}\n{called}\n{blow}");
    check(unprovoked, &of("1939-08-31  DE attacks PL"), "not-triggered (provoked)");
    check(
        unprovoked,
        &of("1939-08-31  DE attacks PL\n  denied by DE"),
        "
        disputed
          if the first blow was not that of DE: DE attacks PL on 1939-08-31, and it was not directly provoked; held by DE; denied by the scenario
        ",
    );
}

/// Who answers an attack that goes on then has not begun the war, also when that attack is over and another comes.
#[test]
fn who_answered_an_earlier_attack_struck_second() {
    let of = |first: &str| {
        format!("1940-06-01  PL attacks DE\n{first}\n1939-10-01  DE declares war on PL")
    };
    check(ASSISTANCE, &of("1939-07-01  PL attacks DE\ngoes on until 1939-12-01"), "triggered");
    let of_another = of("1939-07-01  PL attacks DE\ngoes on until 1939-08-01");
    check(ASSISTANCE, &of_another, "triggered-if\n  if it is an attack");
}

/// He struck another before, be it an ally of who now attacks him: that this provoked must be said.
#[test]
fn a_blow_at_another() {
    let unprovoked = "on attack on a party, without direct provocation by it:\n    the other party owes it assistance";
    let of = |called: &str| format!("1940-01-02  GB attacks DE{called}\n1940-01-01  DE attacks FR");
    check(unprovoked, &of(""), "triggered-if\n  if it was not directly provoked");
    check(unprovoked, &of("\n  called provoked by IT"), "not-triggered (provoked)");
    check(ASSISTANCE, &of(""), "triggered");
    let text = "treaty STEEL-1939 \"Pact\"\n  between DE and IT\n\narticle 3\n  ".to_owned();
    let law = ByHand::new(&[&(text + unprovoked)], "STEEL-1939  DE IT  from 1939-05-22");
    let told = casus(&law, &scenario(&of("")), None);
    let duty = told.duties.iter().find(|it| it.event == 0).expect("a duty");
    assert!(
        told_in(&duty.because).contains(
            &"DE attacks FR on 1940-01-01: a blow at another, which provoked GB if one with a say calls it so"
        ),
        "{:?}",
        told_in(&duty.because)
    );
}

/// The sentences of a reason and of all that it rests on.
fn told_in(reason: &Reason) -> Vec<&str> {
    let below = reason.because.iter().flat_map(told_in);
    std::iter::once(reason.says.as_str()).chain(below).collect()
}

#[test]
fn a_request() {
    let commitment =
        "on threat to a party, on its request:\n    the other party owes it consultation";
    let of = |request: &str| format!("1939-08-15  PL threatens DE\n{request}");
    check(commitment, &of("1939-08-15  DE requests assistance of IT"), "triggered");
    check(
        commitment,
        &of("1939-08-14  DE requests assistance of IT"),
        "not-triggered (no request)",
    );
    check(
        commitment,
        &of("1939-08  DE requests assistance of IT"),
        "
        triggered-if since 1939-08-31
          if this did not come before it: DE requests assistance of IT on 1939-08
        ",
    );
    check(
        commitment,
        &of("1939-08-15  DE requests assistance of IT\n  denied by DE"),
        "
        disputed
          if this did not come before it: DE requests assistance of IT on 1939-08-15; held by the scenario; denied by DE
        ",
    );
}

#[test]
fn a_war() {
    let leading = "on attack on a party, leading to war:\n    the other party owes it assistance";
    let of = |war: &str| format!("1939-09-15  PL attacks DE\n{war}");
    check(leading, &of("1939-09-15  PL declares war on DE"), "triggered");
    check(
        leading,
        &of("1939-09  PL declares war on DE"),
        "
        triggered-if
          if this did not come before it: PL declares war on DE on 1939-09, or it leads to war
        ",
    );
    let during =
        "on threat to a party, during a war of it:\n    the other party owes it consultation";
    let of = |war: &str| format!("1939-09-15  PL threatens DE\n{war}");
    check(during, &of("1939-09-01  FR is at war with DE"), "triggered");
    check(
        during,
        &of("1939-09  FR is at war with DE"),
        "
        triggered-if
          if this went on when it began: FR is at war with DE on 1939-09, or it falls in a war of DE
        ",
    );
    // A war that is over is none.
    check(
        during,
        &of("1939-08-01  FR is at war with DE\n  goes on until 1939-09-14"),
        "triggered-if\n  if it falls in a war of DE",
    );
}

#[test]
fn a_finding() {
    let decided = format!("{ASSISTANCE}\n      case decided by each party");
    let of = |finding: &str| format!("1939-09-15  PL attacks DE\n{finding}");
    check(&decided, &of("1939-09-15  IT determines that article 3 applies"), "triggered");
    check(
        &decided,
        &of("1939-09  IT determines that article 3 applies"),
        "
        triggered-if since 1939-09-30
          if this did not come before it: IT finds that article 3 applies on 1939-09
        ",
    );
    let armed = "on armed attack on a party:\n    the other party owes it assistance";
    check(armed, &of("1939-09-15  IT determines that article 3 applies"), "triggered");
    check(
        armed,
        &of("1939-09  IT determines that article 3 applies"),
        "
        triggered-if
          if this did not come before it: IT finds that article 3 applies on 1939-09, or it is an armed attack
        ",
    );
}

#[test]
fn attacks_that_make_up_a_number() {
    let by_two = "on attack by 2 or more states outside this treaty on a party:\n    the other party owes it assistance";
    let of = |first: &str| format!("1939-09-15  PL attacks DE\n  called one war by DE\n{first}");
    check(by_two, &of("1939-09-01  FR attacks DE\n  goes on"), "triggered");
    check(
        by_two,
        &of("1939-09  FR attacks DE\n  goes on"),
        "
        triggered-if
          if this went on when it began: FR attacks DE on 1939-09
        ",
    );
    check(by_two, &of("1939-09-16  FR attacks DE\n  goes on"), "not-triggered (too few attackers)");
    // One of its day alone counts on that day; whether it still goes on later nothing tells.
    check(by_two, &of("1939-09-15  FR attacks DE"), "triggered");
    let later = "triggered-if\n  if this went on when it began: FR attacks DE on 1939-09-01";
    check(by_two, &of("1939-09-01  FR attacks DE"), later);
    let over = "1939-09-01  FR attacks DE\n  goes on until 1939-09-14";
    check(by_two, &of(over), "not-triggered (too few attackers)");
    check(by_two, &of("1939-09-01  FR declares war on DE"), "triggered");
}

/// Two attacks, one of a state whose place among the protected is open: that of the other settles nothing.
#[test]
fn membership_of_a_set_that_changes_between_the_days_of_an_event() {
    let text = "treaty T-1930 \"T\"\n  between FR, GB and PL\n\narticle 1\n  on attack by a state \
                outside this treaty on FR:\n    PL owes it assistance\n";
    let law = ByHand::new(&[text], "T-1930  FR PL  from 1930-01-01\nT-1930  GB  from 1941-06-15");
    let told = |events: &str, expected: &str| {
        crate::showing::check(&law, events, &format!("T-1930 1: PL owes FR assistance{expected}"));
    };
    told("1941-06-14  GB attacks FR", " against GB: triggered");
    told("1941-06-15  GB attacks FR", ": not-triggered (another attacker)");
    told(
        "1941-06  GB attacks FR",
        " against GB: triggered-if\n  if GB is one of those that the treaty names",
    );
}

/// Whether somebody is a member of an organisation no law here knows.
#[test]
fn who_owes_where_the_treaty_names_them_by_a_set_that_is_open() {
    let text = "treaty T-1930 \"T\"\n  between FR and PL\n\narticle 1\n  on attack on FR:\n    members \
                of EU owe it assistance\n";
    let law = ByHand::new(&[text], "T-1930  FR PL  from 1930-01-01");
    crate::showing::check(
        &law,
        "1941-06-14  DE attacks FR",
        "T-1930 1: PL owes FR assistance against DE: triggered-if\n  if PL is one of those that owe it",
    );
}
