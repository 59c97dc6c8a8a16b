//! The treaties of the library are read without a fault and stand in their canonical form.

use foedera_clauses::{format, journal, parse};
use foedera_model::Severity;

fn treaties() -> Vec<(String, String)> {
    let folder = std::fs::read_dir("../../treaties").map(|it| it.flatten().collect());
    let mut files: Vec<std::fs::DirEntry> = folder.unwrap_or_default();
    files.sort_by_key(std::fs::DirEntry::path);
    let texts = files.into_iter().filter_map(|it| {
        let name = it.file_name().into_string().ok()?;
        let bytes = std::fs::read(it.path()).ok()?;
        name.ends_with(".treaty").then(|| (name, String::from_utf8_lossy(&bytes).into_owned()))
    });
    texts.collect()
}

#[test]
fn every_treaty_of_the_library_is_read() {
    let treaties = treaties();
    assert!(!treaties.is_empty(), "the library is empty");
    for (name, text) in treaties {
        let parsed = parse(&text);
        let errors = parsed.diagnostics.iter().filter(|it| it.severity == Severity::Error);
        assert_eq!(errors.collect::<Vec<_>>(), Vec::<&foedera_model::Diagnostic>::new(), "{name}");
        let treaty = parsed.value.treaty;
        assert_eq!(treaty.map(|it| format!("{}.treaty", it.id)), Some(name));
    }
}

#[test]
fn every_treaty_of_the_library_stands_in_its_canonical_form() {
    for (name, text) in treaties() {
        let formatted = format(&text).value;
        for (found, canonical) in text.lines().zip(formatted.lines()) {
            assert_eq!(found, canonical, "{name}");
        }
        assert_eq!(text.len(), formatted.len(), "{name}");
    }
}

/// The problems of a journal, errors and warnings alike.
fn problems(text: &str) -> Vec<String> {
    let found = parse(text).diagnostics.into_iter();
    found.filter(|it| it.severity != Severity::Note).map(|it| it.code).collect()
}

#[test]
fn a_journal_written_from_statements_in_any_order_is_in_order_and_canonical() {
    for (name, text) in treaties() {
        let file = parse(&text).value;
        let Some(treaty) = file.treaty.filter(|_| !file.statements.is_empty()) else { continue };
        let acts = file.statements.iter().rev().cloned().collect::<Vec<_>>();
        let written = journal(&treaty.id, &treaty.title, &acts).text;
        assert_eq!(format(&written).value, written, "{name}");
        // What the acts themselves are warned of stays so: a state that acted before it was one.
        let own = problems(&text);
        let new: Vec<String> =
            problems(&written).into_iter().filter(|it| !own.contains(it)).collect();
        assert_eq!(new, Vec::<String>::new(), "{name}");
    }
}
