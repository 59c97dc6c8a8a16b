//! `foedera import`: other files' statements into a register.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Subcommand, ValueEnum};
use foedera::model::Graded;
use foedera::{Document, Machine};
use serde_json::json;

use crate::asking::Place;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::recording::{self, Manner};

/// Put what a file says into a register.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera import acts deposits.csv --register acts.db")]
pub(crate) struct Args {
    #[command(subcommand)]
    from: From,
}

#[derive(Debug, Subcommand)]
enum From {
    Acts(Acts),
}

/// Our own CSV or JSON lines, as `export` writes them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera import acts deposits.csv --register acts.db")]
struct Acts {
    /// The file
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// Which form it has, where its name does not end in .csv or .jsonl
    #[arg(long, value_enum)]
    format: Option<Form>,

    /// Put them into the queue, for somebody to accept
    #[arg(long)]
    propose: bool,

    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Csv,
    Jsonl,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let From::Acts(args) = &args.from;
    let mut record = args.place.open()?;
    let statements = statements(&args.path, form(args)?)?;
    let manner = if args.propose { Manner::Proposed } else { Manner::Recorded };
    let entered = recording::enter(&mut record, statements, manner)?;
    let head = record.head()?;
    if page.is_json() {
        let json = json!({ "new": entered.new.len(), "known": entered.known, "head": head });
        page.line(&json.to_string())?;
    } else {
        page.line(&entered.in_words(manner))?;
        page.line(&head.to_string())?;
    }
    Ok(Outcome::Done)
}

fn form(args: &Acts) -> anyhow::Result<Form> {
    if let Some(form) = args.format {
        return Ok(form);
    }
    match args.path.extension().and_then(|it| it.to_str()) {
        Some("csv") => Ok(Form::Csv),
        Some("jsonl") => Ok(Form::Jsonl),
        _ => bail!("{}: say --format csv or --format jsonl", args.path.display()),
    }
}

fn statements(path: &Path, form: Form) -> anyhow::Result<Vec<Graded>> {
    let doing = || format!("reading {}", path.display());
    let read = match form {
        Form::Csv => foedera::read_csv(File::open(path).with_context(doing)?),
        Form::Jsonl => foedera::read_json_lines(&Document::open(path, &Machine)?.text),
    };
    read.with_context(doing)
}
