//! Words on commitments that are kept as text.
//!
//! Nobody here reads them. So every event that names a state for which the treaty is in force, or may
//! be, leaves open what they ask for: of whom, toward whom and on what occasion only they could say.

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{Clause, Event, EventKind, Topic, Treaty};

use super::aside::{SPELLS_MAX, span};
use super::{Absent, Casus, Law, Strange, Tie, Undecided, Under, Unsettled, Untouched, occasion};

/// What the words of one treaty come to, event by event.
pub(super) fn of_treaty(
    law: &dyn Law,
    events: &[(usize, &Event)],
    (no, text): (usize, &Treaty),
    told: &mut Casus,
) {
    for (place, clause) in quoted(text).enumerate() {
        let under = under((no, text), text.commitments.len() + place, clause);
        for &numbered in events.iter().filter(|(_, event)| super::can_trigger(&event.kind)) {
            match of_event(law, &under, numbered) {
                Some(it) => told.undecided.push(it),
                None => told.untouched.push(Untouched {
                    under: under.clone(),
                    event: numbered.0,
                    why: Strange::NoStateOfTheTreaty,
                }),
            }
        }
    }
}

fn quoted(text: &Treaty) -> impl Iterator<Item = &Clause> {
    text.clauses.iter().filter(|it| it.rule.undecided_topic() == Some(Topic::Commitments))
}

/// They are counted after the commitments that are encoded.
fn under((no, text): (usize, &Treaty), place: usize, clause: &Clause) -> Under {
    Under {
        treaty: text.id.clone(),
        treaty_no: no,
        article: clause.article.clone(),
        commitment_no: place,
        words: clause.words.clone(),
    }
}

/// Open where the treaty is in force for one of those in the event, or may be; nothing where it
/// concerns none of them.
fn of_event(law: &dyn Law, under: &Under, (at, event): (usize, &Event)) -> Option<Undecided> {
    let mut named = named(event);
    let concerned = occasion::concerned(law, under.treaty_no, event);
    named.retain(|it| concerned.contains(it));
    let days = span(&[(at, event)])?;
    let ties: Vec<(EntityId, Tie)> =
        named.iter().map(|it| (*it, tie_within(law, under.treaty_no, *it, days))).collect();
    let (_, first) = ties.first()?;
    let why_not = |tie: &Tie| if let Tie::No(absent) = tie { Some(*absent) } else { None };
    let is_bound = |(_, tie): &&(EntityId, Tie)| why_not(tie).is_none();
    let bound: Vec<&(EntityId, Tie)> = ties.iter().filter(is_bound).collect();
    let absent: Option<Absent> = if bound.is_empty() { why_not(first) } else { None };
    let of = if bound.is_empty() { named } else { bound.iter().map(|(it, _)| *it).collect() };
    let unsettled = bound.iter().filter_map(|(who, tie)| hangs_on(*who, tie)).collect();
    Some(Undecided { under: under.clone(), event: at, of, why_not: absent, unsettled })
}

/// Every state that the event names, each once.
fn named(event: &Event) -> Vec<EntityId> {
    let against =
        if let EventKind::Supports { against } = event.kind { Some(against) } else { None };
    let mut named: Vec<EntityId> =
        event.by.iter().chain(&event.to).copied().chain(against).collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// Whether the treaty is in force for a state on some day of the event: surely, else perhaps, else
/// why it is not on the first.
fn tie_within(law: &dyn Law, no: usize, state: EntityId, (first, last): (Day, Day)) -> Tie {
    let mut day = first;
    let bound = law.bound(no, state, state, day);
    let (mut tie, mut until) = (bound.tie, bound.until);
    for _ in 0..SPELLS_MAX {
        let Some(next) = until.filter(|it| day < *it && *it <= last) else { return tie };
        if tie == Tie::Yes {
            return tie;
        }
        day = next;
        let bound = law.bound(no, state, state, day);
        until = bound.until;
        if !matches!(bound.tie, Tie::No(_)) {
            tie = bound.tie;
        }
    }
    tie
}

fn hangs_on(who: EntityId, tie: &Tie) -> Option<Unsettled> {
    let Tie::Open(on) = tie else { return None };
    let what = format!("the treaty is in force for {who}: {on}");
    Some(Unsettled { what, held_by: Vec::new(), denied_by: Vec::new() })
}
