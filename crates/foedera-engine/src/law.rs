//! Law made dense: treaties by number, subjects by number, and the links between treaties.
//!
//! What a treaty says is not changed here; names are resolved once, so that evaluation compares
//! numbers.

mod case;
mod cases;
mod circles;
mod links;
mod readings;
mod recognition;
mod subjects;
mod succeeded;
mod unseen;

pub(crate) use case::{Case, Deed, Member, named_by};
pub(crate) use cases::{Cases, Found};
pub(crate) use circles::Circle;
pub(crate) use links::{Links, Reads, Sign, changes_term, puts_out_refusers};
pub(crate) use recognition::{Divide, Side};
pub use subjects::SubjectNo;
pub(crate) use subjects::{Absence, Beside, Subjects};
pub(crate) use succeeded::Succeeded;
pub(crate) use unseen::Unseen;

use std::collections::BTreeMap;
use std::sync::Arc;

use foedera_dates::Day;
use foedera_model::{Rule, Treaty};

/// The treaties of a library, numbered in its order.
#[derive(Clone, Debug)]
pub(crate) struct Library {
    pub(crate) treaties: Arc<[Treaty]>,
    /// The treaties as they are written, with every text of what was corrected.
    written: Arc<[Treaty]>,
    numbers: BTreeMap<String, usize>,
    pub(crate) links: Links,
}

impl Library {
    /// The law as known by a day: of a text that was corrected, the one that was known (VCLT 79).
    pub(crate) fn new(written: Arc<[Treaty]>, known: Option<Day>) -> Self {
        let treaties = as_known(&written, known);
        let named = treaties.iter().enumerate().map(|(no, treaty)| (treaty.id.clone(), no));
        let numbers: BTreeMap<String, usize> = named.collect();
        let links = Links::of(&treaties, &numbers);
        Self { treaties, written, numbers, links }
    }

    /// The same law as known by another day.
    pub(crate) fn as_known(self: &Arc<Self>, known: Option<Day>) -> Arc<Self> {
        if self.written.iter().any(is_corrected) {
            Arc::new(Self::new(Arc::clone(&self.written), known))
        } else {
            Arc::clone(self)
        }
    }

    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }
}

fn is_corrected(treaty: &Treaty) -> bool {
    treaty.clauses.iter().any(|it| it.text.is_some())
}

fn as_known(written: &Arc<[Treaty]>, known: Option<Day>) -> Arc<[Treaty]> {
    if !written.iter().any(is_corrected) {
        return Arc::clone(written);
    }
    let mut treaties = written.to_vec();
    for treaty in &mut treaties {
        treaty.clauses.retain(|it| it.text.is_none_or(|text| text.is_known(known)));
    }
    treaties.into()
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
