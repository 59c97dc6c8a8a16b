//! What the other states answer: in words, or by silence (VCLT 20(5)).

use foedera_dates::{Day, Delay, Step};
use foedera_model::{ActKind, ReservationRule};

use super::super::journal::Done;
use super::super::{Evaluation, Trace};
use super::{Basis, Made, after};
use crate::belief::FactNo;
use crate::law::Member;

/// The period of VCLT 20(5), where the treaty names no other.
const SILENCE_MONTHS: u32 = 12;

/// How the United Nations take a reservation that comes too late: it stands if nobody objects in
/// twelve months; until this day, in ninety days (Treaty Handbook, 3.5.3).
const LATE_TWELVE_MONTHS_SINCE: (i16, i8, i8) = (2000, 4, 4);
const LATE_BEFORE_DAYS: u32 = 90;

/// The acts that answer a reservation; of one day, an objection comes first.
const ANSWERS: [ActKind; 3] = [
    ActKind::ReservationObjection,
    ActKind::ReservationAcceptance,
    ActKind::ReservationObjectionWithdrawal,
];

/// What another state has answered by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stance {
    Accepts {
        since: Day,
        act: Option<FactNo>,
    },
    Objects {
        since: Day,
        act: FactNo,
        precludes: bool,
    },
    /// It may object until this day, which is the last; without an end where silence accepts nothing.
    Silent {
        until: Option<Day>,
    },
}

impl<T: Trace> Evaluation<'_, T> {
    /// What a state has answered by a day, silence included.
    pub(super) fn stance(&self, made: &Made<'_>, with: Member, day: Day) -> Stance {
        let consented = self.bound_since(with, day).map_or(Day::MIN, |(_, since)| since);
        let answer = self.answer(made, with, day);
        match answer {
            Stance::Silent { until: Some(last) } => {
                let since = last.next().unwrap_or(Day::MAX).max(consented);
                if since <= day { Stance::Accepts { since, act: None } } else { answer }
            }
            Stance::Accepts { .. } | Stance::Objects { .. } | Stance::Silent { until: None } => {
                answer
            }
        }
    }

    /// What a state has answered in words. The first answer in time holds, but an objection can be
    /// given up. Who consents later has until then.
    pub(super) fn answer(&self, made: &Made<'_>, with: Member, day: Day) -> Stance {
        let last = self.last_day(made, day);
        let mut stance = Stance::Silent { until: last };
        for (it, kind) in self.answers(made, with, day) {
            let (since, act) = (it.received, it.deed.fact);
            let before = since.previous().and_then(|eve| self.taking_part(with, eve));
            let in_time = last.is_none_or(|last| since <= last) || before.is_none();
            stance = match (kind, stance) {
                (ActKind::ReservationObjection, Stance::Silent { .. }) if in_time => {
                    Stance::Objects { since, act, precludes: it.deed.precludes_force }
                }
                (ActKind::ReservationAcceptance, Stance::Silent { .. }) if in_time => {
                    Stance::Accepts { since, act: Some(act) }
                }
                (
                    ActKind::ReservationAcceptance | ActKind::ReservationObjectionWithdrawal,
                    Stance::Objects { .. },
                ) => Stance::Accepts { since, act: Some(act) },
                (_, as_before) => as_before,
            };
        }
        stance
    }

    /// The objection of a state that came when its silence had accepted.
    pub(super) fn too_late_by(
        &self,
        made: &Made<'_>,
        with: Member,
        day: Day,
    ) -> Option<(Day, FactNo)> {
        let last = self.last_day(made, day)?;
        let objections = self.answers(made, with, day).into_iter();
        let objections = objections.filter(|(_, kind)| *kind == ActKind::ReservationObjection);
        let after = objections.filter(|(it, _)| last < it.received);
        after.map(|(it, _)| (it.received, it.deed.fact)).next()
    }

    /// The days by which somebody has answered in words.
    pub(super) fn answer_days(&self, made: &Made<'_>, day: Day) -> Vec<Day> {
        let of = |kind| self.about(kind, made, day).map(|it| it.received);
        ANSWERS.into_iter().flat_map(of).collect()
    }

    /// The answers of one state, in the order of their receipt; of one day, an objection first.
    fn answers<'m>(
        &'m self,
        made: &'m Made<'_>,
        with: Member,
        day: Day,
    ) -> Vec<(&'m Done<'m>, ActKind)> {
        let acts = ANSWERS.into_iter().flat_map(|kind| {
            self.about(kind, made, day).filter(|it| it.is_by(with)).map(move |it| (it, kind))
        });
        let mut acts: Vec<_> = acts.collect();
        acts.sort_by_key(|(it, _)| it.received);
        acts
    }

    /// The last day on which who had consented by then can object (VCLT 20(5)); nothing where the
    /// reservation may not be made, for then silence does not accept it (19, 20(1)).
    pub(super) fn last_day(&self, made: &Made<'_>, day: Day) -> Option<Day> {
        self.forbidden(made, day).is_none().then(|| self.period_ends(made))
    }

    fn period_ends(&self, made: &Made<'_>) -> Day {
        let notified = made.act.told();
        let stated = self.reservation_rules().find_map(|(_, rule)| {
            let ReservationRule::AcceptedUnlessObjectedWithin(delay) = rule else { return None };
            Some(after(notified, delay))
        });
        let (year, month, day) = LATE_TWELVE_MONTHS_SINCE;
        let once = made.basis == Basis::Late
            && Day::from_ymd(year, month, day).is_some_and(|since| notified < since);
        let general =
            if once { Step::Days(LATE_BEFORE_DAYS) } else { Step::Months(SILENCE_MONTHS) };
        stated.unwrap_or_else(|| after(notified, &Delay::from(general)))
    }

    /// The objection of anybody by which a late reservation is not admitted.
    pub(super) fn too_late(&self, made: &Made<'_>, day: Day) -> Option<(Day, FactNo)> {
        if made.basis != Basis::Late {
            return None;
        }
        let last = self.period_ends(made).min(day);
        let objections = self.about(ActKind::ReservationObjection, made, last);
        let party = |who: &Member, on: Day| self.taking_part(*who, on).is_some();
        let objections =
            objections.filter(|it| it.deed.by.iter().any(|who| party(who, it.received)));
        objections.map(|it| (it.received, it.deed.fact)).min()
    }
}
