//! A page of lines of a certain width: paragraphs, hanging indents, tables.
//!
//! It knows nothing of treaties. What is put on it is wrapped at once; drawing it is one pass.

use super::words::{Look, Words};

/// The cells between two columns.
const GAP: usize = 2;

/// What hangs behind a head is never squeezed below this.
const HUNG_WIDTH_MIN: usize = 8;

/// Words up to this width are not broken in a table, such as two days with a stroke between.
const WORD_WIDTH_MAX: usize = 24;

/// Lines for a page of a certain width.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    width: usize,
    lines: Vec<Words>,
}

impl Sheet {
    pub(crate) fn new(width: usize) -> Self {
        Self { width, lines: Vec::new() }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// An empty line, unless one is there or nothing is.
    pub(crate) fn blank(&mut self) {
        if self.lines.last().is_some_and(|it| !it.is_empty()) {
            self.lines.push(Words::default());
        }
    }

    /// A heading with an empty line before it.
    pub(crate) fn heading(&mut self, text: &str) {
        self.blank();
        self.hung_with(&Words::default(), &Words::plain("  "), &Words::strong(text));
    }

    /// A line as it stands, not wrapped.
    pub(crate) fn line(&mut self, words: Words) {
        self.lines.push(words);
    }

    /// A paragraph, every line indented.
    pub(crate) fn text(&mut self, indent: usize, words: &Words) {
        self.hung(&Words::plain(&" ".repeat(indent)), words);
    }

    /// A paragraph behind a head; its further lines stand under its first word.
    pub(crate) fn hung(&mut self, head: &Words, body: &Words) {
        let rest = Words::plain(&" ".repeat(head.width()));
        self.hung_with(head, &rest, body);
    }

    /// A paragraph behind a head, with another head before its further lines.
    pub(crate) fn hung_with(&mut self, head: &Words, rest: &Words, body: &Words) {
        let room = self.width.saturating_sub(head.width().max(rest.width())).max(HUNG_WIDTH_MIN);
        for (place, line) in body.lines(room).into_iter().enumerate() {
            let mut whole = if place == 0 { head.clone() } else { rest.clone() };
            whole.append(line);
            self.lines.push(whole);
        }
    }

    /// Rows of cells under faint headings, indented; every column as wide as it needs, the widest
    /// ones wrapped where the page is narrow, empty ones left out. Where words would have to break,
    /// the rows are told instead.
    pub(crate) fn table(&mut self, indent: usize, headings: &[&str], rows: &[Vec<Words>]) {
        let columns = headings.len().max(rows.iter().map(Vec::len).max().unwrap_or(0));
        let used: Vec<bool> = (0..columns)
            .map(|column| rows.iter().any(|row| row.get(column).is_some_and(|it| !it.is_empty())))
            .collect();
        let mut all: Vec<Vec<Words>> = Vec::new();
        if headings.iter().any(|it| !it.is_empty()) {
            let headings: Vec<Words> = headings.iter().map(|it| Words::faint(it).held()).collect();
            all.push(kept(&headings, &used));
        }
        all.extend(rows.iter().map(|row| kept(row, &used)));
        let least = widest(&all, |cell| cell.longest_word().min(WORD_WIDTH_MAX));
        let room = self.width.saturating_sub(indent);
        if room < span(&least) {
            rows.iter().for_each(|row| self.told(indent, headings, row));
            return;
        }
        let widths = fit(widest(&all, Words::width), &least, room);
        for row in &all {
            self.row(indent, &widths, row);
        }
    }

    /// A row of a table for which the page is too narrow: one cell after the other, each with its
    /// heading, behind the first.
    fn told(&mut self, indent: usize, headings: &[&str], row: &[Words]) {
        let mut cells = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let Some((_, first)) = cells.next() else { return };
        let mut head = Words::plain(&" ".repeat(indent));
        head.append(first.clone());
        let mut body = Words::default();
        for (place, cell) in cells {
            let gap = if body.is_empty() { "" } else { " · " };
            body.push(Look::Faint, gap);
            let heading = headings.get(place).filter(|it| !it.is_empty());
            body.push(Look::Faint, &heading.map(|it| format!("{it} ")).unwrap_or_default());
            body.append(cell.clone());
        }
        self.hung(&head.and(Look::Plain, &" ".repeat(GAP)), &body);
    }

    fn row(&mut self, indent: usize, widths: &[usize], row: &[Words]) {
        let cells: Vec<Vec<Words>> =
            row.iter().zip(widths).map(|(cell, width)| cell.lines(*width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for place in 0..height {
            let mut line = Words::plain(&" ".repeat(indent));
            for (cell, width) in cells.iter().zip(widths) {
                let part = cell.get(place).cloned().unwrap_or_default();
                let pad = (width + GAP).saturating_sub(part.width());
                line.append(part);
                line.push(Look::Plain, &" ".repeat(pad));
            }
            self.lines.push(line);
        }
    }

    /// Short items in as many columns as the page holds, filled line by line.
    pub(crate) fn grid(&mut self, indent: usize, items: &[Words]) {
        let room = self.width.saturating_sub(indent);
        let mut fitting = (1..=items.len()).rev().map(|columns| grid_widths(items, columns));
        let widths = fitting.find(|it| span(it) <= room);
        let widths = widths.unwrap_or_else(|| vec![room]);
        for run in items.chunks(widths.len().max(1)) {
            self.row(indent, &widths, run);
        }
    }

    /// All lines, each ended.
    pub(crate) fn drawn(&self, colour: bool) -> String {
        self.lines.iter().map(|it| it.drawn(colour) + "\n").collect()
    }
}

/// The cells of the columns in which something stands.
fn kept(row: &[Words], used: &[bool]) -> Vec<Words> {
    row.iter().zip(used).filter(|(_, used)| **used).map(|(cell, _)| cell.clone()).collect()
}

/// For each column the most that one of its cells takes.
fn widest(rows: &[Vec<Words>], measure: impl Fn(&Words) -> usize) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column| rows.iter().filter_map(|row| row.get(column)).map(&measure).max();
    (0..columns).map(|column| width(column).unwrap_or(0)).collect()
}

/// The widths of so many columns that are filled line by line.
fn grid_widths(items: &[Words], columns: usize) -> Vec<usize> {
    let column = |place| items.iter().skip(place).step_by(columns).map(Words::width).max();
    (0..columns).map(|place| column(place).unwrap_or(0)).collect()
}

/// The cells that columns take with what is between them.
fn span(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

/// Takes cells from the widest column that is wider than its least, until all stand on the page.
fn fit(mut widths: Vec<usize>, least: &[usize], room: usize) -> Vec<usize> {
    while room < span(&widths) {
        let can_give = widths.iter_mut().zip(least).filter(|(width, least)| **least < **width);
        match can_give.map(|(width, _)| width).max() {
            Some(widest) => *widest -= 1,
            None => break,
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(width: usize, put: impl FnOnce(&mut Sheet), expected: &[&str]) {
        let mut sheet = Sheet::new(width);
        put(&mut sheet);
        assert_eq!(sheet.drawn(false).lines().collect::<Vec<_>>(), expected);
    }

    fn cells(texts: &[&str]) -> Vec<Words> {
        texts.iter().map(|it| Words::plain(it)).collect()
    }

    #[test]
    fn columns_stand_under_their_headings_whatever_the_script() {
        let rows = [cells(&["KP", "朝鮮", "x"]), cells(&["RU-EMPIRE", "Russia", "y"])];
        check(
            40,
            |it| it.table(2, &["id", "name", ""], &rows),
            &["  id         name", "  KP         朝鮮    x", "  RU-EMPIRE  Russia  y"],
        );
    }

    #[test]
    fn the_widest_column_is_wrapped_where_the_page_is_narrow() {
        let rows = [cells(&["2024", "the exchange of instruments of ratification"])];
        check(
            24,
            |it| it.table(0, &[], &rows),
            &["2024  the exchange of", "      instruments of", "      ratification"],
        );
    }

    #[test]
    fn what_holds_together_is_not_broken_while_there_is_room_elsewhere() {
        let rows = [vec![Words::plain("VCLT 18(b)").held(), Words::plain("a party to it")]];
        check(
            18,
            |it| it.table(0, &["good faith", ""], &rows),
            &["good faith", "VCLT 18(b)  a", "            party", "            to it"],
        );
    }

    #[test]
    fn where_words_would_break_a_row_is_told() {
        let rows = [cells(&["KP", "North Korea", "signatory", "", "2024-06-19"])];
        check(
            26,
            |it| it.table(2, &["state", "", "standing", "until", "since"], &rows),
            &["  KP  North Korea ·", "      standing signatory ·", "      since 2024-06-19"],
        );
    }

    #[test]
    fn a_grid_fills_the_page() {
        let items = cells(&["AL", "DZ", "AO", "AG", "AR"]);
        check(14, |it| it.grid(2, &items), &["  AL  DZ  AO", "  AG  AR"]);
    }

    #[test]
    fn what_hangs_stands_under_its_first_word() {
        check(
            12,
            |it| it.hung(&Words::plain("[ ] "), &Words::plain("deposit by three")),
            &["[ ] deposit", "    by three"],
        );
    }
}
