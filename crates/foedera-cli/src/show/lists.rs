//! The library as a table.

use foedera::{Encoded, EntryDays};

use super::days;
use super::sheet::Sheet;
use super::words::Words;

/// More parties than this are counted.
const NAMED_MAX: usize = 3;

/// Every treaty: id, the computed day of entry into force, the recorded one where it is not the
/// same, who can be party, title.
pub(crate) fn treaties(sheet: &mut Sheet, treaties: &[(&Encoded, EntryDays)]) {
    let rows: Vec<Vec<Words>> = treaties.iter().map(|(it, days)| row(it, *days)).collect();
    let headings = ["id", "in force since", "recorded", "between", "title"];
    sheet.table(0, &headings, &rows);
}

fn row(encoded: &Encoded, entry: EntryDays) -> Vec<Words> {
    let treaty = &encoded.treaty;
    let recorded = treaty.head.recorded.as_ref().map(|it| it.on.to_string()).unwrap_or_default();
    let recorded = match (entry.differ(), entry.computed) {
        (true, _) => Words::accent(&format!("≠ {recorded}")).held(),
        (false, None) => Words::plain(&recorded),
        (false, Some(_)) => Words::default(),
    };
    vec![
        Words::accent(&treaty.id),
        Words::plain(&entry.computed.map(days::in_short).unwrap_or_default()),
        recorded,
        Words::plain(&between(encoded)),
        Words::plain(&treaty.title),
    ]
}

/// The parties of a closed treaty; `open` for one that others can join.
fn between(encoded: &Encoded) -> String {
    let closed = &encoded.treaty.head.between;
    match closed.len() {
        0 => "open".to_owned(),
        number if NAMED_MAX < number => days::count(number, "state"),
        _ => days::list(closed),
    }
}
