//! Dates ahead as a table, one month after another.

use foedera::{Ahead, Bounds};

use super::days;
use super::sheet::Sheet;
use super::words::Words;

/// Every date: the day, the treaty, whom it is about, what happens, by which clause.
pub(crate) fn ahead(sheet: &mut Sheet, dates: &[Ahead], window: Bounds, sight: Option<&str>) {
    let beside = sight.map(|it| format!(" · {it}")).unwrap_or_default();
    let days = |it: Option<foedera::Day>| it.map(|it| it.to_string()).unwrap_or_default();
    let span = format!("{} to {}{beside}", days(window.earliest()), days(window.latest()));
    sheet.text(0, &Words::faint(&span));
    sheet.blank();
    if dates.is_empty() {
        sheet.text(0, &Words::plain("Nothing lies ahead that law and record fix by now."));
        return;
    }
    let together = |one: &Ahead, next: &Ahead| {
        let alike = |it: &'_ Ahead| (it.on, it.treaty.clone(), it.says.clone(), it.state.is_some());
        alike(one) == alike(next)
    };
    let rows: Vec<Vec<Words>> = dates.chunk_by(together).filter_map(row).collect();
    sheet.table(0, &["day", "treaty", "state", "what", "clause"], &rows);
}

/// What happens to several on one day is one row.
fn row(alike: &[Ahead]) -> Option<Vec<Words>> {
    let date = alike.first()?;
    let states: Vec<String> =
        alike.iter().filter_map(|it| it.state).map(|it| it.to_string()).collect();
    let perhaps = if date.certain { "" } else { "? " };
    Some(vec![
        Words::plain(&format!("{perhaps}{}", days::in_short(date.on))).held(),
        Words::accent(&date.treaty),
        Words::plain(&days::list(&states)),
        Words::plain(&date.says),
        Words::faint(date.clause.as_deref().unwrap_or_default()),
    ])
}
