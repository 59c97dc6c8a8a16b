//! What stands in the place of a table in a build without Parquet: there is none.

use std::io::Write;
use std::marker::PhantomData;

use super::{CURE, Cell, Column, Columnar};
use crate::Error;

/// A table that cannot be begun.
pub(crate) struct Table<W>(Never, PhantomData<W>);

enum Never {}

impl<W: Write + Send> Table<W> {
    pub(crate) fn new(_: Columnar, _: Vec<Column>, _: W) -> Result<Self, Error> {
        Err(Error::wrong(format!("this build writes no such table: {CURE}")))
    }

    pub(crate) fn row(&mut self, _: &[Cell<'_>]) -> Result<(), Error> {
        match self.0 {}
    }

    pub(crate) fn finish(self) -> Result<u64, Error> {
        match self.0 {}
    }
}
