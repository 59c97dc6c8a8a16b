//! Scenarios: events, real or supposed, by which duties are tested.

use foedera_dates::{Bounds, Edtf};
use foedera_entities::EntityId;

use crate::{EventKind, Source, Span};

/// How long an event goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// On its day alone.
    Moment,
    /// Until its last day, that day included, which may be known to a stretch of days.
    Until(Bounds),
    /// Without a known end.
    Open,
}

/// What somebody calls an event in law, or refuses to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Characterisation {
    /// `armed attack`, `attack without direct provocation`: as written.
    pub called: String,
    pub by: Vec<EntityId>,
}

/// Which event is meant: by its date as stated there, and by who does it where that has to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub on: Edtf,
    /// Some of those who do it; empty where the date is enough.
    pub by: Vec<EntityId>,
}

impl About {
    /// Whether it means an event. Two of one date are both meant, unless it names who does it.
    #[must_use]
    pub fn means(&self, event: &Event) -> bool {
        self.on == event.on && self.by.iter().all(|it| event.by.contains(it))
    }
}

/// One event of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub on: Edtf,
    pub lasting: Lasting,
    pub kind: EventKind,
    /// Who does it; empty for a finding by an organ.
    pub by: Vec<EntityId>,
    /// Who does it, where it is no state and bears no code; then `by` is empty.
    pub by_name: Option<String>,
    /// Whom it is done to.
    pub to: Vec<EntityId>,
    pub place: Option<String>,
    pub called: Vec<Characterisation>,
    pub denied_by: Vec<EntityId>,
    /// What a finding makes its condition, in its own words.
    pub provided: Option<String>,
    /// The event that a finding, request or waiver is about; where it is left out, see `docs/formats/casus.md`, 2.
    pub about: Option<About>,
    /// Who says that a duty was not performed; where nobody is named, it is recorded.
    pub alleged_by: Vec<EntityId>,
    /// Whether nobody reported it.
    pub supposed: bool,
    pub sources: Vec<Source>,
    pub place_in_text: Span,
}

impl Event {
    /// Whether it can set off a duty: by its kind, or as a breach that somebody calls what a treaty names.
    #[must_use]
    pub fn is_triggering(&self) -> bool {
        let is_breach = matches!(self.kind, EventKind::FailsToPerform { .. });
        self.kind.is_triggering() || is_breach && !self.called.is_empty()
    }

    /// Every state that it names as acting, or as one to whom or against whom something is done, as often as it does.
    pub fn named(&self) -> impl Iterator<Item = EntityId> {
        self.by.iter().chain(&self.to).copied().chain(self.against())
    }

    /// Against whom help is given; nothing where it is no help.
    #[must_use]
    pub fn against(&self) -> Option<EntityId> {
        if let EventKind::Supports { against } = self.kind { Some(against) } else { None }
    }

    /// The same, each once, in the order of their ids.
    #[must_use]
    pub fn names(&self) -> Vec<EntityId> {
        let mut names: Vec<EntityId> = self.named().collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// A small text file of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    pub id: String,
    pub title: String,
    pub events: Vec<Event>,
}
