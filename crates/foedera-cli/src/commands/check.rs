//! `foedera check`: faults in `.treaty` files, shown at their place.

use std::path::PathBuf;

use foedera::model::{Diagnostic, Severity};
use foedera::{Document, Machine, clauses};
use serde_json::json;

use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;
use crate::show::days;

/// Faults in `.treaty` and scenario files, shown at their place, each with its cure.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera check treaties/*.treaty")]
pub(crate) struct Args {
    /// The files; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Warnings are faults too
    #[arg(long)]
    strict: bool,

    /// Also show notes: what is read and kept, but used by no answer yet
    #[arg(long)]
    notes: bool,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    let mut all: Vec<Diagnostic> = Vec::new();
    let mut read = 0;
    for path in &args.files {
        match Document::open(path, &Machine) {
            Ok(document) => {
                let found = clauses::parse(&document.text).diagnostics;
                put(&path.display().to_string(), &document.text, &found, args, page)?;
                all.extend(found);
                read += 1;
            }
            Err(error) => {
                problems::failure(&error.into(), page);
                outcome = outcome.or(Outcome::Failed);
            }
        }
    }
    if 0 < read && !page.is_json() {
        page.line(&summary(read, &all))?;
    }
    let least = if args.strict { Severity::Warning } else { Severity::Error };
    let is_faulty = all.iter().any(|it| least <= it.severity);
    Ok(if is_faulty { outcome.or(Outcome::Faults) } else { outcome })
}

/// The faults of one file: a line of JSON, or drawn on standard error.
fn put(
    name: &str,
    text: &str,
    found: &[Diagnostic],
    args: &Args,
    page: &mut Page,
) -> anyhow::Result<()> {
    if page.is_json() {
        page.line(&json!({ "file": name, "diagnostics": found }).to_string())?;
        return Ok(());
    }
    let least = if args.notes { Severity::Note } else { Severity::Warning };
    let shown: Vec<Diagnostic> = found.iter().filter(|it| least <= it.severity).cloned().collect();
    if !shown.is_empty() {
        problems::drawn(name, text, &shown, page);
    }
    Ok(())
}

/// `3 files: 2 errors, 1 warning`
fn summary(files: usize, all: &[Diagnostic]) -> String {
    let kinds =
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let counts: Vec<String> = kinds
        .iter()
        .map(|(severity, noun)| (problems::count(all, *severity), *noun))
        .filter(|(number, _)| 0 < *number)
        .map(|(number, noun)| days::count(number, noun))
        .collect();
    let found = if counts.is_empty() { "no faults".to_owned() } else { counts.join(", ") };
    format!("{}: {found}", days::count(files, "file"))
}
