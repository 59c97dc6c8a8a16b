//! What words can mean, and what the places of a rule can hold: the atoms that the packs, the
//! units of a text and the matcher share. Nothing here knows a word of any language.

use serde::Deserialize;

/// What a stretch of text can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sense {
    /// A word or stem of the notation, by its number.
    Word(u32),
    /// A name of the pack, by its number.
    Name(u32),
    /// 1 to 12.
    Month(u8),
    /// 0 for Monday.
    Weekday(u8),
    /// A number in words.
    Number(u32),
}

/// Where a voice stands in the chain of those who pass something on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Stands {
    /// It only passes on what another voice said: "dikutip dari".
    Outermost,
    /// Where its place in the sentence puts it.
    #[default]
    Between,
    /// Another voice passes it on: "citing".
    Innermost,
}

/// What kind of organ acts; decides, for example, that a parliament approves where a state ratifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Rank {
    /// Head of state or government.
    Head,
    Minister,
    /// Parliament, chamber or committee.
    Parliament,
    Cabinet,
    /// Who keeps the treaty: receives instruments, and is no actor.
    Depositary,
    /// Anyone else who signs or speaks for a state.
    Envoy,
}

/// What a `<slot>` of a rule stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slot {
    /// A number from 1 to 31.
    Day,
    /// A number from 1 to 12.
    MonthNumber,
    /// A number of four digits that can be a year of the modern law of treaties.
    Year,
    Number,
    Month,
    Weekday,
    /// A state, organisation or government seat by name or adjective.
    Country,
    /// A state by its adjective ("Russian").
    Adjective,
    /// An organisation of states.
    Organisation,
    /// The name of an office or body ("president", "parliament").
    Post,
    /// An actor that is a parliament or one of its chambers.
    Parliament,
    /// A known person.
    Person,
    /// Capitalised words that are not known.
    Name,
    /// A noun for a treaty.
    Pact,
    /// A treaty known by name.
    Named,
    /// A known agency or paper.
    Source,
    /// A word with which an act begins; rules do not write it.
    Acting,
    // Groups, made by the rules before.
    Actor,
    Treaty,
    Date,
    Voice,
}

/// A set of slots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Slots(u32);

impl Slot {
    pub(crate) const WORDS: &'static [(&'static str, Self)] = &[
        ("day", Self::Day),
        ("month-number", Self::MonthNumber),
        ("year", Self::Year),
        ("number", Self::Number),
        ("month", Self::Month),
        ("weekday", Self::Weekday),
        ("country", Self::Country),
        ("adjective", Self::Adjective),
        ("organisation", Self::Organisation),
        ("post", Self::Post),
        ("parliament", Self::Parliament),
        ("person", Self::Person),
        ("name", Self::Name),
        ("pact", Self::Pact),
        ("named", Self::Named),
        ("source", Self::Source),
        ("actor", Self::Actor),
        ("treaty", Self::Treaty),
        ("date", Self::Date),
        ("voice", Self::Voice),
    ];

    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.iter().map(|(_, slot)| *slot)
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(it, _)| *it == word).map(|(_, slot)| *slot)
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

impl Slots {
    pub(crate) const fn of(mut slots: &[Slot]) -> Self {
        let mut all = Self(0);
        while let [first, rest @ ..] = slots {
            all = all.with(*first);
            slots = rest;
        }
        all
    }

    pub(crate) const fn with(self, slot: Slot) -> Self {
        Self(self.0 | slot.bit())
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) const fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn has(self, slot: Slot) -> bool {
        self.0 & slot.bit() != 0
    }

    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
