//! A statement: who said, through whom, that an act happened, is planned, denied or contested.
//!
//! It is what the record keeps. It is no fact: facts are computed from statements under a policy,
//! by the engine. It carries no grade and no instant of recording, so that its identity (the hash
//! of its content) is the same wherever and whenever it is recorded.

use foedera_dates::Edtf;
use serde::{Deserialize, Serialize};

use crate::{Act, Grade, Span};

/// How the source puts the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The act was done.
    Happened,
    /// It is expected, ordered or awaited.
    Planned,
    /// It was refused, has not happened, or is said not to mean what others say.
    Denied,
    /// It depends on a condition that the source states.
    Conditional,
    /// It was done, and the source contests that it stands (full powers, VCLT 7 and 8; a violation of
    /// domestic law, VCLT 46). The act stands; why it is contested is in the statement's note.
    Contested,
}

/// One voice in a chain of attribution.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Voice {
    /// The name as written: `KCNA`, `Kyiv Post`.
    pub name: String,
    /// The day on which this voice published, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Edtf>,
}

/// Where in which document the words stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The document's name, as the reader of the record would look for it.
    pub document: String,
    /// SHA-256 of the document's bytes, in lower-case hexadecimal, where the document was at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The bytes of the document that say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The words themselves, so that the statement can be judged without the document.
    pub words: String,
}

/// Source S, published on P, says through a chain of voices that an act happened, is planned, is
/// conditional, denied or contested; here is the passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What is said to have been done.
    pub act: Act,
    pub status: Status,
    /// Who says so, outermost voice first: the paper, the agency that it quotes, the ministry that
    /// the agency quotes. Empty where nobody is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chain: Vec<Voice>,
    /// When the world could first read it. Where it is unknown, it counts as published on the last
    /// day on which the act can have happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// The rule that read it, such as `id/ratify-by-decree`; nothing where a person wrote it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The id of the statement that this one corrects: from its recording on, the older one is no
    /// longer believed. The older one stays readable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    /// Whether the correction withdraws the older statement without putting another in its place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retracts: bool,
    /// What the person who wrote it down wishes to add; it decides nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A statement with the weight that someone gave it: what the engine is handed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    pub statement: Statement,
    /// Nothing where nobody graded it; it then weighs like [`Grade::UNGRADED`].
    pub grade: Option<Grade>,
}

impl Graded {
    #[must_use]
    pub fn weight(&self) -> Grade {
        self.grade.unwrap_or(Grade::UNGRADED)
    }
}
