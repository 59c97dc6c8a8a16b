//! A text to its tree of lines, by indentation. It loses nothing: comments and blank lines are
//! kept with the line that follows them, so that the formatter can put them back.

use std::collections::BTreeMap;
use std::ops::Range;

use foedera_model::Span;

use crate::found::Found;
use crate::limits::{FILE_BYTES_MAX, LINE_BYTES_MAX, NESTING_MAX};
use crate::problem::Problem;
use crate::token::{Beside, Token, tokens};

/// One step of indentation, in spaces.
const STEP: usize = 2;

/// How many lines are looked at to see whether a line has a block.
const WITNESSES_MAX: usize = 12;

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

/// A line that others may still stand below.
#[derive(Clone, Copy, Debug)]
struct Open {
    line: usize,
    /// How far in it should stand.
    level: usize,
    /// How far in it stands, as it is written or as it should be, whichever is more.
    reach: usize,
    /// How far in the lines below it stand, once there is one.
    below: Option<usize>,
}

impl Open {
    /// Whether a line so far in can stand beside it rather than below it.
    fn is_beside(&self, indent: usize) -> bool {
        indent < self.level + STEP || indent <= self.reach
    }
}

/// The lines of a text in their order; what is below a line follows it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    pub(crate) lines: Vec<Line>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) remarks: Vec<Remark>,
    /// The last line whose quotation is not closed, as long as the lines below it can go on with it.
    quoting: Option<usize>,
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
        let goes_on = self.goes_on_quoting(trimmed, problems);
        let told = fault.is_some() || goes_on;
        let broken = broken || goes_on;
        let fault = fault.filter(|_| !goes_on);
        let is_open = fault.as_ref().is_some_and(|it| Problem::OpenQuote.is(it));
        self.quoting = if is_open { Some(self.lines.len()) } else { self.quoting };
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

    /// Whether a line closes the quotation of a line above it. Then the two and what is between them were
    /// meant to be one quotation, and that is told once, where it begins.
    fn goes_on_quoting(&mut self, words: &str, problems: &mut Found) -> bool {
        let Some(first) = self.quoting.take() else { return false };
        let words = words.trim_end();
        if !words.contains('"') {
            let near = self.lines.len() - first < WITNESSES_MAX;
            self.quoting = Some(first).filter(|_| near);
            return false;
        }
        let closes = words.ends_with('"') && words.matches('"').count() == 1;
        let last = self.lines.len();
        let Some(line) = self.lines.get(first).filter(|_| closes) else { return false };
        let place = Span::new(line.span.start(), self.lines.last().map_or(0, |it| it.span.end()));
        if !problems.take_back(place) {
            return false;
        }
        let cure = format!(
            "it goes on to the line that ends with `\"`: put these {} lines together in one",
            last - first + 1
        );
        problems.push(Problem::OpenQuote.at(line.span, &[&cure]));
        for line in self.lines.iter_mut().skip(first + 1) {
            line.broken = true;
            line.told = true;
        }
        true
    }

    /// Gives each line its depth and its end. The lines below another stand where most of them do
    /// ([`Tree::level_below`]); one that stands elsewhere is told so, and counts as if it stood there.
    fn nest(&mut self, text: &str, problems: &mut Found) {
        let mut open: Vec<Open> = Vec::new();
        for here in 0..self.lines.len() {
            let Some(indent) = self.lines.get(here).map(|it| it.indent) else { continue };
            self.close(&mut open, here, |it| {
                indent <= it.level || indent <= it.reach && it.below.is_some()
            });
            // One space more is no step: such a line is placed where it was probably meant.
            if let Some(above) = open.last().filter(|it| it.is_beside(indent)).copied()
                && !self.holds(text, &above, here)
            {
                self.close(&mut open, here, |it| it.line == above.line);
            }
            let level = open.last_mut().map_or(0, |it| {
                let above = if it.reach + STEP <= indent { it.reach } else { it.level };
                *it.below.get_or_insert_with(|| self.level_below(it.line, above))
            });
            self.place(here, open.len(), level, problems);
            open.push(Open { line: here, level, reach: indent.max(level), below: None });
        }
        let count = self.lines.len();
        self.close(&mut open, count, |_| true);
    }

    /// Gives a line its depth, and tells where it should stand if it stands elsewhere.
    fn place(&mut self, line: usize, depth: usize, level: usize, problems: &mut Found) {
        let Some(line) = self.lines.get_mut(line) else { return };
        line.depth = depth.min(NESTING_MAX);
        line.broken |= NESTING_MAX < depth;
        let (problem, found) = match () {
            () if NESTING_MAX < depth => (Problem::TooDeep, NESTING_MAX),
            () if line.indent != level => (Problem::Indent, level),
            () => return,
        };
        if !std::mem::replace(&mut line.told, true) {
            problems.push(problem.at(line.span, &[&found.to_string()]));
        }
    }

    /// How far the lines directly below a line are indented: as most of them are; of equals one
    /// step more than the line itself, which stands at `above`.
    fn level_below(&self, line: usize, above: usize) -> usize {
        let step = above + STEP;
        let below = self.lines.iter().skip(line + 1).map(|it| it.indent);
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let mut shallowest = usize::MAX;
        for indent in below.take_while(|it| above < *it) {
            shallowest = shallowest.min(indent.max(step));
            // What is a step further in stands below one of these; less than a step is none.
            if step <= indent && indent < shallowest + STEP {
                *counts.entry(indent).or_default() += 1;
            }
        }
        let most = counts.into_iter().max_by_key(|(it, count)| (*count, *it == step));
        most.map_or(step, |(it, _)| it)
    }

    /// Ends the open lines that a line closes.
    fn close(&mut self, open: &mut Vec<Open>, here: usize, closes: impl Fn(&Open) -> bool) {
        while let Some(Open { line, .. }) = open.pop_if(|it| closes(it)) {
            if let Some(line) = self.lines.get_mut(line) {
                line.next = here;
            }
        }
    }

    /// Whether a line can stand below another: that one ends with a colon, begins as what has lines
    /// or has some, and this one is not another of its kind.
    fn holds(&self, text: &str, above: &Open, line: usize) -> bool {
        let (first, last) = self.ends(text, above.line);
        let (word, _) = self.ends(text, line);
        let dated = |it: &str| it.starts_with(|it: char| it.is_ascii_digit());
        // `article 41 enters into force …` is a clause.
        let count = self.lines.get(line).map_or(0, |it| it.tokens.len());
        let opens = OPENING.contains(&word) && (word != "article" || count <= 2);
        if opens || dated(first) && dated(word) {
            return false;
        }
        let opening = OPENING.contains(&first) || first == "recorded" || dated(first);
        opening || last == ":" || above.below.is_some() || self.has_a_block(above.line)
    }

    /// Whether a line at the left has others a step below it, whatever it is itself.
    fn has_a_block(&self, line: usize) -> bool {
        let indents = |from| self.lines.iter().skip(from).map(|it| it.indent);
        let below = indents(line + 1).take_while(|it| 0 < *it).take(WITNESSES_MAX);
        indents(line).next() == Some(0) && below.into_iter().any(|it| STEP <= it)
    }

    /// The first word of a line and its last.
    fn ends<'t>(&self, text: &'t str, line: usize) -> (&'t str, &'t str) {
        let tokens = self.lines.get(line).and_then(|it| self.tokens.get(it.tokens.clone()));
        let of = |it: Option<&Token>| it.and_then(|it| it.span.of(text)).unwrap_or_default();
        (of(tokens.and_then(<[_]>::first)), of(tokens.and_then(<[_]>::last)))
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
