//! Agreements to extend a term: of all the parties (VCLT 54(b), 39), or of those that agree where the
//! treaty has it so.

use foedera_dates::Day;
use foedera_model::{ActKind, Duration, Renewal, Rule};

use super::journal::Done;
use super::leave::Leave;
use super::term::TermEnd;
use super::{Evaluation, Ground, Trace};
use crate::law::{Member, saying};

impl<T: Trace> Evaluation<'_, T> {
    /// The end of a term after every agreement, made while it ran, to extend it; with those agreements.
    pub(super) fn extended(&self, end: Day) -> (Day, Vec<T::Note>) {
        self.extended_by(end, None)
    }

    /// The same by the agreements that one party made. All the parties must agree, unless the treaty
    /// has it extended for those that do.
    fn extended_by(&self, end: Day, only: Option<Member>) -> (Day, Vec<T::Note>) {
        // A term that renews itself binds all who let it: there an extension is of all.
        let ends = |rule: &Rule| {
            matches!(rule, Rule::InForce(Duration::Term { renewal: Renewal::None, .. }))
        };
        let some_suffice = saying(self.treaty, &Rule::ExtendableByAgreement).is_some()
            && self.treaty.clauses.iter().any(|it| ends(&it.rule));
        let agrees = |it: &Done<'_>| match only {
            Some(member) => it.deed.by.is_empty() || it.is_by(member),
            None => some_suffice || self.agreed_by_all(it, it.sent),
        };
        let (mut end, mut agreed) = (end, Vec::new());
        for it in self.journal.iter().filter(|it| it.deed.kind == ActKind::ExtensionAgreement) {
            // "Until DATE" names the last day in.
            let until = it.effective.and_then(Day::next).filter(|until| end < *until);
            if let Some(until) = until.filter(|_| it.sent < end && agrees(it)) {
                end = until;
                agreed.push(self.trace.act(it.deed.fact, it.sent));
            }
        }
        (end, agreed)
    }

    /// Those for whom a term ends before it does for others: where it may be extended for those that
    /// agree, whoever did not is out at the end of what it agreed to.
    pub(super) fn not_extended(&self, first: Day, last: Day) -> Vec<TermEnd<T::Note>> {
        let Some(clause) = saying(self.treaty, &Rule::ExtendableByAgreement) else {
            return Vec::new();
        };
        let own = self.case.all().map(|member| (member, self.extended_by(first, Some(member)).0));
        let early = own.filter(|(member, end)| *end < last && self.is_party(*member, *end));
        let end = |(member, day): (Member, Day)| {
            let says = || format!("it did not agree to extend the term that ran out on {day}");
            let note = self.trace.step(Ground::Clause(clause), Some(day), says, []);
            let leave = Leave { day, note, own_act: false, for_all: false };
            TermEnd { leave, only: Some(member), notice: None }
        };
        early.map(end).collect()
    }

    pub(super) fn agreed_by_all(&self, act: &Done<'_>, day: Day) -> bool {
        act.deed.by.is_empty() || self.parties_on(day).all(|party| act.is_by(party))
    }
}
