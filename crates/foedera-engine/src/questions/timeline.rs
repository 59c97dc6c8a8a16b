//! Every change of standing of a treaty and its states, in order, with reasons.

use foedera_dates::Day;
use foedera_entities::EntityId;

use super::lived::{IN_FORCE, Lived, hull};
use super::{Engine, Refusal};
use crate::answer::{Change, Reason, Standing};
use crate::evaluate::{Axis, Cause, Line, Timeline, Whose};
use crate::law::{Case, SubjectNo};
use crate::open::{changes, standing};

/// One change in one completion: when, from what to what; several words where acts may be missing.
type Step = (Day, Vec<Standing>, Vec<Standing>);

impl Engine {
    /// Every change of standing, in the order of the days.
    ///
    /// Where completions disagree on which changes there are, those of the first are shown and
    /// marked as not certain; where they disagree on the days alone, each change has bounds. From the
    /// day on which words kept as text bear on it, it is told to be open.
    ///
    /// # Errors
    ///
    /// The treaty is not in the library.
    pub fn timeline(&self, treaty: &str, of: Option<EntityId>) -> Result<Vec<Change>, Refusal> {
        let no = self.number(treaty)?;
        let Some(case) = self.cases().get(no) else { return Ok(Vec::new()) };
        let wanted = of.map(|id| self.subjects.number(&id));
        let newcomer = wanted.flatten().filter(|it| case.member(*it).is_none());
        let born = |it: SubjectNo| self.subjects.began(it).unwrap_or(Day::MIN);
        let lived = Lived::of(self, no, newcomer.map(born));
        let mut changes = if of.is_none() { lived.treaty_changes() } else { Vec::new() };
        for member in case.all() {
            let subject = case.subject(member);
            if wanted.is_none_or(|wanted| wanted == subject) {
                let named = (case, subject);
                changes.extend(self.state_changes(named, Whose::Member(member), &lived));
            }
        }
        // Of a state that nothing names, acts may be missing.
        let whose = lived.newcomer.map(Whose::Newcomer);
        let named = (case, newcomer);
        changes.extend(whose.into_iter().flat_map(|it| self.state_changes(named, it, &lived)));
        changes.extend(self.suspended_between(case, wanted, &lived));
        changes.extend(self.outlasting(case, wanted, &lived));
        self.open_from_doubts(case, wanted, &lived, &mut changes);
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

    /// The changes of a state; of one that no clause and no act names, where it is no member.
    fn state_changes(
        &self,
        (case, subject): (&Case, Option<SubjectNo>),
        whose: Whose,
        lived: &Lived<'_>,
    ) -> Vec<Change> {
        let gone = subject.and_then(|it| self.subjects.ended(it));
        let named = matches!(whose, Whose::Member(_));
        let is_there = |it: &Step| named || gone.is_none_or(|gone| it.0 < gone);
        let own = |it: &Timeline<Cause>| steps_of(it, whose).into_iter().filter(is_there).collect();
        let all: Vec<Vec<Step>> = lived.bulk().iter().map(|it| own(it)).collect();
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
                state: case.id_on(&self.subjects, subject, *day),
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
