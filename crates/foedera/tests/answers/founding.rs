//! The founding case, row by row: the DPRK ratifies its treaty with Russia.

use crate::asking::{all, ask, ask_with, believing, known, line, missing, standings};
use foedera::model::Graded;

const TREATY: &str = "RU-KP-2024";

#[test]
fn before_signature_the_parties_negotiate() {
    let answer = ask(TREATY, "2024-06-18", &all());
    assert_eq!(line(&answer), "no");
    assert_eq!(standings(&answer), "KP negotiating, RU negotiating");
}

#[test]
fn from_signature_to_the_day_before_the_exchange_it_is_not_in_force() {
    for on in ["2024-06-19", "2024-10-24", "2024-11-12", "2024-12-03"] {
        let answer = ask(TREATY, on, &all());
        assert_eq!(line(&answer), "no", "on {on}");
        assert_eq!(standings(&answer), "KP signatory, RU signatory", "on {on}");
    }
}

#[test]
fn on_12_november_both_have_ratified_at_home_and_the_exchange_is_missing() {
    let answer = ask(TREATY, "2024-11-12", &all());
    assert_eq!(
        missing(&answer),
        ["exchange of instruments of ratification by KP, RU [article 22]"]
    );
    let steps = |state: usize| -> Vec<String> {
        let steps = answer.states[state].steps.iter();
        steps
            .map(|it| {
                let on = it.written.as_ref().map(ToString::to_string).unwrap_or_default();
                format!("{on} {} {}", it.step, it.organ.clone().unwrap_or_default())
            })
            .collect()
    };
    assert_eq!(steps(0), ["2024-11-11 ratification President of State Affairs"]);
    assert_eq!(
        steps(1),
        [
            "2024-10-14 submission State Duma",
            "2024-10-24 approval State Duma",
            "2024-11-06 approval Federation Council",
            "2024-11-09 ratification President"
        ]
    );
}

#[test]
fn the_exchange_brings_it_into_force_and_ends_the_treaty_of_2000() {
    for on in ["2024-12-04", "2026-11-23"] {
        let answer = ask(TREATY, on, &all());
        assert_eq!(line(&answer), "yes since 2024-12-04", "on {on}");
        assert_eq!(standings(&answer), "KP party, RU party");
    }
    assert_eq!(ask("RU-KP-2000", "2024-12-03", &all()).in_force, foedera::Verdict::Yes);
    let ended = ask("RU-KP-2000", "2024-12-04", &all());
    assert_eq!(ended.in_force, foedera::Verdict::No);
    assert!(ended.because.outline().contains("RU-KP-2024"), "{}", ended.because.outline());
    assert_eq!(standings(&ended), "KP ended, RU ended");
}

#[test]
fn what_was_published_by_30_november_does_not_know_the_exchange() {
    assert_eq!(line(&ask(TREATY, "2024-12-04", &known("2024-11-30"))), "no");
    assert_eq!(line(&ask(TREATY, "2024-12-04", &known("2024-12-05"))), "yes since 2024-12-04");
}

#[test]
fn what_is_supposed_holds_against_the_record_and_whatever_was_known_or_believed() {
    let line_of = "2024-11-12  KP and RU exchange instruments of ratification";
    let exchange = foedera::acts_of(TREATY, &[line_of]).unwrap();
    for sight in [all(), known("2024-11-12"), known("2024-11-10")] {
        let answer = ask_with(TREATY, "2024-11-12", &sight, &exchange);
        assert_eq!(line(&answer), "yes since 2024-11-12");
    }
    let sourced = format!("{line_of}\n    source \"Outlet\" 2024-11-12, D4");
    let statement = foedera::acts_of(TREATY, &[sourced]).unwrap();
    let weighed = ask_with(TREATY, "2024-11-12", &all(), &statement);
    assert_eq!(line(&weighed), "no", "a statement with a source is weighed like any other");
}

/// One outlet printed 9 October for the day of the Russian law.
fn misprint(grade: &str) -> Vec<Graded> {
    let line = "2024-10-09  RU completes ratification internally\n    by law";
    let source = format!("    source \"Outlet\" 2024-11-10, {grade}");
    foedera::acts_of(TREATY, &[format!("{line}\n{source}")]).unwrap()
}

/// The days of Russia's ratification at home.
fn law_days(answer: &foedera::Answer) -> Vec<String> {
    let russia = answer.states.iter().find(|it| it.state.as_str() == "RU").unwrap();
    let law = russia.steps.iter().find(|it| it.step == "ratification").unwrap();
    law.on.iter().map(|it| foedera::Edtf::from_bounds(*it).to_string()).collect()
}

#[test]
fn a_misprint_of_lower_grade_is_a_conflict_with_a_warning_and_the_step_keeps_its_day() {
    let answer = ask_with(TREATY, "2024-11-12", &all(), &misprint("D4"));
    assert_eq!(law_days(&answer), ["2024-11-09"]);
    assert_eq!(answer.conflicts.len(), 1);
    assert!(answer.conflicts[0].decided);
    assert!(answer.warnings.iter().any(|it| it.contains("2024-10-09")), "{:?}", answer.warnings);
}

#[test]
fn believing_the_misprint_alone_the_step_shows_its_day() {
    let answer = ask_with(TREATY, "2024-11-12", &believing("Outlet"), &misprint("D4"));
    assert_eq!(law_days(&answer), ["2024-10-09"]);
}

#[test]
fn of_equal_grade_the_step_branches_and_the_answer_does_not() {
    let answer = ask_with(TREATY, "2024-12-04", &all(), &misprint("A1"));
    assert_eq!(law_days(&answer), ["2024-10-09", "2024-11-09"]);
    assert_eq!(line(&answer), "yes since 2024-12-04");
    assert!(answer.branches.is_empty(), "{:?}", answer.branches);
    assert!(!answer.conflicts[0].decided);
}
