//! `foedera export`: the record out again.

use std::collections::BTreeMap;

use clap::ValueEnum;
use foedera::Record;
use foedera::model::Graded;
use foedera::register::{Draft, State};

use crate::asking::Place;
use crate::outcome::Outcome;
use crate::page::Page;

/// The accepted statements of a register, corrections and retractions included, with their grades.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera export --format csv --register acts.db > acts.csv")]
pub(crate) struct Args {
    /// In which form
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Form,

    /// Only statements about this treaty, as the record calls it
    #[arg(long, value_name = "TREATY")]
    treaty: Option<String>,

    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A line an object; nothing is lost
    Jsonl,
    /// A row a statement; nothing is lost
    Csv,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut record = args.place.open()?;
    let mut statements = accepted(&mut record)?;
    if let Some(treaty) = &args.treaty {
        statements.retain(|it| it.statement.act.treaty == *treaty);
    }
    match args.format {
        Form::Jsonl => foedera::write_json_lines(&statements, page.raw())?,
        Form::Csv => foedera::write_csv(&statements, page.raw())?,
    }
    Ok(Outcome::Done)
}

/// Every accepted statement in the order in which it entered, with the grade that it has now.
fn accepted(record: &mut Record) -> anyhow::Result<Vec<Graded>> {
    let entries = record.entries()?;
    let mut grades = BTreeMap::new();
    for entry in &entries {
        if let Draft::Accepted { grade: Some(grade), .. } = &entry.draft {
            grades.insert(entry.id.to_string(), *grade);
        }
    }
    let mut statements = Vec::new();
    for entry in entries {
        let id = entry.id.to_string();
        if let Draft::Proposed { statement, grade } | Draft::Recorded { statement, grade } =
            entry.draft
            && record.state(&entry.id)? == Some(State::Accepted)
        {
            let grade = grades.get(&id).copied().or(grade);
            statements.push(Graded { statement, grade });
        }
    }
    Ok(statements)
}
