//! A treaty's list of parties as of a day, as a depositary certifies one (VCLT 77(1)(e) and (f)): each with
//! its signature, its consent, since when it is bound, and what it has reserved or declared.
//!
//! Nothing is decided here. Whether a state is a party is the engine's answer; where that is open, the state
//! stands apart and never among the parties.

use std::collections::BTreeMap;

use foedera_engine::{Answer, Between, Declared, Expressed, Question, Standing, StateAnswer};
use foedera_entities::EntityId;

use crate::{Error, Outlook};

/// The states of a treaty on a day, by how they stand.
#[derive(Clone, Debug)]
pub struct Parties {
    pub answer: Answer,
    /// Whom the treaty binds, those included for whom it is suspended.
    pub parties: Vec<Participant>,
    /// Of whom it is open whether it binds them.
    pub open: Vec<Participant>,
    /// Those that have signed or consented and are not bound yet.
    pub not_yet: Vec<Participant>,
    /// Those that have left, and those for whom it has ended.
    pub former: Vec<Participant>,
    /// Two of the parties between which it is not in force, or is since a day of their own.
    pub between: Vec<Between>,
}

/// One state under a treaty on a day.
#[derive(Clone, Debug)]
pub struct Participant {
    pub state: StateAnswer,
    /// Nothing where it has neither signed nor consented, or that stands no more.
    pub expressed: Option<Expressed>,
    pub declarations: Vec<Declared>,
}

impl Outlook {
    /// The list of the treaty that a question is about, on its day.
    ///
    /// # Errors
    /// The library holds no such treaty.
    pub fn parties(&self, question: &Question) -> Result<Parties, Error> {
        let whole = Question { of: None, with: None, ..question.clone() };
        let answer = self.status(&whole)?;
        let mut expressed: BTreeMap<EntityId, Expressed> =
            self.expressed(&whole)?.into_iter().map(|it| (it.state, it)).collect();
        let [mut parties, mut open, mut not_yet, mut former] = [const { Vec::new() }; 4];
        for state in &answer.states {
            let declared = answer.declarations.iter().filter(|it| it.by == state.state);
            let participant = Participant {
                state: state.clone(),
                expressed: expressed.remove(&state.state),
                declarations: declared.cloned().collect(),
            };
            match place(state) {
                Place::Party => parties.push(participant),
                Place::Open => open.push(participant),
                Place::NotYet => not_yet.push(participant),
                Place::Former => former.push(participant),
                Place::Nowhere => {}
            }
        }
        let between = self.between_parties(&whole)?;
        Ok(Parties { answer, parties, open, not_yet, former, between })
    }
}

/// Where a state stands in the list.
enum Place {
    Party,
    Open,
    NotYet,
    Former,
    Nowhere,
}

fn place(state: &StateAnswer) -> Place {
    let bound = |it: &Standing| matches!(it, Standing::Party | Standing::Suspended);
    let words = || std::iter::once(&state.standing).chain(&state.or);
    if words().all(bound) {
        return Place::Party;
    }
    if words().any(bound) {
        return Place::Open;
    }
    match state.standing {
        Standing::Signatory | Standing::Consented | Standing::Provisional => Place::NotYet,
        Standing::Withdrawn | Standing::Ended => Place::Former,
        Standing::None | Standing::Negotiating | Standing::Party | Standing::Suspended => {
            Place::Nowhere
        }
    }
}
