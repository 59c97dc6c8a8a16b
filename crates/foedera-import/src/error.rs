//! What stops an import as a whole. What is wrong with one entry is in the report instead.

use std::fmt;
use std::sync::Arc;

/// The data are not of this format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Why);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Why {
    NoFile(String),
    Broken { file: String, why: String },
    NoColumn { file: String, column: String, there: String },
}

impl Error {
    pub(crate) fn no_file(name: &str) -> Self {
        Self(Why::NoFile(name.to_owned()))
    }

    pub(crate) fn broken(file: &str, why: &str) -> Self {
        Self(Why::Broken { file: file.to_owned(), why: why.to_owned() })
    }

    pub(crate) fn no_column(file: &str, column: &str, there: &[Arc<str>]) -> Self {
        let there = there.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(", ");
        Self(Why::NoColumn { file: file.to_owned(), column: column.to_owned(), there })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Why::NoFile(name) => {
                write!(f, "there is no {name}: name the folder that holds it, or another format")
            }
            Why::Broken { file, why } => write!(f, "{file}: {why}"),
            Why::NoColumn { file, column, there } => {
                write!(f, "{file} has no column `{column}`; its first line names {there}")
            }
        }
    }
}

impl std::error::Error for Error {}
