//! Files with mistakes, and what is said about them, drawn. `tests/bad/NAME.txt` belongs to
//! `tests/bad/NAME.treaty`.

use foedera_clauses::parse;
use foedera_model::Diagnostic;

/// The diagnostics of a text, each under its line.
fn drawn(text: &str) -> String {
    parse(text).diagnostics.iter().map(|it| draw(text, it)).collect()
}

fn draw(text: &str, it: &Diagnostic) -> String {
    let before = text.get(..it.span.start()).unwrap_or_default();
    let number = before.matches('\n').count();
    let line = text.lines().nth(number).unwrap_or_default();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    let width = it.span.of(text).unwrap_or_default().chars().count().max(1);
    let (gap, marks) = (" ".repeat(column), "^".repeat(width));
    let severity = format!("{:?}", it.severity).to_lowercase();
    let cure = it.cure.iter().map(|it| format!("    = {it}\n")).collect::<String>();
    format!(
        "{severity} {}: {}\n{:>3} | {line}\n    | {gap}{marks}\n{cure}\n",
        it.code,
        it.message,
        number + 1
    )
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let found = drawn(text);
    assert!(found == expected, "found:\n{found}");
}

#[test]
fn ten_mistakes_give_ten_diagnostics() {
    let (text, expected) = (include_str!("bad/ten.treaty"), include_str!("bad/ten.txt"));
    check(text, expected);
    assert_eq!(parse(text).diagnostics.len(), 10);
}

#[test]
fn a_treatys_own_words_give_ten_diagnostics() {
    let (text, expected) = (include_str!("bad/worded.treaty"), include_str!("bad/worded.txt"));
    check(text, expected);
    assert_eq!(parse(text).diagnostics.len(), 10);
}

#[test]
fn blocks_indentation_and_places() {
    check(include_str!("bad/nesting.treaty"), include_str!("bad/nesting.txt"));
}

#[test]
fn acts_that_cannot_be_read() {
    check(include_str!("bad/journal.treaty"), include_str!("bad/journal.txt"));
}
