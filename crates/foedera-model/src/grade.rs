//! The Admiralty scale: how far a source, and a piece of information, is trusted.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The reliability of a source, `A` (completely reliable) to `E` (unreliable), `F` (cannot be judged).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reliability {
    A,
    B,
    C,
    D,
    E,
    F,
}

/// The credibility of the information, 1 (confirmed) to 5 (improbable), 6 (cannot be judged).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Credibility(u8);

/// A grade such as `A1` or `C2`. Better grades are smaller: the letter decides, then the number.
///
/// An ungraded statement weighs like `F6`, the last of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Grade {
    reliability: Reliability,
    credibility: Credibility,
}

impl Grade {
    /// The weight of a statement that nobody graded.
    pub const UNGRADED: Self = Self { reliability: Reliability::F, credibility: Credibility(6) };

    #[must_use]
    pub fn reliability(self) -> Reliability {
        self.reliability
    }

    /// 1 to 6.
    #[must_use]
    pub fn credibility(self) -> u8 {
        self.credibility.0
    }
}

impl FromStr for Grade {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || {
            format!("`{text}` is no grade: write a letter A to F and a digit 1 to 6, such as B2")
        };
        let [letter, digit] = text.as_bytes() else { return Err(wrong()) };
        let reliability = match letter.to_ascii_uppercase() {
            b'A' => Reliability::A,
            b'B' => Reliability::B,
            b'C' => Reliability::C,
            b'D' => Reliability::D,
            b'E' => Reliability::E,
            b'F' => Reliability::F,
            _ => return Err(wrong()),
        };
        match digit {
            b'1'..=b'6' => Ok(Self { reliability, credibility: Credibility(digit - b'0') }),
            _ => Err(wrong()),
        }
    }
}

impl TryFrom<String> for Grade {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Grade> for String {
    fn from(grade: Grade) -> Self {
        grade.to_string()
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}{}", self.reliability, self.credibility.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grade_is_printed_as_it_is_read_and_the_letter_weighs_first() {
        let mut read = Vec::new();
        for letter in 'A'..='F' {
            for digit in 1..=6 {
                let text = format!("{letter}{digit}");
                let grade: Grade = text.parse().unwrap();
                assert_eq!(grade.to_string(), text);
                read.push(grade);
            }
        }
        assert!(read.is_sorted());
        assert_eq!(read.last(), Some(&Grade::UNGRADED));
    }

    #[test]
    fn what_is_no_grade_is_refused_with_the_cure() {
        for text in ["", "A", "A0", "A7", "G1", "A11", "1A", "é1"] {
            assert!(text.parse::<Grade>().unwrap_err().contains("such as B2"), "{text}");
        }
    }
}
