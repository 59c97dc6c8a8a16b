//! What all completions have in common.

use std::collections::BTreeMap;

use foedera_dates::{Bounds, Day, Verdict};

use super::view::{StateView, View};
use crate::answer::Standing;
use crate::evaluate::{Axis, Whose};

/// Something that is so in some completions and not in others, with its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Over {
    yes: bool,
    no: bool,
    since: Option<Bounds>,
    until: Until,
}

/// The first day out, over completions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Until {
    days: Option<Bounds>,
    /// In some completion no end is known.
    never: bool,
    /// Days were left out on which it may end: then nothing is told of it.
    untold: bool,
}

impl Until {
    fn add(&mut self, until: Option<Day>) {
        match until {
            Some(day) => self.days = hull(self.days, day),
            None => self.never = true,
        }
    }

    pub(crate) fn bounds(self) -> Option<Bounds> {
        let days = self.days.filter(|_| !self.untold)?;
        if !self.never {
            return Some(days);
        }
        days.earliest().map(Bounds::not_before)
    }
}

fn hull(bounds: Option<Bounds>, day: Day) -> Option<Bounds> {
    let day = Bounds::day(day);
    Some(bounds.map_or(day, |bounds| bounds.hull(day)))
}

impl Over {
    pub(crate) fn add(&mut self, spell: Option<(Day, Option<Day>)>) {
        match spell {
            None => self.no = true,
            Some((since, until)) => {
                self.yes = true;
                self.since = hull(self.since, since);
                self.until.add(until);
            }
        }
    }

    /// Takes in what other completions show.
    pub(crate) fn join(&mut self, other: Self) {
        let both = |one: Option<Bounds>, two: Option<Bounds>| match (one, two) {
            (Some(one), Some(two)) => Some(one.hull(two)),
            (one, two) => one.or(two),
        };
        self.yes |= other.yes;
        self.no |= other.no;
        self.since = both(self.since, other.since);
        self.until.days = both(self.until.days, other.until.days);
        self.until.never |= other.until.never;
        self.until.untold |= other.until.untold;
    }

    /// Where only both ends of some days were gone through, and it is so at one of them, it may have
    /// begun later than there; on which day, and until when it then lasts, was not tried.
    pub(crate) fn leave_between(&mut self, day: Day) {
        if self.yes && self.no {
            let first = self.since.and_then(Bounds::earliest).filter(|first| *first < day);
            self.forget(false);
            self.since = first.map_or(self.since, |first| Some(Bounds::not_before(first)));
        }
    }

    /// What may have begun unseen may have begun on any day up to the one asked about.
    pub(crate) fn reach(&mut self, day: Day) {
        if self.yes && self.no {
            self.since = hull(self.since, day);
        }
    }

    /// Leaves the first day out untold, and the first day in as well.
    pub(crate) fn forget(&mut self, since: bool) {
        self.until.untold = true;
        self.since = self.since.filter(|_| !since);
    }

    fn add_bool(&mut self, is_so: bool) {
        if is_so { self.yes = true } else { self.no = true }
    }

    pub(crate) fn verdict(self) -> Verdict {
        match (self.yes, self.no) {
            (true, false) => Verdict::Yes,
            (true, true) => Verdict::Open,
            (false, _) => Verdict::No,
        }
    }

    /// A day at an end of the calendar stands for no bound.
    pub(crate) fn since(self) -> Option<Bounds> {
        let since = self.since?;
        let earliest = since.earliest().filter(|day| *day != Day::MIN);
        let latest = since.latest().filter(|day| *day != Day::MAX);
        Bounds::new(earliest, latest)
    }

    pub(crate) fn until(self) -> Option<Bounds> {
        self.until.bounds()
    }
}

/// One state over completions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StateOver {
    /// The words that occur, in ascending order, each with the days on which it begins and ends.
    pub(crate) standings: Vec<(Standing, Option<Bounds>, Until)>,
    pub(crate) axes: [Over; Axis::COUNT],
    pub(crate) force: Over,
    pub(crate) left: Over,
    /// Whether it was ever a party up to the day, in some completion.
    pub(crate) was_party: bool,
    /// Whether anything that is recorded connects it with the treaty.
    pub(crate) recorded: bool,
}

impl StateOver {
    fn add(&mut self, view: &StateView) {
        let at = self.standings.binary_search_by_key(&view.standing, |(word, ..)| *word);
        let at = at.unwrap_or_else(|at| {
            self.standings.insert(at, (view.standing, None, Until::default()));
            at
        });
        if let Some((_, since, until)) = self.standings.get_mut(at) {
            *since = view.since.map_or(*since, |day| hull(*since, day));
            until.add(view.until);
        }
        for (axis, holds) in self.axes.iter_mut().zip(view.axes) {
            axis.add_bool(holds);
        }
        self.force.add(view.force);
        self.left.add_bool(view.left);
        self.was_party |= view.was_party;
    }

    /// Adds a life that may have been; what it adds to the recorded one may have begun on any day
    /// up to the one asked about.
    fn add_unseen(&mut self, view: &StateView, recorded: &StateView, day: Day) {
        self.add(view);
        self.force.reach(day);
        if (view.standing, view.since) == (recorded.standing, recorded.since) {
            return;
        }
        let same = self.standings.iter_mut().filter(|(word, ..)| *word == view.standing);
        same.for_each(|(_, since, _)| *since = since.map(|it| it.hull(Bounds::day(day))));
    }

    /// Whether nothing but that it drew up the text connects it with the treaty.
    pub(crate) fn only_negotiates(&self) -> bool {
        self.standings.iter().all(|(word, ..)| *word <= Standing::Negotiating)
    }

    pub(crate) fn axis(&self, axis: Axis) -> Verdict {
        self.axes.get(axis as usize).map_or(Verdict::No, |it| it.verdict())
    }
}

/// A treaty on a day, over completions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ViewOver {
    pub(crate) force: Over,
    pub(crate) states: Vec<StateOver>,
    /// States that nothing names, each by its first day.
    pub(crate) others: BTreeMap<Day, StateOver>,
}

impl ViewOver {
    /// Where only both ends of some days of states were gone through: see [`Over::leave_between`].
    pub(crate) fn leave_between(&mut self, day: Day) {
        for state in &mut self.states {
            state.force.leave_between(day);
            let several = 1 < state.standings.len();
            let untils = state.standings.iter_mut().map(|(.., until)| until);
            untils.filter(|_| several).for_each(|it| it.untold = true);
            // Whoever is out at one end may have left later than there.
            let out = |it: &Standing| matches!(it, Standing::Withdrawn | Standing::Ended);
            for (_, since, _) in state.standings.iter_mut().filter(|it| several && out(&it.0)) {
                *since = since.and_then(Bounds::earliest).map(Bounds::not_before);
            }
        }
    }

    /// Leaves every last day untold, and every first one as well.
    pub(crate) fn forget(&mut self, since: bool) {
        self.force.forget(since);
        for state in self.states.iter_mut().chain(self.others.values_mut()) {
            state.force.forget(since);
            for (_, from, until) in &mut state.standings {
                until.untold = true;
                *from = from.filter(|_| !since);
            }
        }
    }

    pub(crate) fn add(&mut self, view: &View, day: Day) {
        self.force.add(view.force);
        self.states.resize(self.states.len().max(view.states.len()), StateOver::default());
        for (over, state) in self.states.iter_mut().zip(&view.states) {
            over.add(state);
            over.recorded |= state.standing != Standing::None;
        }
        let nothing = StateView::nothing();
        for (whose, life) in &view.unseen {
            let (over, recorded) = match whose {
                Whose::Member(it) => (self.states.get_mut(it.index()), view.states.get(it.index())),
                Whose::Newcomer(born) => {
                    let over = self.others.entry(*born).or_default();
                    over.add(&nothing);
                    (Some(over), Some(&nothing))
                }
            };
            if let (Some(over), Some(recorded)) = (over, recorded) {
                over.add_unseen(life, recorded, day);
            }
        }
    }
}
