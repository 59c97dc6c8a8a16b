//! Words that by themselves tell of an act, in any order of the words around them. They are looked up as they are
//! written, and are no words of the rules: a text is cut and grouped as if they were not there.

use std::collections::BTreeMap;

use foedera_model::{ClaimKind, Status};

use super::file::KeyRule;
use super::{ActRule, Lines, Object, Seat, is_unspaced};
use crate::act::joint;
use crate::group::Page;
use crate::node::{Kind, Node};
use crate::sense::Rank;
use crate::shadow::fold;

/// A word with its ending has at most so many letters more than the stem that it begins with.
const ENDING: usize = 9;

/// The words of a pack that tell of acts by themselves.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    by_word: BTreeMap<String, Vec<Phrase>>,
    /// Those of which the first word may have an ending.
    by_stem: BTreeMap<String, Vec<Phrase>>,
    /// Those of which only the end of the first word is given.
    by_end: Vec<(String, Phrase)>,
    /// In scripts without spaces, by the first letter: a phrase may begin and end inside what was cut as a word.
    by_letter: BTreeMap<char, Vec<(String, usize)>>,
    said: Vec<Key>,
}

/// The words that follow the first, and the number of what all of them tell.
type Phrase = (Vec<String>, usize);

/// What a word tells.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) rule: ActRule,
    /// It names an act; a verb beside it tells what was done.
    pub(crate) noun: bool,
}

impl Keys {
    /// The words that tell what is done, or those that tell what is owed.
    pub(super) fn of(rules: &[KeyRule], owed: bool, language: &str) -> Self {
        let mut keys = Self::default();
        for rule in rules.iter().filter(|it| (it.kind == ClaimKind::Obligation) == owed) {
            let words = [
                (&rule.verbs, false, None),
                (&rule.planned, false, Some(Status::Planned)),
                (&rule.denied, false, Some(Status::Denied)),
                (&rule.nouns, true, None),
            ];
            for (phrases, noun, status) in words {
                let number = keys.said.len();
                let rule = ActRule { status, ..loose(rule.kind, language) };
                keys.said.push(Key { rule, noun });
                phrases.iter().for_each(|it| keys.add(it, number));
            }
        }
        keys
    }

    fn add(&mut self, phrase: &str, number: usize) {
        let phrase = fold(phrase);
        let unspaced = |it: &char| is_unspaced(*it) && !phrase.ends_with('~');
        if let Some(first) = phrase.chars().next().filter(unspaced) {
            return self.by_letter.entry(first).or_default().push((phrase, number));
        }
        let mut words = phrase.split(' ').map(ToOwned::to_owned);
        let Some(first) = words.next() else { return };
        if let Some(end) = first.strip_prefix('~') {
            return self.by_end.push((end.to_owned(), (words.collect(), number)));
        }
        let (phrases, first) = match first.strip_suffix('~') {
            Some(stem) => (&mut self.by_stem, stem.to_owned()),
            None => (&mut self.by_word, first),
        };
        phrases.entry(first).or_default().push((words.collect(), number));
    }

    /// What the words that begin at this node tell, and where they end; of several the longest.
    pub(crate) fn at(&self, nodes: &[Node], at: usize, page: Page<'_>) -> Option<(&Key, usize)> {
        let word = |at: usize| {
            let node = nodes.get(at).filter(|it| it.kind == Kind::Word)?;
            page.shadow.text.get(node.span.start()..node.span.end())
        };
        let first = word(at)?;
        let goes_on = |rest: &[String]| {
            rest.iter().zip(at + 1..).all(|(it, at)| word(at).is_some_and(|word| is_word(word, it)))
        };
        let phrases = self.beginning(first).filter(|(rest, _)| goes_on(rest));
        let (length, number) = match phrases.max_by_key(|it| it.0.len()) {
            Some((rest, number)) => (rest.len(), *number),
            None => (0, self.within(first, nodes.get(at)?, page)?),
        };
        Some((self.said.get(number)?, at + 1 + length))
    }

    /// Whether a word by itself names an act of this kind.
    pub(crate) fn names(&self, word: &str, kind: ClaimKind) -> bool {
        let mut alone = self.beginning(word).filter(|(rest, _)| rest.is_empty());
        let names = |it: &Key| it.noun && it.rule.kind == kind;
        alone.any(|(_, number)| self.said.get(*number).is_some_and(names))
    }

    /// The phrase that begins at any letter of a word in a script without spaces.
    fn within(&self, word: &str, node: &Node, page: Page<'_>) -> Option<usize> {
        if self.by_letter.is_empty() {
            return None;
        }
        word.char_indices().find_map(|(from, letter)| {
            let rest = page.shadow.text.get(node.span.start() + from..)?;
            let begins = |it: &&(String, usize)| rest.starts_with(it.0.as_str());
            let phrases = self.by_letter.get(&letter)?.iter().filter(begins);
            phrases.max_by_key(|it| it.0.len()).map(|it| it.1)
        })
    }

    /// The phrases that begin with this word, or with a stem of it.
    fn beginning<'k>(&'k self, word: &'k str) -> impl Iterator<Item = &'k Phrase> {
        let ends = word.char_indices().rev().map(|it| it.0).take(ENDING);
        let stems = std::iter::once(word.len()).chain(ends);
        let stems = stems.filter_map(|it| self.by_stem.get(word.get(..it)?));
        let ends = move |end: &str| word.len() > end.len() && word.ends_with(end);
        let ended = self.by_end.iter().filter(move |it| ends(&it.0)).map(|it| &it.1);
        self.by_word.get(word).into_iter().chain(stems).flatten().chain(ended)
    }
}

/// Whether this is the word of a phrase, or has its stem.
fn is_word(word: &str, told: &str) -> bool {
    told.strip_suffix('~').map_or(word == told, |stem| word.starts_with(stem))
}

/// How an act of this kind is told by one word: of the seats around it, those of all languages.
fn loose(kind: ClaimKind, language: &str) -> ActRule {
    let mut actor = Vec::new();
    let nobodys = [
        ClaimKind::EntryIntoForce,
        ClaimKind::ProvisionalApplication,
        ClaimKind::Termination,
        ClaimKind::Obligation,
    ];
    if !nobodys.contains(&kind) {
        actor.extend([Seat::Before, Seat::Agent, Seat::After]);
    }
    if joint(kind) {
        actor.push(Seat::All);
    }
    ActRule {
        name: format!("{language}/loose").into(),
        kind,
        actor,
        treaty: Object::After,
        status: None,
        splits: Lines::default(),
        organ: (kind == ClaimKind::Approval).then_some(Rank::Parliament),
        to_last: None,
        step: None,
    }
}
