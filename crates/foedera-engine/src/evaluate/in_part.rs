//! Acts about a part of a treaty, or for a part of a territory, where the law knows none but of the whole: a right to
//! denounce, to withdraw or to suspend may be exercised only with respect to the whole treaty, unless the treaty otherwise
//! provides or the parties otherwise agree (VCLT 44(1)). A ground may be invoked for clauses that can be separated from the
//! rest (44(3)); whether they can, nobody here reads.

use foedera_model::ActKind;

use super::journal::Done;
use super::{Evaluation, Trace};

impl<T: Trace> Evaluation<'_, T> {
    /// That an act of this kind speaks of a part: it takes nobody out of the whole, and what becomes of the part is left to
    /// whoever reads the treaty.
    pub(super) fn warn_of_acts_in_part(&self) {
        let kinds = [
            (ActKind::WithdrawalNotice, "leaves", "44(1)"),
            (ActKind::NonRenewalNotice, "leaves", "44(1)"),
            (ActKind::Suspension, "suspends", "44(1)"),
            (ActKind::DeclaredTermination, "declares an end of", "44"),
            (ActKind::TerminationAgreement, "agrees to end", "39, 44(1)"),
        ];
        let of_act = |act: &Done<'_>| kinds.iter().find(|(kind, ..)| *kind == act.deed.kind);
        let own = self.journal.iter().filter(|it| is_in_part(it));
        for (act, (_, does, rule)) in own.filter_map(|it| Some((it, of_act(it)?))) {
            let of = [act.deed.provisions(), act.deed.territories()].concat().join(", ");
            for by in act.deed.by.iter().filter(|it| self.may_be_party(**it, act.received)) {
                self.warn_perhaps(act.received, Some(*by), || {
                    let who = self.name(*by, act.sent);
                    format!("{who} {does} a part alone ({of}): the whole is not touched by that, and what becomes of the part is not decided (VCLT {rule})")
                });
            }
        }
    }
}

/// Whether an act speaks of some provisions or territories alone.
pub(super) fn is_in_part(act: &Done<'_>) -> bool {
    !act.deed.provisions().is_empty() || !act.deed.territories().is_empty()
}
