//! A small world as texts in the clause language: one or two treaties, each with its journal.

use foedera_entities::EntityId;
use foedera_model::{Graded, Severity, Treaty};

/// Treaties and what is recorded under them; the first treaty is the one asked about.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) treaties: Vec<Treaty>,
    pub(crate) said: Vec<Graded>,
}

impl Case {
    /// Reads the texts; nothing where one of them is not wholly good.
    pub(crate) fn read(texts: &[String]) -> Option<Self> {
        let mut case = Self { treaties: Vec::new(), said: Vec::new() };
        for text in texts {
            let parsed = foedera_clauses::parse(text);
            if parsed.diagnostics.iter().any(|it| it.severity == Severity::Error) {
                return None;
            }
            case.treaties.push(parsed.value.treaty?);
            case.said.extend(parsed.value.statements);
        }
        Some(case)
    }

    /// The treaty asked about.
    pub(crate) fn subject(&self) -> &Treaty {
        &self.treaties[0]
    }

    /// Every state that is named as a party or does something, in order.
    pub(crate) fn states(&self) -> Vec<EntityId> {
        let named = self.treaties.iter().flat_map(|it| &it.head.between);
        let acting = self.said.iter().flat_map(|it| &it.statement.act.actors);
        let mut states: Vec<EntityId> = named.chain(acting).cloned().collect();
        states.sort();
        states.dedup();
        states
    }
}
