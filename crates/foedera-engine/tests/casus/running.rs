//! Wars and attacks that go on: what is of them, who began them, what was hit, and when what is owed begins and ends.

use foedera_engine::casus::casus;

use crate::by_hand::ByHand;
use crate::cases::alliance;
use crate::showing::{check, scenario};

/// What has come to be owed ends with the treaty, where the event outlasts that.
#[test]
fn a_duty_ends_with_its_treaty_while_the_attack_goes_on() {
    let words = "  on attack on a party:\n    the other party owes it assistance";
    let law = alliance(words, "  until 1923-05-10");
    let until = |events: &str| {
        let told = casus(&law, &scenario(events), None).duties;
        told[0].until.map(|it| it.to_string())
    };
    assert_eq!(
        until("1923-05-01  DE attacks PL\n goes on until 1923-06-01").as_deref(),
        Some("1923-05-10")
    );
    assert_eq!(until("1923-05-01  DE attacks PL\n goes on until 1923-05-09"), None);
    assert_eq!(until("1923-05-01  DE attacks PL"), None);
}

/// An alliance made in a war says that the war counts; without that VCLT 28 leaves two readings.
#[test]
fn an_alliance_can_count_what_goes_on_at_its_entry_into_force() {
    let words = "  on attack on a party:\n    the other party owes it assistance";
    let war = "1921-02-01  DE attacks PL\n goes on until 1921-03-01";
    check(
        &alliance(words, ""),
        war,
        "
        FR-PL-1921 1: FR owes PL assistance against DE: triggered-if
          if a continuing event counts that began before entry into force (VCLT 28)
          an act of the past does not bind (VCLT 28): not-bound (not yet in force)
          a situation that has not ceased may (VCLT 28): triggered since 1921-02-19
        ",
    );
    check(
        &alliance(&format!("{words}\n      also of what goes on at entry into force"), ""),
        war,
        "FR-PL-1921 1: FR owes PL assistance against DE: triggered since 1921-02-19",
    );
}

#[test]
fn a_blow_in_a_war_is_of_that_war() {
    let law =
        alliance("  on involvement in war of a party:\n    the other party owes it assistance", "");
    let owed = |state: &str| format!("FR-PL-1921 1: FR owes PL assistance against DE: {state}");
    let war = "1923-05-01  PL declares war on DE\n  goes on until 1923-06-01\n";
    check(
        &law,
        &format!("{war}1923-06-01  DE attacks PL"),
        &[owed("triggered"), owed("triggered")].join("\n"),
    );
    check(
        &law,
        &format!("{war}1923-06-02  DE attacks PL"),
        &[owed("triggered"), owed("triggered-if"), "  if it is a war".to_owned()].join("\n"),
    );
    check(
        &law,
        &format!("{war}1923-06  DE attacks PL"),
        &[
            owed("triggered"),
            owed("triggered-if"),
            "  if this went on when it began: PL declares war on DE on 1923-05-01, or it is a war"
                .to_owned(),
        ]
        .join("\n"),
    );
}

/// Whoever takes up war on his partner while he owes him help is told, in whichever order.
#[test]
fn a_bearer_that_fights_its_beneficiary_later_in_the_war_is_minded() {
    let law = alliance("  on attack on a party:\n    the other party owes it assistance", "");
    let minded = |events: &str| {
        casus(&law, &scenario(events), None).duties[0].minded.clone().map(|it| it.says)
    };
    let war = "1923-05-01  DE declares war on PL\n";
    let told = Some("FR and PL fight each other: FR declares war on PL on 1923-07-01".to_owned());
    assert_eq!(minded(&format!("{war}1923-07-01  FR declares war on PL")), told);
    let over = "1923-05-01  DE declares war on PL\n goes on until 1923-06-30\n";
    assert_eq!(minded(&format!("{over}1923-07-01  FR declares war on PL")), None);
}

/// What was hit is another thing only where that is said.
#[test]
fn an_attack_is_one_on_territory_unless_another_thing_is_said_to_be_hit() {
    let law =
        alliance("  on attack on a party's territory:\n    the other party owes it assistance", "");
    let state = |called: &str| {
        let events = format!("1923-05-01  DE attacks PL\n called {called} by PL");
        casus(&law, &scenario(&events), None).duties[0].state.to_string()
    };
    for on_territory in [
        "invasion of its territory",
        "bombing of Polish territory",
        "attack within its territory",
        "use of force",
        "armed attack by armed forces",
        "armed attack beyond doubt",
    ] {
        assert_eq!(state(on_territory), "triggered", "{on_territory}");
    }
    for open in [
        "attack on forces outside its territory",
        "attack on its forces",
        "attack on a warship",
        "attack far from its territory",
    ] {
        assert_eq!(state(open), "triggered-if", "{open}");
    }
}

/// With whom no war is told, an attack of his is asked whether it is one.
#[test]
fn a_blow_of_two_is_of_a_war_only_if_both_are_at_war() {
    let law =
        alliance("  on involvement in war of a party:\n    the other party owes it assistance", "");
    let events = "1923-05-01  DE declares war on PL\n1923-05-10  DE and SU attack PL";
    check(
        &law,
        events,
        "
        FR-PL-1921 1: FR owes PL assistance against DE: triggered
        FR-PL-1921 1: FR owes PL assistance against DE, SU: triggered-if
          if it is a war
        ",
    );
}

/// Who began an earlier war, which is over, did not begin this one; and of two blows of one day either may be the first.
#[test]
fn who_began_an_earlier_war_did_not_begin_this_one() {
    let law = alliance(
        "  on attack on a party, without direct provocation by it:\n    the other party owes it assistance",
        "",
    );
    let old = |over: &str| {
        format!("1921-03-01  PL attacks DE\n goes on until {over}\n1923-05-01  DE attacks PL")
    };
    let last = |events: &str, law: &ByHand| {
        casus(law, &scenario(events), None).duties.last().unwrap().state.to_string()
    };
    assert_eq!(last(&old("1921-04-01"), &law), "triggered-if");
    assert_eq!(last(&old("1923-05-01"), &law), "not-triggered");
    let plain = alliance("  on attack on a party:\n    the other party owes it assistance", "");
    assert_eq!(last(&old("1921-04-01"), &plain), "triggered");
    let war = alliance("  on war on a party:\n    the other party owes it assistance", "");
    let one_day = "1923-05-01  PL declares war on DE\n1923-05-01  DE declares war on PL";
    assert_eq!(last(one_day, &war), "triggered-if");
}

/// On whichever day it began, the war that goes on is one in which help is owed.
#[test]
fn an_event_that_began_about_entry_into_force_counts_on_every_day_where_what_goes_on_counts() {
    let words = "  on attack on a party:\n    the other party owes it assistance\n      also of what goes on at entry into force";
    let state = |events: &str| {
        casus(&alliance(words, ""), &scenario(events), None).duties[0].state.to_string()
    };
    assert_eq!(state("1921-02  DE attacks PL\n goes on until 1921-06-01"), "triggered");
    assert_eq!(state("1921-02  DE attacks PL"), "triggered-if");
}

/// Of an end that is known to a stretch of days, what hangs on the days between is open.
#[test]
fn an_end_can_be_known_to_a_stretch_of_days() {
    let law =
        alliance("  on involvement in war of a party:\n    the other party owes it assistance", "");
    let owed = |state: &str| format!("FR-PL-1921 1: FR owes PL assistance against DE: {state}");
    let of_war =
        "  if this went on when it began: PL declares war on DE on 1923-05-01, or it is a war";
    for (blow, told) in [
        ("1923-05-31", vec![owed("triggered")]),
        ("1923-06-15", vec![owed("triggered-if"), of_war.to_owned()]),
        ("1923-07-01", vec![owed("triggered-if"), "  if it is a war".to_owned()]),
    ] {
        let war = "1923-05-01  PL declares war on DE\n  goes on until 1923-06\n";
        let lines = [vec![owed("triggered")], told].concat();
        check(&law, &format!("{war}{blow}  DE attacks PL"), &lines.join("\n"));
    }
    // Nothing is over before it began.
    let same =
        "1923-06-10  PL declares war on DE\n  goes on until 1923-06\n1923-06-10  DE attacks PL";
    check(&law, same, &[owed("triggered"), owed("triggered")].join("\n"));
    let late = "  on attack on a party:\n    the other party owes it assistance
      also of what goes on at entry into force";
    let blow = |until: &str| format!("1921-01-01  DE attacks PL\n  goes on until {until}");
    check(&alliance(late, ""), &blow("1921-01"), &owed("not-bound (not yet in force)"));
    check(
        &alliance(late, ""),
        &blow("1921-02"),
        &[owed("triggered-if since 1921-02-19"), "  if it still went on on 1921-02-19".to_owned()]
            .join("\n"),
    );
    check(&alliance(late, ""), &blow("1921-03"), &owed("triggered since 1921-02-19"));
}

/// Who struck one of several first, and not each, may have struck first; so of two blows of a day.
#[test]
fn a_first_blow_is_one_on_each_who_attacks() {
    let law = alliance("  on attack on a party:\n    the other party owes it assistance", "");
    let told = |events: &str| {
        let duties = casus(&law, &scenario(events), None).duties;
        let last = duties.last().unwrap();
        let open: Vec<String> = last.unsettled.iter().map(|it| it.what.clone()).collect();
        format!("{} {}", last.state, open.join("; "))
    };
    let blow = "the first blow was not that of PL: PL attacks DE on 1923-05-01, or it is an attack";
    let of_one = blow.replace(
        "first blow was not that of PL",
        "blow of PL does not count against all who attack",
    );
    let first = "1923-05-01  PL attacks DE\n";
    assert_eq!(told(&format!("{first}1923-05-02  DE attacks PL")), "triggered-if it is an attack");
    assert_eq!(
        told(&format!("{first}1923-05-02  DE and SU attack PL")),
        format!("triggered-if {of_one}")
    );
    assert_eq!(told(&format!("{first}1923-05-01  DE attacks PL")), format!("triggered-if {blow}"));
    // Who declares war on the day of an attack answers it.
    assert_eq!(told("1923-05-01  PL declares war on DE\n1923-05-01  DE attacks PL"), "triggered ");
    assert_eq!(
        told("1923-05-01  PL attacks DE\n1923-05-01  DE declares war on PL"),
        "triggered-if it is an attack"
    );
}
