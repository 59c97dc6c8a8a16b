//! What must still happen before a treaty enters into force, by whom.

use foedera_dates::Bounds;
use foedera_entities::EntityId;

/// The condition that is left once what has happened is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Residual {
    AllOf(Vec<Residual>),
    AnyOf(Vec<Residual>),
    /// Each of these must act.
    Act(Missing),
    /// So many more must act, whoever they are; `of` in words.
    MoreOf {
        number: u32,
        of: String,
        missing: Missing,
    },
    /// A share is still needed, in words: `12.5 percent of co2-1990`.
    ShareOf {
        needed: String,
        missing: Missing,
    },
    /// Nothing is to be done but wait.
    WaitUntil(Bounds),
    /// Something must not happen, or must have ceased.
    MustNot(String),
    /// Something else must happen.
    Event(Missing),
}

/// One thing that is missing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// What must be done: `exchange of instruments of ratification`.
    pub act: String,
    /// By whom; empty where it can be anybody.
    pub by: Vec<EntityId>,
    pub clause: String,
    /// How many more, and of whom in words, where it is not settled by whom.
    pub more_of: Option<(u32, String)>,
    /// Whether some completion of what is open has already done it.
    pub maybe: bool,
}

impl Residual {
    /// The named leaves, each once, in order.
    #[must_use]
    pub fn leaves(&self) -> Vec<Missing> {
        let mut leaves = Vec::new();
        self.collect(&mut leaves);
        leaves
    }

    /// Marks the leaves that some completion has satisfied.
    pub(crate) fn mark_maybe(&mut self, is_maybe: &dyn Fn(&Missing) -> bool) {
        match self {
            Self::AllOf(parts) | Self::AnyOf(parts) => {
                parts.iter_mut().for_each(|part| part.mark_maybe(is_maybe));
            }
            Self::Act(missing)
            | Self::MoreOf { missing, .. }
            | Self::ShareOf { missing, .. }
            | Self::Event(missing) => missing.maybe = is_maybe(missing),
            Self::WaitUntil(_) | Self::MustNot(_) => {}
        }
    }

    /// Takes in what is left in another completion, where only the days to wait for differ.
    pub(crate) fn take_in(&mut self, other: &Self) {
        match (self, other) {
            (Self::WaitUntil(own), Self::WaitUntil(other)) => *own = own.hull(*other),
            (Self::AllOf(own), Self::AllOf(other)) | (Self::AnyOf(own), Self::AnyOf(other))
                if own.len() == other.len() =>
            {
                own.iter_mut().zip(other).for_each(|(own, other)| own.take_in(other));
            }
            _ => {}
        }
    }

    fn collect(&self, leaves: &mut Vec<Missing>) {
        match self {
            Self::AllOf(parts) | Self::AnyOf(parts) => {
                parts.iter().for_each(|part| part.collect(leaves));
            }
            Self::Act(missing)
            | Self::MoreOf { missing, .. }
            | Self::ShareOf { missing, .. }
            | Self::Event(missing) => {
                if !leaves.contains(missing) {
                    leaves.push(missing.clone());
                }
            }
            Self::WaitUntil(_) | Self::MustNot(_) => {}
        }
    }
}
