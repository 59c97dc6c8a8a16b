//! Who refuses an amendment and is put out for it, where the treaty lets an organ decide so
//! (Chicago Convention, article 94(b)).

use foedera_dates::Day;
use foedera_model::{ActKind, Rule};

use super::journal::Done;
use super::leave::Leave;
use super::{Evaluation, Ground, Spell, Trace};
use crate::law::{Member, clauses};

impl<T: Trace> Evaluation<'_, T> {
    /// The first decision about a state that takes it out. One that has accepted the amendment of that
    /// name before the decision takes effect refuses nothing.
    pub(super) fn put_out(&self, who: Member, spell: &Spell<T::Note>) -> Option<Leave<T::Note>> {
        let rules = clauses(self.treaty, |rule| {
            if let Rule::RefusersLeave { organ } = rule { Some(organ.as_str()) } else { None }
        });
        let leaves = rules.filter_map(|(clause, organ)| {
            let about = |it: &&Done<'_>| {
                it.deed.organ() == Some(organ)
                    && it.deed.kind == ActKind::Decision
                    && it.deed.toward.contains(&who)
                    && spell.since < takes_effect(it)
                    && !self.accepted_before(who, it.deed.name(), takes_effect(it))
            };
            let decided = self.journal.iter().filter(about).min_by_key(|it| takes_effect(it))?;
            let day = takes_effect(decided);
            let act = self.trace.act(decided.deed.fact, decided.received);
            let says = || {
                let who = self.name(who, decided.received);
                format!("{who} had refused an amendment, and ceased to be a party on {day}")
            };
            let note = self.trace.step(Ground::Clause(clause), Some(day), says, [act]);
            Some(Leave { day, note, own_act: false, for_all: false })
        });
        leaves.min_by_key(|it| it.day)
    }

    fn accepted_before(&self, who: Member, amendment: Option<&str>, day: Day) -> bool {
        self.journal.iter().any(|it| {
            it.deed.kind == ActKind::AmendmentAcceptance
                && it.is_by(who)
                && it.deed.name() == amendment
                && it.received < day
        })
    }
}

fn takes_effect(decision: &Done<'_>) -> Day {
    decision.effective.unwrap_or(decision.received)
}
