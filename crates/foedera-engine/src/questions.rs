//! The questions that can be asked, and the engine that is asked.

mod between;
mod branches;
mod diff;
mod engine;
mod faults;
mod gathered;
mod hangs_on;
mod reasons;
mod scope;
mod status;
mod steps;
mod table;
mod timeline;
mod witnesses;

pub use branches::BRANCHES_SHOWN_MAX;
pub use diff::difference;
pub use engine::Engine;
pub use faults::Fault;
pub use table::{StateNo, Table, TreatyNo};

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
    NotInLibrary { treaty: String },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInLibrary { treaty } => {
                write!(f, "the library holds no treaty `{treaty}`; add its file or folder")
            }
        }
    }
}

impl std::error::Error for Refusal {}
