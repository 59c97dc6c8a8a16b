//! What treaties say and the language says otherwise: each with its cure. And what is near in
//! letters and far in law: no cure leads from one act to another.

use foedera_clauses::parse;
use foedera_model::Diagnostic;

/// The first problem of a line, a clause or, where it begins with a date, an act.
fn first_problem(line: &str) -> Diagnostic {
    let text = if line.starts_with("2000-") {
        format!("treaty A-2000 \"T\"\n\nacts\n  {line}\n")
    } else {
        format!("treaty A-2000 \"T\"\n\n{line}\n")
    };
    let found = parse(&text).diagnostics;
    let Some(first) = found.first() else { panic!("nothing is wrong with `{line}`") };
    first.clone()
}

#[track_caller]
fn check(line: &str, cure: &str) {
    let problem = first_problem(line);
    let found = problem.cure.as_deref().unwrap_or_default();
    assert!(found.contains(cure), "{problem:#?}");
}

#[test]
fn clauses_as_treaties_word_them() {
    check("a party may denounce this treaty, 6 months after its notice", "`may withdraw`");
    check(
        "a party may withdraw, 6 months after its notice to the depositary",
        "`receipt of its notice by the depositary`",
    );
    check(
        "enters into force on exchange of the instruments of ratification",
        "`exchange of instruments of ratification`",
    );
    check("enters into force on the exchange of instruments of ratification", "delete it");
    check("enters into force upon signature", "write `on`");
    check("enters into force as soon as 22 states have ratified", "`on deposit of 22 instruments`");
    check("in force for 5 years, then indefinitely", "`in force indefinitely`");
    check(
        "in force for 5 years, then for 5 years at a time, unless denounced",
        "`unless a party gives notice at least 1 year before the end`",
    );
}

#[test]
fn ordinals_and_numbers_as_treaties_word_them() {
    let month = "on the first day of the sixth month after the month of its deposit";
    check(&format!("for each later party, {month}"), "write `the 6th month`");
    check("for each later party, on the thirtieth day after its deposit", "write `the 30th day`");
    check(
        "for each later party, on the first day of the 6th month after its deposit",
        "`6th month after the month of its`",
    );
    check(
        "enters into force on the 90th day after deposit of the 50th instrument",
        "write `deposit of 50 instruments`",
    );
    check(
        "enters into force on the 90th day after deposit of the fiftieth instrument",
        "write `deposit of 50 instruments`",
    );
}

#[test]
fn acts_as_reports_word_them() {
    check("2000-01-01  LT withdraws", "`gives notice of withdrawal`");
    check("2000-01-01  LT withdraws from the treaty", "`gives notice of withdrawal`");
    check("2000-01-01  GB denounces the treaty", "`gives notice of withdrawal`");
    check("2000-01-01  US suspends its obligations", "`suspends the treaty`");
    check(
        "2000-01-01  the Parliament of Finland approves",
        "`\"Parliament\" of CODE votes for ratification`",
    );
    check(
        "2000-01-01  FI and GB exchange the instruments of ratification",
        "`exchange instruments of ratification`",
    );
}

/// No cure for the line names `other`.
#[track_caller]
fn never(line: &str, other: &str) {
    let problem = first_problem(line);
    assert!(!problem.cure.iter().any(|it| it.contains(other)), "{problem:#?}");
}

#[test]
fn no_cure_leads_from_one_act_to_another() {
    never("a party may denounce this treaty, 6 months after its notice", "terminate");
    never("enters into force on exchange of the instruments of ratification", "notes");
    never("2000-01-01  FI deposits its instrument of notification", "ratification");
    never("2000-01-01  GB gives notice of denunciation", "termination");
    never("2000-01-01  LT withdraws its notification", "reservation");
    never("2000-01-01  FI and GB exchange the instruments of ratification", "notes");
    never("enters into force on notification of 5 instruments", "ratification");
}
