//! Reads the notation. Every error names the byte and the cure.
//!
//! Recursive descent without recursion: the notation does not nest.

use super::date::{Date, Digits, Mark, UNSPECIFIED, Year};
use super::season;
use super::{Edtf, End, Form, Member};
use crate::bounds::Bounds;
use crate::day::Day;
use crate::error::DateError;
use crate::hour::HourNote;
use crate::scan::Cursor;

/// The longest expression, in bytes. Real ones stay under thirty.
pub const LENGTH_MAX: usize = 1024;

type Read<T> = Result<T, DateError>;

/// Reads a whole expression: a date, a date with its hour, an interval or a set.
pub(super) fn expression(text: &str) -> Read<Edtf> {
    if LENGTH_MAX < text.len() {
        let what = format!("a date has no more than {LENGTH_MAX} bytes; shorten it");
        return Err(DateError::syntax(text.len(), what));
    }
    let mut cursor = Cursor::new(text);
    let read = match cursor.peek() {
        None => return Err(cursor.error("there is no date here; write `../..` if it is unknown")),
        Some('[') => set(&mut cursor, "[", "]", Form::OneOf)?,
        Some('{') => set(&mut cursor, "{", "}", Form::AllOf)?,
        Some('/' | '.') => interval(None, &mut cursor)?,
        Some(_) => starting_with_date(&mut cursor)?,
    };
    cursor.end("remove it, or write an interval as 2024-11-06/2024-11-11")?;
    Ok(read)
}

fn starting_with_date(cursor: &mut Cursor<'_>) -> Read<Edtf> {
    let (date, bounds) = dated(cursor)?;
    match cursor.peek() {
        Some('/') => interval(Some((date, bounds)), cursor),
        Some('T') => {
            if !date.is_plain() {
                return Err(cursor.error("only a whole day has an hour; leave the hour out"));
            }
            let hour = hour(cursor)?;
            Ok(Edtf { form: Form::Hour(date, hour), bounds })
        }
        _ => Ok(Edtf { form: Form::Date(date), bounds }),
    }
}

/// An interval whose first date, if it begins with one, has been read.
fn interval(first: Option<(Date, Bounds)>, cursor: &mut Cursor<'_>) -> Read<Edtf> {
    let (first, earliest) = match first {
        Some((date, bounds)) => (End::Date(date), bounds.earliest()),
        None if cursor.eat("..") => (End::Open, None),
        None => (End::Unknown, None),
    };
    if !cursor.eat("/") {
        return Err(cursor.error("an interval has `/` between its ends, as in ../1985"));
    }
    let (at, (last, latest)) = (cursor.at(), last_end(cursor)?);
    if first == End::Unknown && last == End::Unknown {
        return Err(cursor.error("`/` alone gives no date; write `../..` if it is unknown"));
    }
    let bounds = Bounds::new(earliest, latest).ok_or_else(|| {
        DateError::syntax(at, "this interval ends before it begins; swap its ends")
    })?;
    Ok(Edtf { form: Form::Interval(first, last), bounds })
}

fn last_end(cursor: &mut Cursor<'_>) -> Read<(End, Option<Day>)> {
    if cursor.is_at_end() {
        return Ok((End::Unknown, None));
    }
    if cursor.eat("..") {
        return Ok((End::Open, None));
    }
    let (date, bounds) = dated(cursor)?;
    if cursor.peek() == Some('T') {
        return Err(cursor.error("an interval has no hours; leave the hour out"));
    }
    Ok((End::Date(date), bounds.latest()))
}

fn set(
    cursor: &mut Cursor<'_>,
    opening: &str,
    closing: &str,
    form: impl Fn(Vec<Member>) -> Form,
) -> Read<Edtf> {
    cursor.eat(opening);
    let (first, mut bounds) = member(cursor, closing, true)?;
    let mut members = vec![first];
    while cursor.eat(",") {
        let (next, its_bounds) = member(cursor, closing, false)?;
        members.push(next);
        bounds = bounds.hull(its_bounds);
    }
    if !cursor.eat(closing) {
        let what = format!("a set goes on with `,` or ends with `{closing}`, and has no spaces");
        return Err(cursor.error(what));
    }
    Ok(Edtf { form: form(members), bounds })
}

/// A date, or a range. A range may be open before the first member and after the last.
fn member(cursor: &mut Cursor<'_>, closing: &str, is_first: bool) -> Read<(Member, Bounds)> {
    if is_first && cursor.eat("..") {
        let (last, bounds) = dated(cursor)?;
        return Ok((Member::Range(None, Some(last)), bounds.or_earlier()));
    }
    let (first, earlier) = dated(cursor)?;
    if !cursor.eat("..") {
        return Ok((Member::Date(first), earlier));
    }
    if cursor.rest().starts_with(closing) {
        return Ok((Member::Range(Some(first), None), earlier.or_later()));
    }
    let at = cursor.at();
    let (last, later) = dated(cursor)?;
    if first.precision() != last.precision() {
        let what = "both ends of a range are given as finely; write both as years, months or days";
        return Err(DateError::syntax(at, what));
    }
    let bounds = Bounds::new(earlier.earliest(), later.latest())
        .ok_or_else(|| DateError::syntax(at, "this range ends before it begins; swap its ends"))?;
    Ok((Member::Range(Some(first), Some(last)), bounds))
}

/// A date, and the days it may mean.
fn dated(cursor: &mut Cursor<'_>) -> Read<(Date, Bounds)> {
    let at = cursor.at();
    let date = date(cursor)?;
    let bounds = date.bounds().ok_or_else(|| {
        let day_at = cursor.at().saturating_sub(2).max(at);
        DateError::syntax(day_at, format!("there is no day {date}; check year, month and day"))
    })?;
    Ok((date, bounds))
}

fn date(cursor: &mut Cursor<'_>) -> Read<Date> {
    let before = mark(cursor);
    let year = year(cursor)?;
    let mut marks = [before, Mark::NONE, Mark::NONE];
    mark_behind(cursor, &mut marks, 1);
    if matches!(year, Year::Long(_)) || !cursor.eat("-") {
        return Ok(Date { year, month: None, day: None, marks });
    }
    let month = Some(part(cursor, &mut marks, 2, month)?);
    if !cursor.eat("-") {
        return Ok(Date { year, month, day: None, marks });
    }
    if month.is_some_and(|it| it.is_whole() && season::months(it.least()).is_some()) {
        return Err(cursor.error("a part of a year has no days; leave the day out"));
    }
    let day = Some(part(cursor, &mut marks, 3, day)?);
    Ok(Date { year, month, day, marks })
}

/// The `nth` part of a date, with the marks around it.
fn part(
    cursor: &mut Cursor<'_>,
    marks: &mut [Mark; 3],
    nth: usize,
    digits: impl Fn(&mut Cursor<'_>) -> Read<Digits<2>>,
) -> Read<Digits<2>> {
    let before = mark(cursor);
    let digits = digits(cursor)?;
    if let Some(own) = marks.get_mut(nth - 1) {
        *own = own.and(before);
    }
    mark_behind(cursor, marks, nth);
    Ok(digits)
}

/// A mark behind a part holds for it and for all parts before it.
fn mark_behind(cursor: &mut Cursor<'_>, marks: &mut [Mark; 3], nth: usize) {
    let behind = mark(cursor);
    for covered in marks.iter_mut().take(nth) {
        *covered = covered.and(behind);
    }
}

fn mark(cursor: &mut Cursor<'_>) -> Mark {
    let both = cursor.eat("%");
    let uncertain = !both && cursor.eat("?");
    let approximate = !both && !uncertain && cursor.eat("~");
    Mark { uncertain: both || uncertain, approximate: both || approximate }
}

fn year(cursor: &mut Cursor<'_>) -> Read<Year> {
    if cursor.eat("Y") {
        return long_year(cursor);
    }
    let at = cursor.at();
    let negative = cursor.eat("-");
    let digits: Digits<4> = digits(cursor, "a year has four digits, as in 0985 or 198X")?;
    if negative && digits.is_whole() && digits.least() == 0 {
        return Err(DateError::syntax(at, "there is no year -0000; write 0000 for 1 BCE"));
    }
    match cursor.peek() {
        Some('0'..='9') => Err(cursor.error("a year has four digits; write later ones as Y17000")),
        Some('S') => Err(cursor.error("significant digits are not read; write 1900/1999")),
        _ => Ok(Year::Four { negative, digits }),
    }
}

/// A year beyond four digits, behind its `Y`.
fn long_year(cursor: &mut Cursor<'_>) -> Read<Year> {
    let at = cursor.at();
    let negative = cursor.eat("-");
    let digits = cursor.take_while(|byte| byte.is_ascii_digit());
    if matches!(cursor.peek(), Some('E' | 'S')) {
        return Err(cursor.error("exponents and significant digits are not read; write all digits"));
    }
    let fault = |what: &str| Err(DateError::syntax(at, what));
    match digits.parse::<i64>() {
        Err(_) => fault("behind Y stands a year of at most 18 digits, as in Y17000"),
        Ok(_) if digits.len() < 5 || digits.starts_with('0') => {
            fault("Y is for years of five digits or more; leave it out and write four digits")
        }
        Ok(year) => Ok(Year::Long(if negative { -year } else { year })),
    }
}

fn month(cursor: &mut Cursor<'_>) -> Read<Digits<2>> {
    let at = cursor.at();
    let month: Digits<2> = digits(cursor, "a month has two digits, as in 2024-03 or 2024-XX")?;
    let is_month = (1..=12).any(|number| month.fits(number));
    if is_month || (month.is_whole() && season::months(month.least()).is_some()) {
        return Ok(month);
    }
    let cure = "write 01 to 12, or 21 to 41 for a season or part of a year";
    Err(DateError::syntax(at, format!("no month is `{month}`; {cure}")))
}

fn day(cursor: &mut Cursor<'_>) -> Read<Digits<2>> {
    let at = cursor.at();
    let day: Digits<2> = digits(cursor, "a day has two digits, as in 2024-03-05 or 2024-03-XX")?;
    if (1..=31).any(|number| day.fits(number)) {
        return Ok(day);
    }
    Err(DateError::syntax(at, format!("no day is `{day}`; write 01 to 31")))
}

/// Exactly `N` digits, of which any may be unspecified.
fn digits<const N: usize>(cursor: &mut Cursor<'_>, cure: &str) -> Read<Digits<N>> {
    let mut read = [UNSPECIFIED; N];
    for place in &mut read {
        let next = cursor.peek().filter(|it| it.is_ascii_digit() || *it == 'X');
        let Some(digit) = next.and_then(|it| u8::try_from(it).ok()) else {
            return Err(cursor.error(cure));
        };
        *place = digit;
        cursor.take_one();
    }
    Ok(Digits(read))
}

/// The hour behind `T`, kept in its own digits.
fn hour(cursor: &mut Cursor<'_>) -> Read<HourNote> {
    cursor.eat("T");
    let mut words = String::new();
    for (most, gap) in [(23, ":"), (59, ":"), (59, "")] {
        words.push_str(two(cursor, most)?);
        if !cursor.eat(gap) {
            return Err(cursor.error("an hour is written whole, as in T23:20:30"));
        }
        words.push_str(gap);
    }
    if cursor.eat("Z") {
        words.push('Z');
    } else if let Some(sign) = ["+", "-"].into_iter().find(|sign| cursor.eat(sign)) {
        words.push_str(sign);
        words.push_str(two(cursor, 23)?);
        if cursor.eat(":") {
            words.push(':');
            words.push_str(two(cursor, 59)?);
        }
    }
    HourNote::new(&words)
}

/// A number of two digits, up to `most`.
fn two<'t>(cursor: &mut Cursor<'t>, most: u8) -> Read<&'t str> {
    let at = cursor.at();
    let digits = cursor.take_while(|byte| byte.is_ascii_digit());
    if digits.len() == 2 && digits.parse().is_ok_and(|number: u8| number <= most) {
        return Ok(digits);
    }
    let cure = match digits {
        "24" => "midnight is 00:00:00 of the next day",
        _ => "write two digits",
    };
    Err(DateError::syntax(at, format!("here stands a number from 00 to {most}; {cure}")))
}
