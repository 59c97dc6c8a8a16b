//! Every change of standing of a treaty and its states, in order, with reasons.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use foedera_dates::{Bounds, Day};
use foedera_entities::EntityId;

use super::{Engine, Refusal, between};
use crate::answer::{Change, Reason, Standing};
use crate::evaluate::{Axis, Cause, Completion, Line, Timeline, Whose};
use crate::law::{Case, Member, SubjectNo};
use crate::open::{Courses, changes, counted, courses, standing};

/// One change in one completion: when, from what to what; several words where acts may be missing.
type Step = (Day, Vec<Standing>, Vec<Standing>);

impl Engine {
    /// Every change of standing, in the order of the days.
    ///
    /// Where completions disagree on which changes there are, those of the first are shown and
    /// marked as not certain; where they disagree on the days alone, each change has bounds.
    ///
    /// # Errors
    ///
    /// The treaty is not in the library.
    pub fn timeline(&self, treaty: &str, of: Option<EntityId>) -> Result<Vec<Change>, Refusal> {
        let no = self.number(treaty)?;
        let Some(case) = self.cases.get(no) else { return Ok(Vec::new()) };
        let wanted = of.map(|id| self.subjects.number(&id));
        let newcomer = wanted.flatten().filter(|it| case.member(*it).is_none());
        let born = |it: SubjectNo| self.subjects.began(it).unwrap_or(Day::MIN);
        let lived = Lived::of(self, no, newcomer.map(born));
        let Some(full) = lived.full(0) else { return Ok(Vec::new()) };
        let full = full.as_ref();
        let mut changes = if of.is_none() { lived.treaty_changes() } else { Vec::new() };
        for member in case.all() {
            let subject = case.subject(member);
            if wanted.is_none_or(|wanted| wanted == subject) {
                changes.extend(self.state_changes(subject, Whose::Member(member), &lived));
            }
        }
        // Of a state that nothing names, acts may be missing.
        let whose = lived.newcomer.map(Whose::Newcomer);
        changes.extend(whose.into_iter().flat_map(|it| self.state_changes(newcomer, it, &lived)));
        let bulk = lived.bulk.as_slice();
        changes.extend(self.suspended_between(case, wanted, full, bulk));
        changes.sort_by_key(|it| (it.on.earliest(), it.on.latest(), it.state));
        Ok(changes)
    }

    /// Suspensions toward single states: no standing changes, and yet they belong to the history.
    fn suspended_between<N: Clone>(
        &self,
        case: &Case,
        wanted: Option<Option<SubjectNo>>,
        full: &Timeline<Reason>,
        bulk: &[Timeline<N>],
    ) -> Vec<Change> {
        let subject = |member: Member| case.subject(member);
        let asked = |member: Member| wanted.is_none_or(|wanted| wanted == subject(member));
        let pairs =
            full.paused.iter().enumerate().filter(|(_, it)| asked(it.pair.0) || asked(it.pair.1));
        let changes = pairs.flat_map(|(at, it)| {
            let days = bulk.iter().filter_map(|it| it.paused.get(at));
            let begins = days.clone().map(|it| Bounds::day(it.spell.since));
            let begins = begins.fold(Bounds::day(it.spell.since), Bounds::hull);
            let ends = days.filter_map(|it| it.spell.until).map(Bounds::day);
            let ends = it.spell.until.map(|day| ends.fold(Bounds::day(day), Bounds::hull));
            let name = |member: Member, day: Day| {
                subject(member).and_then(|it| self.subjects.id_on(it, day))
            };
            let toward = name(it.pair.1, it.spell.since)
                .map_or_else(String::new, |to| format!("suspended toward {to}"));
            let change = |on, from: &str, to: &str, because| Change {
                on,
                state: name(it.pair.0, it.spell.since),
                from: from.to_owned(),
                to: to.to_owned(),
                certain: true,
                because,
            };
            let began = change(begins, "party", &toward, it.spell.began.clone());
            let ended = ends.zip(it.spell.ended.clone());
            let ended = ended.map(|(on, why)| change(on, &toward, "party", why));
            std::iter::once(began).chain(ended)
        });
        changes.collect()
    }

    /// A treaty in every completion, with the lives of states that nothing names, by their first day.
    pub(super) fn lives(
        &self,
        treaty: usize,
        newcomers: &[Day],
    ) -> (Courses, Vec<Timeline<Cause>>) {
        counted(|unstated| {
            let (completed, facts) = (self.completed(), &self.belief.facts);
            let courses = courses(completed, facts, (treaty, unstated), None);
            let completions = courses.all.iter().flat_map(|it| &it.completions);
            let lives: Vec<Timeline<Cause>> =
                completions.filter_map(|it| self.bulk(treaty, it, newcomers)).collect();
            let met = lives.iter().flat_map(|it| it.unstated.clone()).collect();
            ((courses, lives), met)
        })
    }

    /// The changes of a state; of one that no clause and no act names, where it is no member.
    fn state_changes(
        &self,
        subject: Option<SubjectNo>,
        whose: Whose,
        lived: &Lived<'_>,
    ) -> Vec<Change> {
        let gone = subject.and_then(|it| self.subjects.ended(it));
        let named = matches!(whose, Whose::Member(_));
        let is_there = |it: &Step| named || gone.is_none_or(|gone| it.0 < gone);
        let own = |it: &Timeline<Cause>| steps_of(it, whose).into_iter().filter(is_there).collect();
        let all: Vec<Vec<Step>> = lived.bulk.iter().map(own).collect();
        let Some(steps) = all.first() else { return Vec::new() };
        let same: Vec<usize> = (0..all.len())
            .filter(|at| all.get(*at).is_some_and(|it| same_words(it, steps)))
            .collect();
        let change = |(at, (day, from, to)): (usize, &Step)| {
            let subject = subject?;
            let days = same.iter().filter_map(|no| Some((*no, all.get(*no)?.get(at)?.0)));
            let days: Vec<(usize, Day)> = days.collect();
            let because = lived.told(&days, |it, day| Some(reason(it, whose, day, to)));
            Some(Change {
                on: hull(&days),
                state: self.subjects.id_on(subject, *day),
                from: words(from),
                to: words(to),
                certain: same.len() == all.len(),
                because,
            })
        };
        steps.iter().enumerate().filter_map(change).collect()
    }
}

/// A treaty in every completion; with all its reasons in those that are asked for.
struct Lived<'e> {
    engine: &'e Engine,
    treaty: usize,
    /// The first day of the state that is asked about, where nothing names it.
    newcomer: Option<Day>,
    completions: Vec<Completion>,
    /// By completion.
    bulk: Vec<Timeline<Cause>>,
    full: RefCell<BTreeMap<usize, Rc<Timeline<Reason>>>>,
}

impl<'e> Lived<'e> {
    fn of(engine: &'e Engine, treaty: usize, newcomer: Option<Day>) -> Self {
        let (courses, bulk) = engine.lives(treaty, newcomer.as_slice());
        let completions = courses.all.into_iter().flat_map(|it| it.completions).collect();
        Self { engine, treaty, newcomer, completions, bulk, full: RefCell::default() }
    }

    fn full(&self, at: usize) -> Option<Rc<Timeline<Reason>>> {
        if let Some(known) = self.full.borrow().get(&at) {
            return Some(Rc::clone(known));
        }
        let completion = self.completions.get(at)?;
        let found = self.engine.full(self.treaty, completion, self.newcomer.as_slice())?;
        let found = Rc::new(found);
        self.full.borrow_mut().insert(at, Rc::clone(&found));
        Some(found)
    }

    /// Why something changes on days of some completions: as those tell it in which it changes first
    /// and last.
    fn told(
        &self,
        days: &[(usize, Day)],
        reason: impl Fn(&Timeline<Reason>, Day) -> Option<Reason>,
    ) -> Reason {
        let least = days.iter().min_by_key(|(_, day)| *day);
        let most = days.iter().max_by_key(|(_, day)| *day).filter(|it| Some(*it) != least);
        let ends: Vec<(usize, Day)> = least.into_iter().chain(most).copied().collect();
        let of = |(at, day): &(usize, Day)| Some(vec![reason(self.full(*at)?.as_ref(), *day)?]);
        let lists: Vec<Vec<Reason>> = ends.iter().filter_map(of).collect();
        let first = ends.first().and_then(|(at, _)| self.completions.get(*at));
        let instance = |it: &[Reason]| self.engine.instance(self.treaty, first?, it);
        let told = between::merged(&lists, &instance).into_iter().next();
        told.unwrap_or_else(|| Reason::new("it changes"))
    }

    /// The changes of the treaty itself.
    fn treaty_changes(&self) -> Vec<Change> {
        let Some(first) = self.bulk.first() else { return Vec::new() };
        let same = self.bulk.iter().all(|it| it.force.len() == first.force.len());
        let of = |day: &dyn Fn(&Timeline<Cause>) -> Option<Day>| {
            let all = self.bulk.iter().enumerate().filter(|(at, _)| same || *at == 0);
            all.filter_map(|(at, it)| Some((at, day(it)?))).collect::<Vec<_>>()
        };
        let mut changes = Vec::new();
        for at in 0..first.force.len() {
            let since = of(&|it| it.force.get(at).map(|it| it.since));
            let began = self.told(&since, |it, _| it.force.get(at).map(|it| it.began.clone()));
            changes.extend(change(&since, ("not in force", "in force"), same, began));
            if first.force.get(at).is_some_and(|it| it.until.is_some()) {
                let until = of(&|it| it.force.get(at).and_then(|it| it.until));
                let ended = self.told(&until, |it, _| it.force.get(at)?.ended.clone());
                let certain = same && until.len() == self.bulk.len();
                changes.extend(change(&until, ("in force", "ended"), certain, ended));
            }
        }
        if first.lapsed.is_some() {
            let lapsed = of(&|it| it.lapsed.map(|(day, _)| day));
            let told = self.told(&lapsed, |it, _| it.lapsed.as_ref().map(|(_, it)| it.clone()));
            let certain = lapsed.len() == self.bulk.len();
            changes.extend(change(&lapsed, ("not in force", "lapsed"), certain, told));
        }
        changes
    }
}

/// The recorded life of a state, if it has one, and those that may have been unseen.
fn lives_of<N>(timeline: &Timeline<N>, whose: Whose) -> Vec<&Line<N>> {
    let recorded = match whose {
        Whose::Member(it) => timeline.members.get(it.index()),
        Whose::Newcomer(_) => None,
    };
    let unseen = timeline.unseen.iter().filter(|(of, _)| *of == whose).map(|(_, life)| life);
    recorded.into_iter().chain(unseen).collect()
}

/// The days on which the standing of a state really changes.
fn steps_of<N: Clone>(timeline: &Timeline<N>, whose: Whose) -> Vec<Step> {
    let lives = lives_of(timeline, whose);
    let words = |day: Day| {
        let unnamed = matches!(whose, Whose::Newcomer(_)).then_some(Standing::None);
        let own = lives.iter().map(|it| standing(timeline, it, day));
        let mut words: Vec<Standing> = own.chain(unnamed).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let mut days: Vec<Day> = lives.iter().flat_map(|it| changes(timeline, it)).collect();
    days.sort_unstable();
    days.dedup();
    let step = |day: Day| {
        let (before, after) = (words(day.previous()?), words(day));
        (before != after).then_some((day, before, after))
    };
    days.into_iter().filter(|day| *day != Day::MIN).filter_map(step).collect()
}

/// `signatory`, `signatory or party`.
fn words(standings: &[Standing]) -> String {
    let words: Vec<String> = standings.iter().map(ToString::to_string).collect();
    words.join(" or ")
}

fn same_words(one: &[Step], two: &[Step]) -> bool {
    one.len() == two.len()
        && one.iter().zip(two).all(|((_, from, to), (_, f, t))| (from, to) == (f, t))
}

/// The days between the first and the last.
fn hull(days: &[(usize, Day)]) -> Bounds {
    let days = days.iter().map(|(_, day)| Bounds::day(*day));
    days.reduce(Bounds::hull).unwrap_or(Bounds::UNBOUNDED)
}

/// What began or ended on the day of a change, in the life that is recorded or in one that may have
/// been.
fn reason(timeline: &Timeline<Reason>, whose: Whose, day: Day, to: &[Standing]) -> Reason {
    let lives = lives_of(timeline, whose);
    let shown = [Axis::Force, Axis::Provisional, Axis::Suspended, Axis::Consent, Axis::Signature];
    let began = |line: &Line<Reason>| {
        let mut spells = shown.iter().flat_map(|axis| line.on(*axis));
        spells.find(|it| it.since == day).map(|it| it.began.clone())
    };
    let ended = |line: &Line<Reason>| {
        let mut spells = Axis::ALL.into_iter().flat_map(|axis| line.on(axis));
        spells.find(|it| it.until == Some(day)).and_then(|it| it.ended.clone())
    };
    let found = lives.iter().find_map(|line| began(line).or_else(|| ended(line)));
    found.unwrap_or_else(|| Reason::new(format!("its standing is {} since {day}", words(to))))
}

fn change(
    days: &[(usize, Day)],
    (from, to): (&str, &str),
    certain: bool,
    because: Reason,
) -> Option<Change> {
    let (from, to) = (from.to_owned(), to.to_owned());
    (!days.is_empty()).then(|| Change { on: hull(days), state: None, from, to, certain, because })
}
