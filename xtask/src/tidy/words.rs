//! Words that have no place in the project: left-overs, global state, and talk of other places.
//!
//! The project speaks of itself alone. It names no folder of a machine that it was written on and
//! no circumstance of its writing; a reader in ten years can do nothing with either.

use super::Finding;
use super::mask::mask;
use super::shipped::shipped;
use crate::project::Project;

/// Where these lists stand; the only file in which the words may.
const THIS_FILE: &str = "xtask/src/tidy/words.rs";

/// Left-overs, and what to do instead.
const LEFTOVERS: &[(&str, &str)] = &[
    ("FIXME", "mend it, or say in words what is not done"),
    ("TODO", "do it, or say in words what is not done"),
    ("dbg!(", "take it out"),
    ("todo!(", "write it, or leave the item out"),
];

/// What ends the program. Whatever comes from outside, a fault is a value; and whoever is sure that
/// something cannot be has a type that says so.
const PANICS: &[&str] =
    &["panic!(", "unreachable!(", "unimplemented!(", "assert!(", "assert_eq!(", "assert_ne!("];

/// State that every caller shares: pass values instead.
const GLOBAL_STATE: &[&str] = &["static mut ", "thread_local!", "Mutex<", "RwLock<"];

/// Paths of a machine and talk about the writing, in lower case.
const ELSEWHERE: &[&str] = &[
    "/work/",
    "/tmp/",
    "/root/",
    "/home/",
    "file:///",
    "this session",
    "previous session",
    "next session",
    "another session",
    "sub-agent",
    "subagent",
    "language model",
    "issue #",
    "the brief says",
];

/// The only registry that a lock file may name.
const REGISTRY: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";

/// Nothing unfinished is left in the sources.
pub(crate) fn leftovers(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, index, line) in lines(project).filter(|(path, ..)| path.ends_with(".rs")) {
        let found = LEFTOVERS.iter().filter(|(word, _)| line.contains(word));
        findings.extend(
            found.map(|(word, cure)| Finding::at(path, index, format!("`{word}`: {cure}"))),
        );
    }
    findings
}

/// Nothing that ships ends the program on purpose.
pub(crate) fn panics(project: &Project) -> Vec<Finding> {
    let crates = project.ending(".rs").filter(|(path, _)| path.starts_with("crates/"));
    let mut findings = Vec::new();
    for (path, text) in crates.filter(|(path, _)| path.contains("/src/")) {
        for (index, line) in mask(shipped(path, text)).lines().enumerate() {
            // What is asserted of a constant is checked when it is compiled.
            if !line.starts_with("const ") {
                let found = PANICS.iter().filter(|word| calls(line, word));
                findings.extend(found.map(|word| {
                    Finding::at(path, index, format!("`{word}`: give back what is wrong instead"))
                }));
            }
        }
    }
    findings
}

/// Whether a line calls this macro, and not one whose name ends alike.
fn calls(line: &str, name: &str) -> bool {
    let mut places = line.match_indices(name).filter_map(|(at, _)| line.get(..at));
    places.any(|before| !before.ends_with(|it: char| it.is_alphanumeric() || it == '_'))
}

/// No crate below the fronts keeps state beside its values.
pub(crate) fn global_state(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in project.ending(".rs").filter(|(path, _)| *path != THIS_FILE) {
        for (index, line) in mask(text).lines().enumerate() {
            let declares = line.contains("static ") || line.contains("thread_local!");
            if declares && GLOBAL_STATE.iter().any(|it| line.contains(it)) {
                findings.push(Finding::at(path, index, "global state; hand the value in instead"));
            }
        }
    }
    findings
}

/// No text speaks of the place or the manner in which it was written.
pub(crate) fn elsewhere(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, index, line) in lines(project) {
        let line = line.to_lowercase();
        let found = ELSEWHERE.iter().filter(|word| line.contains(**word));
        findings.extend(found.map(|word| {
            Finding::at(path, index, format!("`{word}`: the project speaks of itself alone"))
        }));
    }
    findings
}

/// Lock files name the public registry and nothing else.
pub(crate) fn lock_files(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in project.ending("Cargo.lock") {
        for (index, line) in text.lines().enumerate() {
            if line.starts_with("source = ") && line != REGISTRY {
                findings.push(Finding::at(path, index, "a source that is not the public registry"));
            }
        }
    }
    findings
}

fn lines(project: &Project) -> impl Iterator<Item = (&str, usize, &str)> {
    let texts = project.texts().filter(|(path, _)| *path != THIS_FILE);
    texts.flat_map(|(path, text)| {
        text.lines().enumerate().map(move |(index, line)| (path, index, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect;

    #[test]
    fn leftovers_are_refused_in_sources_alone() {
        expect(leftovers, &[("a.rs", "let a = 1;"), ("a.md", "no FIXME")], "");
        expect(
            leftovers,
            &[("a.rs", "a\n// FIXME later\ndbg!(a)")],
            "a.rs:2: `FIXME`: mend it, or say in words what is not done\n\
             a.rs:3: `dbg!(`: take it out",
        );
    }

    #[test]
    fn what_ships_does_not_panic() {
        let path = "crates/a/src/a.rs";
        for good in [
            "/// assert!(a)\nlet b = \"panic!()\";",
            "debug_assert!(a);",
            "const _: () = assert!(A < B);",
            "a\n#[cfg(test)]\nmod tests { assert!(a) }",
        ] {
            expect(panics, &[(path, good)], "");
        }
        expect(
            panics,
            &[("crates/a/tests/a.rs", "assert!(a)"), ("xtask/src/a.rs", "panic!()")],
            "",
        );
        expect(
            panics,
            &[(path, "a\n    unreachable!()")],
            "crates/a/src/a.rs:2: `unreachable!(`: give back what is wrong instead",
        );
    }

    #[test]
    fn global_state_is_refused_and_tables_are_not() {
        expect(global_state, &[("a.rs", "static WORLD: OnceLock<World> = OnceLock::new();")], "");
        expect(global_state, &[("a.rs", "fn a(it: &Mutex<u8>) {} // static")], "");
        expect(
            global_state,
            &[("a.rs", "static SEEN: Mutex<u8> = Mutex::new(0);\nstatic mut A: u8 = 0;")],
            "a.rs:1: global state; hand the value in instead\n\
             a.rs:2: global state; hand the value in instead",
        );
    }

    #[test]
    fn the_project_speaks_of_itself_alone() {
        expect(elsewhere, &[("a.md", "a session of parliament; agents of a state")], "");
        expect(
            elsewhere,
            &[("a.md", "see /tmp/out"), ("b.rs", "//! This session adds it.")],
            "a.md:1: `/tmp/`: the project speaks of itself alone\n\
             b.rs:1: `this session`: the project speaks of itself alone",
        );
    }

    #[test]
    fn lock_files_name_the_public_registry() {
        expect(lock_files, &[("Cargo.lock", REGISTRY)], "");
        expect(
            lock_files,
            &[("fuzz/Cargo.lock", "name = \"a\"\nsource = \"registry+https://mirror.example\"")],
            "fuzz/Cargo.lock:2: a source that is not the public registry",
        );
    }
}
