//! A notice moves an answer in one direction only once its giver is a party: before that it takes nobody
//! out, so that its earliest day is no end of what can have been.

use foedera_dates::Day;

use super::bearing::Bearing;
use super::spread::put;
use super::variables::{Slot, Variable};
use crate::evaluate::Completion;
use crate::law::Member;

/// A place with what is known of the act.
type Place<'v> = (&'v Variable<'v>, Slot);

/// The places once more, those of notices that may have come before their giver was a party as what
/// they are: likeliest to leave it in if they did, and likeliest to take it out on its first day as
/// one. Where that day is open too, every day of theirs is tried.
///
/// `comes_in` tells the day on which somebody becomes a party. It moves with the acts that bring
/// anybody in, so that the first and the last there can be are those of their ends.
pub(super) fn of_parties<'v>(
    mut places: Vec<Place<'v>>,
    empty: &Completion,
    comes_in: &dyn Fn(&Completion, Member) -> Option<Day>,
) -> Vec<Place<'v>> {
    let giver = |(it, slot): &Place<'_>| {
        it.leaves.filter(|_| it.bearing == Bearing::Later && slot.is_open())
    };
    if places.iter().all(|it| giver(it).is_none()) {
        return places;
    }
    let soon = all_made(&places, empty, Slot::first);
    let late = all_made(&places, empty, Slot::last);
    let facts: Vec<usize> = places.iter().map(|(it, _)| it.fact).collect();
    for it in &mut places {
        let Some(giver) = giver(it) else { continue };
        let last = comes_in(&late, giver).unwrap_or(Day::MAX);
        let (variable, slot) = it;
        if last < slot.first() {
            continue;
        }
        let alone = facts.iter().filter(|fact| **fact == variable.fact).count() == 1;
        let known = alone && comes_in(&soon, giver) == Some(last);
        slot.ends = known.then(|| (slot.first(), slot.days.nearest(last)));
    }
    places
}

fn all_made(places: &[Place<'_>], empty: &Completion, day: fn(&Slot) -> Day) -> Completion {
    let mut all = empty.clone();
    for (it, slot) in places {
        put(&mut all, *slot, if it.makes { day(slot) } else { slot.first() });
    }
    all
}
