//! Parts of a year under the numbers 21 to 41, and the months they may cover.
//!
//! The notation does not say when a season begins. The months here hold every usage we know of,
//! by whole months: a meteorologist's spring begins on 1 March, an astronomer's ends in late June.
//! A winter may belong to the year it begins in or to the year it ends in, so it reaches from
//! December before to March after. The seasons 21 to 24 name no hemisphere, so they cover both.

use crate::day::Day;

/// The first and last month of a part of a year: 1 is January, 0 the December before, 13 the
/// January after. Nothing if the notation has no such part.
pub(super) fn months(part: i16) -> Option<(i8, i8)> {
    match part {
        // Spring and autumn of one hemisphere, then of the other: they cover the same months.
        21 | 23 => Some((3, 12)),
        // Summer and winter reach over the turn of the year in one hemisphere.
        22 | 24 => Some((0, 15)),
        25 | 31 => Some((3, 6)),
        26 | 32 => Some((6, 9)),
        27 | 29 => Some((9, 12)),
        28 | 30 => Some((0, 15)),
        33..=36 => Some(equal_part(part - 33, 3)),
        37..=39 => Some(equal_part(part - 37, 4)),
        40 | 41 => Some(equal_part(part - 40, 6)),
        _ => None,
    }
}

/// The months of the nth part (from nought) of a year that is divided evenly.
fn equal_part(nth: i16, months: i8) -> (i8, i8) {
    let before = months * i8::try_from(nth).unwrap_or(0);
    (before + 1, before + months)
}

/// The first day of a month that is counted from a year's January as in [`months`].
pub(super) fn first_day(year: i16, month: i8) -> Option<Day> {
    let over = i16::from(month - 1);
    let of_year = i8::try_from(over.rem_euclid(12)).ok()? + 1;
    Day::from_ymd(year.checked_add(over.div_euclid(12))?, of_year, 1)
}

/// The last day of a month that is counted so.
pub(super) fn last_day(year: i16, month: i8) -> Option<Day> {
    first_day(year, month + 1)?.previous()
}
