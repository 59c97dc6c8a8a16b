//! Who acted: from a name or code of a collection and the day of the act to an entity of the world.
//!
//! An act belongs to who did it, as it was then. So a name is read as of the day: "Russian
//! Federation" in 1961 is the Soviet Union, "Czechia" in 1969 Czechoslovakia. Nothing is guessed:
//! where several could be meant, the entry is refused.

use std::collections::BTreeMap;

use foedera_dates::{Day, Edtf, Verdict};
use foedera_entities::{CodeSystem, Entity, EntityId, EntityNo, World};

/// How many successions lie between a name and who acted. Serbia of 1979 is two away.
const SUCCESSIONS_MAX: usize = 8;

/// An entity, and what may be otherwise about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Actor {
    pub(crate) id: EntityId,
    pub(crate) doubt: Option<String>,
}

/// The names of a collection, looked up each once.
#[derive(Debug)]
pub(crate) struct Actors<'w> {
    world: &'w World,
    known: BTreeMap<(String, Option<Day>), Result<Actor, String>>,
    /// Names that nobody ever bore, whatever the day, and what to say of them.
    unknown: BTreeMap<String, String>,
}

impl<'w> Actors<'w> {
    pub(crate) fn new(world: &'w World) -> Self {
        Self { world, known: BTreeMap::new(), unknown: BTreeMap::new() }
    }

    /// Who is called so on the day of an act; where the day is open, on the first that it may mean.
    pub(crate) fn find(&mut self, name: &str, on: Option<&Edtf>) -> Result<Actor, String> {
        let day = on.and_then(|it| it.bounds().earliest().or(it.bounds().latest()));
        if let Some(why) = self.unknown.get(name) {
            return Err(why.clone());
        }
        let key = (name.to_owned(), day);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let found = self.look_up(name, day);
        self.known.insert(key, found.clone());
        found
    }

    /// Whom a number of the Correlates of War means on the day of an act.
    pub(crate) fn numbered(&mut self, number: u32, on: Option<&Edtf>) -> Result<Actor, String> {
        let day = on.and_then(|it| it.bounds().earliest().or(it.bounds().latest()));
        let number = number.to_string();
        let key = (format!("cow {number}"), day);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let found = match self.world.by_code(CodeSystem::Cow, &number, day) {
            Ok(no) => self.world.by_number(no).map(|it| self.as_of(it, day)).ok_or(number),
            Err(error) if error.candidates().is_empty() => {
                Err(format!("the world file knows nobody with the number {number}"))
            }
            Err(error) => Err(error.to_string()),
        };
        self.known.insert(key, found.clone());
        found
    }

    /// Whether two are one subject of law, now or in turn: such names do not contradict each other.
    pub(crate) fn is_one_line(&self, left: EntityId, right: EntityId) -> bool {
        let came_before = |later: EntityId, earlier: EntityId| {
            let (Some(later), Some(earlier)) =
                (self.world.number(&later), self.world.number(&earlier))
            else {
                return false;
            };
            self.world.predecessors(later).any(|it| it.predecessors.contains(&earlier))
        };
        left == right || came_before(left, right) || came_before(right, left)
    }

    fn look_up(&mut self, name: &str, day: Option<Day>) -> Result<Actor, String> {
        match self.world.find(name, day) {
            Ok(entity) => Ok(self.as_of(entity, day)),
            Err(error) if error.is_not_then() => {
                let called = error.candidates().iter().filter_map(|id| self.world.entity(id));
                let mut actors: Vec<Actor> = called.map(|it| self.as_of(it, day)).collect();
                if actors.iter().any(|it| it.doubt.is_none()) {
                    actors.retain(|it| it.doubt.is_none());
                }
                actors.dedup_by_key(|it| it.id);
                let only = actors.pop().filter(|_| actors.is_empty());
                only.ok_or_else(|| error.to_string())
            }
            Err(error) => {
                if error.candidates().is_empty() {
                    self.unknown.insert(name.to_owned(), error.to_string());
                }
                Err(error.to_string())
            }
        }
    }

    /// The entity itself, or who was in its place on the day.
    fn as_of(&self, called: &Entity, day: Option<Day>) -> Actor {
        let Some(day) = day.filter(|day| called.existed_on(*day) == Verdict::No) else {
            return Actor { id: called.id, doubt: None };
        };
        if let Some(same) = self.world.subject_on(called.no, day) {
            return Actor { id: same.id, doubt: None };
        }
        let id = called.id;
        match self.only_predecessor(called, day) {
            Some(before) => Actor {
                id: before.id,
                doubt: Some(format!("{id} came later; on {day} there was {}", before.id)),
            },
            None => Actor { id, doubt: Some(format!("{id} did not exist on {day}")) },
        }
    }

    /// Who was on the day in the place of an entity that came later, through one succession after
    /// another, where each ended one alone: its acts are that one's.
    fn only_predecessor(&self, entity: &Entity, day: Day) -> Option<&'w Entity> {
        let mut later = vec![entity.no];
        for _ in 0..SUCCESSIONS_MAX {
            let ended = later.iter().flat_map(|no| self.world.predecessors(*no));
            let ended = ended.filter(|it| it.kind.ends_predecessors());
            let mut before: Vec<EntityNo> =
                ended.flat_map(|it| &it.predecessors).copied().collect();
            before.sort_unstable();
            before.dedup();
            let mut living: Vec<&Entity> =
                before.iter().filter_map(|no| self.world.subject_on(*no, day)).collect();
            living.dedup_by_key(|it| it.id);
            match (living.as_slice(), before.is_empty()) {
                ([only], _) => return Some(only),
                ([], false) => later = before,
                _ => return None,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, day: &str, expected: &str) {
        let mut actors = Actors::new(World::embedded());
        let said = match actors.find(name, day.parse().ok().as_ref()) {
            Ok(Actor { id, doubt: None }) => id.to_string(),
            Ok(Actor { id, doubt: Some(doubt) }) => format!("{id}: {doubt}"),
            Err(why) => why,
        };
        assert_eq!(said, expected);
    }

    #[test]
    fn an_act_belongs_to_who_did_it_then() {
        check("Russian Federation", "1961-07-06", "SU");
        check("RUS", "1961-07-06", "SU");
        check("Germany", "1902", "DE");
        check("Czechia", "1993-01-01", "CZ");
        check(
            "Czechia",
            "1969-02-18",
            "CZECHOSLOVAKIA: CZ came later; on 1969-02-18 there was CZECHOSLOVAKIA",
        );
        check(
            "Serbia",
            "1979-06-11",
            "YUGOSLAVIA: RS came later; on 1979-06-11 there was YUGOSLAVIA",
        );
    }

    #[test]
    fn what_cannot_be_told_is_said() {
        check("Mozambique", "1960-01-01", "MZ: MZ did not exist on 1960-01-01");
        check("YEM", "1970-01-01", "YE: YE did not exist on 1970-01-01");
        check(
            "Korea",
            "1970-01-01",
            "`Korea` can mean KP or KR on 1970-01-01; use one of these ids",
        );
    }
}
