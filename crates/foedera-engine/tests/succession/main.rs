//! Succession of states against brute force: a second reading of the Vienna Convention of 1978, as
//! practice follows it, day by day, on small worlds drawn at random around real successions.
//!
//! Written from the articles, `spec/12-succession.md` and `docs/decisions/0026-succession.md`, never from
//! the engine. It keeps no intervals: what is so on a day is found by going through the days before it.
//! Where the day of an act is open it goes through all of them.

#![cfg(test)]

#[path = "../asked/mod.rs"]
mod asked;
mod cast;
mod cession;
mod judge;
#[path = "../judging/mod.rs"]
mod judging;
#[path = "../judging/libraries.rs"]
#[expect(dead_code, reason = "here a world has its own days")]
mod libraries;
mod named;
mod world;

use std::collections::BTreeMap;

use cast::Part;
use foedera_dates::{Bounds, Day, Verdict};
use foedera_engine::{Answer, Engine, Question, ReservationEffect};
use judge::{Judge, Kept, judges};
use judging::is_long;
use libraries::{World as _, id};
use world::World;

/// Worlds in one library, and libraries.
const WORLDS: usize = 80;
const LIBRARIES: u64 = 2;
const LIBRARIES_LONG: u64 = 200;
/// Days asked about in each world.
const DAYS_ASKED: usize = 4;

#[test]
fn the_engine_agrees_with_a_second_reading_of_the_convention() {
    let mut told = BTreeMap::new();
    libraries::judge(
        WORLDS,
        (LIBRARIES, LIBRARIES_LONG),
        |engine, (no, world): (_, &World), dice| {
            let all = judges(world);
            for _ in 0..DAYS_ASKED {
                let on = world.near_an_act(dice);
                let mut asked = Asked { engine, world, all: &all, no, on, told: &mut told };
                asked.compare_treaty();
                let count = world.cast.states.len();
                let successors: Vec<usize> = world.cast.all(Part::Successor).collect();
                let one = match successors.as_slice() {
                    [] => 0,
                    all => all[dice.between(0, all.len() - 1)],
                };
                asked.compare_state(one);
                let step = dice.between(1, count - 1);
                asked.compare_state((one + step) % count);
                asked.compare_pair(one, count - 1 - dice.between(0, 2));
            }
        },
    );
    let seen = |it: &&str| told.contains_key(it);
    assert!(COMMON.iter().all(seen), "not all of {COMMON:?} came up: {told:?}");
    assert!(!is_long() || RARE.iter().all(seen), "not all of {RARE:?} came up: {told:?}");
}

/// What must have come up for the test to be one, and in the long form also now and then.
const COMMON: [&str; 5] =
    ["suspended", "a signature taken over", "succeeds to nothing", "kept pending", "united"];
const RARE: [&str; 3] = ["kept objected", "kept withdrawn", "a successor, open"];

/// One treaty and day, with every way of settling what is open.
struct Asked<'w> {
    engine: &'w Engine,
    world: &'w World,
    all: &'w [Judge<'w>],
    no: usize,
    on: usize,
    told: &'w mut BTreeMap<&'static str, usize>,
}

impl Asked<'_> {
    fn count(&mut self, what: &'static str) {
        *self.told.entry(what).or_default() += 1;
    }

    fn day(&self, number: usize) -> Day {
        self.world.cast.day(number)
    }

    fn name(&self, who: usize) -> &'static str {
        self.world.cast.id(who, self.on)
    }

    fn answer(&self, of: Option<usize>, with: Option<usize>) -> Answer {
        let state = |it: usize| self.name(it).parse().expect("a state");
        let question = Question {
            treaty: id(self.no),
            on: self.day(self.on),
            of: of.map(state),
            with: with.map(state),
        };
        self.engine.status(&question).expect("an answer")
    }

    /// The same of an answer. What ends after the world is over is no matter of it.
    fn found(&self, answer: &Answer) -> String {
        let over = self.day(self.world.last());
        let until = answer.until.filter(|it| it.earliest().is_some_and(|it| it <= over));
        shown(answer.in_force, answer.since, until)
    }

    fn judged(&self, holds: impl Fn(&Judge<'_>, usize) -> bool) -> Verdict {
        let all = self.all.iter().map(|it| holds(it, self.on));
        match (all.clone().any(|it| it), all.clone().any(|it| !it)) {
            (true, false) => Verdict::Yes,
            (false, _) => Verdict::No,
            (true, true) => Verdict::Open,
        }
    }

    /// In which verdict all agree, since when and until when.
    fn force(&self, holds: impl Fn(&Judge<'_>, usize) -> bool) -> String {
        let verdict = self.judged(&holds);
        let inside: Vec<&Judge<'_>> = self.all.iter().filter(|it| holds(it, self.on)).collect();
        let runs = inside.iter().map(|it| it.run(|day| holds(it, day), self.on));
        let (since, until): (Vec<usize>, Vec<Option<usize>>) = runs.unzip();
        let until: Option<Vec<usize>> = until.into_iter().collect();
        shown(verdict, self.hull(&since), self.hull(&until.unwrap_or_default()))
    }

    fn hull(&self, days: &[usize]) -> Option<Bounds> {
        let days = days.iter().map(|it| Bounds::day(self.day(*it)));
        days.reduce(Bounds::hull)
    }

    fn compare(&self, found: &str, expected: &str, asked: &str) {
        let text = self.world.text(&id(0));
        let about =
            || format!("{asked} on {}\n{:?}\n{text}", self.day(self.on), self.world.cast.kind);
        assert_eq!(found, expected, "{}", about());
    }

    /// The treaty as a whole: in force for anybody, and for whom.
    fn compare_treaty(&mut self) {
        let answer = self.answer(None, None);
        let expected = self.force(|it, day| it.is_in_force(day));
        self.compare(&self.found(&answer), &expected, "in force");
        for who in 0..self.world.cast.states.len() {
            let name = self.name(who);
            let mut known = answer.states.iter().filter(|it| it.state.as_str() == name);
            let found = known.next().map_or(Verdict::No, |it| it.axes.force);
            let expected = self.judged(|it, day| it.is_party(who, day));
            self.compare(
                &found.to_string(),
                &expected.to_string(),
                &format!("the table's row of {name}"),
            );
        }
    }

    fn compare_state(&mut self, who: usize) {
        let answer = self.answer(Some(who), None);
        let name = self.name(who);
        let expected = self.force(|it, day| it.is_party(who, day));
        self.compare(&self.found(&answer), &expected, &format!("in force for {name}"));
        let own = answer.states.iter().find(|it| it.state.as_str() == name);
        let axes = [
            (
                "suspended",
                own.map(|it| it.axes.suspended),
                self.judged(|it, day| it.is_suspended(who, day)),
            ),
            (
                "a signature",
                own.map(|it| it.axes.signature),
                self.judged(|it, day| it.has_signed(who, day)),
            ),
        ];
        for (axis, found, expected) in axes {
            let found = found.unwrap_or(Verdict::No);
            self.compare(&found.to_string(), &expected.to_string(), &format!("{axis} of {name}"));
            if found == Verdict::Yes {
                self.count(axis);
            }
        }
        if self.world.cast.states[who].part == Part::Successor {
            self.compare_successor(who, name, &answer);
        }
    }

    fn compare_successor(&mut self, who: usize, name: &str, answer: &Answer) {
        if answer.in_force == Verdict::Open {
            self.count("a successor, open");
        }
        let warned = |says: &str| answer.warnings.iter().any(|it| it.contains(says));
        let nothing = self.judged(|it, day| it.succeeds_to_nothing(who, day));
        let found = warned("does not show to have been there");
        if nothing != Verdict::Open {
            let expected = (nothing == Verdict::Yes).to_string();
            self.compare(&found.to_string(), &expected, &format!("{name} succeeds to nothing"));
        }
        if found {
            self.count("succeeds to nothing");
        }
        let taken = warned("to a signature alone");
        if taken {
            self.count("a signature taken over");
        }
        let acts = self.world.acts.iter().filter(|it| it.by == who);
        if answer.in_force == Verdict::Yes && acts.count() == 0 {
            self.count("united");
        }
    }

    fn compare_pair(&mut self, one: usize, two: usize) {
        let answer = self.answer(Some(one), Some(two));
        let (one_is, two_is) = (&self.world.cast.states[one], &self.world.cast.states[two]);
        let asked = format!("between {} and {}", self.name(one), self.name(two));
        let both = |it: &Judge<'_>, day: usize| it.is_party(one, day) && it.is_party(two, day);
        // Where it is open between two, no day is told that one might go by.
        let (mut found, mut expected) = (self.found(&answer), self.force(both));
        if answer.in_force == Verdict::Open {
            found.truncate("open".len());
            expected.truncate("open".len());
        }
        self.compare(&found, &expected, &asked);
        if one_is.part != Part::Successor || two_is.part != Part::Other || 1 < self.all.len() {
            return;
        }
        let expected = self.all[0].kept(one, two, self.on);
        let own = |it: &&foedera_engine::Reserved| it.by.as_str() == self.name(one);
        let found = answer.reservations.iter().find(own).map(|it| it.effect);
        let is_own =
            self.world.acts.iter().any(|it| it.by == one && it.did == world::Did::Reserves);
        if is_own {
            return;
        }
        let effect = expected.map(|it| match it {
            Kept::Pending => ("kept pending", ReservationEffect::Pending),
            Kept::Objected => ("kept objected", ReservationEffect::NotApplied),
            Kept::Withdrawn => ("kept withdrawn", ReservationEffect::Withdrawn),
        });
        self.compare(
            &format!("{found:?}"),
            &format!("{:?}", effect.map(|it| it.1)),
            &format!("the reservation kept {asked}"),
        );
        effect.into_iter().for_each(|it| self.count(it.0));
    }
}

fn shown(verdict: Verdict, since: Option<Bounds>, until: Option<Bounds>) -> String {
    let mut text = verdict.to_string();
    if let Some(since) = since.filter(|_| verdict != Verdict::No) {
        text += &format!(" since {since}");
    }
    if let Some(until) = until.filter(|_| verdict == Verdict::Yes) {
        text += &format!(" until {until}");
    }
    text
}
