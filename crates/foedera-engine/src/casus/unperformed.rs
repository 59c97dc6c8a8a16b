//! That a duty was not performed: as the scenario records it, or as somebody alleges. Foedera finds no breaches; it says
//! who says so (rule 27 of the semantics).

use foedera_dates::{Bounds, Day, Edtf, Verdict};
use foedera_entities::EntityId;
use foedera_model::{Event, EventKind};

use super::meant;
use super::occasion::Occasion;
use super::sides::Pair;

/// One report of the scenario that a bearer does not perform what it owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unperformed {
    /// The place of the report among the events of the scenario.
    pub event: usize,
    pub on: Edtf,
    /// Who alleges it; where nobody does, it is recorded.
    pub alleged_by: Vec<EntityId>,
    pub denied_by: Vec<EntityId>,
}

impl Unperformed {
    /// Whether it is more than what somebody alleges.
    #[must_use]
    pub fn is_recorded(&self) -> bool {
        self.alleged_by.is_empty()
    }
}

/// The reports that one does not perform the commitment toward another in the case; none that came before it was owed.
pub(super) fn between(here: &Occasion<'_>, pair: Pair, since: Option<Day>) -> Vec<Unperformed> {
    let is_due = |event: &Event| {
        since.is_none_or(|it| event.on.bounds().is_before(Bounds::day(it)) != Verdict::Yes)
    };
    let is_of_it = |(_, event): &&(usize, &Event)| {
        let EventKind::FailsToPerform { article, treaty } = &event.kind else { return false };
        here.is_under(Some(article), treaty.as_ref())
            && event.by.contains(&pair.bearer)
            && (event.to.is_empty() || event.to.contains(&pair.beneficiary))
            && is_due(event)
            && meant::is_of(here, event) == Verdict::Yes
    };
    let reports = here.events.iter().filter(is_of_it);
    let report = |(at, event): &(usize, &Event)| Unperformed {
        event: *at,
        on: event.on.clone(),
        alleged_by: event.alleged_by.clone(),
        denied_by: event.denied_by.clone(),
    };
    reports.map(report).collect()
}
