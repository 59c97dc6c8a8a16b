//! `foedera register head`: the line that seals everything recorded so far.

use serde_json::json;

use crate::asking::Place;
use crate::outcome::Outcome;
use crate::page::Page;

/// The line that seals everything recorded so far; keep it elsewhere, and `verify` against it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera register head --register acts.db >> heads.txt")]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let head = args.place.open()?.head()?;
    if page.is_json() {
        page.line(&json!(head).to_string())?;
    } else {
        page.line(&head.to_string())?;
    }
    Ok(Outcome::Done)
}
