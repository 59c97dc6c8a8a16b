//! Who owes whom what on which days, whether or not the case comes.

use foedera_dates::{Day, Verdict};
use foedera_engine::Engine;
use foedera_engine::casus::{LawOf, Owing, owing};
use foedera_engine::{Policy, Said};
use foedera_entities::World;

use crate::by_hand::ByHand;

fn told(found: &[Owing]) -> String {
    let line = |it: &Owing| {
        let until = it.until.map_or("on".to_owned(), |it| format!("until {it}"));
        let open = if it.verdict == Verdict::Open { " open" } else { "" };
        format!("{} {} {:?} {} {until}{open}", it.bearer, it.beneficiary, it.duty, it.since)
    };
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn days(first: &str, last: &str) -> (Day, Day) {
    (first.parse().unwrap(), last.parse().unwrap())
}

/// What is owed from 1914 to 1940 under one commitment, where the table says who is bound when.
#[track_caller]
fn check(commitment: &str, table: &str, expected: &[&str]) {
    let text = format!("treaty T-1921 \"Treaty\"\n\narticle 1\n  {commitment}\n");
    let law = ByHand::new(&[&text], table);
    let found = owing(&law, days("1914-01-01", "1940-12-31"));
    assert_eq!(told(&found), expected.join("\n"));
}

#[test]
fn each_party_owes_each_other_while_both_are_bound() {
    check(
        "the parties owe each other non-aggression",
        "T-1921  FR  from 1921-06-01\nT-1921  PL  from 1922-04-29 until 1939-10-01",
        &[
            "FR PL NonAggression 1922-04-29 until 1939-10-01",
            "PL FR NonAggression 1922-04-29 until 1939-10-01",
        ],
    );
}

#[test]
fn whoever_may_be_hit_is_owed_by_every_other() {
    check(
        "on attack on FR:\n    the other party owes it assistance",
        "T-1921  FR PL  from 1921-06-01",
        &["PL FR Defense(Unspecified) 1921-06-01 on"],
    );
}

#[test]
fn a_guaranteed_state_that_is_no_party_is_owed_and_owes_nothing() {
    check(
        "the parties owe BE neutrality",
        "T-1921  FR PL  from 1921-06-01 until 1936-03-07",
        &[
            "FR BE Neutrality(Plain) 1921-06-01 until 1936-03-07",
            "PL BE Neutrality(Plain) 1921-06-01 until 1936-03-07",
        ],
    );
}

#[test]
fn what_is_suspended_is_not_owed_and_what_is_disputed_is_open() {
    check(
        "FR owes PL non-aggression",
        "T-1921  FR PL  from 1921-06-01  suspended 1926-08-11  resumed 1931-01-01",
        &["FR PL NonAggression 1921-06-01 until 1926-08-11", "FR PL NonAggression 1931-01-01 on"],
    );
}

#[test]
fn a_commitment_with_a_last_day_is_owed_to_its_end() {
    check(
        "the parties owe each other non-aggression\n    until 1930-06-30",
        "T-1921  FR PL  from 1921-06-01",
        &[
            "FR PL NonAggression 1921-06-01 until 1930-07-01",
            "PL FR NonAggression 1921-06-01 until 1930-07-01",
        ],
    );
}

/// A treaty of three; one suspends it toward another, and is asked of in pairs for that.
#[test]
fn by_an_engine_pairs_that_stand_apart_are_told_apart() {
    let text = |acts: &str| {
        format!(
            "treaty T-2000 \"Treaty\"\n  between FR, DE and IT\n\narticle 1\n  enters into force on \
             ratification by all signatories\n  in force indefinitely\n  the parties owe each other \
             non-aggression\n\nacts\n  2000-01-01  FR, DE and IT sign\n  2001-01-01  FR, DE and IT \
             ratify\n{acts}"
        )
    };
    let found = |acts: &str| {
        let read = foedera_clauses::parse(&text(acts));
        assert!(!read.has_errors(), "{:?}", read.diagnostics);
        let treaty = read.value.treaty.unwrap();
        let said: Vec<Said> =
            read.value.statements.into_iter().map(|it| Said::recorded(String::new(), it)).collect();
        let engine = Engine::new(&[treaty], World::embedded(), &said, Policy::EVERYONE, None);
        told(&owing(&LawOf::new(&engine), days("2000-01-01", "2010-12-31")))
    };
    let pair = |one: &str, other: &str, days: &str| format!("{one} {other} NonAggression {days}");
    let whole =
        [["DE", "FR"], ["DE", "IT"], ["FR", "DE"], ["FR", "IT"], ["IT", "DE"], ["IT", "FR"]];
    let expected = whole.map(|[one, other]| pair(one, other, "2001-01-01 on"));
    assert_eq!(found(""), expected.join("\n"));

    let suspended = found("  2005-01-01  FR and IT suspend the treaty toward FR and IT\n");
    let expected = whole.map(|two| {
        let [one, other] = two;
        let until = if two.contains(&"DE") { "on" } else { "until 2005-01-01" };
        pair(one, other, &format!("2001-01-01 {until}"))
    });
    assert_eq!(suspended, expected.join("\n"));
}
