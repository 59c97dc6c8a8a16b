//! Dates in the report's words, from the slots of a line.

use crate::node::{Kind, Node};
use crate::pack::{Dates, Match, Pack, Role};
use crate::said::{Meaning, Said};
use crate::sense::{Sense, Slot};

/// A year behind so many words or more is no part of a name.
const LED: usize = 2;

pub(super) fn dated(
    nodes: &[Node],
    (means, found): &(&Meaning, Match),
    pack: &Pack,
) -> Option<(usize, Kind)> {
    if **means == Meaning::Nothing {
        return Some((found.end, Kind::Number(0)));
    }
    let until = (found.start..found.end).any(|at| pack.role(Role::Until, nodes, at).is_some());
    let filled = |at: usize| found.slots.iter().any(|it| it.1 < at);
    let of = pack.role(Role::TitleDay, nodes, found.start).is_some_and(|it| !filled(it));
    // "W 2000 roku", and "vào năm 2000" beside "năm 2000".
    let led = found.slots.first().is_some_and(|it| it.1 >= found.start + LED);
    let when = led || pack.role(Role::Place, nodes, found.start).is_some_and(|it| !filled(it));
    let mut said = Said { means: **means, until, of, when, ..Said::default() };
    for (slot, node) in &found.slots {
        note(*slot, nodes.get(*node)?, &mut said)?;
    }
    Some((found.end, Kind::Date(said)))
}

/// Dates that go on with the one told before them in the sentence: "in June of the same year", "on 11 May, and by
/// the Senate on the 31st".
pub(super) fn completed(mut nodes: Vec<Node>, pack: &Pack) -> Vec<Node> {
    join_neighbours(&mut nodes, pack);
    let mut last: Option<Said> = None;
    for node in &mut nodes {
        let Kind::Date(said) = &mut node.kind else { continue };
        if let Some(last) = &last {
            said.go_on_from(last, pack.dates_stand == Dates::Around);
        }
        last = Some(said.clone());
    }
    nodes
}

/// How many places two words for a day that tell one day together stand at most from one another.
const BESIDE: usize = 3;

/// Two days between which only a little word or a dash stands tell of one another: "du 20 au 24 avril".
fn join_neighbours(nodes: &mut [Node], pack: &Pack) {
    let dates: Vec<usize> = (0..nodes.len())
        .filter(|at| nodes.get(*at).is_some_and(|it| it.date().is_some()))
        .collect();
    let word = |it: &Node| it.kind == Kind::Word && !it.fits.has(Slot::Acting);
    let little = |it: &Node| word(it) || it.is_mark(&['-', '–', ',']);
    for (one, other) in dates.iter().copied().zip(dates.iter().copied().skip(1)) {
        let between = nodes.get(one + 1..other).unwrap_or_default();
        if other > one + BESIDE || !between.iter().all(little) {
            continue;
        }
        let date = |at: usize| nodes.get(at).and_then(Node::date).cloned();
        let (Some(mut first), Some(mut second)) = (date(one), date(other)) else { continue };
        let and = (one + 1..other).any(|at| pack.role(Role::And, nodes, at).is_some());
        let comma = nodes.get(one + 1).is_some_and(|it| it.is_mark(&[',']));
        if and {
            first.take_month_of(&second);
        } else if comma {
            first.lead_to(&mut second, other - one);
        } else {
            first.told_beside(&mut second, other - one);
        }
        for (at, said) in [(one, first), (other, second)] {
            nodes.get_mut(at).into_iter().for_each(|it| it.kind = Kind::Date(said.clone()));
        }
    }
}

fn note(slot: Slot, node: &Node, said: &mut Said) -> Option<()> {
    let in_words = |it: &Sense| if let Sense::Number(it) = it { Some(*it) } else { None };
    let number = if let Kind::Number(number) = &node.kind {
        Some(*number)
    } else {
        node.senses.iter().find_map(in_words)
    };
    let sense = |pick: fn(&Sense) -> Option<u8>| node.senses.iter().find_map(pick);
    // Whatever else a date's line names tells nothing of the day.
    if slot == Slot::Day {
        said.day = Some(i8::try_from(number?).ok()?);
    } else if slot == Slot::MonthNumber {
        said.month = Some(i8::try_from(number?).ok()?);
    } else if slot == Slot::Year {
        said.year = Some(i16::try_from(number?).ok()?);
    } else if slot == Slot::Number {
        said.number = Some(i32::try_from(number?).ok()?);
    } else if slot == Slot::Month {
        said.month = Some(i8::try_from(sense(month)?).ok()?);
    } else if slot == Slot::Weekday {
        said.weekday = Some(i32::from(sense(weekday)?));
    }
    Some(())
}

fn month(sense: &Sense) -> Option<u8> {
    if let Sense::Month(month) = sense { Some(*month) } else { None }
}

fn weekday(sense: &Sense) -> Option<u8> {
    if let Sense::Weekday(weekday) = sense { Some(*weekday) } else { None }
}
