//! The register as people review it: what waits, and what was written down when.

use foedera::register::{Draft, Entry, Recorded};

use super::sheet::Sheet;
use super::statement;
use super::words::{Look, Words};

/// How much of an id is shown: enough to name a statement among millions.
pub(crate) const ID_LETTERS: usize = 12;

/// The beginning of an id.
pub(crate) fn short(id: &str) -> String {
    id.chars().take(ID_LETTERS).collect()
}

/// What waits for review, each with its passage.
pub(crate) fn queue(sheet: &mut Sheet, waiting: &[Recorded]) {
    for it in waiting {
        sheet.blank();
        let head = Words::accent(&short(&it.id.to_string())).and(Look::Plain, "  ");
        statement::block(sheet, &head, &it.graded.statement, it.graded.grade);
    }
}

/// The log, a line an entry.
pub(crate) fn log(sheet: &mut Sheet, entries: &[Entry]) {
    let rows: Vec<Vec<Words>> = entries.iter().map(row).collect();
    sheet.table(0, &["no", "recorded", "", "statement", "", "status"], &rows);
}

fn row(entry: &Entry) -> Vec<Words> {
    let status = entry.draft.statement().map(statement::standing).unwrap_or_default();
    let (word, says) = match &entry.draft {
        Draft::Proposed { statement, .. } => ("proposed", statement::act(&statement.act)),
        Draft::Recorded { statement, .. } => ("recorded", statement::act(&statement.act)),
        Draft::Accepted { grade, .. } => {
            ("accepted", Words::plain(&grade.map(|it| format!("as {it}")).unwrap_or_default()))
        }
        Draft::Rejected { why, .. } => ("rejected", Words::plain(why)),
    };
    let treaty = entry.draft.statement().map_or("", |it| it.act.treaty.as_str());
    vec![
        Words::plain(&entry.seq.to_string()),
        Words::faint(&second(&entry.recorded_at.to_string())),
        Words::plain(word),
        Words::accent(&short(&entry.id.to_string())),
        says.with(Look::Faint, treaty),
        Words::plain(status),
    ]
}

/// An instant to the second.
fn second(instant: &str) -> String {
    match instant.split_once('.') {
        Some((second, _)) => format!("{second}Z"),
        None => instant.to_owned(),
    }
}
