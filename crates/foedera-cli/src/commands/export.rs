//! `foedera export`: the record out again.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use anyhow::bail;
use clap::ValueEnum;
use foedera::clauses::{Journal, Lost};
use foedera::model::Graded;
use foedera::{Columnar, Sight};
use serde_json::json;

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
                        foedera export --format treaty --treaty RU-KP-2024 --register acts.db\n  \
                        foedera export --what memberships --format csv --register acts.db"
)]
pub(crate) struct Args {
    /// In which form
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Form,

    /// The statements, or who was bound by what from when until when
    #[arg(long, value_enum, default_value = "statements")]
    what: What,

    /// Only statements about this treaty, as the record calls it
    #[arg(long, value_name = "TREATY")]
    treaty: Option<String>,

    #[command(flatten)]
    shelves: Shelves,

    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Whole, so that they come in again
    Statements,
    /// A row a spell: in force as computed where the library holds the law, else the consent or the days of force as
    /// recorded, or the membership as ATOP codes it
    Memberships,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A line an object; nothing is lost
    Jsonl,
    /// A row a statement; nothing is lost
    Csv,
    /// The journal of a treaty file, for people
    Treaty,
    /// The columns of the CSV, for other engines; in builds with the feature `parquet`
    Parquet,
    /// The same as an Arrow file
    Arrow,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut statements = args.place.open()?.accepted()?;
    if let Some(treaty) = &args.treaty {
        statements.retain(|it| it.statement.act.treaty == *treaty);
    }
    if args.what == What::Memberships {
        return memberships(args, page);
    }
    if statements.is_empty() && args.format != Form::Treaty {
        problems::remark(&nothing(args, "accepted statement"), page);
    }
    match args.format {
        Form::Jsonl => foedera::write_json_lines(&statements, page.raw())?,
        Form::Csv => foedera::write_csv(&statements, page.raw())?,
        Form::Treaty => {
            let journal = journal(args, &statements)?;
            page.raw().write_all(journal.text.as_bytes())?;
            tell(&journal.lost, page);
        }
        Form::Parquet => {
            foedera::write_statement_columns(&statements, Columnar::parquet()?, page.raw())?;
        }
        Form::Arrow => {
            foedera::write_statement_columns(&statements, Columnar::arrow()?, page.raw())?;
        }
    }
    Ok(Outcome::Done)
}

/// That there is nothing to put out, so that nobody takes an empty file for a broken one.
fn nothing(args: &Args, what: &str) -> String {
    let about = args.treaty.as_ref().map(|it| format!(" about `{it}`")).unwrap_or_default();
    format!("nothing to export: the register holds no {what}{about}")
}

/// The table of who was bound by what.
fn memberships(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let record = args.place.open()?;
    let statements = record.believed()?;
    let foedera = args.shelves.open()?.with_record(record);
    let outlook = foedera.look(&Sight::everything())?;
    let table = foedera::memberships(&foedera, &outlook, &statements)?;
    let mut rows = table.rows;
    rows.retain(|it| args.treaty.as_ref().is_none_or(|id| [&it.treaty, &it.law].contains(&id)));
    for fault in &table.faults {
        problems::remark(fault, page);
    }
    if args.treaty.is_none() && !table.without.is_empty() {
        problems::remark(&without(&table.without), page);
    }
    if rows.is_empty() {
        problems::remark(&nothing(args, "membership"), page);
    }
    match args.format {
        Form::Csv => foedera::write_memberships(&rows, page.raw())?,
        Form::Jsonl => {
            for row in &rows {
                page.line(&json!(row).to_string())?;
            }
        }
        Form::Parquet => {
            foedera::write_memberships_columns(&rows, Columnar::parquet()?, page.raw())?;
        }
        Form::Arrow => {
            foedera::write_memberships_columns(&rows, Columnar::arrow()?, page.raw())?;
        }
        Form::Treaty => bail!("a journal holds no memberships: take --format csv or jsonl"),
    }
    Ok(Outcome::Done)
}

/// Which treaties the table leaves out, and why.
fn without(treaties: &[String]) -> String {
    const NAMED_MAX: usize = 10;
    let named: Vec<&str> = treaties.iter().take(NAMED_MAX).map(String::as_str).collect();
    let more = if NAMED_MAX < treaties.len() { " …" } else { "" };
    format!(
        "without a row: {}, of which the record tells no consent that binds and no day of force for a party: {}{more}",
        days::count(treaties.len(), "treaty"),
        named.join(", ")
    )
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
