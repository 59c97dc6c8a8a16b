//! Lengths and delays: `5 years`, `on the first day of the month after 3 months after`.

use foedera_dates::{Delay, Step};

use crate::cursor::{Cursor, Expected};
use crate::near::edits_of_a_slip;
use crate::noun::number::number;
use crate::out::Out;
use crate::problem::Problem;

/// The calendar steps that have no number.
const CALENDAR: &[(&str, Step)] = &[
    ("the first day of the month after", Step::FirstOfMonthAfter),
    ("the first day of the year after", Step::FirstOfYearAfter),
    ("the end of the calendar month of", Step::EndOfMonth),
    ("the end of the calendar year of", Step::EndOfYear),
];

/// What stands before the number of a month.
const NTH_MONTH: &str = "the first day of the";

/// The units of a length of time, for one and for several.
pub(crate) const UNITS: &[&str] = &["day", "days", "month", "months", "year", "years"];

/// What leads a day in a sentence: `on the 90th day after …`, `from …`, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lead {
    On,
    From,
    Bare,
}

/// A bare length of time: `90 days`, `3 months`, `5 years`.
pub(crate) fn length(c: &mut Cursor<'_, '_>) -> Option<Delay> {
    period(c).map(Delay::from)
}

fn period(c: &mut Cursor<'_, '_>) -> Option<Step> {
    c.attempt(|c| {
        let many = number(c)?;
        let step = match c.peek(0) {
            "day" | "days" => Step::Days(many),
            "month" | "months" => Step::Months(many),
            "year" | "years" => Step::Years(many),
            _ => {
                let from = c.at();
                for words in UNITS.iter().filter(|it| it.ends_with('s') == (1 < many)) {
                    c.reader.furthest.note(from, Expected::Near { words, from });
                }
                return c.miss(Expected::Noun("`days`, `months` or `years`"));
            }
        };
        c.skip();
        Some(step)
    })
}

pub(crate) fn write_length(length: &Delay, out: &mut Out) {
    for step in length.steps() {
        let (many, unit) = match *step {
            Step::Days(many) => (many, "day"),
            Step::Months(many) => (many, "month"),
            Step::Years(many) => (many, "year"),
            Step::NthDay(_)
            | Step::FirstOfMonthAfter
            | Step::FirstOfNthMonth(_)
            | Step::EndOfMonth
            | Step::EndOfYear
            | Step::FirstOfYearAfter => continue,
        };
        out.word(&many.to_string());
        out.word(unit);
        out.close(if many == 1 { "" } else { "s" });
    }
}

/// The steps of a delay up to the condition from which it is reckoned; none is no delay.
pub(crate) fn delay(c: &mut Cursor<'_, '_>) -> Option<Delay> {
    let mut steps = Vec::new();
    while let Some(step) = c.attempt(step) {
        steps.push(step);
    }
    steps.reverse();
    Delay::new(steps).ok()
}

fn step(c: &mut Cursor<'_, '_>) -> Option<Step> {
    if c.peek(0).starts_with(|it: char| it.is_ascii_digit()) {
        let step = period(c)?;
        c.words("after")?;
        return Some(step);
    }
    if let Some((_, step)) = CALENDAR.iter().find(|(words, _)| c.has(words)) {
        return Some(*step);
    }
    note_calendar(c);
    let is_first = edits_of_a_slip(c.peek(1), "first").is_some();
    if c.peek(0) != "the" || !is_first && !c.peek(1).starts_with(|it: char| it.is_ascii_digit()) {
        return None;
    }
    if c.has(NTH_MONTH) {
        let many = ordinal(c)?;
        c.words("month after the month of")?;
        return Some(Step::FirstOfNthMonth(many));
    }
    c.skip();
    let many = ordinal(c)?;
    if c.has("day after") {
        Some(Step::NthDay(many))
    } else {
        c.miss(Expected::Fault(Problem::Ordinal))
    }
}

/// Notes how far a calendar step is there, where one is begun.
fn note_calendar(c: &mut Cursor<'_, '_>) {
    for words in CALENDAR.iter().map(|it| it.0).chain([NTH_MONTH]) {
        let mut expected = words.split(' ').skip(1);
        if c.peek(0) == "the"
            && expected.next().is_some_and(|it| edits_of_a_slip(c.peek(1), it).is_some())
        {
            let _miss = c.attempt(|c| c.words(words).and(None::<()>));
        }
    }
}

/// `1st`, `2nd`, `90th`.
fn ordinal(c: &mut Cursor<'_, '_>) -> Option<u32> {
    const ORDINAL: &str = "an ordinal such as `90th`";
    c.value(ORDINAL, |text| {
        let digits = text.trim_end_matches(|it: char| it.is_ascii_lowercase());
        let many = digits.parse().ok().filter(|it| 0 < *it);
        many.filter(|it| text == ordinal_text(*it)).ok_or(Expected::Noun(ORDINAL))
    })
}

/// An ordinal in digits: `22nd`.
pub(crate) fn ordinal_text(many: u32) -> String {
    let ending = match (many % 100, many % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{many}{ending}")
}

/// Writes the steps, the outermost with the word that leads it.
pub(crate) fn write_delay(delay: &Delay, lead: Lead, out: &mut Out) {
    for (place, step) in delay.steps().iter().rev().enumerate() {
        if place == 0 {
            write_lead(*step, lead, out);
        }
        write_step(*step, out);
    }
}

fn write_lead(step: Step, lead: Lead, out: &mut Out) {
    let is_period = matches!(step, Step::Days(_) | Step::Months(_) | Step::Years(_));
    match (lead, step) {
        (Lead::From, _) => out.word("from"),
        (Lead::On, Step::EndOfMonth | Step::EndOfYear) => out.word("at"),
        (Lead::On, _) if !is_period => out.word("on"),
        (Lead::On | Lead::Bare, _) => {}
    }
}

fn write_step(step: Step, out: &mut Out) {
    if let Some((words, _)) = CALENDAR.iter().find(|(_, it)| *it == step) {
        return out.word(words);
    }
    if let Step::NthDay(many) = step {
        out.word(&format!("the {} day after", ordinal_text(many)));
    } else if let Step::FirstOfNthMonth(many) = step {
        out.word(&format!("the first day of the {} month after the month of", ordinal_text(many)));
    } else {
        write_length(&Delay::from(step), out);
        out.word("after");
    }
}
