//! Days counted by hand: the steps of a delay as the page on the clause language says them, and the
//! window in which every small world lives.
//!
//! Written again rather than asked of `foedera_dates`, whose arithmetic is one of the things that
//! the oracle judges; only the names of the steps and the calendar's own days are shared.

use std::sync::LazyLock;

use foedera_dates::{Conventions, Counting, Day, Delay, MonthEnd, PeriodEnd, Step};

/// The first day of every small world; nothing has happened before it.
pub(crate) fn first_day() -> Day {
    Day::from_ymd(2000, 1, 1).unwrap()
}

/// How many days a small world has: a year for the acts and what follows, and three months for what
/// begins at its end.
pub(crate) const WINDOW_DAYS: usize = 460;

/// Every day of the window, in order.
pub(crate) fn window() -> &'static [Day] {
    static DAYS: LazyLock<Vec<Day>> = LazyLock::new(|| {
        std::iter::successors(Some(first_day()), |day| day.next()).take(WINDOW_DAYS).collect()
    });
    &DAYS
}

/// The place of a day in the window; nothing for a day outside it.
pub(crate) fn place(day: Day) -> Option<usize> {
    window().binary_search(&day).ok()
}

/// The day that a delay leads to.
pub(crate) fn follow(delay: &Delay, from: Day, by: &Conventions) -> Day {
    let mut here = from;
    // The day on which the period before ran out, before the next day came to count.
    let mut ran_out = None;
    for step in delay.steps() {
        let base = ran_out.unwrap_or(here);
        let same_first = ran_out.is_some() && by.period_end == PeriodEnd::TheDayBefore;
        let (year, month, of_month) = base.ymd();
        (here, ran_out) = match *step {
            Step::NthDay(count) => (later(here, count), None),
            Step::Days(count) => over(later(here, count), by),
            Step::Months(count) => over(months_after(here, count, by), by),
            Step::Years(count) => over(months_after(here, count * 12, by), by),
            Step::FirstOfMonthAfter if same_first && of_month == 1 => (base, None),
            Step::FirstOfMonthAfter => (first_of(year, month, 1), None),
            Step::FirstOfNthMonth(count) => (first_of(year, month, count), None),
            Step::EndOfMonth => (first_of(year, month, 1).previous().unwrap(), None),
            Step::EndOfYear => (Day::from_ymd(year, 12, 31).unwrap(), None),
            Step::FirstOfYearAfter => (Day::from_ymd(year + 1, 1, 1).unwrap(), None),
        };
    }
    here
}

/// A period that runs out on `day`: as clear days the next day counts.
fn over(day: Day, by: &Conventions) -> (Day, Option<Day>) {
    let counts = if by.counting == Counting::ClearDays { later(day, 1) } else { day };
    (counts, Some(day))
}

fn later(day: Day, count: u32) -> Day {
    day.plus_days(i32::try_from(count).unwrap()).unwrap()
}

/// The first day of the month so many months on.
fn first_of(year: i16, month: i8, count: u32) -> Day {
    let mut here = (year, month);
    for _ in 0..count {
        here = if here.1 == 12 { (here.0 + 1, 1) } else { (here.0, here.1 + 1) };
    }
    Day::from_ymd(here.0, here.1, 1).unwrap()
}

fn months_after(day: Day, count: u32, by: &Conventions) -> Day {
    let (year, month, of_month) = day.ymd();
    let first = first_of(year, month, count);
    let next = first_of(year, month, count + 1);
    let wanted = later(first, u32::try_from(of_month - 1).unwrap());
    match by.month_end {
        _ if wanted < next => wanted,
        MonthEnd::Overflow => next,
        MonthEnd::Clip | MonthEnd::Refuse => next.previous().unwrap(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(delay: &[Step], from: &str, counting: Counting, expected: &str) {
        let by =
            Conventions { counting, month_end: MonthEnd::Clip, period_end: PeriodEnd::OnTheDay };
        let delay = Delay::new(delay).unwrap();
        assert_eq!(follow(&delay, from.parse().unwrap(), &by).to_string(), expected);
    }

    /// Dates of real treaties: the Covenant of 1966, the Rome Statute.
    #[test]
    fn real_clauses_lead_to_their_days() {
        check(&[Step::Months(3)], "1975-12-23", Counting::NthDay, "1976-03-23");
        check(&[Step::Months(3)], "1975-12-23", Counting::ClearDays, "1976-03-24");
        let rome = [Step::NthDay(60), Step::FirstOfMonthAfter];
        check(&rome, "2002-04-11", Counting::NthDay, "2002-07-01");
        check(&[Step::FirstOfNthMonth(6)], "1998-09-16", Counting::NthDay, "1999-03-01");
        check(&[Step::Months(1)], "2000-01-31", Counting::NthDay, "2000-02-29");
        check(
            &[Step::Months(1), Step::FirstOfMonthAfter],
            "2000-01-01",
            Counting::NthDay,
            "2000-03-01",
        );
    }

    #[test]
    fn the_window_is_without_gaps() {
        for (at, day) in window().iter().enumerate() {
            assert_eq!(place(*day), Some(at));
        }
        assert_eq!(place(first_day().previous().unwrap()), None);
    }
}
