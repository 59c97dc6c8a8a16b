//! Events that test no commitment, and whether any duty is their business.

use foedera_dates::Verdict;
use foedera_model::{Event, EventKind, Label, Scenario};

use super::occasion::is_named_by;
use super::{Casus, Mute, Owed};

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
        let bears = || duties.iter().any(|it| bears_on((at, event), it, scenario));
        let bears = || if bears() { Mute::BearsOnOthers } else { Mute::BearsOnNone };
        (!event.is_triggering()).then(bears)
    };
    let numbered = scenario.events.iter().enumerate();
    numbered.filter_map(|(at, event)| Some((at, why(at, event)?))).collect()
}

/// Whether what was said is of those who owe, or by them, of the article under which they do, and about the event for
/// which they do.
fn bears_on((at, said): (usize, &Event), owed: &Owed, scenario: &Scenario) -> bool {
    let own = (owed.under.article.as_ref(), owed.under.treaty.as_str());
    let is_under =
        |article: Option<&Label>, treaty: Option<&String>| is_named_by(article, treaty, own);
    let is_about = |event: &Event| said.about.as_ref().is_none_or(|it| it.means(event));
    let is_of_it = scenario.events.get(owed.event).is_some_and(is_about)
        && said.on.bounds().is_before(owed.on.bounds()) != Verdict::Yes;
    let to_bearer = said.to.is_empty() || said.to.contains(&owed.bearer);
    let is_asked = is_of_it && said.by.contains(&owed.beneficiary) && to_bearer;
    match &said.kind {
        EventKind::RequestsAssistance { article, treaty } => {
            is_asked && is_under(article.as_ref(), treaty.as_ref())
        }
        EventKind::Waives { article, treaty } => {
            is_asked && is_under(Some(article), treaty.as_ref())
        }
        EventKind::FailsToPerform { .. } => owed.unperformed.iter().any(|it| it.event == at),
        EventKind::Finds { organ, article, treaty, .. } => {
            let by_one = [owed.bearer, owed.beneficiary].iter().any(|it| said.by.contains(it));
            is_of_it && (organ.is_some() || by_one) && is_under(Some(article), treaty.as_ref())
        }
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
