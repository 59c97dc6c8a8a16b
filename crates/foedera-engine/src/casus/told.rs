//! What is told beside duties: events and commitments that have nothing to do with each other, and
//! treaties that cannot matter. So nothing is left out without a word.

use std::fmt;
use std::sync::Arc;

use foedera_entities::EntityId;

use super::{Absent, Under, Unsettled};

/// A commitment that an event does not touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untouched {
    pub under: Arc<Under>,
    /// The place of the event among those of the scenario.
    pub event: usize,
    pub why: Strange,
}

/// Words on commitments that are kept as text, and an event that they may touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    pub under: Under,
    /// The place of the event among those of the scenario.
    pub event: usize,
    /// The states of the event for which the treaty is in force, or may be; where it is in force for
    /// none of them, those that it concerns.
    pub of: Vec<EntityId>,
    /// Why the words bind none of them; nothing where it is open what they ask for.
    pub why_not: Option<Absent>,
    /// For whom the force of the treaty is itself open, and what that hangs on.
    pub unsettled: Vec<Unsettled>,
}

/// Why an event is no business of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strange {
    NoStateOfTheTreaty,
    /// It is about an enemy, and nobody fights.
    NoFight,
    /// None on record; but not every act is recorded, and one of those in it may have come.
    PerhapsNoState,
    /// The event does nothing to those to whom it is owed.
    NobodyProtected,
    /// It asks for no event, and the event does nothing to those to whom it is owed.
    AtAllTimes,
    /// All that would owe are on a side of the event.
    NoOtherParty,
}

impl fmt::Display for Strange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::NoFight => "no fight, and so no enemy",
            Self::NoStateOfTheTreaty => "no state of the treaty in it",
            Self::PerhapsNoState => "no state of the treaty in it, unless one came unrecorded",
            Self::NobodyProtected => "nobody hit to whom it is owed",
            Self::AtAllTimes => "owed at all times; the event hits none to whom it is owed",
            Self::NoOtherParty => "no party outside it",
        })
    }
}

/// Why an event tests no commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mute {
    /// A request, a finding, a waiver.
    BearsOnOthers,
    /// One of these, and nothing that is told is its business: it is by or about others, or of another article.
    BearsOnNone,
    /// By the day of knowledge nobody had reported it.
    Unreported,
}

impl fmt::Display for Mute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::BearsOnOthers => "bears on other events, triggers nothing itself",
            Self::BearsOnNone => "bears on no duty told here",
            Self::Unreported => "not reported yet",
        })
    }
}

/// A treaty that cannot matter in the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    pub treaty: String,
    /// The number of the treaty in the law.
    pub treaty_no: usize,
    /// Why it binds nobody whom an event touches; the first such cause, where there are several.
    pub why: Absent,
}
