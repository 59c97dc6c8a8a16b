//! One place that knows how the command is run, so that every case is a line of text.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a run left.
pub(crate) struct Run {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

/// Runs the command as typed; words with spaces stand between bars: `status "a b"` is `status |a b|`.
#[track_caller]
pub(crate) fn run(typed: &str) -> Run {
    run_with(typed, &[], "")
}

/// The same with variables and something on standard input.
#[track_caller]
pub(crate) fn run_with(typed: &str, variables: &[(&str, &str)], input: &str) -> Run {
    let mut child = command(typed)
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Who refuses what was typed does not wait for the input.
    match child.stdin.take().unwrap().write_all(input.as_bytes()) {
        Err(it) if it.kind() != std::io::ErrorKind::BrokenPipe => panic!("{it}"),
        _ => {}
    }
    let done = child.wait_with_output().unwrap();
    let run = Run {
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
        code: done.status.code().unwrap(),
    };
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run
}

/// The command in a surrounding without terminal, colour or register.
pub(crate) fn command(typed: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_foedera"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("COLUMNS", "80");
    for variable in ["FOEDERA_REGISTER", "FOEDERA_ASSIST_KEY", "NO_COLOR", "TERM"] {
        command.env_remove(variable);
    }
    command.args(words(typed));
    command
}

fn words(typed: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (place, part) in typed.split('|').enumerate() {
        if place % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// The answer of a run that did what was asked.
#[track_caller]
pub(crate) fn answer(typed: &str) -> String {
    let run = run(typed);
    assert_eq!(run.code, 0, "{}", run.err);
    run.out
}

/// The same, as one JSON value.
#[track_caller]
pub(crate) fn json(typed: &str) -> serde_json::Value {
    serde_json::from_str(&answer(&format!("{typed} --json"))).unwrap()
}

/// A path for this test alone; nothing is there yet.
pub(crate) fn fresh(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if path.is_dir() {
        std::fs::remove_dir_all(&path).unwrap();
    } else if path.exists() {
        std::fs::remove_file(&path).unwrap();
    }
    path
}
