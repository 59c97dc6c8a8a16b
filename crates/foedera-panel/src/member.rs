//! What a panel is made of: stretches in which a state was a member of an alliance.

use foedera_dates::Day;
use foedera_model::Obligations;

/// A state in one phase of an alliance, over a stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    pub alliance: u32,
    /// A renegotiated alliance has several, in the order of their numbers.
    pub phase: u8,
    /// Its number among those that the caller names.
    pub state: u32,
    /// The day on which it came in.
    pub from: Day,
    /// The day on which it left; nothing where it is a member as far as the data go.
    pub until: Option<Day>,
    /// What it owes each other member.
    pub owes: Obligations,
}

/// Calendar years, the first and the last, both counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    pub first: i16,
    pub last: i16,
}

impl Years {
    /// Nothing where the last comes before the first.
    #[must_use]
    pub fn new(first: i16, last: i16) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The years in both.
    #[must_use]
    pub fn meet(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }
}
