//! Dates as the collections write them.

use foedera_dates::Edtf;

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
}
