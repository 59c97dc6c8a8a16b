//! Law made dense: treaties by number, subjects by number, and the links between treaties.
//!
//! What a treaty says is not changed here; names are resolved once, so that evaluation compares
//! numbers.

mod case;
mod links;
mod subjects;
mod unseen;

pub(crate) use case::{Case, Deed, Member};
pub(crate) use links::{Links, Sign};
pub use subjects::SubjectNo;
pub(crate) use subjects::Subjects;
pub(crate) use unseen::Unseen;

use std::collections::BTreeMap;
use std::sync::Arc;

use foedera_model::{Rule, Treaty};

/// The treaties of a library, numbered in its order.
#[derive(Clone, Debug)]
pub(crate) struct Library {
    pub(crate) treaties: Arc<[Treaty]>,
    numbers: BTreeMap<String, usize>,
    pub(crate) links: Links,
}

impl Library {
    pub(crate) fn new(treaties: Arc<[Treaty]>) -> Self {
        let named = treaties.iter().enumerate().map(|(no, treaty)| (treaty.id.clone(), no));
        let numbers: BTreeMap<String, usize> = named.collect();
        let links = Links::of(&treaties, &numbers);
        Self { treaties, numbers, links }
    }

    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }
}

/// The clauses of a treaty that say a thing of this kind, with their numbers.
pub(crate) fn clauses<'t, T>(
    treaty: &'t Treaty,
    pick: impl Fn(&'t Rule) -> Option<T> + 't,
) -> impl Iterator<Item = (ClauseNo, T)> + 't {
    let numbered = treaty.clauses.iter().enumerate();
    numbered.filter_map(move |(no, clause)| Some((ClauseNo::new(no), pick(&clause.rule)?)))
}

/// The first clause that says just this.
pub(crate) fn saying(treaty: &Treaty, rule: &Rule) -> Option<ClauseNo> {
    treaty.clauses.iter().position(|it| it.rule == *rule).map(ClauseNo::new)
}

/// The number of a clause in its treaty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseNo(u16);

impl ClauseNo {
    fn new(no: usize) -> Self {
        // A file holds at most some hundred clauses; beyond 65,535 the last number is shared.
        Self(u16::try_from(no).unwrap_or(u16::MAX))
    }

    /// The number as an index.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
