//! What changes: over time in a timeline, between two answers in a difference.

use foedera_dates::Bounds;
use foedera_entities::EntityId;

use super::Reason;

/// One change of standing, of the treaty itself where no state is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub on: Bounds,
    pub state: Option<EntityId>,
    pub from: String,
    pub to: String,
    /// Whether it happens in every completion of what is open.
    pub certain: bool,
    pub because: Reason,
}

/// One thing that two answers put differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// `in_force`, `since`, `until`, `standing of KP`, `missing`.
    pub what: String,
    pub before: String,
    pub after: String,
}
