//! `foedera status`: in force? for whom? since and until when?

use foedera::Answer;

use crate::commands::about::About;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::sheet::Sheet;
use crate::show::{
    amendments, answer, declarations, invoked, missing, priority, reservations, standings, survives,
};

/// Is it in force? For whom, since and until when?
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  foedera status RU-KP-2024 --on 2024-11-12\n  foedera status \
                        PARIS-2015 --for \"United States\" --on 2020-11-04 --test")]
pub(crate) struct Args {
    #[command(flatten)]
    about: About,

    /// End with the answer as exit code: 0 yes, 1 no, 3 open
    #[arg(long)]
    test: bool,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let answer = args.about.answered(page, |sheet, _, answer| body(sheet, answer))?;
    Ok(if args.test { Outcome::Tested(answer.in_force) } else { Outcome::Done })
}

/// Everything between the head of an answer and its doubts.
pub(crate) fn body(sheet: &mut Sheet, answer: &Answer) {
    answer::exceptions(sheet, answer);
    reservations::section(sheet, &answer.reservations);
    declarations::section(sheet, answer);
    amendments::section(sheet, answer);
    priority::section(sheet, answer);
    invoked::section(sheet, answer);
    survives::section(sheet, answer);
    standings::states(sheet, &answer.states);
    missing::leaves(sheet, answer);
}
