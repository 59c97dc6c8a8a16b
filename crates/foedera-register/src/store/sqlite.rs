//! A register in one SQLite file: one row an entry, one transaction an append.
//!
//! The journal is a write-ahead log with `synchronous = FULL`: a commit returns after its pages
//! are on the disk, and readers never wait for the writer. No query knows more than places; what
//! stood when is computed above, from the entries.

use std::collections::VecDeque;
use std::fs::OpenOptions;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Row, TransactionBehavior};

use super::{BUSY_WAIT, Run, Store, sync_folder};
use crate::chain::Tail;
use crate::head::FORMAT;
use crate::{Draft, Error, Head, Origin, Receipt, Sealed};

/// The version of the schema below, in `user_version`.
const SCHEMA_VERSION: i64 = 1;

/// How many rows are read at a time, so that a long log is never in memory whole.
const PAGE_ROWS_MAX: u64 = 1000;

/// The triggers stop an honest hand; a dishonest one is found by `verify`.
const SCHEMA: &str = "
    CREATE TABLE register (format TEXT NOT NULL, origin TEXT NOT NULL) STRICT;
    CREATE TABLE entry (seq INTEGER PRIMARY KEY, text TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'the register is append-only: record a correction'); END;
    CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'the register is append-only: record a retraction'); END;
    PRAGMA user_version = 1;
";

/// A register in an SQLite file.
#[derive(Debug)]
pub struct Sqlite {
    origin: Origin,
    connection: Connection,
}

impl Sqlite {
    /// Makes a register of this name where no file is yet.
    ///
    /// # Errors
    /// A file is there already; the disk fails.
    pub fn init(path: &Path, origin: Origin) -> Result<Self, Error> {
        OpenOptions::new().write(true).create_new(true).open(path)?;
        let mut connection = connect(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        let transaction = connection.transaction()?;
        transaction.execute_batch(SCHEMA)?;
        let row = (FORMAT, origin.to_string());
        transaction.execute("INSERT INTO register (format, origin) VALUES (?1, ?2)", row)?;
        transaction.commit()?;
        sync_folder(path)?;
        Ok(Self { origin, connection })
    }

    /// Opens a register that is there.
    ///
    /// # Errors
    /// There is no file; it is no register, or one of a newer version.
    pub fn open(path: &Path) -> Result<Self, Error> {
        path.metadata()?;
        let connection = connect(path)?;
        let version: i64 = connection.query_row("PRAGMA user_version", (), |row| row.get(0))?;
        if version != SCHEMA_VERSION {
            return Err(Error::no_register(format!(
                "its schema has version {version}, this Foedera reads version {SCHEMA_VERSION}"
            )));
        }
        let names = "SELECT format, origin FROM register";
        let (format, origin): (String, String) =
            connection.query_row(names, (), |row| Ok((row.get(0)?, row.get(1)?)))?;
        if format != FORMAT {
            return Err(Error::no_register(format!("its format is `{format}`, not {FORMAT}")));
        }
        Ok(Self { origin: origin.parse().map_err(Error::no_register)?, connection })
    }
}

impl Store for Sqlite {
    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn end(&self) -> Result<Head, Error> {
        Ok(tail(&self.connection, &self.origin)?.head)
    }

    fn entries(&self, from: u64, to: u64) -> Result<Run<'_>, Error> {
        let pages = Pages { connection: &self.connection, from, to, page: VecDeque::new() };
        Ok(Box::new(pages))
    }

    fn append(
        &mut self,
        expected_end: u64,
        drafts: &[Draft],
        now: Timestamp,
    ) -> Result<Receipt, Error> {
        // Immediate: the right to write is taken before the end is read, so the end stays true.
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tail = tail(&transaction, &self.origin)?;
        let (sealed, receipt) = tail.seal(expected_end, drafts, now)?;
        {
            let insert = "INSERT INTO entry (seq, text, hash) VALUES (?1, ?2, ?3)";
            let mut insert = transaction.prepare_cached(insert)?;
            for (seq, entry) in receipt.entries.clone().zip(&sealed) {
                insert.execute((row_number(seq), &entry.text, &entry.hash))?;
            }
        }
        transaction.commit()?;
        Ok(receipt)
    }
}

/// A run of rows, read page by page.
struct Pages<'s> {
    connection: &'s Connection,
    from: u64,
    to: u64,
    page: VecDeque<Sealed>,
}

impl Pages<'_> {
    fn turn(&mut self) -> Result<(), Error> {
        let rows = "SELECT seq, text, hash FROM entry WHERE ?1 <= seq AND seq < ?2 \
                    ORDER BY seq LIMIT ?3";
        let mut rows = self.connection.prepare_cached(rows)?;
        let bounds = [self.from, self.to, PAGE_ROWS_MAX].map(row_number);
        let mut rows = rows.query(bounds)?;
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get(0)?;
            self.from = u64::try_from(seq).unwrap_or_default() + 1;
            self.page.push_back(sealed(row)?);
        }
        Ok(())
    }
}

impl Iterator for Pages<'_> {
    type Item = Result<Sealed, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.page.is_empty()
            && let Err(error) = self.turn()
        {
            return Some(Err(error));
        }
        self.page.pop_front().map(Ok)
    }
}

fn connect(path: &Path) -> Result<Connection, Error> {
    // Without the flag to create: a register that is not there is not made by opening it.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_WAIT)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(connection)
}

fn tail(connection: &Connection, origin: &Origin) -> Result<Tail, Error> {
    let last = "SELECT seq, text, hash FROM entry ORDER BY seq DESC LIMIT 1";
    let mut last = connection.prepare_cached(last)?;
    let last = last.query_row((), sealed).optional()?;
    Tail::after(origin, last.as_ref())
}

/// Whatever lies in the row, as text: a wrong type is a change like any other.
fn sealed(row: &Row<'_>) -> rusqlite::Result<Sealed> {
    let text = |at: usize| -> rusqlite::Result<String> {
        Ok(match row.get_ref(at)? {
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                String::from_utf8_lossy(bytes).into_owned()
            }
            ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => String::new(),
        })
    };
    Ok(Sealed { text: text(1)?, hash: text(2)? })
}

fn row_number(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}
