//! The hour that a treaty or an act names, kept as a note.
//!
//! Not an instant: whole civil days decide, and the day is the one at the depositary's seat. The
//! Russian Federation left the CFE Treaty at 00:00 on 7 November 2023 in Moscow, when it was still
//! the 6th in Greenwich; the day recorded is the one that the notice names.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::DateError;

/// The longest note, in bytes. Real ones ("23:01 Central European Time") stay under forty.
pub const HOUR_NOTE_MAX: usize = 128;

/// An hour as it was given, in its own words; it decides nothing.
///
/// # Examples
///
/// ```
/// use foedera_dates::HourNote;
///
/// assert_eq!(HourNote::new("00:00 Moscow time")?.as_str(), "00:00 Moscow time");
/// assert!(HourNote::new(" ").is_err());
/// # Ok::<(), foedera_dates::DateError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HourNote(String);

impl HourNote {
    /// A note with these words.
    ///
    /// # Errors
    ///
    /// It is blank, longer than [`HOUR_NOTE_MAX`], or has control characters.
    ///
    /// ```
    /// assert!(foedera_dates::HourNote::new("noon\n").is_err());
    /// ```
    pub fn new(words: &str) -> Result<Self, DateError> {
        if words.trim().is_empty() {
            return Err(DateError::syntax(0, "this hour is blank; leave it out"));
        }
        if HOUR_NOTE_MAX < words.len() {
            let what = format!("this hour is longer than {HOUR_NOTE_MAX} bytes; shorten it");
            return Err(DateError::syntax(words.len(), what));
        }
        match words.find(char::is_control) {
            Some(at) => Err(DateError::syntax(at, "an hour is one line; remove this character")),
            None => Ok(Self(words.to_owned())),
        }
    }

    /// The words.
    ///
    /// ```
    /// assert_eq!(foedera_dates::HourNote::new("midnight")?.as_str(), "midnight");
    /// # Ok::<(), foedera_dates::DateError>(())
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HourNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl TryFrom<String> for HourNote {
    type Error = DateError;

    fn try_from(words: String) -> Result<Self, DateError> {
        Self::new(&words)
    }
}

impl From<HourNote> for String {
    fn from(note: HourNote) -> Self {
        note.0
    }
}
