//! The date notation as pairs of texts: what is written, and the days it may mean or the fault.
//!
//! The examples are those of the specification (Library of Congress, Extended Date/Time Format,
//! 4 February 2019), level by level, then what it forbids, then what treaty data really hold.

use foedera_dates::{Bounds, Day, Edtf};

/// `text` prints back as it stands, and may mean these days.
#[track_caller]
fn check(text: &str, bounds: &str) {
    match text.parse::<Edtf>() {
        Ok(date) => {
            assert_eq!(date.bounds(), bounds_of(bounds), "{text}");
            assert_eq!(date.to_string(), text);
        }
        Err(error) => panic!("{text}: {error}"),
    }
}

/// Bounds from two days or `..`, without the notation under test.
#[track_caller]
fn bounds_of(text: &str) -> Bounds {
    let (first, last) = text.split_once(' ').unwrap_or((text, text));
    let day = |side: &str| {
        let mut parts = side.rsplitn(3, '-');
        let (day, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Day::from_ymd(parts.next()?.parse().ok()?, month, day)
    };
    for side in [first, last] {
        assert!(side == ".." || day(side).is_some(), "{side} is no day");
    }
    Bounds::new(day(first), day(last)).unwrap()
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    let error = text.parse::<Edtf>().expect_err(text);
    assert_eq!(error.to_string(), expected, "{text}");
}

#[test]
fn level_0_dates_and_hours() {
    check("1985-04-12", "1985-04-12");
    check("1985-04", "1985-04-01 1985-04-30");
    check("1985", "1985-01-01 1985-12-31");
    check("1985-04-12T23:20:30", "1985-04-12");
    check("1985-04-12T23:20:30Z", "1985-04-12");
    check("1985-04-12T23:20:30-04", "1985-04-12");
    check("1985-04-12T23:20:30+04:30", "1985-04-12");
}

#[test]
fn level_0_intervals() {
    check("1964/2008", "1964-01-01 2008-12-31");
    check("2004-06/2006-08", "2004-06-01 2006-08-31");
    check("2004-02-01/2005-02-08", "2004-02-01 2005-02-08");
    check("2004-02-01/2005-02", "2004-02-01 2005-02-28");
    check("2004-02-01/2005", "2004-02-01 2005-12-31");
    check("2005/2006-02", "2005-01-01 2006-02-28");
}

#[test]
fn level_1_years_and_seasons() {
    // Beyond the calendar: at the last day there is, or after it.
    check("Y170000002", "9999-12-31 ..");
    check("Y-170000002", ".. -9999-01-01");
    check("2001-21", "2001-03-01 2001-12-31");
    check("-1985", "-1985-01-01 -1985-12-31");
}

#[test]
fn level_1_qualified_dates_are_bounded_as_they_are_written() {
    check("1984?", "1984-01-01 1984-12-31");
    check("2004-06~", "2004-06-01 2004-06-30");
    check("2004-06-11%", "2004-06-11");
}

#[test]
fn level_1_unspecified_digits() {
    check("201X", "2010-01-01 2019-12-31");
    check("20XX", "2000-01-01 2099-12-31");
    check("2004-XX", "2004-01-01 2004-12-31");
    check("1985-04-XX", "1985-04-01 1985-04-30");
    check("1985-XX-XX", "1985-01-01 1985-12-31");
}

#[test]
fn level_1_intervals_open_or_unknown_at_an_end() {
    check("1985-04-12/..", "1985-04-12 ..");
    check("1985-04/..", "1985-04-01 ..");
    check("1985/..", "1985-01-01 ..");
    check("../1985-04-12", ".. 1985-04-12");
    check("../1985-04", ".. 1985-04-30");
    check("../1985", ".. 1985-12-31");
    check("1985-04-12/", "1985-04-12 ..");
    check("1985-04/", "1985-04-01 ..");
    check("1985/", "1985-01-01 ..");
    check("/1985-04-12", ".. 1985-04-12");
    check("/1985-04", ".. 1985-04-30");
    check("/1985", ".. 1985-12-31");
    check("../..", ".. ..");
}

#[test]
fn level_2_parts_of_a_year() {
    check("2001-34", "2001-04-01 2001-06-30");
    check("2001-33", "2001-01-01 2001-03-31");
    check("2001-36", "2001-10-01 2001-12-31");
    check("2001-37", "2001-01-01 2001-04-30");
    check("2001-39", "2001-09-01 2001-12-31");
    check("2001-40", "2001-01-01 2001-06-30");
    check("2001-41", "2001-07-01 2001-12-31");
    check("2001-25", "2001-03-01 2001-06-30");
    check("2001-26", "2001-06-01 2001-09-30");
    check("2001-27", "2001-09-01 2001-12-31");
    // A winter belongs to the year it begins in or to the year it ends in.
    check("2001-28", "2000-12-01 2002-03-31");
    check("2001-29", "2001-09-01 2001-12-31");
    check("2001-30", "2000-12-01 2002-03-31");
    check("2001-32", "2001-06-01 2001-09-30");
    check("200X-34", "2000-04-01 2009-06-30");
    check("9999-24", "9998-12-01 ..");
}

#[test]
fn level_2_sets() {
    check("[1667,1668,1670..1672]", "1667-01-01 1672-12-31");
    check("[..1760-12-03]", ".. 1760-12-03");
    check("[1760-12..]", "1760-12-01 ..");
    check("[1760-01,1760-02,1760-12..]", "1760-01-01 ..");
    check("[1667,1760-12]", "1667-01-01 1760-12-31");
    check("[..1984]", ".. 1984-12-31");
    check("{1667,1668,1670..1672}", "1667-01-01 1672-12-31");
    check("{1960,1961-12}", "1960-01-01 1961-12-31");
    check("{..1984}", ".. 1984-12-31");
}

#[test]
fn level_2_qualified_parts() {
    check("2004-06~-11", "2004-06-11");
    check("2004?-06-11", "2004-06-11");
    check("?2004-06-~11", "2004-06-11");
    check("2004-%06-11", "2004-06-11");
    check("2004-06-~01/2004-06-~20", "2004-06-01 2004-06-20");
}

#[test]
fn level_2_unspecified_digits_anywhere() {
    check("156X-12-25", "1560-12-25 1569-12-25");
    check("15XX-12-25", "1500-12-25 1599-12-25");
    check("XXXX-12-XX", "0000-12-01 9999-12-31");
    check("1XXX-XX", "1000-01-01 1999-12-31");
    check("1XXX-12", "1000-12-01 1999-12-31");
    check("1984-1X", "1984-10-01 1984-12-31");
    check("2004-06-XX/2004-07-03", "2004-06-01 2004-07-03");
    check("-001X", "-0019-01-01 -0010-12-31");
    check("-000X", "-0009-01-01 -0001-12-31");
    check("190X-02-29", "1904-02-29 1908-02-29");
}

#[test]
fn level_2_years_with_exponent_or_significant_digits_are_refused() {
    let cure = "exponents and significant digits are not read; write all digits";
    refused("Y-17E7", &format!("byte 4: {cure}"));
    refused("Y3388E2S3", &format!("byte 5: {cure}"));
    refused("Y171010000S3", &format!("byte 10: {cure}"));
    refused("1950S2", "byte 4: significant digits are not read; write 1900/1999");
}

#[test]
fn marks_that_mean_the_same_are_printed_in_one_way() {
    #[track_caller]
    fn check(text: &str, canonical: &str) {
        let date: Edtf = text.parse().unwrap();
        assert_eq!(date.to_string(), canonical);
        assert_eq!(canonical.parse::<Edtf>().unwrap(), date);
    }
    check("?2004", "2004?");
    check("?2004?", "2004?");
    check("2004?-06?", "2004-06?");
    check("?2004-?06", "2004-06?");
    check("2004?-06~", "%2004-~06");
    check("~2004-~06-11", "2004-06~-11");
    check("?-0044", "-0044?");
}

#[test]
fn days_that_do_not_exist() {
    refused("1960-06-31", "byte 8: there is no day 1960-06-31; check year, month and day");
    refused("2023-02-29", "byte 8: there is no day 2023-02-29; check year, month and day");
    refused("XXXX-02-30", "byte 8: there is no day XXXX-02-30; check year, month and day");
    refused("2023-02-3X", "byte 8: there is no day 2023-02-3X; check year, month and day");
    refused("2024-01-32", "byte 8: no day is `32`; write 01 to 31");
    refused("2024-01-00", "byte 8: no day is `00`; write 01 to 31");
    refused("-0000", "byte 0: there is no year -0000; write 0000 for 1 BCE");
    let cure = "write 01 to 12, or 21 to 41 for a season or part of a year";
    refused("2024-13", &format!("byte 5: no month is `13`; {cure}"));
    refused("2024-2X", &format!("byte 5: no month is `2X`; {cure}"));
    refused("2024-42", &format!("byte 5: no month is `42`; {cure}"));
    refused("2001-21-05", "byte 8: a part of a year has no days; leave the day out");
}

#[test]
fn dates_in_other_notations() {
    let year = "a year has four digits, as in 0985 or 198X";
    refused("12/11/2024", &format!("byte 2: {year}"));
    refused("9.11.2024", &format!("byte 1: {year}"));
    refused("Monday", &format!("byte 0: {year}"));
    refused("+2006", &format!("byte 0: {year}"));
    refused("199u", &format!("byte 3: {year}"));
    refused("٢٠٢٤", &format!("byte 0: {year}"));
    refused("20241112", "byte 4: a year has four digits; write later ones as Y17000");
    refused("2024-1", "byte 6: a month has two digits, as in 2024-03 or 2024-XX");
    refused("1953-05-5", "byte 9: a day has two digits, as in 2024-03-05 or 2024-03-XX");
    refused("1933-09-?", "byte 9: a day has two digits, as in 2024-03-05 or 2024-03-XX");
    let remove = "remove it, or write an interval as 2024-11-06/2024-11-11";
    refused("1984?~", &format!("byte 5: `~` is not expected here; {remove}"));
    refused("1863-03-29 ", &format!("byte 10: ` ` is not expected here; {remove}"));
    refused("2024–11", &format!("byte 4: `\\u{{2013}}` is not expected here; {remove}"));
    refused("2001-21^southernHemisphere", &format!("byte 7: `^` is not expected here; {remove}"));
    let long = "Y is for years of five digits or more; leave it out and write four digits";
    refused("Y2006", &format!("byte 1: {long}"));
    refused("Y-2006", &format!("byte 1: {long}"));
    refused("Y012345", &format!("byte 1: {long}"));
    refused("Y", "byte 1: behind Y stands a year of at most 18 digits, as in Y17000");
    refused("", "byte 0: there is no date here; write `../..` if it is unknown");
}

#[test]
fn hours_out_of_order() {
    let whole = "an hour is written whole, as in T23:20:30";
    let upto = |most| format!("here stands a number from 00 to {most}; write two digits");
    refused("2012-10-10T10:10", &format!("byte 16: {whole}"));
    refused("2012-10-10T10:10:1", &format!("byte 17: {}", upto(59)));
    refused("2012-10-10T1:10:10", &format!("byte 11: {}", upto(23)));
    refused(
        "2012-10-10T24:00:00",
        "byte 11: here stands a number from 00 to 23; midnight is 00:00:00 of the next day",
    );
    refused("2012-10-10T10:60:00", &format!("byte 14: {}", upto(59)));
    refused("2012-10T10:10:10", "byte 7: only a whole day has an hour; leave the hour out");
    refused("2012-10-10?T10:10:10", "byte 11: only a whole day has an hour; leave the hour out");
    refused("2012/2013-10-10T10:10:10", "byte 15: an interval has no hours; leave the hour out");
}

#[test]
fn intervals_and_sets_out_of_order() {
    let backwards = "this interval ends before it begins; swap its ends";
    refused("2012/2011", &format!("byte 5: {backwards}"));
    refused("0800/-0999", &format!("byte 5: {backwards}"));
    refused("Y17000/2011", &format!("byte 7: {backwards}"));
    refused("/", "byte 1: `/` alone gives no date; write `../..` if it is unknown");
    refused("..1985", "byte 2: an interval has `/` between its ends, as in ../1985");
    refused("2012//2013", "byte 5: a year has four digits, as in 0985 or 198X");
    let remove = "remove it, or write an interval as 2024-11-06/2024-11-11";
    refused("2012/2013/2014", &format!("byte 9: `/` is not expected here; {remove}"));
    let set = "a set goes on with `,` or ends with `]`, and has no spaces";
    refused("[1760-01, 1760-02]", "byte 9: a year has four digits, as in 0985 or 198X");
    refused("[1760-01 ,1760-02]", &format!("byte 8: {set}"));
    refused("[1760-01}", &format!("byte 8: {set}"));
    refused("[1760,..1762]", "byte 6: a year has four digits, as in 0985 or 198X");
    refused("[1760..,1762]", "byte 7: a year has four digits, as in 0985 or 198X");
    refused("[1762..1760]", "byte 7: this range ends before it begins; swap its ends");
    refused(
        "[1760..1762-05]",
        "byte 7: both ends of a range are given as finely; write both as years, months or days",
    );
    refused(
        "[2001-21..2002-05]",
        "byte 10: both ends of a range are given as finely; write both as years, months or days",
    );
    refused("[]", "byte 1: a year has four digits, as in 0985 or 198X");
}

/// An end that is given roughly may lie on the right side of a beginning that is given finely.
#[test]
fn intervals_that_can_be_read_in_order() {
    check("0000-01-03/0000-01", "0000-01-03 0000-01-31");
    check("0000-02/0000", "0000-02-01 0000-12-31");
    check("1919-XX-02/1919-XX-01", "1919-01-02 1919-12-01");
}

/// Incomplete and doubtful dates as databases of treaties give them, in this notation.
#[test]
fn dates_of_real_records() {
    check("1964-XX-16", "1964-01-16 1964-12-16");
    check("1961-01-26~", "1961-01-26");
    check("1933-09-XX", "1933-09-01 1933-09-30");
    check("1892-08/1894-01", "1892-08-01 1894-01-31");
    check("2024-11-06/2024-11-11", "2024-11-06 2024-11-11");
    check("1939~", "1939-01-01 1939-12-31");
}

#[test]
fn dates_are_made_from_days_and_bounds() {
    let day: Day = "2024-11-09".parse().unwrap();
    assert_eq!(Edtf::from(day).bounds(), Bounds::day(day));
    for text in [
        "2024-11-09",
        "0000-01-01",
        "-0044-03-13",
        "../2024-11-09",
        "2024-11-09/..",
        "1999-01-01/2024-11-09",
        "../..",
    ] {
        let date: Edtf = text.parse().unwrap();
        assert_eq!(Edtf::from_bounds(date.bounds()), date);
    }
}

#[test]
fn the_hour_is_kept_and_decides_nothing() {
    let hour = |text: &str| {
        let date: Edtf = text.parse().unwrap();
        date.hour().map(ToString::to_string)
    };
    assert_eq!(hour("2023-11-07T00:00:00+03").as_deref(), Some("00:00:00+03"));
    assert_eq!(hour("1985-04-12T23:20:30Z").as_deref(), Some("23:20:30Z"));
    assert_eq!(hour("1985-04-12"), None);
    assert_eq!(hour("1985-04-12/.."), None);
}

#[test]
fn what_is_marked_is_asked_for() {
    let marks = |text: &str| {
        let date: Edtf = text.parse().unwrap();
        (date.is_uncertain(), date.is_approximate())
    };
    assert_eq!(marks("1984"), (false, false));
    assert_eq!(marks("1984?/.."), (true, false));
    assert_eq!(marks("[1984,1985~]"), (false, true));
    assert_eq!(marks("{..1985%}"), (true, true));
}
