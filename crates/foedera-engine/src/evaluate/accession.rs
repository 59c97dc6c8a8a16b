//! Accessions that bind only some of the parties, each of them since a day of its own (VCLT 15).

use foedera_dates::{Day, Delay};
use foedera_model::{AccessionAnswer, AccessionBinds, ActKind, Instrument, Rule};

use super::condition::{About, Spot};
use super::consent::Consent;
use super::journal::Done;
use super::quorum::ratifies;
use super::timeline::Apart;
use super::{Evaluation, Ground, Spell, Trace};
use crate::law::{ClauseNo, Member, clauses};

/// An accession by which a state became a party.
struct Accession<'e, N> {
    who: Member,
    consent: &'e Consent,
    /// What others say of it: from this day, until the next one.
    answers_from: Day,
    answers_until: Day,
    spell: &'e Spell<N>,
}

impl<T: Trace> Evaluation<'_, T> {
    /// When the others were told of an accession; where the record has no such day, they are taken to know of
    /// it from its deposit. Nothing for any other consent.
    pub(super) fn accession_notified(&self, consent: &Consent) -> Option<Spot<T::Note>> {
        if consent.kind != ActKind::Deposit(Instrument::Accession) {
            return None;
        }
        let day = consent.notified.unwrap_or(consent.day);
        let says = || match consent.notified {
            Some(_) => format!("the accession was notified to the others on {day}"),
            None => format!(
                "the record has no day on which the accession was notified: it is reckoned from {day}, when it \
                 was received"
            ),
        };
        let act = self.trace.act(consent.fact, consent.established);
        Some(Spot {
            day,
            note: self.trace.step(Ground::General("VCLT 78"), Some(day), says, [act]),
        })
    }

    /// Who acceded and whom it does not bind: who has not accepted it, or has objected to it in time.
    pub(super) fn accessions_not_binding(&self) -> Vec<Apart<T::Note>> {
        let rules = clauses(self.treaty, |rule| {
            if let Rule::AccessionBinds(binds) = rule { Some(binds) } else { None }
        });
        let mut apart = Vec::new();
        for rule in rules {
            for entry in self.case.all().flat_map(|who| self.accessions_of(who)) {
                let others = self.case.all().filter(|other| *other != entry.who);
                apart.extend(others.filter_map(|it| self.not_bound(rule, &entry, it)));
            }
        }
        apart
    }

    /// The accessions of a state by which it became a party, each with the spell that it began.
    fn accessions_of(&self, who: Member) -> Vec<Accession<'_, T::Note>> {
        let accedes = |it: &&Consent| it.kind == ActKind::Deposit(Instrument::Accession);
        let all: Vec<&Consent> = self.consents_of(who).iter().filter(accedes).collect();
        let mut accessions: Vec<Accession<'_, T::Note>> = Vec::new();
        for spell in self.spells_of(who) {
            let earlier = all.iter().filter(|it| it.day <= spell.since);
            let known = accessions.last().map(|it| it.consent.day);
            let new = earlier.filter(|it| known.is_none_or(|known| known < it.day));
            if let Some(consent) = new.min_by_key(|it| it.day) {
                // What others said before the first can be meant for no other.
                let answers_from = known.map_or(Day::MIN, |_| consent.day);
                let last = accessions.last_mut();
                last.into_iter().for_each(|it| it.answers_until = consent.day);
                let answers_until = Day::MAX;
                accessions.push(Accession { who, consent, answers_from, answers_until, spell });
            }
        }
        accessions
    }

    /// For how long an accession does not bind another party.
    fn not_bound(
        &self,
        (clause, binds): (ClauseNo, &AccessionBinds),
        accession: &Accession<'_, T::Note>,
        other: Member,
    ) -> Option<Apart<T::Note>> {
        let Accession { who, consent, spell: own, .. } = accession;
        if !self.is_asked(binds, consent.day, other) {
            return None;
        }
        let begins = own.since;
        let (objection, waits) = match &binds.whom {
            AccessionAnswer::Accept { .. } => (None, true),
            AccessionAnswer::NotObjectWithin(time) => {
                let objection = self.objection(time, clause, accession, other);
                (objection, objection.is_some())
            }
        };
        // Who objected can accept later, as to a reservation.
        let from = objection.map_or(Day::MIN, |it| it.received);
        let accepted = self.said_of(accession, ActKind::AccessionAcceptance, other, from);
        let accepted = accepted.filter(|_| waits);
        let says = || {
            let (who, other) = (self.name(*who, begins), self.name(other, begins));
            format!("the accession of {who} does not bind {other}")
        };
        let act = objection.map(|it| self.trace.act(it.deed.fact, it.received));
        let note = self.trace.step(Ground::Clause(clause), Some(begins), says, act);
        let mut spell = Spell::open(begins, note);
        if accepted.is_some() || !waits {
            let bound = self.bound_from((clause, binds), consent, other, accepted);
            bound.iter().for_each(|it| spell.end(it.day.max(begins), &it.note));
        }
        own.until.zip(own.ended.as_ref()).into_iter().for_each(|(day, note)| spell.end(day, note));
        spell.is_some().then_some(Apart { pair: (*who, other), spell })
    }

    /// Whether a state has anything to say about an accession: it had consented by then and has not left; or
    /// it ratified later and the clause asks those too. Other than these, who came later chose the treaty
    /// with the accession in it.
    fn is_asked(&self, binds: &AccessionBinds, acceded: Day, other: Member) -> bool {
        let also = binds.whom == AccessionAnswer::Accept { ratifying_later: true };
        self.spells_of(other).iter().any(|spell| {
            let consents = self.consents_of(other).iter();
            let consent = consents.filter(|it| it.day <= spell.since).max_by_key(|it| it.day);
            let since = consent.map_or(spell.since, |it| it.day);
            let later = also && consent.is_some_and(|it| ratifies(it.kind));
            spell.until.is_none_or(|it| acceded < it) && (since <= acceded || later)
        })
    }

    /// What another state says of an accession, from a day on.
    fn said_of(
        &self,
        accession: &Accession<'_, T::Note>,
        kind: ActKind,
        other: Member,
        from: Day,
    ) -> Option<Done<'_>> {
        let from = from.max(accession.answers_from);
        let mut acts = self.journal.iter().filter(|it| {
            it.deed.kind == kind
                && it.is_by(other)
                && it.deed.toward.contains(&accession.who)
                && from <= it.received
                && it.received < accession.answers_until
        });
        acts.next().copied()
    }

    /// An objection that came in time, which runs from when the accession was notified.
    fn objection(
        &self,
        time: &Delay,
        clause: ClauseNo,
        accession: &Accession<'_, T::Note>,
        other: Member,
    ) -> Option<Done<'_>> {
        let objection = self.said_of(accession, ActKind::AccessionObjection, other, Day::MIN)?;
        let notified = accession.consent.notified.unwrap_or(accession.consent.day);
        let last = self.reckon(time, notified, clause)?;
        (objection.received <= last).then_some(objection)
    }

    /// The day from which the two are bound, as far as it hangs on the accession and on its acceptance.
    fn bound_from(
        &self,
        (clause, binds): (ClauseNo, &AccessionBinds),
        consent: &Consent,
        other: Member,
        accepted: Option<Done<'_>>,
    ) -> Option<Spot<T::Note>> {
        let spot = |it: Done<'_>| {
            let note = self.trace.act(it.deed.fact, it.received);
            Spot { day: it.received, note }
        };
        let accepted = accepted.map(spot);
        let Some(from) = &binds.from else {
            return accepted
                .or_else(|| Some(Spot { day: Day::MIN, note: self.consenting(consent) }));
        };
        let note = self.consenting(consent);
        let about = About {
            it: Some(other),
            consent: Some(Spot { day: consent.day, note }),
            acceptance: accepted.clone(),
            notified: self.accession_notified(consent),
            ..About::treaty(clause)
        };
        let moment = self.moment(from, &about)?;
        let after = accepted.filter(|it| moment.day < it.day);
        Some(after.unwrap_or(Spot { day: moment.day, note: moment.note }))
    }
}
