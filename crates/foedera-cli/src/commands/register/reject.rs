//! `foedera register reject`: what waits is turned down, with the reason.

use foedera::register::Draft;
use foedera::{Machine, Surroundings as _};
use serde_json::json;

use crate::asking::Place;
use crate::outcome::Outcome;
use crate::page::Page;

/// Turn down a statement that waits.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera register reject 3f2a --why \"the wrong treaty\" \
                        --register acts.db")]
pub(crate) struct Args {
    /// The beginning of an id
    #[arg(value_name = "ID")]
    id: String,

    /// Why; it stands in the register beside the statement
    #[arg(long, value_name = "WORDS")]
    why: String,

    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut record = args.place.open()?;
    let id = record.find(&args.id)?;
    let draft = Draft::Rejected { id, why: args.why.clone() };
    record.append(std::slice::from_ref(&draft), Machine.now())?;
    let head = record.head()?;
    if page.is_json() {
        page.line(&json!({ "rejected": id, "head": head }).to_string())?;
    } else {
        page.line(&format!("{id} turned down"))?;
        page.line(&head.to_string())?;
    }
    Ok(Outcome::Done)
}
