//! Subjects of law by number: Russia after 1991 is the subject that the Soviet Union was.
//!
//! A subject can bear several ids, one after the other (continuation); acts under any of them
//! are its acts, and it stays a party without a new act. Successors of other kinds are subjects
//! of their own (1978 Vienna Convention; practice by notification).

use std::collections::BTreeMap;

use foedera_dates::{Bounds, Day, Edtf};
use foedera_entities::{Capacity, Entity, EntityId, SuccessionKind, World};

use super::succeeded::{Succeeded, Successions};

/// The number of a subject of law in one engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubjectNo(u32);

impl SubjectNo {
    /// The number as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Clone, Debug)]
struct Subject {
    /// Its ids from the first to the last, each with the first day on which it bore it.
    ids: Vec<(EntityId, Day)>,
    /// Before this day it surely does not exist.
    began: Option<Day>,
    /// The first day on which it no longer exists.
    ended: Option<Day>,
    /// Between its lives, in their order.
    absences: Vec<Absence>,
    organisation: bool,
    /// When not everybody takes it for a state.
    contested: Vec<(Day, Option<Day>)>,
}

/// The days between two lives of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Absence {
    /// The first day on which it is no more.
    pub(crate) from: Day,
    /// The first day on which it is there again.
    pub(crate) to: Day,
    /// Whether it is restored: the same state lives again, and what bound it binds it again.
    pub(crate) restored: bool,
}

/// Every subject that the world, the library or the record names.
#[derive(Clone, Debug)]
pub(crate) struct Subjects {
    numbers: BTreeMap<EntityId, SubjectNo>,
    subjects: Vec<Subject>,
    successions: Successions,
}

impl Subjects {
    /// The subjects of a world. An id that the world does not know becomes a subject of its own
    /// when it is first asked for; see [`Self::add`].
    pub(crate) fn of(world: &World) -> Self {
        let mut subjects = Self {
            numbers: BTreeMap::new(),
            subjects: Vec::new(),
            successions: Successions::default(),
        };
        for first in world.entities().iter().filter(|it| world.continues(it.no).is_none()) {
            subjects.add_line(first, world);
        }
        // What only a circle of continuations holds together stands by itself.
        for entity in world.entities() {
            subjects.add(entity.id);
        }
        subjects.successions = Successions::of(world, |it| subjects.number(&it.id));
        subjects
    }

    fn add_line(&mut self, first: &Entity, world: &World) {
        let mut ids = vec![(first.id, Day::MIN)];
        let mut last = first;
        while let Some((next, from)) = continued_by(last, world) {
            if ids.iter().any(|(id, _)| *id == next.id) {
                break;
            }
            ids.push((next.id, from));
            last = next;
        }
        let number = self.next();
        for (id, _) in &ids {
            self.numbers.entry(*id).or_insert(number);
        }
        let organisation = last.capacity == Capacity::Organisation;
        let (began, ended, absences) = (began(first), ended(last), absences(first, world));
        let contested = contested(last);
        self.subjects.push(Subject { ids, began, ended, absences, organisation, contested });
    }

    /// What a subject succeeded to, by a day on which it says so (1978 Vienna Convention 2(1)(b)).
    pub(crate) fn succeeded(&self, no: SubjectNo, by: Day) -> Option<&Succeeded> {
        self.successions.last(no, by)
    }

    /// Those that were formed by the uniting of others (1978 Vienna Convention 31).
    pub(crate) fn united(&self) -> impl Iterator<Item = (SubjectNo, &Succeeded)> {
        self.successions.united()
    }

    /// Those that had taken the place of a subject in a territory by a day (1978 Vienna Convention 2(1)(b)).
    pub(crate) fn successors(
        &self,
        no: SubjectNo,
        by: Day,
    ) -> impl Iterator<Item = (SubjectNo, &Succeeded)> {
        self.successions.of_place(no, by)
    }

    /// The number of an id, which it gets if it has none yet.
    pub(crate) fn add(&mut self, id: EntityId) -> SubjectNo {
        if let Some(known) = self.number(&id) {
            return known;
        }
        let number = self.next();
        self.numbers.insert(id, number);
        let ids = vec![(id, Day::MIN)];
        let absences = Vec::new();
        self.subjects.push(Subject {
            ids,
            began: None,
            ended: None,
            absences,
            organisation: false,
            contested: Vec::new(),
        });
        number
    }

    fn next(&self) -> SubjectNo {
        SubjectNo(u32::try_from(self.subjects.len()).unwrap_or(u32::MAX))
    }

    pub(crate) fn number(&self, id: &EntityId) -> Option<SubjectNo> {
        self.numbers.get(id).copied()
    }

    fn get(&self, no: SubjectNo) -> Option<&Subject> {
        self.subjects.get(no.index())
    }

    /// The id that the subject bore on a day.
    pub(crate) fn id_on(&self, no: SubjectNo, day: Day) -> Option<EntityId> {
        let ids = &self.get(no)?.ids;
        ids.iter().rev().find(|(_, from)| *from <= day).map(|(id, _)| *id)
    }

    /// Whether it surely does not exist yet on a day.
    pub(crate) fn is_to_come(&self, no: SubjectNo, day: Day) -> bool {
        self.began(no).is_some_and(|began| day < began)
    }

    /// Whether the subject of an id bears it only after a day.
    pub(crate) fn bears_later(&self, id: &EntityId, day: Day) -> bool {
        let subject = self.number(id).and_then(|it| self.get(it));
        let own = subject.and_then(|it| it.ids.iter().find(|(known, _)| known == id));
        own.is_some_and(|(_, from)| day < *from)
    }

    /// Whether it no longer exists on a day.
    pub(crate) fn is_gone(&self, no: SubjectNo, day: Day) -> bool {
        self.ended(no).is_some_and(|ended| ended <= day)
            || self.absences(no).iter().any(|it| it.from <= day && day < it.to)
    }

    /// The days between its lives.
    pub(crate) fn absences(&self, no: SubjectNo) -> &[Absence] {
        self.get(no).map_or(&[], |it| it.absences.as_slice())
    }

    pub(crate) fn began(&self, no: SubjectNo) -> Option<Day> {
        self.get(no)?.began
    }

    pub(crate) fn ended(&self, no: SubjectNo) -> Option<Day> {
        self.get(no)?.ended
    }

    /// The days on which a subject comes, goes, or takes another id.
    pub(crate) fn turns(&self, no: SubjectNo) -> impl Iterator<Item = Day> {
        let own = self.get(no).into_iter();
        let named = own.clone().flat_map(|it| it.ids.iter().map(|(_, from)| *from));
        let absent = own.clone().flat_map(|it| it.absences.iter().flat_map(|it| [it.from, it.to]));
        named.chain(absent).chain(own.flat_map(|it| [it.began, it.ended]).flatten())
    }

    /// By number: the first day of a subject, and the first day on which it is no more.
    pub(crate) fn lived(&self) -> Vec<(Day, Option<Day>)> {
        self.subjects.iter().map(|it| (it.began.unwrap_or(Day::MIN), it.ended)).collect()
    }

    /// When not everybody takes it for a state.
    pub(crate) fn contested(&self, no: SubjectNo) -> &[(Day, Option<Day>)] {
        self.get(no).map_or(&[], |it| it.contested.as_slice())
    }

    pub(crate) fn is_organisation(&self, no: SubjectNo) -> bool {
        self.get(no).is_some_and(|it| it.organisation)
    }
}

/// Who continues an entity, and from which day.
fn continued_by<'w>(entity: &Entity, world: &'w World) -> Option<(&'w Entity, Day)> {
    let next = world.continued_by(entity.no)?;
    let mut events = world.successors(entity.no).filter(|it| it.successors.contains(&next));
    let date: Bounds = events.next()?.date.bounds();
    Some((world.by_number(next)?, date.latest().or(date.earliest())?))
}

/// The first day of an entity's first life; the earliest that an imprecise one can be.
fn began(entity: &Entity) -> Option<Day> {
    entity.lives.first()?.from().map(Edtf::bounds)?.earliest()
}

/// The first day out of an entity's last life. An imprecise day counts when it is surely over.
fn ended(entity: &Entity) -> Option<Day> {
    entity.lives.last()?.until().map(Edtf::bounds)?.latest()
}

/// From when until when the statehood of an entity is contested, as far as that can be so.
fn contested(entity: &Entity) -> Vec<(Day, Option<Day>)> {
    if entity.capacity == Capacity::SeparateEntity {
        return vec![(Day::MIN, None)];
    }
    let day =
        |it: Option<&Edtf>, end: fn(Bounds) -> Option<Day>| it.and_then(|it| end(it.bounds()));
    let terms = entity.contested.iter();
    terms
        .map(|it| {
            let from = day(it.from(), Bounds::earliest).unwrap_or(Day::MIN);
            (from, day(it.until(), Bounds::latest))
        })
        .collect()
}

/// The days between the lives of an entity, as far as both are surely so.
fn absences(entity: &Entity, world: &World) -> Vec<Absence> {
    let pairs = entity.lives.iter().zip(entity.lives.iter().skip(1));
    let absence = |(before, after): (&foedera_entities::Term, &foedera_entities::Term)| {
        let from = before.until()?.bounds().latest()?;
        let to = after.from()?.bounds().earliest().filter(|to| from < *to)?;
        let mut events = world.predecessors(entity.no);
        let restored = events.any(|it| {
            it.kind == SuccessionKind::Restoration && it.date.bounds().is_day() == Some(to)
        });
        Some(Absence { from, to, restored })
    };
    pairs.filter_map(absence).collect()
}
