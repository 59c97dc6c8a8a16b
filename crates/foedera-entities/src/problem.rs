//! What can be wrong with a world file or a table of names: declared once, with words and cure.
//!
//! The model's diagnostics know nothing of this crate and this crate nothing of them; a front end
//! that shows both turns one into the other by line and column.

use std::fmt;

/// One problem at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub problem: Problem,
    pub place: Place,
}

/// A place in a text: line and column count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// Everything that can be wrong with a world file. Codes are never reused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    UnknownStatement { found: String },
    UnknownAttribute { found: String, of: &'static str },
    NothingToDescribe,
    Expected { what: &'static str },
    Leftover { found: String },
    BadId { why: String },
    BadDate { why: String },
    BadOrder,
    DuplicateEntity { id: String },
    UnknownEntity { id: String },
    UnknownSource { key: String },
    Missing { what: &'static str },
    EndsOrNot { kind: &'static str, verb: &'static str },
    TooManyEntities,
    BadRow { why: &'static str },
}

impl Problem {
    /// The code by which the problem is looked up.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownStatement { .. } => "W001",
            Self::UnknownAttribute { .. } => "W002",
            Self::NothingToDescribe => "W003",
            Self::Expected { .. } => "W004",
            Self::Leftover { .. } => "W005",
            Self::BadId { .. } => "W006",
            Self::BadDate { .. } => "W007",
            Self::BadOrder => "W008",
            Self::DuplicateEntity { .. } => "W009",
            Self::UnknownEntity { .. } => "W010",
            Self::UnknownSource { .. } => "W011",
            Self::Missing { .. } => "W012",
            Self::EndsOrNot { .. } => "W013",
            Self::TooManyEntities => "W014",
            Self::BadRow { .. } => "W015",
        }
    }

    /// What to write instead, where we know it.
    #[must_use]
    pub fn cure(&self) -> Option<&'static str> {
        match self {
            Self::UnknownStatement { .. } => Some(
                "begin with a date, `source`, `state`, `government`, `organisation`, `territory`, `separate-entity` or `organ`",
            ),
            Self::UnknownAttribute { of: "a source", .. } => Some("write `graded` or `gives`"),
            Self::UnknownAttribute { of: "a succession", .. } => {
                Some("write `by`, `of`, `note` or `source`")
            }
            Self::UnknownAttribute { of: "an organ", .. } => {
                Some("write `lives`, `held`, `chamber of`, `named`, `note` or `source`")
            }
            Self::UnknownAttribute { .. } => Some(
                "write `lives`, `under`, `integrates`, `contested`, `note`, `source` or a system of codes: `iso2`, `iso3`, `m49`, `cow`, `gw`",
            ),
            Self::NothingToDescribe => Some("begin the line without white space"),
            Self::BadOrder => Some("exchange the two dates"),
            Self::DuplicateEntity { .. } => Some("describe an entity or organ once"),
            Self::UnknownEntity { .. } => {
                Some("describe the entity in this file, or correct its id")
            }
            Self::UnknownSource { .. } => {
                Some("name a source that the file declares with `source`")
            }
            Self::EndsOrNot { .. } => Some(
                "write `ends` for a dissolution, union, absorption or continuation, else `goes on`",
            ),
            Self::Leftover { .. } => Some("put one statement or attribute on a line"),
            Self::BadRow { .. } => {
                Some("write language, entity, kind and name, and perhaps two dates, between tabs")
            }
            Self::Expected { .. }
            | Self::BadId { .. }
            | Self::BadDate { .. }
            | Self::Missing { .. }
            | Self::TooManyEntities => None,
        }
    }

    pub(crate) fn at(self, line: usize, column: usize) -> Diagnostic {
        Diagnostic { problem: self, place: Place { line, column } }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownStatement { found } => write!(f, "no statement begins with `{found}`"),
            Self::UnknownAttribute { found, of } => {
                write!(f, "`{found}` is no attribute of {of}")
            }
            Self::NothingToDescribe => {
                f.write_str("this attribute has nothing above it to describe")
            }
            Self::Expected { what } => write!(f, "expected {what}"),
            Self::Leftover { found } => write!(f, "the statement was complete before `{found}`"),
            Self::BadId { why } | Self::BadDate { why } => f.write_str(why),
            Self::BadOrder => f.write_str("`until` lies before `from`"),
            Self::DuplicateEntity { id } => write!(f, "`{id}` is described twice"),
            Self::UnknownEntity { id } => write!(f, "no entity has the id `{id}`"),
            Self::UnknownSource { key } => write!(f, "no source is called `{key}`"),
            Self::Missing { what } => write!(f, "this has no `{what}`"),
            Self::EndsOrNot { kind, verb } => {
                write!(f, "by {kind}, the predecessor does not `{verb}`")
            }
            Self::TooManyEntities => write!(f, "more than {} entities", crate::ENTITIES_MAX),
            Self::BadRow { why } => f.write_str(why),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { line, column } = self.place;
        write!(f, "{line}:{column} {} {}", self.problem.code(), self.problem)?;
        self.problem.cure().map_or(Ok(()), |cure| write!(f, "; {cure}"))
    }
}
