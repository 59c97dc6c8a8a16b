//! Reservations, acceptances and objections (VCLT 19 to 23): what governs between the state that
//! made one and each other state that has consented.
//!
//! A reservation counts with the consent that it is made on (2(1)(d), 23(2)); each other state
//! accepts it, in words or by silence (20(5)), or objects, simply or also to any relation
//! (20(4)(b)). Whether one is compatible with object and purpose (19(c)) is nobody's arithmetic: it is
//! left to those who object. What follows for standings is in `gate`.

mod collective;
mod decide;
mod gate;
mod made;
mod maintained;
mod permitted;
mod preclude;
mod silence;
mod stance;
mod taken_back;

use made::{Basis, Made};

use foedera_dates::{Conventions, Day, Delay};
use foedera_model::{ActKind, ReservationRule, Rule};

use super::consent::Consent;
use super::journal::Done;
use super::{Evaluation, Trace, Unstated};
use crate::answer::{ReservationEffect, School};
use crate::law::{ClauseNo, Member, clauses};

/// What a reservation comes to between its author and one other state on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Relation<N> {
    pub(crate) by: Member,
    pub(crate) with: Member,
    pub(crate) articles: Vec<String>,
    pub(crate) effect: ReservationEffect,
    pub(crate) since: Day,
    /// While others may still object: the last day on which they can.
    pub(crate) until: Option<Day>,
    /// What the schools make of one that may not be made.
    pub(crate) schools: Vec<(School, ReservationEffect)>,
    pub(crate) note: N,
}

/// The last day of a period for objections, whatever the treaty's own way of counting: the same day
/// of the month, or its last.
pub(super) fn after(from: Day, period: &Delay) -> Day {
    period.apply(from, &Conventions::UN).unwrap_or(Day::MAX)
}

impl<T: Trace> Evaluation<'_, T> {
    /// What the reservations of states come to on a day, each toward those named beside it; and where a way
    /// of counting is unstated that they hang on.
    pub(crate) fn reservations(
        mut self,
        toward: &[(Member, Vec<Member>)],
        day: Day,
    ) -> (Vec<Relation<T::Note>>, Vec<Unstated>) {
        self.stages();
        let mut relations = Vec::new();
        for (by, others) in toward {
            for made in self.made_by(*by, day) {
                let toward_all = self.toward_all(&made, day);
                let toward = |with: &Member| self.relation(&made, &toward_all, *with, day);
                relations.extend(others.iter().filter_map(toward));
            }
        }
        (relations, self.all_unstated())
    }

    fn reservation_rules(&self) -> impl Iterator<Item = (ClauseNo, &ReservationRule)> {
        clauses(self.treaty, |rule| if let Rule::Reservations(it) = rule { Some(it) } else { None })
    }

    /// The consent by which a state takes part on a day, as it expressed it.
    fn taking_part(&self, member: Member, day: Day) -> Option<&Consent> {
        let own = self.expressed_by(member);
        let left = self.left.get(member.index()).into_iter().flatten();
        let left = left.filter(|left| **left <= day).max();
        own.iter().find(|it| it.stands(day) && left.is_none_or(|left| *left <= it.day))
    }

    /// The consent by which a state takes part on a day, and since when: a successor that has notified does since
    /// the date of the succession (1978 Vienna Convention 22, 23).
    fn bound_since(&self, member: Member, day: Day) -> Option<(&Consent, Day)> {
        let since =
            |it: &Consent| self.succession_day(member, it).map_or(it.day, |back| back.min(it.day));
        if let Some(consent) = self.taking_part(member, day) {
            return Some((consent, since(consent)));
        }
        let left = self.left.get(member.index()).into_iter().flatten();
        let left = left.filter(|left| **left <= day).max();
        let reaching = self.expressed_by(member).iter().map(|it| (it, since(it)));
        let mut stands = reaching.filter(|(it, since)| {
            *since <= day && it.withdrawn.is_none_or(|(withdrawn, _)| day < withdrawn)
        });
        stands.find(|(it, _)| left.is_none_or(|left| *left <= it.day))
    }

    /// The acts of one kind about a reservation that were received by a day.
    fn about<'m>(
        &'m self,
        kind: ActKind,
        made: &'m Made<'_>,
        day: Day,
    ) -> impl Iterator<Item = &'m Done<'m>> {
        let own = kind == ActKind::ReservationWithdrawal;
        let is_of = move |it: &Done<'_>, who: Member| {
            if own { it.is_by(who) } else { it.deed.toward.contains(&who) }
        };
        // What is said of a predecessor's after the succession concerns the predecessor alone.
        let of = move |it: &&Done<'_>| {
            is_of(it, made.by)
                || is_of(it, made.author) && made.succeeded.is_none_or(|on| it.received < on)
        };
        let about = move |it: &&Done<'_>| {
            it.deed.provisions().is_empty() || it.deed.provisions() == made.act.deed.provisions()
        };
        self.journal
            .iter()
            .filter(move |it| it.deed.kind == kind && it.received <= day)
            .filter(of)
            .filter(about)
            .filter(move |it| made.announced <= it.received)
    }
}
