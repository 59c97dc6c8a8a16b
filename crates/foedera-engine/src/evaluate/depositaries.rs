//! Deposits with several depositaries that count apart: two parties are bound to each other once one
//! depositary has received the instruments of both.

use foedera_dates::Day;
use foedera_model::SeveralDepositaries;

use super::condition::Spot;
use super::timeline::Apart;
use super::{Evaluation, Ground, Spell, Trace};
use crate::law::Member;

/// Receipts of one instrument; where it is not told by whom, by any.
type Receipts<'a> = Vec<(Option<&'a str>, Day)>;

impl<T: Trace> Evaluation<'_, T> {
    /// Pairs of parties that no depositary has bound to each other yet.
    pub(super) fn by_different_depositaries(&self) -> Vec<Apart<T::Note>> {
        if self.case.several_depositaries != Some(SeveralDepositaries::Apart) {
            return Vec::new();
        }
        let receipts: Vec<(Member, Receipts<'_>)> =
            self.case.all().map(|who| (who, self.receipts(who))).collect();
        let pairs = receipts
            .iter()
            .enumerate()
            .flat_map(|(at, one)| receipts.iter().skip(at + 1).map(move |two| (one, two)));
        pairs.filter_map(|(one, two)| self.not_bound_yet(one, two)).collect()
    }

    fn receipts(&self, who: Member) -> Receipts<'_> {
        let Some(consent) = self.consents_of(who).first() else { return Vec::new() };
        let Some(done) = self.journal.iter().find(|it| it.deed.fact == consent.fact) else {
            return Vec::new();
        };
        let days = done.deed.received.iter().filter_map(|place| self.days.get(*place));
        let told: Receipts<'_> =
            done.deed.receivers().zip(days).map(|(by, day)| (by, *day)).collect();
        if told.is_empty() { vec![(None, consent.day)] } else { told }
    }

    fn not_bound_yet(
        &self,
        (one, first): &(Member, Receipts<'_>),
        (two, second): &(Member, Receipts<'_>),
    ) -> Option<Apart<T::Note>> {
        let entry = self.entry.as_ref()?;
        let begins = self.spells_of(*one).first()?.since.max(self.spells_of(*two).first()?.since);
        let both = first.iter().flat_map(|(by, day)| {
            let same =
                move |it: &&(Option<&str>, Day)| by.is_none() || it.0.is_none() || *by == it.0;
            second.iter().filter(same).map(move |(_, other)| *day.max(other))
        });
        let shared = both.min();
        let says = || {
            let (one, two) = (self.name(*one, begins), self.name(*two, begins));
            format!("no depositary had yet received the instruments of both {one} and {two}")
        };
        let note = self.trace.step(Ground::General("VCLT 78"), Some(begins), says, []);
        let mut spell = Spell::open(begins, note.clone());
        if let Some(day) = shared {
            let until = match day <= entry.met {
                true => entry.effect,
                false => self.later(None, Spot { day, note: note.clone() }, None, entry)?.0,
            };
            spell.end(until, &note);
        }
        spell.is_some().then_some(Apart { pair: (*one, *two), spell })
    }
}
