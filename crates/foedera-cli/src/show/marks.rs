//! The letters that tie the boundaries of a drawing to the list beneath it: one for each, none
//! touching another. Where two would, the later stands a line lower.

/// The letters, in the order of the list.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// More lines of letters than this are not drawn.
const LINES_MAX: usize = 8;

/// The letters of a list and where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// For each entry of the list its letter, as long as there are letters and lines.
    of: Vec<Option<char>>,
    lines: Vec<Vec<(usize, char)>>,
}

impl Marks {
    /// Letters for entries at these cells; an entry without a cell has none.
    pub(crate) fn at(cells: impl Iterator<Item = Option<usize>>) -> Self {
        let mut marks = Self::default();
        let mut letters = LETTERS.chars();
        for cell in cells {
            let line = cell.and_then(|it| marks.line_for(it));
            let letter = line.and_then(|_| letters.next());
            if let (Some(cell), Some(line), Some(letter)) = (cell, line, letter) {
                marks.put(line, (cell, letter));
            }
            marks.of.push(letter);
        }
        marks
    }

    /// The letter of an entry, by its place in the list.
    pub(crate) fn of(&self, place: usize) -> Option<char> {
        self.of.get(place).copied().flatten()
    }

    /// The letters that are used, from the first to the last: `a to k`.
    pub(crate) fn letters(&self) -> Option<String> {
        let mut used = self.of.iter().flatten();
        let first = used.next()?;
        Some(
            used.next_back().map_or_else(|| first.to_string(), |last| format!("{first} to {last}")),
        )
    }

    /// The lines as they are drawn, from the first down.
    pub(crate) fn drawn(&self, width: usize) -> impl Iterator<Item = String> {
        self.lines.iter().map(move |line| {
            let mark = |cell| line.iter().find(|(at, _)| *at == cell).map_or(' ', |(_, it)| *it);
            (0..width).map(mark).collect()
        })
    }

    /// The first line on which a letter at this cell touches no other.
    fn line_for(&self, cell: usize) -> Option<usize> {
        let is_free = |line: &Vec<(usize, char)>| line.iter().all(|it| 1 < it.0.abs_diff(cell));
        let free = self.lines.iter().position(is_free).unwrap_or(self.lines.len());
        (free < LINES_MAX).then_some(free)
    }

    fn put(&mut self, line: usize, mark: (usize, char)) {
        if line == self.lines.len() {
            self.lines.push(Vec::new());
        }
        self.lines.get_mut(line).into_iter().for_each(|it| it.push(mark));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[usize], letters: &str, drawn: &[&str]) {
        let marks = Marks::at(cells.iter().copied().map(Some));
        let of: String = (0..cells.len()).map(|it| marks.of(it).unwrap_or('-')).collect();
        let lines: Vec<String> =
            marks.drawn(9).map(|it: String| it.trim_end().to_owned()).collect();
        assert_eq!((of.as_str(), lines), (letters, drawn.iter().map(|&it| it.into()).collect()));
    }

    #[test]
    fn every_entry_has_its_own_letter_and_none_touches_another() {
        check(&[], "", &[]);
        check(&[0, 3, 5], "abc", &["a  b c"]);
        check(&[0, 1, 2], "abc", &["a c", " b"]);
        check(&[4, 4, 4], "abc", &["    a", "    b", "    c"]);
    }

    #[test]
    fn an_entry_that_finds_no_place_has_no_letter_and_takes_none() {
        check(
            &[4; 10],
            "abcdefgh--",
            &["    a", "    b", "    c", "    d", "    e", "    f", "    g", "    h"],
        );
        assert_eq!(Marks::at([None, Some(1)].into_iter()).of(1), Some('a'));
    }
}
