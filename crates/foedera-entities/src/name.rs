//! Names of entities in many languages, and what kind of name each is.
//!
//! The names are tables beside the world file: one seeded from Unicode CLDR and generated, one of
//! people's additions. What a name looks like inside a sentence is the reader's business.

use std::fmt;
use std::str::FromStr;

use crate::{EntityNo, Term};

/// The longest language tag in bytes; `zh-Hant` has seven.
pub const LANGUAGE_BYTES_MAX: usize = 8;

/// A language as a BCP 47 tag, such as `id` or `zh-Hant`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    bytes: [u8; LANGUAGE_BYTES_MAX],
}

impl Language {
    /// English, the language of the world file.
    pub const ENGLISH: Self = Self { bytes: *b"en\0\0\0\0\0\0" };

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let end = self.bytes.iter().position(|byte| *byte == 0).unwrap_or(LANGUAGE_BYTES_MAX);
        // Only `from_str` makes a language, and it lets only ASCII through.
        self.bytes.get(..end).and_then(|it| str::from_utf8(it).ok()).unwrap_or_default()
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(tag: &str) -> Result<Self, LanguageError> {
        let allowed = |it: u8| it.is_ascii_alphanumeric() || it == b'-';
        if tag.is_empty() || LANGUAGE_BYTES_MAX < tag.len() || !tag.bytes().all(allowed) {
            return Err(LanguageError);
        }
        let mut bytes = [0; LANGUAGE_BYTES_MAX];
        for (to, from) in bytes.iter_mut().zip(tag.bytes()) {
            *to = from;
        }
        Ok(Self { bytes })
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text is no language tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LanguageError;

impl fmt::Display for LanguageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a language is a tag of at most {LANGUAGE_BYTES_MAX} bytes, such as `zh-Hant`")
    }
}

impl std::error::Error for LanguageError {}

/// What kind of name a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// As it is commonly called.
    Common,
    /// As it calls itself in treaties.
    Official,
    /// Another name or an abbreviation.
    Alias,
    /// A name it has given up.
    Former,
    /// A word for its people, or its adjective.
    Demonym,
    /// A capital or a building that stands for its government, such as Moscow or the Kremlin.
    Seat,
}

impl NameKind {
    /// All kinds, the best name first.
    pub const ALL: [Self; 6] =
        [Self::Common, Self::Official, Self::Alias, Self::Former, Self::Demonym, Self::Seat];

    /// The word of the tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Official => "official",
            Self::Alias => "alias",
            Self::Former => "former",
            Self::Demonym => "demonym",
            Self::Seat => "seat",
        }
    }

    /// Whether it names the entity itself. A demonym or a seat only points at it.
    #[must_use]
    pub fn is_proper(self) -> bool {
        match self {
            Self::Common | Self::Official | Self::Alias | Self::Former => true,
            Self::Demonym | Self::Seat => false,
        }
    }
}

impl FromStr for NameKind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.word() == word).ok_or(())
    }
}

/// A name of an entity in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub language: Language,
    pub entity: EntityNo,
    pub kind: NameKind,
    pub text: Box<str>,
    /// When it was used, where that is limited. A dated name is found without a day only if no
    /// undated one is the same.
    pub during: Option<Term>,
}
