//! `parties --json`: the list of a treaty's parties as of a day.

use foedera_engine::{Between, Expressed, Maintained, Since};
use serde::Serialize;

use super::status::{Asked, StateJson};
use super::{ReasonJson, edtf, word};
use crate::{Participant, Parties};

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartiesJson {
    pub treaty: String,
    pub title: String,
    pub on: String,
    pub known: Option<String>,
    pub recorded: Option<String>,
    pub believe: String,
    /// The head of the register that was used; nothing where none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register: Option<String>,
    pub in_force: &'static str,
    pub since: Option<String>,
    pub parties: Vec<ParticipantJson>,
    /// Those of whom it is open whether they are parties.
    pub open: Vec<ParticipantJson>,
    pub not_yet: Vec<ParticipantJson>,
    pub former: Vec<ParticipantJson>,
    /// Two of the parties between which it is not in force, or is since a day of their own; between all others
    /// it is in force since both are parties.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub between: Vec<BetweenJson>,
    pub warnings: Vec<String>,
}

/// One state of the list: what `status` says of it, and what it has expressed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ParticipantJson {
    #[serde(flatten)]
    pub state: StateJson,
    pub signature: Option<SinceJson>,
    pub consent: Option<SinceJson>,
    pub reservations: Vec<MaintainedJson>,
    /// Articles under which declarations exclude something.
    pub declarations: Vec<String>,
}

/// Two parties for which something else holds than for each of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BetweenJson {
    pub states: [String; 2],
    pub in_force: &'static str,
    pub since: Option<String>,
    /// From when it will be, where it is not.
    pub from: Option<String>,
}

/// Since when something is so, and by which act.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SinceJson {
    pub on: String,
    pub certain: bool,
    pub because: ReasonJson,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MaintainedJson {
    pub articles: Vec<String>,
    pub certain: bool,
}

impl PartiesJson {
    #[must_use]
    pub fn new(list: &Parties, title: &str, register: Option<String>, asked: &Asked) -> Self {
        let all = |of: &[Participant]| of.iter().map(ParticipantJson::from).collect();
        Self {
            treaty: list.answer.treaty.clone(),
            title: title.to_owned(),
            on: list.answer.on.to_string(),
            known: asked.known.clone(),
            recorded: asked.recorded.clone(),
            believe: asked.believe.clone(),
            register,
            in_force: word(list.answer.in_force),
            since: list.answer.since.map(edtf),
            parties: all(&list.parties),
            open: all(&list.open),
            not_yet: all(&list.not_yet),
            former: all(&list.former),
            between: list.between.iter().map(BetweenJson::from).collect(),
            warnings: list.answer.warnings.clone(),
        }
    }
}

impl From<&Participant> for ParticipantJson {
    fn from(it: &Participant) -> Self {
        let expressed = it.expressed.as_ref();
        let since =
            |of: fn(&Expressed) -> Option<&Since>| expressed.and_then(of).map(SinceJson::from);
        let reservations = expressed.map_or(&[][..], |it| &it.reservations);
        Self {
            state: StateJson::from(&it.state),
            signature: since(|it| it.signature.as_ref()),
            consent: since(|it| it.consent.as_ref()),
            reservations: reservations.iter().map(MaintainedJson::from).collect(),
            declarations: it.declarations.iter().map(|it| it.article.clone()).collect(),
        }
    }
}

impl From<&Between> for BetweenJson {
    fn from(it: &Between) -> Self {
        Self {
            states: it.states.map(|it| it.to_string()),
            in_force: word(it.in_force),
            since: it.since.map(edtf),
            from: it.from.map(edtf),
        }
    }
}

impl From<&Since> for SinceJson {
    fn from(it: &Since) -> Self {
        Self { on: edtf(it.on), certain: it.certain, because: ReasonJson::from(&it.because) }
    }
}

impl From<&Maintained> for MaintainedJson {
    fn from(it: &Maintained) -> Self {
        Self { articles: it.articles.clone(), certain: it.certain }
    }
}
