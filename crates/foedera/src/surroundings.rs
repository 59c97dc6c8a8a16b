//! All that Foedera asks of its surroundings: the clock and files. Only the façade holds one;
//! inner crates get values.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

/// The clock and the files that a program is given.
pub trait Surroundings {
    /// The instant at which a statement is recorded.
    fn now(&self) -> Timestamp;

    /// The bytes of a file, at most `bytes_max` of them and one more.
    ///
    /// # Errors
    /// It is not there or cannot be read.
    fn read(&self, path: &Path, bytes_max: u64) -> io::Result<Vec<u8>>;

    /// The bytes of a file one after the other, for one that need not be held.
    ///
    /// # Errors
    /// It is not there or cannot be read.
    fn open(&self, path: &Path) -> io::Result<Box<dyn BufRead>> {
        let bytes = self.read(path, u64::MAX)?;
        Ok(Box::new(io::Cursor::new(bytes)))
    }

    /// The files and folders in a folder, by name.
    ///
    /// # Errors
    /// It is not there or no folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Whether this is a folder.
    fn is_folder(&self, path: &Path) -> bool;
}

/// How much of a file is read at once where it is not held, in bytes.
const READ_AT_ONCE: usize = 1 << 17;

/// The machine that the program runs on.
#[derive(Clone, Copy, Debug)]
pub struct Machine;

impl Surroundings for Machine {
    #[expect(clippy::disallowed_methods, reason = "the façade is where the clock comes in")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn read(&self, path: &Path, bytes_max: u64) -> io::Result<Vec<u8>> {
        use io::Read as _;
        let mut bytes = Vec::new();
        let limit = bytes_max.saturating_add(1);
        if path == Path::new("-") {
            io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
        } else {
            std::fs::File::open(path)?.take(limit).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn BufRead>> {
        if path == Path::new("-") {
            return Ok(Box::new(io::stdin().lock()));
        }
        let file = std::fs::File::open(path)?;
        Ok(Box::new(io::BufReader::with_capacity(READ_AT_ONCE, file)))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths = std::fs::read_dir(folder)?
            .map(|entry| entry.map(|it| it.path()))
            .collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }
}
