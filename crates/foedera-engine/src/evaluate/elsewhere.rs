//! What other treaties show: the days on which they were in force, in general or for a state.

use foedera_dates::Day;
use foedera_model::{Condition, ForWhom};

use super::condition::Spot;
use super::timeline::{Days, holds};
use super::{Evaluation, Trace};
use crate::answer::OpenOn;
use crate::law::{Member, SubjectNo};

impl<T: Trace> Evaluation<'_, T> {
    /// The number of another treaty. Of one that the library does not hold nobody knows whether it is
    /// in force: what hangs on that is open since `from`.
    pub(super) fn held(&self, treaty: &str, from: Day) -> Option<usize> {
        let number = self.outside.library.number(treaty);
        if number.is_none() {
            let question = format!(
                "{treaty} is not in the library, so that it is open when and for whom it is in force"
            );
            self.doubt(from, OpenOn::Reading { question });
        }
        number
    }

    /// Whether a condition hangs on a treaty that the library does not hold.
    pub(super) fn is_unheld(&self, condition: &Condition) -> bool {
        let (Condition::InForce { treaty, .. } | Condition::CeasesInForce { treaty, .. }) =
            condition
        else {
            return false;
        };
        self.outside.library.number(treaty).is_none()
    }

    /// The days on which another treaty was in force, in general or for a subject.
    pub(super) fn other_days(&self, no: usize, subject: Option<SubjectNo>) -> Option<&[Days]> {
        let other = self.outside.seen(no)?;
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

    fn other(
        &self,
        treaty: &str,
        (whom, it): (Option<ForWhom>, Option<Member>),
        day: Day,
    ) -> Option<(usize, &[Days])> {
        let no = self.held(treaty, day)?;
        let subject = match whom {
            None => None,
            Some(ForWhom::State(id)) => Some(self.outside.subjects.number(&id)?),
            // Of a state that nothing names it is asked whether it is in force at all.
            Some(ForWhom::It) => it.and_then(|it| self.subject(it)),
        };
        Some((no, self.other_days(no, subject)?))
    }

    pub(super) fn other_in_force(
        &self,
        treaty: &str,
        (whom, it): (Option<ForWhom>, Option<Member>),
        day: Day,
    ) -> Option<Spot<T::Note>> {
        let (no, spells) = self.other(treaty, (whom, it), day)?;
        let on = self.day_read(no, day);
        let (since, _) = *spells.iter().find(|it| holds(it, on))?;
        let since = if self.outside.circle.contains(&no) { since.next()? } else { since };
        Some(self.plain(since, || format!("{treaty} is in force since {since}")))
    }

    pub(super) fn other_ceased(
        &self,
        treaty: &str,
        (whom, it): (Option<ForWhom>, Option<Member>),
        day: Day,
    ) -> Option<Spot<T::Note>> {
        let (no, spells) = self.other(treaty, (whom, it), day)?;
        let on = self.day_read(no, day);
        let lives = spells.iter().any(|it| holds(it, on));
        let ended = spells.iter().filter_map(|(_, until)| *until).filter(|it| *it <= on).max()?;
        (!lives)
            .then(|| self.plain(ended, || format!("{treaty} is no longer in force since {ended}")))
    }
}
