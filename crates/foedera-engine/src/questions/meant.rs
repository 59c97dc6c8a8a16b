//! Whom a name in a treaty means on a day.
//!
//! A text names states as they were when it was written. Who continues one of them is meant by its name. Once a state
//! has ended, those are meant that the treaty has in its place: who was formed by its uniting with others (1978 Vienna
//! Convention 31), and who has notified that it succeeds to it (17, 34; practice of depositaries). Where there are none,
//! the name means nobody.

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{ActKind, Instrument};

use super::Engine;
use crate::law::{Case, SubjectNo};

impl Engine {
    /// Whom a name means on a day, by the ids that they bear then. Whether those in its place are parties is not
    /// asked here.
    pub(crate) fn meant(&self, treaty: usize, name: EntityId, on: Day) -> Vec<EntityId> {
        let Some(own) = self.subjects.number(&name) else { return vec![name] };
        let meant = self.in_its_place(treaty, own, on);
        let case = self.cases().get(treaty);
        let id = |it: &SubjectNo| match case {
            Some(case) => case.id_on(&self.subjects, *it, on),
            None => self.subjects.id_on(*it, on),
        };
        meant.iter().filter_map(id).collect()
    }

    /// The first later day on which some names may mean others. Where one of them has ended, those who take its place
    /// come on days of their own.
    pub(crate) fn meant_until(&self, treaty: usize, names: &[EntityId], on: Day) -> Option<Day> {
        let own = (!names.is_empty()).then(|| self.next_turn(treaty, names, on)).flatten();
        let has_ended = |it: &EntityId| {
            self.subjects.number(it).is_some_and(|it| self.subjects.is_gone(it, on))
        };
        let others = names.iter().any(has_ended).then(|| self.next_turn(treaty, &[], on));
        own.into_iter().chain(others.flatten()).min()
    }

    /// The first day after this one on which a state is no more, and none goes on as it.
    pub(crate) fn gone(&self, state: EntityId, after: Day) -> Option<Day> {
        let subject = self.subjects.number(&state)?;
        let ends = self.subjects.absences(subject).iter().map(|it| it.from);
        ends.chain(self.subjects.ended(subject)).filter(|it| after < *it).min()
    }

    /// The subject itself while it lives; once it has ended, those in its place, and in theirs.
    fn in_its_place(&self, treaty: usize, own: SubjectNo, on: Day) -> Vec<SubjectNo> {
        let mut places = vec![own];
        let mut next = 0;
        while let Some(it) = places.get(next).copied() {
            next += 1;
            if self.subjects.is_gone(it, on) {
                let new = self.successors(treaty, it, on);
                places
                    .extend(new.into_iter().filter(|it| !places.contains(it)).collect::<Vec<_>>());
            }
        }
        places.retain(|it| !self.subjects.is_gone(*it, on) && !self.subjects.is_to_come(*it, on));
        places
    }

    /// Whom the treaty has in the place of one that has ended.
    fn successors(&self, treaty: usize, of: SubjectNo, on: Day) -> Vec<SubjectNo> {
        let case = self.cases().get(treaty);
        let notified = |it: SubjectNo| case.is_some_and(|case| has_succeeded(case, it));
        let all = self.subjects.successors(of, on);
        all.filter(|(no, it)| it.united || notified(*no)).map(|(no, _)| no).collect()
    }
}

/// Whether a subject has notified a succession under the treaty.
fn has_succeeded(case: &Case, subject: SubjectNo) -> bool {
    let kind = ActKind::Deposit(Instrument::Succession);
    let Some(member) = case.member(subject) else { return false };
    case.deeds.iter().any(|it| it.kind == kind && it.by.contains(&member))
}
