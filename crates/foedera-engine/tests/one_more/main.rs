//! One more statement at a time against a build from nothing: whatever is added in whatever order, every
//! answer is the same, about every treaty and not only about that of the statement.
//!
//! On the treaties of the project and on small random worlds, whose journals are added in a random order,
//! with denials, corrections, retractions and plans made of what is there.

#![cfg(test)]
#![allow(
    dead_code,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    clippy::allow_attributes,
    reason = "parts of the judge are used, and a test that panics has failed"
)]

mod answers;
#[path = "../asked/mod.rs"]
mod asked;
#[path = "../oracle/calendar.rs"]
mod calendar;
#[path = "../oracle/clauses.rs"]
mod clauses;
#[path = "../oracle/generate.rs"]
mod generate;
#[path = "../judging/mod.rs"]
mod judging;
mod statements;

use std::fs;

use answers::Asking;
use foedera_engine::{Engine, Policy, Said};
use foedera_entities::World;
use foedera_model::Treaty;
use judging::{dice, dice::Dice, first_seed, is_long};

/// Random worlds: so many, each with at most so many completions.
const WORLDS: u64 = 24;
const WORLDS_LONG: u64 = 4_000;
const COMPLETIONS_MAX: usize = 24;
const LONGEST_SPAN: usize = 4;

/// How many statements of the library are added after the first are built, and after how many of them its
/// answers are compared.
const ADDED: usize = 120;
/// The draw with which the short form begins.
const QUICK_DRAW: u64 = 15;
const PART: usize = 120;
const PART_LONG: usize = 5;

/// In the short form, one of so many treaties of the library is asked about.
const ASKED_STEP: usize = 4;

fn built(treaties: &[Treaty], said: &[Said]) -> Engine {
    Engine::new(treaties, World::embedded(), said, Policy::EVERYONE, None)
}

#[test]
fn a_statement_more_answers_as_a_build_from_nothing_in_small_worlds() {
    let worlds = if is_long() { WORLDS_LONG } else { WORLDS };
    let mut changed = 0;
    for nth in 0..worlds {
        let seed = first_seed(WORLDS_LONG) + nth;
        let mut dice = Dice::new(seed);
        let texts = generate::world(&mut dice, COMPLETIONS_MAX, LONGEST_SPAN);
        let (treaties, said) = asked::read(&texts.join("\n---\n"));
        let mut said = statements::with_others(said, 4, &mut dice);
        statements::shuffle(&mut said, &mut dice);
        let asking = Asking::of(&treaties, &said, 3, &mut dice);
        let first = dice.between(0, said.len() / 2);
        let mut engine = built(&treaties, &said[..first]);
        let mut table = engine.table();
        let (oldest, told) = (engine.clone(), asking.answers(&engine, &table));
        let mut before = told.clone();
        for at in first..said.len() {
            let more = vec![said[at].clone()];
            let next = engine.with(more.clone());
            table = next.table_after(&table, &more);
            let answers = asking.answers(&next, &table);
            let anew = built(&treaties, &said[..=at]);
            let expected = asking.answers(&anew, &anew.table());
            let told = || format!("world {seed}: {:#?}\n{}", more[0].graded, texts.join("\n"));
            assert_eq!(answers, expected, "{}", told());
            changed += usize::from(answers != before);
            (engine, before) = (next, answers);
        }
        // What was there first stays as it was.
        assert_eq!(asking.answers(&oldest, &oldest.table()), told, "world {seed}");
    }
    assert!(usize::try_from(worlds).unwrap() < changed, "only {changed} answers were others");
}

#[test]
fn statements_more_answer_as_a_build_from_nothing_on_the_treaties_of_the_project() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../treaties");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.retain(|it| it.extension().is_some_and(|end| end == "treaty"));
    files.sort();
    #[expect(clippy::disallowed_methods, reason = "a test reads the treaties of the project")]
    let texts: Vec<String> = files.iter().map(|it| fs::read_to_string(it).unwrap()).collect();
    let (treaties, said) = asked::read(&texts.join("\n---\n"));
    // A draw that asks a treaty with many open acts takes minutes, for every day between is gone through.
    let mut dice = Dice::new(first_seed(1) + QUICK_DRAW);
    let mut said = statements::with_others(said, ADDED, &mut dice);
    statements::shuffle(&mut said, &mut dice);
    let asked: Vec<Treaty> = if is_long() {
        treaties.clone()
    } else {
        treaties.iter().skip(dice.between(0, ASKED_STEP - 1)).step_by(ASKED_STEP).cloned().collect()
    };
    let asking = Asking::of(&asked, &said, 1, &mut dice);
    let first = said.len() - ADDED;
    let mut engine = built(&treaties, &said[..first]);
    let mut table = engine.table();
    let (rest, part) = (&said[first..], if is_long() { PART_LONG } else { PART });
    let mut until = first;
    for part in rest.chunks(part) {
        engine = part.iter().fold(engine, |engine, it| engine.with(vec![it.clone()]));
        table = engine.table_after(&table, part);
        until += part.len();
        let anew = built(&treaties, &said[..until]);
        let (answers, expected) =
            (asking.answers(&engine, &table), asking.answers(&anew, &anew.table()));
        for (one, other) in answers.iter().zip(&expected) {
            assert_eq!(one, other, "after {until} statements");
        }
    }
}
