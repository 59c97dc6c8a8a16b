//! `foedera register append`: acts written down by hand, as lines of a journal.

use foedera::model::Grade;
use foedera::{Machine, Manner};
use serde_json::json;

use crate::asking::{Place, Shelves};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::recording;

/// Record acts that you vouch for, as lines of a journal.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  foedera register append RU-KP-2024 --register acts.db \\
    '2024-12-04  KP and RU exchange instruments of ratification' \\
    'source \"TASS\" 2024-12-04, A1'")]
pub(crate) struct Args {
    /// An id of the library, or a path to a `.treaty` file
    #[arg(value_name = "TREATY")]
    treaty: String,

    /// An act: a day, who, what; or a line without a day, which says more of the act before
    #[arg(value_name = "ACT LINE", required = true)]
    acts: Vec<String>,

    /// The grade of those whose source gives none, such as B2
    #[arg(long, value_name = "GRADE")]
    grade: Option<Grade>,

    /// Put them into the queue instead, for somebody else to accept
    #[arg(long)]
    propose: bool,

    #[command(flatten)]
    shelves: Shelves,

    #[command(flatten)]
    place: Place,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut record = args.place.open()?;
    let mut foedera = args.shelves.open()?;
    let treaty = foedera.treaty(&args.treaty, &Machine)?;
    let mut statements = foedera::acts_of(&treaty, &args.acts)?;
    for it in &mut statements {
        it.grade = it.grade.or(args.grade);
    }
    let manner = if args.propose { Manner::Proposed } else { Manner::Recorded };
    let beside = recording::beside(&foedera, &record)?;
    let entered = recording::enter(&mut record, statements, manner)?;
    recording::remark(&recording::doubts(&record, &entered.new, &beside)?, page);
    let head = record.head()?;
    if page.is_json() {
        let json = json!({ "new": entered.new, "known": entered.known(), "head": head });
        page.line(&json.to_string())?;
    } else {
        page.line(&recording::in_words(&entered, manner))?;
        page.line(&head.to_string())?;
    }
    Ok(Outcome::Done)
}
