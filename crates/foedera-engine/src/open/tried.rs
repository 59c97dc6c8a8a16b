//! The days that are tried of one date: all that it leaves open; or, where an answer is about one
//! day and they are too many, all up to that day and a single one beyond it.
//!
//! Each is a day that the date allows, so that no completion holds a day which the record has not.

use foedera_dates::{Bounds, Day};

/// Some days, in ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tried {
    /// A run of days; the ends of the calendar stand for a side without a bound.
    run: (Day, Day),
    /// One day more, after the run.
    beyond: Option<Day>,
}

impl Tried {
    /// Every day within bounds; of those after `cut`, the last.
    pub(super) fn of(bounds: Bounds, cut: Option<Day>) -> Self {
        let first = bounds.earliest().unwrap_or(Day::MIN);
        let last = bounds.latest().unwrap_or(Day::MAX);
        match cut {
            Some(cut) if cut < first => Self { run: (last, last), beyond: None },
            Some(cut) if cut < last => Self { run: (first, cut), beyond: Some(last) },
            _ => Self { run: (first, last), beyond: None },
        }
    }

    /// Of these, every day of a run, and the last of all for those after it; what lies before the run is as its first.
    pub(super) fn within(self, (from, to): (Day, Day)) -> Self {
        let (first, last) = self.run;
        let run = (from.clamp(first, last), to.clamp(first, last));
        Self { run, beyond: Some(self.last()).filter(|it| run.1 < *it) }
    }

    pub(super) fn first(self) -> Day {
        self.run.0
    }

    pub(super) fn last(self) -> Day {
        self.beyond.unwrap_or(self.run.1)
    }

    /// How many there are; nothing where the run has no bound on a side.
    pub(super) fn count(self) -> Option<usize> {
        let (first, last) = self.run;
        let bounded = first == last || first != Day::MIN && last != Day::MAX;
        let run = usize::try_from(last.number() - first.number() + 1).ok()?;
        bounded.then(|| run + usize::from(self.beyond.is_some()))
    }

    pub(super) fn all(self) -> impl Iterator<Item = Day> {
        let next = move |day: &Day| day.next().filter(|it| *it <= self.run.1);
        std::iter::successors(Some(self.run.0), next).chain(self.beyond)
    }

    /// The last of them that is not after `day`, else the first.
    pub(super) fn nearest(self, day: Day) -> Day {
        match self.beyond {
            Some(beyond) if beyond <= day => beyond,
            _ => day.clamp(self.run.0, self.run.1),
        }
    }
}
