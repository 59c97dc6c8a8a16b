//! `foedera register queue`: what waits for review.

use foedera::register::Recorded;
use serde_json::json;

use crate::asking::Place;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::words::Words;
use crate::show::{days, queue};

/// What waits for review, each with its passage.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera register queue --register acts.db")]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let waiting = args.place.open()?.queue()?;
    put(&waiting, page)?;
    Ok(Outcome::Done)
}

/// Writes the queue, with what to do about it.
pub(crate) fn put(waiting: &[Recorded], page: &mut Page) -> anyhow::Result<()> {
    if page.is_json() {
        for it in waiting {
            let line = json!({
                "id": it.id, "recorded_at": it.recorded_at.to_string(),
                "statement": it.graded.statement, "grade": it.graded.grade,
            });
            page.line(&line.to_string())?;
        }
        return Ok(());
    }
    let mut sheet = page.sheet();
    queue::queue(&mut sheet, waiting);
    sheet.blank();
    let says = if waiting.is_empty() {
        "Nothing waits.".to_owned()
    } else {
        let count = days::count(waiting.len(), "statement");
        format!(
            "{count} waiting. Accept with `foedera register accept ID… --grade B2` or --all; turn down with `foedera register reject ID --why WORDS`."
        )
    };
    sheet.text(0, &Words::faint(&says));
    Ok(page.put(&sheet)?)
}
