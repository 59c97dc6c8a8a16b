//! A cursor over the bytes of a date, for the readers of this crate.
//!
//! Knows no notation. It moves over ASCII alone, so the place it reports is always the beginning
//! of a character, whatever the text.

use crate::DateError;

/// A place in a text that moves forward.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'t> {
    rest: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { rest: text, at: 0 }
    }

    /// The byte of the text that comes next.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn rest(&self) -> &'t str {
        self.rest
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Steps over `expected` if it comes next.
    pub(crate) fn eat(&mut self, expected: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(expected) else { return false };
        self.rest = rest;
        self.at += expected.len();
        true
    }

    /// Steps over the next character, if it is ASCII.
    pub(crate) fn take_one(&mut self) {
        if let Some(rest) = self.rest.get(1..) {
            self.rest = rest;
            self.at += 1;
        }
    }

    /// Steps over every character that `belongs`, and gives them.
    pub(crate) fn take_while(&mut self, belongs: impl Fn(u8) -> bool) -> &'t str {
        let length = self.rest.bytes().take_while(|b| b.is_ascii() && belongs(*b)).count();
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.at += taken.len();
        taken
    }

    /// Nothing may follow.
    pub(crate) fn end(&self, cure: &str) -> Result<(), DateError> {
        match self.peek() {
            None => Ok(()),
            Some(found) => {
                Err(self.error(format!("`{}` is not expected here; {cure}", shown(found))))
            }
        }
    }

    pub(crate) fn error(&self, what: impl Into<String>) -> DateError {
        DateError::syntax(self.at, what)
    }
}

/// A character as an error may show it: controls and invisible ones by number.
pub(crate) fn shown(found: char) -> String {
    if found.is_ascii_graphic() || found == ' ' || found.is_alphanumeric() {
        found.to_string()
    } else {
        found.escape_unicode().to_string()
    }
}
