//! All words and names of a language: one pass over a text finds them all.
//!
//! A word counts only where it stands alone: letters of scripts with spaces on either side are not
//! cut, save for what the pack says may be glued to a word. In scripts without spaces every place is
//! a boundary.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::BitOr;

use foedera_model::Span;

pub(crate) use super::glued::Glued;
use super::inflect::Forms;
use super::phrase::Phrases;
use super::starts::first_bytes;
use super::tree::Tree;
use super::variants::Variants;
use crate::letter::{is_alphanumeric, is_numeric};
use crate::sense::{Sense, Slots};

/// How many letters may follow a stem.
const ENDING: usize = 9;

/// A surface to be found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Surface {
    /// Folded.
    pub(crate) text: String,
    pub(crate) stem: bool,
    pub(crate) sense: Sense,
    /// Which places of a rule it can hold.
    pub(crate) fits: Slots,
}

/// A name of several words that decline.
#[derive(Clone, Debug)]
pub(crate) struct Declined {
    /// The forms of each word, folded.
    pub(crate) words: Vec<Forms>,
    pub(crate) sense: Sense,
    pub(crate) fits: Slots,
}

/// The words of a pack.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: Tree,
    /// What each of those words is.
    known: Vec<Known>,
    phrases: Phrases,
    entries: Vec<Entry>,
    glued: Glued,
    /// Of each little word that may be glued to another, its entry.
    clitics: BTreeMap<String, usize>,
    variants: Variants,
}

/// A word that stands alone, with what is glued to it.
#[derive(Debug)]
struct Hit {
    span: Span,
    /// Of the word itself, without what is glued to it.
    len: usize,
    entry: usize,
    /// Little words before and after it, from left to right.
    before: Vec<Span>,
    after: Vec<Span>,
}

/// What a word of the tree is.
#[derive(Clone, Copy, Debug)]
enum Known {
    /// An entry.
    Whole(usize),
    /// The first of several words; how they go on.
    Head(usize),
}

/// What a word stands for.
#[derive(Debug)]
struct Entry {
    stem: bool,
    senses: Vec<Sense>,
    fits: Slots,
}

/// A word or name found: where, and what it can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) span: Span,
    pub(crate) senses: Vec<Sense>,
    pub(crate) fits: Slots,
}

impl Lexicon {
    pub(crate) fn new(
        surfaces: Vec<Surface>,
        declined: Vec<Declined>,
        glued: Glued,
        variants: Variants,
    ) -> Self {
        let (texts, mut entries) = entries(surfaces, &variants);
        let clitics = texts.iter().enumerate().filter(|(entry, text)| {
            let clitic = glued.proclitics.contains(text) || glued.enclitics.contains(text);
            clitic && entries.get(*entry).is_some_and(|it| !it.stem)
        });
        let clitics = clitics.map(|(entry, text)| (text.clone(), entry)).collect();
        let whole = texts.into_iter().enumerate().map(|(entry, text)| (text, Known::Whole(entry)));
        let mut texts: Vec<(String, Known)> = whole.collect();
        let mut phrases = Phrases::default();
        for Declined { words, sense, fits } in declined {
            phrases.add(&words, entries.len(), |it| variants.all_in_first(it));
            entries.push(Entry { stem: false, senses: vec![sense], fits });
        }
        texts.extend(phrases.heads().map(|(text, next)| (text.to_owned(), Known::Head(next))));
        texts.sort_by(|one, other| one.0.cmp(&other.0));
        let words = Tree::new(texts.iter().map(|it| it.0.as_str()));
        let known = texts.into_iter().map(|it| it.1).collect();
        Self { words, known, phrases, entries, glued, clitics, variants }
    }

    /// Whether little words are written in one with the word before them.
    pub(crate) fn cuts_after(&self) -> bool {
        !self.glued.enclitics.is_empty()
    }

    /// Whether anything may be glued to the beginning of a word.
    pub(super) fn glues_before(&self) -> bool {
        self.glued.before_longest() > 0
    }

    pub(super) fn variants(&self) -> &Variants {
        &self.variants
    }

    /// For each beginning by which entries are known (the word, of names that decline the first) what is said of all of
    /// them together, and whether other letters may follow it in one.
    pub(super) fn beginnings(&self, of: impl Fn(&[Sense], Slots) -> u8) -> Vec<(&str, u8, bool)> {
        let of = |it: usize| self.entries.get(it).map_or(0, |it| of(&it.senses, it.fits));
        let goes_on = !self.glued.endings.is_empty() || self.cuts_after();
        let stem = |it: usize| self.entries.get(it).is_none_or(|it| it.stem);
        let told = |known: &Known| match known {
            Known::Whole(entry) => (of(*entry), goes_on || stem(*entry)),
            Known::Head(next) => {
                let below = self.phrases.below(*next).into_iter();
                (below.map(of).fold(0, BitOr::bitor), false)
            }
        };
        let words = self.words.words().zip(&self.known).map(|(text, known)| {
            let (said, goes_on) = told(known);
            (str::from_utf8(text).unwrap_or_default(), said, goes_on)
        });
        words.collect()
    }

    /// Calls with the number of each of those beginnings with which a folded text begins. Says whether there could be
    /// more in a longer text.
    pub(super) fn each_beginning(&self, text: &[u8], mut call: impl FnMut(usize)) -> bool {
        self.words.each_at(text, |word, _| call(word))
    }

    /// Every word and name of a folded text that begins at this place, also those within longer ones, and whether
    /// there could be more in a longer text.
    pub(super) fn at(&self, text: &str, at: usize) -> (Vec<Found>, bool) {
        let text = &*self.variants.in_first(text);
        let mut hits = Vec::new();
        let more = self.beginning(text, at, &mut hits);
        let found = hits.into_iter().filter_map(|Hit { span, entry, .. }| {
            let Entry { senses, fits, .. } = self.entries.get(entry)?;
            Some(Found { span, senses: senses.clone(), fits: *fits })
        });
        (found.collect(), more)
    }

    /// How many bytes the longest word or name has, and what may be glued to it on one side.
    pub(super) fn longest(&self) -> (usize, usize) {
        let words = self.words.words().map(<[u8]>::len).max().unwrap_or(0);
        (words.max(self.phrases.longest()), self.glued.longest().max(ENDING))
    }

    /// Every word and name of the text, from left to right, the longest where several begin.
    pub(crate) fn find(&self, text: &str) -> Vec<Found> {
        let text = &*self.variants.in_first(text);
        let mut hits = self.standing_alone(text);
        hits.sort_by_key(|it| (it.span.start(), usize::MAX - it.span.end()));
        let mut found: Vec<Found> = Vec::new();
        let mut word = None;
        for Hit { span, entry, before, after, .. } in hits {
            let Some(entry) = self.entries.get(entry) else { continue };
            if word == Some(span) {
                // The same word in another meaning; what is glued to it was taken with the first.
                let same = found.iter_mut().rfind(|it| it.span == span);
                same.into_iter().for_each(|it| it.also(entry));
                continue;
            }
            let start = before.first().map_or(span.start(), |it| it.start());
            if found.last().is_some_and(|it| start < it.span.end()) {
                continue;
            }
            found.extend(before.into_iter().map(|it| self.clitic(text, it)));
            found.push(Found { span, senses: entry.senses.clone(), fits: entry.fits });
            found.extend(after.into_iter().map(|it| self.clitic(text, it)));
            word = Some(span);
        }
        found
    }

    /// A little word that was cut off; one that no rule names means nothing.
    fn clitic(&self, text: &str, span: Span) -> Found {
        let entry = span.of(text).and_then(|it| self.entries.get(*self.clitics.get(it)?));
        let senses = entry.map(|it| it.senses.clone()).unwrap_or_default();
        Found { span, senses, fits: entry.map_or(Slots::default(), |it| it.fits) }
    }

    /// Every hit that cuts no word.
    fn standing_alone(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut last = None;
        // How many letters of the word at hand were passed; what is glued to its beginning is no longer.
        let mut passed = 0;
        let reach = self.glued.before_longest();
        for (at, letter) in text.char_indices() {
            let inside = last.is_some_and(|it| joins(it, letter));
            passed = if inside { passed + 1 } else { 0 };
            last = Some(letter);
            if passed <= reach {
                let _more = self.beginning(text, at, &mut hits);
            }
        }
        hits
    }

    /// The hits whose words begin at this place, save for what is glued to them; the shortest first. Says whether
    /// there could be more in a longer text.
    fn beginning(&self, text: &str, at: usize, hits: &mut Vec<Hit>) -> bool {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let (first, mut more) = (hits.len(), false);
        let mut add = |entry, len| hits.extend(self.hit(text, at, entry, len));
        let mut phrases = false;
        let longer = self.words.each_at(rest, |word, len| match self.known.get(word) {
            Some(Known::Whole(entry)) => add(*entry, len),
            Some(Known::Head(next)) => {
                let after = rest.get(len..).unwrap_or_default();
                phrases = true;
                let mut add = |entry, then| add(entry, len + then);
                more |= self.phrases.each_after(*next, after, &mut add);
            }
            None => {}
        });
        if phrases {
            let stem = |entry: usize| self.entries.get(entry).is_some_and(|it| it.stem);
            let new = hits.get_mut(first..).unwrap_or_default();
            new.sort_by_key(|it| (it.len, stem(it.entry)));
        }
        more || longer
    }

    /// The word of this entry here, if it stands alone.
    fn hit(&self, text: &str, at: usize, entry: usize, len: usize) -> Option<Hit> {
        let stem = self.entries.get(entry)?.stem;
        let (start, before) = self.start(text, at)?;
        let (end, after) = self.end(text, at + len, stem)?;
        Some(Hit { span: Span::new(start, end), len, entry, before, after })
    }

    /// Where the word begins that has its stem at `at`, and the little words glued to it; nothing if `at`
    /// is inside a word.
    fn start(&self, text: &str, at: usize) -> Option<(usize, Vec<Span>)> {
        let before = text.get(..at)?;
        let first = text.get(at..)?.chars().next()?;
        if !before.chars().next_back().is_some_and(|it| joins(it, first)) {
            return Some((at, Vec::new()));
        }
        let letters =
            before.chars().rev().take(self.glued.longest() + 1).take_while(|it| is_letter(*it));
        let letters = letters.map(char::len_utf8).sum::<usize>();
        let (own, clitics) = self.glued.before(before.get(at - letters..)?)?;
        let start = at - own;
        let mut left = start;
        let spans = clitics.into_iter().map(|len| {
            left -= len;
            Span::new(left, left + len)
        });
        let mut spans: Vec<Span> = spans.collect();
        spans.reverse();
        Some((start, spans))
    }

    /// Where that word ends, in the same way.
    fn end(&self, text: &str, at: usize, stem: bool) -> Option<(usize, Vec<Span>)> {
        let last = text.get(..at)?.chars().next_back()?;
        let after = text.get(at..)?;
        if !after.chars().next().is_some_and(|it| joins(last, it)) {
            return Some((at, Vec::new()));
        }
        // No further than an ending can reach: a text may be one word.
        let longest = self.glued.longest().max(ENDING);
        let letters = after.chars().take(longest + 1).take_while(|it| is_letter(*it));
        let ending = after.get(..letters.map(char::len_utf8).sum())?;
        if stem && ending.chars().count() <= ENDING {
            return Some((at + ending.len(), Vec::new()));
        }
        let (own, clitics) = self.glued.after(ending)?;
        let mut right = at + own;
        let spans = clitics.into_iter().map(|len| {
            right += len;
            Span::new(right - len, right)
        });
        Some((at + own, spans.collect()))
    }
}

/// The entries of surfaces, and the text of each, sorted.
fn entries(mut surfaces: Vec<Surface>, variants: &Variants) -> (Vec<String>, Vec<Entry>) {
    for surface in &mut surfaces {
        if let Cow::Owned(text) = variants.in_first(&surface.text) {
            surface.text = text;
        }
    }
    surfaces.retain(|it| !it.text.is_empty());
    // Most differ in their first letters, which are compared at once.
    let first = |it: &Surface| first_bytes(it.text.as_bytes()).swap_bytes();
    surfaces
        .sort_unstable_by(|one, other| first(one).cmp(&first(other)).then_with(|| one.cmp(other)));
    surfaces.dedup();
    let mut texts: Vec<String> = Vec::with_capacity(surfaces.len());
    let mut entries: Vec<Entry> = Vec::with_capacity(surfaces.len());
    for Surface { text, stem, sense, fits } in surfaces {
        let same = texts.last() == Some(&text) && entries.last().is_some_and(|it| it.stem == stem);
        match entries.last_mut() {
            Some(entry) if same => entry.also(sense, fits),
            _ => {
                texts.push(text);
                entries.push(Entry { stem, senses: vec![sense], fits });
            }
        }
    }
    (texts, entries)
}

impl Entry {
    fn also(&mut self, sense: Sense, fits: Slots) {
        self.senses.push(sense);
        self.fits = self.fits.and(fits);
    }
}

impl Found {
    /// Takes in another pattern that was found at the same place.
    fn also(&mut self, entry: &Entry) {
        self.senses.extend(&entry.senses);
        self.senses.sort_unstable();
        self.senses.dedup();
        self.fits = self.fits.and(entry.fits);
    }
}

/// Whether a word goes on where these two meet.
pub(crate) fn meet(left: &str, right: &str) -> bool {
    let pair = left.chars().next_back().zip(right.chars().next());
    pair.is_some_and(|(left, right)| joins(left, right))
}

/// Whether two neighbouring letters belong to one word.
fn joins(left: char, right: char) -> bool {
    is_letter(left) && is_letter(right) && is_numeric(left) == is_numeric(right)
}

/// A letter of a script that parts words by spaces, or a digit.
pub(crate) fn is_letter(it: char) -> bool {
    is_alphanumeric(it) && !is_unspaced(it)
}

/// Han, kana and Thai, which run on without spaces.
pub(crate) fn is_unspaced(it: char) -> bool {
    matches!(it, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str], text: &str, expected: &[&str]) {
        let surfaces = words.iter().zip(0..).map(|(word, number)| Surface {
            text: word.trim_end_matches('~').to_owned(),
            stem: word.ends_with('~'),
            sense: Sense::Word(number),
            fits: Slots::default(),
        });
        let glued = Glued {
            prefixes: vec!["ال".to_owned()],
            endings: vec!["и".to_owned()],
            proclitics: vec!["و".to_owned()],
            enclitics: vec!["가".to_owned()],
        };
        let lexicon = Lexicon::new(surfaces.collect(), Vec::new(), glued, Variants::default());
        let found = lexicon.find(text);
        let shown: Vec<&str> = found.iter().filter_map(|it| it.span.of(text)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_stand_alone_and_the_longest_wins() {
        check(
            &["north korea", "north", "korea"],
            "north korea, north korean",
            &["north korea", "north"],
        );
        check(&["ratif~"], "ratified ratification gratified", &["ratified", "ratification"]);
        check(&["росси"], "россии россиянин", &["россии"]);
        check(&["俄罗斯", "条约"], "俄罗斯批准条约", &["俄罗斯", "条约"]);
        check(&["عراق"], "العراق وعراقي", &["العراق"]);
        check(&["عراق"], "والعراق", &["و", "العراق"]);
        check(&["북한"], "북한가 북한군", &["북한", "가"]);
        check(&["'s", "kim"], "kim's", &["kim", "'s"]);
    }
}
