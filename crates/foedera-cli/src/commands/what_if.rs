//! `foedera what-if`: the answer if some acts were added, and what they would change.

use crate::asking::{Desk, OnDay, Sources, Whom};
use crate::commands::status;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::words::Words;
use crate::show::{answer, difference, doubts, missing, standings};

/// The answer if these acts were added; nothing is recorded.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera what-if CTBT-1996 --on 2027-01-01 --add '2026-12-01  \
                        IN ratifies' --add '2026-12-02  US ratifies'")]
pub(crate) struct Args {
    /// An id of the library, or a path to a `.treaty` file
    #[arg(value_name = "TREATY")]
    treaty: String,

    /// An act, as a line of a journal: a day, who, what
    #[arg(long, value_name = "ACT LINE", required = true)]
    add: Vec<String>,

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
    let acts = foedera::acts_of(&question.treaty, &args.add)?;
    let outlook = desk.look()?;
    let before = outlook.status(&question)?;
    let after = outlook.what_if(acts).status(&question)?;
    let outcome = if args.test { Outcome::Tested(after.in_force) } else { Outcome::Done };
    if page.is_json() {
        status::put_json(&after, &desk, page)?;
        return Ok(outcome);
    }
    let mut sheet = page.sheet();
    answer::head(&mut sheet, &after, desk.title(&after.treaty), &desk.asked);
    sheet.heading("If this were added");
    for line in &args.add {
        sheet.hung(&Words::accent("  + "), &Words::plain(line));
    }
    difference::table(&mut sheet, "as it is", "if so", &foedera::difference(&before, &after));
    answer::exceptions(&mut sheet, &after);
    standings::states(&mut sheet, &after.states);
    missing::leaves(&mut sheet, &after);
    doubts::doubts(&mut sheet, &after);
    page.put(&sheet)?;
    Ok(outcome)
}
