//! The completions of what is open, for one treaty and all that it hangs on.

use foedera_dates::{Bounds, Day};
use foedera_model::{ActKind, Rule};

use super::bearing::{self, Bearing};
use super::founding;
use super::tried::Tried;
use crate::belief::{Fact, Happened, Reading};
use crate::evaluate::{Bulk, Completed, Completion, Resumed, evaluate_reach};
use crate::law::Case;

/// How many completions are gone through for one answer. Two acts known to the month under a
/// treaty with a term make 961.
pub const COMPLETIONS_MAX: usize = 4096;

/// Of the completions that are gone through, up to what part every day of everything open is tried,
/// also of what moves in one direction: then the days of the answer are exact too, and not its
/// verdict alone.
const EXACT_PART: usize = 4;

/// One way in which rival accounts can be right, by the number of the fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Which account of which date of the fact.
    Account {
        fact: usize,
        place: usize,
        account: usize,
    },
    /// A disputed act did not happen.
    Absent {
        fact: usize,
    },
    /// A disputed act happened.
    Present {
        fact: usize,
    },
    Resumed(Resumed),
}

/// One way of choosing between rivals, with its completions.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    pub(crate) choices: Vec<Choice>,
    pub(crate) completions: Vec<Completion>,
    pub(crate) untried: Untried,
    /// Whether acts that the journals may lack bring the treaty into force in some of them.
    pub(crate) unseen: bool,
}

/// What the completions gone through do not show, the verdict on a day apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Untried {
    Nothing,
    /// Every day of the treaty's own life is among them; of states, both ends of some days alone.
    DaysOfStates,
    /// Both ends of some days alone.
    Days,
}

/// An act whose day is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) fact: usize,
    pub(crate) bounds: Bounds,
}

/// All courses, and what is open in them.
#[derive(Clone, Debug)]
pub(crate) struct Courses {
    pub(crate) all: Vec<Course>,
    pub(crate) open: Vec<Open>,
    /// Whether some completions were left out.
    pub(crate) limited: bool,
    /// The day after which one day alone was tried of each date, if that had to be: of what comes
    /// later the completions tell nothing.
    pub(crate) cut: Option<Day>,
}

impl Courses {
    /// The first day on which completions can differ.
    pub(crate) fn first_open_day(&self) -> Day {
        let days = self.open.iter().map(|it| it.bounds.earliest().unwrap_or(Day::MIN));
        days.min().unwrap_or(Day::MIN)
    }
}

/// A day of a case that the facts leave open or not.
struct Variable<'a> {
    treaty: usize,
    fact: usize,
    place: usize,
    reading: &'a Reading,
    bearing: Bearing,
    /// Whether nothing may matter of it but the day of entry into force that it leads to.
    may_found: bool,
    cut: Option<Day>,
}

/// A place of a completion with the days that are tried of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot {
    treaty: usize,
    place: usize,
    days: Tried,
}

impl Variable<'_> {
    fn slot(&self, choices: &[Choice]) -> Slot {
        let days = Tried::of(bounds_in(self, choices), self.cut);
        Slot { treaty: self.treaty, place: self.place, days }
    }
}

/// The courses that matter for an answer about `treaty`; about one day, where one is asked about.
///
/// Only where they are too many, one day alone is tried of all that can have been after that day:
/// what happens later does not change what was so, unless a clause or an act reaches back. It is a
/// day on which the act can have been, so that every completion is one of the record.
pub(crate) fn courses(
    completed: Completed<'_>,
    facts: &[Fact],
    treaty: usize,
    day: Option<Day>,
) -> Courses {
    let all = courses_until(completed, facts, treaty, None);
    match day.filter(|_| all.limited && !reaches_back(completed, treaty)) {
        Some(day) => courses_until(completed, facts, treaty, Some(day)),
        None => all,
    }
}

fn reaches_back(completed: Completed<'_>, treaty: usize) -> bool {
    let reach = completed.library.links.reach(treaty);
    reach.iter().flat_map(|circle| &circle.treaties).any(|no| {
        let law = completed.library.treaties.get(*no);
        let case = completed.cases.get(*no);
        law.is_some_and(|law| law.clauses.iter().any(|it| is_retroactive(&it.rule)))
            || case.is_some_and(|case| case.deeds.iter().any(|it| it.effective.is_some()))
    })
}

fn is_retroactive(rule: &Rule) -> bool {
    matches!(rule, Rule::EntersIntoForce { effect_from: Some(_), .. })
}

fn courses_until(
    completed: Completed<'_>,
    facts: &[Fact],
    treaty: usize,
    cut: Option<Day>,
) -> Courses {
    let mut reach: Vec<usize> =
        completed.library.links.reach(treaty).iter().flat_map(|it| it.treaties.clone()).collect();
    reach.sort_unstable();
    let cases: Vec<&Case> = reach.iter().filter_map(|no| completed.cases.get(*no)).collect();
    let variables: Vec<Variable<'_>> = cases
        .iter()
        .flat_map(|case| variables(completed, case, treaty, facts))
        .map(|it| Variable { cut, ..it })
        .collect();
    let mut limited = false;
    let most = completed.completions_max;
    let choices = choices(&cases, facts, &variables, (most, &mut limited));
    let room = most / choices.len().max(1);
    let course = |choices: Vec<Choice>| {
        let small = is_small(&variables, room);
        let met =
            |it: &Completion| evaluate_reach(completed, treaty, it, &Bulk, |it| it.met()).flatten();
        let empty = empty(&cases, &choices);
        let slots = variables.iter().map(|it| (it, it.slot(&choices))).collect();
        let (mut completions, untried) =
            completions(&empty, slots, small, &met, (room, &mut limited));
        let earlier = with_the_unseen(completed, &cases, &completions);
        let unseen = !earlier.is_empty();
        completions.extend(earlier);
        Course { choices, completions, untried, unseen }
    };
    let all = choices.into_iter().map(course).collect();
    let open = variables
        .iter()
        .filter(|it| it.bearing != Bearing::None && it.reading.hull().is_day().is_none())
        .map(|it| Open { fact: it.fact, bounds: it.reading.hull() })
        .collect();
    Courses { all, open, limited, cut }
}

/// The completions once more, each with what the journals may lack; none where that changes no
/// entry into force.
fn with_the_unseen(
    completed: Completed<'_>,
    cases: &[&Case],
    recorded: &[Completion],
) -> Vec<Completion> {
    let gaps = cases.iter().filter(|it| !it.unseen.is_nothing());
    let changes = |it: &Completion| {
        let mut gaps = gaps.clone();
        let seen = |no| evaluate_reach(completed, no, it, &Bulk, |it| it.has_unseen_entry());
        gaps.any(|case| seen(case.no).unwrap_or(false))
    };
    let changed = recorded.iter().filter(|it| changes(it));
    changed.map(|it| Completion { unseen: true, ..it.clone() }).collect()
}

/// Whether every day of everything can be gone through.
fn is_small(variables: &[Variable<'_>], room: usize) -> bool {
    let bearing = variables.iter().filter(|it| it.bearing != Bearing::None);
    let mut widths = bearing.flat_map(|it| {
        it.reading.standing.iter().map(|account| Tried::of(account.bounds, it.cut).count())
    });
    widths
        .try_fold(1_usize, |product, width| product.checked_mul(width?))
        .is_some_and(|product| product <= room / EXACT_PART)
}

fn variables<'a>(
    completed: Completed<'_>,
    case: &Case,
    asked: usize,
    facts: &'a [Fact],
) -> Vec<Variable<'a>> {
    let law = completed.library.treaties.get(case.no);
    let mut variables = Vec::new();
    let by_entry = law.filter(|_| case.no == asked);
    let by_entry = by_entry.and_then(|law| founding::Founding::of(law, case));
    for deed in &case.deeds {
        let Some(fact) = facts.get(deed.fact) else { continue };
        let bearing = match law {
            Some(law) if case.no == asked => bearing::on_own(law, case, deed),
            _ => bearing::on_other(deed),
        };
        for (place, reading) in deed.places(fact) {
            variables.push(Variable {
                treaty: case.no,
                fact: deed.fact,
                place,
                reading,
                bearing,
                may_found: by_entry.is_some_and(|it| it.founds(deed)),
                cut: None,
            });
        }
    }
    variables
}

/// Every way of choosing between rivals.
fn choices(
    cases: &[&Case],
    facts: &[Fact],
    variables: &[Variable<'_>],
    (most, limited): (usize, &mut bool),
) -> Vec<Vec<Choice>> {
    let mut ways: Vec<Vec<Choice>> = vec![Vec::new()];
    let mut widen = |options: Vec<Choice>| {
        if most < ways.len().saturating_mul(options.len()) {
            *limited = true;
            ways.iter_mut().for_each(|way| way.extend(options.first().cloned()));
        } else {
            ways = ways
                .iter()
                .flat_map(|way| {
                    options.iter().map(|option| {
                        way.iter().cloned().chain([option.clone()]).collect::<Vec<_>>()
                    })
                })
                .collect();
        }
    };
    for it in variables.iter().filter(|it| it.bearing != Bearing::None) {
        if 1 < it.reading.standing.len() {
            let accounts = 0..it.reading.standing.len();
            let (fact, place) = (it.fact, it.place);
            widen(accounts.map(|account| Choice::Account { fact, place, account }).collect());
        }
    }
    let deeds = || cases.iter().flat_map(|case| &case.deeds);
    for deed in deeds() {
        let disputed = facts
            .get(deed.fact)
            .is_some_and(|fact| matches!(fact.happened, Happened::Disputed { .. }));
        if disputed {
            let fact = deed.fact;
            widen(vec![Choice::Present { fact }, Choice::Absent { fact }]);
        }
    }
    if deeds().any(|deed| deed.kind == ActKind::WithdrawalNoticeResumption) {
        widen(vec![Choice::Resumed(Resumed::Rest), Choice::Resumed(Resumed::Whole)]);
    }
    ways
}

/// The completions of one course: both ends of what moves in one direction; of what leads to entry
/// into force, the line of the days that it can lead to; every day of the rest. Of a small course,
/// every day of everything.
fn completions(
    empty: &Completion,
    slots: Vec<(&Variable<'_>, Slot)>,
    small: bool,
    met: &dyn Fn(&Completion) -> Option<Day>,
    (room, limited): (usize, &mut bool),
) -> (Vec<Completion>, Untried) {
    let ends = ends(empty, &slots, !small);
    let open = slots
        .into_iter()
        .filter(|(it, slot)| it.bearing != Bearing::None && slot.days.first() != slot.days.last());
    let (one_way, mixed): (Vec<_>, Vec<_>) =
        open.partition(|(it, _)| !small && it.bearing.is_one_way());
    let founding = if small { Vec::new() } else { founders(&one_way, &mixed, &ends, met) };
    let Some((all, exact)) = along(&ends, &founding, met, room) else {
        let untried = if one_way.is_empty() { Untried::Nothing } else { Untried::Days };
        let halved = 1 < ends.len();
        return (spread((ends, halved), &but(&mixed, &[]), room, limited), untried);
    };
    let untried = match (but(&one_way, &founding).is_empty(), exact) {
        (true, true) => Untried::Nothing,
        (true, false) => Untried::DaysOfStates,
        (false, _) => Untried::Days,
    };
    let halved = untried == Untried::Days && 1 < ends.len();
    (spread((all, halved), &but(&mixed, &founding), room, limited), untried)
}

/// The places of these, without some.
fn but(all: &[(&Variable<'_>, Slot)], without: &[Slot]) -> Vec<Slot> {
    all.iter().map(|(_, slot)| *slot).filter(|it| !without.contains(it)).collect()
}

/// Everything that moves in one direction as likely as can be and as unlikely as can be, once where
/// that is the same; all else on its first day.
fn ends(empty: &Completion, slots: &[(&Variable<'_>, Slot)], apart: bool) -> Vec<Completion> {
    let mut ends = vec![empty.clone(), empty.clone()];
    for (it, slot) in slots {
        let (first, last) = (slot.days.first(), slot.days.last());
        let (more, less) = match it.bearing {
            Bearing::Earlier if apart => (first, last),
            Bearing::Later if apart => (last, first),
            Bearing::None | Bearing::Mixed | Bearing::Earlier | Bearing::Later => (first, first),
        };
        for (completion, day) in ends.iter_mut().zip([more, less]) {
            put(completion, *slot, day);
        }
    }
    ends.dedup();
    ends
}

/// A completion without days, as the choices have it.
fn empty(cases: &[&Case], choices: &[Choice]) -> Completion {
    let mut empty = Completion {
        days: cases.iter().map(|case| (case.no, vec![Day::MIN; case.days])).collect(),
        absent: Vec::new(),
        resumed: Resumed::Rest,
        unseen: false,
    };
    for choice in choices {
        match choice {
            Choice::Absent { fact } => empty.absent.push(*fact),
            Choice::Resumed(resumed) => empty.resumed = *resumed,
            Choice::Account { .. } | Choice::Present { .. } => {}
        }
    }
    empty.absent.sort_unstable();
    empty
}

/// The acts of which nothing may matter but the day of entry into force: what moves in one direction
/// as it is, and of the rest what surely comes no later than the day on which the condition is met.
/// For that, even its last day is not beyond it when everything else is as early as can be.
fn founders(
    one_way: &[(&Variable<'_>, Slot)],
    mixed: &[(&Variable<'_>, Slot)],
    ends: &[Completion],
    met: &dyn Fn(&Completion) -> Option<Day>,
) -> Vec<Slot> {
    let Some(early) = ends.first() else { return Vec::new() };
    let founds = |slot: &Slot| {
        let last = slot.days.last();
        last != Day::MAX && met(&with(early, *slot, last)).is_none_or(|met| last <= met)
    };
    let mixed = mixed.iter().filter(|(it, slot)| it.may_found && founds(slot));
    let one_way = one_way.iter().filter(|(it, _)| it.may_found);
    one_way.chain(mixed).map(|(_, slot)| *slot).collect()
}

/// Each completion along the line of the founders, and each of them alone early; and whether that is
/// all, for each was gone through alone as well. Nothing where there is no room. Where the ends of
/// the line lead to the same day of entry, all between them do.
fn along(
    ends: &[Completion],
    founders: &[Slot],
    met: &dyn Fn(&Completion) -> Option<Day>,
    room: usize,
) -> Option<(Vec<Completion>, bool)> {
    let tried = || founders.iter().map(|it| it.days);
    let Some((first, last)) = founding::line(tried()) else {
        return Some((ends.to_vec(), true));
    };
    let set = |end: &Completion, day: Day| {
        let mut next = end.clone();
        founders.iter().for_each(|slot| put(&mut next, *slot, slot.days.nearest(day)));
        next
    };
    let mut rest: Vec<Completion> = ends.iter().map(|it| set(it, first)).collect();
    rest.dedup();
    let widths = tried().try_fold(0_usize, |sum, it| sum.checked_add(it.count()?));
    let exact = widths.is_some_and(|it| rest.len() * 3 * it <= room / EXACT_PART);
    let mut all = Vec::new();
    for early in rest {
        let late = set(&early, last);
        let days = if met(&early) == met(&late) {
            vec![first, last]
        } else {
            founding::days(tried(), room)?
        };
        all.extend(days.into_iter().map(|day| set(&early, day)));
        for slot in founders {
            let alone = |rest: &Completion| {
                slot.days.all().map(|day| with(rest, *slot, day)).collect::<Vec<_>>()
            };
            match exact {
                true => all.extend([&early, &late].into_iter().flat_map(alone)),
                false => all.push(with(&late, *slot, slot.days.first())),
            }
        }
    }
    (all.len() <= room).then_some((all, exact))
}

/// Every day of what moves in no one direction, as long as there is room; of what is left over,
/// everything early and everything late. `halved` tells that two ends are there already.
fn spread(
    (mut all, mut halved): (Vec<Completion>, bool),
    mixed: &[Slot],
    room: usize,
    limited: &mut bool,
) -> Vec<Completion> {
    for slot in mixed {
        if slot.days.count().is_some_and(|it| all.len().saturating_mul(it) <= room) {
            let days: Vec<Day> = slot.days.all().collect();
            let every = |completion: &Completion| {
                days.iter().map(|day| with(completion, *slot, *day)).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(every).collect();
            continue;
        }
        *limited = true;
        if !halved && all.len().saturating_mul(2) <= room {
            all.extend(all.clone());
            halved = true;
        }
        let half = all.len() / 2;
        if halved {
            all.iter_mut().skip(half).for_each(|it| put(it, *slot, slot.days.last()));
        }
    }
    all
}

fn with(completion: &Completion, slot: Slot, day: Day) -> Completion {
    let mut next = completion.clone();
    put(&mut next, slot, day);
    next
}

fn bounds_in(it: &Variable<'_>, choices: &[Choice]) -> Bounds {
    let chosen = choices.iter().find_map(|choice| match choice {
        Choice::Account { fact, place, account } => {
            ((*fact, *place) == (it.fact, it.place)).then_some(*account)
        }
        Choice::Absent { .. } | Choice::Present { .. } | Choice::Resumed(_) => None,
    });
    match chosen.and_then(|account| it.reading.standing.get(account)) {
        Some(account) => account.bounds,
        // What bears on nothing takes any account.
        None => it.reading.standing.first().map_or(Bounds::UNBOUNDED, |it| it.bounds),
    }
}

fn put(completion: &mut Completion, Slot { treaty, place, .. }: Slot, day: Day) {
    if let Ok(at) = completion.days.binary_search_by_key(&treaty, |(no, _)| *no)
        && let Some(slot) = completion.days.get_mut(at).and_then(|(_, days)| days.get_mut(place))
    {
        *slot = day;
    }
}
