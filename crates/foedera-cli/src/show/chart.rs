//! A timeline drawn: a bar for the treaty and for each state on one axis of days.
//!
//! It draws what it is given and decides nothing. A cell shows how things stood on its last day; a
//! cell in which a change may or may not have happened yet is a question mark.

use foedera::{Bounds, Day};

use super::marks::Marks;
use super::sheet::Sheet;
use super::words::{HOLD, Look, Words};

/// How far apart ticks can be, in months: the first that leaves room for its labels is taken.
pub(super) const TICKS_MONTHS: &[i32] = &[1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/// So many cells show how things stood before anything changed.
const CELLS_BEFORE: i64 = 2;

/// So many cells show what the last change led to.
const CELLS_AFTER: i64 = 4;

/// How many days are drawn beside the changes at the least.
const DAYS_BESIDE_MIN: i64 = 3;

/// What ends a bar that goes on after what is drawn.
const GOES_ON: char = '→';

/// From this distance on ticks are years.
pub(super) const YEAR_MONTHS: i32 = 12;

/// One row: who, how it stood first, and every change in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) label: String,
    /// When it lived; the bar is empty before and after.
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) first: String,
    pub(crate) changes: Vec<(Bounds, String)>,
}

/// The days of the axis and the cells that they take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axis {
    /// The first day.
    pub(super) from: i64,
    /// The day after the last.
    pub(super) to: i64,
    cells: i64,
}

impl Axis {
    /// An axis from the first change to the last with some cells beside them, but not beyond `to`.
    pub(crate) fn over(rows: &[Row], to: Day, cells: usize) -> Option<Self> {
        let days = || rows.iter().flat_map(|it| &it.changes).flat_map(|(on, _)| ends(*on));
        let (first, last) = (days().min()?, days().max()?);
        let cells = i64::try_from(cells).unwrap_or(i64::MAX).max(1);
        let beside = |count: i64| (count * (last - first) / cells).max(DAYS_BESIDE_MIN);
        let end = (last + beside(CELLS_AFTER)).min(i64::from(to.number()).max(last));
        Some(Self { from: first - beside(CELLS_BEFORE), to: end + 1, cells })
    }

    /// The cell in which a day lies.
    pub(crate) fn cell(self, day: i64) -> usize {
        let cell = (day - self.from) * self.cells / (self.to - self.from).max(1);
        usize::try_from(cell.clamp(0, self.cells - 1)).unwrap_or(0)
    }

    /// The last day of a cell.
    fn last_day(self, cell: usize) -> i64 {
        let next = i64::try_from(cell).unwrap_or(0) + 1;
        (self.from + (self.to - self.from) * next / self.cells - 1).max(self.from)
    }

    fn width(self) -> usize {
        usize::try_from(self.cells).unwrap_or(0)
    }
}

/// The days that a boundary can be, as far as they are known.
fn ends(on: Bounds) -> impl Iterator<Item = i64> {
    [on.earliest(), on.latest()].into_iter().flatten().map(|it| i64::from(it.number()))
}

/// Bars, axis, the marks of the boundaries, and what the bars mean.
pub(crate) fn chart(sheet: &mut Sheet, rows: &[Row], axis: Axis, marks: &Marks) {
    let labels = label_width(rows);
    let pad = |text: &str| {
        let width = Words::plain(text).width();
        format!("  {text}{}", " ".repeat(labels.saturating_sub(width) + 2))
    };
    for row in rows {
        let head = Words::accent(&pad(&row.label));
        let mut line = head;
        line.append(bar(row, axis));
        sheet.line(line);
    }
    let (line, names) = ticks(axis);
    sheet.line(Words::faint(&format!("{}{line}", pad(""))));
    sheet.line(Words::faint(&format!("{}{names}", pad(""))));
    for line in marks.drawn(axis.width()) {
        sheet.line(Words::plain(&format!("{}{line}", pad(""))));
    }
    sheet.blank();
    sheet.text(2, &legend(rows, axis));
    if let Some(letters) = marks.letters() {
        sheet.text(2, &Words::faint(&format!("{letters}: the changes listed below")));
    }
}

/// The cells that labels take.
pub(crate) fn label_width(rows: &[Row]) -> usize {
    rows.iter().map(|it| Words::plain(&it.label).width()).max().unwrap_or(0)
}

/// A bar; what stands at its end and is not over goes on.
pub(crate) fn bar(row: &Row, axis: Axis) -> Words {
    let mut words = Words::default();
    let last = axis.width().saturating_sub(1);
    for cell in 0..axis.width() {
        if cell == last && goes_on(row, axis) {
            words.push(Look::Accent, GOES_ON.encode_utf8(&mut [0; 4]));
            break;
        }
        let (sign, look) = match stands(row, axis, cell) {
            Some(standing) => sign(standing),
            None => ('?', Look::Accent),
        };
        words.push(look, sign.encode_utf8(&mut [0; 4]));
    }
    words
}

/// Whether a row ends in a standing that means something.
fn goes_on(row: &Row, axis: Axis) -> bool {
    let last = axis.width().saturating_sub(1);
    stands(row, axis, last).is_none_or(|it| sign(it).0 != ' ')
}

/// How things stood on the last day of a cell; nothing where a change is neither sure to have
/// happened nor sure not to have.
fn stands(row: &Row, axis: Axis, cell: usize) -> Option<&str> {
    let day = axis.last_day(cell);
    let number = |it: Day| i64::from(it.number());
    let lives =
        row.from.is_none_or(|it| number(it) <= day) && row.until.is_none_or(|it| day < number(it));
    if !lives {
        return Some("");
    }
    let mut standing = row.first.as_str();
    for (on, to) in &row.changes {
        let starts = on.earliest().is_none_or(|it| i64::from(it.number()) <= day);
        let settled = on.latest().is_some_and(|it| i64::from(it.number()) <= day);
        match (starts, settled) {
            (_, true) => standing = to,
            (true, false) => return None,
            (false, false) => break,
        }
    }
    Some(standing)
}

/// The signs of the bars, from nothing to full.
const SIGNS: &[(&str, char)] = &[
    ("negotiating", '·'),
    ("signatory", '░'),
    ("consented", '▒'),
    ("provisional", '▓'),
    ("provisionally applied", '▓'),
    ("party", '█'),
    ("in force", '█'),
    ("suspended", '▚'),
    ("open", '?'),
];

fn sign(standing: &str) -> (char, Look) {
    // Where acts may be missing, several words are possible.
    let standing = if standing.contains(" or ") { "open" } else { standing };
    let found = SIGNS.iter().find(|(word, _)| *word == standing).map(|(_, sign)| *sign);
    match found {
        Some('█') => ('█', Look::Accent),
        Some(sign) => (sign, Look::Plain),
        None => (' ', Look::Plain),
    }
}

/// What the signs that are used mean.
fn legend(rows: &[Row], axis: Axis) -> Words {
    let shown = |word: &str| {
        let is_shown =
            |row: &Row| row.first == word || row.changes.iter().any(|(_, to)| to == word);
        rows.iter().any(is_shown)
    };
    let mut words = Words::default();
    for sign in SIGNS.iter().map(|(_, sign)| *sign).fold(Vec::new(), each_once) {
        let same = SIGNS.iter().filter(|(word, it)| *it == sign && shown(word));
        let names: Vec<&str> = same.map(|(word, _)| *word).collect();
        if !names.is_empty() {
            let says = format!("{sign} {}  ", names.join(", "));
            words =
                words.and(Look::Plain, &says.replace(' ', &HOLD.to_string())).and(Look::Plain, " ");
        }
    }
    if rows.iter().any(|it| goes_on(it, axis)) {
        let says = format!("{GOES_ON} goes on  ").replace(' ', &HOLD.to_string());
        words = words.and(Look::Plain, &says).and(Look::Plain, " ");
    }
    if rows.iter().flat_map(|it| &it.changes).any(|(on, _)| on.is_day().is_none()) {
        words = words.and(Look::Plain, &"? not settled".replace(' ', &HOLD.to_string()));
    }
    words
}

fn each_once(mut signs: Vec<char>, sign: char) -> Vec<char> {
    if !signs.contains(&sign) {
        signs.push(sign);
    }
    signs
}

/// The axis with its ticks, and the line of their names.
fn ticks(axis: Axis) -> (String, String) {
    for months in TICKS_MONTHS {
        let ticks = ticks_every(axis, *months);
        let length = if YEAR_MONTHS <= *months { 4 } else { 7 };
        let apart = ticks.windows(2).all(|it| match it {
            [one, next] => one.0 + length + 2 <= next.0,
            _ => true,
        });
        if apart && !ticks.is_empty() {
            return draw_ticks(&ticks, axis.width(), length);
        }
    }
    ("─".repeat(axis.width()), first_and_last(axis))
}

/// The days at both ends of an axis that is too short for ticks.
fn first_and_last(axis: Axis) -> String {
    let name = |day: i64| {
        let day = i32::try_from(day).ok().and_then(Day::from_number);
        day.map(|it| it.to_string()).unwrap_or_default()
    };
    let (first, last) = (name(axis.from), name(axis.to - 1));
    let gap = axis.width().saturating_sub(first.len() + last.len());
    if gap == 0 { String::new() } else { format!("{first}{}{last}", " ".repeat(gap)) }
}

/// The cells and names of ticks that are so many months apart.
pub(super) fn ticks_every(axis: Axis, months: i32) -> Vec<(usize, String)> {
    let Some(start) = i32::try_from(axis.from).ok().and_then(Day::from_number) else {
        return Vec::new();
    };
    let mut month = i32::from(start.year()) * 12;
    month -= month.rem_euclid(months);
    let mut found = Vec::new();
    while let Some(day) = first_of(month) {
        let number = i64::from(day.number());
        if axis.to <= number {
            break;
        }
        if axis.from <= number {
            let name = if YEAR_MONTHS <= months {
                format!("{:04}", day.year())
            } else {
                format!("{:04}-{:02}", day.year(), day.ymd().1)
            };
            found.push((axis.cell(number), name));
        }
        month += months;
    }
    found
}

/// The first day of a month, counted from the year 0.
fn first_of(month: i32) -> Option<Day> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let of_year = i8::try_from(month.rem_euclid(12) + 1).ok()?;
    Day::from_ymd(year, of_year, 1)
}

fn draw_ticks(ticks: &[(usize, String)], width: usize, length: usize) -> (String, String) {
    let at: Vec<usize> = ticks.iter().map(|it| it.0).collect();
    let line = (0..width).map(|cell| if at.contains(&cell) { '┬' } else { '─' }).collect();
    let mut names = String::new();
    for (cell, name) in ticks {
        if cell + length <= width {
            names.push_str(&" ".repeat(cell.saturating_sub(names.len())));
            names.push_str(name);
        }
    }
    (line, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check(first: &str, changes: &[(&str, &str)], to: &str, expected: &str) {
        let on = |text: &str| text.parse::<foedera::Edtf>().unwrap().bounds();
        let changes = changes.iter().map(|(at, to)| (on(at), (*to).to_owned())).collect();
        let row = row(first, changes);
        let axis = Axis::over(std::slice::from_ref(&row), day(to), 24).unwrap();
        assert_eq!(bar(&row, axis).drawn(false), expected);
    }

    fn row(first: &str, changes: Vec<(Bounds, String)>) -> Row {
        Row { label: "X".to_owned(), from: None, until: None, first: first.to_owned(), changes }
    }

    #[test]
    fn a_bar_is_empty_before_and_after_the_life_of_whom_it_is_about() {
        let on = |text: &str| Bounds::day(day(text));
        let party = |at: &str| vec![(on(at), "party".to_owned())];
        let union = Row { until: Some(day("2001-01-01")), ..row("none", party("2000-01-01")) };
        let russia = Row { from: Some(day("2001-01-01")), ..row("party", party("2001-01-01")) };
        let axis = Axis::over(&[union.clone(), russia.clone()], day("2002-01-01"), 24).unwrap();
        assert_eq!(bar(&union, axis).drawn(false), " ███████████████████");
        assert_eq!(bar(&russia, axis).drawn(false), "                    ███→");
    }

    #[test]
    fn a_bar_has_a_sign_for_each_standing() {
        check(
            "none",
            &[("2000-01-01", "signatory"), ("2001-01-01", "party")],
            "2002-01-01",
            " ░░░░░░░░░░░░░░░░░░░███→",
        );
    }

    #[test]
    fn what_may_have_happened_already_is_a_question() {
        check("party", &[("2000/2001", "withdrawn")], "2002-01-01", "█??????????????????????");
    }

    #[test]
    fn a_drawing_ends_soon_after_the_last_change() {
        let changes = [("1990-01-01", "party"), ("1990-06-30", "withdrawn")];
        check("none", &changes, "2026-01-01", " ███████████████████");
    }

    #[test]
    fn every_day_of_the_axis_has_a_cell_and_cells_go_forward() {
        let row = |on: &str| row("", vec![(Bounds::day(day(on)), "party".to_owned())]);
        for to in ["1900-01-01", "1900-01-02", "1999-12-31", "2400-01-01"] {
            let axis = Axis::over(&[row("1900-01-01")], day(to), 50).unwrap();
            let cells: Vec<usize> = (axis.from..=axis.to).map(|it| axis.cell(it)).collect();
            assert!(cells.is_sorted() && cells.iter().all(|it| *it < 50), "{to}");
        }
    }
}
