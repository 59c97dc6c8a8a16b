//! Days against plain walks from day to day, by the rules of the calendars themselves.

use foedera_dates::{Century, DateOrder, Day, OldStyle, Weekday, julian, numeric_date};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The day after, in a calendar with these leap years.
fn next((year, month, of_month): (i16, i8, i8), leap: fn(i16) -> bool) -> (i16, i8, i8) {
    match (of_month == last_of_month(year, month, leap), month) {
        (false, _) => (year, month, of_month + 1),
        (true, 12) => (year + 1, 1, 1),
        (true, _) => (year, month + 1, 1),
    }
}

fn last_of_month(year: i16, month: i8, leap: fn(i16) -> bool) -> i8 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn every_day() -> impl Iterator<Item = Day> {
    (Day::MIN.number()..=Day::MAX.number()).filter_map(Day::from_number)
}

/// Walks from the first day to the last by the rule of the bull Inter gravissimas (1582).
#[test]
fn every_day_agrees_with_a_walk_through_the_calendar() {
    let mut walked = (-9999, 1, 1);
    for day in every_day() {
        assert_eq!(day.ymd(), walked);
        assert_eq!(day.year(), walked.0);
        assert_eq!(Day::from_ymd(walked.0, walked.1, walked.2), Some(day));
        let leap = |year: i16| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        walked = next(walked, leap);
    }
    assert_eq!(walked, (10_000, 1, 1));
}

#[test]
fn there_are_no_other_days() {
    for (year, month, of_month) in [(2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 0, 1)] {
        assert_eq!(Day::from_ymd(year, month, of_month), None);
    }
    for (year, month, of_month) in [(10_000, 1, 1), (i16::MIN, 1, 1), (2024, i8::MIN, i8::MIN)] {
        assert_eq!(Day::from_ymd(year, month, of_month), None);
    }
    assert_eq!(Day::from_number(Day::MAX.number() + 1), None);
    assert_eq!(Day::from_number(Day::MIN.number() - 1), None);
    assert_eq!(Day::MAX.plus_days(i32::MAX), None);
}

#[test]
fn weekdays_follow_each_other_for_a_whole_cycle() {
    const WEEK: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    let monday = day("2024-11-11");
    for (offset, expected) in (-200_000..200_000).zip(WEEK.iter().cycle().skip(4)) {
        // 200,000 days before a Monday was a Friday: 200,000 is 3 more than a multiple of 7.
        assert_eq!(monday.plus_days(offset).unwrap().weekday(), *expected);
    }
}

#[test]
fn days_of_the_week_are_named() {
    let weekday = |text: &str| day(text).weekday().to_string();
    assert_eq!(weekday("1945-06-26"), "Tuesday"); // the Charter of the United Nations
    assert_eq!(weekday("1969-05-23"), "Friday"); // the Vienna Convention on the Law of Treaties
    assert_eq!(weekday("1980-01-27"), "Sunday"); // its entry into force
}

#[test]
fn a_day_is_read_as_it_is_printed_and_in_no_other_way() {
    for text in ["2024-11-12", "0000-01-01", "-0044-03-15", "-9999-01-01", "9999-12-31"] {
        assert_eq!(day(text).to_string(), text);
        let json = serde_json::to_string(&day(text)).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<Day>(&json).unwrap(), day(text));
    }
    for text in ["2024-11", "2024-11-12?", "2024-11-1X", "12/11/2024", "2024-11-12T10:00:00", ""] {
        assert!(text.parse::<Day>().is_err(), "{text}");
        assert!(serde_json::from_str::<Day>(&format!("\"{text}\"")).is_err(), "{text}");
    }
}

#[test]
fn what_is_no_text_is_no_day() {
    let error = serde_json::from_str::<Day>("20241112").unwrap_err();
    assert!(error.to_string().contains("expected a date as text"), "{error}");
}

/// Walks the Julian calendar by its own rule, past the day on which Rome left it.
#[test]
fn old_style_agrees_with_a_walk_through_the_julian_calendar() {
    let leap = |year: i16| year % 4 == 0;
    assert_eq!(julian(1582, 10, 4), Some(day("1582-10-14")));
    let mut old = (-105, 1, 1);
    let mut civil = julian(old.0, old.1, old.2).unwrap();
    while old.0 < 2101 {
        assert_eq!(julian(old.0, old.1, old.2), Some(civil), "{old:?}");
        assert_eq!(julian(old.0, old.1, last_of_month(old.0, old.1, leap) + 1), None);
        old = next(old, leap);
        civil = civil.next().unwrap();
    }
}

/// Known pairs, of two calendars in use at once (from memory).
#[test]
fn old_style_days_of_history() {
    #[track_caller]
    fn check(old: (i16, i8, i8), new: &str) {
        let date = OldStyle::new(old.0, old.1, old.2).unwrap();
        assert_eq!(date.day().to_string(), new);
        let json = serde_json::to_string(&date).unwrap();
        assert_eq!(serde_json::from_str::<OldStyle>(&json).unwrap(), date);
    }
    check((1752, 9, 2), "1752-09-13"); // the last Old Style day of Great Britain
    check((1917, 10, 25), "1917-11-07");
    check((1, 1, 1), "0000-12-30");
    check((-44, 3, 15), "-0044-03-13");
}

#[test]
fn old_style_days_are_printed_as_the_source_gave_them() {
    #[track_caller]
    fn check(old: (i16, i8, i8), printed: &str) {
        let date = OldStyle::new(old.0, old.1, old.2).unwrap();
        assert_eq!(date.to_string(), printed);
        assert_eq!(date.ymd(), old);
    }
    check((1893, 12, 15), "1893-12-15 (Old Style)");
    check((44, 3, 15), "0044-03-15 (Old Style)");
    check((0, 2, 29), "0000-02-29 (Old Style)");
    check((-44, 3, 15), "-0044-03-15 (Old Style)");
}

#[test]
fn numeric_dates_need_an_order_and_a_century() {
    use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
    #[track_caller]
    fn check(text: &str, order: DateOrder, century: Century, expected: &str) {
        let read = numeric_date(text, order, century);
        assert_eq!(read.map_or_else(|error| error.to_string(), |day| day.to_string()), expected);
    }
    check("12/03/1948", MonthDayYear, Century::Refuse, "1948-12-03");
    check("12/03/1948", DayMonthYear, Century::Refuse, "1948-03-12");
    check("2024.11.12", YearMonthDay, Century::Refuse, "2024-11-12");
    check("1-2-2024", DayMonthYear, Century::Refuse, "2024-02-01");
    check("12/03/48", MonthDayYear, Century::From(1900), "1948-12-03");
    check("12/03/47", MonthDayYear, Century::From(1948), "2047-12-03");
    check("12/03/48", MonthDayYear, Century::From(1948), "1948-12-03");
    check("12/03/99", MonthDayYear, Century::From(-50), "-0001-12-03");
    check(
        "12/03/99",
        MonthDayYear,
        Century::From(i16::MIN),
        "byte 0: there is no such day in this order; check the order",
    );
    check(
        "12/03/48",
        MonthDayYear,
        Century::Refuse,
        "byte 6: a year has four digits; write all, or state a century",
    );
    check(
        "12/03/1948",
        YearMonthDay,
        Century::Refuse,
        "byte 0: a year has four digits; write all, or state a century",
    );
    check(
        "12/03-1948",
        DayMonthYear,
        Century::Refuse,
        "byte 5: a third number is missing; write `/` and it",
    );
    check(
        "30/02/2024",
        DayMonthYear,
        Century::Refuse,
        "byte 0: there is no such day in this order; check the order",
    );
    check(
        "12/03/1948 ",
        DayMonthYear,
        Century::Refuse,
        "byte 10: ` ` is not expected here; a date in numbers ends after the third",
    );
    check(
        "٣/03/1948",
        DayMonthYear,
        Century::Refuse,
        "byte 0: a number is missing; write day, month and year",
    );
}
