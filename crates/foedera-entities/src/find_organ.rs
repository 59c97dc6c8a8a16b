//! From a written organ to the one that is meant: `Russia's State Duma`, `Duma Negara Rusia`,
//! `Russian President Vladimir Putin`.
//!
//! A name of the organ must stand there, and everything else must be accounted for: the state, or,
//! of an office, the person. `the speaker of the State Duma` is not the Duma. What is not found is
//! left as it is written.

use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::Day;
use unicode_normalization::char::is_combining_mark;

use crate::{EntityId, EntityNo, Name, Organ, World, fold};

/// How many words a written organ may have; longer ones are descriptions, and are not looked up.
pub const ORGAN_WORDS_MAX: usize = 16;

/// Words that join a name and its state; they name nothing.
const JOINING: &[&str] =
    &["the", "of", "s", "de", "des", "du", "la", "le", "l", "del", "al", "der", "die", "das", "do"];

/// What is looked up by folded names, of every entity that has organs.
#[derive(Debug, Default)]
pub(crate) struct OrganIndex(BTreeMap<EntityNo, OfEntity>);

#[derive(Debug, Default)]
struct OfEntity {
    organs: BTreeMap<String, Vec<usize>>,
    /// Everything that the entity itself is called: a people's name and a capital too.
    called: BTreeSet<String>,
}

impl OrganIndex {
    pub(crate) fn new(organs: &[Organ], names: &[Name]) -> Self {
        let mut index = Self::default();
        for (number, organ) in organs.iter().enumerate() {
            let of_entity = index.0.entry(organ.of).or_default();
            for name in organ.all_names() {
                let bearers = of_entity.organs.entry(fold(name)).or_default();
                if !bearers.contains(&number) {
                    bearers.push(number);
                }
            }
        }
        for name in names {
            if let Some(of_entity) = index.0.get_mut(&name.entity) {
                of_entity.called.insert(fold(&name.text));
            }
        }
        index
    }
}

impl World {
    /// The organ of an entity that is written so, in any language. A day decides between organs
    /// that bore the same name one after the other; nothing where none or several are meant.
    ///
    /// ```
    /// use foedera_entities::World;
    ///
    /// let world = World::embedded();
    /// let russia = "RU".parse()?;
    /// let organ = |written| world.organ(&russia, written, None).map(|it| it.title.as_ref());
    /// assert_eq!(organ("Duma Negara Rusia"), Some("State Duma"));
    /// assert_eq!(organ("Russian President Vladimir Putin"), Some("President"));
    /// assert_eq!(organ("the speaker of the State Duma"), None);
    /// # Ok::<(), foedera_entities::EntityIdError>(())
    /// ```
    #[must_use]
    pub fn organ(&self, of: &EntityId, written: &str, on: Option<Day>) -> Option<&Organ> {
        let of = self.number(of)?;
        let known = self.organ_index().0.get(&of)?;
        let words = Words::of(written)?;
        for (from, to) in words.runs() {
            let Some(bearers) = known.organs.get(&words.folded(from, to)) else { continue };
            let organ = self.one_of(bearers, on)?;
            let is_whole = from == 0 && to == words.0.len();
            return (is_whole || words.are_accounted_for(from, to, organ, &known.called))
                .then_some(organ);
        }
        None
    }

    fn one_of(&self, bearers: &[usize], on: Option<Day>) -> Option<&Organ> {
        let organs = bearers.iter().filter_map(|it| self.organs().get(*it));
        let mut then = organs.filter(|it| on.is_none_or(|day| it.may_exist(day)));
        let first = then.next()?;
        then.next().is_none().then_some(first)
    }
}

/// The words of a text, without what stands between them.
struct Words<'t>(Vec<&'t str>);

impl<'t> Words<'t> {
    /// Nothing where there are too many.
    fn of(text: &'t str) -> Option<Self> {
        let is_between = |it: char| !it.is_alphanumeric() && !is_combining_mark(it);
        let words = text.split(is_between).filter(|it| !it.is_empty());
        let words: Vec<&str> = words.take(ORGAN_WORDS_MAX + 1).collect();
        (words.len() <= ORGAN_WORDS_MAX).then_some(Self(words))
    }

    /// All runs of words, the longest first, and of these the first one.
    fn runs(&self) -> impl Iterator<Item = (usize, usize)> {
        let count = self.0.len();
        (1..=count).rev().flat_map(move |long| (0..=count - long).map(move |at| (at, at + long)))
    }

    fn folded(&self, from: usize, to: usize) -> String {
        self.0.get(from..to).unwrap_or_default().iter().map(|it| fold(it)).collect()
    }

    /// Whether what stands before and after an organ's name is its state and, behind an office, a
    /// person.
    fn are_accounted_for(
        &self,
        from: usize,
        to: usize,
        organ: &Organ,
        states: &BTreeSet<String>,
    ) -> bool {
        if self.without_states(0, from, states) != from {
            return false;
        }
        let rest = self.without_states(to, self.0.len(), states);
        let mut person = self.0.get(rest..).unwrap_or_default().iter();
        person.len() == 0 || organ.is_office && person.all(|it| it.starts_with(char::is_uppercase))
    }

    /// Where the names of a state end that stand from here on, with what joins them.
    fn without_states(&self, from: usize, to: usize, states: &BTreeSet<String>) -> usize {
        let mut at = from;
        loop {
            let mut name = at;
            while name < to && JOINING.contains(&self.folded(name, name + 1).as_str()) {
                name += 1;
            }
            let ends = (name + 1..=to).rev();
            let found = ends.into_iter().find(|it| states.contains(&self.folded(name, *it)));
            match found {
                Some(end) => at = end,
                // Joining words lead to a name, or close it: `Russia's`, `the`.
                None if name == to => return to,
                None => return at,
            }
        }
    }
}
