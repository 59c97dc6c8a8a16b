//! Statements that are filed under no treaty of the library, and filing them: no answer draws on them until
//! somebody says which treaty is meant.
//!
//! Which treaties are offered is a guess for a person to judge. Filing writes a correction, for a record is
//! never changed.

use std::collections::BTreeMap;

use foedera_model::{Grade, Statement};
use foedera_register::{Draft, State, StatementId};
use jiff::Timestamp;

use crate::identity::lets_in;
use crate::naming::{Fit, Naming};
use crate::{Entered, Error, Library, Record};

/// How many treaties are offered for one statement.
const OFFERED_MAX: usize = 3;

/// A statement whose treaty the library does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfiled {
    pub id: StatementId,
    /// The words under which it lies instead.
    pub treaty: String,
    /// The treaties that could be meant.
    pub candidates: Vec<String>,
}

impl Library {
    /// Which of these statements are filed under no treaty, each with the treaties that could be meant.
    #[must_use]
    pub fn unfiled<'s>(
        &self,
        statements: impl IntoIterator<Item = (StatementId, &'s Statement)>,
    ) -> Vec<Unfiled> {
        let lost = statements.into_iter().filter(|(_, it)| self.is_lost(&it.act.treaty));
        let unfiled = lost.map(|(id, it)| Unfiled {
            id,
            treaty: it.act.treaty.clone(),
            candidates: self.candidates(it),
        });
        unfiled.collect()
    }

    /// Whether this is a report's name for a treaty that nobody has. What is a code, which holds no blank, may
    /// be that of a file which is not at hand.
    #[must_use]
    pub fn is_lost(&self, treaty: &str) -> bool {
        self.known_as(treaty).is_none() && treaty.contains(' ')
    }

    /// The treaties under which the actors can act and whose names agree; the states that the name tells
    /// tell no treaty.
    fn candidates(&self, statement: &Statement) -> Vec<String> {
        let act = &statement.act;
        let (name, states) = act.treaty.rsplit_once(" (").unwrap_or((&act.treaty, ""));
        let mut states: Vec<String> =
            states.trim_end_matches(')').split('-').map(ToOwned::to_owned).collect();
        states.extend(act.actors.iter().map(ToString::to_string));
        let lang = statement.rule.as_deref().and_then(|it| it.split_once('/')).map(|it| it.0);
        let naming = Naming::new(name, &states, lang);
        let lets_all_in = |treaty| act.actors.iter().all(|it| lets_in(treaty, Some(it.as_str())));
        let mut fitting: Vec<(usize, &str)> = self
            .treaties()
            .filter(|it| lets_all_in(&it.treaty))
            .filter_map(|it| match naming.fit(&it.treaty) {
                Fit::Agrees(shared) => Some((usize::MAX - shared, it.treaty.id.as_str())),
                Fit::Silent | Fit::Contradicts => None,
            })
            .collect();
        fitting.sort_unstable();
        fitting.into_iter().take(OFFERED_MAX).map(|(_, it)| it.to_owned()).collect()
    }
}

impl Record {
    /// The statements of these ids, in their order.
    ///
    /// # Errors
    /// The register cannot be read.
    pub fn statements(&self, ids: &[StatementId]) -> Result<Vec<(StatementId, Statement)>, Error> {
        let entries = self.entries()?;
        let brought = entries.iter().filter_map(|it| Some((it.id, it.draft.statement()?)));
        let brought: BTreeMap<StatementId, &Statement> = brought.collect();
        Ok(ids.iter().filter_map(|id| Some((*id, (*brought.get(id)?).clone()))).collect())
    }

    /// Files statements under a treaty: for each a correction that says so is recorded, and what waits is
    /// turned down in its favour. It keeps its grade where none is given. What lies
    /// there already is accepted, unless it stands. Gives the ids that count from now on.
    ///
    /// # Errors
    /// As [`Record::append`].
    pub fn file_under(
        &mut self,
        ids: &[StatementId],
        treaty: &str,
        grade: Option<Grade>,
        now: Timestamp,
    ) -> Result<Entered, Error> {
        let graded = self.queue()?.into_iter().chain(self.snapshot(None)?);
        let grades: BTreeMap<StatementId, Option<Grade>> =
            graded.map(|it| (it.id, it.graded.grade)).collect();
        let standing = self.standing()?;
        let mut drafts = Vec::new();
        let mut filed = Entered::default();
        for (old, mut statement) in self.statements(ids)? {
            if statement.act.treaty == treaty {
                let stands = standing.get(&old).is_some_and(|it| grade.is_none() || *it == grade);
                filed.ids.push(old);
                if !stands {
                    filed.new.push(old);
                    drafts.push(Draft::Accepted { id: old, grade });
                }
                continue;
            }
            let grade = grade.or_else(|| grades.get(&old).copied().flatten());
            treaty.clone_into(&mut statement.act.treaty);
            statement.corrects = Some(old.to_string());
            let id = StatementId::of(&statement)
                .map_err(|cause| Error::world("naming a statement", cause))?;
            if self.state(&old)? == Some(State::Proposed) {
                drafts.push(Draft::Rejected { id: old, why: format!("filed under {treaty}") });
            }
            drafts.push(match self.state(&id)? {
                None => Draft::Recorded { statement, grade },
                Some(_) => Draft::Accepted { id, grade },
            });
            filed.ids.push(id);
            filed.new.push(id);
        }
        if !drafts.is_empty() {
            self.append(&drafts, now)?;
        }
        Ok(filed)
    }
}
