//! A register in one SQLite file: one row an entry, one transaction an append.
//!
//! The journal is a write-ahead log with `synchronous = FULL`: a commit returns after its pages
//! are on the disk, and readers never wait for the writer. No query knows more than places; what
//! stood when is computed above, from the entries.

use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Row, TransactionBehavior};

use super::rows::{self, Ends, Rows, row_number};
use super::{BUSY_WAIT, Run, Store, sync_folder};
use crate::chain::Tail;
use crate::head::FORMAT;
use crate::{Draft, Error, Head, Origin, Receipt, Sealed};

/// The version of the schema below, in `user_version`.
const SCHEMA_VERSION: i64 = 1;

/// The first bytes of every database that is not an empty file.
const MAGIC: &[u8] = b"SQLite format 3\0";

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
    /// Makes a register of this name where no file is yet, or an empty one, as a crash leaves it.
    ///
    /// # Errors
    /// Something is there already; the disk fails.
    pub fn init(path: &Path, origin: Origin) -> Result<Self, Error> {
        let mut file = OpenOptions::new();
        file.read(true).write(true).create(true).truncate(false);
        must_be_database(&file.open(path)?)?;
        let mut connection = connect(path)?;
        // Before anything is touched; and once more when nobody else can make one here.
        must_be_blank(&connection)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        must_be_blank(&transaction)?;
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
        if version == 0 && must_be_blank(&connection).is_ok() {
            return Err(Error::no_register("it is empty: init makes a register of it"));
        }
        rows::must_have_version(version, SCHEMA_VERSION)?;
        Ok(Self { origin: rows::origin(names(&connection)?)?, connection })
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
        Ok(rows::run(self, from, to))
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

impl Rows for Sqlite {
    fn rows(&self, from: i64, most: i64) -> Result<Vec<(i64, Sealed)>, Error> {
        let rows = "SELECT seq, text, hash FROM entry WHERE ?1 <= seq ORDER BY seq LIMIT ?2";
        let mut rows = self.connection.prepare_cached(rows)?;
        let rows = rows.query_map([from, most], |row| Ok((row.get(0)?, sealed(row)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
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

/// SQLite takes a file that is too short for a database, or begins with zeros, for an empty one.
fn must_be_database(file: &File) -> Result<(), Error> {
    let mut begin = Vec::new();
    file.take(MAGIC.len() as u64).read_to_end(&mut begin)?;
    if begin.is_empty() || begin == MAGIC { Ok(()) } else { Err(Error::already_there()) }
}

/// Whether anybody has made anything here yet. A crash amid the making leaves a blank file.
fn must_be_blank(connection: &Connection) -> Result<(), Error> {
    let blank = "SELECT user_version = 0 AND NOT EXISTS (SELECT 1 FROM sqlite_schema)
                 FROM pragma_user_version";
    match connection.query_row(blank, (), |row| row.get(0)).map_err(Error::from) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::already_there()),
        Err(error) => Err(error),
    }
}

/// The formats and names that stand there.
fn names(connection: &Connection) -> Result<Vec<(String, String)>, Error> {
    let mut names = connection.prepare("SELECT format, origin FROM register LIMIT 2")?;
    let names = names.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(names.collect::<Result<_, _>>()?)
}

fn tail(connection: &Connection, origin: &Origin) -> Result<Tail, Error> {
    let last = "SELECT seq, text, hash, (SELECT min(seq) FROM entry) FROM entry \
                ORDER BY seq DESC LIMIT 1";
    let mut last = connection.prepare_cached(last)?;
    let ends = |row: &Row<'_>| Ok(Ends { first: row.get(3)?, last: (row.get(0)?, sealed(row)?) });
    rows::tail(last.query_row((), ends).optional()?, origin)
}

/// The entry in a row; what is not text is none.
fn sealed(row: &Row<'_>) -> rusqlite::Result<Sealed> {
    let text = |at: usize| -> rusqlite::Result<_> {
        Ok(row.get_ref(at)?.as_str().ok().map(str::to_owned))
    };
    Ok(match (text(1)?, text(2)?) {
        (Some(text), Some(hash)) => Sealed { text, hash },
        _ => Sealed::unsound(row.get_ref(1)?.as_bytes().unwrap_or_default()),
    })
}
