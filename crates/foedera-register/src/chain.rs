//! The chain: how drafts become sealed texts, and how sealed texts are checked.
//!
//! Pure: it knows no file and no database. Every store seals by [`Tail::seal`], and everything
//! that is read passes through [`Walk`], so that nothing unsound leaves the register.

use std::fmt;
use std::ops::Range;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::canonical::canonical;
use crate::{Draft, Entry, Error, Hash, Head, Origin, StatementId};

/// The longest text of one entry, in bytes. A statement with its passage takes about a thousand.
pub const ENTRY_BYTES_MAX: usize = 64 * 1024;

/// The most drafts of one append. An import of more is several appends.
pub const DRAFTS_PER_APPEND_MAX: usize = 1000;

/// The greatest place that the format can write: a whole number that every reader of JSON keeps.
const SEQ_MAX: u64 = (1 << 53) - 1;

/// An entry as it lies in a store: its text, and beside it the hash of that text. Unchecked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    pub text: String,
    pub hash: String,
}

impl Sealed {
    /// What lies where an entry should and is none. It has no hash, so that it is found to be
    /// damaged when it is checked: its text is only to be looked at.
    pub(crate) fn unsound(bytes: &[u8]) -> Self {
        Self { text: String::from_utf8_lossy(bytes).into_owned(), hash: String::new() }
    }
}

/// What an append did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The places that the drafts got, in their order.
    pub entries: Range<u64>,
    pub recorded_at: Timestamp,
    /// The head after it: keep its line elsewhere.
    pub head: Head,
}

/// What ties an entry to its place: the members that every entry has.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Link {
    pub(crate) seq: u64,
    pub(crate) last: u64,
    pub(crate) recorded_at: Timestamp,
    pub(crate) previous: Hash,
}

/// What is wrong with an entry at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    Changed,
    Foreign,
    OutOfPlace {
        found: u64,
    },
    /// A store that keeps places beside the texts has another place here.
    OtherRow {
        found: i64,
    },
    Unchained,
    StepsBack,
    HalfAppend,
    CutShort,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed => f.write_str("does not have the hash that lies beside it"),
            Self::Foreign => f.write_str("is not written as a register writes"),
            Self::OutOfPlace { found } => write!(f, "is missing: entry {found} lies in its place"),
            Self::OtherRow { found } => write!(f, "is missing: row {found} lies in its place"),
            Self::Unchained => f.write_str("is not chained to the entry before it"),
            Self::StepsBack => f.write_str("was recorded before the entry before it"),
            Self::HalfAppend => f.write_str("belongs to an append of which a part is missing"),
            Self::CutShort => f.write_str("is missing, and what was appended with it is there"),
        }
    }
}

/// An entry whose text is sound in itself; whether it stands in its place is [`Walk`]'s to say.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) link: Link,
    pub(crate) hash: Hash,
    value: Value,
}

impl Opened {
    pub(crate) fn new(sealed: &Sealed) -> Result<Self, Wrong> {
        let hash = Hash::of(sealed.text.as_bytes());
        if sealed.hash != hash.to_string() {
            return Err(Wrong::Changed);
        }
        let value: Value = serde_json::from_str(&sealed.text).map_err(|_| Wrong::Foreign)?;
        if canonical(&value) != sealed.text {
            return Err(Wrong::Foreign);
        }
        let link = Link::deserialize(&value).map_err(|_| Wrong::Foreign)?;
        if SEQ_MAX < link.seq.max(link.last) {
            return Err(Wrong::Foreign);
        }
        Ok(Self { link, hash, value })
    }

    /// The entry with its meaning for the register.
    ///
    /// # Errors
    /// A kind or a statement that this version does not know: it cannot be skipped, since it may
    /// change what is believed.
    pub(crate) fn entry(self) -> Result<Entry, Error> {
        let Link { seq, last, recorded_at, previous } = self.link;
        let draft = Draft::deserialize(&self.value).map_err(|why| Error::unreadable(seq, why))?;
        // By the text and not by what was read from it: members unknown here count too.
        let id = match self.value.get("statement") {
            Some(statement) => StatementId::of_value(statement),
            None => draft.id()?,
        };
        Ok(Entry { seq, last, recorded_at, previous, hash: self.hash, id, draft })
    }
}

/// Where the next entry is tied on.
#[derive(Debug)]
pub(crate) struct Tail {
    pub(crate) head: Head,
    recorded_at: Option<Timestamp>,
}

impl Tail {
    /// The tail of a register with this last entry.
    pub(crate) fn after(origin: &Origin, last: Option<&Sealed>) -> Result<Self, Error> {
        let empty = Head::empty(origin.clone());
        let Some(sealed) = last else { return Ok(Self { head: empty, recorded_at: None }) };
        let opened = Opened::new(sealed).map_err(Error::damaged_tail)?;
        let Link { seq, last, recorded_at, .. } = opened.link;
        if seq != last {
            return Err(Error::damaged_tail(Wrong::HalfAppend));
        }
        let head = Head { size: seq + 1, hash: opened.hash, ..empty };
        Ok(Self { head, recorded_at: Some(recorded_at) })
    }

    /// Seals drafts for this place, or refuses: another end than expected, too many, too long.
    pub(crate) fn seal(
        self,
        expected_end: u64,
        drafts: &[Draft],
        now: Timestamp,
    ) -> Result<(Vec<Sealed>, Receipt), Error> {
        let Self { mut head, recorded_at } = self;
        let first = head.size;
        if expected_end != first {
            return Err(Error::conflict(expected_end, first));
        }
        if drafts.is_empty() || DRAFTS_PER_APPEND_MAX < drafts.len() {
            return Err(Error::refused(format!(
                "an append takes 1 to {DRAFTS_PER_APPEND_MAX} drafts, not {}; append in parts",
                drafts.len()
            )));
        }
        // Clocks step back; the register's time does not.
        let recorded_at = recorded_at.map_or(now, |before| before.max(now));
        let last = first + drafts.len() as u64 - 1;
        let mut sealed = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let link = Link { seq: head.size, last, recorded_at, previous: head.hash };
            let text = text(&link, draft)?;
            head.hash = Hash::of(text.as_bytes());
            head.size += 1;
            sealed.push(Sealed { text, hash: head.hash.to_string() });
        }
        Ok((sealed, Receipt { entries: first..head.size, recorded_at, head }))
    }
}

/// Checks sealed texts one after the other; it ends at the first that does not stand in its place.
#[derive(Debug)]
pub(crate) struct Walk<I> {
    inner: I,
    /// The place that is next.
    pub(crate) seq: u64,
    /// The place before which the walk was to end; what lies there was not asked for.
    to: u64,
    previous: Option<Hash>,
    recorded_at: Timestamp,
    /// The last place of the append that is being read.
    last: Option<u64>,
    broken: bool,
}

/// Why a walk ended early.
#[derive(Debug)]
pub(crate) enum Break {
    Store(Error),
    Wrong(u64, Wrong),
}

impl From<Break> for Error {
    fn from(it: Break) -> Self {
        match it {
            Break::Store(error) => error,
            Break::Wrong(seq, wrong) => Self::damaged(seq, wrong),
        }
    }
}

impl From<Error> for Break {
    fn from(error: Error) -> Self {
        match error.damage() {
            Some((seq, wrong)) => Self::Wrong(seq, wrong),
            None => Self::Store(error),
        }
    }
}

impl<I: Iterator<Item = Result<Sealed, Error>>> Walk<I> {
    /// A walk over the entries from `seq` on, up to `to`. From 0 it knows what the first is chained
    /// to; from anywhere else the first entry's link is taken as it is.
    pub(crate) fn new(origin: &Origin, seq: u64, to: u64, inner: I) -> Self {
        let previous = (seq == 0).then(|| origin.genesis());
        Self { inner, seq, to, previous, recorded_at: Timestamp::MIN, last: None, broken: false }
    }

    /// What is wrong with an end here: an append is there whole, or not at all.
    fn cut_short(&self) -> Option<Break> {
        let cut = self.seq < self.to && self.last.is_some_and(|last| self.seq <= last);
        cut.then_some(Break::Wrong(self.seq, Wrong::CutShort))
    }

    fn step(&mut self, sealed: &Sealed) -> Result<Opened, Wrong> {
        let opened = Opened::new(sealed)?;
        let Link { seq, last, recorded_at, previous } = opened.link;
        let begins = self.last.is_none_or(|before| before < seq);
        if seq != self.seq {
            return Err(Wrong::OutOfPlace { found: seq });
        }
        if self.previous.is_some_and(|expected| expected != previous) {
            return Err(Wrong::Unchained);
        }
        if recorded_at < self.recorded_at {
            return Err(Wrong::StepsBack);
        }
        if last < seq || (!begins && self.last != Some(last)) {
            return Err(Wrong::HalfAppend);
        }
        self.seq += 1;
        self.previous = Some(opened.hash);
        self.recorded_at = recorded_at;
        self.last = Some(last);
        Ok(opened)
    }
}

impl<I: Iterator<Item = Result<Sealed, Error>>> Iterator for Walk<I> {
    type Item = Result<Opened, Break>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.broken {
            return None;
        }
        let seq = self.seq;
        let stepped = match self.inner.next() {
            Some(Ok(sealed)) => self.step(&sealed).map_err(|wrong| Break::Wrong(seq, wrong)),
            Some(Err(error)) => Err(error.into()),
            None => Err(self.cut_short()?),
        };
        self.broken = stepped.is_err();
        Some(stepped)
    }
}

fn text(link: &Link, draft: &Draft) -> Result<String, Error> {
    let mut value = serde_json::to_value(draft).map_err(Error::unwritable)?;
    let link = serde_json::to_value(link).map_err(Error::unwritable)?;
    if let (Value::Object(members), Value::Object(more)) = (&mut value, link) {
        members.extend(more);
    }
    let text = canonical(&value);
    if ENTRY_BYTES_MAX < text.len() {
        return Err(Error::refused(format!(
            "an entry takes at most {ENTRY_BYTES_MAX} bytes, this one {}; shorten the words of \
             the passage or the note",
            text.len()
        )));
    }
    Ok(text)
}
