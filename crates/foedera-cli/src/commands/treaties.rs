//! `foedera treaties`: what the library holds.

use serde_json::json;

use crate::asking::Shelves;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::lists;

/// The treaties of the library.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera treaties --library my-treaties")]
pub(crate) struct Args {
    #[command(flatten)]
    shelves: Shelves,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let foedera = args.shelves.open()?;
    if page.is_json() {
        for it in foedera.library().treaties() {
            let head = &it.treaty.head;
            let line = json!({
                "treaty": it.treaty.id, "title": it.treaty.title, "between": head.between,
                "recorded_in_force": head.recorded.as_ref().map(|it| it.on.to_string()),
                "file": it.file,
            });
            page.line(&line.to_string())?;
        }
        return Ok(Outcome::Done);
    }
    let mut sheet = page.sheet();
    lists::treaties(&mut sheet, foedera.library().treaties());
    page.put(&sheet)?;
    Ok(Outcome::Done)
}
