//! Events that test no commitment, and whether any duty is their business.

use foedera_model::{Event, EventKind, Label, Scenario};

use super::{Casus, Mute, Owed, Under};

/// The events that no commitment is tested by, with why.
pub(super) fn events(
    scenario: &Scenario,
    known: &[(usize, &Event)],
    told: &Casus,
) -> Vec<(usize, Mute)> {
    let of_branches = told.branches.iter().flat_map(|it| &it.duties);
    let duties: Vec<&Owed> = told.duties.iter().chain(of_branches).collect();
    let why = |at: usize, event: &Event| {
        if !known.iter().any(|(place, _)| *place == at) {
            return Some(Mute::Unreported);
        }
        let bears = || duties.iter().any(|it| bears_on(at, event, it));
        let bears = || if bears() { Mute::BearsOnOthers } else { Mute::BearsOnNone };
        (!event.kind.is_triggering()).then(bears)
    };
    let numbered = scenario.events.iter().enumerate();
    numbered.filter_map(|(at, event)| Some((at, why(at, event)?))).collect()
}

/// Whether what was said is of those who owe, of those who are owed and of the article under which they do.
fn bears_on(at: usize, said: &Event, owed: &Owed) -> bool {
    let is_under = |article: Option<&Label>, treaty: Option<&String>| {
        let Under { treaty: id, article: own, .. } = &*owed.under;
        treaty.is_none_or(|it| it == id) && article.is_none_or(|it| own.as_ref() == Some(it))
    };
    let to = |it| said.to.is_empty() || said.to.contains(it);
    match &said.kind {
        EventKind::RequestsAssistance { article, treaty } => {
            is_under(article.as_ref(), treaty.as_ref())
                && said.by.contains(&owed.beneficiary)
                && to(&owed.bearer)
        }
        EventKind::Waives { article, treaty } => {
            is_under(Some(article), treaty.as_ref())
                && said.by.contains(&owed.beneficiary)
                && to(&owed.bearer)
        }
        EventKind::FailsToPerform { article, treaty } => {
            is_under(Some(article), treaty.as_ref())
                && said.by.contains(&owed.bearer)
                && to(&owed.beneficiary)
                && (!owed.is_live() || owed.unperformed.iter().any(|it| it.event == at))
        }
        EventKind::Finds { article, treaty, .. } => is_under(Some(article), treaty.as_ref()),
        EventKind::Establishes { .. }
        | EventKind::DeclaresWar
        | EventKind::Attacks
        | EventKind::Threatens
        | EventKind::Mobilises
        | EventKind::Supports { .. }
        | EventKind::AtWar
        | EventKind::Coerces => true,
    }
}
