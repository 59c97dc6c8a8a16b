//! What the register makes of its entries: what stood when, what waits, what fell.

use crate::fresh::*;
use foedera_model::Statement;
use foedera_register::{Draft, Error, Memory, Register, State, Store as _};

#[track_caller]
fn queue_is(register: &Any, expected: &str) {
    assert_eq!(notes(&register.queue().unwrap()), expected);
}

#[test]
fn a_snapshot_shows_what_stood_then() {
    for store in stores() {
        let (mut register, _) = register(store);
        let [a, b] = ["a", "b"].map(statement);
        let better = correction("a-corrected", &a);
        append(&mut register, &[recorded(&a)], second(0));
        append(&mut register, &[recorded(&b)], second(1));
        append(&mut register, &[recorded(&better)], second(2));
        append(&mut register, &[recorded(&retraction("b-withdrawn", &b))], second(3));
        hands_on(&register, Some(-1), "");
        hands_on(&register, Some(0), "a");
        hands_on(&register, Some(1), "a b");
        hands_on(&register, Some(2), "b a-corrected");
        hands_on(&register, Some(3), "a-corrected");
        hands_on(&register, None, "a-corrected");
        // The correction was wrong: what it corrected stands again.
        append(&mut register, &[recorded(&retraction("mistaken", &better))], second(4));
        hands_on(&register, None, "a");
        hands_on(&register, Some(3), "a-corrected");
    }
}

#[test]
fn a_proposed_statement_waits_until_it_is_accepted() {
    for store in stores() {
        let (mut register, _) = register(store);
        let [a, b] = ["a", "b"].map(statement);
        append(&mut register, &[proposed(&a), proposed(&b)], second(0));
        queue_is(&register, "a b");
        hands_on(&register, None, "");
        append(&mut register, &[accepted(&b), rejected(&a)], second(1));
        queue_is(&register, "");
        hands_on(&register, None, "b");
        hands_on(&register, Some(0), "");
        assert_eq!(register.state(&id(&a)).unwrap(), Some(State::Rejected));
        // A second look.
        append(&mut register, &[accepted(&a)], second(2));
        hands_on(&register, None, "a b");
        assert_eq!(register.state(&id(&statement("c"))).unwrap(), None);
    }
}

#[test]
fn a_correction_works_from_its_acceptance_on() {
    for store in stores() {
        let (mut register, _) = register(store);
        let a = statement("a");
        let better = correction("a-corrected", &a);
        append(&mut register, &[recorded(&a), proposed(&better)], second(0));
        hands_on(&register, None, "a");
        append(&mut register, &[accepted(&better)], second(1));
        hands_on(&register, None, "a-corrected");
    }
}

#[test]
fn a_grade_can_be_given_anew_and_the_old_one_is_what_stood_then() {
    for store in stores() {
        let (mut register, _) = register(store);
        let a = statement("a");
        let grade = |text: &str| Some(text.parse().unwrap());
        let regraded = |text| Draft::Accepted { id: id(&a), grade: grade(text) };
        let drafts = [Draft::Proposed { statement: a.clone(), grade: grade("C3") }];
        append(&mut register, &drafts, second(0));
        append(&mut register, &[accepted(&a)], second(1));
        append(&mut register, &[regraded("B2")], second(2));
        hands_on(&register, Some(1), "a:C3");
        hands_on(&register, Some(2), "a:B2");
    }
}

#[test]
fn what_makes_no_sense_is_refused_and_nothing_of_it_is_recorded() {
    let [a, b, c, d] = ["a", "b", "c", "d"].map(statement);
    let lone = Statement { retracts: true, ..statement("lone") };
    let garbled = Statement { corrects: Some("a".to_owned()), ..statement("garbled") };
    let refused: fn(&Error) -> bool = Error::is_refused;
    let missing: fn(&Error) -> bool = Error::is_not_found;
    for store in stores() {
        let (mut register, _) = register(store);
        append(&mut register, &[recorded(&a), proposed(&b)], second(0));
        append(&mut register, &[rejected(&b)], second(0));
        for (drafts, is, words) in [
            (vec![], refused, "1 to 1000 drafts, not 0"),
            (vec![recorded(&c), recorded(&a)], refused, "already"),
            (vec![recorded(&c), proposed(&c)], refused, "already"),
            (vec![accepted(&c)], missing, "record it first"),
            (vec![accepted(&c), proposed(&c)], missing, "record it first"),
            (vec![recorded(&correction("of-nothing", &c))], missing, "the corrected statement"),
            (vec![recorded(&lone)], refused, "`corrects`"),
            (vec![recorded(&garbled)], refused, "64 lower-case"),
            (vec![rejected(&a)], refused, "retracts it"),
            (vec![rejected(&b)], refused, "does not wait"),
            (vec![recorded(&d), rejected(&d)], refused, "retracts it"),
        ] {
            fails(&mut register, &drafts, is, words);
        }
        // What was refused as part of a whole is welcome by itself.
        append(&mut register, &[recorded(&c), recorded(&correction("c-corrected", &c))], second(1));
        hands_on(&register, None, "a c-corrected");
    }
}

/// A log that was not written by these rules is read by them: nothing in it is believed twice, or
/// brought in by a verdict alone.
#[test]
fn what_makes_no_sense_in_a_log_changes_nothing() {
    let [a, b] = ["a", "b"].map(statement);
    let mut store = Memory::init(origin());
    let drafts =
        [accepted(&b), rejected(&b), recorded(&a), proposed(&b), proposed(&a), recorded(&b)];
    store.append(0, &drafts, second(0)).unwrap();
    let register: Any = Register::over(Box::new(store));
    hands_on(&register, None, "a");
    queue_is(&register, "b");
}

/// What a statement of the small world is about: nothing, or an earlier one, which it corrects or
/// retracts; and whether it is accepted.
#[derive(Clone, Copy, Debug)]
struct Told {
    about: Option<(usize, bool)>,
    accepted: bool,
}

/// Every world of `left` more statements.
fn worlds(told: &mut Vec<Told>, left: usize, visit: &mut impl FnMut(&[Told])) {
    if left == 0 {
        return visit(told);
    }
    let earlier = (0..told.len()).flat_map(|it| [Some((it, false)), Some((it, true))]);
    for about in earlier.chain([None]).collect::<Vec<_>>() {
        for accepted in [false, true] {
            told.push(Told { about, accepted });
            worlds(told, left - 1, visit);
            told.pop();
        }
    }
}

/// The rule as it is said: a statement falls when an accepted one that is not itself retracted
/// corrects or retracts it.
fn stands(world: &[Told], at: usize) -> bool {
    let mut about =
        world.iter().enumerate().filter(|(_, it)| it.about.is_some_and(|it| it.0 == at));
    let fallen = about.any(|(by, it)| it.accepted && !retracted(world, by));
    world[at].accepted && !fallen && !world[at].about.is_some_and(|it| it.1)
}

fn retracted(world: &[Told], at: usize) -> bool {
    let mut about = world.iter().enumerate().filter(|(_, it)| it.about == Some((at, true)));
    about.any(|(by, it)| it.accepted && !retracted(world, by))
}

#[test]
fn corrections_and_retractions_work_as_said_in_every_small_world() {
    const STATEMENTS: usize = 4;
    let mut seen = 0;
    worlds(&mut Vec::new(), STATEMENTS, &mut |world| {
        let mut statements: Vec<Statement> = Vec::new();
        for (at, told) in world.iter().enumerate() {
            statements.push(match told.about {
                None => statement(&at.to_string()),
                Some((it, false)) => correction(&at.to_string(), &statements[it]),
                Some((it, true)) => retraction(&at.to_string(), &statements[it]),
            });
        }
        let draft =
            |(told, it): (&Told, _)| if told.accepted { recorded(it) } else { proposed(it) };
        let drafts: Vec<Draft> = world.iter().zip(&statements).map(draft).collect();
        let (mut register, _) = register("memory");
        append(&mut register, &drafts, second(0));
        let expected: Vec<String> =
            (0..STATEMENTS).filter(|&it| stands(world, it)).map(|it| it.to_string()).collect();
        assert_eq!(notes(&register.snapshot(None).unwrap()), expected.join(" "), "{world:?}");
        seen += 1;
    });
    assert_eq!(seen, 2 * 6 * 10 * 14);
}
