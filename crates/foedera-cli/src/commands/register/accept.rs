//! `foedera register accept`: what waits is believed from now on.

use foedera::model::Grade;
use foedera::register::{Head, StatementId};
use foedera::{Entered, Machine, Record, Surroundings as _, Unfiled};
use serde_json::json;

use crate::asking::{Place, Shelves};
use crate::commands::register::queue;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::recording;
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
    let beside = recording::beside(&foedera, &record)?;
    let accepted = match &args.treaty {
        None => record.accept(&ids, args.grade, Machine.now())?,
        Some(word) => {
            let treaty = foedera.treaty(word, &Machine)?;
            record.file_under(&ids, &treaty, args.grade, Machine.now())?
        }
    };
    let doubts = recording::doubts(&record, &accepted.new, &beside)?;
    let statements = record.statements(&accepted.ids)?;
    let unfiled = foedera.library().unfiled(statements.iter().map(|(id, it)| (*id, it)));
    put(&accepted, &unfiled, &record.head()?, page)?;
    recording::remark(&doubts, page);
    Ok(Outcome::Done)
}

/// What was accepted, what stood already, and what of it no answer will draw on.
fn put(
    accepted: &Entered,
    unfiled: &[Unfiled],
    head: &Head,
    page: &mut Page,
) -> anyhow::Result<()> {
    if page.is_json() {
        let lost = unfiled
            .iter()
            .map(|it| json!({ "id": it.id, "treaty": it.treaty, "candidates": it.candidates }));
        let lost: Vec<_> = lost.collect();
        let json = json!({
            "accepted": accepted.new, "known": accepted.known(), "unfiled": lost, "head": head,
        });
        page.line(&json.to_string())?;
        return Ok(());
    }
    let stand = match accepted.known() {
        0 => String::new(),
        1 => ", 1 stands already".to_owned(),
        several => format!(", {several} stand already"),
    };
    page.line(&format!("{} accepted{stand}", days::count(accepted.new.len(), "statement")))?;
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
