//! Consent by decision of an organ: whom it binds, but for those that reject it in time (WHO
//! Constitution, articles 21 and 22).

use foedera_dates::Delay;
use foedera_model::{ActKind, Rule, Set};

use super::consent::Consent;
use super::journal::Done;
use super::{Evaluation, Trace};
use crate::law::{ClauseNo, Member, clauses};

impl<T: Trace> Evaluation<'_, T> {
    /// Takes the decision as the consent of each state of the set that does not reject it in time.
    pub(super) fn bind_by_decision(&mut self) {
        let organs = clauses(self.treaty, |rule| {
            if let Rule::ConsentByDecision { organ } = rule { Some(organ.as_str()) } else { None }
        });
        let organs: Vec<&str> = organs.map(|(_, organ)| organ).collect();
        let decides = |it: &&Done<'_>| {
            it.deed.kind == ActKind::Decision
                && it.deed.organ().is_some_and(|it| organs.contains(&it))
        };
        let Some(decision) = self.journal.iter().find(decides).copied() else { return };
        let whom = clauses(self.treaty, |rule| {
            let Rule::BindsExceptRejecting { set, within } = rule else { return None };
            Some((set, within))
        });
        let Some((clause, (set, within))) = whom.into_iter().next() else { return };
        let bound = |who: &Member| self.is_bound_by(&decision, (clause, set, within), *who);
        let all: Vec<Member> = self.case.all().filter(bound).collect();
        for who in all {
            let own = self.consents.get_mut(who.index());
            own.into_iter().for_each(|it| it.push(consenting(&decision)));
        }
    }

    fn is_bound_by(
        &self,
        decision: &Done<'_>,
        (clause, set, within): (ClauseNo, &Set, &Delay),
        who: Member,
    ) -> bool {
        let rejects =
            |it: &&Done<'_>| it.deed.kind == ActKind::RefusalToBecomeParty && it.is_by(who);
        let last = self.reckon(within, decision.told(), clause);
        let rejected = self.journal.iter().filter(rejects).map(|it| it.received).min();
        let in_time = rejected.is_some_and(|day| last.is_none_or(|last| day <= last));
        self.is_in(set, who, decision.received, None) && !in_time
    }
}

fn consenting(decision: &Done<'_>) -> Consent {
    Consent {
        day: decision.sent,
        established: decision.sent,
        sent: decision.sent,
        fact: decision.deed.fact,
        kind: decision.deed.kind,
        effective: None,
        notified: None,
        withdrawn: None,
    }
}
