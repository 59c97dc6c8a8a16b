//! The completions of what is open, for one treaty and all that it hangs on.

use foedera_dates::{Bounds, Day};
use foedera_model::{ActKind, Rule};

use super::bearing::{self, Bearing};
use crate::belief::{Fact, Happened, Reading};
use crate::evaluate::{Completed, Completion, Resumed};
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
    cut: Option<Day>,
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
        course.completions = completions(&cases, &variables, &course, room, &mut limited);
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

/// The completions of one course: both ends of what moves in one direction, every day of the rest.
fn completions(
    cases: &[&Case],
    variables: &[Variable<'_>],
    course: &Course,
    room: usize,
    limited: &mut bool,
) -> Vec<Completion> {
    let choices = course.choices.as_slice();
    let absent = {
        let mut absent: Vec<usize> = choices
            .iter()
            .filter_map(|it| match it {
                Choice::Absent { fact } => Some(*fact),
                Choice::Account { .. } | Choice::Present { .. } | Choice::Resumed(_) => None,
            })
            .collect();
        absent.sort_unstable();
        absent
    };
    let resumed = choices.iter().find_map(|it| match it {
        Choice::Resumed(resumed) => Some(*resumed),
        Choice::Account { .. } | Choice::Present { .. } | Choice::Absent { .. } => None,
    });
    let empty = Completion {
        days: cases.iter().map(|case| (case.no, vec![Day::MIN; case.days])).collect(),
        absent,
        resumed: resumed.unwrap_or(Resumed::Rest),
    };
    let mut ends = vec![empty.clone(), empty];
    let mut mixed: Vec<(usize, usize, Bounds)> = Vec::new();
    for it in variables {
        let bounds = cut(bounds_in(it, choices), it.cut);
        let (first, last) =
            (bounds.earliest().unwrap_or(Day::MIN), bounds.latest().unwrap_or(Day::MAX));
        let (more, less) = match it.bearing {
            Bearing::Earlier if course.ends_only => (first, last),
            Bearing::Later if course.ends_only => (last, first),
            Bearing::None | Bearing::Mixed | Bearing::Earlier | Bearing::Later => (first, first),
        };
        let every =
            it.bearing != Bearing::None && (it.bearing == Bearing::Mixed || !course.ends_only);
        for (completion, day) in ends.iter_mut().zip([more, less]) {
            put(completion, it.treaty, it.place, day);
        }
        if every && first != last {
            mixed.push((it.treaty, it.place, bounds));
        }
    }
    if let [more, less] = ends.as_slice()
        && more == less
    {
        ends.pop();
    }
    spread(ends, &mixed, room, limited)
}

/// Every day of what moves in no one direction, as long as there is room.
fn spread(
    mut all: Vec<Completion>,
    mixed: &[(usize, usize, Bounds)],
    room: usize,
    limited: &mut bool,
) -> Vec<Completion> {
    for (treaty, place, bounds) in mixed {
        let fits = width(*bounds).filter(|it| all.len().saturating_mul(*it) <= room);
        let (Some(_), Some(first)) = (fits, bounds.earliest()) else {
            *limited = true;
            continue;
        };
        let days: Vec<Day> =
            std::iter::successors(Some(first), |day| day.next().filter(|it| bounds.contains(*it)))
                .collect();
        all = all
            .iter()
            .flat_map(|completion| {
                days.iter().map(|day| {
                    let mut next = completion.clone();
                    put(&mut next, *treaty, *place, *day);
                    next
                })
            })
            .collect();
    }
    all
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
