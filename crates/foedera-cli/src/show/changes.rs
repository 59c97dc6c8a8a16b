//! The changes of a timeline: rows for the drawing, and the list beneath it with the reasons.

use foedera::{Bounds, Change, Day, EntityId};

use super::chart::{Axis, Row, chart, label_width};
use super::days;
use super::marks::Marks;
use super::reasons;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// The name of the treaty's own row.
const TREATY: &str = "treaty";

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
    let rows = rows(changes);
    let groups = groups(changes);
    let cells = sheet.width().saturating_sub(label_width(&rows) + 5);
    let marks = Axis::over(&rows, to, cells).map(|axis| {
        let marks = Marks::at(groups.iter().map(|it| cell_of(it, axis)));
        chart(sheet, &rows, axis, &marks);
        marks
    });
    sheet.blank();
    for (place, group) in groups.iter().enumerate() {
        told(sheet, group, marks.as_ref().and_then(|it| it.of(place)));
    }
}

/// A row for the treaty first, then one for each state.
fn rows(changes: &[Change]) -> Vec<Row> {
    let mut whose: Vec<Option<EntityId>> = changes.iter().map(|it| it.state).collect();
    whose.sort_unstable();
    whose.dedup();
    whose.into_iter().map(|state| row(changes, state)).collect()
}

fn row(changes: &[Change], state: Option<EntityId>) -> Row {
    let own: Vec<&Change> = changes.iter().filter(|it| it.state == state).collect();
    let (from, until) = state.map_or((None, None), days::life);
    Row {
        from,
        until,
        label: state.map_or_else(|| TREATY.to_owned(), |it| it.to_string()),
        first: own.first().map(|it| it.from.clone()).unwrap_or_default(),
        changes: own.iter().map(|it| (it.on, it.to.clone())).collect(),
    }
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
