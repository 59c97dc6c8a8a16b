//! One civil day of the Gregorian calendar.
//!
//! Knows no hour, no zone and no "today": treaties are counted in whole days. Years before the
//! calendar's introduction are counted as if it had always been used; a day that a source states
//! in the Julian calendar is converted on entry (see `old_style`).

use std::fmt;
use std::num::NonZeroI32;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::DateError;
use crate::calendar;
use crate::edtf::Edtf;

/// A civil day, in the years -9999 to 9999. Four bytes, and so is `Option<Day>`.
///
/// # Examples
///
/// ```
/// use foedera_dates::{Day, Weekday};
///
/// let decree: Day = "2024-11-11".parse()?;
/// assert_eq!(decree.ymd(), (2024, 11, 11));
/// assert_eq!(decree.weekday(), Weekday::Monday);
/// assert_eq!(decree.next().map(|day| day.to_string()).as_deref(), Some("2024-11-12"));
/// # Ok::<(), foedera_dates::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NonZeroI32);

/// Added to a day's number so that it is never nought, which leaves nought to `None`.
const OFFSET: i32 = 1 - calendar::NUMBER_MIN;

impl Day {
    /// The first day there is: 1 January of the year -9999.
    pub const MIN: Self = Self::at_least(calendar::NUMBER_MIN);

    /// The last day there is: 31 December of the year 9999.
    pub const MAX: Self = Self::at_least(calendar::NUMBER_MAX);

    /// The day with this year, month and day of the month, if there is one.
    ///
    /// ```
    /// use foedera_dates::Day;
    /// assert!(Day::from_ymd(2024, 2, 29).is_some());
    /// assert!(Day::from_ymd(2023, 2, 29).is_none());
    /// ```
    #[must_use]
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Option<Self> {
        Self::from_number(calendar::number(year, month, day)?)
    }

    /// The day this many days after 1 January 1970, if it lies in range.
    ///
    /// ```
    /// use foedera_dates::Day;
    /// assert_eq!(Day::from_number(0), Day::from_ymd(1970, 1, 1));
    /// assert_eq!(Day::from_number(i32::MAX), None);
    /// ```
    #[must_use]
    pub const fn from_number(number: i32) -> Option<Self> {
        if number < calendar::NUMBER_MIN || calendar::NUMBER_MAX < number {
            return None;
        }
        Some(Self::at_least(number))
    }

    /// Days since 1 January 1970, negative before it.
    ///
    /// ```
    /// use foedera_dates::Day;
    /// assert_eq!(Day::from_ymd(1969, 12, 31).map(Day::number), Some(-1));
    /// ```
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0.get() - OFFSET
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    ///
    /// ```
    /// assert_eq!(foedera_dates::Day::MAX.ymd(), (9999, 12, 31));
    /// ```
    #[must_use]
    pub fn ymd(self) -> (i16, i8, i8) {
        calendar::ymd(self.number())
    }

    /// The year; the year nought is 1 BCE.
    ///
    /// ```
    /// assert_eq!(foedera_dates::Day::MIN.year(), -9999);
    /// ```
    #[must_use]
    pub fn year(self) -> i16 {
        self.ymd().0
    }

    /// The day of the week.
    ///
    /// ```
    /// use foedera_dates::{Day, Weekday};
    /// assert_eq!(Day::from_ymd(1970, 1, 1).map(Day::weekday), Some(Weekday::Thursday));
    /// ```
    #[must_use]
    pub fn weekday(self) -> Weekday {
        match (self.number() + WEEKDAY_OF_EPOCH).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// The day this many days later, or earlier if negative, if it lies in range.
    ///
    /// ```
    /// use foedera_dates::Day;
    /// let trigger = Day::from_ymd(2004, 11, 18).unwrap(); // the Kyoto Protocol's condition met
    /// assert_eq!(trigger.plus_days(90), Day::from_ymd(2005, 2, 16));
    /// ```
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// The day after, except after the last.
    ///
    /// ```
    /// assert_eq!(foedera_dates::Day::MAX.next(), None);
    /// ```
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.plus_days(1)
    }

    /// The day before, except before the first.
    ///
    /// ```
    /// assert_eq!(foedera_dates::Day::MIN.previous(), None);
    /// ```
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.plus_days(-1)
    }

    /// `number` must not lie before the first day; the sum is then at least one.
    const fn at_least(number: i32) -> Self {
        match NonZeroI32::new(number + OFFSET) {
            Some(stored) => Self(stored),
            None => Self(NonZeroI32::MIN),
        }
    }
}

/// 1 January 1970 was a Thursday, three days after a Monday.
const WEEKDAY_OF_EPOCH: i32 = 3;

/// A day of the week, from Monday on as in ISO 8601.
///
/// ```
/// use foedera_dates::Weekday;
/// assert!(Weekday::Monday < Weekday::Sunday);
/// assert_eq!(Weekday::Tuesday.to_string(), "Tuesday");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    /// The first day of the week.
    Monday,
    /// The second.
    Tuesday,
    /// The third.
    Wednesday,
    /// The fourth.
    Thursday,
    /// The fifth.
    Friday,
    /// The sixth.
    Saturday,
    /// The last day of the week.
    Sunday,
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// ISO 8601: `2024-11-12`, and `-0044-03-15` before the year nought.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{month:02}-{day:02}", year.unsigned_abs())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Day {
    type Err = DateError;

    /// Reads `2024-11-12` and nothing looser: no other order, no missing nought.
    fn from_str(text: &str) -> Result<Self, DateError> {
        text.parse::<Edtf>()?.as_plain_day().ok_or_else(|| {
            DateError::syntax(0, "this is a date, but not one day; write it as in 2024-11-12")
        })
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize(deserializer)
    }
}
