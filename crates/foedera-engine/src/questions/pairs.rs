//! Between which parties the treaty is not in force, or is since a later day than that from which both are
//! parties: the sparse exceptions, over everything that is open.

use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::{Bounds, Day, Verdict};

use super::lived::Lived;
use super::{Engine, Refusal};
use crate::answer::Between;
use crate::evaluate::{Axis, Cause, Timeline, spell_on};
use crate::law::Member;

impl Engine {
    /// The pairs of parties on a day for which something else holds than for each of the two, in the order of
    /// their ids. Of all other pairs the treaty is in force since the later of their own days.
    ///
    /// # Errors
    ///
    /// The treaty is not in the library.
    pub fn between_parties(&self, treaty: &str, day: Day) -> Result<Vec<Between>, Refusal> {
        let no = self.number(treaty)?;
        let Some(case) = self.cases().get(no) else { return Ok(Vec::new()) };
        let lived = Lived::of(self, no, None);
        let mut told: BTreeMap<(Member, Member), Vec<Told>> = BTreeMap::new();
        for timeline in lived.bulk() {
            let apart = timeline.apart.iter().map(|it| it.pair);
            let pairs: BTreeSet<_> = apart.map(|(one, two)| (one.min(two), one.max(two))).collect();
            for pair in pairs {
                told.entry(pair).or_default().extend(in_one(timeline, pair, day));
            }
        }
        let of = |((one, two), ways): ((Member, Member), Vec<Told>)| {
            let states = [self.named(case, one, day)?, self.named(case, two, day)?];
            merged(states, &ways, lived.bulk().len())
        };
        let mut all: Vec<Between> = told.into_iter().filter_map(of).collect();
        all.iter_mut().for_each(|it| it.states.sort());
        all.sort_by_key(|it| it.states);
        Ok(all)
    }
}

/// What one completion says of two parties that are apart for a while.
enum Told {
    /// Bound to each other since this day; whether that is later than both are parties.
    Since(Day, bool),
    /// Not bound to each other; the day from which they will be, where one is known.
    NotUntil(Option<Day>),
}

fn in_one(timeline: &Timeline<Cause>, pair: (Member, Member), day: Day) -> Option<Told> {
    let own = |member: Member| {
        let line = timeline.members.get(member.index())?;
        Some(spell_on(line.on(Axis::Force), day)?.since)
    };
    let both = own(pair.0)?.max(own(pair.1)?);
    let is_it = |it: (Member, Member)| it == pair || it == (pair.1, pair.0);
    let spells = || timeline.apart.iter().filter(|it| is_it(it.pair)).map(|it| &it.spell);
    if let Some(last) = spells().filter(|it| it.contains(day)).max_by_key(|it| it.until.is_none()) {
        return Some(Told::NotUntil(last.until));
    }
    let over = spells().filter_map(|it| it.until.filter(|until| *until <= day)).max();
    let since = over.map_or(both, |it| it.max(both));
    Some(Told::Since(since, both < since))
}

fn merged(
    states: [foedera_entities::EntityId; 2],
    ways: &[Told],
    completions: usize,
) -> Option<Between> {
    let plain = |it: &Told| matches!(it, Told::Since(_, false));
    if ways.iter().all(plain) {
        return None;
    }
    let hull = |days: &mut dyn Iterator<Item = Day>| days.map(Bounds::day).reduce(Bounds::hull);
    let bound = |it: &Told| if let Told::Since(day, _) = it { Some(*day) } else { None };
    let awaited = |it: &Told| if let Told::NotUntil(day) = it { *day } else { None };
    let in_force = match ways.iter().filter(|it| bound(it).is_some()).count() {
        0 => Verdict::No,
        some if some == completions => Verdict::Yes,
        _ => Verdict::Open,
    };
    let since = hull(&mut ways.iter().filter_map(bound));
    let from = hull(&mut ways.iter().filter_map(awaited));
    Some(Between { states, in_force, since, from })
}
