//! What the benches are fed: the repository's own texts, and statements by the number.
//!
//! Nothing is made up to be fast: a bench reads what a user would.

use std::fs;
use std::path::{Path, PathBuf};

use foedera_entities::EntityId;
use foedera_model::{Act, ActKind, Graded, Instrument, Statement, Status, Voice};

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

/// Acts of so many treaties with a dozen states each, from a fixed sequence: signatures, deposits some
/// years later, now and then a notice of withdrawal.
#[must_use]
pub fn made_up(treaties: usize) -> Vec<Graded> {
    let states: Vec<EntityId> =
        ["AT", "BR", "CA", "DE", "EG", "FR", "IN", "JP", "KE", "MX", "NO", "PE"]
            .into_iter()
            .filter_map(|it| it.parse().ok())
            .collect();
    let mut sequence = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |below: u64| {
        sequence ^= sequence << 13;
        sequence ^= sequence >> 7;
        sequence ^= sequence << 17;
        sequence % below
    };
    let mut acts = Vec::new();
    for treaty in 0..treaties {
        let signed = 1950 + next(60);
        for state in &states {
            let mut act = |kind, year: u64, day: u64| {
                let on = format!("{year}-{:02}-{:02}", 1 + day % 12, 1 + day % 28);
                let mut act = Act { actors: vec![*state], ..Act::new(format!("T-{treaty}"), kind) };
                act.on = on.parse().ok();
                acts.push(Graded { statement: Statement { act, ..statement(0) }, grade: None });
            };
            act(ActKind::Signature, signed, next(336));
            if next(4) != 0 {
                act(ActKind::Deposit(Instrument::Ratification), signed + 1 + next(6), next(336));
            }
            if next(40) == 0 {
                act(ActKind::WithdrawalNotice, signed + 10 + next(5), next(336));
            }
        }
    }
    acts
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
