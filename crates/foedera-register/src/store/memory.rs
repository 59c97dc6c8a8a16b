//! A store in memory, for tests and for questions of the moment; it is lost with the program.

use jiff::Timestamp;

use super::{Run, Store};
use crate::chain::Tail;
use crate::{Draft, Error, Head, Origin, Receipt, Sealed};

/// A register in memory.
#[derive(Debug)]
pub struct Memory {
    origin: Origin,
    entries: Vec<Sealed>,
}

impl Memory {
    /// An empty register of this name.
    #[must_use]
    pub fn init(origin: Origin) -> Self {
        Self { origin, entries: Vec::new() }
    }

    fn tail(&self) -> Result<Tail, Error> {
        Tail::after(&self.origin, self.entries.last())
    }
}

impl Store for Memory {
    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn end(&self) -> Result<Head, Error> {
        Ok(self.tail()?.head)
    }

    fn entries(&self, from: u64, to: u64) -> Result<Run<'_>, Error> {
        let place = |it: u64| usize::try_from(it).unwrap_or(usize::MAX).min(self.entries.len());
        let run = self.entries.get(place(from)..place(to)).unwrap_or_default();
        Ok(Box::new(run.iter().cloned().map(Ok)))
    }

    fn append(
        &mut self,
        expected_end: u64,
        drafts: &[Draft],
        now: Timestamp,
    ) -> Result<Receipt, Error> {
        let (sealed, receipt) = self.tail()?.seal(expected_end, drafts, now)?;
        self.entries.extend(sealed);
        Ok(receipt)
    }
}
