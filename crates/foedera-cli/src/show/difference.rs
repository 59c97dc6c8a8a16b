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
        .map(|it| {
            let what = it.what.replace('_', " ");
            let (before, after) = (Words::plain(&it.before), Words::strong(&it.after));
            vec![Words::plain(&what), or_nothing(before), or_nothing(after)]
        })
        .collect();
    sheet.table(2, &["", before, after], &rows);
}

fn or_nothing(words: Words) -> Words {
    if words.is_empty() { Words::faint("–") } else { words }
}
