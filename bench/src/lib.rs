//! What the benches are fed: the repository's own texts, and statements by the number.
//!
//! Nothing is made up to be fast: a bench reads what a user would.

use std::fs;
use std::path::{Path, PathBuf};

use foedera_model::{Act, ActKind, Statement, Status, Voice};

/// The texts under a folder, counted from the root of the project, whose names end so.
#[must_use]
pub fn texts(folder: &str, end: &str) -> Vec<String> {
    let mut paths = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder), end, &mut paths);
    paths.sort();
    paths.into_iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// A statement unlike all those of other numbers.
#[must_use]
pub fn statement(number: u64) -> Statement {
    Statement {
        act: Act::new(format!("TREATY-{}", number % 1000), ActKind::Signature),
        status: Status::Happened,
        chain: vec![Voice { name: format!("Gazette {number}"), on: "2024-11-12".parse().ok() }],
        published: "2024-11-12".parse().ok(),
        passage: None,
        rule: None,
        corrects: None,
        retracts: false,
        note: None,
    }
}

fn collect(folder: &Path, end: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, end, found);
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
}
