//! The collective test: a reservation falls if so many object (CERD, article 20(2)).

use foedera_dates::Day;
use foedera_model::{ActKind, Quorum, ReservationRule};

use super::super::{Evaluation, Ground, Trace};
use super::Made;
use super::stance::Stance;
use crate::law::Member;

impl<T: Trace> Evaluation<'_, T> {
    /// The first day on which enough have objected, and why.
    pub(super) fn fallen(&self, made: &Made<'_>, day: Day) -> Option<(Day, T::Note)> {
        let mut rules = self.reservation_rules();
        let (clause, by) = rules.find_map(|(clause, rule)| {
            if let ReservationRule::FallsIfObject(by) = rule { Some((clause, by)) } else { None }
        })?;
        let first =
            self.about(ActKind::ReservationObjection, made, day).map(|it| it.received).min()?;
        let mut days = self.candidates.iter().filter(|it| first <= **it && **it <= day);
        let on = *days.find(|on| self.enough_object(made, by, **on))?;
        let says = || format!("so many have objected by {on} that the reservation falls");
        let note = self.trace.step(Ground::Clause(clause), Some(on), says, []);
        Some((on, note))
    }

    fn enough_object(&self, made: &Made<'_>, by: &Quorum, on: Day) -> bool {
        let set: Vec<_> =
            self.case.all().filter(|who| self.is_in(&by.of, *who, on, None)).collect();
        let acts = self.about(ActKind::ReservationObjection, made, on);
        let mut objecting: Vec<Member> = acts.flat_map(|it| it.deed.by.iter().copied()).collect();
        objecting.sort_unstable();
        objecting.dedup();
        objecting.retain(|who| {
            *who != made.by
                && set.contains(who)
                && matches!(self.stance(made, *who, on), Stance::Objects { .. })
        });
        let needed = super::super::quorum::needed(by.how_many, || Some(set.len()));
        needed.is_some_and(|needed| 0 < needed && needed <= objecting.len())
    }
}
