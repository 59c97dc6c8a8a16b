//! What a state has said of an amendment: accepted, objected, and in time or not.

use foedera_dates::Day;
use foedera_model::ActKind;

use super::super::journal::Done;
use super::super::memberships::Membership;
use super::super::{Evaluation, Trace};
use crate::law::Member;

/// What a state has said of an amendment. The first answer in time holds; an objection is given up by
/// accepting.
#[derive(Clone, Copy, Debug)]
pub(super) enum Said<'e, 'a> {
    Nothing,
    Accepted,
    Objects(&'e Done<'a>),
    GivenUp(&'e Done<'a>),
}

impl<'a, T: Trace> Evaluation<'a, T> {
    /// What a state has said in one membership; objections count up to `last`.
    pub(super) fn said(&self, of: Membership, last: Day) -> Said<'_, 'a> {
        let kinds = [ActKind::AmendmentObjection, ActKind::AmendmentAcceptance];
        let own = |it: &&Done<'_>| kinds.contains(&it.deed.kind) && of.holds(it);
        let mut acts: Vec<&Done<'a>> = self.journal.iter().filter(own).collect();
        // Of one day, an objection is given up by accepting.
        acts.sort_by_key(|it| (it.received, it.deed.kind == ActKind::AmendmentAcceptance));
        let mut said = Said::Nothing;
        for it in acts {
            let objects = it.deed.kind == ActKind::AmendmentObjection;
            said = match said {
                Said::Nothing if objects && it.received <= last => Said::Objects(it),
                Said::Nothing if !objects => Said::Accepted,
                Said::Objects(_) if !objects => Said::GivenUp(it),
                Said::Nothing | Said::Accepted | Said::Objects(_) | Said::GivenUp(_) => said,
            };
        }
        said
    }

    /// The objection of a state that stands on a day.
    pub(in super::super) fn objects(&self, who: Member, day: Day) -> Option<&Done<'a>> {
        let said = self.said(self.membership_on(who, day), day);
        if let Said::Objects(it) = said { Some(it) } else { None }
    }

    /// The acceptance of a state that counts on a day.
    pub(in super::super) fn accepts(&self, who: Member, day: Day) -> Option<&Done<'a>> {
        self.first_acceptance(self.membership_on(who, day))
    }

    /// The first acceptance in one membership.
    pub(super) fn first_acceptance(&self, of: Membership) -> Option<&Done<'a>> {
        let accepts = |it: &&Done<'_>| it.deed.kind == ActKind::AmendmentAcceptance && of.holds(it);
        self.journal.iter().filter(accepts).min_by_key(|it| it.received)
    }
}
