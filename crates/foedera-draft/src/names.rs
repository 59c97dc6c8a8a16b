//! Names of states and organisations in a text.

use std::collections::BTreeMap;
use std::sync::Arc;

use foedera_entities::{EntityId, EntityNo, Language, World, fold};

use crate::called::TREATY;
use crate::cursor::Cursor;
use crate::token::Token;

/// The English names of a world, folded and in order; and whom a text means by its depositaries.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    folded: Arc<[(String, EntityId)]>,
    depositaries: Vec<EntityId>,
}

/// A shorter name is a code or a slip.
const LETTERS_MIN: usize = 4;

/// The longest name has so many words.
const WORDS_MAX: usize = 9;

impl Names {
    pub(crate) fn of(world: &World) -> Self {
        let mut borne: BTreeMap<String, Vec<(bool, EntityNo)>> = BTreeMap::new();
        for name in world.names(Language::ENGLISH).filter(|it| it.kind.is_proper()) {
            let folded = fold(&name.text);
            if LETTERS_MIN <= folded.len() {
                borne.entry(folded).or_default().push((name.during.is_some(), name.entity));
            }
        }
        let meant = borne.into_iter().filter_map(|(name, by)| Some((name, meant(world, &by)?)));
        Self { folded: meant.collect(), depositaries: Vec::new() }
    }

    /// The same names, with the governments that a text has made its depositaries.
    pub(crate) fn in_text(&self, tokens: &[Token<'_>]) -> Self {
        Self { depositaries: self.made_depositaries(tokens).unwrap_or_default(), ..self.clone() }
    }

    /// `the Governments of Norway and Sweden, which are hereby designated the Depositary Governments`.
    fn made_depositaries(&self, tokens: &[Token<'_>]) -> Option<Vec<EntityId>> {
        const MADE: &[&str] = &[
            "designated the depositary",
            "designated as depositary",
            "designated as depositaries",
            "designated as the depositary",
            "designated depositary governments",
        ];
        const LIST_MAX: usize = 60;
        let here = Cursor::new(tokens);
        let at = (0..tokens.len()).find(|at| MADE.iter().any(|it| here.from(*at).sees(it)))?;
        (at.saturating_sub(LIST_MAX)..at).find_map(|start| {
            let mut c = here.from(start);
            c.need("the governments of")?;
            let found = self.list(&mut c)?;
            c.eat_all(&[",", "which", "are", "hereby"]);
            (c.at() == at && 1 < found.len()).then_some(found)
        })
    }

    /// `the Governments designated as Depositaries of the Convention`.
    fn designated(&self, c: &mut Cursor<'_>) -> Option<Vec<EntityId>> {
        const TREATY_OF: &[&str] =
            &["of this", "of the present", "of the", "under this", "under the"];
        if c.eat("the states , the governments of which are designated depositaries") {
            c.eat_any(TREATY_OF);
            TREATY.contains(&c.peek(0)).then(|| c.skip());
            return self.known_depositaries();
        }
        c.eat("the");
        c.need_any(&[
            "governments designated as depositary governments",
            "governments designated as depositaries",
            "depositary governments",
        ])?;
        let _of = c.attempt(|c| {
            c.need_any(TREATY_OF)?;
            TREATY.contains(&c.peek(0)).then(|| c.skip())
        });
        self.known_depositaries()
    }

    fn known_depositaries(&self) -> Option<Vec<EntityId>> {
        (!self.depositaries.is_empty()).then(|| self.depositaries.clone())
    }

    /// The longest name that stands here; `the Kingdom of` before it is a title.
    pub(crate) fn read(&self, c: &mut Cursor<'_>) -> Option<EntityId> {
        c.attempt(|c| self.longest(c)).or_else(|| {
            c.attempt(|c| {
                c.eat_any(&["the government of", "government of"]);
                c.need_any(&["the kingdom of", "kingdom of", "the republic of", "republic of"])?;
                self.longest(c)
            })
        })
    }

    fn longest(&self, c: &mut Cursor<'_>) -> Option<EntityId> {
        c.eat_any(&[
            "the government of the",
            "the government of",
            "government of the",
            "government of",
        ]);
        let _the = c.eat("the");
        let mut words = String::new();
        let mut longest = None;
        let mut ahead = *c;
        for _ in 0..WORDS_MAX {
            if !ahead.is_word() {
                break;
            }
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(ahead.peek(0));
            ahead.skip();
            if let Ok(at) = self.folded.binary_search_by(|(it, _)| it.as_str().cmp(&fold(&words))) {
                longest = self.folded.get(at).map(|(_, id)| (*id, ahead));
            }
        }
        let (id, after) = longest?;
        *c = after;
        Some(id)
    }

    /// Two names or more, as a list.
    pub(crate) fn list(&self, c: &mut Cursor<'_>) -> Option<Vec<EntityId>> {
        if let Some(depositaries) = c.attempt(|c| self.designated(c)) {
            return Some(depositaries);
        }
        c.attempt(|c| {
            c.eat_any(&["the governments of", "governments of"]);
            let mut found = vec![self.read(c)?];
            while let Some(id) = c.attempt(|c| {
                let comma = c.eat(",");
                let and = c.eat("and");
                if comma || and { self.read(c) } else { None }
            }) {
                found.push(id);
            }
            Some(found)
        })
    }
}

/// Who is meant by a name that several bore: whoever bears it in all years, else the last of them.
fn meant(world: &World, by: &[(bool, EntityNo)]) -> Option<EntityId> {
    let always = by.iter().filter(|(dated, _)| !dated).map(|(_, no)| *no);
    let last = by.iter().map(|(_, no)| *no).filter(|no| world.successors(*no).next().is_none());
    only(always).or_else(|| only(last)).and_then(|no| world.id(no))
}

fn only(mut numbers: impl Iterator<Item = EntityNo>) -> Option<EntityNo> {
    let first = numbers.next()?;
    numbers.all(|it| it == first).then_some(first)
}
