//! Where in its archive a document lies.

use std::fmt;

use serde::Serialize;

/// A place in an archive, so that a person can find the document again. Of a compressed archive it is a
/// place in what is unpacked. Of a file that is one document it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// Where it begins, in bytes from the archive's beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byte: Option<u64>,
    /// The name of the member of a tar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
}

impl Place {
    pub(crate) fn line(line: u64) -> Self {
        Self { line: Some(line), ..Self::default() }
    }

    pub(crate) fn byte(byte: u64) -> Self {
        Self { byte: Some(byte), ..Self::default() }
    }

    /// Whether it is all of a file.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        *self == Self::default()
    }
}

/// `line 7`, `member a/b.txt (byte 512)`
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.member, self.line, self.byte) {
            (Some(member), _, Some(byte)) => write!(f, "member {member} (byte {byte})"),
            (Some(member), _, None) => write!(f, "member {member}"),
            (None, Some(line), _) => write!(f, "line {line}"),
            (None, None, Some(byte)) => write!(f, "byte {byte}"),
            (None, None, None) => f.write_str("the file"),
        }
    }
}
