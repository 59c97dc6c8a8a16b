//! Numbers in digits, and what is meant by one in words; quantities to the millionth.

use foedera_model::Quantity;

use crate::cursor::{Cursor, Expected};
use crate::out::Out;
use crate::problem::Problem;

const NUMBER: &str = "a number such as `22`";

/// Numbers that treaties write in words, and the language in digits.
const NUMBER_WORDS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("eighteen", 18),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("ninety", 90),
];

/// How many digits a number may have after the point: shares are counted in millionths.
const DECIMALS_MAX: usize = 6;

pub(crate) fn number(c: &mut Cursor<'_, '_>) -> Option<u32> {
    let numeric = c.peek(0).starts_with(|it: char| it.is_ascii_digit());
    let what = if numeric || worded_number(c.peek(0)).is_some() {
        Expected::Fault(Problem::BadNumber)
    } else {
        Expected::Noun(NUMBER)
    };
    c.value(NUMBER, |text| text.parse().ok().filter(|it| 0 < *it).ok_or(what))
}

/// The number that a word means.
pub(crate) fn worded_number(word: &str) -> Option<u32> {
    NUMBER_WORDS.iter().find(|(it, _)| *it == word).map(|(_, number)| *number)
}

/// A number with decimals, exact to the millionth.
pub(crate) fn quantity(c: &mut Cursor<'_, '_>) -> Option<Quantity> {
    let wrong = Expected::Fault(Problem::BadNumber);
    c.value("a quantity such as `35.1441`", |text| {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let plain = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
        let dangling = text.ends_with('.') || whole.is_empty();
        if dangling || !plain(whole) || !plain(decimals) || DECIMALS_MAX < decimals.len() {
            return Err(wrong);
        }
        let digits = format!("{whole}{decimals:0<DECIMALS_MAX$}");
        digits.parse().map(|millionths| Quantity { millionths }).map_err(|_| wrong)
    })
}

pub(crate) fn write_quantity(quantity: Quantity, out: &mut Out) {
    let (whole, rest) = (quantity.millionths / 1_000_000, quantity.millionths % 1_000_000);
    let decimals = format!("{rest:06}");
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() {
        out.word(&whole.to_string());
    } else {
        out.word(&format!("{whole}.{decimals}"));
    }
}
