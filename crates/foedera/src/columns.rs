//! Tables with typed columns, for other people's engines: as Parquet, or as an Arrow file.
//!
//! Only this room knows the two formats, and only in a build with the feature `parquet`: what stands in a table is
//! its writer's. Rows are taken one after the other and go out as soon as a group of them is full, so that a table may
//! be far longer than memory.

#[cfg(not(feature = "parquet"))]
mod absent;
#[cfg(feature = "parquet")]
mod table;
#[cfg(test)]
#[cfg(feature = "parquet")]
pub(crate) mod tests;

use std::sync::Arc;

use foedera_dates::Day;

use crate::Error;

#[cfg(not(feature = "parquet"))]
pub(crate) use absent::Table;
#[cfg(feature = "parquet")]
pub(crate) use table::Table;

/// How to come by a build that writes such tables.
const CURE: &str = "build it with `cargo install --path crates/foedera-cli --features parquet`, or take CSV, which has \
                    the same columns";

/// A format of typed columns that this build writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columnar(Format);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Parquet,
    Arrow,
}

impl Columnar {
    /// Apache Parquet: compressed, by groups of rows.
    ///
    /// # Errors
    /// This build is one without it.
    pub fn parquet() -> Result<Self, Error> {
        built(Format::Parquet, "Parquet")
    }

    /// An Arrow file: as tables lie in memory, to be mapped and not read.
    ///
    /// # Errors
    /// This build is one without it.
    pub fn arrow() -> Result<Self, Error> {
        built(Format::Arrow, "Arrow")
    }
}

fn built(format: Format, called: &str) -> Result<Columnar, Error> {
    let refused = || Error::wrong(format!("this build writes no {called}: {CURE}"));
    cfg!(feature = "parquet").then_some(Columnar(format)).ok_or_else(refused)
}

/// What the cells of a column are.
#[cfg_attr(not(feature = "parquet"), expect(dead_code, reason = "nothing is written then"))]
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Words, or nothing.
    Text,
    /// One of these names, each told once.
    Name(Arc<[String]>),
    Year,
    /// A day, or nothing.
    Day,
    Flag,
}

/// A column: what it is called, and what its cells are.
pub(crate) type Column = (&'static str, Kind);

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell<'c> {
    Text(Option<&'c str>),
    /// By its place among the names of the column.
    Name(u32),
    Year(i16),
    Day(Option<Day>),
    Flag(bool),
}

impl<'c> Cell<'c> {
    /// Words; where there are none, nothing.
    pub(crate) fn words(text: &'c str) -> Self {
        Self::Text(Some(text).filter(|it| !it.is_empty()))
    }
}
