//! The acts under one treaty with their days, in one completion.

use foedera_dates::Day;
use foedera_model::{ActKind, SeveralDepositaries};

use super::Completion;
use crate::law::{Case, Deed, Member, Side};

/// An act with its days.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Done<'a> {
    pub(crate) deed: &'a Deed,
    /// The day of the act itself; of its receipt where no other is known.
    pub(crate) sent: Day,
    /// When it reached the depositary or those it is addressed to; the day of the act where no
    /// receipt is known.
    pub(crate) received: Day,
    /// The day that the actor names.
    pub(crate) effective: Option<Day>,
    /// The day on which the depositary told the others of it.
    pub(crate) notified: Option<Day>,
}

impl Done<'_> {
    /// From when periods for the other states run: when they were told of it, and where nobody records that, when it was
    /// received (VCLT 20(5), 78(c)).
    pub(crate) fn told(&self) -> Day {
        self.notified.unwrap_or(self.received)
    }

    pub(crate) fn is_by(&self, member: Member) -> bool {
        self.deed.by.contains(&member)
    }
}

/// The acts of a case that happened in this completion, in the order of the days they were sent.
pub(crate) fn journal<'a>(case: &'a Case, completion: &Completion) -> Vec<Done<'a>> {
    let (days, sides) = (completion.days(case.no), completion.sides(case));
    let done = case.deeds.iter().filter(|deed| completion.happened(deed.fact));
    let done = done.filter_map(|deed| dated(deed, case.several_depositaries, days));
    let on = |at: usize| {
        let deed = case.deeds.get(at).filter(|it| completion.happened(it.fact))?;
        dated(deed, case.several_depositaries, days).map(|it| it.sent)
    };
    let mut journal: Vec<Done<'a>> = done.filter_map(|it| seen(it, &sides, &on)).collect();
    journal.sort_by_key(|it| (it.sent, it.received, it.deed.fact));
    journal
}

/// An act as those sides see it that are taken where recognition differs; `on` tells when acts were done, by
/// their places.
fn seen<'a>(
    done: Done<'a>,
    sides: &[&Side],
    on: &dyn Fn(usize) -> Option<Day>,
) -> Option<Done<'a>> {
    let from =
        |day: Day| sides.iter().try_fold(day, |day, side| side.counts_from(done.deed, day, on));
    Some(Done { sent: from(done.sent)?, received: from(done.received)?, ..done })
}

fn dated<'a>(
    deed: &'a Deed,
    several: Option<SeveralDepositaries>,
    days: &[Day],
) -> Option<Done<'a>> {
    let day = |place: &usize| days.get(*place).copied();
    let receipts = deed.received.iter().filter_map(day);
    // Deposits with several depositaries count as the treaty says; a notice to several counts
    // from the last receipt.
    let latest =
        !matches!(deed.kind, ActKind::Deposit(_)) || several == Some(SeveralDepositaries::Latest);
    let receipt = if latest { receipts.max() } else { receipts.min() };
    let on = deed.on.as_ref().and_then(day);
    Some(Done {
        deed,
        sent: on.or(receipt)?,
        received: receipt.or(on)?,
        effective: deed.effective.as_ref().and_then(day),
        notified: deed.notified.as_ref().and_then(day),
    })
}
