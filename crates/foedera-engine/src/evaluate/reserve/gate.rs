//! Reservations that need acceptance before their author is a party (VCLT 20(2), (3)).
//!
//! Elsewhere a reservation holds up no standing: depositaries count the instrument from its deposit,
//! and in the twelve months somebody accepts (20(4)(c)); see the decision page.

use foedera_dates::Day;
use foedera_model::{Acceptor, ActKind, Base, Quorum, ReservationRule};

use super::super::consent::Consent;
use super::super::quorum::needed;
use super::super::{Evaluation, Ground, Trace};
use super::stance::Stance;
use super::{Basis, Made};
use crate::belief::FactNo;
use crate::law::{ClauseNo, Member};

/// Whether those have accepted a reservation whose acceptance it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Acceptance {
    NotNeeded,
    Given {
        clause: ClauseNo,
        since: Day,
        act: Option<FactNo>,
    },
    /// Until this day others may still object; nothing where silence accepts nothing.
    Awaited {
        clause: ClauseNo,
        until: Option<Day>,
    },
    /// So many object that it cannot be accepted.
    Refused {
        clause: ClauseNo,
        since: Day,
    },
}

impl<T: Trace> Evaluation<'_, T> {
    /// Moves each consent to the day on which the reservations made on it are accepted, and drops
    /// those of which one never is.
    pub(crate) fn await_acceptance(&mut self) {
        if !self.awaits_acceptance() {
            return;
        }
        let gates: Vec<Option<Option<Day>>> = self.case.all().map(|it| self.gate(it)).collect();
        let expressed = self.consents.clone();
        for (own, gate) in self.consents.iter_mut().zip(gates) {
            match gate {
                None => {}
                Some(None) => own.clear(),
                Some(Some(since)) => own.iter_mut().for_each(|it| it.day = it.day.max(since)),
            }
        }
        self.expressed = Some(expressed);
    }

    fn awaits_acceptance(&self) -> bool {
        self.reservation_rules().any(|it| matches!(it.1, ReservationRule::NeedsAcceptance(_)))
    }

    /// The day on which the last of its reservations is accepted or withdrawn; nothing within where
    /// one never is.
    fn gate(&self, member: Member) -> Option<Option<Day>> {
        let made = self.made_by(member, Day::MAX);
        let counted = made.iter().filter(|it| it.basis == Basis::Consent);
        let day = |it: &Made<'_>| {
            let accepted = match self.acceptance(it, Day::MAX) {
                Acceptance::Given { since, .. } => Some(since),
                Acceptance::NotNeeded | Acceptance::Awaited { .. } | Acceptance::Refused { .. } => {
                    None
                }
            };
            let withdrawn = self.withdrawn(it, Day::MAX).map(|(day, _)| day);
            accepted.into_iter().chain(withdrawn).min()
        };
        let days: Vec<Option<Day>> = counted.map(day).collect();
        if days.is_empty() {
            None
        } else {
            Some(days.into_iter().max_by_key(|it| it.unwrap_or(Day::MAX))?)
        }
    }

    pub(super) fn acceptance(&self, made: &Made<'_>, day: Day) -> Acceptance {
        let mut rules = self.reservation_rules();
        let rule = rules.find_map(|(clause, rule)| {
            if let ReservationRule::NeedsAcceptance(by) = rule { Some((clause, by)) } else { None }
        });
        let Some((clause, by)) = rule else { return Acceptance::NotNeeded };
        let given = match by {
            Acceptor::States(by) => self.accepted_by(made, by, day).map(|since| (since, None)),
            Acceptor::Organ(organ) => {
                let acts = self.about(ActKind::ReservationAcceptance, made, day);
                let own = acts.filter(|it| it.deed.organ() == Some(organ.as_str()));
                own.map(|it| (it.received, Some(it.deed.fact))).min()
            }
        };
        match given {
            Some((since, act)) => Acceptance::Given { clause, since, act },
            None => self.not_given(made, by, clause, day),
        }
    }

    fn not_given(&self, made: &Made<'_>, by: &Acceptor, clause: ClauseNo, day: Day) -> Acceptance {
        let Acceptor::States(by) = by else { return Acceptance::Awaited { clause, until: None } };
        match self.refused(made, by, day) {
            Some(since) => Acceptance::Refused { clause, since },
            None => Acceptance::Awaited { clause, until: self.last_day(made, day) },
        }
    }

    /// The day since which so many object, without a break, that too few are left who could accept.
    fn refused(&self, made: &Made<'_>, by: &Quorum, day: Day) -> Option<Day> {
        let asked = self.asked(made, by);
        let needed = needed(by.how_many, || Some(asked.len()))?;
        let refuses = |on: Day| {
            let objects =
                |who: &&Member| matches!(self.stance(made, **who, on), Stance::Objects { .. });
            asked.len() - asked.iter().filter(objects).count() < needed
        };
        let mut days = self.answer_days(made, day);
        days.sort_unstable();
        days.into_iter().rev().take_while(|on| refuses(*on)).last()
    }

    /// The day on which enough have accepted of those who had consented when it was notified.
    fn accepted_by(&self, made: &Made<'_>, by: &Quorum, day: Day) -> Option<Day> {
        let notified = made.act.told();
        let all = self.asked(made, by);
        let accepted = all.iter().filter_map(|who| match self.stance(made, *who, day) {
            Stance::Accepts { since, .. } => Some(since),
            Stance::Objects { .. } | Stance::Silent { .. } => None,
        });
        let mut accepted: Vec<Day> = accepted.collect();
        accepted.sort_unstable();
        // Where there was nobody to ask, all have accepted.
        let needed = needed(by.how_many, || Some(all.len()))?;
        let at = needed.checked_sub(1).map_or(Some(notified), |at| accepted.get(at).copied());
        at.filter(|it| *it <= day)
    }

    /// Those who had consented when it was notified.
    fn asked(&self, made: &Made<'_>, by: &Quorum) -> Vec<Member> {
        let notified = made.act.told();
        let asked = |who: &Member| {
            let bound = self.taking_part(*who, notified).is_some();
            let in_set = by.of.base == Base::Parties && bound
                || by.of.base != Base::Parties && self.is_in(&by.of, *who, notified, None);
            *who != made.by && *who != made.author && in_set
        };
        self.case.all().filter(asked).collect()
    }

    /// A consent as a reason tells it: on its own day, and why it counts from a later one.
    pub(in super::super) fn consenting(&self, consent: &Consent) -> T::Note {
        let own = self.trace.act(consent.fact, consent.established);
        let day = consent.day;
        if day <= consent.established {
            return own;
        }
        if self.awaits_acceptance() {
            let says = || {
                format!(
                    "its consent counts since {day}, when its reservations had been accepted as the treaty asks"
                )
            };
            return self.trace.step(Ground::General("VCLT 20(2), (3)"), Some(day), says, [own]);
        }
        let says = || format!("its consent counts since {day}, when it was admitted");
        self.trace.step(Ground::General("VCLT 15"), Some(day), says, [own])
    }
}
