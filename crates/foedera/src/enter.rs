//! Statements into a register, each once, however often they come.

use std::collections::BTreeSet;

use foedera_model::Graded;
use foedera_register::{DRAFTS_PER_APPEND_MAX, Draft, State, StatementId};
use jiff::Timestamp;

use crate::{Error, Record};

/// Whether somebody vouches for what enters, or a person is to look at it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Recorded,
    Proposed,
}

/// What became of statements that were handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// The ids of all, in the order in which they came.
    pub ids: Vec<StatementId>,
    /// Those that are new, or accepted only now.
    pub new: Vec<StatementId>,
}

impl Entered {
    /// How many the register held already, or came twice.
    #[must_use]
    pub fn known(&self) -> usize {
        self.ids.len() - self.new.len()
    }
}

impl Record {
    /// Enters the statements that the register does not hold yet, in their order; what waits for
    /// review, or was turned down, is accepted where somebody vouches for it. `at` is told how many
    /// are done.
    ///
    /// # Errors
    /// As [`Record::append`]; what was done before stays done.
    pub fn enter(
        &mut self,
        statements: Vec<Graded>,
        manner: Manner,
        now: Timestamp,
        mut at: impl FnMut(usize),
    ) -> Result<Entered, Error> {
        let of = statements.len();
        let mut entered = Entered::default();
        let mut seen = BTreeSet::new();
        let mut drafts = Vec::new();
        for (number, graded) in statements.into_iter().enumerate() {
            let id = StatementId::of(&graded.statement)
                .map_err(|cause| Error::world("naming a statement", cause))?;
            let draft = if seen.insert(id) { self.draft(id, graded, manner)? } else { None };
            entered.ids.push(id);
            if let Some(draft) = draft {
                entered.new.push(id);
                drafts.push(draft);
            }
            if drafts.len() == DRAFTS_PER_APPEND_MAX || number + 1 == of {
                at(number + 1);
                self.append_some(&std::mem::take(&mut drafts), now)?;
            }
        }
        Ok(entered)
    }

    /// What is to be recorded of a statement, if anything is.
    fn draft(
        &mut self,
        id: StatementId,
        Graded { statement, grade }: Graded,
        manner: Manner,
    ) -> Result<Option<Draft>, Error> {
        Ok(match (manner, self.state(&id)?) {
            (Manner::Recorded, None) => Some(Draft::Recorded { statement, grade }),
            (Manner::Proposed, None) => Some(Draft::Proposed { statement, grade }),
            (Manner::Recorded, Some(State::Proposed | State::Rejected)) => {
                Some(Draft::Accepted { id, grade })
            }
            (Manner::Recorded, Some(State::Accepted)) | (Manner::Proposed, Some(_)) => None,
        })
    }

    fn append_some(&mut self, drafts: &[Draft], now: Timestamp) -> Result<(), Error> {
        if drafts.is_empty() { Ok(()) } else { self.append(drafts, now).map(drop) }
    }
}
