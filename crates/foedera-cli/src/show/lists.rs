//! The library as a table.

use foedera::{Encoded, EntryDays};

use super::days;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// More parties than this are counted.
const NAMED_MAX: usize = 3;

/// Where less of a title than this stands on a line, it is told whole below.
const TITLE_WIDTH_MIN: usize = 12;

/// Every treaty: id, the computed day of entry into force, the recorded one where it is not the
/// same, who can be party, title.
pub(crate) fn whole(sheet: &mut Sheet, treaties: &[(&Encoded, EntryDays)]) {
    let rows: Vec<Vec<Words>> = treaties.iter().map(|(it, days)| row(it, *days)).collect();
    let headings = ["id", "in force since", "recorded", "between", "title"];
    sheet.table(0, &headings, &rows);
}

/// The same, a line each: id, the days, and as much of the title as stands on it.
pub(crate) fn lines(sheet: &mut Sheet, treaties: &[(&Encoded, EntryDays)]) {
    let days = |it: &EntryDays| it.computed.map(days::in_short).unwrap_or_default();
    let widest = |cell: &dyn Fn(&(&Encoded, EntryDays)) -> usize| treaties.iter().map(cell).max();
    let id = widest(&|(it, _)| it.treaty.id.chars().count()).unwrap_or(0);
    let day = widest(&|(_, it)| days(it).chars().count()).unwrap_or(0);
    for (it, entry) in treaties {
        let mark = if entry.differ() { "≠" } else { " " };
        let head = Words::accent(&format!("{:id$}", it.treaty.id))
            .and(Look::Plain, &format!("  {:day$} ", days(entry)))
            .and(Look::Accent, mark)
            .and(Look::Plain, " ");
        let room = sheet.width().saturating_sub(head.width());
        if room < TITLE_WIDTH_MIN {
            let says = format!("{} {mark} {}", days(entry), it.treaty.title);
            let head = Words::accent(&format!("{}  ", it.treaty.id));
            sheet.hung_with(&head, &Words::plain("  "), &Words::plain(&says));
        } else {
            sheet.line(head.and(Look::Plain, &clipped(&it.treaty.title, room)));
        }
    }
}

/// As much of a text as stands in so many cells.
fn clipped(text: &str, room: usize) -> String {
    if Words::plain(text).width() <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        if room <= Words::plain(&kept).width() + Words::plain(&letter.to_string()).width() {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end())
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
