//! Whom a subject succeeded, and when: the facts of the world file as the law of treaties reads them.
//!
//! What a treaty was for them is not read here.

use std::collections::BTreeMap;

use foedera_dates::Day;
use foedera_entities::{Entity, Succession, SuccessionKind, World};

use super::SubjectNo;

/// No state took longer than two years to come about as its predecessor broke up. Who lived beside its
/// predecessor for longer, as Ukraine beside the Soviet Union, succeeded when that ended.
const BREAKING_UP_DAYS: i32 = 731;

/// The taking of a place by a subject.
#[derive(Clone, Debug)]
pub(crate) struct Succeeded {
    /// The date of the succession (1978 Vienna Convention 2(1)(e)).
    pub(crate) on: Day,
    /// The states whose place it took in a territory (2(1)(b)).
    pub(crate) predecessors: Vec<SubjectNo>,
    /// Whether it came about as a newly independent state (2(1)(f)).
    pub(crate) newly_independent: bool,
    /// Whether it was formed by their uniting (31). Who swallows another and keeps its id was not.
    pub(crate) united: bool,
}

/// By subject, what it succeeded to, in the order of the days.
#[derive(Clone, Debug, Default)]
pub(crate) struct Successions(BTreeMap<SubjectNo, Vec<Succeeded>>);

impl Successions {
    pub(super) fn of(world: &World, number: impl Fn(&Entity) -> Option<SubjectNo>) -> Self {
        let mut all = Self::default();
        for entity in world.entities() {
            let Some(own) = number(entity) else { continue };
            for event in world.predecessors(entity.no) {
                let before = event.predecessors.iter();
                let before = before.filter_map(|no| number(world.by_number(*no)?));
                // Who goes on as itself succeeds to nobody.
                let before: Vec<SubjectNo> = before.filter(|it| *it != own).collect();
                if let (Some(on), false) = (came_about(entity, event), before.is_empty()) {
                    let is_new = world.continues(entity.no).is_none() && is_first_day(entity, on);
                    all.add(
                        own,
                        Succeeded {
                            on,
                            predecessors: before,
                            newly_independent: event.kind == SuccessionKind::NewState,
                            united: event.kind == SuccessionKind::Union && is_new,
                        },
                    );
                }
            }
        }
        for own in all.0.values_mut() {
            own.sort_by_key(|it| it.on);
        }
        all
    }

    /// What happens on one day is one succession: to the United Kingdom's place and to Rhodesia's.
    fn add(&mut self, own: SubjectNo, it: Succeeded) {
        let known = self.0.entry(own).or_default();
        match known.iter_mut().find(|known| known.on == it.on) {
            None => known.push(it),
            Some(known) => {
                known.predecessors.extend(it.predecessors);
                known.newly_independent |= it.newly_independent;
                known.united |= it.united;
            }
        }
    }

    /// The last succession of a subject by a day, else its first.
    pub(super) fn last(&self, no: SubjectNo, by: Day) -> Option<&Succeeded> {
        let own = self.0.get(&no)?;
        own.iter().rev().find(|it| it.on <= by).or(own.first())
    }

    /// Those that had taken the place of a subject in a territory by a day, each with that succession.
    pub(super) fn of_place(
        &self,
        no: SubjectNo,
        by: Day,
    ) -> impl Iterator<Item = (SubjectNo, &Succeeded)> {
        let all = self.0.iter().flat_map(|(own, all)| all.iter().map(|it| (*own, it)));
        all.filter(move |(_, it)| it.on <= by && it.predecessors.contains(&no))
    }

    /// Those that were formed by the uniting of others, with what they succeeded to.
    pub(super) fn united(&self) -> impl Iterator<Item = (SubjectNo, &Succeeded)> {
        let all = self.0.iter().flat_map(|(no, own)| own.iter().map(|it| (*no, it)));
        all.filter(|(_, it)| it.united)
    }
}

/// The date of the succession: the first day of a state that came about as its predecessor broke up, else
/// that of the event. An imprecise first day counts from the earliest, an imprecise event from the latest.
fn came_about(entity: &Entity, event: &Succession) -> Option<Day> {
    let bounds = event.date.bounds();
    let on = bounds.latest().or(bounds.earliest())?;
    let began = entity.lives.iter().filter_map(|it| it.from()?.bounds().earliest());
    let last = began.filter(|it| *it <= on).max();
    Some(last.filter(|it| on.number() - it.number() <= BREAKING_UP_DAYS).unwrap_or(on))
}

fn is_first_day(entity: &Entity, day: Day) -> bool {
    let began = entity.lives.first().and_then(|it| it.from());
    began.is_some_and(|it| it.bounds().is_day() == Some(day))
}
