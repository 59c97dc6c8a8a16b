//! Where a state stands, and by which steps it came there.

use std::collections::BTreeMap;

use foedera_engine::{Axes, Possible, StateAnswer, Step};
use serde::Serialize;

use crate::json::{ReasonJson, edtf, word};

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StateJson {
    pub state: String,
    pub standing: String,
    /// The other words that are possible, where the standing is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<String>,
    pub since: Option<String>,
    pub until: Option<String>,
    /// Where the standing is open: each of the words that are possible, with its own days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub each: Vec<PossibleJson>,
    pub article_18: Option<String>,
    pub axes: BTreeMap<&'static str, String>,
    pub steps: Vec<StepJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<ReasonJson>,
}

/// One standing that a state may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PossibleJson {
    pub standing: String,
    pub since: Option<String>,
    pub until: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepJson {
    pub step: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organ: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vote: Option<String>,
    /// EDTF; where accounts of equal grade differ, a one-of set.
    pub on: Option<String>,
}

impl From<&StateAnswer> for StateJson {
    fn from(state: &StateAnswer) -> Self {
        Self {
            state: state.state.to_string(),
            standing: state.standing.to_string(),
            or: state.or.iter().map(ToString::to_string).collect(),
            since: state.since.map(edtf),
            until: state.until.map(edtf),
            each: state.each.iter().map(PossibleJson::from).collect(),
            article_18: state.article_18.map(|it| it.to_string()),
            axes: axes(&state.axes),
            steps: state.steps.iter().map(StepJson::from).collect(),
            because: state.because.iter().map(ReasonJson::from).collect(),
        }
    }
}

impl From<&Possible> for PossibleJson {
    fn from(it: &Possible) -> Self {
        let standing = it.standing.to_string();
        Self { standing, since: it.since.map(edtf), until: it.until.map(edtf) }
    }
}

fn axes(axes: &Axes) -> BTreeMap<&'static str, String> {
    let exit = if axes.exit_settled { axes.exit.to_string() } else { "open".to_owned() };
    BTreeMap::from([
        ("signature", word(axes.signature).to_owned()),
        ("consent", word(axes.consent).to_owned()),
        ("force", word(axes.force).to_owned()),
        ("provisional", word(axes.provisional).to_owned()),
        ("suspended", word(axes.suspended).to_owned()),
        ("exit", exit),
    ])
}

impl From<&Step> for StepJson {
    fn from(step: &Step) -> Self {
        let days: Vec<String> = step.on.iter().map(|it| edtf(*it)).collect();
        let written = step.written.as_ref().map(ToString::to_string);
        let on = written.or_else(|| match days.as_slice() {
            [] => None,
            [day] => Some(day.clone()),
            _ => Some(format!("[{}]", days.join(","))),
        });
        Self {
            step: step.step,
            organ: step.organ.clone(),
            instrument: step.instrument.clone(),
            vote: step.vote.clone(),
            on,
        }
    }
}
