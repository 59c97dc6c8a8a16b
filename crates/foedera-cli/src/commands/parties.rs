//! `foedera parties`: who is bound by a treaty on a day, as a depositary lists it.

use foedera::json::PartiesJson;
use foedera::{Parties, Question};

use crate::asking::{Desk, OnDay, Sources, Whom};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::words::Words;
use crate::show::{answer, doubts, parties};

/// The parties as of a day: by which consent, since when, with which reservations.
///
/// Signatories, those that have left, and those of whom it is open are listed apart.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  foedera parties OTTAWA-1997 --on 1999-03-01\n  foedera \
                        parties treaties/RIO-1947.treaty --on 2012-07-01 --reasons")]
pub(crate) struct Args {
    /// An id of the library, or a path to a `.treaty` file
    #[arg(value_name = "TREATY")]
    treaty: String,

    #[command(flatten)]
    on: OnDay,

    /// Tell of each state why it stands there, down to the source
    #[arg(long)]
    reasons: bool,

    #[command(flatten)]
    sources: Sources,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut desk = Desk::open(&args.sources, args.on)?;
    let question = desk.question(&args.treaty, &Whom::only(None))?;
    desk.remark(page);
    let list = desk.look()?.parties(&question)?;
    let head = desk.foedera.register_head()?;
    if page.is_json() {
        let title = desk.title(&question.treaty);
        let json = PartiesJson::new(&list, title, head, &desk.asked.sight);
        page.line(&serde_json::to_string_pretty(&json)?)?;
    } else {
        put(args, (&desk, &question), (&list, head), page)?;
    }
    Ok(Outcome::Done)
}

fn put(
    args: &Args,
    (desk, question): (&Desk, &Question),
    (list, head): (&Parties, Option<String>),
    page: &mut Page,
) -> anyhow::Result<()> {
    let mut sheet = page.sheet();
    answer::head(&mut sheet, &list.answer, desk.title(&question.treaty), &desk.asked);
    parties::list(&mut sheet, list);
    if args.reasons {
        parties::reasons(&mut sheet, list);
    }
    doubts::doubts(&mut sheet, &list.answer);
    sheet.blank();
    let register = head.map(|it| format!(" and the register at {it}")).unwrap_or_default();
    let says = format!("Drawn up from the journal of {}{register}.", question.treaty);
    sheet.text(0, &Words::faint(&says));
    Ok(page.put(&sheet)?)
}
