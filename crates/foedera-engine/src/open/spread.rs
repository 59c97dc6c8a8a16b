//! From days that are open to completions in which each is definite: both ends of what moves in one
//! direction, one line for those who found the treaty, every day of the rest as far as there is room.

use foedera_dates::Day;

use super::bearing::Bearing;
use super::completions::Untried;
use super::founding;
use super::variables::{EXACT_PART, Slot, Variable};
use crate::evaluate::Completion;

/// The completions of one course: both ends of what moves in one direction; of what leads to entry
/// into force, the line of the days that it can lead to; every day of the rest. Of a small course,
/// every day of everything.
pub(super) fn completions(
    empty: &Completion,
    slots: Vec<(&Variable<'_>, Slot)>,
    small: bool,
    met: &dyn Fn(&Completion) -> Option<Day>,
    (room, limited): (usize, &mut bool),
) -> (Vec<Completion>, Untried) {
    let mut ends = ends(empty, &slots, !small);
    ends.dedup();
    let bears = |it: &Variable<'_>| it.bearing != Bearing::None;
    let open = slots.into_iter().filter(|(it, slot)| bears(it) && slot.is_open());
    let (one_way, mixed): (Vec<_>, Vec<_>) = open.partition(|(_, it)| !small && it.ends.is_some());
    let founding = if small { Vec::new() } else { founders(&one_way, &mixed, &ends, met) };
    let Some((all, exact)) = along(&ends, &founding, met, room) else {
        let untried = if one_way.is_empty() { Untried::Nothing } else { Untried::Days };
        let halved = 1 < ends.len();
        return (spread((ends, halved), &but(&mixed, &[]), room, limited), untried);
    };
    let untried = match (but(&one_way, &founding).is_empty(), exact) {
        (true, true) => Untried::Nothing,
        (true, false) => Untried::DaysOfStates,
        (false, _) => Untried::Days,
    };
    let halved = untried == Untried::Days && 1 < ends.len();
    (spread((all, halved), &but(&mixed, &founding), room, limited), untried)
}

/// The places of these, without some.
fn but(all: &[(&Variable<'_>, Slot)], without: &[Slot]) -> Vec<Slot> {
    all.iter().map(|(_, slot)| *slot).filter(|it| !without.contains(it)).collect()
}

/// Everything that moves in one direction as likely as can be and as unlikely as can be, once where
/// that is the same; all else on its first day.
fn ends(empty: &Completion, slots: &[(&Variable<'_>, Slot)], apart: bool) -> Vec<Completion> {
    let mut ends = vec![empty.clone(), empty.clone()];
    for (_, slot) in slots {
        let (more, less) = slot.ends.filter(|_| apart).unwrap_or((slot.first(), slot.first()));
        for (completion, day) in ends.iter_mut().zip([more, less]) {
            put(completion, *slot, day);
        }
    }
    ends
}

/// Everything on its first day.
pub(super) fn first_days(empty: &Completion, slots: &[(&Variable<'_>, Slot)]) -> Completion {
    let mut first = empty.clone();
    slots.iter().for_each(|(_, slot)| put(&mut first, *slot, slot.first()));
    first
}

/// The acts of which nothing may matter but the day of entry into force: what moves in one direction
/// as it is, and of the rest what surely comes no later than the day on which the condition is met.
/// For that, even its last day is not beyond it when everything else is as early as can be.
pub(super) fn founders(
    one_way: &[(&Variable<'_>, Slot)],
    mixed: &[(&Variable<'_>, Slot)],
    ends: &[Completion],
    met: &dyn Fn(&Completion) -> Option<Day>,
) -> Vec<Slot> {
    let Some(early) = ends.first() else { return Vec::new() };
    let founds = |slot: &Slot| {
        let last = slot.days.last();
        last != Day::MAX && met(&with(early, *slot, last)).is_none_or(|met| last <= met)
    };
    let mixed = mixed.iter().filter(|(it, slot)| it.may_found && founds(slot));
    let one_way = one_way.iter().filter(|(it, _)| it.may_found);
    one_way.chain(mixed).map(|(_, slot)| *slot).collect()
}

/// Each completion along the line of the founders, and each of them alone early; and whether that is
/// all, for each was gone through alone as well. Nothing where there is no room. Where the ends of
/// the line lead to the same day of entry, all between them do.
fn along(
    ends: &[Completion],
    founders: &[Slot],
    met: &dyn Fn(&Completion) -> Option<Day>,
    room: usize,
) -> Option<(Vec<Completion>, bool)> {
    let tried = || founders.iter().map(|it| it.days);
    let Some((first, last)) = founding::line(tried()) else {
        return Some((ends.to_vec(), true));
    };
    let set = |end: &Completion, day: Day| nearest(end, founders, day);
    let mut rest: Vec<Completion> = ends.iter().map(|it| set(it, first)).collect();
    rest.dedup();
    let widths = tried().try_fold(0_usize, |sum, it| sum.checked_add(it.count()?));
    let exact = widths.is_some_and(|it| rest.len() * 3 * it <= room / EXACT_PART);
    let mut all = Vec::new();
    for early in rest {
        let late = set(&early, last);
        let days = if met(&early) == met(&late) {
            vec![first, last]
        } else {
            founding::days(tried(), room)?
        };
        all.extend(days.into_iter().map(|day| set(&early, day)));
        for slot in founders {
            let alone = |rest: &Completion| {
                slot.days.all().map(|day| with(rest, *slot, day)).collect::<Vec<_>>()
            };
            match exact {
                true => all.extend([&early, &late].into_iter().flat_map(alone)),
                false => all.push(with(&late, *slot, slot.days.first())),
            }
        }
    }
    (all.len() <= room).then_some((all, exact))
}

/// Every day of what moves in no one direction, as long as there is room; of what is left over,
/// everything early and everything late. `halved` tells that two ends are there already.
fn spread(
    (mut all, mut halved): (Vec<Completion>, bool),
    mixed: &[Slot],
    room: usize,
    limited: &mut bool,
) -> Vec<Completion> {
    for slot in mixed {
        if slot.days.count().is_some_and(|it| all.len().saturating_mul(it) <= room) {
            let days: Vec<Day> = slot.days.all().collect();
            let every = |completion: &Completion| {
                days.iter().map(|day| with(completion, *slot, *day)).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(every).collect();
            continue;
        }
        *limited = true;
        if !halved && all.len().saturating_mul(2) <= room {
            all.extend(all.clone());
            halved = true;
        }
        let half = all.len() / 2;
        if halved {
            all.iter_mut().skip(half).for_each(|it| put(it, *slot, slot.days.last()));
        }
    }
    all
}

/// The completion with these acts on the day, or as near to it as they can have been.
pub(super) fn nearest(completion: &Completion, slots: &[Slot], day: Day) -> Completion {
    let mut next = completion.clone();
    slots.iter().for_each(|slot| put(&mut next, *slot, slot.days.nearest(day)));
    next
}

pub(super) fn with(completion: &Completion, slot: Slot, day: Day) -> Completion {
    let mut next = completion.clone();
    put(&mut next, slot, day);
    next
}

pub(super) fn put(completion: &mut Completion, Slot { treaty, place, .. }: Slot, day: Day) {
    if let Ok(at) = completion.days.binary_search_by_key(&treaty, |(no, _)| *no)
        && let Some(slot) = completion.days.get_mut(at).and_then(|(_, days)| days.get_mut(place))
    {
        *slot = day;
    }
}
