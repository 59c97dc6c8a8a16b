//! The days that a date may mean: the earliest and the latest.
//!
//! Not the date as stated (that is `Edtf`, which keeps the words): only what it says about days.
//! A date with a gap in it ("the 16th of some month of 1964") counts as its hull.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::day::Day;
use crate::edtf::Edtf;
use crate::error::DateError;
use crate::verdict::Verdict;

/// The days a date may mean, from the earliest to the latest, both included; a side without a day
/// has no bound. The earliest never lies after the latest. Eight bytes.
///
/// # Examples
///
/// ```
/// use foedera_dates::{Bounds, Day, Verdict};
///
/// let day = |d| Day::from_ymd(2024, 11, d).unwrap();
/// let signed = Bounds::between(day(6), day(11)).unwrap();
/// assert_eq!(signed.is_before(Bounds::day(day(12))), Verdict::Yes);
/// assert_eq!(signed.is_before(Bounds::day(day(9))), Verdict::Open);
/// assert_eq!(signed.to_string(), "2024-11-06/2024-11-11");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    earliest: Option<Day>,
    latest: Option<Day>,
}

impl Bounds {
    /// Any day whatever: nothing is known.
    pub const UNBOUNDED: Self = Self { earliest: None, latest: None };

    /// Just this day.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Day};
    /// assert_eq!(Bounds::day(Day::MIN).is_day(), Some(Day::MIN));
    /// ```
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self { earliest: Some(day), latest: Some(day) }
    }

    /// Some day from `first` to `last`, both included; nothing if they are the wrong way round.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Day};
    /// assert_eq!(Bounds::between(Day::MAX, Day::MIN), None);
    /// ```
    #[must_use]
    pub fn between(first: Day, last: Day) -> Option<Self> {
        Self::new(Some(first), Some(last))
    }

    /// The general case: either side may be without a bound.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Day};
    /// assert_eq!(Bounds::new(None, None), Some(Bounds::UNBOUNDED));
    /// ```
    #[must_use]
    pub fn new(earliest: Option<Day>, latest: Option<Day>) -> Option<Self> {
        let in_order = match (earliest, latest) {
            (Some(earliest), Some(latest)) => earliest <= latest,
            (None, _) | (_, None) => true,
        };
        in_order.then_some(Self { earliest, latest })
    }

    /// The image of bounds under something that keeps order.
    pub(crate) fn in_order(earliest: Option<Day>, latest: Option<Day>) -> Self {
        Self { earliest, latest: latest.map(|latest| earliest.map_or(latest, |it| latest.max(it))) }
    }

    /// This day or a later one.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Day};
    /// assert_eq!(Bounds::not_before(Day::MIN).latest(), None);
    /// ```
    #[must_use]
    pub fn not_before(first: Day) -> Self {
        Self { earliest: Some(first), latest: None }
    }

    /// This day or an earlier one.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Day};
    /// assert_eq!(Bounds::not_after(Day::MAX).earliest(), None);
    /// ```
    #[must_use]
    pub fn not_after(last: Day) -> Self {
        Self { earliest: None, latest: Some(last) }
    }

    /// The same without an earliest day.
    pub(crate) fn or_earlier(self) -> Self {
        Self { earliest: None, ..self }
    }

    /// The same without a latest day.
    pub(crate) fn or_later(self) -> Self {
        Self { latest: None, ..self }
    }

    /// The first day it may be; nothing if it has no bound on that side.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Day};
    /// assert_eq!(Bounds::day(Day::MIN).earliest(), Some(Day::MIN));
    /// ```
    #[must_use]
    pub fn earliest(self) -> Option<Day> {
        self.earliest
    }

    /// The last day it may be; nothing if it has no bound on that side.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Day};
    /// assert_eq!(Bounds::UNBOUNDED.latest(), None);
    /// ```
    #[must_use]
    pub fn latest(self) -> Option<Day> {
        self.latest
    }

    /// The day, if it can be only one.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Day};
    /// assert_eq!(Bounds::UNBOUNDED.is_day(), None);
    /// ```
    #[must_use]
    pub fn is_day(self) -> Option<Day> {
        self.earliest.filter(|_| self.earliest == self.latest)
    }

    /// Whether it may be this day.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Day};
    /// assert!(!Bounds::day(Day::MIN).contains(Day::MAX));
    /// ```
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.earliest.is_none_or(|earliest| earliest <= day)
            && self.latest.is_none_or(|latest| day <= latest)
    }

    /// What both allow: two statements about one day narrow each other. Nothing if they share no
    /// day: then they conflict.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Day};
    /// let after = Bounds::not_before(Day::MIN);
    /// assert_eq!(after.meet(Bounds::not_after(Day::MAX)), Bounds::between(Day::MIN, Day::MAX));
    /// assert_eq!(Bounds::day(Day::MIN).meet(Bounds::day(Day::MAX)), None);
    /// ```
    #[must_use]
    pub fn meet(self, other: Self) -> Option<Self> {
        // `None` sorts first: right for the later of two beginnings, not for the earlier of ends.
        let latest = match (self.latest, other.latest) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        Self::new(self.earliest.max(other.earliest), latest)
    }

    /// The least bounds that hold both; days between the two come in.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Day};
    /// let hull = Bounds::day(Day::MIN).hull(Bounds::day(Day::MAX));
    /// assert_eq!(Some(hull), Bounds::between(Day::MIN, Day::MAX));
    /// ```
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        let latest = self.latest.zip(other.latest).map(|(one, two)| one.max(two));
        Self { earliest: self.earliest.min(other.earliest), latest }
    }

    /// Whether it lies before `other`, on an earlier day.
    ///
    /// ```
    /// use foedera_dates::{Bounds, Day, Verdict};
    /// let day = Bounds::day(Day::MIN);
    /// assert_eq!(day.is_before(day), Verdict::No);
    /// ```
    #[must_use]
    pub fn is_before(self, other: Self) -> Verdict {
        let always = self.latest.zip(other.earliest).is_some_and(|(last, first)| last < first);
        let never = self.earliest.zip(other.latest).is_some_and(|(first, last)| last <= first);
        match (always, never) {
            (true, _) => Verdict::Yes,
            (false, true) => Verdict::No,
            (false, false) => Verdict::Open,
        }
    }

    /// In English: `2024-12-04`, `a day between 2024-11-06 and 2024-11-11`, `a day not after
    /// 1939-08-23`.
    #[must_use]
    pub fn in_words(self) -> String {
        match (self.is_day(), self.earliest, self.latest) {
            (Some(day), ..) => day.to_string(),
            (None, Some(first), Some(last)) => format!("a day between {first} and {last}"),
            (None, Some(first), None) => format!("a day not before {first}"),
            (None, None, Some(last)) => format!("a day not after {last}"),
            (None, None, None) => "an unknown day".to_owned(),
        }
    }
}

/// As a date notation would write it: `2024-11-06/2024-11-11`, `../1945-10-24`, `1945-10-24`.
impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = self.is_day() {
            return write!(f, "{day}");
        }
        let side = |side: Option<Day>| side.map_or_else(|| "..".to_owned(), |day| day.to_string());
        write!(f, "{}/{}", side(self.earliest), side(self.latest))
    }
}

impl fmt::Debug for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Bounds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Bounds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize(deserializer)
    }
}

/// Reads any date notation, and keeps only the days it may mean.
impl std::str::FromStr for Bounds {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Ok(text.parse::<Edtf>()?.bounds())
    }
}
