//! The law of small random worlds, clause by clause: what is drawn is a sentence of the page, with
//! numbers and names that a small world can hold.

use foedera_dates::Day;

use crate::calendar;
use crate::generate::{OTHER, SUBJECT, World};

/// The day as of which a set is fixed, where one is.
pub(crate) fn set_closes() -> Day {
    Day::from_ymd(2000, 1, 25).unwrap()
}

/// An open treaty: any state may sign, ratify or accede.
pub(crate) fn open(world: &mut World<'_>, linked: bool) -> String {
    let north = subset(world);
    let mut law = head(world, SUBJECT, "");
    law += &format!("\nset north \"as listed\": {north}\ntable tons \"as listed\", tons\n");
    for state in world.states.clone() {
        law += &format!("  {state} {}\n", world.dice.between(1, 30));
    }
    let by = world.dice.pick(&[
        "by ratification",
        "by ratification",
        "by ratification, acceptance or approval",
        "by signature without reservation as to ratification, or by ratification, acceptance or approval",
    ]);
    law += &format!(
        "\nconsent {by}\naccession open to all states\na withdrawn instrument is not counted\n"
    );
    let on_the_other = linked && world.dice.percent(40);
    law += &entry(world, on_the_other);
    law += &later(world);
    law += &leaving(world);
    if linked {
        law += &link(world, &law);
    } else {
        // A notice is of one kind: with a clause on withdrawal, none is about a term.
        let may_leave = law.contains("may withdraw");
        let duration = duration(world, "for that party");
        law += if may_leave && duration.contains("notice") { "" } else { &duration };
    }
    law
}

/// A treaty of two states.
pub(crate) fn closed(world: &mut World<'_>, linked: bool) -> String {
    let both = world.states.join(" and ");
    let mut law = head(world, SUBJECT, &format!("  between {both}\n"));
    let delay = delay(world);
    let (consent, entry) = match world.dice.between(0, 5) {
        0 => ("by signature", "on signature".to_owned()),
        1 => (
            "by exchange of instruments of ratification",
            "on exchange of instruments of ratification".to_owned(),
        ),
        2 => ("by exchange of notes", "on exchange of notes".to_owned()),
        3 => (
            "by notification of completed procedures",
            format!("{delay}receipt of the last notification"),
        ),
        4 => ("by notification of completed procedures", format!("{delay}the last notification")),
        _ => ("by ratification", format!("{delay}deposit by all signatories")),
    };
    law += &format!("\nconsent {consent}\nenters into force {entry}\n");
    if world.dice.percent(30) {
        let until = world.dice.pick(&["", ", until entry into force", " until 2000-02-20"]);
        let from = if until.contains("2000") { "2000-02-05" } else { "signature" };
        law += &format!("this treaty is applied provisionally from {from}{until}\n");
    }
    if linked {
        law += &link(world, &law);
    } else {
        law += &duration(world, "");
    }
    if world.dice.percent(40) && !law.contains("notice") {
        law += &format!("a party may terminate this treaty, {}its notice\n", period(world));
    }
    law
}

/// The treaty that another one hangs on.
pub(crate) fn other(world: &mut World<'_>) -> String {
    head(world, OTHER, "")
        + "\nconsent by ratification\nenters into force on deposit of 2 instruments\n"
        + "a party may withdraw, 10 days after its notice\n"
        + world.dice.pick(&["", "ends when denunciations leave fewer than 2 parties\n"])
}

fn head(world: &mut World<'_>, id: &str, between: &str) -> String {
    let counting = world.dice.pick(&["to the Nth day", "to the Nth day", "as clear days"]);
    let ends = world.dice.pick(&["clipping", "overflow"]);
    let first = world.dice.pick(&["the month after", "itself"]);
    let mut counts = vec![
        format!("  counts days {counting}\n"),
        format!("  counts month ends by {ends}\n"),
        format!("  counts a first of the month as {first}\n"),
    ];
    // What a treaty does not say is gone through in every way, as if it were a date.
    if world.dice.percent(20) && world.afford(8) {
        let unsaid = world.dice.between(0, 3);
        if unsaid < counts.len() {
            counts.remove(unsaid);
        } else {
            counts.clear();
        }
    }
    let counts = counts.concat();
    format!("treaty {id} \"A small world\"\n{between}  adopted 2000-01-02\n{counts}")
}

/// One to all of the states, as a list.
fn subset(world: &mut World<'_>) -> String {
    let size = world.dice.between(1, world.states.len());
    let start = world.dice.between(0, world.states.len() - size);
    let states = &world.states[start..start + size];
    match states.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => states.concat(),
    }
}

/// From a condition outward, up to the condition: `on `, `on the 10th day after `, `20 days after `.
fn delay(world: &mut World<'_>) -> String {
    let count = world.dice.between(4, 20);
    match world.dice.between(0, 7) {
        0 | 1 => "on ".to_owned(),
        2 | 3 => format!("on the {count}th day after "),
        4 => period(world),
        5 => "on the first day of the month after ".to_owned(),
        6 => format!("on the first day of the month after {}", period(world)),
        _ => "on the first day of the 2nd month after the month of ".to_owned(),
    }
}

fn period(world: &mut World<'_>) -> String {
    let count = world.dice.between(5, 30);
    if world.dice.percent(30) {
        "1 month after ".to_owned()
    } else {
        format!("{count} days after ")
    }
}

/// When an open treaty enters into force.
fn entry(world: &mut World<'_>, on_the_other: bool) -> String {
    let delay = delay(world);
    let condition = condition(world);
    let two = number(world);
    if on_the_other {
        let link = world.dice.pick(&["is in force", "ceases to be in force"]);
        return format!("enters into force {delay}all of:\n  {OTHER} {link}\n  {condition}\n");
    }
    match world.dice.between(0, 11) {
        0 => {
            let more = self::condition(world);
            format!("enters into force {delay}all of:\n  {condition}\n  {more}\n")
        }
        1 => {
            let more = self::condition(world);
            format!("enters into force {delay}any of:\n  {condition}\n  {more}\n")
        }
        2 => format!("enters into force on the later of:\n  on 2000-02-20\n  {delay}{condition}\n"),
        3 => {
            let (other, more) = (self::delay(world), self::condition(world));
            format!("enters into force on the earlier of:\n  {delay}{condition}\n  {other}{more}\n")
        }
        4 => format!(
            "enters into force:\n  if all signatories have deposited by 2000-02-20: on 2000-02-20\n  \
             otherwise: {delay}deposit by all signatories\n"
        ),
        5 => format!(
            "enters into force on the earlier of:\n  {delay}deposit by all of north\n  {}deposit of {two}, \
             if deposit by all of north has not occurred by 40 days after adoption\n",
            period(world)
        ),
        6 | 7 if delay.contains("day") => {
            format!("enters into force {delay}{condition}, if still so\n")
        }
        8 => format!(
            "enters into force {delay}{condition}\nlapses if not in force 60 days after adoption\n"
        ),
        _ => format!("enters into force {delay}{condition}\n"),
    }
}

fn number(world: &mut World<'_>) -> String {
    let number = world.dice.between(2, world.states.len());
    format!("{number} instruments")
}

fn condition(world: &mut World<'_>) -> String {
    let (number, state) = (number(world), world.state());
    let share = world.dice.between(20, 90);
    match world.dice.between(0, 13) {
        0 => format!("deposit of {number}, including {state}"),
        1 => format!("deposit of {number}, including 1 of north"),
        2 => "deposit by all signatories".to_owned(),
        3 => "deposit by two thirds of the signatories".to_owned(),
        4 => "ratification by a majority of the signatories".to_owned(),
        5 => format!("ratification by a majority of the signatories, including {state}"),
        6 => format!("ratification by {state} and 2 other signatories"),
        7 => "deposit by all of north".to_owned(),
        8 => format!("consent by {}", number.replace("instruments", "states")),
        9 => format!("depositors hold at least {share} percent of tons"),
        10 => format!("depositors in north hold at least {} of tons", share / 4),
        11 => format!("deposit by all signatories as of {}", set_closes()),
        _ => format!("deposit of {number}"),
    }
}

fn later(world: &mut World<'_>) -> String {
    let delay = delay(world);
    match world.dice.between(0, 3) {
        0 => format!("for each later party, {delay}its deposit\n"),
        1 => format!("for each party that consents after entry into force, {delay}its deposit\n"),
        _ => String::new(),
    }
}

/// How a party to an open treaty leaves, and what becomes of the rest.
fn leaving(world: &mut World<'_>) -> String {
    if world.dice.percent(40) {
        return "silent on withdrawal\n".to_owned();
    }
    let notice = world.dice.pick(&["its notice", "receipt of its notice by the depositary"]);
    let when = match world.dice.between(0, 4) {
        0 => "at the end of the calendar year of ".to_owned(),
        1 => format!("on the first day of the month after {}", period(world)),
        _ => period(world),
    };
    let more = world.dice.pick(&[
        "",
        "",
        " or on a later day it names",
        ", notice not before 60 days after entry into force for it",
        ", effect not before 100 days after entry into force",
        ", notice only within 20 days after each 40 days from entry into force",
    ]);
    let below = world.dice.pick(&[
        "",
        "",
        "ends when denunciations leave fewer than 3 parties\n",
        "ends when fewer than 3 parties remain\n",
        "ends when fewer than 3 parties remain for 1 month\n",
        "ends when fewer than 2 parties remain for 1 month\n",
    ]);
    let peace = if world.dice.percent(15) {
        "a withdrawal waits for the end of an armed conflict of that party\n"
    } else {
        ""
    };
    format!("a party may withdraw, {when}{notice}{more}\n{peace}{below}")
}

/// How long; a treaty of more than two says for whom a notice ends it.
fn duration(world: &mut World<'_>, for_whom: &str) -> String {
    let days = world.dice.between(40, 90);
    let for_whom = if for_whom.is_empty() { String::new() } else { format!(", {for_whom}") };
    let for_whom =
        if world.dice.percent(50) { for_whom.replace("that party", "all") } else { for_whom };
    let term = match world.dice.between(0, 9) {
        0 => format!("in force for {days} days\n"),
        1 => "in force for 2 months\n".to_owned(),
        2 => format!("in force until {}\n", calendar::window()[60 + days]),
        3 => "in force until \"the event\"\n".to_owned(),
        4 => format!(
            "in force for {days} days, then for 1 month at a time, unless a party gives notice at least 20 days \
             before the end{for_whom}\n"
        ),
        5 => format!("in force for {days} days, then until 20 days after notice by a party\n"),
        6 => "in force until the parties agree otherwise\nends when the parties agree\n".to_owned(),
        7 => format!("in force for {days} days from 2000-02-01\n"),
        _ => return "in force indefinitely\n".to_owned(),
    };
    let peace =
        if world.dice.percent(20) { "expiry waits for the end of a war of a party\n" } else { "" };
    term + peace
}

/// How the treaty hangs on the other one, where its entry into force does not already.
fn link(world: &mut World<'_>, law: &str) -> String {
    if law.contains(OTHER) {
        return String::new();
    }
    match world.dice.between(0, 2) {
        0 => format!("in force as long as {OTHER}\n"),
        1 => format!("leaving {OTHER} is leaving this treaty\n"),
        _ => format!("replaces {OTHER} on entry into force\n"),
    }
}
