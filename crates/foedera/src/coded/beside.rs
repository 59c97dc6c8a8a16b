//! The law of the texts, and behind it what is coded of those days: one law, in which the texts come first.

use std::borrow::Cow;

use foedera_dates::{Day, Verdict};
use foedera_engine::Reserved;
use foedera_engine::casus::{Between, Bound, Law};
use foedera_entities::EntityId;
use foedera_model::{Set, Treaty};

use super::Coded;
use super::law::once_in_order;

/// The numbers of the coded alliances follow those of the texts.
pub(crate) struct Beside<'a> {
    texts: &'a dyn Law,
    count: usize,
    coded: &'a Coded,
    /// Which of the alliances matter, by their places.
    chosen: Vec<usize>,
    /// Their places in that list, by their places among all.
    places: Vec<Option<usize>>,
}

impl<'a> Beside<'a> {
    /// With the alliances that live on one of the days.
    pub(crate) fn new(texts: &'a dyn Law, coded: &'a Coded, days: (Day, Day)) -> Self {
        let count = (0..).take_while(|it| texts.treaty(*it).is_some()).count();
        Self::over(texts, count, coded, days)
    }

    /// Of the alliances alone: every number is one of theirs.
    pub(crate) fn alone(coded: &'a Coded, days: (Day, Day)) -> Self {
        Self::over(coded, 0, coded, days)
    }

    fn over(texts: &'a dyn Law, count: usize, coded: &'a Coded, days: (Day, Day)) -> Self {
        let chosen: Vec<usize> = coded.on(days).collect();
        let mut places = vec![None; coded.len()];
        for (place, own) in chosen.iter().enumerate() {
            if let Some(it) = places.get_mut(*own) {
                *it = Some(place);
            }
        }
        Self { texts, count, coded, chosen, places }
    }

    /// Whose a number is, and under which number he knows the treaty.
    fn own(&self, no: usize) -> (&dyn Law, usize) {
        match no.checked_sub(self.count) {
            None => (self.texts, no),
            // Past the last, a number that nobody has.
            Some(place) => (self.coded, self.chosen.get(place).copied().unwrap_or(usize::MAX)),
        }
    }
}

impl Law for Beside<'_> {
    fn treaty(&self, no: usize) -> Option<&Treaty> {
        let (law, own) = self.own(no);
        law.treaty(own)
    }

    fn concerned(&self, treaty: usize, days: (Day, Day)) -> Vec<EntityId> {
        let (law, own) = self.own(treaty);
        law.concerned(own, days)
    }

    fn bound(&self, between: Between<'_>, on: Day) -> Bound {
        let (law, treaty) = self.own(between.treaty);
        law.bound(Between { treaty, ..between }, on)
    }

    fn may_set_pairs_apart(&self, treaty: usize) -> bool {
        let (law, own) = self.own(treaty);
        law.may_set_pairs_apart(own)
    }

    fn reserved(&self, treaty: usize, two: [EntityId; 2], on: Day) -> Vec<Reserved> {
        let (law, own) = self.own(treaty);
        law.reserved(own, two, on)
    }

    fn is_in(&self, treaty: usize, set: &Set, state: EntityId, on: Day) -> (Verdict, Option<Day>) {
        let (law, own) = self.own(treaty);
        law.is_in(own, set, state, on)
    }

    fn named<'n>(
        &self,
        treaty: usize,
        names: &'n [EntityId],
        of: (&[EntityId], (Day, Day)),
    ) -> Cow<'n, [EntityId]> {
        let (law, own) = self.own(treaty);
        law.named(own, names, of)
    }

    fn gone(&self, state: EntityId, after: Day) -> Option<Day> {
        self.texts.gone(state, after)
    }

    fn has_acted(&self, treaty: usize, state: EntityId, by: Day) -> bool {
        let (law, own) = self.own(treaty);
        law.has_acted(own, state, by)
    }

    fn touched_by(&self, states: &[EntityId]) -> Option<Vec<usize>> {
        let texts = if self.count == 0 { Some(Vec::new()) } else { self.texts.touched_by(states) };
        let mut touched = texts.unwrap_or_else(|| (0..self.count).collect());
        let chosen = |it: &usize| Some(self.count + self.places.get(*it).copied()??);
        let joined = states.iter().flat_map(|it| self.coded.joined_by(*it));
        touched.extend(once_in_order(joined.filter_map(chosen)));
        Some(touched)
    }

    fn is_coded(&self, treaty: usize) -> bool {
        let (law, own) = self.own(treaty);
        law.is_coded(own)
    }
}
