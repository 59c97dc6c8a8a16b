//! What two answers put differently, side by side.

use foedera::Difference;

use super::sheet::Sheet;
use super::words::Words;

/// A table of what was and what is; `before` and `after` name the two answers.
pub(crate) fn table(sheet: &mut Sheet, before: &str, after: &str, differences: &[Difference]) {
    sheet.blank();
    if differences.is_empty() {
        sheet.text(0, &Words::plain("Nothing differs."));
        return;
    }
    let rows: Vec<Vec<Words>> = differences
        .iter()
        .map(|it| vec![Words::plain(&it.what), cell(&it.before), Words::strong(&it.after)])
        .map(|row| row.into_iter().map(or_nothing).collect())
        .collect();
    sheet.table(2, &["", before, after], &rows);
}

fn cell(text: &str) -> Words {
    Words::plain(text)
}

fn or_nothing(words: Words) -> Words {
    if words.is_empty() { Words::faint("–") } else { words }
}
