//! `status --json`: the object of the contract, its members in their order. Each kind of member has its
//! own room, what it is beside how it is made.

mod ahead;
mod doubts;
mod invoked;
mod law;
mod state;

use foedera_engine::{Answer, Difference};
use serde::Serialize;
use serde_json::{Value, json};

use super::{DifferenceJson, ReasonJson, edtf, word};
use ahead::residual;
pub use ahead::{EntersJson, MissingJson};
use doubts::{BranchJson, ConflictJson, open_on};
use invoked::InvokedJson;
pub use law::ReservedJson;
use law::{
    AmendmentJson, DeclaredJson, PartJson, PriorityJson, SurvivalJson, TermJson, VersionJson,
};
pub use state::StateJson;

/// The sight under which an answer was given, in the words in which it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub known: Option<String>,
    pub recorded: Option<String>,
    pub believe: String,
    /// In whose eyes, where that was asked.
    pub view: Option<String>,
}

/// The answer to `status`, `explain`, `missing` and `what-if`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatusJson {
    pub treaty: String,
    pub on: String,
    /// Whether acts were added that nobody recorded.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub supposed: bool,
    pub known: Option<String>,
    pub recorded: Option<String>,
    pub believe: String,
    /// In whose eyes alone it is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// The state or the pair asked about; empty for the treaty as a whole.
    #[serde(rename = "for", skip_serializing_if = "Vec::is_empty")]
    pub for_states: Vec<String>,
    /// The territory asked about: then the verdict is about application there.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    pub territory: Option<String>,
    pub in_force: &'static str,
    pub since: Option<String>,
    pub until: Option<String>,
    /// The treaty that replaced it, once what is asked about has ended by that; of several, all with
    /// `and` between.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// What an open answer hangs on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open_on: Vec<Value>,
    pub except: Vec<PartJson>,
    /// What the reservations of the state asked about come to; of both states of a pair.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reservations: Vec<ReservedJson>,
    /// What declarations exclude between their authors and the others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub declarations: Vec<DeclaredJson>,
    /// Amendments that somebody has acted on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<AmendmentJson>,
    /// The version that governs between two, where there are amendments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionJson>,
    /// Of a pair: which treaty governs, of this one and of each that a clause sets it in an order to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub priority: Vec<PriorityJson>,
    /// Grounds for ending or suspending the treaty that parties invoke.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub invoked: Vec<InvokedJson>,
    /// What goes on for states that are out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub survives: Vec<SurvivalJson>,
    pub states: Vec<StateJson>,
    pub missing: Vec<MissingJson>,
    pub residual: Value,
    /// The day of entry into force if all that is missing happened on the day asked about.
    pub would_follow: Option<String>,
    /// The day on which it lapses unless it is in force before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lapses: Option<String>,
    /// The entry into force that is to come, where it is not in force on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enters: Option<EntersJson>,
    /// The running term of a treaty that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<TermJson>,
    pub conflicts: Vec<ConflictJson>,
    pub branches: Vec<BranchJson>,
    pub warnings: Vec<String>,
    pub because: ReasonJson,
    /// What supposed acts change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differences: Option<Vec<DifferenceJson>>,
}

impl StatusJson {
    #[must_use]
    pub fn new(answer: &Answer, asked: &Asked) -> Self {
        Self {
            treaty: answer.treaty.clone(),
            on: answer.on.to_string(),
            supposed: false,
            known: asked.known.clone(),
            recorded: asked.recorded.clone(),
            believe: asked.believe.clone(),
            view: asked.view.clone(),
            for_states: answer.between.iter().map(ToString::to_string).collect(),
            territory: answer.territory.clone(),
            in_force: word(answer.in_force),
            since: answer.since.map(edtf),
            until: answer.until.map(edtf),
            replaced_by: Some(answer.replaced_by.join(" and ")).filter(|it| !it.is_empty()),
            open_on: answer.open_on.iter().map(open_on).collect(),
            except: answer.except.iter().map(PartJson::from).collect(),
            reservations: answer.reservations.iter().map(ReservedJson::from).collect(),
            declarations: answer.declarations.iter().map(DeclaredJson::from).collect(),
            amendments: answer.amendments.iter().map(AmendmentJson::from).collect(),
            version: answer.version.as_ref().map(VersionJson::from),
            priority: answer.priority.iter().map(PriorityJson::from).collect(),
            invoked: answer.invoked.iter().map(InvokedJson::from).collect(),
            survives: answer.survives.iter().map(SurvivalJson::from).collect(),
            states: answer.states.iter().map(StateJson::from).collect(),
            missing: answer.missing.iter().map(MissingJson::from).collect(),
            residual: answer.residual.as_ref().map_or_else(|| json!({}), residual),
            would_follow: answer.would_follow.map(|day| day.to_string()),
            lapses: answer.lapses.map(|day| day.to_string()),
            enters: answer.ahead.as_ref().map(EntersJson::from),
            term: answer.term.as_ref().map(TermJson::from),
            conflicts: answer.conflicts.iter().map(ConflictJson::from).collect(),
            branches: answer.branches.iter().map(BranchJson::from).collect(),
            warnings: answer.warnings.clone(),
            because: ReasonJson::from(&answer.because),
            differences: None,
        }
    }

    /// The same as the answer to a question with acts added, which make these differences.
    #[must_use]
    pub fn supposed(self, differences: &[Difference]) -> Self {
        let differences = differences.iter().map(DifferenceJson::from).collect();
        Self { supposed: true, differences: Some(differences), ..self }
    }
}
