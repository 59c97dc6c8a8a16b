//! `foedera export`: the record out again.

use clap::ValueEnum;

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
    let mut statements = args.place.open()?.accepted()?;
    if let Some(treaty) = &args.treaty {
        statements.retain(|it| it.statement.act.treaty == *treaty);
    }
    match args.format {
        Form::Jsonl => foedera::write_json_lines(&statements, page.raw())?,
        Form::Csv => foedera::write_csv(&statements, page.raw())?,
    }
    Ok(Outcome::Done)
}
