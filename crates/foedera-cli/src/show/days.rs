//! Days, states and verdicts as people read them.

use foedera::{Bounds, Edtf, EntityId, Verdict, World};

/// `2024-12-04`, `a day between 2024-11-06 and 2024-11-11`, `a day not after 1939-08-23`.
pub(crate) fn in_words(bounds: Bounds) -> String {
    match (bounds.is_day(), bounds.earliest(), bounds.latest()) {
        (Some(day), ..) => day.to_string(),
        (None, Some(first), Some(last)) => format!("a day between {first} and {last}"),
        (None, Some(first), None) => format!("a day not before {first}"),
        (None, None, Some(last)) => format!("a day not after {last}"),
        (None, None, None) => "an unknown day".to_owned(),
    }
}

/// The same in few letters, for tables: EDTF.
pub(crate) fn in_short(bounds: Bounds) -> String {
    Edtf::from_bounds(bounds).to_string()
}

/// The English name of a state, as short as there is one.
pub(crate) fn name(id: EntityId) -> String {
    let world = World::embedded();
    let entity = world.entity(&id);
    let common = "en".parse().ok().and_then(|en| world.name_in(entity?.no, en));
    common.or(entity.map(|it| it.title.as_ref())).unwrap_or_default().to_owned()
}

/// `GB, SU and US`; nothing for nobody.
pub(crate) fn list<T: ToString>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// `1 fault`, `3 faults`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// The verdict as the first words of an answer.
pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "In force",
        Verdict::No => "Not in force",
        Verdict::Open => "Open",
    }
}
