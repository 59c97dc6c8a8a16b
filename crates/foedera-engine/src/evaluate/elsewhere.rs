//! What other treaties show: the days on which they were in force, in general or for a state.

use foedera_dates::Day;
use foedera_entities::EntityId;

use super::condition::Spot;
use super::timeline::{Days, holds};
use super::{Evaluation, Trace};
use crate::law::SubjectNo;

impl<T: Trace> Evaluation<'_, T> {
    /// The days on which another treaty was in force, in general or for a subject.
    pub(super) fn other_days(&self, no: usize, subject: Option<SubjectNo>) -> Option<&[Days]> {
        let other = self.outside.outward.get(no)?;
        match subject {
            None => Some(&other.force),
            Some(subject) => {
                let own = other.parties.iter().find(|(it, _)| *it == subject);
                Some(own.map_or(&[], |(_, spells)| spells.as_slice()))
            }
        }
    }

    /// The day whose state of another treaty is read: inside a negative circle the day before.
    pub(super) fn day_read(&self, no: usize, day: Day) -> Day {
        let circular = self.outside.circle.contains(&no);
        if circular { day.previous().unwrap_or(day) } else { day }
    }

    fn other(&self, treaty: &str, for_state: Option<&EntityId>) -> Option<(usize, &[Days])> {
        let no = self.outside.library.number(treaty)?;
        let subject = match for_state {
            None => None,
            Some(id) => Some(self.outside.subjects.number(id)?),
        };
        Some((no, self.other_days(no, subject)?))
    }

    pub(super) fn other_in_force(
        &self,
        treaty: &str,
        for_state: Option<&EntityId>,
        day: Day,
    ) -> Option<Spot<T::Note>> {
        let (no, spells) = self.other(treaty, for_state)?;
        let on = self.day_read(no, day);
        let (since, _) = *spells.iter().find(|it| holds(it, on))?;
        let since = if self.outside.circle.contains(&no) { since.next()? } else { since };
        Some(self.plain(since, || format!("{treaty} is in force since {since}")))
    }

    pub(super) fn other_ceased(
        &self,
        treaty: &str,
        for_state: Option<&EntityId>,
        day: Day,
    ) -> Option<Spot<T::Note>> {
        let (no, spells) = self.other(treaty, for_state)?;
        let on = self.day_read(no, day);
        let lives = spells.iter().any(|it| holds(it, on));
        let ended = spells.iter().filter_map(|(_, until)| *until).filter(|it| *it <= on).max()?;
        (!lives)
            .then(|| self.plain(ended, || format!("{treaty} is no longer in force since {ended}")))
    }
}
