//! What a state has said of an amendment: accepted, objected, and in time or not.

use foedera_dates::Day;
use foedera_model::ActKind;

use super::super::journal::Done;
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
    /// What a state has said by a day; objections count up to `last`.
    pub(super) fn said(&self, who: Member, last: Day, by: Day) -> Said<'_, 'a> {
        let kinds = [ActKind::AmendmentObjection, ActKind::AmendmentAcceptance];
        let own = |it: &&Done<'_>| it.is_by(who) && it.received <= by;
        let mut acts: Vec<&Done<'a>> =
            self.journal.iter().filter(own).filter(|it| kinds.contains(&it.deed.kind)).collect();
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
        if let Said::Objects(it) = self.said(who, day, day) { Some(it) } else { None }
    }

    /// The first acceptance of a state.
    pub(super) fn first_acceptance(&self, who: Member) -> Option<&Done<'a>> {
        let own = self.journal.iter().filter(|it| it.is_by(who));
        let accepts = own.filter(|it| it.deed.kind == ActKind::AmendmentAcceptance);
        accepts.min_by_key(|it| it.received)
    }
}
