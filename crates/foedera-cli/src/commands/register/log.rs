//! `foedera register log`: every entry, in order.

use serde_json::json;

use crate::asking::Place;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::queue;

/// Every entry, in the order in which it was recorded.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera register log --json --register acts.db")]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let entries = args.place.open()?.entries()?;
    if page.is_json() {
        for it in &entries {
            let line = json!({
                "seq": it.seq, "recorded_at": it.recorded_at.to_string(), "id": it.id,
                "draft": it.draft, "previous": it.previous.to_string(),
                "hash": it.hash.to_string(),
            });
            page.line(&line.to_string())?;
        }
        return Ok(Outcome::Done);
    }
    let mut sheet = page.sheet();
    queue::log(&mut sheet, &entries);
    page.put(&sheet)?;
    Ok(Outcome::Done)
}
