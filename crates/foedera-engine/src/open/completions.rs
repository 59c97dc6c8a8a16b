//! The completions of what is open, for one treaty and all that it hangs on.

use foedera_dates::{Bounds, Day};
use foedera_model::Rule;

use super::bearing::Bearing;
use super::choices::{Choice, choices, empty};
use super::variables::{Variable, is_small, variables};
use super::{elsewhere, notices};
use crate::belief::FactNo;
use crate::evaluate::{Asked, Bulk, Completed, Completion, Evaluation, Unstated, evaluate_reach};
use crate::law::{Case, Cases};

/// How many completions are gone through for one answer under a small treaty: two acts known to the year
/// alone, or three known to the month.
pub const COMPLETIONS_MAX: usize = 366 * 366;

/// How many are gone through under any treaty.
const COMPLETIONS_LEAST: usize = 4_096;

/// How many acts are gone through for one answer, over all completions, where more than the least of
/// them are: the larger a treaty, the longer each takes.
const ACTS_MAX: usize = 1 << 19;

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
    pub(crate) fact: FactNo,
    /// Where its day stands in a completion.
    pub(crate) treaty: usize,
    pub(crate) place: usize,
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

/// The courses that matter for an answer about `treaty`, with every way of counting where it is known
/// to be unstated; about one day, where one is asked about.
///
/// Where they are too many, what is read only past the end of the treaty's own term is tried on one day alone, if the
/// treaty has not ended by the day asked about.
///
/// Only where they are too many, one day alone is tried of all that can have been after that day:
/// what happens later does not change what was so, unless a clause or an act reaches back. It is a
/// day on which the act can have been, so that every completion is one of the record.
pub(crate) fn courses(
    completed: Completed<'_>,
    facts: Cases<'_>,
    (treaty, unstated): (usize, &[Unstated]),
    day: Option<Day>,
) -> Courses {
    let links = &completed.library.links;
    let of_standings = completed.asked == Asked::Standings;
    let beyond = if of_standings { links.past_the_end(treaty) } else { Vec::new() };
    let tried =
        |cut, idle: &[usize]| courses_until(completed, facts, (treaty, unstated), (cut, idle));
    let all = tried(None, &[]);
    let Some(day) = day.filter(|_| all.limited) else { return all };
    let cut = Some(day).filter(|_| !reaches_back(completed, treaty));
    let goes_on = |it: &Courses| {
        let mut completions = it.all.iter().flat_map(|it| &it.completions);
        !it.limited && completions.all(|it| !is_over(completed, treaty, it, day))
    };
    if !beyond.is_empty() {
        let cuts = std::iter::once(None).chain(cut.map(Some));
        let before = cuts.map(|cut| tried(cut, &beyond)).find(goes_on);
        if let Some(before) = before {
            return before;
        }
    }
    let Some(day) = cut else { return all };
    let until = |cut| tried(cut, &[]);
    let courses = until(Some(day));
    let over = courses.limited.then(|| over_before(completed, treaty, day, &all, &until));
    over.flatten().unwrap_or(courses)
}

/// Whether the treaty has ended by a day in a completion.
fn is_over(completed: Completed<'_>, treaty: usize, it: &Completion, by: Day) -> bool {
    let run = |it: Evaluation<'_, Bulk>| it.run();
    let timeline = evaluate_reach(completed, treaty, it, &Bulk, run);
    timeline.is_none_or(|it| it.force.iter().any(|it| it.until.is_some_and(|end| end <= by)))
}

/// The courses up to an earlier day on which the treaty is over in all of them: nothing that happens later
/// revives it.
fn over_before(
    completed: Completed<'_>,
    treaty: usize,
    day: Day,
    all: &Courses,
    until: &dyn Fn(Option<Day>) -> Courses,
) -> Option<Courses> {
    let is_over = |it: &Completion, by: Day| {
        let run = |it: Evaluation<'_, Bulk>| it.run();
        let timeline = evaluate_reach(completed, treaty, it, &Bulk, run);
        timeline.filter(|_| !it.unseen).is_some_and(|it| {
            let ended = it.force.iter().any(|it| it.until.is_some_and(|end| end <= by));
            ended && it.doubts.is_empty()
        })
    };
    let eves = all.open.iter().filter_map(|it| it.bounds.earliest()?.previous());
    let mut eves: Vec<Day> = eves.filter(|it| *it < day).collect();
    eves.sort_unstable();
    eves.dedup();
    // The later the day, the more is open: the last on which all can be gone through.
    let few = eves.partition_point(|eve| !until(Some(*eve)).limited);
    let eve = *eves.get(few.checked_sub(1)?)?;
    let courses = until(Some(eve));
    let mut completions = courses.all.iter().flat_map(|it| &it.completions);
    completions.all(|it| is_over(it, eve)).then_some(courses)
}

fn reaches_back(completed: Completed<'_>, treaty: usize) -> bool {
    let reach = completed.reach(treaty);
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

/// How many completions are gone through under these treaties.
fn completions_max(completed: Completed<'_>, cases: &[&Case]) -> usize {
    let acts: usize = cases.iter().map(|case| case.deeds.len()).sum();
    completed.completions_max.min(COMPLETIONS_LEAST.max(ACTS_MAX / acts.max(1)))
}

fn courses_until(
    completed: Completed<'_>,
    facts: Cases<'_>,
    (treaty, unstated): (usize, &[Unstated]),
    (cut, idle): (Option<Day>, &[usize]),
) -> Courses {
    let mut reach: Vec<usize> =
        completed.reach(treaty).iter().flat_map(|it| it.treaties.clone()).collect();
    reach.sort_unstable();
    let cases: Vec<&Case> = reach.iter().filter_map(|no| completed.cases.get(*no)).collect();
    let variables: Vec<Variable<'_>> = cases
        .iter()
        .flat_map(|case| variables(completed, case, treaty, facts))
        .map(|it| Variable {
            cut: if idle.contains(&it.treaty) { Some(Day::MIN) } else { cut },
            ..it
        })
        .collect();
    let mut limited = false;
    let most = completions_max(completed, &cases);
    let choices = choices(&cases, facts, (&variables, unstated, cut), (most, &mut limited));
    let room = most / choices.len().max(1);
    let course = |choices: Vec<Choice>| {
        let small = is_small(&variables, room);
        let met =
            |it: &Completion| evaluate_reach(completed, treaty, it, &Bulk, |it| it.met()).flatten();
        let empty = empty(&cases, &choices);
        let come_in = |it: &Completion| {
            evaluate_reach(completed, treaty, it, &Bulk, |it| it.come_in()).unwrap_or_default()
        };
        let slots = variables.iter().map(|it| (it, it.slot(&choices))).collect();
        let slots = if small {
            slots
        } else {
            let slots = notices::of_later_parties(slots, &empty, &met);
            notices::of_parties(slots, &empty, &come_in)
        };
        let room = (room, &mut limited);
        let (mut completions, untried) =
            elsewhere::completions(completed, treaty, (&empty, slots, small), &met, room);
        let earlier = with_the_unseen(completed, &cases, &completions);
        let unseen = !earlier.is_empty();
        completions.extend(earlier);
        Course { choices, completions, untried, unseen }
    };
    let all = choices.into_iter().map(course).collect();
    let open = variables
        .iter()
        .filter(|it| !idle.contains(&it.treaty))
        .filter(|it| it.bearing != Bearing::None && it.reading.hull().is_day().is_none())
        .map(|it| Open {
            fact: it.fact,
            treaty: it.treaty,
            place: it.place,
            bounds: it.reading.hull(),
        })
        .collect();
    Courses { all, open, limited, cut }
}

/// The completions once more, each with what the journals may lack; none where that changes no
/// entry into force and no end.
fn with_the_unseen(
    completed: Completed<'_>,
    cases: &[&Case],
    recorded: &[Completion],
) -> Vec<Completion> {
    let gaps = cases.iter().filter(|it| !it.unseen.is_nothing());
    let changes = |it: &Completion| {
        let mut gaps = gaps.clone();
        let seen = |no| evaluate_reach(completed, no, it, &Bulk, |it| it.has_unseen_life());
        gaps.any(|case| seen(case.no).unwrap_or(false))
    };
    let changed = recorded.iter().filter(|it| changes(it));
    changed.map(|it| Completion { unseen: true, ..it.clone() }).collect()
}
