//! Why there is no treaty between two, as the engine answers it: not yet there, gone, or there without them.

use foedera_engine::casus::{LawOf, casus};
use foedera_engine::{Engine, Policy, Said};
use foedera_entities::World;

use crate::showing::scenario;

/// What becomes of the duty of the first bearer toward Poland, under a treaty with these clauses and acts.
#[track_caller]
fn check(clauses: &str, acts: &[&str], on: &str, expected: &str) {
    let acts: Vec<String> = acts.iter().map(|it| format!("\n  {it}")).collect();
    let text = format!(
        "treaty T-1921 \"T\"\n  counts days to the Nth day\n  journal complete until 2000-01-01\n\n\
         article 1\n  on attack on a party:\n    each other party owes it assistance\n\n\
         article 9\n  consent by ratification\n  {clauses}\n\nacts{}\n",
        acts.concat()
    );
    let file = foedera_clauses::parse(&text);
    assert!(!file.has_errors(), "{:?}", file.diagnostics);
    let numbered = file.value.statements.into_iter().enumerate();
    let said: Vec<Said> =
        numbered.map(|(at, it)| Said::recorded(format!("T-1921 {at}"), it)).collect();
    let treaties: Vec<_> = file.value.treaty.into_iter().collect();
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    let events = scenario(&format!("{on}  DE attacks PL"));
    let told = casus(&LawOf::new(&engine), &events, None);
    let first = told.duties.first().expect("a duty");
    assert!(first.because.says.starts_with(expected), "{on}: {}", first.because.says);
}

/// Who took back its instrument ended nothing: the treaty never began.
#[test]
fn a_treaty_that_never_began_is_not_yet_in_force() {
    let clauses = "in force indefinitely\n  silent on withdrawal\n  enters into force on deposit of 3 instruments";
    let acts = [
        "1921-02-19  FR and PL sign",
        "1922-02-19  FR ratifies",
        "1922-03-19  BE ratifies",
        "1923-03-19  BE withdraws its instrument of ratification",
    ];
    check(clauses, &acts, "1939-09-01", "not-bound (not yet in force)");
}

/// Its end may have come: it is there, or gone, and in no case has it yet to begin.
#[test]
fn a_treaty_whose_end_is_open_is_in_force_for_others() {
    let clauses = "enters into force on deposit of 2 instruments\n  in force for 10 years";
    let acts = ["1921-02-19  FR, BE and PL sign", "1922  FR ratifies", "1922-03-19  BE ratifies"];
    check(clauses, &acts, "1921-06-01", "not-bound (not yet in force)");
    check(clauses, &acts, "1925-06-01", "not-bound (not a party)");
    check(clauses, &acts, "1932-06-01", "not-bound (not a party)");
    check(clauses, &acts, "1933-06-01", "not-bound (ended)");
}
