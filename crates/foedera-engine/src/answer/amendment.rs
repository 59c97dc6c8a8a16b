//! What amendments come to, and which version of the text governs between two (VCLT 30(4)(b), 40).

use foedera_dates::{Bounds, Verdict};
use foedera_entities::EntityId;

use super::{Missing, Reason};

/// One amendment on the day asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmendmentAnswer {
    pub name: String,
    /// Whether it is in force, for whomever; of a state or a pair, whether it binds that, or both.
    pub in_force: Verdict,
    /// The first day in.
    pub since: Option<Bounds>,
    /// The first day out, where one is known.
    pub until: Option<Bounds>,
    /// Those that it surely binds, where the treaty as a whole is asked about.
    pub states: Vec<EntityId>,
    /// Those of whom it is open.
    pub maybe: Vec<EntityId>,
    /// What must still happen before it is in force.
    pub missing: Vec<Missing>,
    pub because: Reason,
}

/// The version of the text that governs between two: as changed by all the amendments that bind both, in
/// the order in which they were adopted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Those that surely do; where there is none, nor any that perhaps does, the text as first in force.
    pub amendments: Vec<String>,
    /// Those that perhaps do.
    pub maybe: Vec<String>,
}
