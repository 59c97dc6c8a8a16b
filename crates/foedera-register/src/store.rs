//! Where the entries lie: one small face, and each store behind it written natively.
//!
//! A store keeps texts in order, durably, all drafts of an append or none. It checks nothing that
//! it reads and knows nothing of review or correction: that is computed above it, in one place.

mod jsonl;
mod memory;
#[cfg(feature = "postgres")]
mod postgres;
mod rows;
mod sqlite;

use std::fmt;
use std::fs::File;
use std::io;
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;

pub use jsonl::JsonLog;
pub use memory::Memory;
#[cfg(feature = "postgres")]
pub use postgres::Postgres;
pub use sqlite::Sqlite;

use crate::{Draft, Error, Head, Origin, Receipt, Sealed};

/// How long an append waits for another writer before it is refused as busy.
const BUSY_WAIT: Duration = Duration::from_secs(2);

/// A run of entries as they lie in a store, unchecked.
pub type Run<'s> = Box<dyn Iterator<Item = Result<Sealed, Error>> + 's>;

/// A place where entries lie in order.
pub trait Store: fmt::Debug + Send {
    /// The name under which the register was made.
    fn origin(&self) -> &Origin;

    /// The head after the last whole append.
    ///
    /// # Errors
    /// The store cannot be read, or its last entry is damaged.
    fn end(&self) -> Result<Head, Error>;

    /// The entries from place `from` up to, not including, place `to`, as far as there are any.
    /// Appends that others make meanwhile may be seen or not.
    ///
    /// # Errors
    /// The store cannot be read.
    fn entries(&self, from: u64, to: u64) -> Result<Run<'_>, Error>;

    /// Appends all drafts or none; when it returns, they survive a crash of the machine.
    ///
    /// # Errors
    /// The register ends elsewhere than expected (a conflict); another writer holds it (busy);
    /// a limit is broken (refused); the last entry is damaged; the disk fails.
    fn append(
        &mut self,
        expected_end: u64,
        drafts: &[Draft],
        now: Timestamp,
    ) -> Result<Receipt, Error>;
}

impl Store for Box<dyn Store> {
    fn origin(&self) -> &Origin {
        (**self).origin()
    }

    fn end(&self) -> Result<Head, Error> {
        (**self).end()
    }

    fn entries(&self, from: u64, to: u64) -> Result<Run<'_>, Error> {
        (**self).entries(from, to)
    }

    fn append(
        &mut self,
        expected_end: u64,
        drafts: &[Draft],
        now: Timestamp,
    ) -> Result<Receipt, Error> {
        (**self).append(expected_end, drafts, now)
    }
}

/// How the name of a register in PostgreSQL begins.
const POSTGRES: [&str; 2] = ["postgres://", "postgresql://"];

/// The stores that outlive the program, by where they lie.
enum Kind<'p> {
    JsonLog(&'p Path),
    Sqlite(&'p Path),
    #[cfg(feature = "postgres")]
    Postgres(&'p str),
}

/// Makes a register where nothing is yet; its place chooses the store.
pub(crate) fn init(place: &Path, origin: Origin) -> Result<Box<dyn Store>, Error> {
    let make = |kind: Kind<'_>| -> Result<Box<dyn Store>, Error> {
        Ok(match kind {
            Kind::JsonLog(path) => Box::new(JsonLog::init(path, origin)?),
            Kind::Sqlite(path) => Box::new(Sqlite::init(path, origin)?),
            #[cfg(feature = "postgres")]
            Kind::Postgres(url) => Box::new(Postgres::init(url, origin)?),
        })
    };
    let made = kind(place).and_then(make);
    made.map_err(|error| error.while_doing(format!("making {}", shown(place))))
}

/// Opens a register that is there; its place chooses the store.
pub(crate) fn open(place: &Path) -> Result<Box<dyn Store>, Error> {
    let open = |kind: Kind<'_>| -> Result<Box<dyn Store>, Error> {
        Ok(match kind {
            Kind::JsonLog(path) => Box::new(JsonLog::open(path)?),
            Kind::Sqlite(path) => Box::new(Sqlite::open(path)?),
            #[cfg(feature = "postgres")]
            Kind::Postgres(url) => Box::new(Postgres::open(url)?),
        })
    };
    let opened = kind(place).and_then(open);
    opened.map_err(|error| error.while_doing(format!("opening {}", shown(place))))
}

/// The place of a register as people may read it: of a database the user, the password and all settings are left out.
#[must_use]
pub fn shown(place: &Path) -> String {
    let whole = place.display().to_string();
    let Some((scheme, rest)) = whole.split_once("://") else {
        // Settings of a connection, and no file.
        let secret = whole.contains("password=");
        return if secret { "a connection with a password".to_owned() } else { whole };
    };
    // A password may hold any mark, so that what stands before the last `@` is all left out.
    let address = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let address = address.split(['?', '#']).next().unwrap_or_default();
    format!("{scheme}://{address}")
}

/// How the name of a register in PostgreSQL begins, and the rest of it; nothing where it is a file's.
fn in_database(place: &Path) -> Option<(&'static str, &str)> {
    let name = place.to_str()?;
    POSTGRES.iter().find_map(|scheme| Some((*scheme, name.strip_prefix(scheme)?)))
}

/// Whether a register lies in a database, and not in a file.
#[must_use]
pub fn is_in_database(place: &Path) -> bool {
    in_database(place).is_some()
}

fn kind(place: &Path) -> Result<Kind<'_>, Error> {
    if is_in_database(place) {
        return database(place);
    }
    match place.extension().and_then(|it| it.to_str()) {
        Some("jsonl") => Ok(Kind::JsonLog(place)),
        Some("db" | "sqlite") => Ok(Kind::Sqlite(place)),
        _ => Err(Error::refused(
            "the name does not say which store it is; end it in .db or .sqlite (SQLite) or in \
             .jsonl (a log of JSON lines)",
        )),
    }
}

#[cfg(feature = "postgres")]
fn database(place: &Path) -> Result<Kind<'_>, Error> {
    let name = place.to_str().ok_or_else(|| Error::refused("the name is not UTF-8"))?;
    Ok(Kind::Postgres(name))
}

#[cfg(not(feature = "postgres"))]
fn database(_: &Path) -> Result<Kind<'_>, Error> {
    Err(Error::refused(
        "this build keeps no register in PostgreSQL: build it with `cargo install --path crates/foedera-cli --features \
         postgres`, or name a file ending in .db (SQLite) or .jsonl (a log of JSON lines)",
    ))
}

/// Makes the name of a new file as durable as its content.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    // Only Unix opens a folder as a file; elsewhere the file system keeps names by itself.
    if cfg!(unix) { File::open(folder.unwrap_or(Path::new(".")))?.sync_all() } else { Ok(()) }
}
