//! What is asked to be recorded, and what lies in the record.
//!
//! A statement enters the record once. Whether it is believed enough to be handed on is said by
//! entries after it: nothing is ever changed in place. What an act means is not known here.

use foedera_model::{Grade, Statement};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Error, Hash, StatementId};

/// What somebody asks the register to record.
///
/// A correction or a retraction is a statement of its own, with `corrects` and `retracts`; it
/// takes effect when it is accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Draft {
    /// A statement that waits for review, as a reader proposes it.
    Proposed {
        statement: Statement,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        grade: Option<Grade>,
    },
    /// A statement that needs no review: somebody vouches for it as it enters.
    Recorded {
        statement: Statement,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        grade: Option<Grade>,
    },
    /// A statement in the register is accepted; or, being accepted already, is graded anew.
    Accepted {
        id: StatementId,
        /// Nothing keeps the grade that the statement has.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        grade: Option<Grade>,
    },
    /// A statement that waits is turned down; a later acceptance can still let it in.
    Rejected { id: StatementId, why: String },
}

impl Draft {
    /// The statement that the draft is about.
    ///
    /// # Errors
    /// As [`StatementId::of`].
    pub fn id(&self) -> Result<StatementId, Error> {
        match self {
            Self::Proposed { statement, .. } | Self::Recorded { statement, .. } => {
                StatementId::of(statement)
            }
            Self::Accepted { id, .. } | Self::Rejected { id, .. } => Ok(*id),
        }
    }

    /// The statement that the draft brings, where it brings one.
    #[must_use]
    pub fn statement(&self) -> Option<&Statement> {
        match self {
            Self::Proposed { statement, .. } | Self::Recorded { statement, .. } => Some(statement),
            Self::Accepted { .. } | Self::Rejected { .. } => None,
        }
    }
}

/// A draft with what only the register sets: its place, its instant, and its seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The place in the register, from 0.
    pub seq: u64,
    /// The place of the last entry that was appended together with this one.
    pub last: u64,
    /// By the clock of whoever appended; never before that of the entry before.
    pub recorded_at: Timestamp,
    /// The hash of the entry before; of the first, that of the register's format and origin.
    pub previous: Hash,
    /// The hash of this entry's text.
    pub hash: Hash,
    /// The statement that the entry is about.
    pub id: StatementId,
    pub draft: Draft,
}
