//! A place in a line, and what could have stood there.
//!
//! Reading tries sentence after sentence; each miss is noted with its place, and only the misses
//! furthest to the right are kept. So when nothing fits, what was expected *there* is known, and
//! reading itself needs no error type: `None` means "not this". Most lines have no fault: a line is
//! read without notes first, and again with them only where that fails.

use crate::problem::Problem;
use crate::reader::Reader;
use crate::report::BLOCK_PLACE;
use crate::token::{Kind, unquoted};

/// How many alternatives of one place are remembered.
const EXPECTED_MAX: usize = 64;

/// How many forms of sentences that go on from one place are remembered.
const FORMS_MAX: usize = 128;

/// What could have stood at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// Reserved words, which begin at that token.
    Words {
        words: &'static str,
        from: usize,
    },
    /// Words of a list: one of them may be meant; the list itself is said by its noun.
    Near {
        words: &'static str,
        from: usize,
    },
    /// Something that varies, said with an example.
    Noun(&'static str),
    Comma,
    /// A comma, before words that stand here already.
    CommaBefore,
    /// A comma and what follows it.
    CommaThen(&'static str),
    Colon,
    End,
    /// The kind of thing is right, and something is wrong with it.
    Fault(Problem),
}

/// How a sentence goes on that was read so far: the rest of its pattern, which begins at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) rest: &'static str,
    pub(crate) from: usize,
}

/// The furthest place that reading came to in a line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Furthest {
    /// Whether misses are noted at all.
    pub(crate) noting: bool,
    pub(crate) at: usize,
    pub(crate) expected: Vec<Expected>,
    pub(crate) forms: Vec<Form>,
}

impl Furthest {
    /// One that notes misses.
    pub(crate) fn noting() -> Self {
        Self { noting: true, ..Self::default() }
    }

    pub(crate) fn note(&mut self, at: usize, what: Expected) {
        if !self.noting {
            return;
        }
        if self.at < at {
            self.at = at;
            self.expected.clear();
            self.forms.clear();
        }
        if self.at == at && self.expected.len() < EXPECTED_MAX && !self.expected.contains(&what) {
            self.expected.push(what);
        }
    }

    /// Notes the form of a sentence that could not go on at a place.
    pub(crate) fn note_form(&mut self, at: usize, form: Form) {
        if self.noting
            && self.at == at
            && self.forms.len() < FORMS_MAX
            && !self.forms.contains(&form)
        {
            self.forms.push(form);
        }
    }
}

/// What a line names, to be looked up when the line is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mention {
    Entity,
    Set,
    Table,
    Treaty,
    Language,
}

/// What a sentence is about, where the same words mean different acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Treaty,
    Amendment,
}

/// A place in a line.
#[derive(Debug)]
pub(crate) struct Cursor<'r, 't> {
    pub(crate) reader: &'r mut Reader<'t>,
    pub(crate) line: usize,
    pub(crate) about: About,
    at: usize,
    end: usize,
}

impl<'r, 't> Cursor<'r, 't> {
    /// At the first token of a line.
    pub(crate) fn new(reader: &'r mut Reader<'t>, line: usize, about: About) -> Self {
        let tokens = reader.tree.lines.get(line).map_or(0..0, |it| it.tokens.clone());
        Self { reader, line, about, at: tokens.start, end: tokens.end }
    }

    /// The number of the token that comes next.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.end <= self.at
    }

    /// What the token so many places on is.
    pub(crate) fn kind(&self, ahead: usize) -> Option<Kind> {
        let at = self.at + ahead;
        if self.end <= at { None } else { self.reader.tree.tokens.get(at).map(|it| it.kind) }
    }

    /// The words of the token so many places on; empty past the end.
    pub(crate) fn peek(&self, ahead: usize) -> &'t str {
        let at = self.at + ahead;
        if self.end <= at { "" } else { self.reader.token(at) }
    }

    /// The words of the token so many places before the end; empty before what is read.
    pub(crate) fn peek_back(&self, places: usize) -> &'t str {
        let at = self.end.checked_sub(places).filter(|it| self.at <= *it);
        at.map_or("", |it| self.reader.token(it))
    }

    /// Leaves so many tokens at the end to be read by others.
    pub(crate) fn shorten(&mut self, places: usize) {
        self.end = self.end.saturating_sub(places).max(self.at);
    }

    /// Goes over one token.
    pub(crate) fn skip(&mut self) {
        self.at += 1;
    }

    /// Notes what could have stood here, and reads nothing.
    pub(crate) fn miss<T>(&mut self, what: Expected) -> Option<T> {
        self.reader.furthest.note(self.at, what);
        None
    }

    /// Reads by `read`, or goes back to where it was.
    pub(crate) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let at = self.at;
        let (mentions, verbs) = (self.reader.mentions.len(), self.reader.verbs.len());
        let out = read(self);
        if out.is_none() {
            self.at = at;
            self.reader.mentions.truncate(mentions);
            self.reader.verbs.truncate(verbs);
        }
        out
    }

    /// Reads reserved words, all of them.
    pub(crate) fn words(&mut self, words: &'static str) -> Option<()> {
        let from = self.at;
        for word in words.split(' ') {
            if self.kind(0) != Some(Kind::Atom) || self.peek(0) != word {
                self.reader.furthest.note(self.at, Expected::Words { words, from });
                self.at = from;
                return None;
            }
            self.at += 1;
        }
        Some(())
    }

    /// Whether reserved words stand here.
    pub(crate) fn looks_at(&self, words: &str) -> bool {
        let stands = |ahead, it| self.kind(ahead) == Some(Kind::Atom) && self.peek(ahead) == it;
        words.split(' ').enumerate().all(|(ahead, it)| stands(ahead, it))
    }

    /// Reads reserved words if they stand here, and notes nothing if they do not.
    pub(crate) fn has(&mut self, words: &str) -> bool {
        let found = self.looks_at(words);
        if found {
            self.at += words.split(' ').count();
        }
        found
    }

    pub(crate) fn comma(&mut self) -> Option<()> {
        if self.kind(0) == Some(Kind::Comma) {
            self.at += 1;
            return Some(());
        }
        self.miss(Expected::Comma)
    }

    pub(crate) fn colon(&mut self) -> Option<()> {
        if self.kind(0) == Some(Kind::Colon) {
            self.at += 1;
            return Some(());
        }
        self.miss(Expected::Colon)
    }

    /// A colon that ends its line and opens a block; without lines below it, that is the fault.
    pub(crate) fn block(&mut self) -> Option<()> {
        self.attempt(|it| {
            it.colon()?;
            if !it.is_at_end() {
                return it.miss(Expected::End);
            }
            if it.reader.tree.children(it.line).next().is_none() {
                it.at -= 1;
                return it.miss(Expected::Fault(Problem::EmptyBlock));
            }
            Some(())
        })
    }

    /// Reads every line of the block below by `read`. A line that cannot be read is reported at
    /// its own place and left out; the sentence above it goes on.
    pub(crate) fn below<T>(
        &mut self,
        mut read: impl FnMut(&mut Cursor<'_, 't>) -> Option<T>,
    ) -> Vec<T> {
        let lines: Vec<usize> = self.reader.tree.children(self.line).collect();
        let mut items = Vec::new();
        for line in lines {
            items.extend(self.reader.whole_line(line, self.about, BLOCK_PLACE, &mut read));
        }
        items
    }

    /// Reads an atom; `what` says which kind, with an example.
    pub(crate) fn atom(&mut self, what: &'static str) -> Option<&'t str> {
        if self.kind(0) == Some(Kind::Atom) {
            let text = self.peek(0);
            self.at += 1;
            return Some(text);
        }
        self.miss(Expected::Noun(what))
    }

    /// Reads a quotation; `what` says which kind, with an example.
    pub(crate) fn quoted(&mut self, what: &'static str) -> Option<String> {
        if self.kind(0) == Some(Kind::Quoted) {
            let text = unquoted(self.peek(0));
            self.at += 1;
            return Some(text);
        }
        self.miss(Expected::Noun(what))
    }

    /// Reads a value from an atom, or says what is wrong with it.
    pub(crate) fn value<T>(
        &mut self,
        what: &'static str,
        read: impl FnOnce(&str) -> Result<T, Expected>,
    ) -> Option<T> {
        let text = self.atom(what)?;
        match read(text) {
            Ok(value) => Some(value),
            Err(expected) => {
                self.at -= 1;
                self.miss(expected)
            }
        }
    }

    /// Notes that the token just read names something.
    pub(crate) fn mention(&mut self, what: Mention) {
        self.reader.mentions.push((what, self.at.saturating_sub(1)));
    }
}
