//! Whoever lives takes part, under its own id and in each of its lives: asked of everybody in the world file.

#![cfg(test)]

mod asked;

use asked::answer;
use foedera_dates::Day;
use foedera_entities::{Capacity, Entity, Term, World};

/// A day near the beginning of a life and one near its end, as far as it was surely lived then.
fn days_in(life: &Term) -> Vec<Day> {
    let first = life.from().and_then(|it| it.bounds().latest()).unwrap_or(Day::MIN);
    let last = life.until().and_then(|it| it.bounds().earliest());
    let late = Day::from_ymd(2020, 1, 1).unwrap();
    let near_end = last.map_or(Some(late.max(first)), |it| it.plus_days(-2));
    let days = [first.plus_days(1), near_end];
    days.into_iter()
        .flatten()
        .filter(|it| first < *it && last.is_none_or(|last| *it < last))
        .collect()
}

fn states() -> impl Iterator<Item = &'static Entity> {
    World::embedded().entities().iter().filter(|it| it.capacity == Capacity::State)
}

#[test]
fn in_each_of_its_lives_a_state_is_party_to_what_it_signs_under_its_own_id() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for state in states() {
        for on in state.lives.iter().flat_map(days_in) {
            let id = state.id.as_str();
            let (friend, enemy) = match id {
                "FR" => ("GB", "US"),
                "GB" => ("FR", "US"),
                "US" => ("FR", "GB"),
                _ => ("GB", "FR"),
            };
            let text = format!(
                "treaty T-1 \"T\"\n  between {id} and {friend}\n\narticle 1\n  on attack on a party:\n    \
                 the other party owes it assistance\n\narticle 2\n  consent by signature\n  \
                 enters into force on signature\n\nacts\n  \
                 {on}  {id} and {friend} sign\n\nscenario S-1 \"S\"\n  {on}  {enemy} attacks {id}\n"
            );
            let states = answer(&text, &format!("states on {on}"));
            let owed = answer(&text, &format!("owed on {on}"));
            let is_right = states.contains(&format!("{id} party since {on}"))
                && owed == format!("{friend} owes {id}: triggered");
            if !is_right {
                wrong.push(format!("{id} on {on}: {states}; {owed}"));
            }
            asked += 1;
        }
    }
    assert!(300 < asked, "{asked}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
