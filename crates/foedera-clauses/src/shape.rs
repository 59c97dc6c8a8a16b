//! The shapes of sentences: patterns with slots, by which a line is read and written back.
//!
//! A pattern is the sentence itself: reserved words as they stand, `{slot}` for what varies, `[…]`
//! around what may be left out, and `signs/sign` where the verb agrees with who acts. So a
//! sentence is said once, and its reader, its writer and its messages cannot part ways.

use std::collections::BTreeMap;

use crate::cursor::{Cursor, Expected};
use crate::near::edits_of_a_slip;
use crate::noun::plain::is_name;
use crate::out::Out;
use crate::reader::Reader;
use crate::token::Kind;
use crate::value::{Slot, Value, Values};

mod pattern;

use pattern::{Part, Placed, compiled, fillings, first_words, read_parts, write_parts};

/// A sentence: its pattern, and what it says about `T`. What it says fails only where the line
/// does not belong to this `T`.
#[derive(Debug)]
pub(crate) struct Shape<T> {
    pub(crate) pattern: &'static str,
    pub(crate) says: fn(&mut Values, &mut T) -> Option<()>,
}

/// The sentences that can stand in one place.
#[derive(Debug)]
pub(crate) struct Table<T: 'static> {
    /// Where these sentences stand, for messages: `in the head of a treaty`.
    pub(crate) place: &'static str,
    /// What to do about a sentence that fits and does not belong.
    pub(crate) refusal: &'static str,
    shapes: Vec<(&'static Shape<T>, Vec<Placed>)>,
    /// By the first reserved word: those that begin with it, those that begin with a slot.
    leading: BTreeMap<&'static str, Vec<usize>>,
    inside: BTreeMap<&'static str, Vec<usize>>,
    /// Those without any reserved word.
    wordless: Vec<usize>,
}

/// A line as one of the shapes reads it.
#[derive(Debug)]
pub(crate) struct Match {
    pub(crate) shape: usize,
    pub(crate) values: Vec<Value>,
}

/// A word that agrees in number: where it stands, its form for one and for several.
pub(crate) type Verb = (usize, &'static str, &'static str);

/// Words with which somebody is named who does something.
const SUBJECTS: &[&str] = &["the", "each", "it", "them", "all", "article", "articles", "this"];

impl<T> Table<T> {
    pub(crate) fn new(place: &'static str, topics: &[&'static [Shape<T>]]) -> Self {
        let shapes = topics.iter().flat_map(|it| it.iter()).map(|it| (it, compiled(it.pattern)));
        let mut table = Self {
            place,
            refusal: "move it to the line that it describes",
            shapes: shapes.collect(),
            leading: BTreeMap::new(),
            inside: BTreeMap::new(),
            wordless: Vec::new(),
        };
        for (number, (_, parts)) in table.shapes.iter().enumerate() {
            let leads = matches!(parts.first(), Some(Placed { part: Part::Words { .. }, .. }));
            let index = if leads { &mut table.leading } else { &mut table.inside };
            let words = first_words(parts);
            if words.is_empty() {
                table.wordless.push(number);
            }
            for word in words {
                index.entry(word).or_default().push(number);
            }
        }
        table
    }

    /// The same, with another cure for a sentence that does not belong.
    pub(crate) fn refusing(self, refusal: &'static str) -> Self {
        Self { refusal, ..self }
    }

    /// The shape of this number.
    pub(crate) fn shape(&self, number: usize) -> Option<&'static Shape<T>> {
        self.shapes.get(number).map(|(shape, _)| *shape)
    }

    /// Every pattern.
    pub(crate) fn patterns(&self) -> impl Iterator<Item = &'static str> {
        self.shapes.iter().map(|(shape, _)| shape.pattern)
    }

    /// The reserved words with which sentences begin.
    pub(crate) fn openings(&self) -> Vec<&'static str> {
        let opening = |parts: &Vec<Placed>| match parts.first().map(|it| &it.part) {
            Some(Part::Words { text, .. }) => Some(*text),
            _ => None,
        };
        self.shapes.iter().filter_map(|(_, parts)| opening(parts)).collect()
    }

    /// Reads the line by the first shape that fits it whole. No shape is tried twice, so that a line
    /// costs no more than its length for each.
    pub(crate) fn read(&self, c: &mut Cursor<'_, '_>) -> Option<Match> {
        let mut tried = Vec::new();
        let leading = self.leading.get(c.peek(0)).into_iter().flatten();
        if let Some(found) = self.first_of(leading, &mut tried, c) {
            return Some(found);
        }
        let mut ahead = 0;
        while let Some(kind) = c.kind(ahead) {
            let inside = self.inside.get(c.peek(ahead)).filter(|_| kind == Kind::Atom);
            if let Some(found) = self.first_of(inside.into_iter().flatten(), &mut tried, c) {
                return Some(found);
            }
            ahead += 1;
        }
        self.first_of(self.wordless.iter(), &mut tried, c)
    }

    fn first_of<'s>(
        &self,
        mut shapes: impl Iterator<Item = &'s usize>,
        tried: &mut Vec<usize>,
        c: &mut Cursor<'_, '_>,
    ) -> Option<Match> {
        shapes.find_map(|&shape| {
            if tried.contains(&shape) {
                return None;
            }
            tried.push(shape);
            self.attempt(shape, c)
        })
    }

    /// Tries every shape that the line can have been meant for, so that their misses are known: those
    /// that begin with its first word, those whose first reserved word stands in it, and, where it
    /// begins with somebody and not with a word of its own, all.
    pub(crate) fn miss(&self, c: &mut Cursor<'_, '_>) {
        let first = c.peek(0);
        let mut candidates = self.leading.get(first).cloned().unwrap_or_default();
        let mut ahead = 0;
        while c.kind(ahead).is_some() {
            candidates.extend(self.inside.get(c.peek(ahead)).into_iter().flatten());
            ahead += 1;
        }
        if !is_name(first) || SUBJECTS.contains(&first) || self.leading.is_empty() {
            candidates.extend(0..self.shapes.len());
        }
        candidates.sort_unstable();
        candidates.dedup();
        for shape in candidates {
            let _no_match = self.attempt(shape, c);
        }
    }

    /// Whether a sentence begins with this word.
    pub(crate) fn begins(&self, word: &str) -> bool {
        self.leading.contains_key(word)
    }

    /// Whether a line looks like one of these sentences though it may be none: it begins as they do,
    /// but for a slip, or holds a word of theirs.
    pub(crate) fn resembles(&self, words: &[&str]) -> bool {
        let first = words.first().copied().unwrap_or_default();
        let mut leading = self.leading.keys().copied();
        leading.any(|it| 1 < it.len() && edits_of_a_slip(first, it).is_some())
            || words.iter().any(|it| self.inside.contains_key(it))
    }

    fn attempt(&self, shape: usize, c: &mut Cursor<'_, '_>) -> Option<Match> {
        let (_, parts) = self.shapes.get(shape)?;
        c.attempt(|c| {
            let mut values = Vec::new();
            read_parts(parts, c, &mut values)?;
            if c.is_at_end() { Some(Match { shape, values }) } else { c.miss(Expected::End) }
        })
    }

    /// Every way to fill the slots of the shapes with values that `offer` has for them, so that
    /// what a sentence says can be looked for, as it was said.
    pub(crate) fn filled(&self, offer: &dyn Fn(Slot) -> Vec<Value>) -> Vec<Match> {
        let numbered = self.shapes.iter().enumerate();
        let all = numbered.flat_map(|(shape, (_, parts))| {
            fillings(parts, offer).into_iter().map(move |values| Match { shape, values })
        });
        all.collect()
    }

    /// The first word of what was read that does not agree with who acts, and the one that does.
    pub(crate) fn disagreeing(
        found: &Match,
        verbs: &[Verb],
        of: &Reader<'_>,
    ) -> Option<(usize, &'static str)> {
        let plural = is_plural(&found.values);
        let agreeing = verbs.iter().map(|(at, one, many)| (*at, if plural { *many } else { *one }));
        agreeing.into_iter().find(|(at, word)| of.token(*at) != *word)
    }

    /// Writes what was read, in the words of its shape.
    pub(crate) fn write(&self, found: &Match, out: &mut Out) {
        let Some((_, parts)) = self.shapes.get(found.shape) else { return };
        let plural = is_plural(&found.values);
        write_parts(parts, &mut found.values.iter(), plural, out);
    }
}

/// Writes a sentence by its pattern, with what stands in its slots; parts that may be left out are
/// written only where the pattern has them without brackets.
pub(crate) fn write_pattern(pattern: &'static str, values: &[Value], out: &mut Out) {
    let plural = is_plural(values);
    write_parts(&compiled(pattern), &mut values.iter(), plural, out);
}

/// Whether several act, by what stands in the slots of a sentence.
fn is_plural(values: &[Value]) -> bool {
    values.iter().find_map(Value::is_plural).unwrap_or(false)
}
