//! Every change of standing of a treaty and its states, in order, with reasons.

use foedera_dates::{Bounds, Day};
use foedera_entities::EntityId;

use super::lived::{IN_FORCE, Lived, hull};
use super::{Engine, Refusal};
use crate::answer::{Change, Reason, Standing};
use crate::evaluate::{Axis, Cause, Line, Timeline, Unstated, Whose};
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

    /// The change by which a treaty first comes into force, as its timeline tells it.
    ///
    /// # Errors
    ///
    /// The treaty is not in the library.
    pub fn first_in_force(&self, treaty: &str) -> Result<Option<Change>, Refusal> {
        let lived = Lived::of(self, self.number(treaty)?, None);
        Ok(lived.treaty_changes().into_iter().find(|it| it.to == IN_FORCE))
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

    /// A treaty in every completion, with the lives of states that nothing names, by their first day; and
    /// what it does not say of how it counts, every way of which is among them.
    pub(super) fn lives(
        &self,
        treaty: usize,
        newcomers: &[Day],
    ) -> (Courses, Vec<Timeline<Cause>>, Vec<Unstated>) {
        counted(|unstated| {
            let (completed, facts) = (self.completed(), &self.belief.facts);
            let courses = courses(completed, facts, (treaty, unstated), None);
            let completions = courses.all.iter().flat_map(|it| &it.completions);
            let lives: Vec<Timeline<Cause>> =
                completions.filter_map(|it| self.bulk(treaty, it, newcomers)).collect();
            let met = lives.iter().flat_map(|it| it.unstated.clone()).collect();
            ((courses, lives, unstated.to_vec()), met)
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
