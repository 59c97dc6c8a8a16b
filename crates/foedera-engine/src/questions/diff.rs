//! What two answers put differently: between two days, or between two states of knowledge.

use crate::answer::{Answer, Difference, Missing, Standing, StateAnswer};
use crate::words;
use foedera_dates::Bounds;

/// What `after` puts differently from `before`, in the order of an answer's fields.
#[must_use]
pub fn difference(before: &Answer, after: &Answer) -> Vec<Difference> {
    let date = |date: Option<Bounds>| date.map_or_else(|| "none".to_owned(), |it| it.to_string());
    let mut rows = vec![
        ("in_force".to_owned(), before.in_force.to_string(), after.in_force.to_string()),
        ("since".to_owned(), date(before.since), date(after.since)),
        ("until".to_owned(), date(before.until), date(after.until)),
    ];
    let mut states: Vec<_> = before.states.iter().chain(&after.states).map(|it| it.state).collect();
    states.sort();
    states.dedup();
    for state in states {
        let of = |answer: &Answer| standing(answer.states.iter().find(|it| it.state == state));
        rows.push((format!("standing of {state}"), of(before), of(after)));
    }
    rows.push(("missing".to_owned(), missing(&before.missing), missing(&after.missing)));
    let changed = rows.into_iter().filter(|(_, before, after)| before != after);
    changed.map(|(what, before, after)| Difference { what, before, after }).collect()
}

fn standing(state: Option<&StateAnswer>) -> String {
    let Some(state) = state else { return Standing::None.to_string() };
    let words: Vec<String> =
        std::iter::once(&state.standing).chain(&state.or).map(ToString::to_string).collect();
    words.join(" or ")
}

fn missing(missing: &[Missing]) -> String {
    let leaf = |it: &Missing| {
        if it.by.is_empty() {
            it.act.clone()
        } else {
            format!("{}, by {}", it.act, words::list(&it.by))
        }
    };
    let leaves: Vec<String> = missing.iter().map(leaf).collect();
    if leaves.is_empty() { "nothing".to_owned() } else { leaves.join("; ") }
}
