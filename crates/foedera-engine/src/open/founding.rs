//! Acts of which nothing matters but the day of entry into force that they lead to.
//!
//! Whoever has surely consented by the day on which the condition is met comes in with the treaty,
//! and when before is all one. If the condition moves in one direction, the days on which it can be
//! met are found along one line: every act on day *t*, or as near to it as its own bounds allow.
//! For let the condition be met on day *m* in some completion: moving every act as near to *m* as
//! it goes takes away none that were done by *m*, and adds none that were done before. So the number of
//! completions grows with the sum of what is open, not with its product.

use foedera_dates::Day;
use foedera_model::{
    ActKind, Condition, Counted, Duration, Instrument, Own, Part, Rule, TermFrom, Treaty, When,
};

use super::bearing;
use super::tried::Tried;
use crate::law::{Case, Deed};

/// Of a treaty whose life hangs on who consented, and on the day of entry into force, but not on
/// when the founders acted before it: what their acts are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Founding {
    /// Whether signatures are among them; not where it is applied provisionally from signature.
    signatures: bool,
}

impl Founding {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "no other clause reads the days of founders"
    )]
    pub(super) fn of(treaty: &Treaty, case: &Case) -> Option<Self> {
        let any = |kind: ActKind| case.deeds.iter().any(|it| it.kind == kind);
        let turns_back = [ActKind::InstrumentWithdrawal, ActKind::DeclarationWithdrawal];
        let entries = treaty.clauses.iter();
        let entries = entries.filter(|it| matches!(it.rule, Rule::EntersIntoForce { .. })).count();
        let closed = !treaty.head.between.is_empty();
        let only_entry = |rule: &Rule| match rule {
            Rule::EntersIntoForce { part, when, .. } => {
                *part == Part::Whole && is_plain(when) && !bearing::mixed_when(when, closed)
            }
            Rule::InForce(Duration::Term { from, .. }) => {
                matches!(from, TermFrom::EntryIntoForce | TermFrom::On(_))
            }
            Rule::AppliedProvisionally { from, .. } => is_of(when_signed, from),
            Rule::ProvisionalEnds { when } => is_of(is_refusal, when),
            // Whether a founder counts hangs on another treaty.
            Rule::OnlyPartiesTo(_)
            | Rule::LeavesByDecision { .. }
            | Rule::ProvisionallyInForce { .. }
            | Rule::BindsExceptRejecting { .. } => false,
            Rule::AccessionBinds(_) => !any(ActKind::Deposit(Instrument::Accession)),
            Rule::LaterParties { when, .. } => is_of(is_own, when),
            Rule::Lapses { unless_in_force_by } => matches!(unless_in_force_by, When::On(_)),
            Rule::Exit(exit) => {
                let floors = exit.notice_not_before.iter().chain(&exit.effect_not_before);
                std::iter::once(&exit.when).chain(floors).all(|it| is_of(is_own, it))
            }
            _ => true,
        };
        let provisional = |rule: &Rule| matches!(rule, Rule::AppliedProvisionally { .. });
        let found = entries < 2
            && !turns_back.into_iter().any(any)
            && treaty.clauses.iter().all(|it| only_entry(&it.rule));
        let signatures = !treaty.clauses.iter().any(|it| provisional(&it.rule));
        found.then_some(Self { signatures })
    }

    pub(super) fn founds(self, deed: &Deed) -> bool {
        let signs = matches!(
            deed.kind,
            ActKind::Signature | ActKind::DefinitiveSignature | ActKind::SignatureAdReferendum
        );
        bearing::makes(deed) && (self.signatures || !signs)
    }
}

/// One delay after one condition: the day of entry is told by the day on which that is met.
fn is_plain(when: &When) -> bool {
    matches!(when, When::On(_) | When::After { only_if: None, still: false, .. })
}

/// Whether a condition reads entry into force and the state's own later acts alone.
fn is_own(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::EntryIntoForce
            | Condition::Its(
                Own::Notice
                    | Own::NoticeReceived
                    | Own::NoticeReceivedByOther
                    | Own::EntryIntoForce
                    | Own::Consent
                    | Own::AccessionNotified
            )
    )
}

/// Whether a condition reads what a state says that will not become a party.
fn is_refusal(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::Its(
            Own::Refusal
                | Own::Notice
                | Own::NoticeReceived
                | Own::NoticeReceivedByOther
                | Own::Notification
        )
    )
}

/// Whether a condition reads the making of the text and signatures alone.
fn when_signed(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::Adoption
            | Condition::Opening
            | Condition::Its(Own::Signature)
            | Condition::Done { act: Counted::Signature, .. }
    )
}

/// Whether every condition of a day is of a kind.
fn is_of(kind: fn(&Condition) -> bool, when: &When) -> bool {
    match when {
        When::On(_) => true,
        When::After { condition, only_if: None, still: false, .. } => kind(condition),
        When::After { .. } | When::Cases { .. } => false,
        When::Later(all) | When::Earlier(all) => all.iter().all(|it| is_of(kind, it)),
    }
}

/// The first and the last day *t* of the line; nothing where nothing lies on it.
pub(super) fn line(tried: impl Iterator<Item = Tried>) -> Option<(Day, Day)> {
    let ends = tried.map(|it| (it.first(), it.last()));
    ends.reduce(|one, two| (one.0.min(two.0), one.1.max(two.1)))
}

/// The days *t* of the line, every one on which any of the acts can have been; nothing where they
/// are more than `most`.
pub(super) fn days(tried: impl Iterator<Item = Tried>, most: usize) -> Option<Vec<Day>> {
    let mut days = Vec::new();
    for it in tried {
        it.count().filter(|count| *count <= most)?;
        days.extend(it.all());
    }
    days.sort_unstable();
    days.dedup();
    (days.len() <= most).then_some(days)
}
