//! Who came after whom: the succession of states (1978 Vienna Convention), of organisations alike.
//!
//! Which treaties pass is not decided here: that depends on the treaty, the practice of its
//! depositary and the day. Here is only what happened.

use std::fmt;
use std::str::FromStr;

use foedera_dates::Edtf;

use crate::{EntityNo, SourceNo};

/// How a succession happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuccessionKind {
    /// The predecessor ends, and others stand on its territory (1978 Convention, article 34).
    Dissolution,
    /// A part becomes a state; the predecessor goes on (articles 34 and 35).
    Separation,
    /// The predecessors unite in one state: a new one, or one that keeps its id (article 31).
    Union,
    /// The predecessor ends and becomes a part of the successor.
    Absorption,
    /// A territory passes between two states that go on (article 15).
    Cession,
    /// The successor is the same subject under another id: its treaties go on without an act.
    Continuation,
    /// A newly independent state (articles 16 to 30); the predecessor goes on.
    NewState,
    /// A state that had ended lives again.
    Restoration,
}

impl SuccessionKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Dissolution,
        Self::Separation,
        Self::Union,
        Self::Absorption,
        Self::Cession,
        Self::Continuation,
        Self::NewState,
        Self::Restoration,
    ];

    /// The word of the world file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Dissolution => "dissolution",
            Self::Separation => "separation",
            Self::Union => "union",
            Self::Absorption => "absorption",
            Self::Cession => "cession",
            Self::Continuation => "continuation",
            Self::NewState => "new-state",
            Self::Restoration => "restoration",
        }
    }

    /// Whether the predecessors end by it.
    #[must_use]
    pub fn ends_predecessors(self) -> bool {
        match self {
            Self::Dissolution | Self::Union | Self::Absorption | Self::Continuation => true,
            Self::Separation | Self::Cession | Self::NewState | Self::Restoration => false,
        }
    }
}

impl fmt::Display for SuccessionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for SuccessionKind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.word() == word).ok_or(())
    }
}

/// One event of succession.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    pub kind: SuccessionKind,
    /// The first day of the new order.
    pub date: Edtf,
    pub predecessors: Vec<EntityNo>,
    pub successors: Vec<EntityNo>,
    /// For a cession: what passed, where it has an id.
    pub territory: Option<EntityNo>,
    pub note: Option<Box<str>>,
    pub source: SourceNo,
}
