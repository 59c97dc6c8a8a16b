//! Who a number of the Correlates of War means on a day, and by which numbers an entity goes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::{Day, Edtf};
use foedera_entities::{CodeSystem, Entity, EntityId, World};

type Known = RefCell<Vec<(Day, Option<EntityId>)>>;

/// The states of a member file.
#[derive(Debug)]
pub(super) struct States {
    world: &'static World,
    /// All who ever bore the number, in the order in which they came.
    ids: BTreeMap<u32, Vec<EntityId>>,
    /// The same, and those whom each of them continues or who continue it, by whatever number.
    subjects: BTreeMap<u32, Vec<EntityId>>,
    numbers: BTreeMap<EntityId, Vec<u32>>,
    /// The days on which another may begin to bear a number, in order.
    turns: BTreeMap<u32, Vec<Day>>,
    /// Who bore a number on the days that were asked for, in their order.
    known: BTreeMap<u32, Known>,
}

impl States {
    pub(super) fn of(world: &'static World, of: impl Iterator<Item = u32>) -> Self {
        let of: BTreeSet<u32> = of.collect();
        let mut states = Self {
            world,
            ids: BTreeMap::new(),
            subjects: BTreeMap::new(),
            numbers: BTreeMap::new(),
            turns: BTreeMap::new(),
            known: of.iter().map(|it| (*it, Known::default())).collect(),
        };
        for entity in world.entities() {
            let codes = entity.codes.iter().filter(|it| it.system == CodeSystem::Cow);
            let numbers: BTreeSet<u32> = codes.filter_map(|it| it.value.parse().ok()).collect();
            for number in numbers.into_iter().filter(|it| of.contains(it)) {
                states.ids.entry(number).or_default().push(entity.id);
                states.subjects.entry(number).or_default().extend(subjects(world, entity.id));
                states.numbers.entry(entity.id).or_default().push(number);
                states.turns.entry(number).or_default().extend(turns(entity));
            }
        }
        for turns in states.turns.values_mut() {
            turns.sort_unstable();
            turns.dedup();
        }
        states
    }

    /// The first later day on which another may bear one of some numbers.
    pub(super) fn turn(&self, numbers: &[u32], on: Day) -> Option<Day> {
        let later = |it: &u32| {
            let turns = self.turns.get(it)?;
            turns.get(turns.partition_point(|day| *day <= on)).copied()
        };
        numbers.iter().filter_map(later).min()
    }

    /// Everybody who ever bore the number.
    pub(super) fn ids(&self, number: u32) -> &[EntityId] {
        self.ids.get(&number).map(Vec::as_slice).unwrap_or_default()
    }

    /// Everybody who can be meant by the number on some day.
    pub(super) fn subjects(&self, number: u32) -> &[EntityId] {
        self.subjects.get(&number).map(Vec::as_slice).unwrap_or_default()
    }

    /// The numbers by which an entity went.
    pub(super) fn numbers(&self, id: &EntityId) -> &[u32] {
        self.numbers.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Who bears the number on a day; nothing where nobody does.
    pub(super) fn on(&self, number: u32, day: Day) -> Option<EntityId> {
        let find = || {
            let no = self.world.by_code(CodeSystem::Cow, &number.to_string(), Some(day)).ok()?;
            let same = self.world.subject_on(no, day).map(|it| it.id);
            same.or_else(|| self.world.id(no))
        };
        let mut known = self.known.get(&number)?.borrow_mut();
        match known.binary_search_by_key(&day, |(day, _)| *day) {
            Ok(at) => known.get(at)?.1,
            Err(at) => {
                let found = find();
                known.insert(at, (day, found));
                found
            }
        }
    }
}

fn subjects(world: &World, id: EntityId) -> impl Iterator<Item = EntityId> {
    let subjects = world.number(&id).into_iter().flat_map(|it| world.subjects(it));
    std::iter::once(id).chain(subjects.map(|it| it.id))
}

/// The days on which an entity may begin or cease to be, and to bear its numbers.
fn turns(entity: &Entity) -> impl Iterator<Item = Day> {
    let codes = entity.codes.iter().filter(|it| it.system == CodeSystem::Cow);
    let terms = codes.flat_map(|it| &it.terms).chain(&entity.lives);
    let ends = terms.flat_map(|it| [it.from(), it.until()]).flatten().map(Edtf::bounds);
    ends.flat_map(|it| [it.earliest(), it.latest()]).flatten()
}
