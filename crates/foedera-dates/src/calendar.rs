//! The Gregorian calendar as whole numbers: days since 1 January 1970, and back.
//!
//! Twenty lines of integer arithmetic rather than a library, because every computed date passes
//! through them; the tests hold them to an independent library on every day there is.

/// The number of 1 January -9999.
pub(crate) const NUMBER_MIN: i32 = number(-9999, 1, 1);

/// The number of 31 December 9999.
pub(crate) const NUMBER_MAX: i32 = number(9999, 12, 31);

/// Days in 400 years, after which the calendar repeats.
const DAYS_PER_ERA: i32 = 146_097;

/// Days from 1 March of the year nought to 1 January 1970.
const EPOCH: i32 = 719_468;

/// How many days a month has; nothing for a year or month that there is not.
pub(crate) fn days_in_month(year: i16, month: i8) -> Option<i8> {
    if !(-9999..=9999).contains(&year) {
        return None;
    }
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if is_leap(year) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

/// Days from 1 January 1970 to this day. Years begin in March here, so that the leap day is last.
pub(crate) const fn number(year: i16, month: i8, day: i8) -> i32 {
    let years = march_years(year, month);
    let century_rule = years.div_euclid(400) - years.div_euclid(100);
    years * 365 + years.div_euclid(4) + century_rule + day_of_march_year(month, day) - EPOCH
}

/// The same in the Julian calendar, whose leap years know no exception.
pub(crate) const fn julian_number(year: i16, month: i8, day: i8) -> i32 {
    /// In the year nought the Julian calendar ran two days behind the Gregorian.
    const BEHIND: i32 = 2;
    let years = march_years(year, month);
    years * 365 + years.div_euclid(4) + day_of_march_year(month, day) - EPOCH - BEHIND
}

/// Year, month and day of the day with this number.
#[expect(clippy::cast_possible_truncation, reason = "numbers in range give years in range")]
pub(crate) const fn ymd(number: i32) -> (i16, i8, i8) {
    let days = number + EPOCH;
    let era = days.div_euclid(DAYS_PER_ERA);
    let of_era = days.rem_euclid(DAYS_PER_ERA);
    // The leap days passed so far, so that what remains are years of 365 days.
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + (month <= 2) as i32;
    (year as i16, month as i8, day as i8)
}

fn is_leap(year: i16) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn march_years(year: i16, month: i8) -> i32 {
    year as i32 - (month <= 2) as i32
}

/// Days since 1 March; five months from March on have always 153 days.
const fn day_of_march_year(month: i8, day: i8) -> i32 {
    (153 * ((month as i32 + 9) % 12) + 2) / 5 + day as i32 - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The oracle is another library, walked through every day from the first to the last.
    #[test]
    fn every_day_there_is_agrees_with_an_independent_library() {
        let mut theirs = Some(jiff::civil::Date::MIN);
        for ours in NUMBER_MIN..=NUMBER_MAX {
            let date = theirs.expect("both calendars have as many days");
            let (year, month, day) = ymd(ours);
            assert_eq!((year, month, day), (date.year(), date.month(), date.day()));
            assert_eq!(number(year, month, day), ours);
            assert_eq!(days_in_month(year, month), Some(date.days_in_month()));
            theirs = date.tomorrow().ok();
        }
        assert_eq!(theirs, None);
    }
}
