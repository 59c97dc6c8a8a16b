//! `foedera treaties`: what the library holds.

use foedera::{EntryDays, Sight};
use serde_json::json;

use crate::asking::Shelves;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;
use crate::show::{days, lists};

/// The treaties of the library.
///
/// A treaty a line; `--whole` has the titles to their ends and who can be party.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foedera treaties\n  foedera treaties --whole --library my-treaties"
)]
pub(crate) struct Args {
    /// Titles to their ends, and who can be party
    #[arg(long)]
    whole: bool,

    #[command(flatten)]
    shelves: Shelves,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let foedera = args.shelves.open()?;
    let outlook = foedera.look(&Sight::everything())?;
    problems::left_out(&foedera, page);
    if page.is_json() {
        for it in foedera.library().treaties() {
            let head = &it.treaty.head;
            let days = EntryDays::of(it, &outlook)?;
            let line = json!({
                "treaty": it.treaty.id, "title": it.treaty.title, "between": head.between,
                "in_force_since": days.computed.map(days::in_short), "recorded_differs": days.differ(),
                "recorded_in_force": head.recorded.as_ref().map(|it| it.on.to_string()),
                "file": it.file,
            });
            page.line(&line.to_string())?;
        }
        return Ok(Outcome::Done);
    }
    let mut sheet = page.sheet();
    let mut rows = Vec::new();
    for it in foedera.library().treaties() {
        rows.push((it, EntryDays::of(it, &outlook)?));
    }
    if args.whole {
        lists::whole(&mut sheet, &rows);
    } else {
        lists::lines(&mut sheet, &rows);
    }
    page.put(&sheet)?;
    Ok(Outcome::Done)
}
