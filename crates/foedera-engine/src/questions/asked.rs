//! What one completion says of what is asked: the treaty, a state, or two. It merges nothing.

use foedera_dates::Day;

use super::reasons::spells_asked;
use super::scope::{Scope, Who};
use super::witnesses::Ends;
use crate::answer::Standing;
use crate::evaluate::{Apart, Axis, Cause, Days, Timeline, Whose, spell_on};
use crate::law::Member;
use crate::open::View;

/// The suspensions between two parties, whoever declared them, that hold a day.
pub(super) fn paused<N: Clone>(
    timeline: &Timeline<N>,
    (one, two): (Member, Member),
    day: Day,
) -> impl Iterator<Item = &Apart<N>> {
    let pair = move |it: &&Apart<N>| it.pair == (one, two) || it.pair == (two, one);
    timeline.paused.iter().filter(pair).filter(move |it| it.spell.contains(day))
}

/// Between two, what either has suspended is suspended for both; the treaty remains in force.
pub(super) fn pause(
    view: &mut View,
    timeline: &Timeline<Cause>,
    (one, two): (Member, Member),
    day: Day,
) {
    let own = |member: Member| {
        let line = timeline.members.get(member.index())?;
        spell_on(line.on(Axis::Suspended), day)
    };
    let toward = paused(timeline, (one, two), day).map(|it| &it.spell);
    let spells: Vec<_> = toward.chain(own(one)).chain(own(two)).collect();
    let Some(since) = spells.iter().map(|it| it.since).min() else { return };
    let until = spells.iter().map(|it| it.until).min_by_key(|it| it.unwrap_or(Day::MAX)).flatten();
    for member in [one, two] {
        let Some(state) = view.states.get_mut(member.index()) else { continue };
        if let Some(axis) = state.axes.get_mut(Axis::Suspended as usize) {
            *axis = true;
        }
        if state.standing == Standing::Party {
            state.standing = Standing::Suspended;
            state.since = state.since.max(Some(since));
            let ends = [state.until, until].into_iter().flatten();
            state.until = ends.min();
        }
    }
}

/// The spell that is asked about, on a day.
pub(super) fn force(
    timeline: &Timeline<Cause>,
    view: &View,
    scope: Scope,
    day: Day,
) -> Option<Days> {
    let of = |who: Who| view.states.get(who.member()?.index()).and_then(|it| it.force);
    match scope {
        Scope::Treaty => view.force,
        Scope::State(who) => of(who),
        Scope::Pair(one, two) => between(timeline, scope, (of(one)?, of(two)?), day),
    }
}

/// The last day out before a day on which it is not in force, and the next day in, of all that is
/// asked about.
pub(super) fn around(timeline: &Timeline<Cause>, scope: Scope, day: Day) -> Ends {
    let spells = || spells_asked(timeline, scope).into_iter().flatten();
    let over = spells().filter_map(|it| Some((it.until.filter(|until| *until <= day)?, it.since)));
    let (over, began) = over.max().unzip();
    [began, over, spells().map(|it| it.since).filter(|since| day < *since).max()]
}

/// The first day after this one on which what is asked about is in force, as recorded.
pub(super) fn entry_after(timeline: &Timeline<Cause>, scope: Scope, day: Day) -> Option<Day> {
    if scope.states().any(|it| it.member().is_none()) {
        return None;
    }
    let spells = spells_asked(timeline, scope);
    let apart = || {
        let pair = scope.pair();
        let between = move |it: &&Apart<Cause>| {
            pair.is_some_and(|(one, two)| it.pair == (one, two) || it.pair == (two, one))
        };
        timeline.apart.iter().filter(between).map(|it| &it.spell)
    };
    let is_in = |day: Day| {
        spells.iter().all(|it| spell_on(it, day).is_some()) && !apart().any(|it| it.contains(day))
    };
    let began = spells.iter().flat_map(|it| it.iter()).map(|it| it.since);
    let days = began.chain(apart().filter_map(|it| it.until));
    days.filter(|it| day < *it && is_in(*it)).min()
}

/// The spells of the treaty's parts: of all, for a state, or between two.
pub(super) fn parts(view: &View, scope: Scope) -> Vec<Option<Days>> {
    let of = |who: Who, at: usize| {
        let state = view.states.get(who.member()?.index())?;
        state.parts.get(at).copied().flatten()
    };
    let part = |(at, all): (usize, &Option<Days>)| match scope {
        Scope::Treaty => *all,
        Scope::State(who) => of(who, at),
        Scope::Pair(one, two) => of(one, at).zip(of(two, at)).map(|(one, two)| both(one, two)),
    };
    view.parts.iter().enumerate().map(part).collect()
}

/// The spells that may be asked about beside the recorded one, for the journal may lack acts.
pub(super) fn unseen<'a>(
    timeline: &'a Timeline<Cause>,
    view: &'a View,
    scope: Scope,
    day: Day,
) -> impl Iterator<Item = Option<Days>> + 'a {
    let lives = move |who: Who| {
        let whose = match who {
            Who::Member(member) => Some(Whose::Member(member)),
            Who::Other(born) => Some(Whose::Newcomer(born)),
            Who::Absent => None,
        };
        let own = view.unseen.iter().filter(move |(of, _)| Some(*of) == whose);
        own.map(|(_, life)| life.force)
    };
    let recorded = move |who: Who| match who {
        Who::Member(member) => view.states.get(member.index()).and_then(|it| it.force),
        Who::Other(_) | Who::Absent => None,
    };
    let found: Vec<Option<Days>> = match scope {
        Scope::Treaty => Vec::new(),
        Scope::State(who) => lives(who).collect(),
        Scope::Pair(one, two) => {
            // Both as recorded is no life unseen.
            let (first, second) = (lives(one).collect::<Vec<_>>(), lives(two).collect::<Vec<_>>());
            let beside = first.iter().map(|it| (*it, recorded(two)));
            let other = second.iter().map(|it| (recorded(one), *it));
            let both = first.iter().flat_map(|one| second.iter().map(move |two| (*one, *two)));
            let pairs = beside.chain(other).chain(both).map(|(one, two)| one.zip(two));
            pairs.map(|both| between(timeline, scope, both?, day)).collect()
        }
    };
    found.into_iter()
}

/// What two spells have in common, less the days on which the treaty does not apply between them.
fn between(
    timeline: &Timeline<Cause>,
    scope: Scope,
    (one, two): (Days, Days),
    day: Day,
) -> Option<Days> {
    let (mut since, mut until) = both(one, two);
    let Some((one, two)) = scope.pair() else { return Some((since, until)) };
    let between = |it: &&Apart<Cause>| it.pair == (one, two) || it.pair == (two, one);
    for apart in timeline.apart.iter().filter(between) {
        if apart.spell.contains(day) {
            return None;
        }
        if let Some(over) = apart.spell.until.filter(|over| *over <= day) {
            since = since.max(over);
        }
        if day < apart.spell.since {
            until = Some(until.map_or(apart.spell.since, |it| it.min(apart.spell.since)));
        }
    }
    Some((since, until))
}

fn both(one: Days, two: Days) -> Days {
    let until = match (one.1, two.1) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    };
    (one.0.max(two.0), until)
}
