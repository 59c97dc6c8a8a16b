//! What two answers put differently, side by side.

use foedera::Difference;

use super::sheet::Sheet;
use super::words::Words;

/// Between a word and the state of which it is said.
const OF: &str = " of ";

/// A table of what was and what is; `before` and `after` name the two answers.
pub(crate) fn table(sheet: &mut Sheet, before: &str, after: &str, differences: &[Difference]) {
    sheet.blank();
    if differences.is_empty() {
        sheet.text(0, &Words::plain("Nothing differs."));
        return;
    }
    let rows: Vec<Vec<Words>> = alike(differences)
        .into_iter()
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

/// Differences that are the same for several states, told once: `standing of FR and GB`.
fn alike(differences: &[Difference]) -> Vec<Difference> {
    let mut told: Vec<Difference> = Vec::new();
    for it in differences {
        let same = |known: &&mut Difference| {
            (&known.before, &known.after) == (&it.before, &it.after)
                && both_of_states(&known.what, &it.what)
        };
        match (told.iter_mut().find(same), it.what.split_once(OF)) {
            (Some(known), Some((_, state))) => known.what.push_str(&format!(", {state}")),
            _ => told.push(it.clone()),
        }
    }
    told
}

/// Whether one word is said of both: `since of FR`, `since of GB`.
fn both_of_states(one: &str, other: &str) -> bool {
    let words = one.split_once(OF).zip(other.split_once(OF));
    words.is_some_and(|((one, _), (other, _))| one == other)
}
