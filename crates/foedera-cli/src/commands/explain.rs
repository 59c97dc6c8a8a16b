//! `foedera explain`: the same answer as `status`, with its reasons.

use crate::asking::{Desk, OnDay, Sources, Whom};
use crate::commands::status;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::{answer, doubts, reasons};

/// Of a treaty of more states than this only the treaty is explained, unless `--for` names one.
const STATES_EXPLAINED_MAX: usize = 2;

/// Why is it so? Clauses, acts, sources and arithmetic as an account.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera explain ICCPR-1966 --on 1976-03-23")]
pub(crate) struct Args {
    /// An id of the library, or a path to a `.treaty` file
    #[arg(value_name = "TREATY")]
    treaty: String,

    #[command(flatten)]
    on: OnDay,

    #[command(flatten)]
    whom: Whom,

    #[command(flatten)]
    sources: Sources,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut desk = Desk::open(&args.sources, args.on)?;
    let question = desk.question(&args.treaty, &args.whom)?;
    let answer = desk.answer(&question)?;
    if page.is_json() {
        status::put_json(&answer, &desk, page)?;
        return Ok(Outcome::Done);
    }
    let mut sheet = page.sheet();
    answer::head(&mut sheet, &answer, desk.title(&answer.treaty), &desk.asked);
    sheet.heading("Because");
    reasons::account(&mut sheet, &answer.because);
    for part in &answer.except {
        sheet.heading(&format!("Except {}, because", part.part));
        reasons::account(&mut sheet, &part.because);
    }
    if question.of.is_some() || answer.states.len() <= STATES_EXPLAINED_MAX {
        reasons::of_states(&mut sheet, &answer.states);
    }
    doubts::doubts(&mut sheet, &answer);
    page.put(&sheet)?;
    Ok(Outcome::Done)
}
