//! How a language writes: the habits that a pack names in a word, by which the rules are read.

use serde::Deserialize;

/// Where an adjective stands: before its noun (English) or after it (Indonesian).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Adjectives {
    Before,
    After,
}

/// Whether subjects may be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Subjects {
    #[default]
    Told,
    Dropped,
}

/// What is joined by "and".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Joins {
    #[default]
    Clauses,
    Names,
}

/// Where the day of an act stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Dates {
    /// Before it or after it.
    #[default]
    Around,
    Before,
}

/// What a comma parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Commas {
    #[default]
    Members,
    Clauses,
}

/// How ordinal numbers are written: "40th", or "40." and "Felipe VI.".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Ordinals {
    #[default]
    Plain,
    Dotted,
}

/// How nouns are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Nouns {
    #[default]
    Small,
    Capital,
}

/// How a passive looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Passive {
    /// As the active may: "the treaty, signed in June", "which Peru signed in June".
    #[default]
    Alike,
    /// It has forms of its own, and rules of its own.
    Apart,
}

/// Before or after what it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Side {
    #[default]
    Before,
    After,
}
