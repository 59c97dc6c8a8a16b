//! Successors by notification: from which day one is a party, what stands still until it notifies, and
//! what its predecessors had held (1978 Vienna Convention 17 to 23, as practice follows it).
//!
//! Whom a state succeeded is a fact of the world; what the treaty was for them is read here.

use foedera_dates::Day;
use foedera_model::{ActKind, Instrument};

use super::consent::{Consent, Signature};
use super::entry::Entry;
use super::{Evaluation, Ground, Spell, Trace};
use crate::law::{Member, Succeeded};
use crate::words;

/// What those had done whose place a successor takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Held {
    Nothing,
    Signature,
    Consent,
}

/// The place that a successor takes.
struct Place {
    on: Day,
    held: Held,
    /// Whose it was.
    whose: String,
}

pub(super) fn succeeds(consent: &Consent) -> bool {
    consent.kind == ActKind::Deposit(Instrument::Succession)
}

impl<T: Trace> Evaluation<'_, T> {
    /// What a state succeeded to that notifies by a consent.
    pub(super) fn succeeded(&self, member: Member, consent: &Consent) -> Option<&Succeeded> {
        let subjects = &self.outside.subjects;
        self.subject(member)
            .filter(|_| succeeds(consent))
            .and_then(|it| subjects.succeeded(it, consent.established))
    }

    /// The first day on which a state that consents can be a party, however far its consent reaches
    /// back: nobody is one before it is there, and nobody takes a place before it is there to be taken.
    pub(super) fn there_since(&self, member: Member, consent: &Consent) -> Day {
        if let Some(succeeded) = self.succeeded(member, consent) {
            return succeeded.on.min(consent.day);
        }
        let began = self.case.began.get(member.index()).copied().flatten();
        began.map_or(Day::MIN, |began| began.min(consent.day))
    }

    /// A successor is a party from the day of the succession, once it has notified: the day that it
    /// names, else the date of the succession, else that of its notification, without a delay (1978 Vienna
    /// Convention 17, 22, 23).
    pub(super) fn succession_day(&self, member: Member, consent: &Consent) -> Option<Day> {
        // Who was a party in its own right before succeeds to nothing that reaches back.
        let is_first = self.consents_of(member).iter().all(|it| consent.day <= it.day);
        let there = self.there_since(member, consent);
        let day = consent.effective.or((is_first && Day::MIN < there).then_some(there));
        succeeds(consent).then(|| day.unwrap_or(consent.day).max(there))
    }

    /// Since when there is a place to take: since the treaty is in force, and it would be for the
    /// predecessor by its own consent (1978 Vienna Convention 17, 18, 23(1)).
    pub(super) fn place_since(
        &self,
        member: Member,
        consent: &Consent,
        entry: &Entry<T::Note>,
    ) -> Day {
        let begins = self.places(member, consent).filter_map(|(other, eve)| {
            let stood = self.had_done(other, eve) == Held::Consent;
            let mut own = self.consents_of(other).iter().filter(|it| stood && it.stands(eve));
            own.find_map(|it| self.comes_in(other, it, entry)).map(|it| it.0)
        });
        begins.min().unwrap_or(entry.effect).max(entry.effect)
    }

    /// The predecessors among the members, with the last day on which they held what passed.
    pub(super) fn places<'s>(
        &'s self,
        member: Member,
        consent: &Consent,
    ) -> impl Iterator<Item = (Member, Day)> + use<'s, T> {
        let succeeded = self.succeeded(member, consent).into_iter();
        succeeded.flat_map(|it| {
            let before = self.case.all().filter(|other| {
                self.subject(*other).is_some_and(|other| it.predecessors.contains(&other))
            });
            before.zip(std::iter::repeat(it.on.previous())).filter_map(|(it, eve)| Some((it, eve?)))
        })
    }

    pub(super) fn succeeding(&self, consent: &Consent, day: Day) -> T::Note {
        let own = self.consenting(consent);
        let says = || match consent.effective {
            Some(named) if named < day => {
                format!(
                    "its succession counts from {day}: it was none before, on {named}, the day that it names"
                )
            }
            Some(_) => format!("its succession counts from {day}, the day that it names"),
            None => format!("its succession counts from {day}, the date of the succession"),
        };
        let ground = Ground::General("1978 Vienna Convention 22, 23");
        self.trace.step(ground, Some(day), says, [own])
    }

    /// Between a newly independent state and the others the operation is suspended until it notifies.
    pub(super) fn suspended_until_notified(&self, member: Member) -> Option<Spell<T::Note>> {
        let consent = self.consents_of(member).first()?;
        self.succeeded(member, consent).filter(|it| it.newly_independent)?;
        let since = self.spells_of(member).first()?.since;
        let until = consent.established;
        let says = || {
            let who = self.name(member, until);
            format!(
                "between {who} and the others its operation is suspended until it notified, on {until}"
            )
        };
        let ground = Ground::General("1978 Vienna Convention 23(2)");
        let note = self.trace.step(ground, Some(since), says, [self.consenting(consent)]);
        let mut spell = Spell::open(since, note.clone());
        spell.end(until, &note);
        Some(spell)
    }

    /// Who succeeds to a signature has signed, and can ratify: it has not consented (1978 Convention 19, 32,
    /// 37). Where the journal may lack acts, the predecessor's instrument may be among them.
    pub(super) fn take_over_signatures(&mut self) {
        if !self.case.unseen.is_nothing() {
            return;
        }
        for member in self.case.all() {
            let mut own = self.consents_of(member).iter().filter(|it| succeeds(it));
            let signed = own.find_map(|it| {
                let taken = self.place(member, it)?;
                (taken.held == Held::Signature).then_some((*it, taken))
            });
            let Some((consent, taken)) = signed else { continue };
            self.warn_of_taken_signature(member, &consent, &taken);
            if let Some(own) = self.consents.get_mut(member.index()) {
                own.retain(|it| it.fact != consent.fact);
            }
            if let Some(own) = self.signatures.get_mut(member.index()) {
                own.get_or_insert(Signature { day: taken.on, fact: consent.fact });
            }
        }
    }

    fn warn_of_taken_signature(&self, member: Member, consent: &Consent, taken: &Place) {
        let anew = self.succeeded(member, consent).is_some_and(|it| it.newly_independent);
        let rule = if anew { "19" } else { "37" };
        let who = self.name(member, consent.established);
        let says = format!(
            "{who} succeeds as of {} to a signature alone, that of {}: it is not bound by that, and can \
             ratify (1978 Vienna Convention {rule})",
            taken.on, taken.whose
        );
        self.warn_perhaps(consent.established, Some(member), || says);
    }

    /// A succession takes a place that was held. It counts as the depositary took it, and where the record
    /// shows no such place that is told.
    pub(super) fn warn_of_successions(&self) {
        if !self.case.unseen.is_nothing() {
            return;
        }
        for member in self.case.all() {
            for consent in self.consents_of(member).iter().filter(|it| succeeds(it)) {
                self.warn_of_succession(member, consent);
            }
        }
    }

    fn warn_of_succession(&self, member: Member, consent: &Consent) {
        let Some(Place { on, held: Held::Nothing, whose }) = self.place(member, consent) else {
            return;
        };
        let who = self.name(member, consent.established);
        let says = format!(
            "{who} succeeds as of {on} to what the record does not show to have been there for its territory: \
             {whose} had not consented by then (1978 Vienna Convention 17, 18); it counts as notified"
        );
        self.warn_perhaps(consent.established, Some(member), || says);
    }

    /// The place that a successor takes; nothing where the world knows of no predecessor.
    fn place(&self, member: Member, consent: &Consent) -> Option<Place> {
        let succeeded = self.succeeded(member, consent)?;
        let on = self.succession_day(member, consent)?;
        let eve = succeeded.on.previous()?;
        let held = self.places(member, consent).map(|(it, eve)| self.had_done(it, eve)).max();
        let ids = succeeded.predecessors.iter();
        let ids = ids.filter_map(|it| self.case.id_on(self.outside.subjects, *it, eve));
        let ids: Vec<String> = ids.map(|it| it.to_string()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        Some(Place { on, held: held.unwrap_or(Held::Nothing), whose: words::list_of(&ids) })
    }

    /// What a predecessor had done that stood on a day; who has left has also given up its signature.
    fn had_done(&self, member: Member, day: Day) -> Held {
        let left = self.left.get(member.index()).into_iter().flatten();
        let left = left.filter(|left| **left <= day).max();
        let mut consents = self.consents_of(member).iter();
        if consents.any(|it| it.stands(day) && left.is_none_or(|left| *left <= it.day)) {
            return Held::Consent;
        }
        if left.is_some() {
            return Held::Nothing;
        }
        let signed = self.signature_of(member).is_some_and(|it| it.day <= day);
        if signed { Held::Signature } else { Held::Nothing }
    }
}
