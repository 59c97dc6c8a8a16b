//! `foedera notification`: a draft of what a depositary tells about an act.

use foedera::json::NotificationJson;

use crate::asking::{Desk, OnDay, Sources, Whom};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::notification;

/// A draft of the depositary's notification of an act: what follows from it, for whom, on which day.
///
/// It makes no difference whether the act is on record already.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  foedera notification CTBT-1996 --add '2027-03-10  IN ratifies'")]
pub(crate) struct Args {
    /// An id of the library, or a path to a `.treaty` file
    #[arg(value_name = "TREATY")]
    treaty: String,

    /// An act, as a line of a journal: a day, who, what
    #[arg(long, value_name = "ACT LINE", required = true)]
    add: Vec<String>,

    #[command(flatten)]
    sources: Sources,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut desk = Desk::open(&args.sources, OnDay::new(None))?;
    let treaty = desk.question(&args.treaty, &Whom::only(None))?.treaty;
    desk.remark(page);
    let acts = foedera::acts_of(&treaty, &args.add)?;
    let found = desk.foedera.notification(&treaty, acts, &desk.sight)?;
    let head = desk.foedera.library().get(&treaty).map(|it| &it.treaty.head);
    let from = head.map(|it| it.depositaries.clone()).unwrap_or_default();
    let title = desk.title(&treaty);
    if page.is_json() {
        let json = NotificationJson::new(&found, title, &from, &args.add);
        page.line(&serde_json::to_string_pretty(&json)?)?;
    } else {
        let mut sheet = page.sheet();
        notification::draft(&mut sheet, &found, title, (&from, &args.add));
        page.put(&sheet)?;
    }
    Ok(Outcome::Done)
}
