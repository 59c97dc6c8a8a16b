//! The clause language: problems lie in the text; the canonical form is a fixed point, and says
//! what the text said.

use foedera_clauses::{File, format, parse};
use foedera_model::{Diagnostic, Graded};

pub fn run(bytes: &[u8]) {
    check(&String::from_utf8_lossy(bytes));
}

pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = crate::seeds::files(&["treaties", "crates/foedera-clauses/tests"], ".treaty");
    for mark in ["treaty", "clauses", "scenario"] {
        seeds.extend(crate::seeds::blocks("docs/formats/clauses.md", mark));
    }
    seeds
}

/// What is promised of any text.
pub(super) fn check(text: &str) {
    let parsed = parse(text);
    lie_within(text, &parsed.diagnostics);
    let formatted = format(text).value;
    assert_eq!(format(&formatted).value, formatted, "formatting again changes nothing");
    let again = parse(&formatted);
    lie_within(&formatted, &again.diagnostics);
    // Where the text has errors, a wrong indentation may be mended; else nothing is changed.
    if !parsed.has_errors() {
        assert!(!again.has_errors(), "formatting breaks nothing: {:?}", again.diagnostics);
        assert_eq!(said(&again.value), said(&parsed.value), "the canonical form says the same");
    }
}

fn lie_within(text: &str, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let span = diagnostic.span;
        assert!(text.get(span.start()..span.end()).is_some(), "{diagnostic:?}");
    }
}

/// What a file says, without the places where it says it.
fn said(file: &File) -> (Vec<&str>, &[Graded], usize) {
    let treaty = file.treaty.as_ref();
    let clauses = treaty.into_iter().flat_map(|it| &it.clauses).map(|it| it.words.as_str());
    (clauses.collect(), &file.statements, file.scenarios.len())
}
