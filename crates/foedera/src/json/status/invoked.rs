//! Grounds for ending or suspending a treaty that parties invoke, each with how far it has come.

use foedera_engine::Invoked;
use serde::Serialize;

use crate::json::{ReasonJson, edtf};

/// One ground; that it is there is found by nobody.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InvokedJson {
    pub by: String,
    pub ground: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<String>,
    pub procedure: String,
    /// The others that are possible, where it is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<String>,
    pub since: Option<String>,
    /// The last day for an objection, or the last before the procedures of VCLT 66 are open.
    pub until: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub objected: Vec<String>,
    pub because: ReasonJson,
}

impl From<&Invoked> for InvokedJson {
    fn from(it: &Invoked) -> Self {
        Self {
            by: it.by.to_string(),
            ground: it.ground.to_string(),
            against: it.against.iter().map(ToString::to_string).collect(),
            articles: it.articles.clone(),
            procedure: it.procedure.to_string(),
            or: it.or.iter().map(ToString::to_string).collect(),
            since: it.since.map(edtf),
            until: it.until.map(edtf),
            objected: it.objected.iter().map(ToString::to_string).collect(),
            because: ReasonJson::from(&it.because),
        }
    }
}
