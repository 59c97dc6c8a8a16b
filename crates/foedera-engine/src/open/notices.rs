//! What bears on an answer in one direction only as long as something else is settled.
//!
//! Who came in and who left bear on an answer in one direction only if nobody left before it was
//! surely a party: a notice that comes before that takes nobody out.

use foedera_dates::Day;

use super::bearing::Bearing;
use super::spread::put;
use super::variables::{Slot, Variable};
use crate::belief::FactNo;
use crate::evaluate::Completion;
use crate::law::Member;

/// A place with what is known of the act.
type Place<'v> = (&'v Variable<'v>, Slot);

/// The places once more, where a notice may have come before its giver was a party. Then no consent
/// moves in one direction, for an earlier one may be what makes the notice count. The notice itself is
/// likeliest to leave its giver in if it came before, and likeliest to take it out on the giver's first
/// day as a party; where that day is open too, every day of the notice is tried.
///
/// `come_in` tells, by member, the first day on which it is a party. That moves with the acts that bring
/// anybody in, so that the first and the last there can be are those of their ends.
pub(super) fn of_parties<'v>(
    mut places: Vec<Place<'v>>,
    empty: &Completion,
    come_in: &dyn Fn(&Completion) -> Vec<Option<Day>>,
) -> Vec<Place<'v>> {
    if !places.iter().any(|(it, _)| it.leaves.is_some()) {
        return places;
    }
    let late = come_in(&all_made(&places, empty, Slot::last));
    let last = |it: Member| first_day(&late, it).unwrap_or(Day::MAX);
    let may_be_early =
        |(it, slot): &Place<'_>| it.leaves.is_some_and(|it| slot.first() <= last(it));
    if !places.iter().any(may_be_early) {
        return places;
    }
    let soon = come_in(&all_made(&places, empty, Slot::first));
    let facts: Vec<FactNo> = places.iter().map(|(it, _)| it.fact).collect();
    for it in places.iter_mut().filter(|it| may_be_early(it)) {
        let (variable, slot) = it;
        let one_way = variable.bearing == Bearing::Later && slot.is_open();
        let Some(giver) = variable.leaves.filter(|_| one_way) else { continue };
        let alone = facts.iter().filter(|fact| **fact == variable.fact).count() == 1;
        let known = alone && first_day(&soon, giver) == Some(last(giver));
        slot.ends = known.then(|| (slot.first(), slot.days.nearest(last(giver))));
    }
    let made = places.iter_mut().filter(|(it, _)| it.makes);
    made.for_each(|(_, slot)| slot.ends = None);
    places
}

/// The places once more, where the treaty has a term and parties come to it once it is settled when that begins: of
/// those each day moves the answer about its own author alone, and in one direction. `met` tells when the condition for
/// entry into force is; it is latest with all that leads to it on its last day.
pub(super) fn of_later_parties<'v>(
    mut places: Vec<Place<'v>>,
    empty: &Completion,
    met: &dyn Fn(&Completion) -> Option<Day>,
) -> Vec<Place<'v>> {
    let may_be = |(it, slot): &&mut Place<'_>| it.one_way_if_later && slot.is_open();
    if places.iter_mut().any(|it| may_be(&it)) {
        let settled = met(&all_made(&places, empty, Slot::last));
        let later =
            |it: &&mut Place<'_>| may_be(it) && settled.is_some_and(|met| met < it.1.first());
        for (_, slot) in places.iter_mut().filter(later) {
            slot.ends = Some((slot.first(), slot.last()));
        }
    }
    places
}

fn first_day(by_member: &[Option<Day>], member: Member) -> Option<Day> {
    by_member.get(member.index()).copied().flatten()
}

fn all_made(places: &[Place<'_>], empty: &Completion, day: fn(&Slot) -> Day) -> Completion {
    let mut all = empty.clone();
    for (it, slot) in places {
        put(&mut all, *slot, if it.makes { day(slot) } else { slot.first() });
    }
    all
}
