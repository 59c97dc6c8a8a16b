//! Participants as depositaries and treaty databases write them. The lists are not part of the
//! project; without them the tests say so and pass.

use std::collections::BTreeSet;
use std::path::PathBuf;

use foedera_entities::World;

#[test]
fn every_participant_of_the_united_nations_lists_is_known() {
    let Some(text) = list("untc2026/participants.csv") else { return };
    let names = text.lines().skip(1).filter_map(second_cell).collect::<BTreeSet<&str>>();
    assert!(190 < names.len(), "{}", names.len());
    for name in names {
        let found = World::embedded().find(name, None);
        assert!(found.is_ok(), "{}", found.unwrap_err());
    }
}

/// The second cell of a row; a quoted one begins and ends with a quote.
fn second_cell(row: &str) -> Option<&str> {
    let (_, rest) = row.split_once(',')?;
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split(',').next(),
    }
}

#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test of files kept elsewhere"
)]
fn list(file: &str) -> Option<String> {
    let crate_dir = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(crate_dir.join("../../../shared/data").join(file)).ok();
    if text.is_none() {
        eprintln!("skipped: {file} is not here");
    }
    text
}
