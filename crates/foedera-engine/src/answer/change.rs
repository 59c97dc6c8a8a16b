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

/// What a party has done toward one other alone, in words; its own standing goes on.
pub(crate) const TOWARD: &str = "suspended toward";

/// What goes on for who is out, in words.
pub(crate) const STILL_BOUND: &str = "still bound by";

impl Change {
    /// Whether it changes no standing, but what stands beside one: a suspension toward one other, duties that
    /// survive.
    #[must_use]
    pub fn is_beside(&self) -> bool {
        let beside = |words: &str| [TOWARD, STILL_BOUND].iter().any(|it| words.starts_with(it));
        beside(&self.from) || beside(&self.to)
    }
}

/// One thing that two answers put differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// `in_force`, `since`, `until`, `standing of KP`, `missing`.
    pub what: String,
    pub before: String,
    pub after: String,
}
