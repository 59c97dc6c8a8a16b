//! Which constructs of a law move in no one direction when an act moves.

use foedera_model::{
    Base, Condition, Duration, HowMany, LaterThan, Measure, Part, Quorum, Renewal, Rule, Set,
    Treaty, When,
};

use super::is_stopped;
use crate::law::Case;

/// Whether a treaty holds a construct that moves in no one direction. Where it is known when everybody
/// `entered`, what decides about that moves nothing. For what is done when it is settled whether the condition for entry
/// into force is met, and only then, neither a term does nor who turns from a founder into a later party.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other clause turns an order of days round")]
pub(super) fn is_mixed(treaty: &Treaty, case: &Case, entered: bool, settled: bool) -> bool {
    let closed = !treaty.head.between.is_empty();
    let stopped = is_stopped(case);
    treaty.clauses.iter().any(|clause| match &clause.rule {
        Rule::InForce(Duration::Indefinite | Duration::UntilPartiesAgree) => false,
        // A term that renews itself has no end as long as nobody stops it.
        Rule::InForce(Duration::Term { renewal, .. }) => {
            let has_end = matches!(renewal, Renewal::None | Renewal::OnceUnlessNotice { .. });
            stopped || !settled && has_end
        }
        Rule::EntersIntoForce { .. }
        | Rule::Lapses { .. }
        | Rule::LaterParties { .. }
        | Rule::AccessionBinds(_)
            if entered =>
        {
            false
        }
        Rule::InForce(_)
        | Rule::EndsBelow { .. }
        | Rule::AppliedProvisionally { .. }
        | Rule::AccessionBinds(_)
        | Rule::LeavesByDecision { .. }
        | Rule::ProvisionallyInForce { .. }
        | Rule::BindsExceptRejecting { .. }
        | Rule::LeavingIsLeaving { .. } => true,
        Rule::EntersIntoForce { when, .. } | Rule::Lapses { unless_in_force_by: when } => {
            mixed_when(when, closed)
        }
        Rule::LaterParties { after, when } => {
            mixed_when(when, closed) || !settled && !comes_in_order(treaty, *after, when)
        }
        Rule::Exit(exit) => mixed_when(&exit.when, closed),
        _ => false,
    })
}

/// Whether nobody comes in later because the treaty comes earlier: who turns from a founder into a later
/// party waits no longer than the treaty itself did.
fn comes_in_order(treaty: &Treaty, after: LaterThan, when: &When) -> bool {
    let When::After { delay: own, .. } = when else { return false };
    let alike = |rule: &Rule| {
        let Rule::EntersIntoForce { part: Part::Whole, when, .. } = rule else { return true };
        matches!(when, When::After { delay, .. } if delay == own)
    };
    own.steps().is_empty()
        || after == LaterThan::ConditionMet && treaty.clauses.iter().all(|it| alike(&it.rule))
}

pub(in crate::open) fn mixed_when(when: &When, closed: bool) -> bool {
    match when {
        When::On(_) => false,
        When::After { condition, only_if, still, .. } => {
            *still || only_if.is_some() || mixed_condition(condition, closed)
        }
        When::Later(all) | When::Earlier(all) => all.iter().any(|it| mixed_when(it, closed)),
        When::Cases { .. } => true,
    }
}

fn mixed_condition(condition: &Condition, closed: bool) -> bool {
    match condition {
        Condition::All(all) | Condition::Any(all) => {
            all.iter().any(|it| mixed_condition(it, closed))
        }
        Condition::Done { by, .. } => mixed_quorum(by, closed),
        Condition::Hold { who, at_least, .. } => {
            grows(who, closed) || matches!(at_least, Measure::PercentOfTheir { .. })
        }
        Condition::CeasesInForce { .. }
        | Condition::By { .. }
        | Condition::NotBy { .. }
        | Condition::NotInForceOn(_)
        | Condition::InForce { .. } => true,
        Condition::Exchange
        | Condition::ExchangeOfNotes
        | Condition::Declarations { .. }
        | Condition::Adoption
        | Condition::Opening
        | Condition::EntryIntoForce
        | Condition::Its(_)
        | Condition::Event(_) => false,
    }
}

fn mixed_quorum(by: &Quorum, closed: bool) -> bool {
    let own = std::iter::once((&by.how_many, &by.of));
    let included = by.including.iter().map(|(how_many, set)| (how_many, set));
    own.chain(included).any(|(how_many, set)| match how_many {
        // A number of a growing set only grows.
        HowMany::AtLeast(_) => set.as_of.is_some() || set.outside_treaty,
        HowMany::All | HowMany::Share(_) | HowMany::Majority => grows(set, closed),
    })
}

/// Whether who is in a set changes with the acts.
fn grows(set: &Set, closed: bool) -> bool {
    match set.base {
        Base::Parties | Base::Signatories => !closed || set.outside_treaty,
        Base::States
        | Base::NonSignatories
        | Base::Depositors
        | Base::MembersOf(_)
        | Base::PartiesTo(_) => true,
        Base::NegotiatingStates => !closed,
        Base::Named(_) | Base::Codes(_) | Base::It | Base::Them => set.outside_treaty,
    }
}

/// Whether a treaty surely begins with two parties.
pub(super) fn is_founded_by_two(treaty: &Treaty) -> bool {
    let two = 2 <= treaty.head.between.len();
    let mut entries = treaty.clauses.iter().filter_map(|it| {
        let Rule::EntersIntoForce { part: Part::Whole, when, .. } = &it.rule else { return None };
        Some(when)
    });
    match entries.next() {
        None => two,
        Some(first) => std::iter::once(first).chain(entries).all(|it| takes_two(it, two)),
    }
}

fn takes_two(when: &When, closed: bool) -> bool {
    match when {
        When::On(_) => false,
        When::After { condition, .. } => condition_takes_two(condition, closed),
        When::Later(all) => all.iter().any(|it| takes_two(it, closed)),
        When::Earlier(all) => all.iter().all(|it| takes_two(it, closed)),
        When::Cases { cases, otherwise } => {
            cases.iter().all(|(_, it)| takes_two(it, closed)) && takes_two(otherwise, closed)
        }
    }
}

fn condition_takes_two(condition: &Condition, closed: bool) -> bool {
    match condition {
        Condition::All(all) => all.iter().any(|it| condition_takes_two(it, closed)),
        Condition::Any(all) => all.iter().all(|it| condition_takes_two(it, closed)),
        Condition::By { condition, .. } => condition_takes_two(condition, closed),
        Condition::Done { by, .. } => match by.how_many {
            HowMany::AtLeast(parties) => 2 <= parties,
            HowMany::All | HowMany::Majority => closed && by.of.base == Base::NegotiatingStates,
            HowMany::Share(_) => false,
        },
        Condition::Exchange | Condition::ExchangeOfNotes => closed,
        Condition::Hold { .. }
        | Condition::CeasesInForce { .. }
        | Condition::NotBy { .. }
        | Condition::NotInForceOn(_)
        | Condition::InForce { .. }
        | Condition::Declarations { .. }
        | Condition::Adoption
        | Condition::Opening
        | Condition::EntryIntoForce
        | Condition::Its(_)
        | Condition::Event(_) => false,
    }
}
