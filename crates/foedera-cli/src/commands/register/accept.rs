//! `foedera register accept`: what waits is believed from now on.

use foedera::model::Grade;
use foedera::register::StatementId;
use foedera::{Machine, Record, Surroundings as _};
use serde_json::json;

use crate::asking::Place;
use crate::commands::register::queue;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::days;

/// Accept statements that wait, or grade accepted ones anew; without ids, show what waits.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  foedera register accept --register acts.db\n  foedera \
                        register accept 3f2a 77c0 --grade B2 --register acts.db\n  foedera \
                        register accept --all --register acts.db")]
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
    record.accept(&ids, args.grade, Machine.now())?;
    let head = record.head()?;
    if page.is_json() {
        page.line(&json!({ "accepted": ids, "head": head }).to_string())?;
    } else {
        page.line(&format!("{} accepted", days::count(ids.len(), "statement")))?;
        page.line(&head.to_string())?;
    }
    Ok(Outcome::Done)
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
