//! A register in a log of JSON lines: a line that names the register, then one line an entry.
//!
//! An append is one write and one `fdatasync`, under an advisory lock of the file. What a crash
//! leaves half-written behind the last whole append is never read, and is cut by the next append.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{BUSY_WAIT, Run, Store, sync_folder};
use crate::chain::{ENTRY_BYTES_MAX, Opened, Tail};
use crate::head::FORMAT;
use crate::{Draft, Error, Head, Origin, Receipt, Sealed};

/// What stands around an entry's text on its line; the hash stands before the last.
const FRAME: [&str; 3] = [r#"{"entry":"#, r#","hash":""#, r#""}"#];

/// The longest line that is read: an entry, with less than 128 bytes for its hash and the frame.
const LINE_BYTES_MAX: u64 = (ENTRY_BYTES_MAX + 128) as u64;

/// How much is read at a time when the file is searched from its end.
const BLOCK_BYTES: u64 = 4096;

/// How long an append waits before it asks for the lock again.
const LOCK_PAUSE: Duration = Duration::from_millis(2);

/// A register in a log of JSON lines.
#[derive(Debug)]
pub struct JsonLog {
    path: PathBuf,
    origin: Origin,
}

/// The first line.
#[derive(Serialize, Deserialize)]
struct Name {
    format: String,
    origin: Origin,
}

impl Name {
    fn line(&self) -> Result<String, Error> {
        serde_json::to_string(self).map_err(Error::unwritable)
    }
}

impl JsonLog {
    /// Makes a register of this name where no file is yet, or an empty one, as a crash leaves it.
    ///
    /// # Errors
    /// Something is there already; the disk fails.
    pub fn init(path: &Path, origin: Origin) -> Result<Self, Error> {
        let name = Name { format: FORMAT.to_owned(), origin };
        let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        lock(&file)?;
        if file.metadata()?.len() > 0 {
            return Err(Error::already_there());
        }
        file.write_all((name.line()? + "\n").as_bytes())?;
        file.sync_all()?;
        sync_folder(path)?;
        Ok(Self { path: path.to_owned(), origin: name.origin })
    }

    /// Opens a register that is there.
    ///
    /// # Errors
    /// There is no file; it is no register, or one of a newer version.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let mut lines = Lines { reader: BufReader::new(File::open(path)?), end: u64::MAX };
        let empty = || Error::no_register("it is empty: init makes a register of it");
        let line = lines.line()?.ok_or_else(empty)?;
        let name: Name = serde_json::from_slice(&line)
            .map_err(|_| Error::no_register("its first line does not name a register"))?;
        if name.format != FORMAT {
            let why = format!("its format is `{}`, not {FORMAT}", name.format);
            return Err(Error::no_register(why));
        }
        if name.line()?.as_bytes() != line {
            return Err(Error::no_register("its first line is not written as a register writes"));
        }
        Ok(Self { path: path.to_owned(), origin: name.origin })
    }

    fn doing(&self, what: &str) -> String {
        format!("{what} {}", self.path.display())
    }
}

impl Store for JsonLog {
    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn end(&self) -> Result<Head, Error> {
        let mut file = File::open(&self.path)?;
        let (_, last) = last_whole_append(&mut file)?;
        Ok(Tail::after(&self.origin, last.as_ref())?.head)
    }

    fn entries(&self, from: u64, to: u64) -> Result<Run<'_>, Error> {
        let mut file = File::open(&self.path)?;
        // Whatever lies behind this end is half-written, or younger than the question.
        let (end, _) = last_whole_append(&mut file)?;
        file.rewind()?;
        let mut lines = Lines { reader: BufReader::new(file), end };
        lines.line()?;
        let place = |it: u64| usize::try_from(it).unwrap_or(usize::MAX);
        let run = lines.map(|line| Ok(unframed(&line?)));
        Ok(Box::new(run.take(place(to)).skip(place(from))))
    }

    fn append(
        &mut self,
        expected_end: u64,
        drafts: &[Draft],
        now: Timestamp,
    ) -> Result<Receipt, Error> {
        let mut file = OpenOptions::new().read(true).write(true).open(&self.path)?;
        lock(&file).map_err(|error| error.while_doing(self.doing("locking")))?;
        let (end, last) = last_whole_append(&mut file)?;
        let tail = Tail::after(&self.origin, last.as_ref())?;
        let (sealed, receipt) = tail.seal(expected_end, drafts, now)?;
        if let Err(error) = write(&mut file, end, &sealed) {
            // What may not be durable must not be built upon: the next append starts here again.
            let cut = file.set_len(end);
            let cut = cut.map_or_else(|why| format!(" (nor cut: {why})"), |()| String::new());
            return Err(Error::from(error).while_doing(self.doing("writing") + &cut));
        }
        Ok(receipt)
    }
}

/// The lines of a log up to a place in bytes, without their ends.
struct Lines {
    reader: BufReader<File>,
    /// How many bytes are left to read.
    end: u64,
}

impl Lines {
    fn line(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let mut line = Vec::new();
        let limit = self.end.min(LINE_BYTES_MAX);
        let read = (&mut self.reader).take(limit).read_until(b'\n', &mut line)?;
        self.end -= read as u64;
        if line.last() == Some(&b'\n') {
            line.pop();
        }
        Ok((read > 0).then_some(line))
    }
}

impl Iterator for Lines {
    type Item = Result<Vec<u8>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.line().transpose()
    }
}

fn framed(entry: &Sealed) -> String {
    let [before, between, after] = FRAME;
    format!("{before}{}{between}{}{after}\n", entry.text, entry.hash)
}

/// The entry on a line; a line that is no text, or not framed as it should be, is none.
fn unframed(line: &[u8]) -> Sealed {
    let [before, between, after] = FRAME;
    let framed = str::from_utf8(line).ok();
    let inner = framed.and_then(|it| it.strip_prefix(before)?.strip_suffix(after));
    match inner.and_then(|it| it.rsplit_once(between)) {
        Some((text, hash)) => Sealed { text: text.to_owned(), hash: hash.to_owned() },
        None => Sealed::unsound(line),
    }
}

/// Takes the lock of the file, which goes with the handle; or says that the register is busy.
fn lock(file: &File) -> Result<(), Error> {
    let mut waited = Duration::ZERO;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(error)) => return Err(error.into()),
            Err(TryLockError::WouldBlock) if BUSY_WAIT <= waited => return Err(Error::busy()),
            Err(TryLockError::WouldBlock) => thread::sleep(LOCK_PAUSE),
        }
        waited += LOCK_PAUSE;
    }
}

/// Writes at `end`, over whatever was left there half-written, and waits for the disk.
fn write(file: &mut File, end: u64, sealed: &[Sealed]) -> std::io::Result<()> {
    let lines: String = sealed.iter().map(framed).collect();
    if end < file.metadata()?.len() {
        file.set_len(end)?;
    }
    file.seek(SeekFrom::Start(end))?;
    file.write_all(lines.as_bytes())?;
    file.sync_data()
}

/// Where the last whole append ends, in bytes, and its last entry.
///
/// A line without its end was torn; an entry that says that more were appended with it, and that
/// is not followed by them, belongs to an append that was torn.
fn last_whole_append(file: &mut File) -> Result<(u64, Option<Sealed>), Error> {
    let length = file.metadata()?.len();
    let mut end = after_newline(file, length)?;
    loop {
        let start = after_newline(file, end.saturating_sub(1))?;
        if start == 0 {
            return Ok((end, None));
        }
        let entry = unframed(&line_at(file, start, end)?);
        match Opened::new(&entry) {
            Ok(opened) if opened.link.seq < opened.link.last => end = start,
            // A damaged entry ends a whole append as well: damage is shown, never cut away.
            Ok(_) | Err(_) => return Ok((end, Some(entry))),
        }
    }
}

fn line_at(file: &mut File, start: u64, end: u64) -> Result<Vec<u8>, Error> {
    file.seek(SeekFrom::Start(start))?;
    let mut line = Vec::new();
    let length = end.saturating_sub(start + 1).min(LINE_BYTES_MAX);
    file.take(length).read_to_end(&mut line)?;
    Ok(line)
}

/// The place after the last newline before `end`; 0 where there is none.
fn after_newline(file: &mut File, end: u64) -> Result<u64, Error> {
    let mut block_end = end;
    while block_end > 0 {
        let start = block_end.saturating_sub(BLOCK_BYTES);
        file.seek(SeekFrom::Start(start))?;
        let mut block = Vec::new();
        file.take(block_end - start).read_to_end(&mut block)?;
        if let Some(at) = block.iter().rposition(|&byte| byte == b'\n') {
            return Ok(start + at as u64 + 1);
        }
        block_end = start;
    }
    Ok(0)
}
