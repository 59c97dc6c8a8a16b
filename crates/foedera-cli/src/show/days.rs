//! Days, states and verdicts as people read them.

use foedera::{Bounds, Day, Edtf, EntityId, Verdict, World};

/// Days in few letters, for tables: EDTF.
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

/// From when and until when an entity lived, as far as both are certain: the first day that may
/// be in, the first day that is surely out.
pub(crate) fn life(id: EntityId) -> (Option<Day>, Option<Day>) {
    let lives = World::embedded().entity(&id).map(|it| it.lives.as_slice()).unwrap_or_default();
    let from = lives.first().and_then(|it| it.from()).and_then(|it| it.bounds().earliest());
    let until = lives.last().and_then(|it| it.until()).and_then(|it| it.bounds().latest());
    (from, until)
}

/// `GB, SU and US`; nothing for nobody.
pub(crate) fn list<T: ToString>(items: &[T]) -> String {
    joined(items, "and")
}

/// `GB, SU or US`; nothing for nobody.
pub(crate) fn either<T: ToString>(items: &[T]) -> String {
    joined(items, "or")
}

fn joined<T: ToString>(items: &[T], word: &str) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}

/// `1 fault`, `3 faults`, `2 treaties`, `2 days`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        return format!("1 {noun}");
    }
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{number} {stem}ies"),
        _ => format!("{number} {noun}s"),
    }
}

/// The verdict as the first words of an answer.
pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "In force",
        Verdict::No => "Not in force",
        Verdict::Open => "Open",
    }
}
