//! One subject of law under several names, one after the other: who goes on as whom, told where
//! the engine's answer, which knows subjects alone, would leave a reader to wonder.

use std::collections::BTreeSet;

use foedera_dates::{Bounds, Verdict};
use foedera_engine::{Change, Question, Reason};
use foedera_entities::{EntityId, SuccessionKind, World};

/// Standings that a continuator has nothing to take over from.
const GONE: [&str; 4] = ["none", "withdrawn", "ended", "lapsed"];

/// The changes with an entry where one that still stands in the treaty goes on under another
/// name; there the standing before is the standing after.
pub(crate) fn told(mut changes: Vec<Change>) -> Vec<Change> {
    let states: BTreeSet<EntityId> = changes.iter().filter_map(|it| it.state).collect();
    let mut begun = BTreeSet::new();
    for first in states {
        let mut state = first;
        while let Some((next, on)) = continuation(state) {
            let own = changes.iter().filter(|it| it.state == Some(state));
            let Some(standing) = own.max_by_key(|it| it.on.earliest()).map(|it| it.to.clone())
            else {
                break;
            };
            if GONE.contains(&standing.as_str()) || !begun.insert(next) {
                break;
            }
            changes.push(entry(state, next, on, standing));
            state = next;
        }
    }
    changes.sort_by_key(|it| (it.on.earliest(), it.on.latest(), it.state));
    changes
}

/// For each state asked about that bears another name on the day asked about: which.
pub(crate) fn renamed(question: &Question) -> Vec<String> {
    let asked = question.of.into_iter().chain(question.with);
    let told = asked.filter_map(|id| {
        let world = World::embedded();
        let entity = world.entity(&id)?;
        let then = world.subject_on(entity.no, question.on)?;
        let is_other = then.no != entity.no && entity.existed_on(question.on) == Verdict::No;
        let later = entity.lives.last().is_some_and(|it| it.has_ended(question.on) == Verdict::Yes);
        let says = if later {
            format!("{} continues {id}, the same subject of law: it is answered for", then.id)
        } else {
            format!("{id} continues {}, which it was on {}", then.id, question.on)
        };
        is_other.then_some(says)
    });
    told.collect()
}

/// Who goes on as whom, and from when.
pub(crate) fn continuation(id: EntityId) -> Option<(EntityId, Bounds)> {
    let world = World::embedded();
    let no = world.number(&id)?;
    let mut events = world.successors(no).filter(|it| it.kind == SuccessionKind::Continuation);
    let event = events.next()?;
    Some((world.id(*event.successors.first()?)?, event.date.bounds()))
}

fn entry(before: EntityId, after: EntityId, on: Bounds, standing: String) -> Change {
    let mut because = Reason::new(format!("{after} continues {before}, the same subject of law"));
    because.date = Some(on);
    Change { on, state: Some(after), from: standing.clone(), to: standing, certain: true, because }
}
