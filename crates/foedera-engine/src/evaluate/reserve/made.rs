//! Which reservations a state has made by a day, and on what footing each stands.

use foedera_dates::Day;
use foedera_model::{ActKind, Instrument};

use super::super::journal::Done;
use super::super::{Evaluation, Trace};
use crate::law::Member;

/// On what footing a reservation stands (VCLT 2(1)(d), 23(2)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Basis {
    /// It was made on the act by which its author consented.
    Consent,
    /// On signature, and not confirmed.
    Unconfirmed,
    /// After its author had consented.
    Late,
}

/// A reservation as it stands on a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Made<'a> {
    /// Whose it is.
    pub(crate) by: Member,
    /// Who made it; another, where a successor has kept it.
    pub(crate) author: Member,
    pub(crate) act: Done<'a>,
    pub(crate) basis: Basis,
    /// Since when it has been known: answers given before it was confirmed count (VCLT 23(3)).
    pub(crate) announced: Day,
    /// The day on which a successor takes its place in it.
    pub(crate) succeeded: Option<Day>,
}

impl<'a, T: Trace> Evaluation<'a, T> {
    /// The reservations of a state on a day, the last one to the same articles alone.
    pub(super) fn made_by(&self, by: Member, day: Day) -> Vec<Made<'a>> {
        let own = self.own_reservations(by, day);
        let kept = self.kept(by, day);
        // One to the same articles, made with the notification, is instead of it from the first.
        let notified = self.bound_since(by, day).map_or(day, |(it, _)| it.day.max(day));
        let instead = self.own_reservations(by, notified);
        let new = |it: &Made<'_>| !instead.iter().any(|own| own.is_to_the_same(it));
        let kept: Vec<Made<'a>> = kept.into_iter().filter(new).collect();
        own.into_iter().chain(kept).collect()
    }

    fn own_reservations(&self, by: Member, day: Day) -> Vec<Made<'a>> {
        let mut found: Vec<Made<'a>> = Vec::new();
        let acts = self
            .journal
            .iter()
            .filter(|it| it.deed.kind == ActKind::Reservation && it.is_by(by) && it.sent <= day);
        for act in acts {
            let Some(basis) = self.basis(by, act, day) else { continue };
            let before =
                found.iter().position(|it| it.act.deed.provisions() == act.deed.provisions());
            let earlier = before.map(|at| found.remove(at));
            // One that was withdrawn is gone; the next begins anew.
            let earlier = earlier.filter(|it| self.withdrawn(it, act.sent).is_none());
            let announced = earlier.map_or(act.sent, |it| it.announced);
            found.push(Made { by, author: by, act: *act, basis, announced, succeeded: None });
        }
        found
    }

    /// Nothing where its author has left since, and it with him.
    fn basis(&self, by: Member, act: &Done<'_>, day: Day) -> Option<Basis> {
        let consent = self.taking_part(by, day);
        let last = consent.map_or(day, |it| it.day);
        let mut left = self.left.get(by.index()).into_iter().flatten();
        if left.any(|left| act.sent < *left && *left <= last) {
            return None;
        }
        let Some(consent) = consent else { return Some(Basis::Unconfirmed) };
        Some(if act.sent < consent.sent {
            Basis::Unconfirmed
        } else if act.sent <= consent.sent.max(consent.day) {
            Basis::Consent
        } else {
            Basis::Late
        })
    }

    /// A state that succeeds keeps what its predecessor had reserved, unless it says otherwise
    /// (1978 Vienna Convention 20(1)).
    fn kept(&self, by: Member, day: Day) -> Vec<Made<'a>> {
        let succeeds = self.bound_since(by, day).map(|(it, _)| it);
        let succeeds = succeeds.filter(|it| it.kind == ActKind::Deposit(Instrument::Succession));
        let Some(consent) = succeeds else { return Vec::new() };
        let Some(on) = self.succeeded(by, consent).map(|it| it.on) else { return Vec::new() };
        // On the date of the succession itself the predecessor may be no more.
        let applicable = self.places(by, consent).flat_map(|(it, eve)| {
            let own = self.own_reservations(it, eve).into_iter();
            own.filter(move |it| {
                it.basis != Basis::Unconfirmed && self.withdrawn(it, eve).is_none()
            })
        });
        applicable.map(|it| Made { by, succeeded: Some(on), ..it }).collect()
    }
}

impl Made<'_> {
    fn is_to_the_same(&self, other: &Self) -> bool {
        self.act.deed.provisions() == other.act.deed.provisions()
    }
}
