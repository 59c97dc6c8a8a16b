//! The calendars, as days since 1 January 1970 and back: the one place that knows the library
//! which keeps them.
//!
//! The Gregorian calendar is jiff's; the Julian one, which jiff has not, is ten lines here.

use jiff::SignedDuration;
use jiff::civil::{Date, date};

/// The number of 1 January -9999, the library's first day.
pub(crate) const NUMBER_MIN: i32 = -4_371_587;

/// The number of 31 December 9999, its last.
pub(crate) const NUMBER_MAX: i32 = 2_932_896;

const EPOCH: Date = date(1970, 1, 1);

const HOURS_PER_DAY: i64 = 24;

/// How many days a month has; nothing for a year or month that there is not.
pub(crate) fn days_in_month(year: i16, month: i8) -> Option<i8> {
    Some(Date::new(year, month, 1).ok()?.days_in_month())
}

/// Days from 1 January 1970 to this day; nothing if there is no such day.
pub(crate) fn number(year: i16, month: i8, day: i8) -> Option<i32> {
    let since = Date::new(year, month, day).ok()?.duration_since(EPOCH);
    i32::try_from(since.as_hours() / HOURS_PER_DAY).ok()
}

/// Year, month and day of the day with this number; at the ends, of the first or last day.
pub(crate) fn ymd(number: i32) -> (i16, i8, i8) {
    let since = SignedDuration::from_hours(i64::from(number) * HOURS_PER_DAY);
    let date = EPOCH.saturating_add(since);
    (date.year(), date.month(), date.day())
}

/// Days from 1 January 1970 to this day of the Julian calendar; nothing if there is no such day.
pub(crate) fn julian_number(year: i16, month: i8, day: i8) -> Option<i32> {
    /// 1 March of the Julian year nought, the first day of a year that ends with its leap day.
    const MARCH_OF_NOUGHT: i32 = -719_470;
    let last = match days_in_month(year, month)? {
        28 if year % 4 == 0 => 29,
        as_in_the_west => as_in_the_west,
    };
    if !(1..=last).contains(&day) {
        return None;
    }
    let years = i32::from(year) - i32::from(month <= 2);
    let months = (i32::from(month) + 9) % 12;
    // Five months from March on have always 153 days.
    let of_year = (153 * months + 2) / 5 + i32::from(day) - 1;
    Some(years * 365 + years.div_euclid(4) + of_year + MARCH_OF_NOUGHT)
}
