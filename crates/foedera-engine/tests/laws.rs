//! Laws over every case of a small world: what each completion says is what the answer says.

#![cfg(test)]

mod asked;

use std::sync::OnceLock;

use foedera_dates::{Day, Verdict};
use foedera_engine::{Engine, Policy, Question};
use foedera_entities::World;

/// The days of the small world: 1 to 5 January 2000.
const DAYS: std::ops::RangeInclusive<i8> = 1..=5;

fn day(number: i8) -> Day {
    Day::from_ymd(2000, 1, number).unwrap()
}

fn text(clauses: &str, acts: &[(&str, (i8, i8))]) -> String {
    let acts: String = acts
        .iter()
        .map(|(act, (first, last))| {
            let date = if first == last {
                day(*first).to_string()
            } else {
                format!("{}/{}", day(*first), day(*last))
            };
            format!("  {date}  {act}\n")
        })
        .collect();
    format!(
        "treaty T-2000 \"T\"\n  counts days as UN\n\nconsent by ratification\nsilent on withdrawal\n{clauses}\n\nacts\n{acts}"
    )
}

fn verdicts(text: &str) -> Vec<Verdict> {
    // The world is read once: only law and acts change.
    static EMPTY: OnceLock<Engine> = OnceLock::new();
    let nothing = || Engine::new(&[], World::embedded(), &[], Policy::EVERYONE, None);
    let (treaties, said) = asked::read(text);
    let engine = EMPTY.get_or_init(nothing).governed_by(&treaties).what_if(said);
    (1..=14)
        .map(|number| {
            let on = day(number);
            let asked = Question { treaty: "T-2000".to_owned(), on, of: None, with: None };
            engine.status(&asked).unwrap().in_force
        })
        .collect()
}

/// Ranges of days, every one.
fn ranges() -> impl Iterator<Item = (i8, i8)> {
    DAYS.flat_map(|first| (first..=*DAYS.end()).map(move |last| (first, last)))
}

/// The answer for open days against the answers for each way of settling them.
#[track_caller]
fn holds_over_completions(clauses: &str, one: &str, two: &str) {
    for (a, b) in ranges().flat_map(|a| ranges().map(move |b| (a, b))).step_by(11) {
        let open = verdicts(&text(clauses, &[(one, a), (two, b)]));
        let settled: Vec<Vec<Verdict>> = (a.0..=a.1)
            .flat_map(|x| (b.0..=b.1).map(move |y| (x, y)))
            .map(|(x, y)| verdicts(&text(clauses, &[(one, (x, x)), (two, (y, y))])))
            .collect();
        for (at, verdict) in open.iter().enumerate() {
            let all = settled.iter().all(|it| it[at] == Verdict::Yes);
            let none = settled.iter().all(|it| it[at] == Verdict::No);
            let expected = match (all, none) {
                (true, _) => Verdict::Yes,
                (_, true) => Verdict::No,
                _ => Verdict::Open,
            };
            assert_eq!(*verdict, expected, "{clauses}: {one} {a:?}, {two} {b:?}, day {}", at + 1);
        }
    }
}

#[test]
fn counts_terms_deadlines_and_shares_answer_over_their_completions() {
    let force = "enters into force on deposit of 2 instruments";
    for clauses in [
        force.to_owned(),
        "enters into force on the 3rd day after deposit of 1 instruments".to_owned(),
        "enters into force on the 2nd day after deposit of 1 instruments, if still so".to_owned(),
        "enters into force on the later of:\n  on deposit of 2 instruments\n  on 2000-01-03".to_owned(),
        "enters into force:\n  if deposit of 2 instruments has occurred by 2000-01-03: on 2000-01-04\n  otherwise: on the 5th day after deposit of 2 instruments".to_owned(),
    ] {
        holds_over_completions(&clauses, "FR ratifies", "DE ratifies");
    }
}

#[test]
fn acts_that_take_back_answer_over_their_completions() {
    let force = "enters into force on the 2nd day after deposit of 1 instruments";
    holds_over_completions(force, "FR ratifies", "FR withdraws its instrument of ratification");
    let leave = "enters into force on deposit of 1 instruments\na party may terminate this treaty, on the 3rd day after receipt of its notice by the depositary";
    let leave = format!("{leave}\n");
    let clauses = leave.trim_end();
    for (a, b) in [((1, 3), (2, 5)), ((1, 1), (1, 5)), ((2, 4), (4, 4))] {
        let silent = |text: String| text.replace("silent on withdrawal\n", "");
        let acts = [("FR ratifies", a), ("FR gives notice of withdrawal", b)];
        let open = verdicts(&silent(text(clauses, &acts)));
        assert!(open.contains(&Verdict::Open));
    }
}

#[test]
fn an_earlier_consent_never_makes_force_less_likely() {
    let clauses = "enters into force on the 2nd day after deposit of 2 instruments";
    for x in DAYS {
        for y in DAYS {
            let later =
                verdicts(&text(clauses, &[("FR ratifies", (x, x)), ("DE ratifies", (y, y))]));
            for earlier in 1..=y {
                let acts = [("FR ratifies", (x, x)), ("DE ratifies", (earlier, earlier))];
                let sooner = verdicts(&text(clauses, &acts));
                assert!(sooner.iter().zip(&later).all(|(sooner, later)| later <= sooner));
            }
        }
    }
}

#[test]
fn more_knowledge_of_a_day_never_turns_yes_into_no() {
    let clauses = "enters into force on deposit of 2 instruments";
    for (first, last) in ranges() {
        let wide =
            verdicts(&text(clauses, &[("FR ratifies", (1, 1)), ("DE ratifies", (first, last))]));
        for inside in first..=last {
            let acts = [("FR ratifies", (1, 1)), ("DE ratifies", (inside, inside))];
            let narrow = verdicts(&text(clauses, &acts));
            let kept = wide
                .iter()
                .zip(&narrow)
                .all(|(wide, narrow)| *wide == Verdict::Open || wide == narrow);
            assert!(kept, "{first} to {last}, {inside}");
        }
    }
}
