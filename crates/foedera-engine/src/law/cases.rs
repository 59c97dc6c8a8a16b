//! The treaties of a library with the acts that are believed under each: what is believed of a treaty is
//! found when it is first asked for, and kept.

use std::sync::{Arc, OnceLock};

use foedera_entities::EntityId;

use super::{Case, Library, Subjects};
use crate::belief::{Fact, FactNo, Record, Sight, believe};
use crate::persistent::Persistent;

/// By treaty, what was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found(Persistent<Arc<OnceLock<Case>>>);

impl Found {
    /// Of so many treaties, nothing yet.
    pub(crate) fn nothing(treaties: usize) -> Self {
        Self((0..treaties).map(|_| Arc::default()).collect())
    }

    /// Has what is believed of these treaties found anew when it is asked for.
    pub(crate) fn forget(&mut self, treaties: impl IntoIterator<Item = usize>) {
        treaties.into_iter().for_each(|no| self.0.set(no, Arc::default()));
    }
}

/// Law and record, as one policy and one day of knowledge have them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cases<'a> {
    pub(crate) library: &'a Library,
    pub(crate) subjects: &'a Subjects,
    pub(crate) record: &'a Record,
    pub(crate) sight: Sight<'a>,
    pub(crate) found: &'a Found,
}

impl<'a> Cases<'a> {
    /// A treaty and the acts under it.
    pub(crate) fn get(self, no: usize) -> Option<&'a Case> {
        let (law, cell) = (self.library.treaties.get(no)?, self.found.0.get(no)?);
        let case = || {
            let belief = believe(self.record, no, self.sight);
            Case::new(
                no,
                law,
                (belief, &self.bound_by(no)),
                (self.subjects, self.sight.policy.view),
            )
        };
        Some(cell.get_or_init(case))
    }

    /// Those whom the decisions of a treaty can bind as parties to others, whoever names them there.
    fn bound_by(self, no: usize) -> Vec<EntityId> {
        let mut ids = Vec::new();
        for other in self.library.links.bound_by(no) {
            ids.extend(
                self.library.treaties.get(*other).into_iter().flat_map(|it| &it.head.between),
            );
            let told = self.record.under(*other).into_iter().flat_map(|it| it.iter());
            ids.extend(told.flat_map(|it| &it.graded.statement.act.actors));
        }
        ids
    }

    /// An act that is believed.
    pub(crate) fn fact(self, no: FactNo) -> Option<&'a Fact> {
        self.get(no.treaty())?.belief.facts.get(no.index())
    }
}
