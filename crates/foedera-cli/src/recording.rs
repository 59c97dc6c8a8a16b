//! Putting statements into a register, each once, however often they come.

use std::collections::BTreeSet;

use foedera::model::Graded;
use foedera::register::{DRAFTS_PER_APPEND_MAX, Draft, State, StatementId};
use foedera::{Machine, Record, Surroundings as _};

use crate::progress::Progress;
use crate::show::days;

/// Whether somebody vouches for what enters, or a person is to look at it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    Recorded,
    Proposed,
}

/// What became of statements that were handed in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entered {
    /// Those that are new, in order.
    pub(crate) new: Vec<StatementId>,
    /// How many the register held already.
    pub(crate) known: usize,
}

impl Entered {
    /// `3 statements recorded, 1 known already`
    pub(crate) fn in_words(&self, manner: Manner) -> String {
        let word = match manner {
            Manner::Recorded => "recorded",
            Manner::Proposed => "put into the queue",
        };
        let known =
            if self.known == 0 { String::new() } else { format!(", {} known already", self.known) };
        format!("{} {word}{known}", days::count(self.new.len(), "statement"))
    }
}

/// Enters the statements that the register does not hold yet, in their order; what waits for review
/// is accepted where somebody vouches for it.
pub(crate) fn enter(
    record: &mut Record,
    statements: Vec<Graded>,
    manner: Manner,
) -> anyhow::Result<Entered> {
    let of = statements.len();
    let progress = Progress::new("recording", of);
    let mut entered = Entered::default();
    let mut seen = BTreeSet::new();
    let mut drafts = Vec::new();
    for (number, Graded { statement, grade }) in statements.into_iter().enumerate() {
        let id = StatementId::of(&statement)?;
        let state = if seen.insert(id.to_string()) { Some(record.state(&id)?) } else { None };
        let draft = match (manner, state) {
            (Manner::Recorded, Some(None)) => Some(Draft::Recorded { statement, grade }),
            (Manner::Proposed, Some(None)) => Some(Draft::Proposed { statement, grade }),
            // Whoever vouches for what waits, or was turned down, accepts it.
            (Manner::Recorded, Some(Some(State::Proposed | State::Rejected))) => {
                Some(Draft::Accepted { id, grade })
            }
            (_, Some(Some(_)) | None) => None,
        };
        if let Some(draft) = draft {
            entered.new.push(id);
            drafts.push(draft);
        } else {
            entered.known += 1;
        }
        if drafts.len() == DRAFTS_PER_APPEND_MAX || number + 1 == of {
            progress.at(number + 1);
            append(record, &std::mem::take(&mut drafts))?;
        }
    }
    Ok(entered)
}

fn append(record: &mut Record, drafts: &[Draft]) -> anyhow::Result<()> {
    if !drafts.is_empty() {
        record.append(drafts, Machine.now())?;
    }
    Ok(())
}
