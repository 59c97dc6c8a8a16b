//! The head of a register: how long it is, and the hash that seals all of it, in one line of text.
//!
//! Whoever keeps the line elsewhere can later tell whether anything up to it was changed. In the
//! taste of a C2SP checkpoint (origin, size, hash), but over a chain and not a Merkle tree, hence
//! no checkpoint; a signed checkpoint over the same entries can be made beside it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Hash;

/// The longest name of a register, in bytes.
pub const ORIGIN_BYTES_MAX: usize = 255;

/// The first words of what is hashed for an empty register: the format and its version.
pub(crate) const FORMAT: &str = "foedera-register/1";

/// The name of a register, unique in the world, as C2SP asks: a URL without its scheme, such as
/// `treaties.example.org/register`. It is chosen when the register is made, and never changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin(String);

impl Origin {
    /// What the first entry is chained to.
    pub(crate) fn genesis(&self) -> Hash {
        Hash::of(format!("{FORMAT}\n{self}\n").as_bytes())
    }
}

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let barred = |it: char| it.is_whitespace() || it.is_control() || it == '+';
        if text.is_empty() || ORIGIN_BYTES_MAX < text.len() || text.contains(barred) {
            return Err(format!(
                "`{text}` cannot name a register: write 1 to {ORIGIN_BYTES_MAX} bytes without \
                 spaces and `+`, such as treaties.example.org/register"
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for Origin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How long a register is, and the hash of its last entry, which seals all before it.
///
/// Its text is one line: origin, size and hash, with a space between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub origin: Origin,
    /// The number of entries; the next entry has this number.
    pub size: u64,
    /// The hash of the last entry; of an empty register, that of its format and origin.
    pub hash: Hash,
}

impl Head {
    pub(crate) fn empty(origin: Origin) -> Self {
        let hash = origin.genesis();
        Self { origin, size: 0, hash }
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.origin, self.size, self.hash)
    }
}

impl FromStr for Head {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is no head: write origin, size and hash, a space between");
        let mut words = text.trim_end().split(' ');
        let (Some(origin), Some(size), Some(hash), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(wrong());
        };
        let size: u64 = size.parse().map_err(|_| wrong())?;
        Ok(Self { origin: origin.parse()?, size, hash: hash.parse()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_one_line_and_is_read_back_from_it() {
        let head = Head { size: 7, ..Head::empty("example.org/r".parse().unwrap()) };
        let line = head.to_string();
        assert_eq!(line.lines().count(), 1);
        assert_eq!(format!("{line}\n").parse(), Ok(head));
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let said = text.parse::<Head>().unwrap_err();
        assert!(said.contains(expected), "{said}");
    }

    #[test]
    fn what_is_no_head_is_refused_with_the_cure() {
        let hash = Hash::of(b"");
        refused("", "write origin, size and hash");
        refused("example.org 7", "write origin, size and hash");
        refused(&format!("example.org -1 {hash}"), "write origin, size and hash");
        refused(&format!("example.org 7 {hash} more"), "write origin, size and hash");
        refused(&format!("exa+mple.org 7 {hash}"), "without spaces");
        refused("example.org 7 abc", "64 lower-case hexadecimal digits");
    }
}
