//! `foedera timeline`: every change of standing, drawn and in order.

use std::path::PathBuf;

use foedera::json::TimelineJson;

use crate::asking::{Desk, OnDay, Sources, Whom, day};
use crate::drawing;
use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;
use crate::show::words::{Look, Words};
use crate::show::{bars, changes, days, doubts};

/// Every change of standing, in order, drawn and with its reasons.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foedera timeline PARIS-2015 --for US")]
pub(crate) struct Args {
    /// An id of the library, or a path to a `.treaty` file
    #[arg(value_name = "TREATY")]
    treaty: String,

    /// Only this state
    #[arg(long = "for", value_name = "STATE")]
    for_state: Option<String>,

    /// The day up to which it is drawn; today where none is given
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<foedera::Day>,

    /// Draw it into this file, as SVG
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,

    #[command(flatten)]
    sources: Sources,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut desk = Desk::open(&args.sources, OnDay::new(args.on))?;
    let whom = Whom::only(args.for_state.as_deref());
    let question = desk.question(&args.treaty, &whom)?;
    let outlook = desk.look()?;
    let mut changes = outlook.timeline(&question.treaty, question.of)?;
    let warnings = outlook.unadmitted(&question.treaty, question.of)?;
    let warnings: Vec<String> = warnings.into_iter().map(|it| it.says).collect();
    let all = changes.len();
    if let Some(to) = args.on {
        changes.retain(|it| it.on.earliest().is_none_or(|on| on <= to));
    }
    desk.remark(page);
    if let Some(uncut) = outlook.uncut(&question.treaty) {
        problems::remark(&uncut, page);
    }
    if let Some(file) = &args.svg {
        let title = format!("{}  {}", question.treaty, desk.title(&question.treaty));
        drawing::save(file, &bars::svg(&title, &changes, desk.asked.on))?;
    }
    if page.is_json() {
        let json = TimelineJson::new(&question.treaty, &changes, &warnings);
        page.line(&serde_json::to_string_pretty(&json)?)?;
        return Ok(Outcome::Done);
    }
    let mut sheet = page.sheet();
    let id = Words::accent(&format!("{}  ", question.treaty));
    sheet.hung(&id, &Words::plain(desk.title(&question.treaty)));
    let to = if desk.asked.is_today { "as of today," } else { "up to" };
    let beside = desk.asked.sight_in_words().map(|it| format!(" · {it}")).unwrap_or_default();
    sheet.text(0, &Words::faint(&format!("{to} {}{beside}", desk.asked.on)).and(Look::Plain, ""));
    sheet.blank();
    changes::timeline(&mut sheet, &changes, desk.asked.on);
    if changes.len() < all {
        let later = days::count(all - changes.len(), "later change");
        sheet.blank();
        sheet.text(0, &Words::faint(&format!("{later}: give a later --on, or none")));
    }
    doubts::warnings(&mut sheet, &warnings);
    page.put(&sheet)?;
    Ok(Outcome::Done)
}
