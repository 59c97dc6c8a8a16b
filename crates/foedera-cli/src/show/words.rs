//! Words with a look, measured as a terminal shows them: wide letters take two cells, marks none.
//!
//! Not here: where words stand on the page. Texts come from foreign files, so nothing in them may
//! reach the terminal as a command: controls are replaced where words are made.

use clap::builder::styling::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// A space at which no line is broken.
pub(crate) const HOLD: char = '\u{a0}';

/// How words look. Four looks and one colour; everything can be read without them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Plain,
    /// What is looked for first: the answer, the heading.
    Strong,
    /// What stands beside: clauses, sources, headings of columns.
    Faint,
    /// What must not be overlooked.
    Accent,
}

impl Look {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Accent => Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
        }
    }
}

/// A run of words in one or several looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    runs: Vec<(Look, String)>,
}

impl Words {
    pub(crate) fn new(look: Look, text: &str) -> Self {
        Self::default().and(look, text)
    }

    pub(crate) fn plain(text: &str) -> Self {
        Self::new(Look::Plain, text)
    }

    pub(crate) fn strong(text: &str) -> Self {
        Self::new(Look::Strong, text)
    }

    pub(crate) fn faint(text: &str) -> Self {
        Self::new(Look::Faint, text)
    }

    pub(crate) fn accent(text: &str) -> Self {
        Self::new(Look::Accent, text)
    }

    /// The same with more behind it.
    pub(crate) fn and(mut self, look: Look, text: &str) -> Self {
        self.push(look, text);
        self
    }

    /// The same with more behind it and a space between; nothing for nothing.
    pub(crate) fn with(self, look: Look, text: &str) -> Self {
        if text.is_empty() {
            return self;
        }
        let gap = if self.is_empty() { "" } else { " " };
        self.and(Look::Plain, gap).and(look, text)
    }

    pub(crate) fn push(&mut self, look: Look, text: &str) {
        let letters = text.chars().map(harmless);
        match self.runs.last_mut() {
            _ if text.is_empty() => {}
            Some((same, run)) if *same == look => run.extend(letters),
            _ => self.runs.push((look, letters.collect())),
        }
    }

    pub(crate) fn append(&mut self, other: Self) {
        for (look, text) in other.runs {
            self.push(look, &text);
        }
    }

    /// The same as one piece that no line break divides.
    pub(crate) fn held(mut self) -> Self {
        for (_, text) in &mut self.runs {
            *text = text.replace(' ', &HOLD.to_string());
        }
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The cells that it takes on a terminal.
    pub(crate) fn width(&self) -> usize {
        self.runs.iter().map(|(_, text)| text.width()).sum()
    }

    /// The cells of the longest word.
    pub(crate) fn longest_word(&self) -> usize {
        let whole: String = self.runs.iter().map(|(_, text)| text.as_str()).collect();
        whole.split(' ').map(|word| word.width()).max().unwrap_or(0)
    }

    /// The same in lines of so many cells, broken at spaces, or inside a word that is longer.
    pub(crate) fn lines(&self, width: usize) -> Vec<Self> {
        let mut lines = Lines { width: width.max(1), done: Vec::new(), line: Self::default() };
        for (look, text) in &self.runs {
            for piece in text.split_inclusive(' ') {
                lines.put(*look, piece);
            }
        }
        lines.finish()
    }

    /// As bytes for a terminal, or for a file where there is no colour.
    pub(crate) fn drawn(&self, colour: bool) -> String {
        let mut out = String::new();
        for (look, text) in &self.clone().trimmed().runs {
            if colour && *look != Look::Plain {
                let style = look.style();
                out.push_str(&format!("{style}{text}{style:#}"));
            } else {
                out.push_str(text);
            }
        }
        // What holds words together in the layout is a plain space for whoever copies it.
        out.replace(HOLD, " ")
    }

    /// The same without blanks at its end, whatever their look.
    fn trimmed(mut self) -> Self {
        while let Some((_, last)) = self.runs.last_mut() {
            last.truncate(last.trim_end_matches([' ', HOLD]).len());
            if !last.is_empty() {
                break;
            }
            self.runs.pop();
        }
        self
    }
}

/// A letter that does nothing but stand there.
fn harmless(letter: char) -> char {
    match letter {
        '\n' | '\r' | '\t' => ' ',
        // These turn what follows round, so that a name reads as another.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ if letter.is_control() => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}

/// Lines while they are filled.
struct Lines {
    width: usize,
    done: Vec<Words>,
    line: Words,
}

impl Lines {
    /// A word with the space behind it; the space may stand over the edge.
    fn put(&mut self, look: Look, piece: &str) {
        let word = piece.trim_end_matches(' ').width();
        if self.width < self.line.width() + word && !self.line.is_empty() {
            self.end_line();
        }
        if self.line.width() + word <= self.width {
            if !(self.line.is_empty() && word == 0 && !self.done.is_empty()) {
                self.line.push(look, piece);
            }
            return;
        }
        for letter in piece.chars() {
            if self.width < self.line.width() + letter.width().unwrap_or(0) {
                self.end_line();
            }
            self.line.push(look, letter.encode_utf8(&mut [0; 4]));
        }
    }

    fn end_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
    }

    fn finish(mut self) -> Vec<Words> {
        if !self.line.is_empty() || self.done.is_empty() {
            self.end_line();
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, width: usize, expected: &[&str]) {
        let lines: Vec<String> =
            Words::plain(text).lines(width).iter().map(|it| it.drawn(false)).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn no_line_ends_in_blanks_whatever_their_look() {
        let words = Words::plain("a ").and(Look::Faint, " b\u{a0} ").and(Look::Accent, "  ");
        assert_eq!(words.drawn(false), "a  b");
        assert!(!words.drawn(true).contains("b "), "{:?}", words.drawn(true));
        assert_eq!(Words::plain("  ").drawn(true), "");
    }

    #[test]
    fn lines_break_at_spaces_and_inside_what_is_too_long() {
        check("", 10, &[""]);
        check("one two three", 7, &["one two", "three"]);
        check("one two three", 100, &["one two three"]);
        check("abcdefghij k", 4, &["abcd", "efgh", "ij k"]);
        check("条約の批准書", 4, &["条約", "の批", "准書"]);
    }

    #[test]
    fn every_line_fits_whatever_the_letters() {
        let text = "Ein Vertrag, 条約, договор, e\u{301}tat — unverbrüchlichkeit";
        for width in 2..40 {
            for line in Words::plain(text).lines(width) {
                assert!(line.width() <= width + 1, "{width}: {}", line.drawn(false));
            }
        }
    }

    #[test]
    fn what_commands_a_terminal_is_shown_and_not_obeyed() {
        let drawn = Words::plain("\u{1b}[2Ja\u{7}\u{202e}b\nc").drawn(true);
        assert_eq!(drawn, "\u{fffd}[2Ja\u{fffd}\u{fffd}b c");
    }

    #[test]
    fn without_colour_only_letters_are_left() {
        let words = Words::strong("a").with(Look::Accent, "b").with(Look::Faint, "");
        assert_eq!(words.drawn(false), "a b");
        assert!(words.drawn(true).contains("\u{1b}["));
        assert_eq!(words.width(), 3);
    }
}
