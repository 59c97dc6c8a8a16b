//! A log of JSON lines from elsewhere: whatever its bytes, it is opened or refused, and what is
//! opened can be verified and read without a panic.

use std::fs;
use std::path::PathBuf;

use foedera_model::{Act, ActKind, Statement, Status, Voice};
use foedera_register::{Draft, Origin, Register};

pub fn run(bytes: &[u8]) {
    let path = file("tried");
    fs::write(&path, bytes).expect("the folder for trials can be written to");
    if let Ok(register) = Register::open(&path) {
        let snapshot = register.snapshot(None);
        if let Ok(verification) = register.verify(&[]) {
            let complete = register.end().is_ok_and(|it| it == verification.head);
            let readable = verification.is_sound() && complete;
            assert!(!readable || snapshot.is_ok(), "sound, but cannot be read: {snapshot:?}");
        }
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let documented = crate::seeds::blocks("docs/formats/register.md", "jsonl");
    written().into_iter().chain(documented).collect()
}

/// A log as the register writes it.
fn written() -> Option<Vec<u8>> {
    let path = file("seed");
    let _ = fs::remove_file(&path);
    let origin: Origin = "treaties.example/register".parse().ok()?;
    let mut register = Register::init(&path, origin).ok()?;
    let drafts = [ActKind::Signature, ActKind::DomesticRatification, ActKind::Exchange]
        .map(|kind| Draft::Recorded { statement: statement(kind), grade: "B2".parse().ok() });
    let now = "2026-11-23T12:00:00Z".parse().ok()?;
    register.append(0, &drafts, now).ok()?;
    fs::read(&path).ok()
}

fn statement(kind: ActKind) -> Statement {
    Statement {
        act: Act::new("RU-KP-2024", kind),
        status: Status::Happened,
        chain: vec![Voice { name: "KCNA".to_owned(), on: "2024-11-12".parse().ok() }],
        published: "2024-11-12".parse().ok(),
        passage: None,
        rule: None,
        corrects: None,
        retracts: false,
        note: Some("Зaмeткa \"quoted\" \u{1}".to_owned()),
    }
}

/// A file of this process alone.
fn file(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("foedera-fuzz-{}-{name}.jsonl", std::process::id()))
}
