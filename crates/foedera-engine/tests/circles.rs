//! Treaties that hang on each other: evaluated together, each reading the others' earlier days.

#![cfg(test)]

mod asked;

use asked::check;
use foedera_engine::{Engine, Policy};
use foedera_entities::World;

fn treaty(id: &str, condition: &str, acts: &str) -> String {
    let acts: String = acts.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "treaty {id} \"T\"\n\nconsent by ratification\nsilent on withdrawal\nenters into force on {condition}\n\nacts\n{acts}"
    )
}

const RATIFIED: &str = "2000-01-01  FR and DE ratify";

#[test]
fn a_circle_of_help_does_not_lift_itself() {
    let one = treaty("A-2000", "B-2000 is in force", RATIFIED);
    let two = treaty("B-2000", "A-2000 is in force", RATIFIED);
    check(&format!("{one}---\n{two}"), "on 2010-01-01", "no");
}

#[test]
fn a_circle_of_help_is_lifted_from_outside() {
    let one = treaty(
        "A-2000",
        "any of:\n  B-2000 is in force\n  deposit of 3 instruments",
        "2000-01-01  FR, DE and IT ratify",
    );
    let two = treaty("B-2000", "A-2000 is in force", RATIFIED);
    check(&format!("{one}---\n{two}"), "on 2000-01-01", "yes since 2000-01-01");
    check(&format!("{two}---\n{one}"), "on 2000-01-01", "yes since 2000-01-01");
}

/// The new treaty needs the old one in force, and replaces it.
fn successor() -> (String, String) {
    let new = treaty(
        "N-2001",
        "all of:\n  O-2000 is in force\n  deposit of 2 instruments",
        "2001-01-01  FR and DE ratify",
    )
    .replace("silent on", "replaces O-2000 on entry into force\nsilent on");
    (new, treaty("O-2000", "deposit of 2 instruments", RATIFIED))
}

#[test]
fn a_negative_circle_settles_and_is_shown() {
    let (new, old) = successor();
    let text = format!("{new}---\n{old}");
    check(&text, "on 2000-12-31", "no");
    check(&text, "on 2001-01-01", "yes since 2001-01-01");
    check(&format!("{old}---\n{new}"), "on 2001-01-01", "no");
    check(&format!("{old}---\n{new}"), "on 2000-12-31", "yes since 2000-01-01 until 2001-01-01");
    let (treaties, said) = asked::read(&text);
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    let faults = engine.check();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].path, ["O-2000", "N-2001"]);
}

#[test]
fn a_library_without_circles_has_no_faults() {
    let (_, old) = successor();
    let (treaties, said) = asked::read(&old);
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    assert_eq!(engine.check(), []);
}
