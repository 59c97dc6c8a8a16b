//! Dates as the collections write them.

use foedera_dates::{Day, ENGLISH_MONTHS, Edtf};

/// A date in the notation of the International Environmental Agreements Database: a day, or one
/// with `XX` for what is not known. `1111-11-11` stands for a day that nobody knows.
pub(crate) fn ieadb(text: &str) -> Result<Option<Edtf>, String> {
    if text == "1111-11-11" {
        return Ok(None);
    }
    let known = text.trim_end_matches("-XX");
    known.parse().map(Some).map_err(|_| {
        format!("`{text}` is no date of the calendar: write 2014-05-09, 2014-05-XX or 2014-XX-XX")
    })
}

/// A day as the status tables of the United Nations write it: `9 Nov 1946`, and the letters that
/// may stand after it: `22 Mar 1956 a`.
pub(crate) fn un(text: &str) -> Option<(Day, &str)> {
    let mut words = text.split_whitespace();
    let day: i8 = words.next()?.parse().ok()?;
    let month = month(words.next()?)?;
    let year = words.next()?;
    let suffix = words.next().unwrap_or_default();
    if words.next().is_some() || year.len() != 4 {
        return None;
    }
    Some((Day::from_ymd(year.parse().ok()?, month, day)?, suffix))
}

/// What to say of a cell that [`un`] does not read.
pub(crate) fn no_un_date(cell: &str) -> String {
    format!("`{cell}` is no date of the calendar: write 9 Nov 1946 or 9 Nov 1946 a")
}

/// The number of a month by its English name or its beginning of three letters or more.
pub(crate) fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    let begins = |it: &str| it.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word));
    let at = ENGLISH_MONTHS.iter().position(|it| 3 <= word.len() && begins(it))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_stays_open() {
        let read = |text: &str| ieadb(text).map(|it| it.map(|it| it.to_string()));
        for (text, expected) in [
            ("2014-05-09", Some("2014-05-09")),
            ("2014-05-XX", Some("2014-05")),
            ("2014-XX-XX", Some("2014")),
            ("1111-11-11", None),
        ] {
            assert_eq!(read(text), Ok(expected.map(str::to_owned)), "{text}");
        }
        for text in ["2013-02-29", "2013-7-0", "2005-0-0", "", "XX", "n/a", "9 May 2014"] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with(&format!("`{text}` is no date")), "{error}");
        }
    }

    #[test]
    fn a_day_of_the_status_tables_has_its_letters_after_it() {
        let read = |text: &str| un(text).map(|(day, suffix)| format!("{day} {suffix}"));
        for (text, expected) in [
            ("9 Nov 1946", "1946-11-09 "),
            ("22 Mar 1956 a", "1956-03-22 a"),
            ("13 Dec 1995 AA", "1995-12-13 AA"),
            ("4 Sept 1999", "1999-09-04 "),
            ("1 July 1960", "1960-07-01 "),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in
            ["", "N/A", "34 (I)", "31 Feb 1999", "9 Nov", "9 No 1946", "9 Nov 46", "1 May 1946 a d"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
