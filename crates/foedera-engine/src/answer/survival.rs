//! What goes on for a state that is out (VCLT 70).

use foedera_dates::{Bounds, Verdict};
use foedera_entities::EntityId;

use super::Reason;

/// Duties, or what accrued before, that go on for a state for which the treaty is no longer in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survival {
    pub state: EntityId,
    /// In words: `duties of article 11`.
    pub what: String,
    /// Whether it goes on in every completion of what is open.
    pub goes_on: Verdict,
    /// The day on which the treaty ceased to be in force for it.
    pub since: Option<Bounds>,
    /// The first day on which it no longer goes on; nothing where it has no end.
    pub until: Option<Bounds>,
    pub because: Reason,
}
