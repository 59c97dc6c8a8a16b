//! The completions of what is open, for one treaty and all that it hangs on.

use foedera_dates::{Bounds, Day};
use foedera_model::{ActKind, Rule};

use super::bearing::{self, Bearing};
use super::founding;
use crate::belief::{Fact, Happened, Reading};
use crate::evaluate::{Bulk, Completed, Completion, Resumed, evaluate_reach};
use crate::law::Case;

/// How many completions are gone through for one answer. Two acts known to the month under a
/// treaty with a term make 961.
pub const COMPLETIONS_MAX: usize = 4096;

/// Up to how many completions every day of everything open is gone through, also of what moves in
/// one direction: then the days of the answer are exact too, and not its verdict alone.
const EXACT_MAX: usize = 1024;

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
    /// Whether only both ends of some days are among them.
    pub(crate) ends_only: bool,
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
    /// The day after which the completions no longer differ, if they were cut there.
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

/// A place of a completion with the days that it can hold.
type Slot = (usize, usize, Bounds);

impl Variable<'_> {
    fn is_open(&self) -> bool {
        self.reading.standing.iter().any(|it| it.bounds.is_day().is_none())
    }
}

/// The courses that matter for an answer about `treaty`; about one day, where one is asked about.
///
/// Only where they are too many, everything after that day is taken as one: what happens later
/// does not change what was so, unless a clause or an act reaches back.
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
    let choices = choices(&cases, facts, &variables, &mut limited);
    let room = COMPLETIONS_MAX / choices.len().max(1);
    let course = |choices: Vec<Choice>| {
        let mut course =
            Course { choices, completions: Vec::new(), ends_only: !is_small(&variables) };
        let met =
            |it: &Completion| evaluate_reach(completed, treaty, it, &Bulk, |it| it.met()).flatten();
        course.completions = completions(&cases, &variables, &course, &met, (room, &mut limited));
        // Only what was taken by its two ends leaves days between them untried.
        course.ends_only &= variables.iter().any(|it| it.bearing.is_one_way() && it.is_open());
        let earlier = with_the_unseen(completed, &cases, &course.completions);
        course.ends_only |= !earlier.is_empty();
        course.completions.extend(earlier);
        course
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
fn is_small(variables: &[Variable<'_>]) -> bool {
    let bearing = variables.iter().filter(|it| it.bearing != Bearing::None);
    let mut widths = bearing.flat_map(|it| {
        it.reading.standing.iter().map(|account| width(cut(account.bounds, it.cut)))
    });
    widths
        .try_fold(1_usize, |product, width| product.checked_mul(width?))
        .is_some_and(|product| product <= EXACT_MAX)
}

/// How many days there are; nothing where a side has no bound.
fn width(bounds: Bounds) -> Option<usize> {
    let (first, last) = (bounds.earliest()?, bounds.latest()?);
    usize::try_from(last.number() - first.number() + 1).ok()
}

/// The bounds with all that lies after a day taken as the day after it.
fn cut(bounds: Bounds, at: Option<Day>) -> Bounds {
    let Some(after) = at.and_then(Day::next) else { return bounds };
    let earliest = bounds.earliest().map(|it| it.min(after));
    let latest = Some(bounds.latest().map_or(after, |it| it.min(after)));
    Bounds::new(earliest, latest).unwrap_or(bounds)
}

fn variables<'a>(
    completed: Completed<'_>,
    case: &Case,
    asked: usize,
    facts: &'a [Fact],
) -> Vec<Variable<'a>> {
    let law = completed.library.treaties.get(case.no);
    let mut variables = Vec::new();
    let by_entry =
        law.is_some_and(|law| case.no == asked && founding::only_entry_matters(law, case));
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
                may_found: by_entry && bearing::makes(deed),
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
    limited: &mut bool,
) -> Vec<Vec<Choice>> {
    let mut ways: Vec<Vec<Choice>> = vec![Vec::new()];
    let mut widen = |options: Vec<Choice>| {
        if COMPLETIONS_MAX < ways.len().saturating_mul(options.len()) {
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

/// The completions of one course: both ends of what moves in one direction; of founders, the line
/// of the days of entry that they can lead to; every day of the rest.
fn completions(
    cases: &[&Case],
    variables: &[Variable<'_>],
    course: &Course,
    met: &dyn Fn(&Completion) -> Option<Day>,
    (room, limited): (usize, &mut bool),
) -> Vec<Completion> {
    let empty = empty(cases, &course.choices);
    let mut ends = vec![empty.clone(), empty];
    let mut mixed: Vec<(&Variable<'_>, Slot)> = Vec::new();
    for it in variables {
        let bounds = cut(bounds_in(it, &course.choices), it.cut);
        let (first, last) =
            (bounds.earliest().unwrap_or(Day::MIN), bounds.latest().unwrap_or(Day::MAX));
        let (more, less) = match it.bearing {
            Bearing::Earlier if course.ends_only => (first, last),
            Bearing::Later if course.ends_only => (last, first),
            Bearing::None | Bearing::Mixed | Bearing::Earlier | Bearing::Later => (first, first),
        };
        for (completion, day) in ends.iter_mut().zip([more, less]) {
            put(completion, it.treaty, it.place, day);
        }
        let every =
            it.bearing != Bearing::None && (it.bearing == Bearing::Mixed || !course.ends_only);
        if every && first != last {
            mixed.push((it, (it.treaty, it.place, bounds)));
        }
    }
    let founders = if course.ends_only { founders(&mixed, &ends, met) } else { Vec::new() };
    let rest = mixed.iter().map(|(_, slot)| *slot).filter(|it| !founders.contains(it));
    let rest: Vec<Slot> = rest.collect();
    ends.dedup();
    let halved = ends.len() == 2;
    match along(&ends, &founders, room) {
        Some(all) => spread((all, halved), &rest, room, limited),
        None => spread((ends, halved), &[rest, founders].concat(), room, limited),
    }
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

/// The acts that surely come no later than the day on which the condition for entry into force is
/// met: even the last day of one is not beyond it when everything else is as early as can be.
fn founders(
    mixed: &[(&Variable<'_>, Slot)],
    ends: &[Completion],
    met: &dyn Fn(&Completion) -> Option<Day>,
) -> Vec<Slot> {
    let Some(early) = ends.first() else { return Vec::new() };
    let candidates = mixed.iter().filter(|(it, _)| it.may_found);
    let founds = |(_, (treaty, place, bounds)): &&(&Variable<'_>, Slot)| {
        bounds.latest().is_some_and(|last| {
            met(&with(early, *treaty, *place, last)).is_none_or(|met| last <= met)
        })
    };
    candidates.filter(founds).map(|(_, slot)| *slot).collect()
}

/// Each completion along the line of the founders, and once with one of them alone early; nothing
/// where there is no room for them.
fn along(ends: &[Completion], founders: &[Slot], room: usize) -> Option<Vec<Completion>> {
    let Some((first, last)) = founding::line(founders.iter().map(|(_, _, bounds)| *bounds)) else {
        return Some(ends.to_vec());
    };
    let days = width(Bounds::new(Some(first), Some(last))?)?;
    if room < ends.len().saturating_mul(days.saturating_add(founders.len())) {
        return None;
    }
    let set = |end: &Completion, day: Day| {
        let mut next = end.clone();
        for (treaty, place, bounds) in founders {
            put(&mut next, *treaty, *place, founding::nearest(*bounds, day));
        }
        next
    };
    let line = |end: &Completion| {
        let days = std::iter::successors(Some(first), |day| day.next().filter(|it| *it <= last));
        let late = set(end, last);
        let alone = founders.iter().map(|(treaty, place, bounds)| {
            with(&late, *treaty, *place, founding::nearest(*bounds, first))
        });
        let alone: Vec<Completion> = alone.collect();
        days.map(|day| set(end, day)).chain(alone).collect::<Vec<_>>()
    };
    Some(ends.iter().flat_map(line).collect())
}

/// Every day of what moves in no one direction, as long as there is room; of what is left over,
/// everything early and everything late. `halved` tells that two ends are there already.
fn spread(
    (mut all, mut halved): (Vec<Completion>, bool),
    mixed: &[Slot],
    room: usize,
    limited: &mut bool,
) -> Vec<Completion> {
    for (treaty, place, bounds) in mixed {
        let fits = width(*bounds).filter(|it| all.len().saturating_mul(*it) <= room);
        if let (Some(_), Some(first)) = (fits, bounds.earliest()) {
            let inside = |day: &Day| day.next().filter(|it| bounds.contains(*it));
            let days: Vec<Day> = std::iter::successors(Some(first), inside).collect();
            let every = |completion: &Completion| {
                let each = days.iter().map(|day| with(completion, *treaty, *place, *day));
                each.collect::<Vec<_>>()
            };
            all = all.iter().flat_map(every).collect();
            continue;
        }
        *limited = true;
        if !halved && all.len().saturating_mul(2) <= room {
            all.extend(all.clone());
            halved = true;
        }
        let (late, half) = (bounds.latest().unwrap_or(Day::MAX), all.len() / 2);
        if halved {
            all.iter_mut().skip(half).for_each(|it| put(it, *treaty, *place, late));
        }
    }
    all
}

fn with(completion: &Completion, treaty: usize, place: usize, day: Day) -> Completion {
    let mut next = completion.clone();
    put(&mut next, treaty, place, day);
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

fn put(completion: &mut Completion, treaty: usize, place: usize, day: Day) {
    if let Ok(at) = completion.days.binary_search_by_key(&treaty, |(no, _)| *no)
        && let Some(slot) = completion.days.get_mut(at).and_then(|(_, days)| days.get_mut(place))
    {
        *slot = day;
    }
}
