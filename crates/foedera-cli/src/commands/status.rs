//! `foedera status`: in force? for whom? since and until when?

use foedera::Answer;
use foedera::json::StatusJson;

use crate::asking::{Desk, OnDay, Sources, Whom};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::{answer, doubts, missing, standings};

/// Is it in force? For whom, since and until when?
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  foedera status RU-KP-2024 --on 2024-11-12\n  foedera status \
                        PARIS-2015 --for \"United States\" --on 2020-11-04 --test")]
pub(crate) struct Args {
    /// An id of the library, or a path to a `.treaty` file
    #[arg(value_name = "TREATY")]
    treaty: String,

    #[command(flatten)]
    on: OnDay,

    #[command(flatten)]
    whom: Whom,

    /// End with the answer as exit code: 0 yes, 1 no, 3 open
    #[arg(long)]
    test: bool,

    #[command(flatten)]
    sources: Sources,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut desk = Desk::open(&args.sources, args.on)?;
    let question = desk.question(&args.treaty, &args.whom)?;
    let answer = desk.answer(&question)?;
    put(&answer, &desk, page)?;
    Ok(if args.test { Outcome::Tested(answer.in_force) } else { Outcome::Done })
}

/// Writes an answer in full.
pub(crate) fn put(answer: &Answer, desk: &Desk, page: &mut Page) -> anyhow::Result<()> {
    if page.is_json() {
        return put_json(answer, desk, page);
    }
    let mut sheet = page.sheet();
    answer::head(&mut sheet, answer, desk.title(&answer.treaty), &desk.asked);
    answer::exceptions(&mut sheet, answer);
    standings::states(&mut sheet, &answer.states);
    missing::leaves(&mut sheet, answer);
    doubts::doubts(&mut sheet, answer);
    Ok(page.put(&sheet)?)
}

/// Writes an answer as the object of the contract.
pub(crate) fn put_json(answer: &Answer, desk: &Desk, page: &mut Page) -> anyhow::Result<()> {
    let json = StatusJson::new(answer, &desk.asked.sight);
    Ok(page.line(&serde_json::to_string_pretty(&json)?)?)
}
