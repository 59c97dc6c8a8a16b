//! Where each statement stands after a run of entries: waiting, accepted, rejected, corrected.
//!
//! A pure fold over entries, total on any log: what makes no sense (a verdict on a statement that
//! is not there) changes nothing. Whether a draft makes sense is asked before it is appended.

use std::collections::{BTreeMap, BTreeSet};

use foedera_model::{Grade, Statement};

use crate::{Draft, Error, StatementId};

/// Where a statement stands in the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits in the queue.
    Proposed,
    /// It is handed on, unless an accepted statement corrects or retracts it.
    Accepted,
    /// It was turned down.
    Rejected,
}

/// One statement's standing.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) state: State,
    pub(crate) grade: Option<Grade>,
    corrects: Option<StatementId>,
    retracts: bool,
}

/// The standing of every statement of a register, up to some entry.
#[derive(Clone, Debug, Default)]
pub(crate) struct Review {
    standings: BTreeMap<StatementId, Standing>,
    /// In the order in which they entered, so that what corrects comes after what is corrected.
    order: Vec<StatementId>,
}

impl Review {
    pub(crate) fn get(&self, id: &StatementId) -> Option<&Standing> {
        self.standings.get(id)
    }

    /// Takes in one entry; says whether it brought a statement that was not there.
    pub(crate) fn apply(&mut self, id: StatementId, draft: &Draft) -> bool {
        match draft {
            Draft::Proposed { statement, grade } => {
                self.enter(id, State::Proposed, statement, *grade)
            }
            Draft::Recorded { statement, grade } => {
                self.enter(id, State::Accepted, statement, *grade)
            }
            Draft::Accepted { grade, .. } => {
                if let Some(standing) = self.standings.get_mut(&id) {
                    standing.state = State::Accepted;
                    standing.grade = grade.or(standing.grade);
                }
                false
            }
            Draft::Rejected { .. } => {
                if let Some(standing) = self.standings.get_mut(&id) {
                    standing.state = State::Rejected;
                }
                false
            }
        }
    }

    /// What this review knows of some statements, to try drafts on.
    pub(crate) fn excerpt(&self, ids: impl Iterator<Item = StatementId>) -> Self {
        let known = ids.filter_map(|id| Some((id, self.standings.get(&id)?.clone())));
        Self { standings: known.collect(), order: Vec::new() }
    }

    /// Takes over what was tried on an excerpt.
    pub(crate) fn merge(&mut self, tried: Self) {
        self.standings.extend(tried.standings);
        self.order.extend(tried.order);
    }

    /// Whether a draft makes sense after the entries taken in.
    pub(crate) fn admit(&self, id: StatementId, draft: &Draft) -> Result<(), Error> {
        match draft {
            Draft::Proposed { statement, .. } | Draft::Recorded { statement, .. } => {
                self.admit_statement(id, statement)
            }
            Draft::Accepted { .. } => self.known(id).map(|_| ()),
            Draft::Rejected { .. } => match self.known(id)?.state {
                State::Proposed => Ok(()),
                State::Accepted | State::Rejected => Err(Error::refused(format!(
                    "statement {id} does not wait for review; to take back an accepted \
                     statement, record one that retracts it"
                ))),
            },
        }
    }

    /// The statements to hand on: accepted, standing, and no mere retraction.
    ///
    /// A statement falls when an accepted one corrects or retracts it. A correction that is itself
    /// corrected keeps what it corrected down; one that is retracted lets it stand again.
    pub(crate) fn believed(&self) -> BTreeSet<StatementId> {
        let mut fallen = BTreeSet::new();
        let mut retracted = BTreeSet::new();
        let accepted = || {
            let standings = self.order.iter().rev();
            let standings = standings.filter_map(|id| Some((*id, self.standings.get(id)?)));
            standings.filter(|(_, it)| it.state == State::Accepted)
        };
        // The newest first: whether a correction was retracted is known before it works.
        for (id, standing) in accepted() {
            let Some(older) = standing.corrects else { continue };
            if retracted.contains(&id) {
                continue;
            }
            fallen.insert(older);
            if standing.retracts {
                retracted.insert(older);
            }
        }
        accepted()
            .filter(|(id, it)| !it.retracts && !fallen.contains(id))
            .map(|(id, _)| id)
            .collect()
    }

    fn enter(
        &mut self,
        id: StatementId,
        state: State,
        statement: &Statement,
        grade: Option<Grade>,
    ) -> bool {
        if self.standings.contains_key(&id) {
            return false;
        }
        let corrects = corrected(statement);
        let standing = Standing { state, grade, corrects, retracts: statement.retracts };
        self.standings.insert(id, standing);
        self.order.push(id);
        true
    }

    fn admit_statement(&self, id: StatementId, statement: &Statement) -> Result<(), Error> {
        if self.standings.contains_key(&id) {
            return Err(Error::refused(format!(
                "statement {id} is in the register already; leave it out, or accept it by its id"
            )));
        }
        match &statement.corrects {
            Some(older) => self
                .known(older.parse().map_err(Error::refused)?)
                .map(|_| ())
                .map_err(|error| error.while_doing("looking for the corrected statement")),
            None if statement.retracts => Err(Error::refused(
                "a retraction names no statement; give the id of the retracted one in `corrects`",
            )),
            None => Ok(()),
        }
    }

    fn known(&self, id: StatementId) -> Result<&Standing, Error> {
        self.standings.get(&id).ok_or_else(|| {
            Error::not_found(format!(
                "there is no statement {id} in the register; record it first, or mend the id"
            ))
        })
    }
}

/// The statement that this one corrects or retracts; a text that is no id names none.
pub(crate) fn corrected(statement: &Statement) -> Option<StatementId> {
    statement.corrects.as_ref()?.parse().ok()
}
