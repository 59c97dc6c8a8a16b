//! Declarations that exclude matters between their author and the others, and those that must be made.
//!
//! One that excludes works between its author and every other party, both ways, while both are parties,
//! from its receipt until it is withdrawn. Those by which parts apply are in `parts`.

use foedera_dates::Day;
use foedera_model::{ActKind, Rule, Treaty};

use super::parts::meet;
use super::{Evaluation, Spell, Trace, Unstated};
use crate::law::{ClauseNo, Member, clauses};

/// What declarations come to, in one completion.
#[derive(Clone, Debug)]
pub(crate) struct Declarations<N> {
    pub(crate) excluding: Vec<Excluding<N>>,
    /// Whose declaration is due on the day and not made, by the clause that has it made.
    pub(crate) due: Vec<(ClauseNo, Member)>,
}

/// The exclusion of what an article is about.
#[derive(Clone, Debug)]
pub(crate) struct Excluding<N> {
    pub(crate) by: Member,
    /// As the declaration names it: `298`, `298(1)(a)`.
    pub(crate) article: String,
    pub(crate) spells: Vec<Spell<N>>,
}

/// Whether anything in a treaty lets or has a party make such a declaration.
pub(crate) fn has_declarations(treaty: &Treaty) -> bool {
    let is_one = |rule: &Rule| matches!(rule, Rule::MayExclude { .. } | Rule::MustDeclare { .. });
    treaty.clauses.iter().any(|it| is_one(&it.rule))
}

/// Whether a declaration under one label is one under an article: itself, or a paragraph of it.
fn is_within(label: &str, article: &str) -> bool {
    let rest = label.trim_start_matches("article ").strip_prefix(article);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('('))
}

impl<T: Trace> Evaluation<'_, T> {
    /// What the declarations of some members come to on a day; of two, as far as both are parties.
    pub(crate) fn declarations_of(
        mut self,
        of: &[Member],
        day: Day,
    ) -> (Declarations<T::Note>, Vec<Unstated>) {
        self.stages();
        let rules = clauses(self.treaty, |it| {
            if let Rule::MayExclude { article } = it { Some(article) } else { None }
        });
        let mut excluding = Vec::new();
        for (_, article) in rules {
            for by in of {
                let labels = self.labels(*by, article, day);
                excluding.extend(labels.into_iter().map(|it| self.excluding(*by, it, of)));
            }
        }
        let due = of.iter().flat_map(|who| self.undeclared(*who, day)).collect();
        (Declarations { excluding, due }, self.all_unstated())
    }

    /// The labels under which a member declared by a day, each once.
    fn labels(&self, by: Member, article: &str, day: Day) -> Vec<String> {
        let made = self.journal.iter().filter(|it| {
            it.deed.kind == ActKind::Declaration && it.is_by(by) && it.received <= day
        });
        let mut labels: Vec<String> = made
            .flat_map(|it| it.deed.provisions().iter())
            .filter(|it| is_within(it, article))
            .cloned()
            .collect();
        labels.sort_unstable();
        labels.dedup();
        labels
    }

    fn excluding(&self, by: Member, article: String, of: &[Member]) -> Excluding<T::Note> {
        let mut spells = self.declarations(by, &article);
        let pair = of.iter().filter(|it| of.len() == 2 || **it == by);
        for who in pair {
            spells = meet(self.spells_of(*who), &spells);
        }
        Excluding { by, article, spells }
    }

    /// The clauses by which a declaration of a state that has consented is due, and not made.
    fn undeclared(&self, who: Member, day: Day) -> Vec<(ClauseNo, Member)> {
        let left = self.left.get(who.index()).into_iter().flatten();
        let left = left.filter(|left| **left <= day).max();
        let mut own = self.consents_of(who).iter();
        let consented = own.any(|it| it.stands(day) && left.is_none_or(|left| *left <= it.day));
        let over = self.ended.as_ref().is_some_and(|(ended, _)| *ended <= day);
        if !consented || over {
            return Vec::new();
        }
        let due = clauses(self.treaty, |it| {
            if let Rule::MustDeclare { article, organisations_only } = it {
                return Some((article, *organisations_only));
            }
            None
        });
        let due =
            due.filter(|(_, (_, organisations))| !organisations || self.case.is_organisation(who));
        let is_made = |article: &str| {
            let mut made = self.declarations(who, article).into_iter();
            made.any(|it| it.contains(day))
        };
        due.filter(|(_, (article, _))| !is_made(article)).map(|(clause, _)| (clause, who)).collect()
    }
}
