//! The history of a treaty: what changes on which days, over all its completions.

use std::rc::Rc;

use foedera_dates::{Bounds, Day};

use super::lives::Lives;
use super::{Engine, between};
use crate::answer::{Change, Reason};
use crate::evaluate::{Cause, Timeline};

/// How a treaty stands that is in force.
pub(super) const IN_FORCE: &str = "in force";

/// A treaty in every completion, asked for its history.
pub(super) struct Lived<'e> {
    engine: &'e Engine,
    /// The first day of the state that is asked about, where nothing names it.
    pub(super) newcomer: Option<Day>,
    lives: Lives,
}

impl<'e> Lived<'e> {
    pub(super) fn of(engine: &'e Engine, treaty: usize, newcomer: Option<Day>) -> Self {
        let lives = Lives::of(engine, treaty, newcomer.into_iter().collect(), None);
        Self { engine, newcomer, lives }
    }

    /// By completion.
    pub(super) fn bulk(&self) -> &[Rc<Timeline<Cause>>] {
        &self.lives.bulk
    }

    pub(super) fn full(&self, at: usize) -> Option<Rc<Timeline<Reason>>> {
        self.lives.full(self.engine, at)
    }

    /// Why something changes on days of some completions: as those tell it in which it changes first
    /// and last.
    pub(super) fn told(
        &self,
        days: &[(usize, Day)],
        reason: impl Fn(&Timeline<Reason>, Day) -> Option<Reason>,
    ) -> Reason {
        let least = days.iter().min_by_key(|(_, day)| *day);
        let most = days.iter().max_by_key(|(_, day)| *day).filter(|it| Some(*it) != least);
        let ends: Vec<(usize, Day)> = least.into_iter().chain(most).copied().collect();
        let of = |(at, day): &(usize, Day)| Some(vec![reason(self.full(*at)?.as_ref(), *day)?]);
        let lists: Vec<Vec<Reason>> = ends.iter().filter_map(of).collect();
        let first = ends.first().and_then(|(at, _)| self.lives.completion(*at));
        let instance = |it: &[Reason]| self.engine.instance(self.lives.treaty, first?, it);
        let told = between::merged(&lists, &instance).into_iter().next();
        told.unwrap_or_else(|| Reason::new("it changes"))
    }

    /// The changes of the treaty itself.
    pub(super) fn treaty_changes(&self) -> Vec<Change> {
        let Some(first) = self.bulk().first() else { return Vec::new() };
        let same = self.bulk().iter().all(|it| it.force.len() == first.force.len());
        let of = |day: &dyn Fn(&Timeline<Cause>) -> Option<Day>| {
            let all = self.bulk().iter().enumerate().filter(|(at, _)| same || *at == 0);
            all.filter_map(|(at, it)| Some((at, day(it)?))).collect::<Vec<_>>()
        };
        let mut changes = Vec::new();
        for at in 0..first.force.len() {
            let since = of(&|it| it.force.get(at).map(|it| it.since));
            let began = self.told(&since, |it, _| it.force.get(at).map(|it| it.began.clone()));
            changes.extend(change(&since, ("not in force", IN_FORCE), same, began));
            if first.force.get(at).is_some_and(|it| it.until.is_some()) {
                let until = of(&|it| it.force.get(at).and_then(|it| it.until));
                let ended = self.told(&until, |it, _| it.force.get(at)?.ended.clone());
                let certain = same && until.len() == self.bulk().len();
                changes.extend(change(&until, (IN_FORCE, "ended"), certain, ended));
            }
        }
        if first.lapsed.is_some() {
            let lapsed = of(&|it| it.lapsed.map(|(day, _)| day));
            let told = self.told(&lapsed, |it, _| it.lapsed.as_ref().map(|(_, it)| it.clone()));
            let certain = lapsed.len() == self.bulk().len();
            changes.extend(change(&lapsed, ("not in force", "lapsed"), certain, told));
        }
        changes
    }
}

/// The days between the first and the last.
pub(super) fn hull(days: &[(usize, Day)]) -> Bounds {
    let days = days.iter().map(|(_, day)| Bounds::day(*day));
    days.reduce(Bounds::hull).unwrap_or(Bounds::UNBOUNDED)
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
