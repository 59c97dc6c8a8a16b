//! `cargo xtask tidy`: the house rules that no compiler checks, each a function of the texts.
//!
//! A rule says what it found, where, and what to do instead. Rules about taste are not here; what
//! clippy or rustfmt can say is left to them. `docs/testing.md` lists the rules for people.

mod direction;
mod functions;
mod glossary;
mod links;
mod mask;
mod problems;
mod shape;
mod shipped;
mod specification;
mod words;

use std::fmt;

use anyhow::{Result, bail};

use crate::project::Project;

/// Something that breaks a rule of the house.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    path: String,
    /// Counted from 1; nothing where the whole file is meant.
    line: Option<usize>,
    says: String,
}

impl Finding {
    fn in_file(path: &str, says: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: None, says: says.into() }
    }

    /// `index` is that of the line, counted from 0 as iterators do.
    fn at(path: &str, index: usize, says: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: Some(index + 1), says: says.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.says),
            None => write!(f, "{}: {}", self.path, self.says),
        }
    }
}

type Rule = fn(&Project) -> Vec<Finding>;

/// Every rule.
const RULES: &[Rule] = &[
    shape::headers,
    shape::names,
    shape::file_lengths,
    shape::function_lengths,
    direction::between_crates,
    direction::third_parties,
    words::leftovers,
    words::panics,
    words::global_state,
    words::elsewhere,
    words::lock_files,
    links::links,
    links::mentions,
    problems::pages_and_cases,
    glossary::one_word_for_one_thing,
    specification::coverage,
];

/// Runs every rule over the checkout.
pub(crate) fn run() -> Result<()> {
    let project = Project::read()?;
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&project)).collect();
    findings.sort();
    for finding in &findings {
        println!("{finding}");
    }
    println!("tidy: {}", shape::figures(&project));
    match findings.len() {
        0 => Ok(()),
        1 => bail!("one line breaks a rule of the house"),
        more => bail!("{more} lines break rules of the house"),
    }
}

/// Checks what a rule finds in a project of these files, one finding a line.
#[cfg(test)]
#[track_caller]
fn expect(rule: Rule, files: &[(&str, &str)], findings: &str) {
    let found: Vec<String> = rule(&Project::of(files)).iter().map(ToString::to_string).collect();
    assert_eq!(found.join("\n"), findings);
}
