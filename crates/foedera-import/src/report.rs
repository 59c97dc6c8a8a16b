//! What became of every entry: taken, doubtful or refused. Nothing is dropped in silence.

use std::fmt;
use std::sync::Arc;

/// Where an entry stands: file, line and, where it is about one cell, column.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Empty where there is one file and everybody knows which.
    pub file: Arc<str>,
    /// Counted from 1, as an editor shows it; nothing where the file is no table.
    pub line: Option<u64>,
    pub column: Option<Arc<str>>,
}

impl Place {
    #[must_use]
    pub fn new(file: &Arc<str>, line: u64) -> Self {
        Self { file: Arc::clone(file), line: Some(line), column: None }
    }

    #[must_use]
    pub fn at(&self, column: &Arc<str>) -> Self {
        Self { column: Some(Arc::clone(column)), ..self.clone() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = (!self.file.is_empty()).then(|| self.file.to_string());
        let line = self.line.map(|it| format!("line {it}"));
        let column = self.column.as_ref().map(|it| format!("column `{it}`"));
        let parts: Vec<String> = [file, line, column].into_iter().flatten().collect();
        f.write_str(&parts.join(", "))
    }
}

/// An entry that was taken, though something about it may be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub place: Place,
    pub why: String,
}

/// An entry that was not taken, as it stood, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub place: Place,
    /// The row, its cells with commas between, as CSV.
    pub row: String,
    pub why: String,
}

/// The account of an import. An *entry* is a row of a long table, or a dated cell of a wide one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many entries were read: always those taken and those refused.
    pub read: usize,
    pub taken: usize,
    /// Entries that say once more what the same data say elsewhere; they are not counted as read.
    pub repeated: usize,
    pub doubtful: Vec<Doubt>,
    pub refused: Vec<Refusal>,
}

impl Report {
    /// An entry was taken.
    pub fn take(&mut self) {
        self.read += 1;
        self.taken += 1;
    }

    /// Something about an entry that is taken may be otherwise.
    pub fn doubt(&mut self, place: &Place, why: impl Into<String>) {
        self.doubtful.push(Doubt { place: place.clone(), why: why.into() });
    }

    /// An entry was not taken.
    pub fn refuse(&mut self, place: &Place, row: String, why: impl Into<String>) {
        self.read += 1;
        self.refused.push(Refusal { place: place.clone(), row, why: why.into() });
    }

    /// Adds the account of another part of the same data.
    pub(crate) fn add(&mut self, other: Self) {
        self.read += other.read;
        self.taken += other.taken;
        self.repeated += other.repeated;
        self.doubtful.extend(other.doubtful);
        self.refused.extend(other.refused);
    }

    /// Whether the account adds up.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.read == self.taken + self.refused.len()
    }
}
