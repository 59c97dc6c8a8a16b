//! Delays whose days depend on a convention that the treaty does not state.

use foedera_dates::{Conventions, Day, Delay};
use foedera_model::{AmendmentWhen, Rule, Treaty, When};

use crate::problem::Problem;
use crate::reader::Reader;

/// Warns of every clause that can give no day at all before the treaty says how it counts. A
/// clause that needs a convention on some days only is refused there, when it is asked.
pub(super) fn check(treaty: &Treaty, reader: &mut Reader<'_>) {
    let conventions = treaty.head.conventions.unwrap_or(Conventions::UNSTATED);
    for clause in &treaty.clauses {
        if delays(&clause.rule).iter().any(|it| is_refused(it, &conventions)) {
            reader.found.push(Problem::CountingUnsaid.at(clause.place, &[]));
            return;
        }
    }
}

/// Whether the delay has no day even from the middle of a month, where no month end interferes.
fn is_refused(delay: &Delay, conventions: &Conventions) -> bool {
    let middle = Day::from_ymd(2023, 6, 15);
    middle.is_some_and(|it| delay.apply(it, conventions).is_err_and(|it| it.is_unstated()))
}

fn delays(rule: &Rule) -> Vec<&Delay> {
    if let Rule::EntersIntoForce { when, .. }
    | Rule::LaterParties { when, .. }
    | Rule::ProvisionalEnds { when }
    | Rule::Lapses { unless_in_force_by: when }
    | Rule::AppliedProvisionally { from: when, .. } = rule
    {
        of_when(when)
    } else if let Rule::Exit(exit) = rule {
        let more = exit.notice_not_before.iter().chain(&exit.effect_not_before);
        [&exit.when].into_iter().chain(more).flat_map(of_when).collect()
    } else if let Rule::Amendment(amendment) = rule {
        of_amendment(&amendment.when)
    } else {
        Vec::new()
    }
}

fn of_amendment(when: &AmendmentWhen) -> Vec<&Delay> {
    match when {
        AmendmentWhen::At(when) => of_when(when),
        AmendmentWhen::AfterDeemedAcceptance { delay, .. }
        | AmendmentWhen::AfterDecisionOf { delay, .. }
        | AmendmentWhen::AfterNotification(delay) => vec![delay],
    }
}

fn of_when(when: &When) -> Vec<&Delay> {
    match when {
        When::On(_) => Vec::new(),
        When::After { delay, .. } => vec![delay],
        When::Later(days) | When::Earlier(days) => days.iter().flat_map(of_when).collect(),
        When::Cases { cases, otherwise } => {
            cases.iter().map(|(_, it)| it).chain([&**otherwise]).flat_map(of_when).collect()
        }
    }
}
