//! What the stores do alike that keep entries as rows of a database's table: the place of an entry, its text, its hash.
//!
//! A row's place lies beside the text and can be another than the text says, or than it should be. No query knows more
//! than places; what stood when is computed above, from the entries.

use std::collections::VecDeque;

use super::Run;
use crate::chain::{Tail, Wrong};
use crate::head::FORMAT;
use crate::{Error, Origin, Sealed};

/// How many rows are read at a time, so that a long log is never in memory whole.
const PAGE_ROWS_MAX: u64 = 1000;

/// A table of entries.
pub(super) trait Rows {
    /// So many rows from a place on, as far as there are any, in the order of their places.
    fn rows(&self, from: i64, most: i64) -> Result<Vec<(i64, Sealed)>, Error>;
}

/// The ends of a table that has rows.
#[derive(Debug)]
pub(super) struct Ends {
    pub(super) first: i64,
    pub(super) last: (i64, Sealed),
}

/// The entries from a place up to another, as far as there are any.
pub(super) fn run<R: Rows>(table: &R, from: u64, to: u64) -> Run<'_> {
    Box::new(Pages { table, from, to, page: VecDeque::new() })
}

/// The tail by the last row, which must lie in its place; so must the first, or there are others.
pub(super) fn tail(ends: Option<Ends>, origin: &Origin) -> Result<Tail, Error> {
    let Some(Ends { first, last: (place, last) }) = ends else {
        return Tail::after(origin, None);
    };
    let tail = Tail::after(origin, Some(&last))?;
    if first != 0 {
        return Err(Error::damaged(0, Wrong::OtherRow { found: first }));
    }
    if u64::try_from(place) != Ok(tail.head.size - 1) {
        return Err(Error::damaged_tail(Wrong::OtherRow { found: place }));
    }
    Ok(tail)
}

/// The name under which a register was made, of the formats and names that stand there.
pub(super) fn origin(mut names: Vec<(String, String)>) -> Result<Origin, Error> {
    let (format, origin) = match (names.pop(), names.pop()) {
        (Some(name), None) => name,
        (None, _) => return Err(Error::no_register("it names no register")),
        (Some(_), Some(_)) => return Err(Error::no_register("it names more than one register")),
    };
    if format != FORMAT {
        return Err(Error::no_register(format!("its format is `{format}`, not {FORMAT}")));
    }
    origin.parse().map_err(Error::no_register)
}

/// That the tables are laid out as this version knows them.
pub(super) fn must_have_version(found: i64, known: i64) -> Result<(), Error> {
    let says = || format!("its schema has version {found}, this Foedera reads version {known}");
    if found == known { Ok(()) } else { Err(Error::no_register(says())) }
}

pub(super) fn row_number(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// A run of rows, read page by page.
struct Pages<'s, R> {
    table: &'s R,
    from: u64,
    to: u64,
    page: VecDeque<Result<Sealed, Error>>,
}

impl<R: Rows> Pages<'_, R> {
    /// Reads on. Rows are counted, and not taken by their places: one that lies before the first
    /// or behind a gap must be seen, and ends the run.
    fn turn(&mut self) -> Result<(), Error> {
        let lowest = if self.from == 0 { i64::MIN } else { row_number(self.from) };
        let most = self.to.saturating_sub(self.from).min(PAGE_ROWS_MAX);
        if most == 0 {
            return Ok(());
        }
        for (found, sealed) in self.table.rows(lowest, row_number(most))? {
            if u64::try_from(found) != Ok(self.from) {
                self.page.push_back(Err(Error::damaged(self.from, Wrong::OtherRow { found })));
                self.to = self.from;
                break;
            }
            self.from += 1;
            self.page.push_back(Ok(sealed));
        }
        Ok(())
    }
}

impl<R: Rows> Iterator for Pages<'_, R> {
    type Item = Result<Sealed, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.page.is_empty()
            && let Err(error) = self.turn()
        {
            return Some(Err(error));
        }
        self.page.pop_front()
    }
}
