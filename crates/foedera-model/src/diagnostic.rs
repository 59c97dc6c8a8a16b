//! What is wrong with a user's text: plain data. Drawing it is the front ends' business;
//! which problems exist is each language's own table.

use serde::{Deserialize, Serialize};

use crate::Span;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is wrong; something is worth knowing (a clause that is kept but not encoded yet).
    Note,
    /// The text is read, but probably does not say what was meant.
    Warning,
    /// The line could not be read.
    Error,
}

/// One problem of a text, at its place, with its cure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// A code such as `C001`, never reused; it has a page under `docs/problems/`.
    pub code: String,
    pub severity: Severity,
    /// What is wrong: lower case, no full stop, able to stand alone.
    pub message: String,
    /// Where, in bytes of the text.
    pub span: Span,
    /// What to write instead, where that is known.
    pub cure: Option<String>,
}

/// What a text says as far as it can be read, and what is wrong with it: parsing never fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<T> {
    pub value: T,
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Parsed<T> {
    /// Whether some part of the text could not be read.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|it| it.severity == Severity::Error)
    }
}
