//! The register as people review it: what waits, and what was written down when.

use foedera::Unfiled;
use foedera::register::{Draft, Entry, Recorded};

use super::days;
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

/// The log: under each instant what was written down then, a block an entry.
pub(crate) fn log(sheet: &mut Sheet, entries: &[Entry]) {
    let digits = entries.last().map_or(1, |it| it.seq.to_string().len());
    let mut before = None;
    for entry in entries {
        let now = Some(entry.recorded_at);
        if now != before {
            sheet.blank();
            sheet.line(Words::faint(&second(&entry.recorded_at.to_string())));
        }
        before = now;
        one(sheet, entry, digits);
    }
}

fn one(sheet: &mut Sheet, entry: &Entry, digits: usize) {
    let (word, says) = match &entry.draft {
        Draft::Proposed { statement, .. } => ("proposed", statement::act(&statement.act)),
        Draft::Recorded { statement, .. } => ("recorded", statement::act(&statement.act)),
        Draft::Accepted { grade, .. } => {
            ("accepted", Words::plain(&grade.map(|it| format!("as {it}")).unwrap_or_default()))
        }
        Draft::Rejected { why, .. } => ("rejected", Words::plain(why)),
    };
    let head = Words::plain(&format!("{:>digits$}  {word}  ", entry.seq))
        .and(Look::Accent, &short(&entry.id.to_string()))
        .and(Look::Plain, "  ");
    sheet.hung(&head, &says);
    if let Some(statement) = entry.draft.statement() {
        let under = format!("{} · {}", statement.act.treaty, statement::standing(statement));
        sheet.text(head.width(), &Words::faint(&under));
    }
}

/// What is filed under no treaty, with those that could be meant, and how to file it.
pub(crate) fn unfiled(sheet: &mut Sheet, unfiled: &[Unfiled]) {
    sheet.blank();
    let count = days::count(unfiled.len(), "statement");
    sheet.text(
        0,
        &Words::plain(&format!(
            "{count} under no treaty of the library, so that no answer draws on what they say:"
        )),
    );
    for it in unfiled {
        let head = Words::accent(&short(&it.id.to_string())).and(Look::Plain, "  ");
        let perhaps = match it.candidates.as_slice() {
            [] => String::new(),
            some => format!("perhaps {}", some.join(" or ")),
        };
        sheet.hung(&head, &Words::plain(&it.treaty).with(Look::Strong, &perhaps));
    }
    sheet.text(0, &Words::faint(
        "File them with `foedera register accept ID… --treaty CODE`. For the next report, write the name into \
         the treaty's file (`also called \"…\"`), and name the file with `--library`.",
    ));
    sheet.blank();
}

/// An instant to the second.
fn second(instant: &str) -> String {
    match instant.split_once('.') {
        Some((second, _)) => format!("{second}Z"),
        None => instant.to_owned(),
    }
}
