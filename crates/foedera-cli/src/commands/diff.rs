//! `foedera diff`: what changed between two days, or between two states of knowledge.

use anyhow::bail;
use foedera::json::DiffJson;
use foedera::{Answer, Day, Sight};

use crate::asking::{Desk, OnDay, Sources, Whom, day};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::problems;
use crate::show::difference;
use crate::show::words::Words;

/// What changed between two days, or between what was known on two days.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  foedera diff RU-KP-2024 --from 2024-11-12 --to 2024-12-05
  foedera diff RU-KP-2024 --on 2024-12-04 \\
    --known-from 2024-11-30 --known-to 2024-12-06")]
pub(crate) struct Args {
    /// An id of the library, or a path to a `.treaty` file
    #[arg(value_name = "TREATY")]
    treaty: String,

    /// The earlier day
    #[arg(long, value_name = "DAY", value_parser = day, requires = "to")]
    from: Option<Day>,

    /// The later day
    #[arg(long, value_name = "DAY", value_parser = day, requires = "from")]
    to: Option<Day>,

    /// What had been published by this day
    #[arg(long, value_name = "DAY", value_parser = day, requires = "known_to", conflicts_with_all = ["from", "known"])]
    known_from: Option<Day>,

    /// Against what had been published by this day
    #[arg(long, value_name = "DAY", value_parser = day, requires = "known_from")]
    known_to: Option<Day>,

    #[command(flatten)]
    on: OnDay,

    #[command(flatten)]
    whom: Whom,

    #[command(flatten)]
    sources: Sources,
}

/// One side of the comparison: the day asked about, what was known, and its name.
struct Side {
    on: Day,
    known: Option<Day>,
    name: String,
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut desk = Desk::open(&args.sources, args.on)?;
    desk.remark(page);
    let (before, after) = sides(args, &desk)?;
    let earlier = answer(&mut desk, args, &before)?;
    let later = answer(&mut desk, args, &after)?;
    if desk.sight.recorded.is_some() {
        let uncut = desk.look()?.uncut(&later.treaty);
        uncut.into_iter().for_each(|it| problems::remark(&it, page));
    }
    let differences = foedera::difference(&earlier, &later);
    if page.is_json() {
        let json = DiffJson::new(&later.treaty, &before.name, &after.name, &differences);
        page.line(&serde_json::to_string_pretty(&json)?)?;
        return Ok(Outcome::Done);
    }
    let mut sheet = page.sheet();
    let id = Words::accent(&format!("{}  ", later.treaty));
    sheet.hung(&id, &Words::plain(desk.title(&later.treaty)));
    if let Some(words) = desk.asked.sight_in_words() {
        sheet.text(0, &Words::faint(&words));
    }
    if before.known.is_some() && after.on == before.on {
        sheet.text(0, &Words::faint(&format!("asked about {}", after.on)));
    }
    difference::table(&mut sheet, &before.name, &after.name, &differences);
    page.put(&sheet)?;
    Ok(Outcome::Done)
}

fn sides(args: &Args, desk: &Desk) -> anyhow::Result<(Side, Side)> {
    let known = desk.sight.known;
    let on_day = |on: Day| Side { on, known, name: on.to_string() };
    let as_known =
        |day: Day| Side { on: desk.asked.on, known: Some(day), name: format!("known {day}") };
    match (args.from, args.to, args.known_from, args.known_to) {
        (Some(from), Some(to), ..) => Ok((on_day(from), on_day(to))),
        (.., Some(from), Some(to)) => Ok((as_known(from), as_known(to))),
        _ => bail!("name two days: --from DAY --to DAY, or --known-from DAY --known-to DAY"),
    }
}

fn answer(desk: &mut Desk, args: &Args, side: &Side) -> anyhow::Result<Answer> {
    desk.asked.on = side.on;
    let question = desk.question(&args.treaty, &args.whom)?;
    let sight = Sight { known: side.known, ..desk.sight.clone() };
    Ok(desk.foedera.look(&sight)?.status_in(&question, args.whom.territory())?)
}
