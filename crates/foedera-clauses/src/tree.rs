//! A text to its tree of lines, by indentation. It loses nothing: comments and blank lines are
//! kept with the line that follows them, so that the formatter can put them back.

use std::ops::Range;

use foedera_model::Span;

use crate::found::Found;
use crate::limits::{FILE_BYTES_MAX, LINE_BYTES_MAX, NESTING_MAX};
use crate::problem::Problem;
use crate::token::{Token, tokens};

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
            tree.line(words, start_of_line, &mut blank, &mut problems);
            start += line.len();
        }
        tree.nest(&mut problems);
        (tree, problems)
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
        let read = if LINE_BYTES_MAX < words.len() {
            Err(Problem::LineTooLong.at(Span::new(at, at), &[&LINE_BYTES_MAX.to_string()]))
        } else {
            // Tabs of the indentation are looked at with the line.
            tokens(words, start, &mut self.tokens)
        };
        let broken = read.is_err();
        let comment = read.unwrap_or_else(|fault| {
            problems.push(fault);
            self.tokens.truncate(first);
            None
        });
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
            indent,
        });
    }

    /// Gives each line its depth and its end: it is below the nearest line above that is indented
    /// less.
    fn nest(&mut self, problems: &mut Found) {
        // Lines that are open, each with the indentation of what stands below it.
        let mut open: Vec<(usize, Option<usize>)> = Vec::new();
        let indents: Vec<usize> = self.lines.iter().map(|it| it.indent).collect();
        for (here, indent) in indents.iter().copied().enumerate() {
            let closes = |it: &(usize, _)| indents.get(it.0).is_some_and(|it| indent <= *it);
            while let Some((line, _)) = open.pop_if(|it| closes(it)) {
                if let Some(line) = self.lines.get_mut(line) {
                    line.next = here;
                }
            }
            let depth = open.len();
            let beside = open.last_mut().map(|(_, below)| *below.get_or_insert(indent));
            let above = open.last().and_then(|(it, _)| indents.get(*it)).copied();
            let fault = fault_of_place(depth, indent, beside.unwrap_or(0), above);
            open.push((here, None));
            let Some(line) = self.lines.get_mut(here) else { continue };
            line.depth = depth.min(NESTING_MAX);
            if let Some((problem, found)) = fault.filter(|_| !line.broken) {
                problems.push(problem.at(line.span, &[&found]));
                line.broken = true;
            }
        }
        let count = self.lines.len();
        for (line, _) in open {
            if let Some(line) = self.lines.get_mut(line) {
                line.next = count;
            }
        }
    }
}

/// What is wrong with a line's place, where its neighbours on the same level are indented `beside`
/// and the line that it is below `above`: one space more is no step.
fn fault_of_place(
    depth: usize,
    indent: usize,
    beside: usize,
    above: Option<usize>,
) -> Option<(Problem, String)> {
    if NESTING_MAX < depth {
        Some((Problem::TooDeep, NESTING_MAX.to_string()))
    } else if let Some(above) = above.filter(|it| it + 1 == indent) {
        Some((Problem::Indent, above.to_string()))
    } else {
        (indent != beside).then(|| (Problem::Indent, beside.to_string()))
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
