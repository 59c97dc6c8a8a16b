//! The day on which an amendment enters into force, by the clause it was adopted under.

use foedera_dates::{Day, Delay};
use foedera_model::{
    ActKind, Amendment, AmendmentWhen, Base, Condition, Counted, HowMany, Objectors, Quorum, Set,
    When,
};

use super::super::condition::{About, Spot};
use super::super::journal::Done;
use super::super::memberships::Membership;
use super::super::when::Moment;
use super::super::{Evaluation, Ground, Trace};
use crate::law::ClauseNo;

/// Whether a day is reckoned from the act of each state itself.
pub(super) fn is_state_by_state(rule: &Amendment) -> bool {
    let AmendmentWhen::At(when) = &rule.when else { return false };
    let mut found = false;
    when.each_leaf(&mut |it| found |= matches!(it, Condition::Its(_)));
    found
}

/// How long who accepts later waits: as long as the amendment itself did.
pub(super) fn own_delay(rule: &Amendment) -> Option<&Delay> {
    fn of(when: &When) -> Option<&Delay> {
        match when {
            When::On(_) => None,
            When::After { delay, .. } => Some(delay),
            When::Later(all) | When::Earlier(all) => all.iter().find_map(of),
            When::Cases { otherwise, .. } => of(otherwise),
        }
    }
    if let AmendmentWhen::At(when) = &rule.when { of(when) } else { None }
}

/// Where no clause says how, by agreement of all the parties (VCLT 39).
pub(super) fn all_the_parties() -> Condition {
    let by = Quorum {
        how_many: HowMany::All,
        of: Set::of(Base::Parties),
        including: Vec::new(),
        others_on_top: false,
    };
    Condition::Done { act: Counted::AmendmentAcceptance, by }
}

impl<T: Trace> Evaluation<'_, T> {
    /// The day that the clause comes to; nothing if it does not come, or comes for each state apart.
    pub(super) fn comes(&self, clause: ClauseNo, rule: &Amendment) -> Option<Moment<T::Note>> {
        match &rule.when {
            AmendmentWhen::At(when) => self.moment(when, &About::treaty(clause)),
            AmendmentWhen::AfterNotification(delay) => {
                self.after_notice(clause, delay, ActKind::AmendmentAdoption)
            }
            AmendmentWhen::AfterDecisionOf { delay, .. } => {
                self.after_notice(clause, delay, ActKind::Decision)
            }
            AmendmentWhen::AfterDeemedAcceptance { delay, deemed, unless } => {
                let (on, note) = self.deemed_accepted(clause, deemed.as_ref(), unless)?;
                let day = self.reckon(delay, on, clause)?;
                Some(Moment { day, met: on, note })
            }
        }
    }

    /// When the states were told of the amendment.
    pub(super) fn notified(&self) -> Option<&Done<'_>> {
        let makes = [ActKind::AmendmentAdoption, ActKind::Decision];
        let about = self.journal.iter().filter(|it| super::amends(self.treaty, it.deed));
        about.into_iter().find(|it| makes.contains(&it.deed.kind))
    }

    fn after_notice(
        &self,
        clause: ClauseNo,
        delay: &Delay,
        kind: ActKind,
    ) -> Option<Moment<T::Note>> {
        let told = self.notified().filter(|it| it.deed.kind == kind)?;
        let met = told.told();
        let day = self.reckon(delay, met, clause)?;
        let act = self.trace.act(told.deed.fact, met);
        let says = || self.arithmetic(delay, met, day);
        let note = self.trace.step(Ground::Clause(clause), Some(day), says, [act]);
        Some(Moment { day, met, note })
    }

    /// The last day on which so many could object; nothing if they did. Where the clause leaves the
    /// period to who adopts, that is the day named on adoption.
    fn deemed_accepted(
        &self,
        clause: ClauseNo,
        deemed: Option<&Delay>,
        unless: &[Objectors],
    ) -> Option<(Day, T::Note)> {
        let adopted = self.notified()?;
        let on = match deemed {
            Some(delay) => self.reckon(delay, adopted.sent, clause)?,
            None => adopted.effective?,
        };
        if unless.iter().any(|it| self.is_stopped(it, on)) {
            return None;
        }
        let act = self.trace.act(adopted.deed.fact, adopted.sent);
        let says = || format!("deemed accepted on {on}: too few had objected by then");
        Some((on, self.trace.step(Ground::Clause(clause), Some(on), says, [act])))
    }

    fn is_stopped(&self, by: &Objectors, on: Day) -> bool {
        let objection = Counted::AmendmentObjection;
        match by {
            Objectors::Quorum(by) => self.quorum(objection, by, on, None).is_some(),
            Objectors::Holding { table, at_least } => {
                let parties = Set::of(Base::Parties);
                let share = self.share(objection, &parties, table, at_least, on, None);
                share.is_some_and(|it| it.is_enough())
            }
        }
    }

    /// The day that the clause comes to for one that accepts, in one membership.
    pub(super) fn comes_for(
        &self,
        (clause, rule): (ClauseNo, &Amendment),
        of: Membership,
        general: Option<&Moment<T::Note>>,
    ) -> Option<(Day, T::Note)> {
        let accepted = self.first_acceptance(of)?;
        let act = || self.trace.act(accepted.deed.fact, accepted.received);
        let (day, because) = if is_state_by_state(rule) {
            let AmendmentWhen::At(when) = &rule.when else { return None };
            let acceptance = Some(Spot { day: accepted.received, note: act() });
            let about = About { it: Some(of.who), acceptance, ..About::treaty(clause) };
            let moment = self.moment(when, &about)?;
            (moment.day, vec![moment.note])
        } else {
            let general = general?;
            let own = match own_delay(rule).filter(|_| general.met < accepted.received) {
                Some(delay) => self.reckon(delay, accepted.received, clause)?,
                None => accepted.received,
            };
            (own.max(general.day), vec![act(), general.note.clone()])
        };
        let says = || {
            let who = self.name(of.who, accepted.received);
            format!(
                "{who} accepted the amendment on {}: it binds it since {day}",
                accepted.received
            )
        };
        Some((day, self.trace.step(Ground::Clause(clause), Some(day), says, because)))
    }
}
