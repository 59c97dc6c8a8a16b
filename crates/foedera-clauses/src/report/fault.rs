//! A word that stands where it may and is written wrong: a code in small letters, a date, a number. Not
//! a word that was not expected at all.

use foedera_dates::{Edtf, PROFILES};
use foedera_model::Diagnostic;

use super::Place;
use crate::noun::plain::worded_number;
use crate::problem::Problem;

impl Place<'_, '_> {
    pub(super) fn fault(&self, problem: Problem) -> Diagnostic {
        let (span, text) = (self.span(), self.reader.token(self.at));
        if problem == Problem::NeedlessThe {
            return problem.at(span, &[text, &self.words(self.at + 1, 1).0]);
        }
        if problem == Problem::Unquoted {
            return problem.at(span, &[&self.name()]);
        }
        if problem == Problem::Ordinal {
            let (ordinal, span) = self.words(self.at.saturating_sub(1), 1);
            return problem.at(span, &[&ordinal]);
        }
        if problem == Problem::BadDate {
            let why = text.parse::<Edtf>().err().map_or_else(String::new, |it| it.to_string());
            return problem.at(span, &[text, &why, &date_meant(text)]);
        }
        let more = if problem == Problem::LowerCode {
            text.to_ascii_uppercase()
        } else if problem == Problem::BadNumber {
            worded_number(text).map_or_else(
                || "write digits, such as `22` or `35.1441`".to_owned(),
                |it| format!("write `{it}`"),
            )
        } else if problem == Problem::UnknownPractice {
            PROFILES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
        } else {
            String::new()
        };
        problem.at(span, &[text, &more])
    }
}

/// The date that was probably meant; or how one is written.
fn date_meant(text: &str) -> String {
    let swapped = text.split_once('/').map(|(from, to)| format!("{to}/{from}"));
    match swapped.filter(|it| it.parse::<Edtf>().is_ok()) {
        Some(date) => format!("write `{date}`"),
        None => "write a date such as `2024-11-09`, `2024-11` or `1939~`".to_owned(),
    }
}
