//! Amendments against brute force: a second reading of articles 30(4)(b), 39 and 40 of the Vienna
//! Convention and of what amendment clauses say, day by day, on small worlds drawn at random.
//!
//! Written from the articles and `docs/decisions/0017-amendments.md`, never from the engine. It keeps no
//! intervals: what is so on a day is found by counting on that day, and since when by asking for the days
//! before. Where days are open it goes through all of them.

#![cfg(test)]

#[path = "../asked/mod.rs"]
mod asked;
mod judge;
#[path = "../judging/mod.rs"]
mod judging;
#[path = "../judging/libraries.rs"]
mod libraries;
mod world;

use std::collections::BTreeSet;

use foedera_dates::{Bounds, Verdict};
use foedera_engine::{AmendmentAnswer, Answer, Engine, Question};
use judge::{Judge, Settled, settled};
use libraries::{World as _, day, id};
use world::{NAMES, STATES, World};

/// Worlds in one library, and libraries.
const WORLDS: usize = 80;
const LIBRARIES: u64 = 3;
const LIBRARIES_LONG: u64 = 150;
/// Days asked about in each world.
const DAYS_ASKED: usize = 2;

#[test]
fn the_engine_agrees_with_a_second_reading_of_the_convention() {
    let mut told = [0; 3];
    let mut versions = BTreeSet::new();
    libraries::judge(
        WORLDS,
        (LIBRARIES, LIBRARIES_LONG),
        |engine, (no, world): (_, &World), dice| {
            let all = settled(world);
            for _ in 0..DAYS_ASKED {
                let (one, step) = (dice.between(0, 4), dice.between(1, 4));
                let on = world.near_an_act(dice);
                let asked = Asked { engine, world, all: &all, no, on };
                asked.compare_treaty(&mut told);
                asked.compare_state(one, &mut told);
                asked.compare_pair(one, (one + step) % 5, &mut versions);
            }
        },
    );
    assert!(told.iter().all(|it| 20 < *it), "of each verdict some were told: {told:?}");
    assert!(4 < versions.len(), "too few versions came up: {versions:?}");
}

/// One treaty and day, with every way of settling what is open.
struct Asked<'w> {
    engine: &'w Engine,
    world: &'w World,
    all: &'w [Settled],
    no: usize,
    on: usize,
}

impl Asked<'_> {
    fn answer(&self, of: Option<usize>, with: Option<usize>) -> Answer {
        let state = |it: usize| STATES[it].parse().expect("a state");
        let treaty = id(self.no);
        let question =
            Question { treaty, on: day(self.on), of: of.map(state), with: with.map(state) };
        self.engine.status(&question).expect("an answer")
    }

    fn judges(&self) -> impl Iterator<Item = Judge<'_>> {
        self.all.iter().map(|on| Judge { world: self.world, on })
    }

    /// In which verdict all agree, and since when.
    fn verdict(&self, holds: impl Fn(&Judge<'_>, usize) -> bool) -> String {
        let mut since: Option<Bounds> = None;
        let (mut yes, mut no) = (false, false);
        for judge in self.judges() {
            if holds(&judge, self.on) {
                yes = true;
                let first = Bounds::day(day(Judge::since(|day| holds(&judge, day), self.on)));
                since = Some(since.map_or(first, |it| it.hull(first)));
            } else {
                no = true;
            }
        }
        let verdict = match (yes, no) {
            (true, false) => Verdict::Yes,
            (false, _) => Verdict::No,
            (true, true) => Verdict::Open,
        };
        shown(verdict, since)
    }

    /// The amendments of the world, numbered.
    fn names(&self) -> impl Iterator<Item = (usize, &'static str)> + use<> {
        NAMES.into_iter().take(self.world.amendments.len()).enumerate()
    }

    fn told(answer: &Answer, no: usize) -> Option<&AmendmentAnswer> {
        answer.amendments.iter().find(|it| it.name == NAMES[no])
    }

    fn compare(&self, found: &str, expected: &str, asked: &str) {
        let context = || format!("{asked} on {}\n{}", day(self.on), self.world.text(&id(0)));
        assert_eq!(found, expected, "{}", context());
    }

    /// The treaty as a whole: in force for anybody, and for whom.
    fn compare_treaty(&self, told: &mut [usize; 3]) {
        let answer = self.answer(None, None);
        for (no, name) in self.names() {
            let entered = |judge: &Judge<'_>, on: usize| {
                judge.enters(&judge.on.amendments[no]).is_some_and(|(_, day)| day <= on)
            };
            let Some(it) = Self::told(&answer, no) else {
                self.compare("no", &self.verdict(entered), name);
                continue;
            };
            self.compare(&shown(it.in_force, it.since), &self.verdict(entered), name);
            for (who, state) in STATES.iter().enumerate() {
                let is_in = |list: &[foedera_entities::EntityId]| {
                    list.iter().any(|it| it.as_str() == *state)
                };
                let found = match (is_in(&it.states), is_in(&it.maybe)) {
                    (true, _) => "yes",
                    (_, true) => "open",
                    (false, false) => "no",
                };
                let expected =
                    self.verdict(|judge, on| judge.binds(&judge.on.amendments[no], who, on));
                let expected = expected.split(' ').next().unwrap_or_default();
                self.compare(found, expected, &format!("{name} for {state}"));
                count(found, told);
            }
        }
    }

    fn compare_state(&self, who: usize, told: &mut [usize; 3]) {
        let answer = self.answer(Some(who), None);
        for (no, name) in self.names() {
            let found = Self::told(&answer, no);
            let found = found.map_or("no".to_owned(), |it| shown(it.in_force, it.since));
            let expected = self.verdict(|judge, on| judge.binds(&judge.on.amendments[no], who, on));
            self.compare(&found, &expected, &format!("{name} for {}", STATES[who]));
            count(&found, told);
        }
    }

    fn compare_pair(&self, one: usize, two: usize, versions: &mut BTreeSet<Vec<String>>) {
        let answer = self.answer(Some(one), Some(two));
        let parties = |it: &Judge<'_>| it.is_party(one, self.on) && it.is_party(two, self.on);
        let in_force = self.judges().any(|it| parties(&it));
        let mut expected: Vec<String> = Vec::new();
        for (no, name) in self.names() {
            let binds = |it: &Judge<'_>| it.binds_both(&it.on.amendments[no], (one, two), self.on);
            let maybe = if self.judges().all(|it| binds(&it)) { "" } else { "maybe " };
            if self.judges().any(|it| binds(&it)) {
                expected.push(format!("{maybe}{name}"));
            }
        }
        let found = answer.version.iter().flat_map(|it| {
            let maybe = it.maybe.iter().map(|it| format!("maybe {it}"));
            it.amendments.iter().cloned().chain(maybe)
        });
        let (mut found, is_told): (Vec<String>, bool) = (found.collect(), answer.version.is_some());
        found.sort();
        expected.sort();
        let asked = format!("what governs between {} and {}", STATES[one], STATES[two]);
        // Nothing is said of a treaty in which nobody has yet done anything about an amendment.
        if !answer.amendments.is_empty() {
            self.compare(&is_told.to_string(), &in_force.to_string(), &asked);
            self.compare(&found.join(", "), &expected.join(", "), &asked);
        }
        versions.insert(found);
    }
}

fn count(found: &str, told: &mut [usize; 3]) {
    let kind = ["yes", "no", "open"].iter().position(|it| found.starts_with(it));
    told[kind.expect("a verdict")] += 1;
}

fn shown(verdict: Verdict, since: Option<Bounds>) -> String {
    match since.filter(|_| verdict != Verdict::No) {
        Some(since) => format!("{verdict} since {since}"),
        None => verdict.to_string(),
    }
}
