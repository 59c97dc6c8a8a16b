//! Where the entries lie: one small face, and each store behind it written natively.
//!
//! A store keeps texts in order, durably, all drafts of an append or none. It checks nothing that
//! it reads and knows nothing of review or correction: that is computed above it, in one place.

mod jsonl;
mod memory;
mod sqlite;

use std::fmt;
use std::fs::File;
use std::io;
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;

pub use jsonl::JsonLog;
pub use memory::Memory;
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

/// The stores that lie in a file, by the end of its name.
enum Kind {
    JsonLog,
    Sqlite,
}

/// Makes a register where nothing is yet; the end of the name chooses the store.
pub(crate) fn init(path: &Path, origin: Origin) -> Result<Box<dyn Store>, Error> {
    let doing = |error: Error| error.while_doing(format!("making {}", path.display()));
    Ok(match kind(path).map_err(doing)? {
        Kind::JsonLog => Box::new(JsonLog::init(path, origin).map_err(doing)?),
        Kind::Sqlite => Box::new(Sqlite::init(path, origin).map_err(doing)?),
    })
}

/// Opens a register that is there; the end of the name chooses the store.
pub(crate) fn open(path: &Path) -> Result<Box<dyn Store>, Error> {
    let doing = |error: Error| error.while_doing(format!("opening {}", path.display()));
    Ok(match kind(path).map_err(doing)? {
        Kind::JsonLog => Box::new(JsonLog::open(path).map_err(doing)?),
        Kind::Sqlite => Box::new(Sqlite::open(path).map_err(doing)?),
    })
}

fn kind(path: &Path) -> Result<Kind, Error> {
    match path.extension().and_then(|it| it.to_str()) {
        Some("jsonl") => Ok(Kind::JsonLog),
        Some("db" | "sqlite") => Ok(Kind::Sqlite),
        _ => Err(Error::refused(
            "the name does not say which store it is; end it in .db or .sqlite (SQLite) or in \
             .jsonl (a log of JSON lines)",
        )),
    }
}

/// Makes the name of a new file as durable as its content.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    // Only Unix opens a folder as a file; elsewhere the file system keeps names by itself.
    if cfg!(unix) { File::open(folder.unwrap_or(Path::new(".")))?.sync_all() } else { Ok(()) }
}
