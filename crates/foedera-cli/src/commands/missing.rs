//! `foedera missing`: what must still happen, by whom, and what would follow.

use crate::commands::about::About;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::missing;

/// What must still happen before it enters into force, by whom, and what would follow?
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera missing CTBT-1996")]
pub(crate) struct Args {
    #[command(flatten)]
    about: About,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    args.about.answered(page, |sheet, _, answer| missing::checklist(sheet, answer))?;
    Ok(Outcome::Done)
}
