//! How far a long reading has come, kept beside what it writes, so that one that was broken off goes on
//! without loss and without doubles.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Located;
use crate::Error;

/// How large a bookmark may be, in bytes; it is an object of some hundreds.
const BOOKMARK_BYTES_MAX: u64 = 1 << 20;

/// What was asked, as far as the output hangs on it: each option with its value.
pub type Asked = Vec<(String, String)>;

/// What became of the pieces so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// All pieces, whatever they were.
    pub pieces: u64,
    /// Documents that were read whole.
    pub read: u64,
    /// Documents that a first look left out.
    pub left_out: u64,
    /// What could not be read.
    pub faults: u64,
    /// What is no document.
    pub aside: u64,
}

/// The bookmark of a reading.
#[derive(Debug)]
pub struct Bookmark {
    path: PathBuf,
    kept: Kept,
}

/// What stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// Of which program, since another may read otherwise.
    version: String,
    asked: Asked,
    tally: Tally,
    /// Where the last of the pieces lies.
    last: String,
    /// How long the output is that belongs to them, in bytes.
    written: u64,
}

impl Tally {
    /// The documents that were looked at, read or left out.
    #[must_use]
    pub fn documents(&self) -> u64 {
        self.read + self.left_out
    }
}

impl Bookmark {
    /// Opens the bookmark of a reading that was broken off, or begins one.
    ///
    /// # Errors
    /// It cannot be read, or is of a reading that was asked otherwise.
    pub fn open(path: &Path, asked: Asked) -> Result<Self, Error> {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let begun = Kept { version, asked, ..Kept::default() };
        let bytes = match bounded(path) {
            Ok(bytes) => bytes,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                return Ok(Self { path: path.to_path_buf(), kept: begun });
            }
            Err(cause) => return Err(Error::reading(path, cause)),
        };
        let remove = format!("remove {} to begin anew", path.display());
        let kept: Kept = serde_json::from_slice(&bytes).map_err(|_| {
            Error::wrong(format!("{} is no bookmark of a reading: {remove}", path.display()))
        })?;
        if (&kept.version, &kept.asked) != (&begun.version, &begun.asked) {
            let other = difference(&kept, &begun);
            let says = format!("{} is of another reading ({other}): {remove}", path.display());
            return Err(Error::wrong(says));
        }
        Ok(Self { path: path.to_path_buf(), kept })
    }

    #[must_use]
    pub fn tally(&self) -> Tally {
        self.kept.tally
    }

    /// Whether the archive is still the one that was read: the last of the pieces done lies where it lay.
    ///
    /// # Errors
    /// It does not.
    pub fn meets(&self, at: Option<&Located>) -> Result<(), Error> {
        let now = at.map(ToString::to_string).unwrap_or_default();
        if now == self.kept.last {
            return Ok(());
        }
        let now = if now.is_empty() { "nothing".to_owned() } else { now };
        Err(Error::wrong(format!(
            "the archive has changed since: {} were read up to {}, where now {now} lies; remove {} to \
             begin anew",
            self.kept.tally.pieces,
            self.kept.last,
            self.path.display()
        )))
    }

    /// Opens the output, cut to what belongs to the pieces that are done.
    ///
    /// # Errors
    /// It cannot be opened, or is shorter than that.
    pub fn output(&self, path: &Path) -> Result<File, Error> {
        let failing = |cause| Error::world(format!("writing {}", path.display()), cause);
        let opened = OpenOptions::new().create(true).append(true).open(path);
        let output = opened.map_err(failing)?;
        let len = output.metadata().map_err(failing)?.len();
        if len < self.kept.written {
            return Err(Error::wrong(format!(
                "{} has {len} bytes, and {} were written: remove {} to begin anew",
                path.display(),
                self.kept.written,
                self.path.display()
            )));
        }
        output.set_len(self.kept.written).map_err(failing)?;
        Ok(output)
    }

    /// Keeps how far it is. What was written must be on the disk before.
    ///
    /// # Errors
    /// The disk fails.
    pub fn keep(&mut self, tally: Tally, last: &Located, written: u64) -> Result<(), Error> {
        self.kept.tally = tally;
        self.kept.last = last.to_string();
        self.kept.written = written;
        self.store().map_err(|cause| {
            Error::world(format!("keeping the bookmark {}", self.path.display()), cause)
        })
    }

    /// A new file in the place of the old one, at once: a bookmark is whole or is not there.
    fn store(&self) -> io::Result<()> {
        let mut beside = self.path.clone().into_os_string();
        beside.push(".new");
        let mut file = File::create(&beside)?;
        file.write_all(&serde_json::to_vec(&self.kept)?)?;
        file.sync_data()?;
        fs::rename(&beside, &self.path)
    }

    /// All is read: there is nothing to go on with.
    ///
    /// # Errors
    /// The disk fails.
    pub fn end(self) -> Result<(), Error> {
        match fs::remove_file(&self.path) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                Err(Error::world(format!("removing {}", self.path.display()), cause))
            }
            _ => Ok(()),
        }
    }
}

fn bounded(path: &Path) -> io::Result<Vec<u8>> {
    use io::Read as _;
    let mut bytes = Vec::new();
    File::open(path)?.take(BOOKMARK_BYTES_MAX).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The first thing in which two readings differ: `skim: true, now false`.
fn difference(kept: &Kept, now: &Kept) -> String {
    let version = |it: &Kept| ("version".to_owned(), it.version.clone());
    let all = |it: &Kept| -> Asked {
        std::iter::once(version(it)).chain(it.asked.iter().cloned()).collect()
    };
    let (kept, now) = (all(kept), all(now));
    let differs = kept.iter().zip(&now).find(|(one, other)| one != other);
    differs.map_or_else(
        || "other options".to_owned(),
        |((name, was), (_, is))| format!("{name} {was}, now {is}"),
    )
}
