//! Whom a name in a commitment means: each day of small worlds, in which the predecessors are named as those that owe.

use foedera_dates::Verdict;
use foedera_engine::casus::{LawOf, Owing, owing};
use foedera_engine::{Engine, Policy};
use foedera_entities::World as States;

use crate::asked;
use crate::cast::Part;
use crate::judge::{Judge, judges};
use crate::judging::dice::Dice;
use crate::judging::{first_seed, is_long};
use crate::libraries::World as _;
use crate::world::{Did, World};

const WORLDS: u64 = 60;
const WORLDS_LONG: u64 = 20_000;
/// To whom it is owed: one that is there throughout, in no succession, and does nothing.
const OWED: &str = "IR";

#[test]
fn who_stands_in_the_place_of_one_that_has_ended_owes_what_it_owed() {
    let (count, first) = (if is_long() { WORLDS_LONG } else { WORLDS }, first_seed(WORLDS_LONG));
    let mut in_place = 0;
    for seed in first..first + count {
        let world = World::drawn(&mut Dice::new(seed));
        in_place += compare(&world);
    }
    assert!(0 < in_place, "nobody stood in another's place");
}

/// The number of days on which a successor owes for certain what another is named for.
fn compare(world: &World) -> usize {
    let named: Vec<&str> =
        world.cast.all(Part::Predecessor).map(|it| world.cast.id(it, 0)).collect();
    let (owe, names) = (if named.len() == 1 { "owes" } else { "owe" }, asked_of(&named));
    let line = format!("{names} {owe} {OWED} neutrality\nacts\n");
    let text = world.text("T-1").replacen("acts\n", &line, 1);
    let (treaties, said) = asked::read(&text);
    let engine = Engine::new(&treaties, States::embedded(), &said, Policy::EVERYONE, None);
    let days = (world.cast.day(0), world.cast.day(world.last()));
    let found = owing(&LawOf::new(&engine), days);
    let all = judges(world);
    let mut in_place = 0;
    for who in 0..world.cast.states.len() {
        for on in 0..=world.last() {
            let expected = judged(&all, |it| owes(it, world, who, on));
            let came = verdict(&found, world, who, on);
            let name = world.cast.id(who, on);
            assert_eq!(came, expected, "{name} on {}\n{text}\n{found:#?}", world.cast.day(on));
            let is_successor = world.cast.states[who].part == Part::Successor;
            in_place += usize::from(is_successor && came == Verdict::Yes);
        }
    }
    in_place
}

fn asked_of(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    }
}

fn judged(all: &[Judge<'_>], holds: impl Fn(&Judge<'_>) -> bool) -> Verdict {
    match (all.iter().any(&holds), all.iter().all(&holds)) {
        (_, true) => Verdict::Yes,
        (false, _) => Verdict::No,
        (true, false) => Verdict::Open,
    }
}

/// A predecessor owes while it is a party; a successor, where it is one in the place of a predecessor that has ended,
/// by uniting with others or by its notification.
fn owes(judge: &Judge<'_>, world: &World, who: usize, on: usize) -> bool {
    let state = &world.cast.states[who];
    let has_ended = |it: usize| world.cast.states[it].gone.is_some_and(|gone| gone <= on);
    let notifies = world.acts.iter().any(|it| it.by == who && matches!(it.did, Did::Succeeds(_)));
    let stands = match state.part {
        Part::Predecessor => true,
        Part::Successor => {
            state.succeeds_on.is_some_and(|it| it <= on)
                && (judge.is_united() || notifies)
                && world.cast.all(Part::Predecessor).any(has_ended)
        }
        Part::Other => false,
    };
    stands && judge.is_party(who, on) && !judge.is_suspended(who, on)
}

fn verdict(found: &[Owing], world: &World, who: usize, on: usize) -> Verdict {
    let ids = [0, on, world.last()].map(|it| world.cast.id(who, it));
    let day = world.cast.day(on);
    let holds = |it: &&Owing| {
        ids.contains(&it.bearer.as_str())
            && it.since <= day
            && it.until.is_none_or(|until| day < until)
    };
    found.iter().find(holds).map_or(Verdict::No, |it| it.verdict)
}
