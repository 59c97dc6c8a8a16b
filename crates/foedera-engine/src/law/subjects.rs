//! Subjects of law by number: Russia after 1991 is the subject that the Soviet Union was.
//!
//! A subject can bear several ids, one after the other (continuation); acts under any of them
//! are its acts, and it stays a party without a new act. Successors of other kinds are subjects
//! of their own (1978 Vienna Convention; practice by notification).
//!
//! A continuation holds from its day on. What an id meant in a life that had ended before is not taken away by
//! it: Serbia is the kingdom until 1918, nobody until 1992, then Serbia and Montenegro, and Serbia again.

use std::collections::BTreeMap;

use foedera_dates::{Bounds, Day, Edtf};
use foedera_entities::{Capacity, Entity, EntityId, SuccessionKind, Term, World};

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
    /// Its ids from the first to the last, each with the first day on which it bore it; one that it took again comes
    /// twice.
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
    beside: Vec<Beside>,
}

/// An id that a subject bore beside that of whom it was to continue: the government of Ankara and the Sultan's, the
/// European Union and the Community. A treaty tells of the one that acted under it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beside {
    pub(crate) id: EntityId,
    pub(crate) subject: SubjectNo,
    pub(crate) from: Day,
    /// The day of the continuation; from then on it is the only id.
    pub(crate) until: Day,
}

impl Subjects {
    /// The subjects of a world. An id that the world does not know becomes a subject of its own
    /// when it is first asked for; see [`Self::add`].
    pub(crate) fn of(world: &World) -> Self {
        let mut subjects = Self {
            numbers: BTreeMap::new(),
            subjects: Vec::new(),
            successions: Successions::default(),
            beside: Vec::new(),
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
        let line = line(first, world);
        let number = self.next();
        for (entity, _) in &line {
            self.numbers.entry(entity.id).or_insert(number);
        }
        let lives = lives(&line);
        self.beside.extend(lives.iter().filter_map(|it| it.beside(number)));
        let last = line.last().map_or(first, |(entity, _)| *entity);
        self.subjects.push(Subject {
            ids: ids(&lives),
            began: lives.first().and_then(|it| it.from),
            ended: last.lives.last().and_then(|it| days_of(it).1),
            absences: absences(&lives, world),
            organisation: last.capacity == Capacity::Organisation,
            contested: contested(last),
        });
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

    /// Whether the subject of an id comes to bear it, or bears it again, after a day.
    pub(crate) fn bears_later(&self, id: &EntityId, day: Day) -> bool {
        let subject = self.number(id).and_then(|it| self.get(it));
        let mut borne = subject.into_iter().flat_map(|it| &it.ids);
        borne.any(|(known, from)| known == id && day < *from)
    }

    /// The ids that were borne beside others.
    pub(crate) fn beside(&self) -> &[Beside] {
        &self.beside
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

/// A life of a subject under one id.
struct Life<'w> {
    entity: &'w Entity,
    /// The first day; the earliest that an imprecise one can be.
    from: Option<Day>,
    /// The first day out. An imprecise day counts when it is surely over.
    until: Option<Day>,
    /// The first day on which it is told by this id: of a continuation its day, if it lived before.
    named: Day,
}

impl Life<'_> {
    fn beside(&self, subject: SubjectNo) -> Option<Beside> {
        let from = self.from.filter(|from| *from < self.named)?;
        Some(Beside { id: self.entity.id, subject, from, until: self.named })
    }
}

/// An entity and those that continue it one after the other, each with the day from which it does.
fn line<'w>(first: &'w Entity, world: &'w World) -> Vec<(&'w Entity, Day)> {
    let mut line = vec![(first, Day::MIN)];
    let mut last = first;
    while let Some((next, from)) = continued_by(last, world) {
        if line.iter().any(|(it, _)| it.id == next.id) {
            break;
        }
        line.push((next, from));
        last = next;
    }
    line
}

/// The lives of a line in the order of their days. One that ended before the continuation is a life of the same
/// name and subject all the same: nobody else bore the id.
fn lives<'w>(line: &[(&'w Entity, Day)]) -> Vec<Life<'w>> {
    let all = line.iter().flat_map(|(entity, continues)| {
        let life = |(from, until): (Option<Day>, Option<Day>)| {
            let is_earlier = until.is_some_and(|until| until <= *continues);
            let named = from.filter(|from| is_earlier || continues < from);
            Life { entity, from, until, named: named.unwrap_or(*continues) }
        };
        // Of whom no life is stated it is not known when it lived.
        let unstated = entity.lives.is_empty().then_some((None, None));
        entity.lives.iter().map(days_of).chain(unstated).map(life).collect::<Vec<_>>()
    });
    let mut lives: Vec<Life<'w>> = all.collect();
    lives.sort_by_key(|it| it.named);
    lives
}

/// The first day of a life and the first day out, as far as they can reach.
fn days_of(life: &Term) -> (Option<Day>, Option<Day>) {
    let day =
        |it: Option<&Edtf>, end: fn(Bounds) -> Option<Day>| it.map(Edtf::bounds).and_then(end);
    (day(life.from(), Bounds::earliest), day(life.until(), Bounds::latest))
}

/// The ids of a subject, the first from the beginning of days.
fn ids(lives: &[Life<'_>]) -> Vec<(EntityId, Day)> {
    let mut ids: Vec<(EntityId, Day)> = Vec::new();
    for life in lives {
        if ids.last().is_none_or(|(id, _)| *id != life.entity.id) {
            let from = if ids.is_empty() { Day::MIN } else { life.named };
            ids.push((life.entity.id, from));
        }
    }
    ids
}

/// Who continues an entity, and from which day.
fn continued_by<'w>(entity: &Entity, world: &'w World) -> Option<(&'w Entity, Day)> {
    let next = world.continued_by(entity.no)?;
    let mut events = world.successors(entity.no).filter(|it| it.successors.contains(&next));
    let date: Bounds = events.next()?.date.bounds();
    Some((world.by_number(next)?, date.latest().or(date.earliest())?))
}

/// From when until when the statehood of an entity is contested, as far as that can be so.
fn contested(entity: &Entity) -> Vec<(Day, Option<Day>)> {
    if entity.capacity == Capacity::SeparateEntity {
        return vec![(Day::MIN, None)];
    }
    let terms = entity.contested.iter().map(days_of);
    terms.map(|(from, until)| (from.unwrap_or(Day::MIN), until)).collect()
}

/// The days between the lives of a subject, as far as both are surely so.
fn absences(lives: &[Life<'_>], world: &World) -> Vec<Absence> {
    let pairs = lives.iter().zip(lives.iter().skip(1));
    let absence = |(before, after): (&Life<'_>, &Life<'_>)| {
        let from = before.until?;
        let to = after.from.filter(|to| from < *to)?;
        let mut events = world.predecessors(after.entity.no);
        let restored = events.any(|it| {
            it.kind == SuccessionKind::Restoration && it.date.bounds().is_day() == Some(to)
        });
        Some(Absence { from, to, restored })
    };
    pairs.filter_map(absence).collect()
}
