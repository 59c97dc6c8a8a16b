//! `foedera register accept`: what waits is believed from now on.

use foedera::model::Grade;
use foedera::register::{Head, StatementId};
use foedera::{Machine, Record, Surroundings as _, Unfiled};
use serde_json::json;

use crate::asking::{Place, Shelves};
use crate::commands::register::queue;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::{self, days};

/// Accept statements that wait, or grade accepted ones anew; without ids, show what waits.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  foedera register accept --register acts.db\n  foedera \
                        register accept 3f2a 77c0 --grade B2 --register acts.db\n  foedera \
                        register accept --all --register acts.db\n  foedera register accept 3f2a \
                        --treaty PARIS-2015 --register acts.db")]
pub(crate) struct Args {
    /// The beginnings of ids
    #[arg(value_name = "ID")]
    ids: Vec<String>,

    /// All that waits
    #[arg(long, conflicts_with = "ids")]
    all: bool,

    /// How far source and information are trusted: a letter A to F and a digit 1 to 6
    #[arg(long, value_name = "GRADE")]
    grade: Option<Grade>,

    /// File them under this treaty, which a report named in words that the library does not know
    #[arg(long, value_name = "CODE")]
    treaty: Option<String>,

    #[command(flatten)]
    shelves: Shelves,

    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut record = args.place.open()?;
    let ids = named(args, &record)?;
    if ids.is_empty() && !args.all {
        queue::put(&record.queue()?, page)?;
        return Ok(Outcome::Done);
    }
    let mut foedera = args.shelves.open()?;
    let ids = match &args.treaty {
        None => {
            record.accept(&ids, args.grade, Machine.now())?;
            ids
        }
        Some(word) => {
            let treaty = foedera.treaty(word, &Machine)?;
            record.file_under(&ids, &treaty, args.grade, Machine.now())?
        }
    };
    let statements = record.statements(&ids)?;
    let unfiled = foedera.library().unfiled(statements.iter().map(|(id, it)| (*id, it)));
    put(&ids, &unfiled, &record.head()?, page)?;
    Ok(Outcome::Done)
}

/// What was accepted, and what of it no answer will draw on.
fn put(
    ids: &[StatementId],
    unfiled: &[Unfiled],
    head: &Head,
    page: &mut Page,
) -> anyhow::Result<()> {
    if page.is_json() {
        let lost = unfiled
            .iter()
            .map(|it| json!({ "id": it.id, "treaty": it.treaty, "candidates": it.candidates }));
        let lost: Vec<_> = lost.collect();
        page.line(&json!({ "accepted": ids, "unfiled": lost, "head": head }).to_string())?;
        return Ok(());
    }
    page.line(&format!("{} accepted", days::count(ids.len(), "statement")))?;
    if !unfiled.is_empty() {
        let mut sheet = page.sheet();
        show::queue::unfiled(&mut sheet, unfiled);
        page.put(&sheet)?;
    }
    Ok(page.line(&head.to_string())?)
}

fn named(args: &Args, record: &Record) -> anyhow::Result<Vec<StatementId>> {
    if args.all {
        return Ok(record.queue()?.into_iter().map(|it| it.id).collect());
    }
    let mut ids = Vec::new();
    for beginning in &args.ids {
        let id = record.find(beginning)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}
