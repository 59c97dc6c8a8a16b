//! Who has done what by a day: the sets that every condition looks at.
//!
//! Each is read anew from the acts, whenever it is asked for.

use std::collections::BTreeSet;

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{
    ActKind, AsOf, Base, Counted, Fraction, HowMany, Instrument, Means, Quorum, Rule, Set, Treaty,
};

use crate::completions::Deed;

pub(crate) type States = BTreeSet<EntityId>;

/// One treaty's acts in one completion.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'a> {
    pub(crate) treaty: &'a Treaty,
    pub(crate) deeds: &'a [Deed],
}

impl<'a> Record<'a> {
    pub(crate) fn own(self) -> impl Iterator<Item = &'a Deed> {
        self.deeds.iter().filter(move |it| it.treaty == self.treaty.id)
    }

    pub(crate) fn rules(self) -> impl Iterator<Item = &'a Rule> {
        self.treaty.clauses.iter().map(|it| &it.rule)
    }

    /// Who has done an act of such a kind, by the day that `when` takes from it.
    fn did(self, day: Day, when: fn(&Deed) -> Day, kind: impl Fn(ActKind) -> bool) -> States {
        let done = self.own().filter(|it| kind(it.kind) && when(it) <= day);
        done.flat_map(|it| it.actors.clone()).collect()
    }

    /// Whether a state has gone to war, or has been gone to war with, and no peace is made between the
    /// two.
    pub(crate) fn is_at_war(self, state: &EntityId, day: Day) -> bool {
        self.own().filter(|it| it.kind == ActKind::War && it.sent <= day).any(|war| {
            let enemies = [&war.actors[0], &war.toward[0]];
            let peace = self.own().any(|it| {
                it.kind == ActKind::Peace
                    && war.sent <= it.sent
                    && it.sent <= day
                    && enemies.contains(&&it.actors[0])
                    && enemies.contains(&&it.toward[0])
            });
            enemies.contains(&state) && !peace
        })
    }

    pub(crate) fn signed(self, day: Day) -> States {
        let kinds = [ActKind::Signature, ActKind::DefinitiveSignature];
        self.did(day, |it| it.sent, |it| kinds.contains(&it))
    }

    /// Whether an instrument is with the depositary on the day, and has not been taken back.
    fn stands(self, deposit: &Deed, day: Day) -> bool {
        let taken_back = self.own().any(|it| {
            it.kind == ActKind::InstrumentWithdrawal
                && it.actors == deposit.actors
                && deposit.counts <= it.counts
                && it.counts <= day
        });
        deposit.counts <= day && !taken_back
    }

    fn deposited(self, day: Day, instruments: &[Instrument]) -> States {
        let of_kind = |kind| instruments.iter().any(|it| ActKind::Deposit(*it) == kind);
        let standing = self.own().filter(|it| of_kind(it.kind) && self.stands(it, day));
        standing.flat_map(|it| it.actors.clone()).collect()
    }

    /// Whose consent to be bound is established on the day, by the treaty's own means.
    pub(crate) fn consented(self, day: Day) -> States {
        let mut consented = States::new();
        for rule in self.rules() {
            match rule {
                Rule::Consent(means) => {
                    consented.extend(means.iter().flat_map(|it| self.by_means(*it, day)));
                }
                Rule::Accession { .. } => {
                    consented.extend(self.deposited(day, &[Instrument::Accession]));
                }
                _ => {}
            }
        }
        consented
    }

    fn by_means(self, means: Means, day: Day) -> States {
        match means {
            Means::Signature => self.signed(day),
            Means::SignatureWithoutReservation => {
                self.did(day, |it| it.sent, |it| it == ActKind::DefinitiveSignature)
            }
            Means::Instrument(instrument) => self.deposited(day, &[instrument]),
            Means::ExchangeOfInstruments => {
                self.did(day, |it| it.counts, |it| it == ActKind::Exchange)
            }
            Means::ExchangeOfNotes => {
                self.did(day, |it| it.counts, |it| it == ActKind::ExchangeOfNotes)
            }
            // To the other states, by VCLT 16(c) and 78: from receipt.
            Means::Notification => self.did(day, |it| it.counts, |it| it == ActKind::Notification),
        }
    }

    /// Who has done, by the day, what a condition counts.
    fn doers(self, act: Counted, day: Day) -> States {
        use Instrument::{Acceptance, Accession, Approval, Ratification};
        match act {
            Counted::Signature => self.signed(day),
            Counted::Consent => self.consented(day),
            Counted::AnyInstrument => {
                self.deposited(day, &[Ratification, Acceptance, Approval, Accession])
            }
            Counted::Instrument(instrument) => self.deposited(day, &[instrument]),
            Counted::Ratification => self.deposited(day, &[Ratification, Acceptance, Approval]),
            Counted::NotificationSent => {
                self.did(day, |it| it.sent, |it| it == ActKind::Notification)
            }
            Counted::NotificationReceived => {
                self.did(day, |it| it.counts, |it| it == ActKind::Notification)
            }
            Counted::Decision
            | Counted::ProcesVerbal
            | Counted::AmendmentAcceptance
            | Counted::AmendmentObjection => {
                unimplemented!("no small world counts {act:?}")
            }
        }
    }

    /// The states of a set as it is read on a day; nothing for any state at all.
    pub(crate) fn members(self, set: &Set, day: Day) -> Option<States> {
        let day = match &set.as_of {
            // Until that day nobody knows who will be in it.
            Some(AsOf::On(date)) if day < date.bounds().is_day().unwrap() => {
                return Some(States::new());
            }
            Some(AsOf::On(date)) => date.bounds().is_day().unwrap(),
            Some(other) => unimplemented!("no small world reads a set as of {other:?}"),
            None => day,
        };
        let closed = &self.treaty.head.between;
        let mut members: States = match &set.base {
            Base::States => return None,
            Base::Parties | Base::Signatories if !closed.is_empty() => {
                closed.iter().cloned().collect()
            }
            Base::Signatories => self.signed(day),
            Base::Depositors => self.consented(day),
            Base::Named(name) => self.named(name),
            Base::Codes(codes) => codes.iter().cloned().collect(),
            other => unimplemented!("no small world has the set {other:?}"),
        };
        if let Some(name) = &set.within {
            members = &members & &self.named(name);
        }
        Some(members)
    }

    fn named(self, name: &str) -> States {
        let set = self.treaty.sets.iter().find(|it| it.name == name);
        set.unwrap().members.iter().cloned().collect()
    }

    /// Whether so many have done it by the day (sections 1 and 5 of the page).
    pub(crate) fn reached(self, act: Counted, by: &Quorum, day: Day) -> bool {
        let mut doers = self.doers(act, day);
        if let Some(whole) = self.members(&by.of, day) {
            doers = &doers & &whole;
        }
        let mut on_top = States::new();
        for (how_many, set) in &by.including {
            let among = self.members(set, day).unwrap();
            if !enough(*how_many, (&doers & &among).len(), among.len()) {
                return false;
            }
            if by.others_on_top {
                on_top.extend(among);
            }
        }
        let counted = &doers - &on_top;
        match self.members(&by.of, day) {
            Some(of) => enough(by.how_many, (&counted & &of).len(), of.len()),
            None => enough(by.how_many, counted.len(), usize::MAX),
        }
    }
}

/// Whether `done` of `whole` are enough. A share of an empty set is never reached.
fn enough(how_many: HowMany, done: usize, whole: usize) -> bool {
    match how_many {
        HowMany::AtLeast(number) => number as usize <= done,
        HowMany::All => 0 < whole && done == whole,
        HowMany::Majority => whole < 2 * done,
        HowMany::Share(Fraction { part, whole: parts }) => {
            0 < whole && part as usize * whole <= done * parts as usize
        }
    }
}
