//! The questions that can be asked, and the engine that is asked.

mod alike;
mod amendments;
mod asked;
mod between;
mod branches;
mod declarations;
mod diff;
mod doubtful;
mod each;
mod engine;
mod expressed;
mod faults;
mod gathered;
mod hangs_on;
mod invoked;
mod kept;
mod lived;
mod lives;
mod matters;
mod meant;
mod objecting;
mod opened;
mod pairs;
mod priority;
mod reasons;
mod registration;
mod reservations;
mod scope;
mod states;
mod status;
mod steps;
mod survival;
mod suspended;
mod table;
mod territory;
mod timeline;
mod unadmitted;
mod understood;
mod warnings;
mod witnesses;

pub use branches::BRANCHES_SHOWN_MAX;
pub use diff::difference;
pub use engine::Engine;
pub use faults::Fault;
pub(crate) use kept::{Kept, Stood};
pub use table::{Holding, StateNo, Table, TreatyNo};

#[cfg(test)]
mod tests;

use std::fmt;

use foedera_dates::Day;
use foedera_entities::EntityId;

/// Is the treaty in force on a day, in general, for a state, or between two?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The treaty's id in the library.
    pub treaty: String,
    pub on: Day,
    /// Only for this state.
    pub of: Option<EntityId>,
    /// Only between `of` and this state.
    pub with: Option<EntityId>,
}

/// Why a question has no answer at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotInLibrary {
        treaty: String,
    },
    /// Asked between a state and itself, under whatever names.
    WithItself {
        state: EntityId,
        named: EntityId,
    },
    /// Neither the world file nor an act under the treaty names this territory.
    NoSuchTerritory {
        territory: String,
        /// Those that acts under the treaty name.
        named: Vec<String>,
    },
    /// Asked for a territory and no state, and nobody is known to answer for it on the day.
    TerritoryOfNobody {
        territory: String,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInLibrary { treaty } => {
                write!(f, "the library holds no treaty `{treaty}`; add its file or folder")
            }
            Self::WithItself { state, named } if state == named => {
                write!(
                    f,
                    "a treaty is in force between two: ask for {state} alone, or name another state"
                )
            }
            Self::NoSuchTerritory { territory, named } => {
                let known = if named.is_empty() {
                    "none is".to_owned()
                } else {
                    format!("those are {}", named.join(", "))
                };
                write!(
                    f,
                    "neither the world file nor an act under the treaty names the territory `{territory}`; of those \
                     named by acts: {known}"
                )
            }
            Self::TerritoryOfNobody { territory } => write!(
                f,
                "nobody is known to answer for {territory} on that day: say for which state"
            ),
            Self::WithItself { state, named } => write!(
                f,
                "{state} and {named} are the same subject of law: ask for {state} alone, or name another state"
            ),
        }
    }
}

impl std::error::Error for Refusal {}
