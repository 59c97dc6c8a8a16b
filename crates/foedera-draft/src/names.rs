//! Names of states and organisations in a text.

use foedera_entities::{EntityId, Language, World, fold};

use crate::cursor::Cursor;

/// The English names of a world, folded and in order.
#[derive(Debug)]
pub(crate) struct Names {
    folded: Vec<(String, EntityId)>,
}

/// The longest name has so many words.
const WORDS_MAX: usize = 9;

impl Names {
    pub(crate) fn of(world: &World) -> Self {
        let proper = world.names(Language::ENGLISH).filter(|it| it.kind.is_proper() && it.during.is_none());
        let named = proper.filter_map(|it| Some((fold(&it.text), world.id(it.entity)?)));
        let mut folded: Vec<(String, EntityId)> = named.filter(|(it, _)| 3 < it.len()).collect();
        folded.sort_unstable();
        folded.dedup_by(|later, first| later.0 == first.0);
        Self { folded }
    }

    /// The longest name that stands here.
    pub(crate) fn read(&self, c: &mut Cursor<'_>) -> Option<EntityId> {
        c.eat_any(&["the government of the", "the government of", "government of the", "government of"]);
        let _the = c.eat("the");
        let mut words = String::new();
        let mut longest = None;
        let mut ahead = *c;
        for _ in 0..WORDS_MAX {
            if ahead.is_at_end() {
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
