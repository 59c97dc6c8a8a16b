//! A word that stands where it may and is written wrong: a code in small letters, a date, a number. Not
//! a word that was not expected at all.

use foedera_dates::{ENGLISH_MONTHS, Edtf, PROFILES};
use foedera_model::Diagnostic;

use super::Place;
use crate::cursor::Expected;
use crate::noun::delay::ordinal_text;
use crate::noun::number::worded_number;
use crate::noun::plain::LONG_LABEL;
use crate::problem::Problem;
use crate::token::quoted;
use crate::wording;

impl Place<'_, '_> {
    pub(super) fn fault(&self, problem: Problem) -> Diagnostic {
        let (span, text) = (self.span(), self.reader.token(self.at));
        if problem == Problem::Unquoted {
            let is_label = |it: &Expected| *it == Expected::Noun(LONG_LABEL);
            if self.reader.furthest.expected.iter().any(is_label) {
                return self.long_label();
            }
            let (name, span) = self.name();
            return problem.at(span, &[&name]);
        }
        if problem == Problem::Ordinal {
            let (ordinal, span) = self.words(self.at.saturating_sub(2), 2);
            return problem.at(span, &[&ordinal]);
        }
        if problem == Problem::BadDate
            && let Some(diagnostic) = self.worded_date(self.at)
        {
            return diagnostic;
        }
        if problem == Problem::BadGrade && text.parse::<Edtf>().is_ok() {
            let comma = self.words(self.at.saturating_sub(1), 1).1;
            let found = ["the day without a comma before it", "a comma", "write a space"];
            return Problem::Expected.at(comma, &found);
        }
        if problem == Problem::BadDate {
            if let Some([month_first, day_first]) = either_order(text) {
                let why = "which of its parts is the day and which the month cannot be known";
                let cure = format!(
                    "write `{day_first}` if the day stands first, `{month_first}` if the month does"
                );
                return problem.at(span, &[text, why, &cure]);
            }
            let why =
                text.parse::<Edtf>().err().map_or_else(String::new, |it| it.message().to_owned());
            return problem.at(span, &[text, &why, &date_meant(text)]);
        }
        let more = if problem == Problem::LowerCode {
            text.to_ascii_uppercase()
        } else if problem == Problem::BadNumber {
            number_meant(text)
        } else if problem == Problem::UnknownPractice {
            PROFILES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
        } else {
            String::new()
        };
        problem.at(span, &[text, &more])
    }

    /// A label of several words without quotes: `Appendix II`.
    fn long_label(&self) -> Diagnostic {
        let (label, span) = self.words(self.at, 2);
        let found = [LONG_LABEL, &format!("`{label}`"), &format!("write {}", quoted(&label))];
        Problem::Expected.at(span, &found)
    }

    /// A date in words that stands here, or behind the word that stands here: `on 1 January 1995`.
    pub(super) fn date_in_words(&self) -> Option<Diagnostic> {
        self.worded_date(self.at).or_else(|| self.worded_date(self.at + 1))
    }

    /// A date in words, `31 December 2011`, and how the language writes it.
    fn worded_date(&self, at: usize) -> Option<Diagnostic> {
        let (words, span) = self.words(at, 3);
        let parts: Vec<&str> = words.split(' ').collect();
        let [day, month, year] = parts[..] else { return None };
        let month = ENGLISH_MONTHS.iter().position(|it| *it == month)? + 1;
        let date = format!("{year}-{month:02}-{day:0>2}");
        date.parse::<Edtf>().ok()?;
        let found = [&*words, "a date is written year, month, day", &format!("write `{date}`")];
        Some(Problem::BadDate.at(span, &found))
    }

    /// A sign that the language writes otherwise: `&`, parentheses, a colon within a line.
    pub(super) fn sign(&self) -> Option<Diagnostic> {
        let word = self.reader.token(self.at);
        if !self.is_atom() {
            return None;
        }
        let (wanted, cure) = if word == "&" {
            ("`and`", "write `and`".to_owned())
        } else if let Some(inside) = word.strip_prefix('(').filter(|it| !it.is_empty()) {
            let comma = self.reader.furthest.expected.contains(&Expected::Comma);
            let words =
                format!("{}{}", if comma { ", " } else { "" }, inside.trim_end_matches(')'));
            ("no parentheses", format!("write `{words}`"))
        } else {
            let bare = word.strip_suffix(')').filter(|it| !it.is_empty() && !it.contains('('))?;
            ("no parentheses", format!("write `{bare}`"))
        };
        Some(Problem::Expected.at(self.span(), &[wanted, &self.found(), &cure]))
    }
}

/// The number that was probably meant; or how one is written.
fn number_meant(text: &str) -> String {
    let point = text.replace(',', ".");
    if point != text && point.matches('.').count() == 1 && point.parse::<f64>().is_ok() {
        return format!("write `{point}`");
    }
    if let Some(many) = wording::ordinal(text) {
        return format!("write `the {}`", ordinal_text(many));
    }
    worded_number(text)
        .map_or_else(|| "write digits, such as `22`".to_owned(), |it| format!("write `{it}`"))
}

/// The date that was probably meant; or how one is written.
fn date_meant(text: &str) -> String {
    let swapped = text.split_once('/').map(|(from, to)| format!("{to}/{from}"));
    match swapped.or_else(|| in_order(text)).filter(|it| it.parse::<Edtf>().is_ok()) {
        Some(date) => format!("write `{date}`"),
        None => "write a date such as `2024-11-09`".to_owned(),
    }
}

/// A day whose parts stand in another order or without their zeros, where only one day can be
/// meant: `1992-8-9`, `31.12.1992`, `12/31/1992`.
fn in_order(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, middle, last] = parts[..] else { return None };
    if first.len() == YEAR_DIGITS {
        return Some(format!("{first}-{middle:0>2}-{last:0>2}"));
    }
    let (one, other): (u32, u32) = (first.parse().ok()?, middle.parse().ok()?);
    let (month, day) = match (one <= MONTHS, other <= MONTHS) {
        (true, true) if one != other => return None,
        (true, _) => (one, other),
        (false, _) => (other, one),
    };
    Some(format!("{last}-{month:02}-{day:02}"))
}

/// The two days that a text can mean whose parts may be month, day and year or day, month and year.
fn either_order(text: &str) -> Option<[String; 2]> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, middle, year] = parts[..] else { return None };
    if year.len() != YEAR_DIGITS || first == middle {
        return None;
    }
    let days = [(first, middle), (middle, first)]
        .map(|(month, day)| format!("{year}-{month:0>2}-{day:0>2}"));
    days.iter().all(|it| it.parse::<Edtf>().is_ok()).then_some(days)
}

/// How many digits a year has, and how many months.
const YEAR_DIGITS: usize = 4;
const MONTHS: u32 = 12;
