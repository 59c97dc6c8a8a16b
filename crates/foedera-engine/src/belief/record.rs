//! What was said, treaty by treaty, as it was handed in; a version with one statement more shares all
//! the rest with the one before.
//!
//! A statement can correct one about another treaty. So the record knows under which treaties an id is
//! borne, and under which it is named as corrected.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::Said;
use crate::persistent::Persistent;

/// Statements about one treaty, in the order in which they were handed in.
pub(crate) type Told = Arc<Vec<Arc<Said>>>;

/// Every statement, believed or not.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// By treaty of the library, and after the last what is said of treaties that it does not hold.
    by_treaty: Persistent<Told>,
    treaties: usize,
    ids: Index,
    corrections: Index,
}

impl Record {
    /// `number` finds a treaty of the library, of which there are so many.
    pub(crate) fn of(
        said: impl Iterator<Item = Arc<Said>>,
        (treaties, number): (usize, impl Fn(&str) -> Option<usize>),
    ) -> Self {
        let mut by_treaty = vec![Vec::new(); treaties + 1];
        let (mut ids, mut corrections) = (Vec::new(), Vec::new());
        for it in said {
            let no = number(&it.graded.statement.act.treaty).unwrap_or(treaties);
            ids.push(entry(&it.id, no));
            corrections.extend(it.graded.statement.corrects.as_deref().map(|id| entry(id, no)));
            by_treaty
                .get_mut(no)
                .into_iter()
                .for_each(|told: &mut Vec<_>| told.push(Arc::clone(&it)));
        }
        let by_treaty = by_treaty.into_iter().map(Arc::new).collect();
        Self { by_treaty, treaties, ids: Index::of(ids), corrections: Index::of(corrections) }
    }

    /// Adds a statement about a treaty of the library, or about none.
    pub(crate) fn add(&mut self, said: Said, treaty: Option<usize>) {
        let no = treaty.unwrap_or(self.treaties);
        if let Some(corrected) = said.graded.statement.corrects.as_deref() {
            self.corrections.add(entry(corrected, no));
        }
        self.ids.add(entry(&said.id, no));
        let mut told = self.under(no).cloned().unwrap_or_default();
        Arc::make_mut(&mut told).push(Arc::new(said));
        self.by_treaty.set(no, told);
    }

    /// The treaties under which an id is borne, and seldom some under which it is not.
    pub(crate) fn bearing(&self, id: &str) -> impl Iterator<Item = usize> {
        self.ids.under(id).filter(|it| *it < self.treaties)
    }

    /// What is said of a treaty.
    pub(crate) fn under(&self, treaty: usize) -> Option<&Told> {
        self.by_treaty.get(treaty)
    }

    /// Every statement: those about one treaty in the order in which they were handed in.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Arc<Said>> {
        self.by_treaty.iter().flat_map(|it| it.iter())
    }

    /// The statements that correct another.
    pub(super) fn corrections_of(&self, id: &str) -> impl Iterator<Item = &Said> {
        let told = self.corrections.under(id).filter_map(|no| self.under(no));
        let told = told.flat_map(|it| it.iter().map(|it| &**it));
        told.filter(move |it| it.graded.statement.corrects.as_deref() == Some(id))
    }
}

/// The hash of an id, and a treaty.
type Entry = (u32, u32);

fn hash(id: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    let [a, b, c, d, ..] = hasher.finish().to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

fn entry(id: &str, treaty: usize) -> Entry {
    (hash(id), u32::try_from(treaty).unwrap_or(u32::MAX))
}

/// Under which treaties an id stands, and seldom some where it does not, since hashes are compared:
/// sorted runs, each longer than the next, so that an addition copies few of them.
#[derive(Clone, Debug, Default)]
struct Index {
    runs: Vec<Arc<[Entry]>>,
}

impl Index {
    fn of(mut entries: Vec<Entry>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        let runs = if entries.is_empty() { Vec::new() } else { vec![entries.into()] };
        Self { runs }
    }

    fn add(&mut self, entry: Entry) {
        let mut last = vec![entry];
        while let Some(before) = self.runs.pop_if(|it| it.len() <= last.len()) {
            last.extend_from_slice(&before);
            last.sort_unstable();
            last.dedup();
        }
        self.runs.push(last.into());
    }

    fn under(&self, id: &str) -> impl Iterator<Item = usize> {
        let hash = hash(id);
        let own = self.runs.iter().flat_map(move |run| {
            let from = run.partition_point(|it| it.0 < hash);
            run.iter().skip(from).take_while(move |it| it.0 == hash)
        });
        own.map(|(_, treaty)| *treaty as usize)
    }
}
