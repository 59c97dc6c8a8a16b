//! A register in a PostgreSQL database: one row an entry, one transaction an append.
//!
//! Whoever appends needs no more than the right to read and to insert: two that append at once want the same place,
//! which the primary key gives to one of them, and the other is told that it was late. A commit returns after it is on
//! the server's disk. The tables lie in the schema that the connection puts first, so that a database can hold several
//! registers beside other things. The connection is not encrypted.

use std::cell::RefCell;
use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use postgres::error::SqlState;
use postgres::{Client, Config, GenericClient, IsolationLevel, NoTls, Row};

use super::rows::{self, Ends, Rows, row_number};
use super::{BUSY_WAIT, Run, Store};
use crate::chain::Tail;
use crate::head::FORMAT;
use crate::{Draft, Error, Head, Origin, Receipt, Sealed};

/// The version of the schema below, in `foedera_register`.
const SCHEMA_VERSION: i64 = 1;

/// How long a server may take to answer a call, unless the URL says otherwise (`connect_timeout`).
const CONNECT_WAIT: Duration = Duration::from_secs(10);

/// The encoding in which a database holds every text.
const ENCODING: &str = "UTF8";

/// The trigger stops an honest hand; a dishonest one is found by `verify`.
const SCHEMA: &str = "
    CREATE TABLE foedera_register
        (schema_version BIGINT NOT NULL, format TEXT NOT NULL, origin TEXT NOT NULL);
    CREATE TABLE foedera_entry (seq BIGINT PRIMARY KEY, text TEXT NOT NULL, hash TEXT NOT NULL);
    CREATE FUNCTION foedera_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the register is append-only: record a correction'; END $$;
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON foedera_entry
        FOR EACH STATEMENT EXECUTE FUNCTION foedera_is_append_only();
";

/// A register in a PostgreSQL database.
pub struct Postgres {
    origin: Origin,
    /// A question takes the connection for itself while it is asked, and so does an append.
    client: RefCell<Client>,
}

impl fmt::Debug for Postgres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Postgres").field("origin", &self.origin).finish_non_exhaustive()
    }
}

impl Postgres {
    /// Makes a register of this name where the database holds none yet.
    ///
    /// # Errors
    /// There is one already; the database is in another encoding than UTF-8; the server cannot be reached, or does not
    /// let this user make tables.
    pub fn init(url: &str, origin: Origin) -> Result<Self, Error> {
        let mut client = connect(url)?;
        let mut transaction = client.transaction()?;
        let encoding: String = transaction.query_one("SHOW server_encoding", &[])?.try_get(0)?;
        if encoding != ENCODING {
            return Err(Error::refused(format!(
                "the database is in {encoding}: make one in {ENCODING}, which holds every name"
            )));
        }
        if is_there(&mut transaction)? {
            return Err(Error::already_there());
        }
        transaction.batch_execute(SCHEMA)?;
        let name = "INSERT INTO foedera_register VALUES ($1, $2, $3)";
        transaction.execute(name, &[&SCHEMA_VERSION, &FORMAT, &origin.to_string()])?;
        transaction.commit()?;
        Ok(Self { origin, client: RefCell::new(client) })
    }

    /// Opens the register that a database holds.
    ///
    /// # Errors
    /// There is none, or one of a newer version; the server cannot be reached, or does not let this user read.
    pub fn open(url: &str) -> Result<Self, Error> {
        let mut client = connect(url)?;
        if !is_there(&mut client)? {
            return Err(Error::not_found("the database holds no register; make it with init"));
        }
        let names = "SELECT format, origin, schema_version FROM foedera_register LIMIT 2";
        let names = client.query(names, &[])?;
        for row in &names {
            rows::must_have_version(row.try_get(2)?, SCHEMA_VERSION)?;
        }
        let name = |row: &Row| Ok((row.try_get(0)?, row.try_get(1)?));
        let names: Result<_, postgres::Error> = names.iter().map(name).collect();
        Ok(Self { origin: rows::origin(names?)?, client: RefCell::new(client) })
    }
}

impl Store for Postgres {
    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn end(&self) -> Result<Head, Error> {
        Ok(tail(&mut *self.client.borrow_mut(), &self.origin)?.head)
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
        let client = self.client.get_mut();
        // Each question sees what was committed before it, whatever the server's own default.
        let begin = client.build_transaction().isolation_level(IsolationLevel::ReadCommitted);
        let mut transaction = begin.start()?;
        let tail = tail(&mut transaction, &self.origin)?;
        let (sealed, receipt) = tail.seal(expected_end, drafts, now)?;
        let places: Vec<i64> = receipt.entries.clone().map(row_number).collect();
        let texts: Vec<&str> = sealed.iter().map(|it| it.text.as_str()).collect();
        let hashes: Vec<&str> = sealed.iter().map(|it| it.hash.as_str()).collect();
        let insert = "INSERT INTO foedera_entry (seq, text, hash) \
                      SELECT * FROM unnest($1::BIGINT[], $2::TEXT[], $3::TEXT[])";
        match transaction.execute(insert, &[&places, &texts, &hashes]) {
            Err(late) if late.code() == Some(&SqlState::UNIQUE_VIOLATION) => {
                drop(transaction);
                Err(Error::conflict(expected_end, self.end()?.size))
            }
            done => {
                done?;
                transaction.commit()?;
                Ok(receipt)
            }
        }
    }
}

impl Rows for Postgres {
    fn rows(&self, from: i64, most: i64) -> Result<Vec<(i64, Sealed)>, Error> {
        let rows =
            "SELECT seq, text, hash FROM foedera_entry WHERE $1 <= seq ORDER BY seq LIMIT $2";
        let rows = self.client.borrow_mut().query(rows, &[&from, &most])?;
        let placed = |row: &Row| Ok((row.try_get(0)?, sealed(row)));
        Ok(rows.iter().map(placed).collect::<Result<_, postgres::Error>>()?)
    }
}

fn connect(url: &str) -> Result<Client, Error> {
    let broken = |it: postgres::Error| {
        let why = Error::from(it);
        Error::refused(format!("{why}; a register is named postgres://USER@HOST/DATABASE"))
    };
    let mut config: Config = url.parse().map_err(broken)?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT_WAIT);
    }
    let mut client = config.connect(NoTls)?;
    let wait = BUSY_WAIT.as_millis();
    client.batch_execute(&format!("SET synchronous_commit = on; SET lock_timeout = {wait}"))?;
    Ok(client)
}

/// Whether there is a register in the schema in which this connection would make one. Another further along
/// the search path is somebody else's.
fn is_there(client: &mut impl GenericClient) -> Result<bool, Error> {
    let there =
        "SELECT to_regclass(quote_ident(current_schema()) || '.foedera_register') IS NOT NULL";
    let there = client.query_one(there, &[])?;
    Ok(there.try_get(0)?)
}

fn tail(client: &mut impl GenericClient, origin: &Origin) -> Result<Tail, Error> {
    let last = "SELECT seq, text, hash, (SELECT min(seq) FROM foedera_entry) FROM foedera_entry \
                ORDER BY seq DESC LIMIT 1";
    let ends = match client.query_opt(last, &[])? {
        Some(row) => Some(Ends { first: row.try_get(3)?, last: (row.try_get(0)?, sealed(&row)) }),
        None => None,
    };
    rows::tail(ends, origin)
}

/// The entry in a row; what is not text is none.
fn sealed(row: &Row) -> Sealed {
    match (row.try_get(1), row.try_get(2)) {
        (Ok(text), Ok(hash)) => Sealed { text, hash },
        _ => Sealed::unsound(&[]),
    }
}
