//! By which convention a year counts. Each is one published or legal rule under its own name; none is a default.

use crate::member::{Membership, Years};

/// A convention by which days of membership become dyad-years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// As ATOP's own directed dyad-years are counted: from the signature, as its memberships begin; two members are a dyad if their memberships overlap by more
    /// than the day on which one leaves and the other comes; every year that the overlap touches counts, the
    /// year of the day of leaving with it; and of an alliance only the last phase of a year counts.
    Atop,
    /// Each year with a day on which both were bound, the day of leaving being the first day out; what is owed
    /// under any phase counts.
    DaysBound,
}

impl Counting {
    /// The years in which two members of one phase are a dyad; `last` is the last year of the data.
    pub(crate) fn years(self, one: &Membership, other: &Membership, last: i16) -> Option<Years> {
        let from = one.from.max(other.from);
        let until = match (one.until, other.until) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        let Some(until) = until else { return Years::new(from.year(), last) };
        if until <= from {
            return None;
        }
        let last_day = match self {
            Self::Atop => until,
            Self::DaysBound => until.previous()?,
        };
        Years::new(from.year(), last_day.year().min(last))
    }

    /// Whether what binds counts from its signature on, though it was not in force then.
    #[must_use]
    pub fn begins_with_signature(self) -> bool {
        match self {
            Self::Atop => true,
            Self::DaysBound => false,
        }
    }

    /// Whether of an alliance that was renegotiated within a year only the last phase counts.
    pub(crate) fn keeps_last_phase(self) -> bool {
        match self {
            Self::Atop => true,
            Self::DaysBound => false,
        }
    }
}
