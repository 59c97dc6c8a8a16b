//! Whose word is used, and what the world could read by a day.

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{Grade, Graded};

/// A statement as the engine is handed it: its id, its words, its grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The hash of the statement's content; for a journal, whatever names the line.
    pub id: String,
    pub graded: Graded,
    /// Supposed for the sake of a question, not recorded: what is supposed is so, whoever says
    /// otherwise, whoever is believed and whatever was known.
    pub supposed: bool,
}

impl Said {
    /// A statement of the record.
    #[must_use]
    pub fn recorded(id: String, graded: Graded) -> Self {
        Self { id, graded, supposed: false }
    }

    /// Whether nobody says so and nobody graded it.
    pub(crate) fn is_bare(&self) -> bool {
        self.graded.grade.is_none() && self.graded.statement.chain.is_empty()
    }

    pub(super) fn weight(&self) -> Weight {
        if self.supposed { Weight::Supposed } else { Weight::Graded(self.graded.weight()) }
    }
}

/// What a statement weighs beside others; less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    Supposed,
    Graded(Grade),
}

/// Whose word is believed. There is no `Default`: name the policy that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Statements of a worse grade are left out.
    pub least_grade: Option<Grade>,
    /// Only statements in whose chain one of these voices stands.
    pub sources: Option<Vec<String>>,
    /// In whose eyes the acts are seen: those of entities that it does not recognise count for nothing.
    pub view: Option<EntityId>,
}

impl Policy {
    /// Every statement: better grade over worse, equal grades branch.
    pub const EVERYONE: Self = Self { least_grade: None, sources: None, view: None };

    /// Whether this statement's word is used.
    #[must_use]
    pub fn admits(&self, said: &Said) -> bool {
        if said.supposed {
            return true;
        }
        let graded = self.least_grade.is_none_or(|least| said.graded.weight() <= least);
        let chain = &said.graded.statement.chain;
        let heard = self
            .sources
            .as_ref()
            .is_none_or(|names| chain.iter().any(|voice| names.contains(&voice.name)));
        graded && heard
    }
}

/// The day from which the world could read a statement, and whether that day is only supposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Published {
    /// Nothing where no day bounds it: then nobody can be said to have known.
    pub on: Option<Day>,
    pub supposed: bool,
}

impl Published {
    /// A statement counts from the day of its own publication, else of its outermost voice: that
    /// is when *our* source could be read. Without any, from the last day on which the act can
    /// have happened.
    pub(crate) fn of(said: &Said) -> Self {
        let statement = &said.graded.statement;
        let stated = statement
            .published
            .as_ref()
            .or_else(|| statement.chain.first().and_then(|voice| voice.on.as_ref()));
        if let Some(date) = stated {
            return Self { on: date.bounds().latest(), supposed: false };
        }
        let act = &statement.act;
        let dates = act.on.iter().chain(act.received.iter().map(|it| &it.on));
        let last = dates.map(|date| date.bounds().latest()).max().flatten();
        Self { on: last, supposed: true }
    }
}
