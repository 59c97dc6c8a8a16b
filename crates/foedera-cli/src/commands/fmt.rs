//! `foedera fmt`: files of the clause language in their one canonical form.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use foedera::model::{Diagnostic, Severity};
use foedera::{Document, Machine, clauses};
use std::io::Write as _;

use crate::asking::files_at;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;

/// Put `.treaty` and scenario files into their canonical form.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  foedera fmt my.treaty\n  foedera fmt --check \
                        treaties\n  foedera fmt - < draft.treaty")]
pub(crate) struct Args {
    /// The files, or folders of `.treaty` files; `-` goes from standard input to standard output
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Change nothing; name the files that would change, and end with 1 if there are any
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    for path in &args.files {
        let done = all(path, args.check, page).unwrap_or_else(|error| failed(&error, page));
        outcome = outcome.or(done);
    }
    Ok(outcome)
}

/// The files that a path stands for: one that fails keeps none of the others back.
fn all(path: &Path, check: bool, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    for path in files_at(path)? {
        outcome = outcome.or(one(&path, check, page).unwrap_or_else(|error| failed(&error, page)));
    }
    Ok(outcome)
}

fn failed(error: &anyhow::Error, page: &Page) -> Outcome {
    problems::failure(error, page);
    Outcome::Failed
}

fn one(path: &Path, check: bool, page: &mut Page) -> anyhow::Result<Outcome> {
    let document = Document::open(path, &Machine)?;
    let formatted = clauses::format(&document.text);
    let errors: Vec<Diagnostic> =
        formatted.diagnostics.into_iter().filter(|it| it.severity == Severity::Error).collect();
    if !errors.is_empty() {
        // What could not be read is not touched: nobody knows what was meant.
        problems::drawn(&path.display().to_string(), &document.text, &errors, page);
        return Ok(Outcome::Faults);
    }
    let is_same = formatted.value == document.text;
    if check {
        if !is_same {
            page.line(&path.display().to_string())?;
        }
        return Ok(if is_same { Outcome::Done } else { Outcome::Faults });
    }
    if path == Path::new("-") {
        page.raw().write_all(formatted.value.as_bytes())?;
    } else if !is_same {
        replace(path, &formatted.value)?;
    }
    Ok(Outcome::Done)
}

/// Writes beside the file and puts the new one in its place, so that no crash leaves half of one.
fn replace(path: &Path, text: &str) -> anyhow::Result<()> {
    let doing = || format!("writing {}", path.display());
    let path = path.canonicalize().with_context(doing)?;
    let mut beside = path.clone().into_os_string();
    beside.push(".new");
    fs::write(&beside, text).with_context(doing)?;
    fs::rename(&beside, &path).with_context(doing)
}
