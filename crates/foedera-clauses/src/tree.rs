//! A text to its tree of lines, by indentation. It loses nothing: comments and blank lines are
//! kept with the line that follows them, so that the formatter can put them back.

use std::ops::Range;

use foedera_model::Span;

use crate::found::Found;
use crate::limits::{FILE_BYTES_MAX, LINE_BYTES_MAX, NESTING_MAX};
use crate::problem::Problem;
use crate::token::{Beside, Token, tokens};

/// One step of indentation, in spaces.
const STEP: usize = 2;

/// What becomes of a carriage return that stands alone.
const END_THE_LINE: &str = "end the line with a line feed (U+000A)";

/// The first words of lines that stand at the left and have others below them.
const OPENING: &[&str] = &["treaty", "article", "table", "acts", "scenario"];

/// One line that says something.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The words, without indentation and comment.
    pub(crate) span: Span,
    pub(crate) depth: usize,
    pub(crate) tokens: Range<usize>,
    pub(crate) comment: Option<Span>,
    pub(crate) blank_before: bool,
    /// The number of the next line that is not below this one.
    pub(crate) next: usize,
    /// Whether the line could not be taken apart: it is kept as it stands, and not read.
    pub(crate) broken: bool,
    /// Whether what is wrong with it was told when it was taken apart; it is read all the same, for
    /// what stands below it.
    pub(crate) told: bool,
    indent: usize,
}

/// A line that is only a comment.
#[derive(Clone, Debug)]
pub(crate) struct Remark {
    pub(crate) span: Span,
    pub(crate) indent: usize,
    pub(crate) blank_before: bool,
    /// The number of the line that follows it.
    pub(crate) before: usize,
}

/// The lines of a text in their order; what is below a line follows it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    pub(crate) lines: Vec<Line>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) remarks: Vec<Remark>,
}

impl Tree {
    /// The lines of a text, and what is wrong with single lines.
    pub(crate) fn read(text: &str) -> (Self, Found) {
        let mut tree = Self::default();
        let mut problems = Found::default();
        if FILE_BYTES_MAX < text.len() {
            let span = Span::new(0, 0);
            problems.push(Problem::FileTooLong.at(span, &[&FILE_BYTES_MAX.to_string()]));
            return (tree, problems);
        }
        let mut blank = false;
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches(['\n', '\r']);
            // A byte order mark at the very start says nothing and is dropped.
            let (start_of_line, words) = match words.strip_prefix('\u{FEFF}') {
                Some(rest) if start == 0 => (words.len() - rest.len(), rest),
                _ => (start, words),
            };
            tree.lines_of(words, start_of_line, &mut blank, &mut problems);
            start += line.len();
        }
        tree.nest(text, &mut problems);
        (tree, problems)
    }

    /// The number of the line that stands at a place.
    pub(crate) fn line_at(&self, place: Span) -> usize {
        self.lines.partition_point(|it| it.span.start() < place.start())
    }

    /// The lines directly below a line.
    pub(crate) fn children(&self, line: usize) -> Children<'_> {
        let end = self.lines.get(line).map_or(line, |it| it.next);
        Children { tree: self, here: line + 1, end }
    }

    /// The lines that stand at the left.
    pub(crate) fn roots(&self) -> Children<'_> {
        Children { tree: self, here: 0, end: self.lines.len() }
    }

    /// A line, or several that a carriage return alone divides.
    fn lines_of(&mut self, words: &str, start: usize, blank: &mut bool, problems: &mut Found) {
        let mut start = start;
        *blank |= words.is_empty();
        for line in words.split_inclusive('\r') {
            let end = start + line.len();
            let words = line.strip_suffix('\r').unwrap_or(line);
            self.line(words, start, blank, problems);
            if words.len() < line.len() {
                let span = Span::new(end - 1, end);
                problems.push(Problem::Invisible.at(span, &["U+000D", END_THE_LINE]));
            }
            start = end;
        }
    }

    fn line(&mut self, words: &str, start: usize, blank: &mut bool, problems: &mut Found) {
        let trimmed = words.trim_start_matches([' ', '\t']);
        let before = words.len() - trimmed.len();
        // A tab is a fault of its own; it stands for one step, so that it is the only one.
        let indent = before + words.bytes().take(before).filter(|it| *it == b'\t').count();
        let blank_before = std::mem::take(blank);
        if trimmed.trim_end().is_empty() {
            *blank = true;
            return;
        }
        let first = self.tokens.len();
        let at = start + before;
        let broken = LINE_BYTES_MAX < words.len();
        let Beside { comment, fault } = if broken {
            let span = Span::new(at, at);
            let fault = Problem::LineTooLong.at(span, &[&LINE_BYTES_MAX.to_string()]);
            Beside { comment: None, fault: Some(fault) }
        } else {
            // Tabs of the indentation are looked at with the line.
            tokens(words, start, &mut self.tokens)
        };
        let told = fault.is_some();
        fault.into_iter().for_each(|it| problems.push(it));
        if let (Some(span), true) = (comment, first == self.tokens.len()) {
            let before = self.lines.len();
            self.remarks.push(Remark { span, indent, blank_before, before });
            return;
        }
        let end = self.tokens.get(first..).and_then(<[Token]>::last).map(|it| it.span.end());
        let end = end.unwrap_or(at + trimmed.trim_end().len());
        self.lines.push(Line {
            span: Span::new(at, end),
            depth: 0,
            tokens: first..self.tokens.len(),
            comment,
            blank_before,
            next: 0,
            broken,
            told,
            indent,
        });
    }

    /// Gives each line its depth and its end: it is below the nearest line above that is indented
    /// less. One space more is no step: then the line is placed where it was probably meant.
    fn nest(&mut self, text: &str, problems: &mut Found) {
        // Lines that are open, each with the indentation of what stands below it.
        let mut open: Vec<(usize, Option<usize>)> = Vec::new();
        let written: Vec<usize> = self.lines.iter().map(|it| it.indent).collect();
        let mut indents = written.clone();
        for (here, indent) in written.iter().copied().enumerate() {
            self.close(&mut open, here, |it| written.get(it).is_some_and(|it| indent <= *it));
            let above = open.last().map_or(here, |(it, _)| *it);
            let indent_above = indents.get(above).copied().unwrap_or_default();
            let fault = if above != here && indent <= indent_above + 1 {
                let step = if self.holds(text, above, here) { STEP } else { 0 };
                let meant = indent_above + step;
                self.close(&mut open, here, |it| indents.get(it).is_some_and(|it| meant <= *it));
                if let Some(indent) = indents.get_mut(here) {
                    *indent = meant;
                }
                open.last_mut().map(|(_, below)| *below.get_or_insert(meant));
                Some((Problem::Indent, meant))
            } else {
                let beside = open.last_mut().map(|(_, below)| *below.get_or_insert(indent));
                fault_of_place(open.len(), indent, beside.unwrap_or(0))
            };
            let depth = open.len();
            open.push((here, None));
            let Some(line) = self.lines.get_mut(here) else { continue };
            line.depth = depth.min(NESTING_MAX);
            line.broken |= NESTING_MAX < depth;
            if let Some((problem, found)) = fault.filter(|_| !line.told) {
                problems.push(problem.at(line.span, &[&found.to_string()]));
                line.told = true;
            }
        }
        let count = self.lines.len();
        self.close(&mut open, count, |_| true);
    }

    /// Ends the open lines that a line closes.
    fn close(
        &mut self,
        open: &mut Vec<(usize, Option<usize>)>,
        here: usize,
        closes: impl Fn(usize) -> bool,
    ) {
        while let Some((line, _)) = open.pop_if(|it| closes(it.0)) {
            if let Some(line) = self.lines.get_mut(line) {
                line.next = here;
            }
        }
    }

    /// Whether a line can stand below another: that one ends with a colon or begins as what has
    /// lines, and this one is not another of its kind.
    fn holds(&self, text: &str, above: usize, line: usize) -> bool {
        let (first, last) = self.ends(text, above);
        let (word, _) = self.ends(text, line);
        let dated = |it: &str| it.starts_with(|it: char| it.is_ascii_digit());
        if OPENING.contains(&word) || dated(first) && dated(word) {
            return false;
        }
        OPENING.contains(&first) || first == "recorded" || dated(first) || last == ":"
    }

    /// The first word of a line and its last.
    fn ends<'t>(&self, text: &'t str, line: usize) -> (&'t str, &'t str) {
        let tokens = self.lines.get(line).and_then(|it| self.tokens.get(it.tokens.clone()));
        let of = |it: Option<&Token>| it.and_then(|it| it.span.of(text)).unwrap_or_default();
        (of(tokens.and_then(<[_]>::first)), of(tokens.and_then(<[_]>::last)))
    }
}

/// What is wrong with a line's place, where its neighbours on the same level are indented `beside`.
fn fault_of_place(depth: usize, indent: usize, beside: usize) -> Option<(Problem, usize)> {
    if NESTING_MAX < depth {
        Some((Problem::TooDeep, NESTING_MAX))
    } else {
        (indent != beside).then_some((Problem::Indent, beside))
    }
}

/// The numbers of sibling lines.
#[derive(Clone, Debug)]
pub(crate) struct Children<'t> {
    tree: &'t Tree,
    here: usize,
    end: usize,
}

impl Iterator for Children<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.end <= self.here {
            return None;
        }
        let here = self.here;
        self.here = self.tree.lines.get(here)?.next;
        Some(here)
    }
}
