//! Provisional application (VCLT 25). A treaty that is only applied provisionally is not in force.

use foedera_dates::Day;
use foedera_model::{ActKind, Base, Condition, Counted, Own, Quorum, Rule, Set, Until, When};

use super::condition::{About, Spot};
use super::journal::Done;
use super::{Evaluation, Ground, Spell, Trace};
use crate::law::{ClauseNo, Member, clauses};

impl<T: Trace> Evaluation<'_, T> {
    /// The spells during which a member applies the treaty, or a part of it, provisionally.
    pub(super) fn provisional(&self, member: Member) -> Vec<Spell<T::Note>> {
        let rules = clauses(self.treaty, |rule| {
            let Rule::AppliedProvisionally { from, until, .. } = rule else { return None };
            Some((from, until.as_ref()))
        });
        let by_clause = rules.filter_map(|(clause, (from, until))| {
            self.provisional_by_clause(member, clause, from, until)
        });
        let mut spells: Vec<Spell<T::Note>> =
            by_clause.chain(self.provisional_by_act(member)).collect();
        spells.extend(self.provisional_by_decision(member));
        for spell in &mut spells {
            self.end_provisional(member, spell);
        }
        spells.retain(Spell::is_some);
        spells
    }

    fn provisional_by_clause(
        &self,
        member: Member,
        clause: ClauseNo,
        from: &When,
        until: Option<&Until>,
    ) -> Option<Spell<T::Note>> {
        let concerned = self.case.between.contains(&member)
            || self.signature_of(member).is_some()
            || !self.consents_of(member).is_empty();
        if !concerned {
            return None;
        }
        let from = self.reading_signature(from);
        let moment = self.moment(&from, &self.about_member(member, clause))?;
        let mut spell = Spell::open(moment.day, moment.note.clone());
        let over = match until {
            Some(Until::On(last)) => last.next().map(|day| (day, &moment.note)),
            // The treaty's own, whoever comes in later.
            Some(Until::EntryIntoForce) => self.entry.as_ref().map(|it| (it.day, &it.note)),
            // With its own it is a party: nothing else need end it.
            Some(Until::EntryIntoForceForIt) | None => None,
        };
        over.into_iter().for_each(|(day, note)| spell.end(day, note));
        Some(spell)
    }

    /// *From signature* means in an open treaty the state's own, in a closed one that of all the
    /// states that it names.
    pub(super) fn reading_signature(&self, from: &When) -> When {
        let When::After {
            delay, condition: Condition::Done { act: Counted::Signature, by }, ..
        } = from
        else {
            return from.clone();
        };
        let named = self.treaty.head.between.clone();
        let condition = if named.is_empty() {
            Condition::Its(Own::Signature)
        } else {
            let of = Set::of(Base::Codes(named));
            Condition::Done { act: Counted::Signature, by: Quorum { of, ..by.clone() } }
        };
        When::After { delay: delay.clone(), condition, only_if: None, still: false }
    }

    /// Those that decide it put the treaty into force provisionally among themselves, once they are
    /// enough.
    fn provisional_by_decision(&self, member: Member) -> Option<Spell<T::Note>> {
        let mut rules = clauses(self.treaty, |rule| {
            if let Rule::ProvisionallyInForce { by } = rule { Some(by) } else { None }
        });
        let (clause, by) = rules.next()?;
        let decides = |it: &&Done<'_>| it.deed.kind == ActKind::Decision && it.is_by(member);
        let own = self.journal.iter().find(decides)?.received;
        let enough = Condition::Done { act: Counted::Decision, by: by.clone() };
        let Spot { day, note } = self.first(&enough, &About::treaty(clause))?;
        let day = own.max(day);
        let says = || format!("it decided to put the treaty into force provisionally on {day}");
        let note = self.trace.step(Ground::Clause(clause), Some(day), says, [note]);
        Some(Spell::open(day, note))
    }

    fn provisional_by_act(&self, member: Member) -> impl Iterator<Item = Spell<T::Note>> {
        let kind = ActKind::ProvisionalApplication;
        let acts = self.journal.iter().filter(move |it| it.deed.kind == kind && it.is_by(member));
        acts.map(|it| {
            let from = it.effective.unwrap_or(it.received);
            Spell::open(from, self.trace.act(it.deed.fact, it.received))
        })
    }

    /// It ends with entry into force for the state, with its own act, or after it says that it
    /// will not become a party (VCLT 25(2)).
    fn end_provisional(&self, member: Member, spell: &mut Spell<T::Note>) {
        // Who is a party already does not begin; who has left can begin again.
        let is_over = |it: &Spell<T::Note>| it.until.is_some_and(|until| until <= spell.since);
        let force = self.spells_of(member).iter().find(|it| !is_over(it));
        if let Some((since, began)) = force.map(|it| (it.since, it.began.clone())) {
            spell.end(since, &began);
        }
        let own = self.own_end(member, spell.since).into_iter();
        let ends: Vec<_> = own.chain(self.deserted(member, spell.since)).collect();
        ends.into_iter().for_each(|(day, note)| spell.end(day, &note));
        if let Some((day, note)) = &self.lapsed {
            spell.end(*day, note);
        }
    }

    /// When a member itself ends what begins on a day.
    fn own_end(&self, member: Member, begins: Day) -> Option<(Day, T::Note)> {
        let ended = self.later_deed(member, ActKind::ProvisionalApplicationEnd, begins);
        // Who has refused before does not begin.
        let refused = self.later_deed(member, ActKind::RefusalToBecomeParty, Day::MIN);
        let refused = refused.map(|own| self.end_after_refusal(member).unwrap_or(own));
        ended.into_iter().chain(refused).min_by_key(|(day, _)| *day)
    }

    /// When the last of the others has ended it between which the treaty is: it was applied with them.
    fn deserted(&self, member: Member, begins: Day) -> Option<(Day, T::Note)> {
        let others = self.case.between.iter().filter(|it| **it != member);
        let ends = others.map(|it| self.own_end(*it, begins));
        let ends: Option<Vec<_>> = ends.collect();
        let (day, last) = ends?.into_iter().max_by_key(|(day, _)| *day)?;
        let says = || format!("since {day} nobody is left to apply it with");
        Some((day, self.trace.step(Ground::General("VCLT 25(2)"), Some(day), says, [last])))
    }

    fn end_after_refusal(&self, member: Member) -> Option<(Day, T::Note)> {
        let rules = clauses(self.treaty, |rule| {
            if let Rule::ProvisionalEnds { when } = rule { Some(when) } else { None }
        });
        let ends = rules.filter_map(|(clause, when)| {
            self.moment(when, &self.about_member(member, clause)).map(|it| (it.day, it.note))
        });
        ends.min_by_key(|(day, _)| *day)
    }

    /// What a sentence about a member can refer to as *its own*.
    pub(super) fn about_member(&self, member: Member, clause: ClauseNo) -> About<T::Note> {
        let consent = self.consents_of(member).first();
        let force = self.spells_of(member).first();
        About {
            it: Some(member),
            consent: consent.map(|it| Spot { day: it.day, note: self.consenting(it) }),
            force: force.map(|it| Spot { day: it.since, note: it.began.clone() }),
            ..About::treaty(clause)
        }
    }
}
