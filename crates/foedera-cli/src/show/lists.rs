//! The library as a table.

use foedera::Encoded;

use super::days;
use super::sheet::Sheet;
use super::words::Words;

/// More parties than this are counted.
const NAMED_MAX: usize = 3;

/// Every treaty: id, the day of entry into force that others print, who can be party, title.
pub(crate) fn treaties<'e>(sheet: &mut Sheet, treaties: impl Iterator<Item = &'e Encoded>) {
    let rows: Vec<Vec<Words>> = treaties.map(row).collect();
    let headings = ["id", "in force", "between", "title"];
    sheet.table(0, &headings, &rows);
}

fn row(encoded: &Encoded) -> Vec<Words> {
    let treaty = &encoded.treaty;
    let recorded = treaty.head.recorded.as_ref().map(|it| it.on.to_string()).unwrap_or_default();
    vec![
        Words::accent(&treaty.id),
        Words::plain(&recorded),
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
