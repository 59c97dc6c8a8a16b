//! Days that a source states in the Julian calendar (Old Style), converted and kept as given.
//!
//! Years begin on 1 January here. A source that begins them on 25 March, as England did before
//! 1752, is to be read so by whoever enters the date.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::calendar;
use crate::day::Day;

/// A day as stated in the Julian calendar, with the civil day it is.
///
/// # Examples
///
/// The Franco-Russian alliance is dated 27 December 1893 or 4 January 1894, by one or the other of
/// its two letters. In the calendar of Saint Petersburg the first of these days was the 15th.
///
/// ```
/// use foedera_dates::{Day, OldStyle};
///
/// let letter = OldStyle::new(1893, 12, 15).unwrap();
/// assert_eq!(Some(letter.day()), Day::from_ymd(1893, 12, 27));
/// assert_eq!(letter.to_string(), "1893-12-15 (Old Style)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(i16, i8, i8)", into = "(i16, i8, i8)")]
pub struct OldStyle {
    year: i16,
    month: i8,
    of_month: i8,
    day: Day,
}

impl OldStyle {
    /// The day that bears this date in the Julian calendar, if there is one.
    ///
    /// ```
    /// use foedera_dates::OldStyle;
    /// assert!(OldStyle::new(1900, 2, 29).is_some()); // a leap day that the West did not have
    /// assert!(OldStyle::new(1901, 2, 29).is_none());
    /// ```
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let civil = Day::from_number(calendar::julian_number(year, month, day)?)?;
        Some(Self { year, month, of_month: day, day: civil })
    }

    /// The civil (Gregorian) day.
    ///
    /// ```
    /// use foedera_dates::{Day, OldStyle};
    /// let october = OldStyle::new(1917, 10, 25).unwrap();
    /// assert_eq!(Some(october.day()), Day::from_ymd(1917, 11, 7));
    /// ```
    #[must_use]
    pub fn day(self) -> Day {
        self.day
    }

    /// Year, month and day as the source gave them.
    ///
    /// ```
    /// assert_eq!(foedera_dates::OldStyle::new(1917, 10, 25).unwrap().ymd(), (1917, 10, 25));
    /// ```
    #[must_use]
    pub fn ymd(self) -> (i16, i8, i8) {
        (self.year, self.month, self.of_month)
    }
}

/// The civil day of a date in the Julian calendar, if there is one.
///
/// ```
/// use foedera_dates::{Day, julian};
/// assert_eq!(julian(1582, 10, 5), Day::from_ymd(1582, 10, 15));
/// ```
#[must_use]
pub fn julian(year: i16, month: i8, day: i8) -> Option<Day> {
    OldStyle::new(year, month, day).map(OldStyle::day)
}

impl fmt::Display for OldStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        let (year, month, day) = (self.year.unsigned_abs(), self.month, self.of_month);
        write!(f, "{sign}{year:04}-{month:02}-{day:02} (Old Style)")
    }
}

impl TryFrom<(i16, i8, i8)> for OldStyle {
    type Error = &'static str;

    fn try_from((year, month, day): (i16, i8, i8)) -> Result<Self, Self::Error> {
        Self::new(year, month, day).ok_or("the Julian calendar has no such day")
    }
}

impl From<OldStyle> for (i16, i8, i8) {
    fn from(date: OldStyle) -> Self {
        date.ymd()
    }
}
