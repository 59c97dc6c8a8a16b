//! From when the withdrawal of a reservation works: toward each other state from that state's own receipt
//! of the notice (VCLT 22(3)(a)), or toward all from the depositary's, where the treaty says so.

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{ActKind, ReservationRule};

use super::super::journal::Done;
use super::super::{Evaluation, Trace};
use super::Made;
use crate::belief::FactNo;
use crate::law::{ClauseNo, Member};

/// A receipt of a notice: by whom, where that is told, and on which day.
type Receipt<'r> = (Option<&'r str>, Day);

impl<T: Trace> Evaluation<'_, T> {
    /// The day from which a reservation is withdrawn toward every other state.
    pub(super) fn withdrawn(&self, made: &Made<'_>, day: Day) -> Option<(Day, FactNo)> {
        let by_depositary = self.takes_effect_with_the_depositary().is_some();
        let reaches_all = |it: &Done<'_>| {
            if by_depositary { self.reaches_depositary(it) } else { it.received }
        };
        self.first_withdrawal(made, day, reaches_all)
    }

    /// The day from which it is withdrawn toward one other state.
    pub(super) fn withdrawn_toward(
        &self,
        made: &Made<'_>,
        with: Member,
        day: Day,
    ) -> Option<(Day, FactNo)> {
        let by_depositary = self.takes_effect_with_the_depositary().is_some();
        let reaches = |it: &Done<'_>| {
            if by_depositary { self.reaches_depositary(it) } else { self.reaches(it, with) }
        };
        self.first_withdrawal(made, day, reaches)
    }

    /// The clause by which the depositary's receipt counts for all.
    pub(super) fn takes_effect_with_the_depositary(&self) -> Option<ClauseNo> {
        let says = |it: &&ReservationRule| **it == ReservationRule::WithdrawnWithDepositary;
        self.reservation_rules().find(|(_, it)| says(it)).map(|(clause, _)| clause)
    }

    fn first_withdrawal(
        &self,
        made: &Made<'_>,
        day: Day,
        reaches: impl Fn(&Done<'_>) -> Day,
    ) -> Option<(Day, FactNo)> {
        // Each may have had it before the last of them.
        let acts = self.about(ActKind::ReservationWithdrawal, made, Day::MAX);
        let later = acts.filter(|it| made.act.sent <= it.sent);
        let reached = later.map(|it| (reaches(it), it.deed.fact));
        reached.filter(|(on, _)| *on <= day).min()
    }

    /// When a notice reached one state: what another state received concerns that state alone.
    fn reaches(&self, notice: &Done<'_>, with: Member) -> Day {
        let by = |who: &str| {
            let id = who.parse::<EntityId>().ok()?;
            self.case.member(self.outside.subjects.number(&id)?)
        };
        let own = |it: &Receipt<'_>| it.0.and_then(by) == Some(with);
        let for_all =
            |it: &Receipt<'_>| it.0.is_none_or(|who| self.is_depositary(who) || by(who).is_none());
        self.last_receipt(notice, own)
            .or_else(|| self.last_receipt(notice, for_all))
            .unwrap_or(notice.received)
    }

    fn reaches_depositary(&self, notice: &Done<'_>) -> Day {
        let depositary = |it: &Receipt<'_>| it.0.is_none_or(|who| self.is_depositary(who));
        self.last_receipt(notice, depositary).unwrap_or(notice.received)
    }

    fn is_depositary(&self, who: &str) -> bool {
        self.treaty.head.depositaries.iter().any(|it| it == who)
    }

    /// The last of some receipts; nothing where the notice counts from another day than its record has.
    fn last_receipt(
        &self,
        notice: &Done<'_>,
        counts: impl Fn(&Receipt<'_>) -> bool,
    ) -> Option<Day> {
        let days = notice.deed.received.iter().filter_map(|place| self.days.get(*place).copied());
        let all: Vec<Receipt<'_>> = notice.deed.receivers().zip(days).collect();
        let as_recorded = all.iter().map(|(_, day)| *day).max() == Some(notice.received);
        all.into_iter().filter(|it| as_recorded && counts(it)).map(|(_, day)| day).max()
    }
}
