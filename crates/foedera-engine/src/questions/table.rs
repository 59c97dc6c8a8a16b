//! Every treaty and state in dense arrays: a point query is a look-up.
//!
//! A spell that every completion has is certain; one that only some have is possible. Between
//! the two the verdict is *open*. Nothing is allocated by a query.
//!
//! Treaties lie in blocks, some together. A sweep reads a block from one end to the other; one more act lays
//! down anew the block of its treaty, and shares all others with the table before.

mod block;
mod lines;

use std::sync::Arc;

use foedera_dates::{Day, Verdict};
use foedera_entities::EntityId;

use super::Engine;
use crate::belief::Said;
use crate::evaluate::Cause;
use crate::law::SubjectNo;
use crate::persistent::Persistent;
use block::Block;

/// The number of a treaty in an engine's library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TreatyNo(pub u32);

impl TreatyNo {
    fn of(no: usize) -> Self {
        Self(u32::try_from(no).unwrap_or(u32::MAX))
    }

    /// The place of its block, and its place there.
    fn place(self) -> (usize, usize) {
        let no = self.0 as usize;
        (no / TREATIES_TOGETHER, no % TREATIES_TOGETHER)
    }
}

/// The number of a subject of law.
pub type StateNo = SubjectNo;

/// How many treaties lie in one block: enough that a sweep runs through, few enough that one is soon laid
/// down anew.
const TREATIES_TOGETHER: usize = 32;

/// What a sweep finds: one line that is not *no* on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    pub treaty: TreatyNo,
    /// The treaty itself where no state is named.
    pub state: Option<StateNo>,
    pub verdict: Verdict,
    pub cause: Option<Cause>,
}

/// The force of every treaty for every state.
#[derive(Clone, Debug)]
pub struct Table {
    blocks: Persistent<Arc<Block>>,
    /// By subject: its first day, and the first day on which it is no more.
    lived: Arc<[(Day, Option<Day>)]>,
}

impl Table {
    /// Everything that is in force on a day, or may be: of every treaty, and of every state that was ever
    /// its party or may have been. One pass over the days of all.
    pub fn holding_on(&self, day: Day) -> impl Iterator<Item = Holding> + '_ {
        self.blocks.iter().flat_map(move |it| it.holding_on(day))
    }

    /// Whether a treaty is in force for a state on a day, or at all where no state is named, and
    /// what brought that about.
    #[must_use]
    pub fn in_force(
        &self,
        treaty: TreatyNo,
        state: Option<StateNo>,
        day: Day,
    ) -> (Verdict, Option<Cause>) {
        let (block, at) = treaty.place();
        let born = state.and_then(|it| self.lived.get(it.index()).copied());
        let block = self.blocks.get(block);
        block.map_or((Verdict::No, None), |it| it.in_force(at, state.zip(born), day))
    }

    /// The spells in which a treaty is certainly in force for a state: the first day in, the first day out.
    pub fn spells(
        &self,
        treaty: TreatyNo,
        state: StateNo,
    ) -> impl Iterator<Item = (Day, Option<Day>)> {
        let (block, at) = treaty.place();
        self.blocks.get(block).into_iter().flat_map(move |it| it.spells(at, state))
    }

    /// The states that were ever parties to a treaty, or may have been.
    pub fn states(&self, treaty: TreatyNo) -> impl Iterator<Item = StateNo> {
        let (block, at) = treaty.place();
        self.blocks.get(block).into_iter().flat_map(move |it| it.states(at))
    }
}

impl Engine {
    /// The force of every treaty for every state, ready for point queries and sweeps.
    #[must_use]
    pub fn table(&self) -> Table {
        let lived: Arc<[_]> = self.subjects.lived().into();
        let blocks = (0..self.library.treaties.len()).step_by(TREATIES_TOGETHER);
        let blocks = blocks.map(|first| {
            let treaties = first..self.library.treaties.len().min(first + TREATIES_TOGETHER);
            let engine = self.apart(treaties.clone());
            let lines: Vec<_> = treaties.map(|no| engine.lines(no, &lived)).collect();
            Arc::new(Block::of(TreatyNo::of(first), &lines))
        });
        Table { blocks: blocks.collect(), lived }
    }

    /// The table of this engine, where another is known that differs from it by these statements alone:
    /// only what hangs on them is looked at anew, their treaties and those that are linked to them.
    #[must_use]
    pub fn table_after(&self, table: &Table, more: &[Said]) -> Table {
        let mut next = Table { blocks: table.blocks.clone(), lived: self.subjects.lived().into() };
        for no in self.library.links.hanging_on(self.touched_by(more)) {
            let (at, within) = TreatyNo::of(no).place();
            if let Some(block) = next.blocks.get(at) {
                let block = block.with(within, &self.lines(no, &next.lived));
                next.blocks.set(at, Arc::new(block));
            }
        }
        next
    }

    /// The number of a treaty of the library.
    #[must_use]
    pub fn treaty_no(&self, id: &str) -> Option<TreatyNo> {
        self.library.number(id).map(TreatyNo::of)
    }

    /// The number of a state: the same for every id that the subject has borne.
    #[must_use]
    pub fn state_no(&self, id: &EntityId) -> Option<StateNo> {
        self.subjects.number(id)
    }

    /// The id that a subject bore on a day.
    #[must_use]
    pub fn state_id(&self, no: StateNo, day: Day) -> Option<EntityId> {
        self.subjects.id_on(no, day)
    }
}
