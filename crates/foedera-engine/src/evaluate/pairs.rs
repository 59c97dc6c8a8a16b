//! Pairs between which the treaty is not in force though both are parties: sparse exceptions,
//! never a table of all pairs.

use foedera_dates::Day;
use foedera_model::{AccessionBinds, ActKind, Instrument, Rule};

use super::consent::Consent;
use super::timeline::Apart;
use super::{Evaluation, Ground, Spell, Trace};
use crate::law::{ClauseNo, Member, clauses};

/// An accession by which a state became a party.
struct Accession<'e, N> {
    who: Member,
    acceded: Day,
    /// What others say of it: from this day, until the next one.
    answers_from: Day,
    answers_until: Day,
    spell: &'e Spell<N>,
}

impl<T: Trace> Evaluation<'_, T> {
    pub(super) fn apart(&self) -> Vec<Apart<T::Note>> {
        let mut apart = self.accessions_not_binding();
        apart.extend(self.replaced_between_parties());
        apart.extend(self.objections_to_force());
        apart.extend(self.by_different_depositaries());
        apart
    }

    /// An accession that binds only with those that accept it, or do not object to it in time.
    fn accessions_not_binding(&self) -> Vec<Apart<T::Note>> {
        let rules = clauses(self.treaty, |rule| {
            if let Rule::AccessionBinds(binds) = rule { Some(binds) } else { None }
        });
        let mut apart = Vec::new();
        for (clause, binds) in rules {
            for entry in self.case.all().flat_map(|who| self.accessions_of(who)) {
                let others = self.case.all().filter(|other| *other != entry.who);
                apart.extend(others.filter_map(|it| self.not_bound(clause, binds, &entry, it)));
            }
        }
        apart
    }

    /// The accessions of a state by which it became a party, each with the spell that it began.
    fn accessions_of(&self, who: Member) -> Vec<Accession<'_, T::Note>> {
        let accedes = |it: &&Consent| it.kind == ActKind::Deposit(Instrument::Accession);
        let days = self.consents_of(who).iter().filter(accedes).map(|it| it.day);
        let days: Vec<Day> = days.collect();
        let mut accessions: Vec<Accession<'_, T::Note>> = Vec::new();
        for spell in self.spells_of(who) {
            let earlier = days.iter().filter(|day| **day <= spell.since);
            let known = accessions.last().map(|it| it.acceded);
            if let Some(acceded) = earlier.filter(|day| known.is_none_or(|it| it < **day)).min() {
                // What others said before the first can be meant for no other.
                let answers_from = known.map_or(Day::MIN, |_| *acceded);
                let last = accessions.last_mut();
                last.into_iter().for_each(|it| it.answers_until = *acceded);
                let answers_until = Day::MAX;
                let acceded = *acceded;
                accessions.push(Accession { who, acceded, answers_from, answers_until, spell });
            }
        }
        accessions
    }

    fn not_bound(
        &self,
        clause: ClauseNo,
        binds: &AccessionBinds,
        accession: &Accession<'_, T::Note>,
        other: Member,
    ) -> Option<Apart<T::Note>> {
        let Accession { who, acceded, answers_from, answers_until, spell: own } = *accession;
        // Who was bound later chose the treaty with this accession in it.
        let mut others = self.spells_of(other).iter();
        let before = others.any(|it| it.since <= acceded && it.until.is_none_or(|it| acceded < it));
        let act = |kind, from: Day| {
            let from = from.max(answers_from);
            let mut acts = self.journal.iter().filter(move |it| {
                it.deed.kind == kind
                    && it.is_by(other)
                    && it.deed.toward.contains(&who)
                    && from <= it.received
                    && it.received < answers_until
            });
            acts.next()
        };
        let begins = own.since;
        let says = || {
            let (who, other) = (self.name(who, acceded), self.name(other, acceded));
            format!("the accession of {who} does not bind {other}")
        };
        let (mut spell, objected) = match binds {
            AccessionBinds::Accepting => {
                let note = self.trace.step(Ground::Clause(clause), Some(begins), says, []);
                (Spell::open(begins, note), Day::MIN)
            }
            AccessionBinds::NotObjectingWithin(delay) => {
                let objection = act(ActKind::AccessionObjection, Day::MIN)?;
                let last = self.reckon(delay, acceded, clause)?;
                let act = self.trace.act(objection.deed.fact, objection.received);
                let note = self.trace.step(Ground::Clause(clause), Some(begins), says, [act]);
                (objection.received <= last)
                    .then(|| (Spell::open(begins, note), objection.received))?
            }
        };
        // Who objected can accept later, as to a reservation.
        if let Some(accepted) = act(ActKind::AccessionAcceptance, objected) {
            let note = self.trace.act(accepted.deed.fact, accepted.received);
            spell.end(accepted.received.max(begins), &note);
        }
        own.until.zip(own.ended.as_ref()).into_iter().for_each(|(day, note)| spell.end(day, note));
        (before && spell.is_some()).then_some(Apart { pair: (who, other), spell })
    }

    /// Between parties to both, a treaty that replaces this one between its parties applies
    /// instead of it (VCLT 30).
    fn replaced_between_parties(&self) -> Vec<Apart<T::Note>> {
        let replacing = self.outside.library.links.replaced_by.get(self.case.no);
        let between = replacing.into_iter().flatten().filter(|(_, between)| *between);
        let pairs = || {
            let all = self.case.all();
            all.flat_map(|who| self.case.all().map(move |other| (who, other)))
        };
        between
            .flat_map(|(by, _)| {
                let ordered = pairs().filter(|(who, other)| who < other);
                ordered.filter_map(|pair| self.replaced_between(*by, pair))
            })
            .collect()
    }

    fn replaced_between(&self, by: usize, pair: (Member, Member)) -> Option<Apart<T::Note>> {
        let days = |member| self.other_days(by, self.subject(member))?.first().copied();
        let (one, two) = (days(pair.0)?, days(pair.1)?);
        let since = one.0.max(two.0);
        let id = self.outside.library.treaties.get(by).map_or("", |it| it.id.as_str());
        let says = || format!("{id} applies instead of it between the two since {since}");
        let note = self.trace.step(Ground::General("VCLT 30"), Some(since), says, []);
        let mut spell = Spell::open(since, note.clone());
        one.1.into_iter().chain(two.1).for_each(|day| spell.end(day, &note));
        spell.is_some().then_some(Apart { pair, spell })
    }
}
