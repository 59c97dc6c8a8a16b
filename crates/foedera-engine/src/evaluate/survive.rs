//! What goes on for a state once the treaty is no longer in force for it: duties that a clause lets survive, and
//! what accrued before (VCLT 70(1)(b), 70(2), 71(2)(b)).

use foedera_dates::{Day, Delay};
use foedera_model::Rule;

use super::{Evaluation, Ground, Spell, Trace, Unstated};
use crate::law::{ClauseNo, Member, clauses};

/// What accrued before the end, in words.
pub(crate) const ACCRUED: &str = "what accrued before the end";

/// Something that goes on for a state that is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outlasting<N> {
    pub(crate) member: Member,
    /// Nothing where the general law says it.
    pub(crate) clause: Option<ClauseNo>,
    pub(crate) what: String,
    pub(crate) spell: Spell<N>,
}

/// What a clause lets survive.
struct Survivor<'r> {
    clause: Option<ClauseNo>,
    what: &'r str,
    only_withdrawal: bool,
    for_: Option<&'r Delay>,
}

impl<T: Trace> Evaluation<'_, T> {
    /// What goes on by the clauses; and for those of `asked`, by the general law where no clause says it.
    pub(crate) fn surviving(
        mut self,
        asked: &[Member],
    ) -> (Vec<Outlasting<T::Note>>, Vec<Unstated>) {
        self.stages();
        let mut all = self.survivals();
        if !self.survivors().any(|it| it.what == ACCRUED) {
            let general =
                Survivor { clause: None, what: ACCRUED, only_withdrawal: false, for_: None };
            all.extend(asked.iter().flat_map(|it| self.survives(*it, &general)));
        }
        (all, self.all_unstated())
    }

    pub(super) fn survivals(&self) -> Vec<Outlasting<T::Note>> {
        let of = |it: Survivor<'_>| {
            self.case.all().flat_map(|who| self.survives(who, &it)).collect::<Vec<_>>()
        };
        self.survivors().flat_map(of).collect()
    }

    fn survivors(&self) -> impl Iterator<Item = Survivor<'_>> {
        clauses(self.treaty, |rule| {
            let Rule::Survives { duties, only_withdrawal, for_ } = rule else { return None };
            Some((duties.as_deref().unwrap_or(ACCRUED), *only_withdrawal, for_.as_ref()))
        })
        .map(|(clause, (what, only_withdrawal, for_))| Survivor {
            clause: Some(clause),
            what,
            only_withdrawal,
            for_,
        })
    }

    /// From each day on which a state was out, until the time is over or it is in again; what accrued goes on.
    fn survives(&self, who: Member, of: &Survivor<'_>) -> Vec<Outlasting<T::Note>> {
        let spells = self.spells_of(who);
        let gone = self.case.ended.get(who.index()).copied().flatten();
        let left = self.left.get(who.index()).map_or(&[][..], Vec::as_slice);
        let out = spells.iter().filter_map(|it| Some((it.until?, it.ended.clone())));
        let out = out.filter(|(out, _)| gone.is_none_or(|gone| *out < gone));
        let out = out.filter(|(out, _)| !of.only_withdrawal || left.contains(out));
        let all = out.filter_map(|(out, ended)| {
            let until = match (of.for_, of.clause) {
                (Some(delay), Some(clause)) => Some(self.reckon_term(delay, out, clause)?),
                _ => None,
            };
            let note = self.survival(who, of, (out, until), ended);
            let mut spell = Spell::open(out, note.clone());
            let again = spells.iter().map(|it| it.since).filter(|it| out <= *it);
            // What accrued does not lapse because its bearer is a party again.
            let again = again.filter(|_| of.what != ACCRUED);
            until.into_iter().chain(again).chain(gone).for_each(|day| spell.end(day, &note));
            let what = of.what.to_owned();
            spell.is_some().then_some(Outlasting { member: who, clause: of.clause, what, spell })
        });
        all.collect()
    }

    fn survival(
        &self,
        who: Member,
        of: &Survivor<'_>,
        (out, until): (Day, Option<Day>),
        ended: Option<T::Note>,
    ) -> T::Note {
        let void = !self.norms_that_ended_it(out).is_empty();
        let law = if void { "VCLT 71(2)(b)" } else { "VCLT 70(1)(b), 70(2)" };
        let ground = of.clause.map_or(Ground::General(law), Ground::Clause);
        let says = || {
            let until = until.map_or_else(String::new, |it| format!(" until {it}"));
            let who = self.name(who, out.previous().unwrap_or(out));
            format!("{who} was out on {out}, and is still bound{until} by {}", of.what)
        };
        self.trace.step(ground, Some(out), says, ended)
    }
}
