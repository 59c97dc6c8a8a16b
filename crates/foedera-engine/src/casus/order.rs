//! Which of two events came first, where days are open: the one place that compares them.
//!
//! Every comparison has three values. An event that bears on the one tested settles nothing where the
//! order of the two is open, or where somebody denies that it happened. Several events can meet one
//! condition, each on some of the days on which the tested one may have begun; so the condition is
//! asked day by day, and answered over all of them.

use foedera_dates::{Bounds, Day, Verdict};
use foedera_model::{Event, EventKind, Lasting};

use super::law::days;
use super::predicate::is_war;
use super::{Unsettled, wording};

/// How an event must stand to the one that is tested.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// On its day or later: a request, a finding, a waiver.
    NotBefore,
    /// Begun by its day, and not over: a war, and a fight as the beginning of one.
    AtWar,
    /// The same of what is no war: what is not said to go on is of its day, and later nothing tells whether it still
    /// does.
    GoingOn,
}

impl Relation {
    /// What must be so of the other event.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::NotBefore => "this did not come before it",
            Self::AtWar | Self::GoingOn => "this went on when it began",
        }
    }
}

/// Whether one event came on an earlier day than another.
pub(super) fn is_before(one: &Event, other: &Event) -> Verdict {
    one.on.bounds().is_before(other.on.bounds())
}

/// The later of two days, each known to some bounds.
pub(super) fn later(one: Bounds, other: Bounds) -> Bounds {
    let latest = one.latest().zip(other.latest()).map(|(one, other)| one.max(other));
    Bounds::new(one.earliest().max(other.earliest()), latest).unwrap_or(one)
}

/// Whether one of two blows came first. Of two of one kind and one day nobody knows; a declaration of war on the day of an
/// attack answers it.
pub(super) fn came_first(one: &Event, other: &Event) -> Verdict {
    let day = one.on.bounds().is_day();
    if day.is_none() || day != other.on.bounds().is_day() {
        return is_before(one, other);
    }
    let is_attack = |it: &Event| it.kind == EventKind::Attacks;
    match (is_attack(one), is_attack(other)) {
        _ if one.kind == other.kind => Verdict::Open,
        (true, false) => Verdict::Yes,
        _ => is_before(one, other),
    }
}

/// Whether an event happened: a denial leaves it open. Of one that is called something the denial is
/// of that.
pub(super) fn happened(event: &Event) -> Verdict {
    let is_denied = event.called.is_empty() && !event.denied_by.is_empty();
    if is_denied { Verdict::Open } else { Verdict::Yes }
}

/// Whether one of some events happened and stands so to the tested one, and which of them account for
/// it: one that surely does, else all that may.
pub(super) fn any<'h>(
    tested: &Event,
    others: &[&'h Event],
    relation: Relation,
) -> (Verdict, Vec<&'h Event>) {
    let each: Vec<(Verdict, &Event)> = others
        .iter()
        .map(|it| (on_its_day(tested, &[it], |day| stands(tested, it, relation, day)), *it))
        .filter(|(stands, _)| *stands != Verdict::No)
        .collect();
    if let Some((_, sure)) = each.iter().find(|(stands, _)| *stands == Verdict::Yes) {
        return (Verdict::Yes, vec![sure]);
    }
    let perhaps: Vec<&Event> = each.into_iter().map(|(_, it)| it).collect();
    let some = |day| one_of(&perhaps, |it| stands(tested, it, relation, day));
    (on_its_day(tested, &perhaps, some), perhaps)
}

/// Whether something holds of one of some events.
pub(super) fn one_of(events: &[&Event], holds: impl Fn(&Event) -> Verdict) -> Verdict {
    events.iter().map(|it| holds(it)).max().unwrap_or(Verdict::No)
}

/// Whether another event happened and stands so to the tested one, if that was on this day.
pub(super) fn stands(tested: &Event, other: &Event, relation: Relation, day: Day) -> Verdict {
    let is_it = std::ptr::eq(tested, other);
    let in_time = if is_it { Verdict::Yes } else { in_time(other, relation, day) };
    in_time.and(happened(other))
}

/// Whether an event stands so to a day, if it happened.
pub(super) fn in_time(other: &Event, relation: Relation, day: Day) -> Verdict {
    let on = Bounds::day(day);
    match (relation, other.lasting) {
        (Relation::NotBefore, _) => !other.on.bounds().is_before(on),
        (Relation::AtWar | Relation::GoingOn, Lasting::Until(last)) => {
            (!on.is_before(other.on.bounds())).and(!last.is_before(on))
        }
        (Relation::GoingOn, Lasting::Moment) if !is_war(other) => {
            let is_past = other.on.bounds().is_before(on);
            (!on.is_before(other.on.bounds())).and((!is_past).or(Verdict::Open))
        }
        (Relation::AtWar | Relation::GoingOn, _) => !on.is_before(other.on.bounds()),
    }
}

/// Whether two events are of one time: one goes on when the other begins.
pub(super) fn meet(one: &Event, other: &Event) -> Verdict {
    let begins_in = |tested, other| any(tested, &[other], Relation::GoingOn).0;
    begins_in(one, other).or(begins_in(other, one))
}

/// Whether something holds on the day of an event, whichever that is of those that its date allows.
/// What hangs on the days of other events changes at their bounds alone.
pub(super) fn on_its_day(
    tested: &Event,
    others: &[&Event],
    holds: impl Fn(Day) -> Verdict,
) -> Verdict {
    let (first, last) = days(tested.on.bounds());
    let known = holds(first);
    let differs = |day: Day| holds(day) != known;
    let within = |day: &Day| first < *day && *day < last;
    let turns = others.iter().flat_map(|it| turns(it)).filter(within);
    if first != last && (differs(last) || turns.into_iter().any(differs)) {
        Verdict::Open
    } else {
        known
    }
}

/// The days on which the order of others to an event may turn.
fn turns(event: &Event) -> impl Iterator<Item = Day> {
    let bounds = event.on.bounds();
    let until = match event.lasting {
        Lasting::Until(last) => [last.earliest(), last.latest()],
        Lasting::Moment | Lasting::Open => [None; 2],
    };
    let ends = [[bounds.earliest(), bounds.latest()], until].into_iter().flatten().flatten();
    ends.flat_map(|it| [it.previous(), Some(it), it.next()]).flatten()
}

/// How many events are named of those that a duty hangs on; the others are counted.
const TOLD_MAX: usize = 16;

/// What a duty hangs on, where these events may be what a condition asks for: who reports them holds it.
pub(super) fn hangs_on(what: &str, events: &[&Event]) -> Unsettled {
    let denied: Vec<&Event> =
        events.iter().copied().filter(|it| happened(it) != Verdict::Yes).collect();
    let mut told: Vec<String> = events.iter().take(TOLD_MAX).map(|it| wording::event(it)).collect();
    let more = events.len().saturating_sub(TOLD_MAX);
    told.extend((more != 0).then(|| format!("one of {more} more")));
    Unsettled {
        what: format!("{what}: {}", told.join("; or ")),
        held_by: in_order(denied.iter().flat_map(|it| reporters(it))),
        denied_by: in_order(denied.iter().flat_map(|it| deniers(it))),
    }
}

/// The same where it is owed only if they are not: who denies them holds it.
pub(super) fn hangs_on_none(what: &str, events: &[&Event]) -> Unsettled {
    let Unsettled { what, held_by, denied_by } = hangs_on(what, events);
    Unsettled { what, held_by: denied_by, denied_by: held_by }
}

/// Who says that an event happened.
pub(super) fn reporters(event: &Event) -> Vec<String> {
    let names = event.sources.iter().filter_map(|it| Some(it.chain.first()?.name.clone()));
    let names: Vec<String> = names.collect();
    if names.is_empty() { vec!["the scenario".to_owned()] } else { names }
}

pub(super) fn deniers(event: &Event) -> Vec<String> {
    event.denied_by.iter().map(ToString::to_string).collect()
}

/// Names in their order, each once.
pub(super) fn in_order(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.dedup();
    names
}
