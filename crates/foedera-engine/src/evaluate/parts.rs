//! Parts of a treaty that come into force on days of their own (VCLT 24(4); ICCPR, article 41).

use foedera_model::{Part, Rule};

use super::condition::About;
use super::{Evaluation, Ground, Spell, Trace};
use crate::law::{ClauseNo, clauses};

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
