//! `foedera calendar`: the dates that lie ahead.

use std::io::Write as _;

use foedera::json::CalendarJson;
use foedera::{Ahead, AheadKind, Bounds, Day, Machine, Surroundings as _};

use crate::asking::{Desk, OnDay, Sources, day};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::show::dates;

/// What lies ahead: entries into force, ends, last days for a notice, renewals.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  foedera calendar SU-KP-1961 --from 1985-01-01 --to 1997-01-01
  foedera calendar --for Finland --from 2025-07-01
  foedera calendar --kind renewal --kind notice-deadline
  foedera calendar --ical > treaties.ics")]
pub(crate) struct Args {
    /// Ids of the library, or paths to `.treaty` files; else every treaty of the library
    #[arg(value_name = "TREATY")]
    treaties: Vec<String>,

    /// Only dates of this state, and of the treaties themselves
    #[arg(long = "for", value_name = "STATE")]
    for_state: Option<String>,

    /// Only dates of this kind (repeatable): nothing is computed for another
    #[arg(long = "kind", value_name = "KIND", value_enum)]
    kinds: Vec<Kind>,

    /// The first day; today where none is given
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<Day>,

    /// The last day; a year after the first where none is given
    #[arg(long, value_name = "DAY", value_parser = day)]
    to: Option<Day>,

    /// As an iCalendar (RFC 5545), for other programs
    #[arg(long, conflicts_with = "json")]
    ical: bool,

    #[command(flatten)]
    sources: Sources,
}

/// Of what kind a date is.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Kind {
    /// A standing changes: entry into force, end, a state in or out
    Change,
    /// The last day on which a notice keeps a treaty from being renewed
    NoticeDeadline,
    /// The first day of the next term
    Renewal,
    /// The last day for an objection to a reservation
    ObjectionDeadline,
    /// Whatever else changes: amendments, parts, grounds that are invoked; of a whole library only if this is asked for
    Other,
}

impl From<Kind> for AheadKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Change => Self::Change,
            Kind::NoticeDeadline => Self::NoticeDeadline,
            Kind::Renewal => Self::Renewal,
            Kind::ObjectionDeadline => Self::ObjectionDeadline,
            Kind::Other => Self::Other,
        }
    }
}

pub(crate) fn run(args: &Args, page: &mut Page) -> anyhow::Result<Outcome> {
    let mut desk = Desk::open(&args.sources, OnDay::new(args.from))?;
    let window = foedera::window(desk.asked.on, args.to)?;
    let dates = ahead(args, &mut desk, window)?;
    desk.remark(page);
    if page.is_json() {
        page.line(&serde_json::to_string_pretty(&CalendarJson::new(window, &dates))?)?;
    } else if args.ical {
        page.raw().write_all(foedera::ical(&dates, window, Machine.now()).as_bytes())?;
    } else {
        let mut sheet = page.sheet();
        dates::ahead(&mut sheet, &dates, window, desk.asked.sight_in_words().as_deref());
        page.put(&sheet)?;
    }
    Ok(Outcome::Done)
}

fn ahead(args: &Args, desk: &mut Desk, window: Bounds) -> anyhow::Result<Vec<Ahead>> {
    let named = args.treaties.iter().map(|it| desk.foedera.treaty(it, &Machine));
    let mut ids = named.collect::<Result<Vec<String>, _>>()?;
    if ids.is_empty() {
        ids = desk.foedera.library().treaties().map(|it| it.treaty.id.clone()).collect();
    }
    let on = Some(desk.asked.on);
    let of = args.for_state.as_deref().map(|it| desk.foedera.state(it, on)).transpose()?;
    let outlook = desk.look()?;
    let asked = ids.iter().filter_map(|it| desk.foedera.library().get(it));
    // What else changes is looked for month by month: of a whole library only if it is asked for.
    let of_all = |it: &AheadKind| *it != AheadKind::Other || !args.treaties.is_empty();
    let kinds: Vec<AheadKind> = if args.kinds.is_empty() {
        AheadKind::ALL.into_iter().filter(of_all).collect()
    } else {
        args.kinds.iter().copied().map(AheadKind::from).collect()
    };
    Ok(outlook.ahead(asked, of, (window, &kinds))?)
}
