//! One step of a delay: from a day to a day, by the words of a clause.
//!
//! Not the delay itself, which is a list of these (see `delay`).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::calendar;
use crate::conventions::{Conventions, Counting, MonthEnd, PeriodEnd};
use crate::day::Day;

/// One step from a day to a day, in the words of final clauses. The numbers are those of the
/// clause: `NthDay(90)` is "on the 90th day after".
///
/// # Examples
///
/// ```
/// use foedera_dates::Step;
/// assert_eq!(Step::FirstOfNthMonth(6).to_string(), "first day of the 6th month after the month of");
/// assert_eq!(Step::Months(1).to_string(), "1 month after");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// "On the 90th day after": the day of the act is day nought.
    NthDay(u32),
    /// "90 days after": that day or the next, by [`Counting`].
    Days(u32),
    /// "3 months after": the same day of the month or the next, by [`Counting`]; where there is
    /// no such day, by [`MonthEnd`].
    Months(u32),
    /// "2 years after": as 24 months.
    Years(u32),
    /// "On the first day of the month after".
    FirstOfMonthAfter,
    /// "On the first day of the 6th month after the month of". After a period, by [`PeriodEnd`],
    /// as with every step of the calendar.
    FirstOfNthMonth(u32),
    /// "At the end of the calendar month": its last day.
    EndOfMonth,
    /// "At the end of the calendar year": 31 December.
    EndOfYear,
    /// "On the first day of the year after": 1 January.
    FirstOfYearAfter,
}

const MONTHS_PER_YEAR: i64 = 12;

impl Step {
    /// The day this step leads to, when every convention is stated; nothing if it leaves the
    /// calendar. `before` is the step that led to `day`.
    pub(crate) fn take(self, day: Day, before: Option<Self>, by: &Conventions) -> Option<Day> {
        match self {
            Self::NthDay(count) => day.plus_days(i32::try_from(count).ok()?),
            Self::Days(count) => after(day.plus_days(i32::try_from(count).ok()?)?, by),
            Self::Months(count) => after(plus_months(day, i64::from(count), by.month_end)?, by),
            Self::Years(count) => {
                let months = i64::from(count) * MONTHS_PER_YEAR;
                after(plus_months(day, months, by.month_end)?, by)
            }
            Self::FirstOfMonthAfter
            | Self::FirstOfNthMonth(_)
            | Self::EndOfMonth
            | Self::EndOfYear
            | Self::FirstOfYearAfter => self.on_the_calendar(end_of_period(day, before, by)?),
        }
    }

    /// The day of the calendar that this step names, seen from `day`; it has no meaning for the
    /// steps that count.
    fn on_the_calendar(self, day: Day) -> Option<Day> {
        let (year, month, _) = day.ymd();
        match self {
            Self::FirstOfMonthAfter => first_of_month(year, month, 1),
            Self::FirstOfNthMonth(count) => first_of_month(year, month, i64::from(count)),
            Self::EndOfMonth => Day::from_ymd(year, month, calendar::days_in_month(year, month)?),
            Self::EndOfYear => Day::from_ymd(year, 12, 31),
            Self::FirstOfYearAfter => Day::from_ymd(year.checked_add(1)?, 1, 1),
            Self::NthDay(_) | Self::Days(_) | Self::Months(_) | Self::Years(_) => None,
        }
    }

    /// Whether this step is a length of time, which can be over before the day it leads to.
    /// ("The 60th day" is a day; "60 days" are a period.)
    fn is_period(self) -> bool {
        match self {
            Self::Days(count) | Self::Months(count) | Self::Years(count) => count > 0,
            Self::NthDay(_)
            | Self::FirstOfMonthAfter
            | Self::FirstOfNthMonth(_)
            | Self::EndOfMonth
            | Self::EndOfYear
            | Self::FirstOfYearAfter => false,
        }
    }
}

/// The day of effect of a period that runs to `day`.
fn after(day: Day, by: &Conventions) -> Option<Day> {
    if by.counting == Counting::ClearDays { day.next() } else { Some(day) }
}

/// The day on which the period that led to `day` was over; `day` itself if no period did.
fn end_of_period(day: Day, before: Option<Step>, by: &Conventions) -> Option<Day> {
    if !before.is_some_and(Step::is_period) {
        return Some(day);
    }
    let clear = i32::from(by.counting == Counting::ClearDays);
    let before = i32::from(by.period_end == PeriodEnd::TheDayBefore);
    day.plus_days(-clear - before)
}

/// The first day of the month `count` months after this one.
fn first_of_month(year: i16, month: i8, count: i64) -> Option<Day> {
    let months = i64::from(year) * MONTHS_PER_YEAR + i64::from(month) - 1 + count;
    let year = i16::try_from(months.div_euclid(MONTHS_PER_YEAR)).ok()?;
    let month = i8::try_from(months.rem_euclid(MONTHS_PER_YEAR) + 1).ok()?;
    Day::from_ymd(year, month, 1)
}

fn plus_months(day: Day, count: i64, month_end: MonthEnd) -> Option<Day> {
    let (year, month, of_month) = day.ymd();
    let (year, month, _) = first_of_month(year, month, count)?.ymd();
    let last = calendar::days_in_month(year, month)?;
    if of_month <= last {
        Day::from_ymd(year, month, of_month)
    } else if month_end == MonthEnd::Overflow {
        first_of_month(year, month, 1)
    } else {
        Day::from_ymd(year, month, last)
    }
}

/// The words of the clause language, without the condition that follows them.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NthDay(count) => write!(f, "{} day after", Ordinal(count)),
            Self::Days(count) => write!(f, "{count} day{} after", plural(count)),
            Self::Months(count) => write!(f, "{count} month{} after", plural(count)),
            Self::Years(count) => write!(f, "{count} year{} after", plural(count)),
            Self::FirstOfMonthAfter => f.write_str("first day of the month after"),
            Self::FirstOfNthMonth(count) => {
                write!(f, "first day of the {} month after the month of", Ordinal(count))
            }
            Self::EndOfMonth => f.write_str("end of the month of"),
            Self::EndOfYear => f.write_str("end of the year of"),
            Self::FirstOfYearAfter => f.write_str("first day of the year after"),
        }
    }
}

fn plural(count: u32) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// A number as English orders it: 1st, 2nd, 3rd, 11th, 112th.
struct Ordinal(u32);

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ending = match (self.0 % 100, self.0 % 10) {
            (11..=13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        write!(f, "{}{ending}", self.0)
    }
}
