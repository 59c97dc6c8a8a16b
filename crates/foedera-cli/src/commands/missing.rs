//! `foedera missing`: what must still happen, by whom, and what would follow.

use crate::asking::{Desk, OnDay, Sources, Whom};
use crate::commands::status;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::{answer, doubts, missing};

/// What must still happen before it enters into force, by whom, and what would follow?
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera missing CTBT-1996")]
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
    missing::checklist(&mut sheet, &answer);
    doubts::doubts(&mut sheet, &answer);
    page.put(&sheet)?;
    Ok(Outcome::Done)
}
