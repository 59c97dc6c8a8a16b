//! What a report's name for a treaty says of which treaty is meant: it agrees with a treaty of the
//! library, contradicts it, or says nothing (`the agreement`, `dokumen itu`).
//!
//! Names are compared by the words that tell one treaty from another; which words do not is data
//! (`languages/treaty-words.txt`). A name can contradict only in a language in which the treaty's own
//! name is known.

use std::collections::BTreeSet;

use foedera_entities::{EntityId, World, fold};
use foedera_model::{Claim, Treaty};

/// The words of each language that tell no treaty from another.
const PLAIN: &str = include_str!("../../../languages/treaty-words.txt");

/// The language of titles, where a treaty says no other.
const OF_TITLES: &str = "English";

/// How a report's name stands to a treaty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It could be any treaty's.
    Silent,
    /// More than half of the words that tell it from others are in one name of the treaty: so many.
    Agrees(usize),
    Contradicts,
}

/// A language, as far as names of treaties go.
struct Tongue {
    /// Its English name, as treaties write it.
    name: &'static str,
    plain: BTreeSet<&'static str>,
}

impl Tongue {
    fn of(tag: &str) -> Option<Self> {
        let lines = PLAIN.lines().filter(|it| !it.starts_with('#'));
        let mut tongues = lines.filter_map(|line| {
            let (head, words) = line.split_once(':')?;
            let (of, name) = head.split_once(' ')?;
            (of == tag).then(|| Self { name, plain: words.split_whitespace().collect() })
        });
        tongues.next()
    }
}

/// A report's name for a treaty.
pub(crate) struct Naming {
    tongue: Option<Tongue>,
    /// The words that tell the treaty from others.
    telling: Vec<String>,
    /// The name without the states.
    name: String,
}

impl Naming {
    /// The name in a claim of a report in this language.
    pub(crate) fn of(claim: &Claim, lang: Option<&str>) -> Self {
        Self::new(claim.treaty.as_deref().unwrap_or_default(), &claim.parties, lang)
    }

    /// A name by which a report in this language calls a treaty of these states.
    pub(crate) fn new(name: &str, states: &[String], lang: Option<&str>) -> Self {
        let tongue = lang.and_then(Tongue::of);
        let name = without_states(name, states);
        let telling = telling(&name, tongue.as_ref());
        Self { tongue, telling, name }
    }

    pub(crate) fn fit(&self, treaty: &Treaty) -> Fit {
        let shared = names(treaty).map(|(name, _)| self.shared_with(name)).max().unwrap_or(0);
        if self.telling.is_empty() {
            Fit::Silent
        } else if self.telling.len() < 2 * shared {
            Fit::Agrees(shared)
        } else if self.knows_a_name_of(treaty) {
            Fit::Contradicts
        } else {
            Fit::Silent
        }
    }

    /// Whether the treaty is called just so, its states aside.
    pub(crate) fn is_title_of(&self, treaty: &Treaty) -> bool {
        let mut name = self.name.strip_prefix("the ").unwrap_or(&self.name);
        let plain = |it: &str| self.tongue.as_ref().is_some_and(|tongue| tongue.plain.contains(it));
        // "With", after which the states stood.
        while let Some((rest, _)) = name.rsplit_once(' ').filter(|(_, last)| plain(last)) {
            name = rest;
        }
        is_called(treaty, name)
    }

    /// Whether this is a name of the treaty: neither says more than the other.
    pub(crate) fn is_of(&self, treaty: &Treaty) -> bool {
        let between: Vec<String> = treaty.head.between.iter().map(ToString::to_string).collect();
        let is_same = |name: &str| {
            let own = telling(&without_states(name, &between), self.tongue.as_ref());
            self.shared_with(name) == self.telling.len() && own.len() == self.telling.len()
        };
        !self.telling.is_empty() && names(treaty).any(|(name, _)| is_same(name))
    }

    fn shared_with(&self, name: &str) -> usize {
        let own = words(name).flat_map(|it| pieces(it).chain([fold(it)])).collect::<BTreeSet<_>>();
        let stands =
            |it: &&String| own.contains(&fold(it)) || pieces(it).all(|it| own.contains(&it));
        self.telling.iter().filter(stands).count()
    }

    /// Whether the treaty has a name in the report's language.
    fn knows_a_name_of(&self, treaty: &Treaty) -> bool {
        let Some(tongue) = &self.tongue else { return false };
        names(treaty).any(|(_, languages)| languages.contains(&tongue.name))
    }
}

/// Whether two texts are one name of a treaty: case, accents and punctuation aside.
pub(crate) fn is_called(treaty: &Treaty, name: &str) -> bool {
    let name = fold(name);
    !name.is_empty() && names(treaty).any(|(it, _)| fold(it) == name)
}

/// The names of a treaty, each with its languages; without any it is the same in all.
fn names(treaty: &Treaty) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let title = (treaty.title.as_str(), vec![OF_TITLES]);
    let others = treaty.head.also_called.iter();
    let others =
        others.map(|it| (it.name.as_str(), it.languages.iter().map(String::as_str).collect()));
    std::iter::once(title).chain(others)
}

/// The words of a name that tell a treaty from others.
fn telling(name: &str, tongue: Option<&Tongue>) -> Vec<String> {
    let is_plain = |it: &str| tongue.is_some_and(|tongue| tongue.plain.contains(it));
    let mut found: Vec<String> = Vec::new();
    for word in words(name).map(str::to_lowercase) {
        let is_number = word.chars().all(|it| it.is_numeric() || !it.is_alphanumeric());
        if !is_number && !is_plain(&word) && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

/// The words of a text, hyphens kept.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|it: char| it.is_whitespace() || matches!(it, '/' | '–' | '—'));
    words.map(|it| it.trim_matches(|it: char| !it.is_alphanumeric())).filter(|it| !it.is_empty())
}

/// The folded pieces of a word with hyphens.
fn pieces(word: &str) -> impl Iterator<Item = String> {
    word.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(fold)
}

/// A name without the states that the treaty is with: `the treaty with North Korea`.
fn without_states(name: &str, parties: &[String]) -> String {
    let world = World::embedded();
    let ids = parties.iter().filter_map(|it| it.parse::<EntityId>().ok());
    let states: BTreeSet<_> = ids.filter_map(|it| world.number(&it)).collect();
    let called = world.all_names().iter().filter(|it| states.contains(&it.entity));
    let called: BTreeSet<String> = called.map(|it| fold(&it.text)).collect();
    let words: Vec<&str> = words(name).collect();
    let mut left: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let ends = (at + 1..=words.len().min(at + STATE_WORDS_MAX)).rev();
        let mut runs = ends.filter(|end| called.contains(&joined(words.get(at..*end))));
        // "Japan-Norway": states alone.
        let states = || word.contains('-') && pieces(word).all(|it| called.contains(&it));
        match runs.next() {
            Some(end) => at = end,
            None if states() => at += 1,
            None => {
                left.push(word);
                at += 1;
            }
        }
    }
    left.join(" ")
}

/// Names of states have no more words than this.
const STATE_WORDS_MAX: usize = 8;

fn joined(words: Option<&[&str]>) -> String {
    let words = words.unwrap_or_default().iter();
    // A possessive is the state as well: `Russia's`.
    words.map(|it| fold(it.trim_end_matches("'s").trim_end_matches("’s"))).collect()
}
