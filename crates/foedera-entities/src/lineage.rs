//! Who came before and after an entity, and who is the same subject under another id.

use foedera_dates::{Day, Verdict};

use crate::{Entity, EntityNo, Succession, SuccessionKind, World};

/// How many times a subject may have changed its id; Russia did so three times.
const CHANGES_MAX: usize = 64;

impl World {
    /// All successions, by day.
    #[must_use]
    pub fn successions(&self) -> &[Succession] {
        self.successions_by_day()
    }

    /// The events by which others came before this entity.
    pub fn predecessors(&self, no: EntityNo) -> impl Iterator<Item = &Succession> {
        self.successions().iter().filter(move |it| it.successors.contains(&no))
    }

    /// The events by which others came after this entity.
    pub fn successors(&self, no: EntityNo) -> impl Iterator<Item = &Succession> {
        self.successions().iter().filter(move |it| it.predecessors.contains(&no))
    }

    /// Whom this entity continues: the same subject of law under an earlier id, as Russia
    /// continues the Soviet Union.
    #[must_use]
    pub fn continues(&self, no: EntityNo) -> Option<EntityNo> {
        let mut events = self.predecessors(no).filter(|it| it.kind == SuccessionKind::Continuation);
        events.next()?.predecessors.first().copied()
    }

    /// Who continues this entity.
    #[must_use]
    pub fn continued_by(&self, no: EntityNo) -> Option<EntityNo> {
        let mut events = self.successors(no).filter(|it| it.kind == SuccessionKind::Continuation);
        events.next()?.successors.first().copied()
    }

    /// Every entity that is the same subject: this one, those whom it continues, and those who continue it; an entity
    /// may come twice.
    pub fn subjects(&self, no: EntityNo) -> impl Iterator<Item = &Entity> {
        let earlier =
            std::iter::successors(Some(no), move |it| self.continues(*it)).take(CHANGES_MAX);
        let later =
            std::iter::successors(Some(no), move |it| self.continued_by(*it)).take(CHANGES_MAX);
        earlier.chain(later).filter_map(|it| self.by_number(it))
    }

    /// The entity that was the same subject on `day`: for Russia in 1985 the Soviet Union.
    /// `None` if certainly none was.
    #[must_use]
    pub fn subject_on(&self, no: EntityNo, day: Day) -> Option<&Entity> {
        self.subjects(no).find(|it| it.existed_on(day) != Verdict::No)
    }
}
