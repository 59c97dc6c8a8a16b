//! How long an event goes on: no longer than the last of those who do it lives, and the last of those to whom it is
//! done.

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{Event, Lasting, Scenario};

use super::Law;

/// The scenario, with each event that goes on cut where one of its sides is no more.
pub(super) fn cut(law: &dyn Law, scenario: &Scenario) -> Scenario {
    let mut scenario = scenario.clone();
    for event in &mut scenario.events {
        let last = outlived(law, event);
        event.lasting = match (event.lasting, last) {
            (Lasting::Open, Some(last)) => Lasting::Until(last),
            (Lasting::Until(told), Some(last)) => Lasting::Until(told.min(last)),
            (lasting, _) => lasting,
        };
    }
    scenario
}

/// The last day on which somebody of each side lives; nothing where that has no end.
fn outlived(law: &dyn Law, event: &Event) -> Option<Day> {
    let begun = event.on.bounds().latest()?;
    let against: Vec<EntityId> = event.against().into_iter().collect();
    let last = |side: &[EntityId]| -> Option<Day> {
        let ends = side.iter().map(|it| law.gone(*it, begun));
        ends.collect::<Option<Vec<Day>>>()?.into_iter().max()?.previous()
    };
    [&event.by, &event.to, &against].into_iter().filter_map(|it| last(it)).min()
}
