//! Acts belong to who did them, as it was then.
//!
//! A status table writes the names of today: Yemen acceded in 1987, Czechia signed in 1969. Where another
//! source tells the same act of the same day of who was there then, both tell of one act, and it is
//! that one's. Where nobody does, it stays as it is told.

use std::collections::BTreeSet;
use std::sync::Arc;

use foedera_dates::{Day, Verdict};
use foedera_entities::{EntityId, EntityNo, World};
use foedera_model::{Act, ActKind};

use super::Said;

/// How many successions lie between a name of today and who acted.
const SUCCESSIONS_MAX: usize = 8;

/// The acts under a treaty that are told of states in their time.
pub(super) struct Then<'s> {
    world: &'s World,
    told: BTreeSet<(ActKind, Day, EntityId)>,
}

impl<'s> Then<'s> {
    pub(super) fn of(said: &[Arc<Said>], world: &'s World) -> Self {
        let acts = || said.iter().map(|it| &it.graded.statement.act);
        let is_early = |act: &Act| act.actors.iter().any(|it| is_before_its_time(act, it, world));
        let early: BTreeSet<ActKind> = acts().filter(|it| is_early(it)).map(|it| it.kind).collect();
        let alike = acts().filter(|it| early.contains(&it.kind));
        let told = alike.flat_map(|act| {
            let on = day_of(act);
            act.actors.iter().filter_map(move |who| Some((act.kind, on?, *who)))
        });
        Self { world, told: told.collect() }
    }

    /// Who did what is told of this actor.
    pub(super) fn actor(&self, act: &Act, actor: EntityId) -> EntityId {
        if self.told.is_empty() || !is_before_its_time(act, &actor, self.world) {
            return actor;
        }
        self.predecessor(act, actor).unwrap_or(actor)
    }

    /// The predecessor, through one succession after another, of whom the same act is told.
    fn predecessor(&self, act: &Act, actor: EntityId) -> Option<EntityId> {
        let on = day_of(act)?;
        let mut later: Vec<EntityNo> = self.world.number(&actor).into_iter().collect();
        for _ in 0..SUCCESSIONS_MAX {
            let before = later.iter().flat_map(|it| self.world.predecessors(*it));
            later = before.flat_map(|it| it.predecessors.iter().copied()).collect();
            let mut ids = later.iter().filter_map(|it| self.world.id(*it));
            let did = |it: &EntityId| self.told.contains(&(act.kind, on, *it));
            if let Some(found) = ids.find(did) {
                return Some(found);
            }
        }
        None
    }
}

fn day_of(act: &Act) -> Option<Day> {
    act.on.as_ref().and_then(|it| it.bounds().is_day())
}

fn is_before_its_time(act: &Act, actor: &EntityId, world: &World) -> bool {
    let entity = world.entity(actor);
    day_of(act).is_some_and(|on| entity.is_some_and(|it| it.existed_on(on) == Verdict::No))
}
