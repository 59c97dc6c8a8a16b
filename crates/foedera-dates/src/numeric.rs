//! Dates in numbers alone, such as `12/03/48`, which mean nothing until an order is stated.
//!
//! Never guesses: a page that printed the Rio Treaty's entry into force as `12/03/48` meant
//! 3 December 1948, and a mirror of it was read as 12 March.

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::error::DateError;
use crate::scan::Cursor;

/// In which order a source writes its numbers.
///
/// ```
/// use foedera_dates::{Century, DateOrder, numeric_date};
///
/// let rio = |order| numeric_date("12/03/1948", order, Century::Refuse).map(|day| day.to_string());
/// assert_eq!(rio(DateOrder::MonthDayYear)?, "1948-12-03");
/// assert_eq!(rio(DateOrder::DayMonthYear)?, "1948-03-12");
/// # Ok::<(), foedera_dates::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// As most of the world writes: 12/11/2024 is in November.
    DayMonthYear,
    /// As the United States write: 12/11/2024 is in December.
    MonthDayYear,
    /// As East Asia and ISO 8601 write.
    YearMonthDay,
}

/// What a year of two digits means.
///
/// ```
/// use foedera_dates::{Century, DateOrder, numeric_date};
///
/// let rio = |century| numeric_date("12/03/48", DateOrder::MonthDayYear, century);
/// assert!(rio(Century::Refuse).is_err());
/// assert_eq!(rio(Century::From(1900))?.to_string(), "1948-12-03");
/// assert_eq!(rio(Century::From(1950))?.to_string(), "2048-12-03");
/// # Ok::<(), foedera_dates::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Century {
    /// Nothing: refuse it.
    Refuse,
    /// The one year with these digits among this year and the 99 after it.
    From(i16),
}

/// Reads a day written in three numbers with `/`, `.` or `-` between them.
///
/// # Errors
///
/// The text has another shape, its year has two digits and `century` is [`Century::Refuse`], or
/// there is no such day.
///
/// ```
/// use foedera_dates::{Century, DateOrder, numeric_date};
///
/// let selasa = numeric_date("12/11/2024", DateOrder::DayMonthYear, Century::Refuse)?;
/// assert_eq!(selasa.to_string(), "2024-11-12");
/// let error = numeric_date("13/13/2024", DateOrder::DayMonthYear, Century::Refuse).unwrap_err();
/// assert_eq!(error.to_string(), "byte 0: there is no such day in this order; check the order");
/// # Ok::<(), foedera_dates::DateError>(())
/// ```
pub fn numeric_date(text: &str, order: DateOrder, century: Century) -> Result<Day, DateError> {
    let mut cursor = Cursor::new(text);
    let first = number(&mut cursor)?;
    let separator = ["/", ".", "-"].into_iter().find(|it| cursor.eat(it)).ok_or_else(|| {
        cursor.error("a date in numbers has `/`, `.` or `-` between them, as in 12/11/2024")
    })?;
    let second = number(&mut cursor)?;
    if !cursor.eat(separator) {
        return Err(cursor.error(format!("a third number is missing; write `{separator}` and it")));
    }
    let third = number(&mut cursor)?;
    cursor.end("a date in numbers ends after the third")?;
    let (year, month, day) = match order {
        DateOrder::DayMonthYear => (third, second, first),
        DateOrder::MonthDayYear => (third, first, second),
        DateOrder::YearMonthDay => (first, second, third),
    };
    Day::from_ymd(year.year(century)?, month.month_or_day()?, day.month_or_day()?)
        .ok_or_else(|| DateError::syntax(0, "there is no such day in this order; check the order"))
}

/// A number of one to four digits, and where it stands.
struct Number<'t> {
    digits: &'t str,
    at: usize,
}

fn number<'t>(cursor: &mut Cursor<'t>) -> Result<Number<'t>, DateError> {
    let at = cursor.at();
    let digits = cursor.take_while(|byte| byte.is_ascii_digit());
    if digits.is_empty() {
        return Err(cursor.error("a number is missing; write day, month and year"));
    }
    Ok(Number { digits, at })
}

impl Number<'_> {
    fn month_or_day(&self) -> Result<i8, DateError> {
        let short = Some(self.digits).filter(|digits| digits.len() <= 2);
        short.and_then(|digits| digits.parse().ok()).ok_or_else(|| {
            DateError::syntax(self.at, "a day or month has one or two digits; check the order")
        })
    }

    fn year(&self, century: Century) -> Result<i16, DateError> {
        let refused = |what: &str| Err(DateError::syntax(self.at, what));
        let Ok(value) = self.digits.parse::<i16>() else {
            return refused("a year has four digits; check the number");
        };
        match (self.digits.len(), century) {
            (4, _) => Ok(value),
            (2, Century::From(first)) => Ok(value_from(value, first)),
            (2, Century::Refuse) => {
                refused("a year has four digits; write all, or state a century")
            }
            _ => refused("a year has four digits; check the order"),
        }
    }
}

/// The year not before `first` that ends in these two digits.
fn value_from(two_digits: i16, first: i16) -> i16 {
    first.saturating_add((two_digits - first % 100).rem_euclid(100))
}
