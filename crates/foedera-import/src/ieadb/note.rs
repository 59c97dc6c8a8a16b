//! What a note adds to an act: the day of the deposit, where the entry has that of the national act, or that
//! its day is no evidence.

use foedera_dates::{Day, Edtf};

use super::kind::Kind;
use super::party::Entry;
use crate::date::month;

/// Whether a note says that the day of an act was reckoned back from entry into force: such an act is no
/// evidence for when that was.
pub(super) fn is_derived(note: &str) -> bool {
    let low = note.to_lowercase();
    [
        "prior to reported entry into force",
        "inferred based on the fact that it is known to have taken effect",
    ]
    .iter()
    .any(|it| low.contains(it))
}

/// How notes begin to tell the day of the deposit.
const TELLS: &[&str] =
    &["date of deposit was: ", "deposit occurred on ", "deposited on ", "deposited "];

/// The deposit that the note of a consent tells, on a later day than the entry has.
pub(super) fn deposit(entry: &Entry) -> Option<Entry> {
    let Kind::Consent(instrument) = entry.kind else { return None };
    let note = entry.note.as_deref()?;
    let (national, on) = (entry.on.as_ref()?.bounds().is_day()?, deposited(note)?);
    let told = Entry {
        kind: Kind::Deposit(Some(instrument)),
        on: Some(Edtf::from(on)),
        note: None,
        words: format!("{}, {note}", entry.words),
        ..entry.clone()
    };
    (national < on).then_some(told)
}

/// The day of a deposit in a note: `Deposited on 2015-9-22`, `Ratification deposited 19960920.`.
fn deposited(note: &str) -> Option<Day> {
    let low = note.to_lowercase();
    TELLS.iter().find_map(|it| {
        let (_, rest) = low.split_once(it)?;
        day(rest)
    })
}

/// `20150922`, `2015-9-22`, `2015/9/22`, `22 September 2015`, and nothing that only begins so.
fn day(text: &str) -> Option<Day> {
    let mut words = text.split([' ', ',', ';']).map(|it| it.trim_end_matches('.'));
    let first = words.next()?;
    let parts: Vec<&str> = first.split(['-', '/']).collect();
    let [year, month_, day] = match parts.as_slice() {
        [year, month, day] => [*year, *month, *day],
        [whole] if whole.len() == 8 => [whole.get(..4)?, whole.get(4..6)?, whole.get(6..)?],
        [day] => {
            let number = month(words.next()?)?;
            return from(words.next()?, number, day);
        }
        _ => return None,
    };
    from(year, month_.parse().ok()?, day)
}

fn from(year: &str, month: i8, day: &str) -> Option<Day> {
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    Day::from_ymd(year, month, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_deposits_in_notes() {
        let read = |note: &str| deposited(note).map(|it| it.to_string());
        for note in [
            "Deposited 20150922",
            "Ratification deposited on 2015-9-22",
            "Deposit occurred on 2015-09-22.",
            "date of deposit was: 2015/9/22",
            "This was the national day. Deposited on 22 September 2015 with a declaration.",
        ] {
            assert_eq!(read(note).as_deref(), Some("2015-09-22"), "{note}");
        }
        for note in [
            "Date is date of deposit but treated as date of action.",
            "date of deposit was: 2015/22/9",
            "A State which has deposited before the date of 2015-09-22",
            "deposited at Berlin by Bulgaria on 2015-09-22",
            "Deposited 2015",
            "Deposited €2345678",
        ] {
            assert_eq!(read(note), None, "{note}");
        }
    }
}
