//! The journal: its order, who was there on the day, and dates that are given in another way.

use foedera_dates::{Century, DateOrder, Day, ENGLISH_MONTHS, Edtf, Verdict, julian, numeric_date};
use foedera_entities::{EntityId, EntityNo, World};
use foedera_model::{Act, Span};

use crate::document::Document;
use crate::problem::Problem;
use crate::reader::Reader;

pub(super) fn check(document: &Document, reader: &mut Reader<'_>) {
    let mut latest = None;
    for (line, first) in &document.acts {
        let Some(act) = document.statements.get(*first).map(|it| &it.statement.act) else {
            continue;
        };
        let bounds = act.on.as_ref().map(|it| it.bounds());
        let (day, last) = (bounds.and_then(|it| it.earliest()), bounds.and_then(|it| it.latest()));
        // An interval may stand wherever one of its days fits.
        if last.is_some() && last < latest {
            let span = reader.span(*line);
            reader.found.push(Problem::OutOfOrder.at(span, &[]));
        }
        latest = latest.max(day);
        let span = reader.span(*line);
        if let Some(on) = &act.on {
            act.actors.iter().for_each(|it| alive(span, *it, on, reader));
        }
        given_otherwise(*line, act, reader);
    }
}

/// Warns of an act or event of one who did not exist on any day that it can have happened.
pub(super) fn alive(span: Span, actor: EntityId, on: &Edtf, reader: &mut Reader<'_>) {
    let world = World::embedded();
    let Some(entity) = world.entity(&actor) else { return };
    let ends = [on.bounds().earliest(), on.bounds().latest()];
    let never = |it: &Option<Day>| it.is_some_and(|it| entity.existed_on(it) == Verdict::No);
    let [Some(first), _] = ends else { return };
    if !ends.iter().all(never) {
        return;
    }
    let subject = world.subject_on(entity.no, first).filter(|it| it.id != actor);
    let cure = match (subject, in_its_place(world, entity.no, first)) {
        (Some(it), _) => format!("did you mean `{}`", it.id),
        (None, others) if others.is_empty() => {
            "an act belongs to who did it, as it was then".to_owned()
        }
        (None, others) => {
            format!("an act belongs to who did it, as it was then: {}", others.join(", "))
        }
    };
    let found = [actor.as_str(), &on.to_string(), &cure];
    reader.found.push(Problem::NotAlive.at(span, &found));
}

/// Those alive on a day that a state came from, or that came from it.
fn in_its_place(world: &World, no: EntityNo, day: Day) -> Vec<String> {
    let before = world.predecessors(no).flat_map(|it| &it.predecessors);
    let after = world.successors(no).flat_map(|it| &it.successors);
    let others = before.chain(after).filter_map(|it| world.by_number(*it));
    let others = others.filter(|it| it.no != no && it.existed_on(day) != Verdict::No);
    let mut ids: Vec<String> = others.map(|it| format!("`{}`", it.id)).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Warns where a date that is given in another way is another day.
fn given_otherwise(line: usize, act: &Act, reader: &mut Reader<'_>) {
    let (Some(given), Some(on)) = (&act.given_as, &act.on) else { return };
    let Some(day) = meant(given, on.bounds().earliest()) else { return };
    if !on.bounds().contains(day) {
        let span = reader.span(line);
        let found = [given.as_str(), &day.to_string(), &on.to_string()];
        reader.found.push(Problem::GivenOtherwise.at(span, &found));
    }
}

/// The civil day of `15 December 1893, Old Style` or of `12/03/48, day first`.
fn meant(given: &str, near: Option<Day>) -> Option<Day> {
    let (date, way) = given.rsplit_once(", ")?;
    let order = match way {
        "Old Style" => return old_style(date),
        "day first" => DateOrder::DayMonthYear,
        "month first" => DateOrder::MonthDayYear,
        "year first" => DateOrder::YearMonthDay,
        _ => return None,
    };
    // Two digits mean the year nearest to the one that the line says.
    let century = near.map_or(Century::Refuse, |it| Century::From(it.year().saturating_sub(50)));
    numeric_date(date, order, century).ok()
}

fn old_style(date: &str) -> Option<Day> {
    let parts: Vec<&str> = date.split([' ', '-']).collect();
    let [first, month, last] = parts[..] else { return None };
    let named =
        ENGLISH_MONTHS.iter().position(|it| *it == month).and_then(|it| i8::try_from(it + 1).ok());
    match named {
        Some(month) => julian(last.parse().ok()?, month, first.parse().ok()?),
        None => julian(first.parse().ok()?, month.parse().ok()?, last.parse().ok()?),
    }
}
