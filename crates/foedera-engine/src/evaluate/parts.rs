//! Parts of a treaty that come into force on days of their own (VCLT 24(4); ICCPR, article 41).

use foedera_model::{ActKind, ArticleRange, Part, Rule};

use super::condition::About;
use super::{Evaluation, Ground, Spell, Trace};
use crate::law::{ClauseNo, Member, clauses};

impl<T: Trace> Evaluation<'_, T> {
    /// By clause: when the part it names was in force.
    pub(super) fn parts(&self) -> Vec<(ClauseNo, Vec<Spell<T::Note>>)> {
        let rules = clauses(self.treaty, |rule| part_of(rule).map(|_| rule));
        rules
            .map(|(clause, rule)| {
                let begins = if let Rule::EntersIntoForce { when, .. } = rule {
                    let moment = self.moment(when, &About::treaty(clause));
                    moment.map(|it| (it.day, it.note))
                } else {
                    self.since_adoption(clause)
                };
                (clause, begins.map(|(day, note)| self.part(day, note)).into_iter().collect())
            })
            .collect()
    }

    /// By part: when it is in force for one member, as far as that is a party; where it is in force
    /// only between those that have declared, once the member has.
    pub(super) fn parts_for(
        &self,
        member: Member,
        parts: &[(ClauseNo, Vec<Spell<T::Note>>)],
    ) -> Vec<Vec<Spell<T::Note>>> {
        let own = self.spells_of(member);
        let of_part = |(clause, spells): &(ClauseNo, Vec<Spell<T::Note>>)| {
            let both = meet(spells, own);
            match self.declared_under(*clause) {
                Some(article) => meet(&both, &self.declarations(member, article)),
                None => both,
            }
        };
        parts.iter().map(of_part).collect()
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
