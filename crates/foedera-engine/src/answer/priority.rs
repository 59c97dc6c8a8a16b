//! Which of two treaties governs between two states (VCLT 30, Charter 103).

use super::Reason;

/// The treaty asked about beside another one to which a clause sets it in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priority {
    /// The other treaty.
    pub with: String,
    /// The treaty that governs between the two where both deal with a matter; nothing where neither is in
    /// force between them.
    pub governs: Option<String>,
    /// The others that are possible, where that is open.
    pub or: Vec<Option<String>>,
    pub because: Reason,
}
