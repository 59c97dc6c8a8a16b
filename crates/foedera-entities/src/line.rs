//! One line of the world file, read from left to right.

use foedera_dates::Edtf;

use crate::problem::{Diagnostic, Problem};
use crate::{EntityId, Term};

/// A line, and what is left of it.
pub(crate) struct Line<'t> {
    number: usize,
    text: &'t str,
    rest: &'t str,
}

impl<'t> Line<'t> {
    pub(crate) fn new(number: usize, text: &'t str) -> Self {
        let text = without_comment(text);
        Self { number, text, rest: text }
    }

    pub(crate) fn number(&self) -> usize {
        self.number
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.rest.trim().is_empty()
    }

    pub(crate) fn is_indented(&self) -> bool {
        self.rest.starts_with(char::is_whitespace)
    }

    /// A problem with the next word.
    pub(crate) fn problem(&self, problem: Problem) -> Diagnostic {
        problem.at(self.number, self.column(self.rest.trim_start()))
    }

    /// Where this stands that is left of the line. Few lines have a problem, so nobody counts before one has.
    fn column(&self, rest: &str) -> usize {
        let taken = self.text.len().saturating_sub(rest.len());
        1 + self.text.get(..taken).map_or(0, |it| it.chars().count())
    }

    /// The next word, up to white space or a comma; empty at the end.
    pub(crate) fn word(&mut self) -> &'t str {
        self.skip_space();
        self.take(self.rest.find(ends_word).unwrap_or(self.rest.len()))
    }

    /// The next word, left where it is.
    pub(crate) fn peek(&self) -> &'t str {
        Line { number: self.number, text: self.text, rest: self.rest }.word()
    }

    /// Takes this word if it is the next one.
    pub(crate) fn takes(&mut self, expected: &str) -> bool {
        self.skip_space();
        let after = self.rest.strip_prefix(expected);
        let after = after.filter(|it| it.chars().next().is_none_or(ends_word));
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// Takes a comma if it is next.
    pub(crate) fn takes_comma(&mut self) -> bool {
        self.skip_space();
        let found = self.rest.starts_with(',');
        if found {
            self.take(1);
        }
        found
    }

    /// A text between double quotes on this line.
    pub(crate) fn quoted(&mut self) -> Result<&'t str, Diagnostic> {
        self.skip_space();
        let Some(inside) = self.rest.strip_prefix('"') else {
            return Err(self.problem(Problem::Expected { what: "a name in double quotes" }));
        };
        let Some((text, _)) = inside.split_once('"') else {
            return Err(self.problem(Problem::Expected { what: "a closing double quote" }));
        };
        self.take(text.len() + 2);
        Ok(text)
    }

    pub(crate) fn id(&mut self) -> Result<EntityId, Diagnostic> {
        self.skip_space();
        let from = self.rest;
        self.word().parse().map_err(|why: crate::EntityIdError| {
            Problem::BadId { why: why.to_string() }.at(self.number, self.column(from))
        })
    }

    /// An id that may be described further down.
    pub(crate) fn reference(&mut self) -> Result<Reference, Diagnostic> {
        self.skip_space();
        let (line, column) = (self.number, self.column(self.rest));
        Ok(Reference { id: self.id()?, line, column })
    }

    /// References with commas between them.
    pub(crate) fn references(&mut self) -> Result<Vec<Reference>, Diagnostic> {
        let mut ids = Vec::new();
        loop {
            ids.push(self.reference()?);
            if !self.takes_comma() {
                return Ok(ids);
            }
        }
    }

    pub(crate) fn date(&mut self) -> Result<Edtf, Diagnostic> {
        self.skip_space();
        let from = self.rest;
        self.word().parse().map_err(|why: foedera_dates::DateError| {
            Problem::BadDate { why: why.to_string() }.at(self.number, self.column(from))
        })
    }

    /// `from DATE until DATE`; either part may be left out.
    pub(crate) fn term(&mut self) -> Result<Term, Diagnostic> {
        self.skip_space();
        let start = self.rest;
        let from = if self.takes("from") { Some(self.date()?) } else { None };
        let until = if self.takes("until") { Some(self.date()?) } else { None };
        Term::new(from, until).ok_or_else(|| Problem::BadOrder.at(self.number, self.column(start)))
    }

    /// Nothing may be left.
    pub(crate) fn finish(&mut self) -> Result<(), Diagnostic> {
        self.skip_space();
        if self.rest.is_empty() {
            return Ok(());
        }
        Err(self.problem(Problem::Leftover { found: clip(self.rest.trim_end()) }))
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, bytes: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || letter == ','
}

/// An id in a place where an entity is meant that may be described further down.
pub(crate) struct Reference {
    pub(crate) id: EntityId,
    line: usize,
    column: usize,
}

impl Reference {
    pub(crate) fn unknown(&self) -> Diagnostic {
        Problem::UnknownEntity { id: self.id.to_string() }.at(self.line, self.column)
    }
}

/// A found text for a message: whatever the file holds, the message stays short and on one line.
pub(crate) fn clip(found: &str) -> String {
    const SHOWN_MAX: usize = 40;
    found.chars().take(SHOWN_MAX).flat_map(char::escape_debug).collect()
}

/// Cuts off a comment: `#` at the beginning or after white space, outside quotes.
fn without_comment(text: &str) -> &str {
    if !text.contains('#') {
        return text;
    }
    let mut quoted = false;
    let mut after_space = true;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '#' if after_space && !quoted => return text.get(..at).unwrap_or(text),
            _ => {}
        }
        after_space = letter.is_whitespace();
    }
    text
}
