//! A timeline as a picture: a bar for the treaty and for each state on one axis of days, with the words of
//! where it stands at the end.
//!
//! The bars of the terminal in pixels: it draws the same rows and decides nothing. What a bar means is told by its pattern,
//! so that colour adds nothing that is lost without it.

use foedera::{Change, Day};

use super::changes;
use super::chart::{Axis, Row, TICKS_MONTHS, YEAR_MONTHS, ticks_every};
use super::picture::{FAINT_LINE, Font, Frame, MARGIN, Picture, Side, cut, width};

/// The pixels of the axis.
const AXIS_WIDTH: i32 = 720;

/// One bar below another, and how high it is.
const STEP: i32 = 22;
const BAR: i32 = 12;

/// Labels are no wider than this.
const LABEL_WIDTH_MAX: i32 = 320;

/// Between the parts of a row, and between the names of two ticks.
const GAP: i32 = 16;

/// An uncertain stretch so wide has its sign.
const SIGN_ROOM: i32 = 12;

const PLAIN: Font = Font { size: 12, class: "plain" };
const FAINT: Font = Font { size: 11, class: "faint" };
const TITLE: Font = Font { size: 16, class: "strong" };

const STYLE: &str = "\
    text{fill:#1a1a1a} .strong{font-weight:bold} .faint{fill:#5c5c5c} .lane{stroke:#d5d5d0;stroke-width:1} \
    .axis{stroke:#1a1a1a;stroke-width:1} rect{stroke:#1a1a1a;stroke-width:1} .talks{fill:#ffffff;stroke-dasharray:1 3} \
    .signed{fill:url(#signed)} .bound{fill:url(#bound)} .applied{fill:url(#applied)} .party{fill:#0b3d91} \
    .suspended{fill:url(#suspended)} .unknown{fill:#ffffff;stroke-dasharray:4 3}";

const PATTERNS: &str = "\
    <pattern id=\"signed\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 8 L8 0\" stroke=\"#1a1a1a\" \
    stroke-width=\"0.7\"/></pattern>\
    <pattern id=\"bound\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 4 L4 0\" stroke=\"#1a1a1a\" \
    stroke-width=\"1.2\"/></pattern>\
    <pattern id=\"applied\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><circle cx=\"2\" cy=\"2\" r=\"1.3\" \
    fill=\"#0b3d91\"/></pattern>\
    <pattern id=\"suspended\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 6 L6 0 M0 0 L6 6\" \
    stroke=\"#0b3d91\" stroke-width=\"1\"/></pattern>";

/// How a standing is drawn; nothing where it leaves the bar empty.
const CLASSES: &[(&str, &str)] = &[
    ("negotiating", "talks"),
    ("signatory", "signed"),
    ("consented", "bound"),
    ("provisional", "applied"),
    ("provisionally applied", "applied"),
    ("party", "party"),
    ("in force", "party"),
    ("suspended", "suspended"),
    ("open", UNKNOWN),
];

const UNKNOWN: &str = "unknown";

/// A stretch of a bar, in days, and its class.
type Stretch = (i64, i64, &'static str);

/// The picture of a treaty's changes up to a day.
pub(crate) fn svg(title: &str, changes: &[Change], to: Day) -> String {
    drawn(title, &changes::named_rows(changes), to).svg(title, STYLE, PATTERNS)
}

fn drawn(title: &str, rows: &[Row], to: Day) -> Picture {
    let mut picture = Picture::default();
    let labels = rows.iter().map(|it| width(&it.label, PLAIN.size)).max().unwrap_or(0);
    let left = MARGIN + labels.min(LABEL_WIDTH_MAX) + GAP;
    let short = cut(title, TITLE.size, left + AXIS_WIDTH - MARGIN);
    picture.cut_text((MARGIN, MARGIN + TITLE.size), Side::After, TITLE, (&short, title));
    let top = MARGIN + 3 * STEP;
    let Some(axis) = Axis::over(rows, to, usize::try_from(AXIS_WIDTH).unwrap_or(0)) else {
        picture.text((MARGIN, top), Side::After, PLAIN, "Nothing has changed.");
        return picture;
    };
    let bottom = top + STEP * i32::try_from(rows.len()).unwrap_or(0);
    ticks(&mut picture, axis, left, (top - STEP / 2, bottom));
    let mut y = top;
    for row in rows {
        let label = cut(&row.label, PLAIN.size, labels.min(LABEL_WIDTH_MAX));
        picture.cut_text((MARGIN, y + BAR - 2), Side::After, PLAIN, (&label, &row.label));
        for stretch in stretches(row, axis) {
            bar(&mut picture, axis, (left, y), stretch);
        }
        let at_end = (left + AXIS_WIDTH + GAP, y + BAR - 2);
        picture.text(at_end, Side::After, FAINT, &ending(row));
        y += STEP;
    }
    legend(&mut picture, rows, (MARGIN, y + STEP));
    picture
}

fn bar(picture: &mut Picture, axis: Axis, (left, y): (i32, i32), (from, to, class): Stretch) {
    let x = |day: i64| left + i32::try_from(axis.cell(day)).unwrap_or(0);
    let end = if axis.to <= to { left + AXIS_WIDTH } else { x(to) };
    let wide = (end - x(from)).max(1);
    picture.frame(Frame { x: x(from), y, width: wide, height: BAR }, class);
    if class == UNKNOWN && SIGN_ROOM <= wide {
        picture.text((x(from) + wide / 2, y + BAR - 2), Side::Around, FAINT, "?");
    }
}

/// The stretches of a row that are drawn: how it stood, and where that is not settled.
fn stretches(row: &Row, axis: Axis) -> Vec<Stretch> {
    let number = |day: Day| i64::from(day.number());
    let from = row.from.map_or(axis.from, number).max(axis.from);
    let until = row.until.map_or(axis.to, number).min(axis.to);
    let mut found: Vec<Stretch> = Vec::new();
    let (mut since, mut standing) = (from, row.first.as_str());
    let mut add = |since: i64, to: i64, class: Option<&'static str>| {
        let (since, to) = (since.max(from), to.min(until));
        if let Some(class) = class.filter(|_| since < to) {
            found.push((since, to, class));
        }
    };
    for (on, to) in &row.changes {
        let starts = on.earliest().map_or(axis.from, number);
        let settled = on.latest().map_or(axis.to, number);
        add(since, starts, class(standing));
        add(starts.max(since), settled, Some(UNKNOWN));
        (since, standing) = (settled.max(since), to);
    }
    add(since, axis.to, class(standing));
    found
}

fn class(standing: &str) -> Option<&'static str> {
    let standing = if standing.contains(" or ") { "open" } else { standing };
    CLASSES.iter().find(|(word, _)| *word == standing).map(|(_, class)| *class)
}

/// `party since 1949-08-24`, of who is no more `party since 1961-09-10 until 1991-12-26`.
fn ending(row: &Row) -> String {
    let Some((on, to)) = row.changes.last() else { return row.first.clone() };
    let until = row.until.map(|it| format!(" until {it}")).unwrap_or_default();
    format!("{to} since {on}{until}")
}

/// The axis with the names of its ticks, as near to one another as they can be read.
fn ticks(picture: &mut Picture, axis: Axis, left: i32, (top, bottom): (i32, i32)) {
    picture.line((left, top), (left + AXIS_WIDTH, top), "axis");
    for months in TICKS_MONTHS {
        let ticks: Vec<(i32, String)> = ticks_every(axis, *months)
            .into_iter()
            .filter_map(|(cell, name)| Some((left + i32::try_from(cell).ok()?, name)))
            .collect();
        let letters = if YEAR_MONTHS <= *months { "0000" } else { "0000-00" };
        let apart = width(letters, FAINT.size) + GAP / 2;
        let is_readable = ticks.windows(2).all(|it| match it {
            [one, next] => apart <= next.0 - one.0,
            _ => true,
        });
        if is_readable && !ticks.is_empty() {
            for (x, name) in ticks {
                picture.line((x, top), (x, bottom), FAINT_LINE);
                picture.text((x, top - FAINT.size / 2), Side::Around, FAINT, &name);
            }
            return;
        }
    }
}

/// A sample of each pattern that is used, with the standings that it shows.
fn legend(picture: &mut Picture, rows: &[Row], (x, top): (i32, i32)) {
    let told = |word: &str| {
        rows.iter().any(|row| row.first == word || row.changes.iter().any(|(_, to)| to == word))
    };
    let mut classes: Vec<&str> = CLASSES.iter().map(|(_, class)| *class).collect();
    classes.dedup();
    let mut y = top;
    for class in classes {
        let of_it = CLASSES.iter().filter(|(_, it)| *it == class).map(|(word, _)| *word);
        let mut names: Vec<&str> = of_it.filter(|it| told(it)).collect();
        let is_unsettled = |row: &Row| row.changes.iter().any(|(on, _)| on.is_day().is_none());
        if class == UNKNOWN && names.is_empty() && rows.iter().any(is_unsettled) {
            names.push("not settled");
        }
        if names.is_empty() {
            continue;
        }
        picture.frame(Frame { x, y, width: 3 * BAR, height: BAR }, class);
        picture.text((x + 3 * BAR + GAP / 2, y + BAR - 2), Side::After, PLAIN, &names.join(", "));
        y += STEP;
    }
}

#[cfg(test)]
mod tests {
    use foedera::{Bounds, Edtf};

    use super::super::picture::check_texts;
    use super::*;

    fn on(text: &str) -> Bounds {
        text.parse::<Edtf>().unwrap().bounds()
    }

    fn row(label: &str, changes: &[(&str, &str)]) -> Row {
        let changes = changes.iter().map(|(at, to)| (on(at), (*to).to_owned())).collect();
        Row { label: label.to_owned(), from: None, until: None, first: "none".to_owned(), changes }
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_bar_has_a_stretch_for_each_standing_and_for_what_is_not_settled() {
        let rows = [row("FR", &[("2000-01-01", "signatory"), ("2001/2002", "party")])];
        let axis = Axis::over(&rows, day("2004-01-01"), 720).unwrap();
        let number = |text: &str| i64::from(day(text).number());
        let expected = [
            (number("2000-01-01"), number("2001-01-01"), "signed"),
            (number("2001-01-01"), number("2002-12-31"), "unknown"),
            (number("2002-12-31"), axis.to, "party"),
        ];
        assert_eq!(stretches(&rows[0], axis), expected);
    }

    #[test]
    fn no_bar_lies_outside_a_life() {
        let lives = Row {
            from: Some(day("2000-06-01")),
            until: Some(day("2001-01-01")),
            ..row("SU", &[("2000-01-01", "party")])
        };
        let later = row("RU", &[("2003-01-01", "party")]);
        let axis = Axis::over(&[lives.clone(), later], day("2004-01-01"), 720).unwrap();
        let number = |text: &str| i64::from(day(text).number());
        let expected = [(number("2000-06-01"), number("2001-01-01"), "party")];
        assert_eq!(stretches(&lives, axis), expected);
    }

    /// Short and long spans, many rows, long names, letters of double width.
    #[test]
    fn no_text_touches_another_whatever_the_rows() {
        for last in
            ["1900-01-02", "1900-03-01", "1901-01-01", "1913-05-05", "1999-12-31", "2400-01-01"]
        {
            let long = "Treaty of Friendship and 中朝友好合作互助条约, ".repeat(6);
            let mut rows = vec![row("treaty", &[("1900-01-01", "in force")]), row(&long, &[])];
            for number in 0..40 {
                let changes = [("1900-01-01", "signatory"), ("1900-01-01/1901-01-01", "consented")];
                rows.push(row(&format!("S{number}"), &changes));
            }
            rows.push(row("END", &[(last, "party or withdrawn")]));
            let picture = drawn(&long, &rows, day("2500-01-01"));
            check_texts(&picture);
            assert_eq!(picture.texts.iter().filter(|it| it.1.starts_with('S')).count(), 40);
        }
        check_texts(&drawn("Nothing", &[], day("2500-01-01")));
    }
}
