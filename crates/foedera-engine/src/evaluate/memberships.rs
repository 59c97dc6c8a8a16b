//! To which membership an act belongs: what a party did counts for nothing once it has been out, though it
//! comes in again.

use foedera_dates::Day;

use super::journal::Done;
use super::timeline::{Days, holds};
use super::{Evaluation, Spell, Trace};
use crate::law::Member;

/// What a state did between two days, about one amendment or another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Membership {
    pub(super) who: Member,
    days: Days,
}

impl Membership {
    /// Whether it did this, on one of those days.
    pub(super) fn holds(&self, act: &Done<'_>) -> bool {
        act.is_by(self.who) && holds(&self.days, act.received)
    }
}

impl<T: Trace> Evaluation<'_, T> {
    /// The acts of one membership: those since its bearer was last out, until it is out again.
    pub(super) fn membership(&self, who: Member, party: &Spell<T::Note>) -> Membership {
        Membership { who, days: (self.last_out(who, party.since), party.until) }
    }

    /// The acts up to a day that still count on it.
    pub(super) fn membership_on(&self, who: Member, day: Day) -> Membership {
        Membership { who, days: (self.last_out(who, day), day.next()) }
    }

    /// Whether a state becomes a party on a day on which others are parties already.
    pub(super) fn joins_on(&self, who: Member, day: Day) -> bool {
        let later = self.entry.as_ref().is_some_and(|it| it.effect < day);
        later && self.spells_of(who).iter().any(|it| it.since == day)
    }

    /// The last day, up to one, on which a state was out after it had been a party.
    fn last_out(&self, who: Member, day: Day) -> Day {
        let outs = self.spells_of(who).iter().filter_map(|it| it.until);
        outs.filter(|it| *it <= day).max().unwrap_or(Day::MIN)
    }
}
