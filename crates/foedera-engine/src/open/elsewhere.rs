//! What the treaties that one hangs on can show it, each way once.
//!
//! A treaty reads of another when it was in force, and for whom. Of two completions in which it reads the
//! same, one stands for both. So the completions grow with the number of ways in which the others can look,
//! and not with the product of all days that are open under them: three ratifications of a fortnight each
//! lead to as many days of entry into force as there are in the fortnight.
//!
//! What the treaties of the asked one's own circle show is not decided before it, and is not here.

use std::collections::BTreeSet;

use foedera_dates::Day;

use super::bearing::Bearing;
use super::completions::Untried;
use super::founding;
use super::spread::{self, founders, nearest, with};
use super::variables::{Slot, Variable, is_small_as};
use crate::evaluate::{Asked, Bulk, Completed, Completion, Outward, evaluate_reach, outward};
use crate::law::{Circle, Reads};

/// A place with what is known of the act.
type Place<'v> = (&'v Variable<'v>, Slot);

/// What is seen of treaties, by their numbers, in the order of these: on what is recorded, and with what
/// the journals may lack; and whether that changes anything.
type Look = (Vec<Outward>, Option<Vec<Outward>>, Vec<bool>);

/// Whether a treaty lies outside the asked one's circle.
pub(super) fn is_outside(completed: Completed<'_>, asked: usize, no: usize) -> bool {
    let reach = completed.reach(asked);
    reach.iter().any(|it| it.treaties.contains(&no) && !it.treaties.contains(&asked))
}

/// The most that is read of a treaty by those on which the asked one hangs, and itself.
pub(super) fn read_of(completed: Completed<'_>, asked: usize, no: usize) -> Option<Reads> {
    let reach = completed.reach(asked);
    read(completed, reach.iter().flat_map(|it| it.treaties.iter().copied()), no)
}

/// The most that any of these reads of a treaty. What is asked beside standings reads more.
fn read(
    completed: Completed<'_>,
    readers: impl Iterator<Item = usize>,
    no: usize,
) -> Option<Reads> {
    let reads = completed.library.links.read_by(readers, no);
    if completed.asked == Asked::Standings { reads } else { Some(Reads::Consents) }
}

/// The completions of one course: of what lies outside the asked treaty's circle one for each way in which it
/// can look, where not every day of everything is gone through.
pub(super) fn completions(
    completed: Completed<'_>,
    asked: usize,
    (empty, places, small): (&Completion, Vec<Place<'_>>, bool),
    met: &dyn Fn(&Completion) -> Option<Day>,
    (room, limited): (usize, &mut bool),
) -> (Vec<Completion>, Untried) {
    let is_outside = |no: usize| is_outside(completed, asked, no);
    let bears = |(it, slot): &&Place<'_>| it.bearing != Bearing::None && slot.is_open();
    let open: Vec<Place<'_>> = places.iter().filter(bears).copied().collect();
    let looks = || {
        let first = spread::first_days(empty, &places);
        ways(completed, asked, (&first, &open), room)
    };
    let apart = !small && open.iter().any(|(it, _)| is_outside(it.treaty));
    let Some(ways) = apart.then(looks).flatten() else {
        return spread::completions(empty, places, small, met, (room, limited));
    };
    let room = room / ways.len().max(1);
    let own: Vec<Place<'_>> = places.into_iter().filter(|(it, _)| !is_outside(it.treaty)).collect();
    let small = is_small_as(&own, room);
    // The own days are chosen with the first look, and would be the same with any: only what leads to entry into force
    // is chosen by trying, where nothing of other treaties is read for that (see `founding`).
    let first = ways.first().unwrap_or(empty);
    let (own, untried) = spread::completions(first, own, small, met, (room, limited));
    (across(&own, &ways, &is_outside), untried)
}

/// Every way in which what lies outside the asked treaty's circle can look, each in one completion: `first`
/// with other days there. Nothing where there are more than `most` to look at.
fn ways(
    completed: Completed<'_>,
    asked: usize,
    (first, places): (&Completion, &[Place<'_>]),
    most: usize,
) -> Option<Vec<Completion>> {
    let reach = completed.reach(asked);
    let (own, outside): (Vec<&Circle>, Vec<&Circle>) =
        reach.iter().copied().partition(|it| it.treaties.contains(&asked));
    let mut ways = vec![first.clone()];
    for (at, circle) in outside.iter().enumerate() {
        let here = |it: &&Place<'_>| it.1.is_open() && circle.treaties.contains(&it.1.treaty);
        let here: Vec<Place<'_>> = places.iter().filter(here).copied().collect();
        if here.is_empty() {
            continue;
        }
        let line = line(completed, circle, (first, &here), most)?;
        let rest: Vec<Slot> =
            here.iter().map(|(_, slot)| *slot).filter(|it| !line.0.contains(it)).collect();
        let along = |it: &Completion| line.1.iter().map(|day| nearest(it, &line.0, *day)).collect();
        ways = widened(&ways, &along, most)?;
        for slot in rest {
            slot.days.count().filter(|it| *it <= most)?;
            let every = |it: &Completion| slot.days.all().map(|day| with(it, slot, day)).collect();
            ways = widened(&ways, &every, most)?;
        }
        let (known, later) = outside.split_at(at + 1);
        let readers = later.iter().chain(&own).flat_map(|it| it.treaties.iter().copied());
        let read = |no: usize| read(completed, readers.clone(), no);
        let mut seen: BTreeSet<Look> = BTreeSet::new();
        let mut looks = ways.iter().map(|it| look(completed, known, &read, it));
        let is_new: Vec<bool> =
            looks.by_ref().map(|it| Some(seen.insert(it?))).collect::<Option<_>>()?;
        let mut is_new = is_new.into_iter();
        ways.retain(|_| is_new.next().unwrap_or(true));
    }
    Some(ways)
}

/// Those of a treaty's acts of which nothing matters but the day of entry into force, and the days that they
/// are on, or near to, along their line; no acts and one day where there are none.
fn line(
    completed: Completed<'_>,
    circle: &Circle,
    (first, here): (&Completion, &[Place<'_>]),
    most: usize,
) -> Option<(Vec<Slot>, Vec<Day>)> {
    let none = || (Vec::new(), vec![Day::MIN]);
    let [treaty] = circle.treaties.as_slice() else { return Some(none()) };
    let met =
        |it: &Completion| evaluate_reach(completed, *treaty, it, &Bulk, |it| it.met()).flatten();
    let line = founders(&[], here, std::slice::from_ref(first), &met);
    if line.is_empty() {
        return Some(none());
    }
    let days = founding::days(line.iter().map(|it| it.days), most)?;
    Some((line, days))
}

fn widened(
    ways: &[Completion],
    each: &dyn Fn(&Completion) -> Vec<Completion>,
    most: usize,
) -> Option<Vec<Completion>> {
    let mut wider = Vec::new();
    for it in ways {
        wider.extend(each(it));
        if most < wider.len() {
            return None;
        }
    }
    Some(wider)
}

/// What those that are not known yet can see of these circles in one completion.
fn look(
    completed: Completed<'_>,
    known: &[&Circle],
    read: &dyn Fn(usize) -> Option<Reads>,
    completion: &Completion,
) -> Option<Look> {
    let seen = |it: &Completion| -> Option<Vec<Outward>> {
        let all = outward(completed, known, None, it)?;
        Some(all.into_iter().filter_map(|(no, it)| Some(it.read(read(no)?))).collect())
    };
    let recorded = seen(completion)?;
    let treaties = known.iter().flat_map(|it| it.treaties.iter().copied());
    let lacks = |no: &usize| completed.cases.get(*no).is_some_and(|it| !it.unseen.is_nothing());
    let gaps: Vec<usize> = treaties.filter(lacks).collect();
    if gaps.is_empty() {
        return Some((recorded, None, Vec::new()));
    }
    let lives =
        |no: &usize| evaluate_reach(completed, *no, completion, &Bulk, |it| it.has_unseen_life());
    let changes = gaps.iter().map(lives).collect::<Option<_>>()?;
    let unseen = seen(&Completion { unseen: true, ..completion.clone() })?;
    Some((recorded, Some(unseen), changes))
}

/// Each of these completions with each of the ways in which what lies outside can look.
fn across(
    own: &[Completion],
    ways: &[Completion],
    is_outside: &dyn Fn(usize) -> bool,
) -> Vec<Completion> {
    let joined = |own: &Completion, way: &Completion| {
        let mut all = own.clone();
        let days = all.days.iter_mut().zip(&way.days).filter(|((no, _), _)| is_outside(*no));
        days.for_each(|((_, own), (_, other))| own.clone_from(other));
        all
    };
    own.iter().flat_map(|own| ways.iter().map(move |way| joined(own, way))).collect()
}
