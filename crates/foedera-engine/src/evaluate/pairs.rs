//! Pairs between which the treaty is not in force though both are parties: sparse exceptions,
//! never a table of all pairs.

use foedera_model::ActKind;

use super::timeline::Apart;
use super::{Evaluation, Ground, Spell, Trace};
use crate::law::Member;

/// What a treaty is between two parties of which one does not recognise the other: writers differ on whether
/// that keeps it from being in force between them, where nothing more was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relations {
    Apart,
    Bound,
}

impl<T: Trace> Evaluation<'_, T> {
    pub(super) fn apart(&self) -> Vec<Apart<T::Note>> {
        let mut apart = self.accessions_not_binding();
        apart.extend(self.replaced_between_parties());
        apart.extend(self.objections_to_force());
        apart.extend(self.by_different_depositaries());
        apart.extend(self.not_recognised());
        apart
    }

    /// Parties of which one does not recognise the other: no relations under the treaty arise between the two
    /// until it does, as one reading has it. A treaty's own words on it are for its clauses.
    fn not_recognised(&self) -> Vec<Apart<T::Note>> {
        if self.relations == Relations::Bound {
            return Vec::new();
        }
        let said = |kind: ActKind| self.journal.iter().filter(move |it| it.deed.kind == kind);
        let mut apart = Vec::new();
        for done in said(ActKind::NonRecognition) {
            let pairs = done.deed.by.iter();
            let pairs = pairs.flat_map(|by| done.deed.toward.iter().map(move |it| (*by, *it)));
            for (by, who) in pairs {
                let says = || {
                    let (by, who) = (self.name(by, done.sent), self.name(who, done.sent));
                    format!("{by} does not recognise {who} since {}", done.sent)
                };
                let act = self.trace.act(done.deed.fact, done.sent);
                let ground = Ground::General("practice on recognition");
                let note = self.trace.step(ground, Some(done.sent), says, [act]);
                let mut spell = Spell::open(done.sent, note);
                let ends = said(ActKind::Recognition).filter(|it| {
                    it.is_by(by) && it.deed.toward.contains(&who) && done.sent <= it.sent
                });
                for it in ends {
                    spell.end(it.sent, &self.trace.act(it.deed.fact, it.sent));
                }
                let parties = [by, who].iter().all(|it| !self.spells_of(*it).is_empty());
                apart.extend(
                    (parties && spell.is_some()).then_some(Apart { pair: (by, who), spell }),
                );
            }
        }
        apart
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
