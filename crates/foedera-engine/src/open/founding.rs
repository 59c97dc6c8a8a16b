//! Acts of which nothing matters but the day of entry into force that they lead to.
//!
//! Whoever has surely consented by the day on which the condition is met comes in with the treaty,
//! and when before is all one. If the condition moves in one direction, the days on which it can be
//! met are found along one line: every act on day *t*, or as near to it as its own bounds allow.
//! For let the condition be met on day *m* in some completion: moving every act as near to *m* as
//! it goes takes away none that were done by *m*, and adds none that were done before. So the number of
//! completions grows with the sum of what is open, not with its product.

use foedera_dates::{Bounds, Day};
use foedera_model::{
    ActKind, Condition, Duration, Instrument, Own, Part, Rule, TermFrom, Treaty, When,
};

use super::bearing;
use crate::law::Case;

/// Whether the life of the treaty hangs on who consented, and on the day of entry into force, but
/// not on when the founders acted before it.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other clause reads the days of founders")]
pub(super) fn only_entry_matters(treaty: &Treaty, case: &Case) -> bool {
    let any = |kind: ActKind| case.deeds.iter().any(|it| it.kind == kind);
    let turns_back = [ActKind::InstrumentWithdrawal, ActKind::DeclarationWithdrawal];
    let entries = treaty.clauses.iter();
    let entries = entries.filter(|it| matches!(it.rule, Rule::EntersIntoForce { .. })).count();
    let closed = !treaty.head.between.is_empty();
    entries < 2
        && !turns_back.into_iter().any(any)
        && treaty.clauses.iter().all(|clause| match &clause.rule {
            Rule::EntersIntoForce { part, when, .. } => {
                *part == Part::Whole && is_plain(when) && !bearing::mixed_when(when, closed)
            }
            Rule::InForce(Duration::Term { from, .. }) => {
                matches!(from, TermFrom::EntryIntoForce | TermFrom::On(_))
            }
            Rule::AppliedProvisionally { .. } => false,
            Rule::AccessionBinds(_) => !any(ActKind::Deposit(Instrument::Accession)),
            Rule::LaterParties { when, .. } => is_own(when),
            Rule::Lapses { unless_in_force_by } => matches!(unless_in_force_by, When::On(_)),
            Rule::Exit(exit) => {
                let floors = exit.notice_not_before.iter().chain(&exit.effect_not_before);
                std::iter::once(&exit.when).chain(floors).all(is_own)
            }
            _ => true,
        })
}

/// One delay after one condition: the day of entry is told by the day on which that is met.
fn is_plain(when: &When) -> bool {
    matches!(when, When::On(_) | When::After { only_if: None, still: false, .. })
}

/// Whether a day hangs on entry into force and the state's own later acts alone.
fn is_own(when: &When) -> bool {
    let own = |condition: &Condition| {
        matches!(
            condition,
            Condition::EntryIntoForce
                | Condition::Its(
                    Own::NoticeSent | Own::NoticeReceived | Own::EntryIntoForce | Own::Consent
                )
        )
    };
    match when {
        When::On(_) => true,
        When::After { condition, only_if: None, still: false, .. } => own(condition),
        When::After { .. } | When::Cases { .. } => false,
        When::Later(all) | When::Earlier(all) => all.iter().all(is_own),
    }
}

/// The days *t* of the line: every day on which any of the acts can have been.
pub(super) fn line(bounds: impl Iterator<Item = Bounds>) -> Option<(Day, Day)> {
    let ends = bounds.map(|it| Some((it.earliest()?, it.latest()?)));
    let ends: Option<Vec<(Day, Day)>> = ends.collect();
    let ends = ends?;
    Some((ends.iter().map(|it| it.0).min()?, ends.iter().map(|it| it.1).max()?))
}

/// The day nearest to `day` that the bounds allow.
pub(super) fn nearest(bounds: Bounds, day: Day) -> Day {
    let day = bounds.latest().map_or(day, |latest| day.min(latest));
    bounds.earliest().map_or(day, |earliest| day.max(earliest))
}
