//! Delays: how long after what happens, up to the word before it ("the thirtieth day after").

use foedera_dates::{Delay, Step};

use crate::cursor::Cursor;
use crate::date::month;
use crate::number::{cardinal, ordinal};

/// Words that join a delay to what it is counted from; the longer first.
const AFTER: &[&str] = &[
    "from and after",
    "after and from",
    "counted from",
    "reckoned from",
    "counting from",
    "calculated from",
    "as from",
    "as of",
    "subsequent to",
    "next following",
    "following upon",
    "following",
    "after",
    "from",
    "since",
    "which follows",
    "that follows",
];

/// Words by which something takes effect on the day itself.
const AT_ONCE: &[&str] = &[
    "immediately upon",
    "immediately after",
    "immediately following",
    "immediately on",
    "immediately when",
    "with effect from",
    "as soon as",
    "with effect on",
    "effective upon",
    "at the moment of",
    "at the time of",
    "at the moment when",
    "at the time when",
    "at the same time as",
    "as from",
    "as on",
    "as of",
    "at",
    "from",
    "upon",
    "on",
    "when",
    "once",
    "after",
    "following",
    "by",
    "with",
];

/// A delay with the word that joins it to its trigger; `on`, `upon` and the like are none.
pub(crate) fn delay(c: &mut Cursor<'_>) -> Option<Delay> {
    c.attempt(calendar)
        .or_else(|| c.attempt(nth_day))
        .or_else(|| c.attempt(period_after))
        .or_else(|| c.eat_any(AT_ONCE).then_some(Delay::NONE))
}

/// `on the first day of the [second] month following [the expiration of 3 months after]`.
fn calendar(c: &mut Cursor<'_>) -> Option<Delay> {
    c.eat_any(&["on", "upon", "as from", "as of", "with effect from", "from", "at"]);
    if let Some(delay) = c.attempt(next_year) {
        return Some(delay);
    }
    c.need("the")?;
    c.need_any(&["first day of", "1st day of", "first", "1st of", "beginning of"])?;
    let _of = c.eat("of");
    if let Some(month) = month(c) {
        c.eat_any(&["next", "of the year"]);
        c.need_any(AFTER)?;
        c.eat_any(&["the year in which", "the year during which", "the year of", "that in which"]);
        return (month == 1).then(|| Step::FirstOfYearAfter.into());
    }
    let _the = c.eat("the");
    let count = ordinal(c).unwrap_or(1);
    c.eat_all(&["calendar", "next", "full", "following"]);
    c.need("month")?;
    let _comma = c.eat(",");
    if !c.eat_any(&["commencing after", "beginning after", "which begins after"]) {
        c.need_any(AFTER)?;
    }
    if c.eat_any(&[
        "the month in which",
        "the month during which",
        "the month of",
        "the month when",
        "the calendar month in which",
        "that in which",
        "that during which",
        "that of",
        "that when",
    ]) {
        return Some(Step::FirstOfNthMonth(count).into());
    }
    match c.attempt(period_after) {
        Some(period) => and_then(
            &period,
            if count == 1 { Step::FirstOfMonthAfter } else { Step::FirstOfNthMonth(count) },
        ),
        None if count == 1 => Some(Step::FirstOfMonthAfter.into()),
        None => Some(Step::FirstOfNthMonth(count).into()),
    }
}

/// `1 January following`, `January 1st of the year after that in which`.
fn next_year(c: &mut Cursor<'_>) -> Option<Delay> {
    c.eat("the");
    c.need_any(&["1 january", "1st january", "1st of january", "january 1", "january 1st"])?;
    let of_year = c.eat_any(&["of the year", "in the year"]);
    c.eat("next");
    c.need_any(AFTER)?;
    if of_year {
        c.eat_any(&["the year", "that"]);
        c.eat_any(&["in which", "of", "during which"]);
    }
    Some(Step::FirstOfYearAfter.into())
}

/// One delay, and a step behind it.
pub(crate) fn and_then(delay: &Delay, step: Step) -> Option<Delay> {
    let mut steps = delay.steps().to_vec();
    steps.push(step);
    Delay::new(steps).ok()
}

/// `on the thirtieth day after`, `on the day following`.
fn nth_day(c: &mut Cursor<'_>) -> Option<Delay> {
    c.eat_any(&["on", "upon", "as from", "from", "as of", "at"]);
    c.need("the")?;
    let count = if c.eat("next") { 1 } else { ordinal(c).unwrap_or(1) };
    c.eat_any(&["calendar"]);
    c.need_any(&["day", "days"])?;
    c.need_any(AFTER)?;
    Some(Step::NthDay(count).into())
}

/// `thirty days after`, `after the expiration of a period of three months from`.
fn period_after(c: &mut Cursor<'_>) -> Option<Delay> {
    c.eat_any(&["after", "upon", "on", "at", "following"]);
    c.eat_any(&["the date", "a date"]);
    let _the = c.eat("the");
    if c.eat_any(&["expiration", "expiry", "end", "lapse", "completion", "termination"]) {
        c.need("of")?;
    }
    c.eat_any(&["a period of", "the period of", "a term of", "a delay of"]);
    let period = period(c)?;
    c.eat_any(&["have elapsed", "has elapsed"]);
    c.need_any(AFTER)?;
    Some(period.into())
}

/// `thirty days`, `three (3) months`, `one year`, `two weeks`.
pub(crate) fn period(c: &mut Cursor<'_>) -> Option<Step> {
    c.attempt(|c| {
        let count = cardinal(c).or_else(|| c.eat("a").then_some(1))?;
        c.eat_all(&["calendar", "clear", "full", "consecutive"]);
        let step = match c.peek(0).trim_end_matches('s') {
            "day" => Step::Days(count),
            "week" => Step::Days(count.checked_mul(7)?),
            "month" => Step::Months(count),
            "year" => Step::Years(count),
            _ => return None,
        };
        c.skip();
        c.eat_any(&["\u{2019}", "'"]);
        Some(step)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cursor::tests::whole;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let read = whole(text, delay).map(|it| it.to_string());
        assert_eq!(read.as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn delays() {
        check("upon", "");
        check("on the ninetieth day after", "90th day after");
        check("on the 30th day following", "30th day after");
        check("on the day following", "1st day after");
        check("thirty (30) days after", "30 days after");
        check("two weeks after", "14 days after");
        check("one hundred and eighty (180) days after", "180 days after");
        check("one (1) month after", "1 month after");
        check("after a period of a year from", "1 year after");
        check("one year from", "1 year after");
        check("after the expiration of a period of three months from", "3 months after");
        check("on the first day of the month following", "first day of the month after");
        check(
            "on the first day of the second month following",
            "first day of the 2nd month after the month of",
        );
        check(
            "on the first day of the month following the expiration of a period of three months after",
            "first day of the month after 3 months after",
        );
        check(
            "on the first day of the third month after the month in which",
            "first day of the 3rd month after the month of",
        );
    }

    #[test]
    fn what_is_no_delay() {
        for text in ["thirty days", "some days after", "on the first day of the session", "within"]
        {
            assert_eq!(whole(text, delay), None, "{text}");
        }
    }
}
