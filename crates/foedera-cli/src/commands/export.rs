//! `foedera export`: the record out again.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use anyhow::bail;
use clap::ValueEnum;
use foedera::clauses::{Journal, Lost};
use foedera::model::Graded;

use crate::asking::{Place, Shelves};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;
use crate::show::days;

/// The accepted statements of a register, corrections and retractions included, with their grades.
///
/// A journal is of one treaty, and holds less than the record: what it does not hold is told.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foedera export --format csv --register acts.db > acts.csv\n  \
                        foedera export --format treaty --treaty RU-KP-2024 --register acts.db"
)]
pub(crate) struct Args {
    /// In which form
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Form,

    /// Only statements about this treaty, as the record calls it
    #[arg(long, value_name = "TREATY")]
    treaty: Option<String>,

    #[command(flatten)]
    shelves: Shelves,

    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A line an object; nothing is lost
    Jsonl,
    /// A row a statement; nothing is lost
    Csv,
    /// The journal of a treaty file, for people
    Treaty,
    /// Not in this build
    Parquet,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut statements = args.place.open()?.accepted()?;
    if let Some(treaty) = &args.treaty {
        statements.retain(|it| it.statement.act.treaty == *treaty);
    }
    match args.format {
        Form::Jsonl => foedera::write_json_lines(&statements, page.raw())?,
        Form::Csv => foedera::write_csv(&statements, page.raw())?,
        Form::Treaty => {
            let journal = journal(args, &statements)?;
            page.raw().write_all(journal.text.as_bytes())?;
            tell(&journal.lost, page);
        }
        Form::Parquet => bail!("this build writes no Parquet: --format csv has the same columns"),
    }
    Ok(Outcome::Done)
}

/// The journal of the only treaty that the statements are about.
fn journal(args: &Args, statements: &[Graded]) -> anyhow::Result<Journal> {
    let treaties: BTreeSet<&str> =
        statements.iter().map(|it| it.statement.act.treaty.as_str()).collect();
    let all: Vec<&str> = treaties.into_iter().collect();
    let id = match (all.as_slice(), &args.treaty) {
        ([one], _) => *one,
        ([], Some(treaty)) => bail!("no accepted statement is about `{treaty}`"),
        ([], None) => bail!("the register holds no accepted statement"),
        (several, _) => {
            let names = several.join(", ");
            bail!("a journal is of one treaty: name one with --treaty, of {names}")
        }
    };
    let foedera = args.shelves.open()?;
    let title = foedera.library().get(id).map_or(id, |it| it.treaty.title.as_str());
    let journal = foedera::clauses::journal(id, title, statements);
    if foedera::clauses::parse(&journal.text).value.treaty.is_none_or(|it| it.id != id) {
        bail!("`{id}` is no id, and a journal needs one: --format csv takes any name");
    }
    Ok(journal)
}

/// Tells what the journal does not hold, each thing once.
fn tell(lost: &[Lost], page: &Page) {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for what in lost.iter().flat_map(|it| &it.what) {
        *count.entry(what).or_default() += 1;
    }
    for (what, number) in count {
        let of = days::count(number, "statement");
        problems::remark(&format!("not held by a journal: {what} of {of}"), page);
    }
}
