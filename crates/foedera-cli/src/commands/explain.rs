//! `foedera explain`: the same answer as `status`, with its reasons.

use foedera::{Answer, Question};

use crate::commands::about::About;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::amendments;
use crate::show::declarations;
use crate::show::invoked;
use crate::show::priority;
use crate::show::reasons::Teller;
use crate::show::reservations;
use crate::show::sheet::Sheet;
use crate::show::survives;

/// Of a treaty of more states than this only the treaty is explained, unless `--for` names one.
const STATES_EXPLAINED_MAX: usize = 2;

/// Why is it so? Clauses, acts, sources and arithmetic as an account.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera explain ICCPR-1966 --on 1976-03-23")]
pub(crate) struct Args {
    #[command(flatten)]
    about: About,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    args.about.answered(page, reasons)?;
    Ok(Outcome::Done)
}

fn reasons(sheet: &mut Sheet, question: &Question, answer: &Answer) {
    let mut teller = Teller::default();
    sheet.heading("Because");
    teller.account(sheet, &answer.because);
    for part in &answer.except {
        sheet.heading(&format!("Except {}, because", part.part));
        teller.account(sheet, &part.because);
    }
    reservations::explained(sheet, &mut teller, &answer.reservations);
    declarations::explained(sheet, &mut teller, answer);
    amendments::explained(sheet, &mut teller, answer);
    priority::explained(sheet, &mut teller, answer);
    invoked::explained(sheet, &mut teller, answer);
    survives::explained(sheet, &mut teller, answer);
    if question.of.is_some() || answer.states.len() <= STATES_EXPLAINED_MAX {
        teller.states(sheet, &answer.states);
    }
}
