//! Parts of a treaty that come into force on days of their own (VCLT 24(4); ICCPR, article 41).

use foedera_model::{ActKind, ArticleRange, Condition, Counted, Own, Part, Rule, When};

use super::condition::About;
use super::{Evaluation, Ground, Spell, Trace};
use crate::law::{ClauseNo, Member, clauses};

impl<T: Trace> Evaluation<'_, T> {
    /// By clause: when the part it names was in force.
    pub(super) fn parts(&self) -> Vec<(ClauseNo, Vec<Spell<T::Note>>)> {
        let rules = clauses(self.treaty, |rule| part_of(rule).map(|_| rule));
        rules
            .map(|(clause, rule)| {
                let begins = match self.entry_of_part(rule) {
                    Some(when) => {
                        let moment = self.moment(&when, &About::treaty(clause));
                        moment.map(|it| (it.day, it.note))
                    }
                    None => self.since_adoption(clause),
                };
                (clause, begins.map(|(day, note)| self.part(day, note)).into_iter().collect())
            })
            .collect()
    }

    /// When a part comes into force, by a clause that says so. *On signature* is that of all whom a closed treaty names.
    fn entry_of_part(&self, rule: &Rule) -> Option<When> {
        let Rule::EntersIntoForce { when, .. } = rule else { return None };
        let closed = !self.treaty.head.between.is_empty();
        Some(if closed { self.reading_signature(when) } else { when.clone() })
    }

    /// By part: when it is in force for one member, as far as that is a party, or bound by the part before the rest; where it
    /// is in force only between those that have declared, once the member has.
    pub(super) fn parts_for(
        &self,
        member: Member,
        parts: &[(ClauseNo, Vec<Spell<T::Note>>)],
    ) -> Vec<Vec<Spell<T::Note>>> {
        let of_part = |(clause, spells): &(ClauseNo, Vec<Spell<T::Note>>)| {
            let both = meet(spells, &self.bound_by_part(member, *clause, spells));
            match self.declared_under(*clause) {
                Some(article) => meet(&both, &self.declarations(member, article)),
                None => both,
            }
        };
        parts.iter().map(of_part).collect()
    }

    /// When a member is a party; where a part is in force before the rest (VCLT 24(4)), from the day on which it did what puts the part
    /// into force.
    fn bound_by_part(
        &self,
        member: Member,
        clause: ClauseNo,
        part: &[Spell<T::Note>],
    ) -> Vec<Spell<T::Note>> {
        let mut own = self.spells_of(member).to_vec();
        let rule = self.treaty.clauses.get(clause.index()).map(|it| &it.rule);
        let Some((when, part)) = rule.and_then(|it| self.entry_of_part(it)).zip(part.first())
        else {
            return own;
        };
        let begun = if is_on_signature(&when) {
            self.signature_of(member).map(|it| (it.day, self.trace.act(it.fact, it.day)))
        } else {
            self.consents_of(member).first().map(|it| (it.day, self.consenting(it)))
        };
        let Some((since, note)) = begun else { return own };
        match own.first_mut() {
            Some(first) if first.since <= since.max(part.since) => {}
            Some(first) => (first.since, first.began) = (since, note),
            None => own.push(Spell::open(since, note)),
        }
        own
    }

    /// The article under which states declare that a part applies between them, if it is such a one.
    fn declared_under(&self, clause: ClauseNo) -> Option<&str> {
        let Some(Part::Articles(ranges)) =
            self.treaty.clauses.get(clause.index()).and_then(|it| part_of(&it.rule))
        else {
            return None;
        };
        let [ArticleRange { first, last: None }] = ranges.as_slice() else { return None };
        let says = |rule: &Rule| {
            matches!(
                rule,
                Rule::MayDeclare { article, between_those_that_have: true } if article == first
            )
        };
        self.treaty.clauses.iter().any(|it| says(&it.rule)).then_some(first)
    }

    /// When a declaration of a member under an article stood.
    pub(super) fn declarations(&self, member: Member, article: &str) -> Vec<Spell<T::Note>> {
        let own = |kind| {
            self.journal.iter().filter(move |it| {
                it.deed.kind == kind && it.is_by(member) && it.deed.is_under(article)
            })
        };
        let declared = own(ActKind::Declaration).map(|it| {
            let act = self.trace.act(it.deed.fact, it.received);
            let mut spell = Spell::open(it.received, act);
            let back = own(ActKind::DeclarationWithdrawal).find(|w| it.received <= w.received);
            if let Some(back) = back {
                spell.end(back.received, &self.trace.act(back.deed.fact, back.received));
            }
            spell
        });
        declared.collect()
    }

    fn since_adoption(&self, clause: ClauseNo) -> Option<(foedera_dates::Day, T::Note)> {
        let day = self.adopted()?;
        let says = || format!("it applies from adoption, on {day}");
        Some((day, self.trace.step(Ground::Clause(clause), Some(day), says, [])))
    }

    fn part(&self, day: foedera_dates::Day, note: T::Note) -> Spell<T::Note> {
        let mut spell = Spell::open(day, note);
        if let Some((ended, note)) = &self.ended {
            spell.end(*ended, note);
        }
        spell
    }
}

/// What some spells have in common with others; it begins with the later and ends with the earlier.
pub(super) fn meet<N: Clone>(some: &[Spell<N>], others: &[Spell<N>]) -> Vec<Spell<N>> {
    let pairs = some.iter().flat_map(|one| others.iter().map(move |two| (one, two)));
    let met = pairs.map(|(one, two)| {
        let later = if one.since < two.since { two } else { one };
        let mut spell = Spell::open(later.since, later.began.clone());
        for it in [one, two] {
            if let (Some(day), Some(by)) = (it.until, &it.ended) {
                spell.end(day, by);
            }
        }
        spell
    });
    met.filter(Spell::is_some).collect()
}

/// Whether signatures are among what it waits for.
fn is_on_signature(when: &When) -> bool {
    let mut is_it = false;
    when.each_leaf(&mut |it| {
        is_it |= matches!(
            it,
            Condition::Done { act: Counted::Signature, .. } | Condition::Its(Own::Signature)
        );
    });
    is_it
}

/// The part that a clause is about, if it is about a part.
pub(crate) fn part_of(rule: &Rule) -> Option<&Part> {
    if let Rule::EntersIntoForce { part: part @ Part::Articles(_), .. }
    | Rule::AppliesFromAdoption { part } = rule
    {
        Some(part)
    } else {
        None
    }
}
