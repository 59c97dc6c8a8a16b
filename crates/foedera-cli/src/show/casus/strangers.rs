//! States that an event names and that did not exist when it happened.

use foedera::model::{Event, Scenario};
use foedera::{EntityId, World};

use crate::show::days;

/// A sentence for each: `event 2: KP did not exist before 1948-09-09`.
pub(crate) fn to_their_time(scenario: &Scenario) -> Vec<String> {
    let mut says = Vec::new();
    for (place, event) in scenario.events.iter().enumerate() {
        let mut named: Vec<EntityId> = event.by.iter().chain(&event.to).copied().collect();
        named.sort_unstable();
        named.dedup();
        let strange = named.into_iter().filter_map(|it| outside_its_life(event, it));
        says.extend(strange.map(|it| format!("event {}: {it}", place + 1)));
    }
    says
}

/// That a state was surely not there on any day that the event may mean.
fn outside_its_life(event: &Event, state: EntityId) -> Option<String> {
    let bounds = event.on.bounds();
    let (from, until) = days::life(state);
    if let Some(from) = from.filter(|from| bounds.latest().is_some_and(|day| day < *from)) {
        return Some(format!("{state} did not exist before {from}"));
    }
    let day = bounds.earliest()?;
    let until = until.filter(|until| *until <= day)?;
    let world = World::embedded();
    let heir = world.entity(&state).and_then(|it| world.subject_on(it.no, day));
    let cure = heir.filter(|it| it.id != state).map(|it| format!("; did you mean {}?", it.id));
    Some(format!("{state} no longer existed on {until}{}", cure.unwrap_or_default()))
}
