//! Statements written as a journal and read back: nothing changes that the language can hold, and
//! what it cannot hold is told.

#![cfg(test)]
#![expect(clippy::disallowed_methods, reason = "tests read the repository")]

use std::fs;

use foedera_clauses::{format, journal, parse};
use foedera_model::{Graded, Status};

/// The statements of a text with these acts.
fn said(acts: &str) -> Vec<Graded> {
    let parsed = parse(&text(acts));
    assert!(!parsed.has_errors(), "{:?}", parsed.diagnostics);
    parsed.value.statements
}

fn text(acts: &str) -> String {
    format!("treaty T-1900 \"T\"\n\nacts\n{acts}")
}

/// What a journal loses of one statement that was changed, and what it says of it.
#[track_caller]
fn check_lost(change: impl FnOnce(&mut Graded), lost: &[&str]) {
    let mut statements = said("  1900-01-02  FR signs\n    source \"Gazette\" 1900-01-03, B2\n");
    change(&mut statements[0]);
    let written = journal("T-1900", "T", &statements);
    assert_eq!(written.lost.len(), usize::from(!lost.is_empty()), "{written:?}");
    assert_eq!(written.lost.first().map_or(&[][..], |it| &it.what), lost, "{}", written.text);
    let whole = lost == ["the whole"];
    assert_eq!(parse(&written.text).value.statements.len(), usize::from(!whole));
}

/// Every journal block of the page of the language, and the library's own journals.
fn journals() -> Vec<(String, String)> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let page = fs::read_to_string(format!("{root}/docs/formats/clauses.md")).unwrap();
    let blocks = page.split("```journal\n").skip(1).map(|it| it.split("```").next().unwrap());
    let blocks =
        blocks.map(|it| ("the page".to_owned(), format!("treaty PAGE-2000 \"P\"\n\n{it}")));
    let files = fs::read_dir(format!("{root}/treaties")).unwrap().map(|it| it.unwrap().path());
    let files = files.filter(|it| it.extension().is_some_and(|it| it == "treaty"));
    let files = files.map(|it| (it.display().to_string(), fs::read_to_string(&it).unwrap()));
    blocks.chain(files).collect()
}

#[test]
fn every_act_of_the_page_and_of_the_library_is_written_as_it_is_read() {
    let mut count = 0;
    for (name, text) in journals() {
        let file = parse(&text).value;
        let treaty = file.treaty.unwrap();
        let written = journal(&treaty.id, &treaty.title, &file.statements);
        assert_eq!(written.lost, [], "{name}:\n{}", written.text);
        assert_eq!(parse(&written.text).value.statements, file.statements, "{name}");
        assert_eq!(format(&written.text).value, written.text, "{name}: not canonical");
        count += file.statements.len();
    }
    assert!(500 < count, "{count} statements are too few to say anything");
}

#[test]
fn several_sources_of_one_act_are_one_act() {
    let acts = "  1900-01-02  FR signs\n    source \"Gazette\", B2\n    source \"Post\" 1900-01-03, C3\n  \
                1900-01-02  GB signs\n    source \"Gazette\", B2\n    contested by FR \"no powers\"\n";
    let written = journal("T-1900", "T", &said(acts));
    assert_eq!((written.text, written.lost), (text(acts), Vec::new()));
}

#[test]
fn what_a_journal_does_not_hold_of_a_statement_is_told() {
    check_lost(|_| {}, &[]);
    check_lost(|it| it.statement.rule = Some("en/signed".to_owned()), &["the rule that read it"]);
    check_lost(
        |it| it.statement.corrects = Some("3f2a".to_owned()),
        &["which statement it corrects"],
    );
    check_lost(|it| it.statement.published = None, &["the day of publication"]);
    check_lost(|it| it.statement.act.organ = Some("Senate".to_owned()), &["the organ"]);
    check_lost(|it| it.statement.chain.clear(), &["the day of publication", "the grade"]);
    check_lost(|it| it.statement.act.place = Some("two\nlines".to_owned()), &["the place"]);
    check_lost(|it| it.statement.note = Some("a \"quote\" and a \\".to_owned()), &[]);
}

#[test]
fn a_statement_of_which_a_journal_would_say_something_else_is_left_out() {
    let whole = &["the whole"];
    check_lost(|it| it.statement.retracts = true, whole);
    check_lost(|it| it.statement.act.on = None, whole);
    check_lost(|it| it.statement.status = Status::Contested, whole);
    check_lost(|it| it.statement.act.kind = foedera_model::ActKind::Vote, whole);
    check_lost(|it| it.statement.act.actors.clear(), whole);
    check_lost(|it| it.statement.act.treaty = "Another".to_owned(), whole);
}
