//! Days of the calendar as treaties name them.

use foedera_dates::{Day, ENGLISH_MONTHS};

use crate::cursor::Cursor;
use crate::number::ordinal;

/// `1 January 1995`, `1st August 1973`, `the first day of January 1995`, `January 1, 1995`.
pub(crate) fn date(c: &mut Cursor<'_>) -> Option<Day> {
    c.attempt(day_first).or_else(|| c.attempt(month_first))
}

fn day_first(c: &mut Cursor<'_>) -> Option<Day> {
    let _the = c.eat("the");
    let day = of_month(c)?;
    let _words = c.eat("day of") || c.eat("of");
    let month = month(c)?;
    let _comma = c.eat_any(&[",", "of", "in the year"]);
    civil(year(c)?, month, day)
}

fn month_first(c: &mut Cursor<'_>) -> Option<Day> {
    let month = month(c)?;
    let _the = c.eat("the");
    let day = of_month(c)?;
    let _comma = c.eat(",");
    civil(year(c)?, month, day)
}

fn of_month(c: &mut Cursor<'_>) -> Option<u32> {
    if let Some(day) = ordinal(c) {
        return Some(day);
    }
    let day = c.peek(0).parse().ok()?;
    c.skip();
    Some(day)
}

/// The number of the month that is named here.
pub(crate) fn month(c: &mut Cursor<'_>) -> Option<i8> {
    let place = ENGLISH_MONTHS.iter().position(|it| it.eq_ignore_ascii_case(c.peek(0)))?;
    c.skip();
    i8::try_from(place + 1).ok()
}

fn year(c: &mut Cursor<'_>) -> Option<i16> {
    let year = c.peek(0).parse().ok().filter(|it| (1500..2200).contains(it))?;
    c.skip();
    Some(year)
}

fn civil(year: i16, month: i8, day: u32) -> Option<Day> {
    Day::from_ymd(year, month, i8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cursor::tests::whole;

    #[test]
    fn days_of_the_calendar() {
        for text in [
            "1 January 1995",
            "the first day of January 1995",
            "January 1, 1995",
            "1st january, 1995",
        ] {
            let day = whole(text, date).map(|it| it.to_string());
            assert_eq!(day.as_deref(), Some("1995-01-01"), "{text}");
        }
        for text in ["31 February 1995", "1 January", "January 1995", "1 1 1995"] {
            assert_eq!(whole(text, date), None, "{text}");
        }
    }
}
