//! What declarations that exclude come to.

use foedera_dates::{Bounds, Verdict};
use foedera_entities::EntityId;

use super::Reason;

/// A declaration by which matters under an article are excluded between its author and every other party,
/// both ways; of a pair, between the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    pub by: EntityId,
    /// As the declaration names it: `298`, `298(1)(a)`.
    pub article: String,
    /// Whether the matters are excluded on the day.
    pub excluded: Verdict,
    pub since: Option<Bounds>,
    /// The first day out, where one is known; once it is withdrawn, that day.
    pub until: Option<Bounds>,
    pub because: Vec<Reason>,
}
