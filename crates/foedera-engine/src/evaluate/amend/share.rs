//! Shares of the parties where the journal may lack some of them.

use foedera_dates::Day;
use foedera_model::{
    Amendment, AmendmentWhen, AsOf, Base, Coming, Condition, HowMany, Objectors, Quorum,
};

use super::super::when::Moment;
use super::super::{Evaluation, Trace};
use super::Reading;

impl<T: Trace> Evaluation<'_, T> {
    /// Why an amendment is open though every act is dated.
    pub(super) fn doubted_share(&self, readings: &[Reading<T::Note>], day: Day) -> Option<String> {
        let since = readings.iter().filter_map(|it| it.share_open).min()?;
        let lacks = self.case.unseen.consents_on(day.max(since))?;
        Some(format!("it hangs on a share of the parties, and {lacks}"))
    }

    /// The first day on which the journal may lack a party, where the clause takes a share of the parties
    /// on that day or later. Who is lacking has accepted nothing and objected to nothing, but what a share of
    /// more would be may be out of reach: what has entered into force may not have, and what so many
    /// stopped may have.
    pub(super) fn share_open(
        &self,
        rule: Option<&Amendment>,
        comes: Option<&Moment<T::Note>>,
        day: Day,
    ) -> Option<Day> {
        let gap = self.case.unseen.since(Coming::Consents, None)?;
        let taken = match (comes, rule.map(|it| &it.when)) {
            (Some(comes), when) => self.share_met(when, comes).filter(|_| comes.day <= day),
            (None, Some(AmendmentWhen::AfterDeemedAcceptance { unless, .. })) => {
                let stops = |it: &Objectors| matches!(it, Objectors::Quorum(by) if is_share(by));
                unless.iter().any(stops).then_some(day)
            }
            (None, _) => None,
        };
        taken.filter(|taken| gap <= *taken).and(Some(gap))
    }

    /// The day as of which a share of the parties was met; nothing where none was asked for.
    fn share_met(&self, when: Option<&AmendmentWhen>, comes: &Moment<T::Note>) -> Option<Day> {
        // Without a clause all the parties are asked for (VCLT 39).
        let Some(when) = when else { return Some(comes.met) };
        let AmendmentWhen::At(when) = when else { return None };
        let mut met = None;
        when.each_leaf(&mut |it| {
            if let Condition::Done { by, .. } = it
                && is_share(by)
            {
                let fixed = by.of.as_of == Some(AsOf::AmendmentAdoption);
                met = Some(if fixed { self.made() } else { comes.met });
            }
        });
        met
    }
}

/// Whether so many are asked for the more parties there are.
fn is_share(by: &Quorum) -> bool {
    by.of.base == Base::Parties && !matches!(by.how_many, HowMany::AtLeast(_))
}
