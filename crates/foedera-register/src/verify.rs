//! Whether the record is as it was: entries against their hashes, the chain, and heads kept
//! elsewhere.
//!
//! The chain alone finds an entry that was changed by itself. Whoever rewrites an entry and all
//! after it leaves a sound chain; only a head that he could not reach tells.

use std::fmt;
use std::ops::Range;

use crate::chain::{Break, Walk, Wrong};
use crate::{Error, Head, Store};

/// What a verification found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// The head of the longest beginning of the register that is chained soundly.
    pub head: Head,
    /// The first thing that is wrong.
    pub fault: Option<Fault>,
}

impl Verification {
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.fault.is_none()
    }
}

/// Something wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The first bad entry is one of these; everything before them is vouched for, by the chain
    /// or by a head.
    pub within: Range<u64>,
    pub what: What,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An entry's text and its hash do not agree, or it is not written as a register writes.
    Changed,
    /// Entries are missing, doubled or in another order.
    Missing,
    /// An entry is not chained to the one before it: one of the two was rewritten.
    Unchained,
    /// An entry was recorded before the one before it.
    StepsBack,
    /// The chain is sound, but it is not the one that the head was taken from.
    Rewritten,
    /// The head is that of a register of another name.
    OtherRegister,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.what {
            What::Changed => "an entry was changed",
            What::Missing => "entries are missing, doubled or in another order",
            What::Unchained => "an entry was rewritten: the next is not chained to it",
            What::StepsBack => "an entry was recorded before the one before it",
            What::Rewritten => "entries were rewritten: the head does not seal them",
            What::OtherRegister => "the head belongs to a register of another name",
        })?;
        match self.within.end.saturating_sub(self.within.start) {
            0 | 1 => write!(f, ", at entry {}", self.within.start),
            _ => write!(f, ", from entry {} on, before {}", self.within.start, self.within.end),
        }
    }
}

pub(crate) fn verify(store: &dyn Store, heads: &[Head]) -> Result<Verification, Error> {
    let origin = store.origin();
    let mut head = Head::empty(origin.clone());
    if let Some(foreign) = heads.iter().find(|it| it.origin != *origin) {
        let fault = Fault { within: 0..foreign.size, what: What::OtherRegister };
        return Ok(Verification { head, fault: Some(fault) });
    }
    let mut heads = Heads::new(heads);
    let mut fault = heads.meet(&head);
    let mut walk = Walk::new(origin, 0, u64::MAX, store.entries(0, u64::MAX)?);
    while fault.is_none() {
        match walk.next() {
            Some(Ok(opened)) => {
                head.size = opened.link.seq + 1;
                head.hash = opened.hash;
                fault = heads.meet(&head);
            }
            Some(Err(Break::Store(error))) => return Err(error),
            Some(Err(Break::Wrong(seq, wrong))) => fault = Some(broken(seq, wrong, heads.vouched)),
            None => {
                // What a head still seals was cut.
                let missing = Fault { within: walk.seq..heads.promised(), what: What::Missing };
                fault = (!missing.within.is_empty()).then_some(missing);
                break;
            }
        }
    }
    Ok(Verification { head, fault })
}

/// Heads kept elsewhere, met in the order of their sizes.
struct Heads<'h> {
    left: Vec<&'h Head>,
    /// The entries before this one are sealed by a head that was met.
    vouched: u64,
}

impl<'h> Heads<'h> {
    fn new(heads: &'h [Head]) -> Self {
        let mut left: Vec<&Head> = heads.iter().collect();
        left.sort_by_key(|it| std::cmp::Reverse(it.size));
        Self { left, vouched: 0 }
    }

    /// Compares the heads of this size with what was found.
    fn meet(&mut self, found: &Head) -> Option<Fault> {
        while let Some(kept) = self.left.pop_if(|it| it.size == found.size) {
            if kept.hash != found.hash {
                return Some(Fault { within: self.vouched..found.size, what: What::Rewritten });
            }
            self.vouched = found.size;
        }
        None
    }

    /// The size that the longest head promises.
    fn promised(&self) -> u64 {
        self.left.first().map_or(0, |it| it.size)
    }
}

fn broken(seq: u64, wrong: Wrong, vouched: u64) -> Fault {
    let at = seq..seq + 1;
    // Of two entries that do not fit, the earlier may be the bad one, unless a head seals it.
    let fit = seq.saturating_sub(1).max(vouched)..seq + 1;
    let (within, what) = match wrong {
        Wrong::Changed | Wrong::Foreign => (at, What::Changed),
        Wrong::OutOfPlace { .. } | Wrong::OtherRow { .. } | Wrong::CutShort => (at, What::Missing),
        Wrong::HalfAppend => (fit, What::Missing),
        Wrong::Unchained => (fit, What::Unchained),
        Wrong::StepsBack => (fit, What::StepsBack),
    };
    Fault { within, what }
}
