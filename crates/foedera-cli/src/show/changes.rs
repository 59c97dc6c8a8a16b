//! The changes of a timeline: rows for the drawing, and the list beneath it with the reasons.

use foedera::{Bounds, Change, Day, EntityId};

use super::chart::{Axis, Row, bar, chart, label_width};
use super::days;
use super::marks::Marks;
use super::reasons;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// The name of the treaty's own row.
const TREATY: &str = "treaty";

/// The cells of a line that no label and no bar takes.
const BESIDE_BARS: usize = 5;

/// Bars are never narrower than this for the sake of names.
const BARS_WITH_NAMES_MIN: usize = 40;

/// Up to so many states each has its own row.
const SINGLE_ROWS_MAX: usize = 24;

/// More reasons than this for one change are counted.
const REASONS_SHOWN_MAX: usize = 3;

/// More states than this at one change are counted.
const STATES_SHOWN_MAX: usize = 12;

/// The drawing and, beneath it, every change with its day and reason.
pub(crate) fn timeline(sheet: &mut Sheet, changes: &[Change], to: Day) {
    if changes.is_empty() {
        sheet.text(0, &Words::plain("Nothing has changed: no act is recorded that bears on it."));
        return;
    }
    let rows = rows(changes, sheet.width());
    let groups = groups(changes);
    let room = |rows: &[Row]| sheet.width().saturating_sub(label_width(rows) + BESIDE_BARS);
    let single = Axis::over(&rows, to, room(&rows));
    let drawn = single.map_or_else(|| rows.clone(), |axis| alike(&rows, axis));
    let marks = Axis::over(&rows, to, room(&drawn)).map(|axis| {
        let marks = Marks::at(groups.iter().map(|it| cell_of(it, axis)));
        chart(sheet, &drawn, axis, &marks);
        marks
    });
    sheet.blank();
    for (place, group) in groups.iter().enumerate() {
        told(sheet, group, marks.as_ref().and_then(|it| it.of(place)));
    }
}

/// A row for the treaty first, then one for each state, with names where there is room.
fn rows(changes: &[Change], width: usize) -> Vec<Row> {
    let whose = those_in(changes);
    let codes: Vec<Row> = whose.iter().map(|it| row(changes, *it, code(*it))).collect();
    let named = named_rows(changes);
    let room = width.saturating_sub(label_width(&named) + BESIDE_BARS);
    if BARS_WITH_NAMES_MIN <= room && whose.len() <= SINGLE_ROWS_MAX { named } else { codes }
}

/// The same with the names of all, however many.
pub(super) fn named_rows(changes: &[Change]) -> Vec<Row> {
    those_in(changes).iter().map(|it| row(changes, *it, code_and_name(*it))).collect()
}

/// The treaty first, then the states.
fn those_in(changes: &[Change]) -> Vec<Option<EntityId>> {
    let mut whose: Vec<Option<EntityId>> = changes.iter().map(|it| it.state).collect();
    whose.sort_unstable();
    whose.dedup();
    whose
}

fn code(state: Option<EntityId>) -> String {
    state.map_or_else(|| TREATY.to_owned(), |it| it.to_string())
}

fn code_and_name(state: Option<EntityId>) -> String {
    state.map_or_else(|| TREATY.to_owned(), |it| format!("{it} {}", days::name(it)))
}

fn row(changes: &[Change], state: Option<EntityId>, label: String) -> Row {
    let of_standing = changes.iter().filter(|it| !it.is_beside());
    let own: Vec<&Change> = of_standing.filter(|it| it.state == state).collect();
    let (from, until) = state.map_or((None, None), days::life);
    // Who goes on in another's place has no bar before that day, though it may have lived before.
    let goes_on = own.first().filter(|it| it.from == it.to).and_then(|it| it.on.earliest());
    let from = from.max(goes_on);
    Row {
        from,
        until,
        label,
        first: own.first().map(|it| it.from.clone()).unwrap_or_default(),
        changes: own.iter().map(|it| (it.on, it.to.clone())).collect(),
    }
}

/// Of many states those whose bars look the same have one row: `12 states as FR`.
fn alike(rows: &[Row], axis: Axis) -> Vec<Row> {
    if rows.len() <= SINGLE_ROWS_MAX {
        return rows.to_vec();
    }
    let mut bars: Vec<(Words, &Row, usize)> = Vec::new();
    for row in rows {
        let bar = bar(row, axis);
        match bars.iter_mut().find(|(it, one, _)| *it == bar && one.label != TREATY) {
            Some((.., count)) => *count += 1,
            None => bars.push((bar, row, 1)),
        }
    }
    let labelled = |(_, row, count): &(Words, &Row, usize)| {
        let several = format!("{count} states as {}", row.label);
        let label = if *count == 1 { row.label.clone() } else { several };
        Row { label, ..(*row).clone() }
    };
    bars.iter().map(labelled).collect()
}

/// The same change of several states on one day.
struct Group<'c> {
    on: Bounds,
    from: &'c str,
    to: &'c str,
    certain: bool,
    of_treaty: bool,
    members: Vec<&'c Change>,
}

fn groups(changes: &[Change]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for change in changes {
        let same = |it: &&mut Group<'_>| {
            (it.on, it.from, it.to, it.certain)
                == (change.on, &change.from, &change.to, change.certain)
                && it.of_treaty == change.state.is_none()
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.members.push(change),
            None => groups.push(Group {
                on: change.on,
                from: &change.from,
                to: &change.to,
                certain: change.certain,
                of_treaty: change.state.is_none(),
                members: vec![change],
            }),
        }
    }
    groups
}

/// The cell in which a change is marked.
fn cell_of(group: &Group<'_>, axis: Axis) -> Option<usize> {
    let day = group.on.earliest().or(group.on.latest())?;
    Some(axis.cell(i64::from(day.number())))
}

fn told(sheet: &mut Sheet, group: &Group<'_>, mark: Option<char>) {
    let mark = mark.unwrap_or(' ');
    let head = Words::plain(&format!("  {mark}  "))
        .and(Look::Strong, &days::in_short(group.on))
        .and(Look::Plain, "  ");
    // A continuator begins as its predecessor ended.
    let step = if group.from == group.to {
        format!("goes on as {}", group.to)
    } else {
        format!("{} → {}", group.from, group.to)
    };
    let mut says = Words::accent(&whose(group)).with(Look::Plain, &step);
    if !group.certain {
        says = says.with(Look::Accent, "(not settled)");
    }
    sheet.hung(&head, &says);
    let mut reasons: Vec<Words> = Vec::new();
    for change in &group.members {
        let told = reasons::of_several(&change.because, group.members.len());
        let told = reasons::sentence(&told);
        if !told.is_empty() && !reasons.contains(&told) {
            reasons.push(told);
        }
    }
    for reason in reasons.iter().take(REASONS_SHOWN_MAX) {
        sheet.text(7, reason);
    }
    if REASONS_SHOWN_MAX < reasons.len() {
        let more = reasons.len() - REASONS_SHOWN_MAX;
        sheet.text(
            7,
            &Words::faint(&format!("and {more} more of the kind; --for STATE shows one state")),
        );
    }
}

fn whose(group: &Group<'_>) -> String {
    let states: Vec<EntityId> = group.members.iter().filter_map(|it| it.state).collect();
    match states.len() {
        0 => TREATY.to_owned(),
        number if STATES_SHOWN_MAX < number => {
            let shown: Vec<&str> =
                states.iter().take(STATES_SHOWN_MAX).map(EntityId::as_str).collect();
            format!("{} and {} more", shown.join(", "), number - STATES_SHOWN_MAX)
        }
        _ => days::list(&states),
    }
}
