//! Codes by which others mean an entity, and the days on which they did.

use std::fmt;
use std::str::FromStr;

use foedera_dates::{Day, Verdict};

use crate::Term;

/// Who gives a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeSystem {
    /// ISO 3166-1 alpha-2, with its withdrawn codes (ISO 3166-3).
    Iso2,
    /// ISO 3166-1 alpha-3.
    Iso3,
    /// The numeric codes of the United Nations (M49) and ISO 3166-1.
    M49,
    /// The state numbers of the Correlates of War project.
    Cow,
    /// The state numbers of Gleditsch and Ward.
    Gw,
}

impl CodeSystem {
    /// All systems.
    pub const ALL: [Self; 5] = [Self::Iso2, Self::Iso3, Self::M49, Self::Cow, Self::Gw];

    /// The word of the world file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Iso2 => "iso2",
            Self::Iso3 => "iso3",
            Self::M49 => "m49",
            Self::Cow => "cow",
            Self::Gw => "gw",
        }
    }

    /// A code as it is looked up: upper case, and numbers without leading zeros (`004` is 4).
    #[must_use]
    pub fn normal(self, code: &str) -> String {
        match self {
            Self::Iso2 | Self::Iso3 => code.trim().to_ascii_uppercase(),
            Self::M49 | Self::Cow | Self::Gw => code.trim().trim_start_matches('0').to_owned(),
        }
    }
}

impl fmt::Display for CodeSystem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for CodeSystem {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.word() == word).ok_or(())
    }
}

/// A code of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub system: CodeSystem,
    /// As its system writes it.
    pub value: Box<str>,
    /// When it meant this entity; empty: always. The terms of `cow` and `gw` are those of
    /// membership in that list of states.
    pub terms: Vec<Term>,
}

impl Code {
    /// Whether the code meant its entity on `day`.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> Verdict {
        let on_day = |term: &Term| term.holds_on(day);
        if self.terms.is_empty() || self.terms.iter().any(|it| on_day(it) == Verdict::Yes) {
            Verdict::Yes
        } else if self.terms.iter().any(|it| on_day(it) == Verdict::Open) {
            Verdict::Open
        } else {
            Verdict::No
        }
    }
}
