//! What `check` finds in lines on entry into force.

#![cfg(test)]

use foedera_clauses::parse;

fn codes(clauses: &str) -> Vec<String> {
    let found = parse(&format!("treaty A-2000 \"T\"\n\n{clauses}\n")).diagnostics;
    found
        .into_iter()
        .map(|it| it.code)
        .filter(|it| ["C012", "C065", "C066"].contains(&it.as_str()))
        .collect()
}

#[test]
fn nobody_is_it_where_the_treaty_enters_into_force() {
    assert_eq!(codes("enters into force on B-1990 is in force for it"), ["C065"]);
    assert_eq!(codes("enters into force on B-1990 is in force for FR"), [""; 0]);
    let later =
        "enters into force on signature\nfor each later party, on B-1990 is in force for it";
    assert_eq!(codes(later), [""; 0]);
}

#[test]
fn entry_on_signature_where_nobody_consents_by_signing() {
    let line = "enters into force on signature";
    assert_eq!(codes(&format!("consent by ratification\n{line}")), ["C066"]);
    assert_eq!(codes(&format!("consent by signature or ratification\n{line}")), [""; 0]);
    assert_eq!(codes(line), [""; 0]);
    let deposits = "consent by ratification\nenters into force on deposit of 2 instruments";
    assert_eq!(codes(deposits), [""; 0]);
}
