//! A reason tree in JSON: each node one sentence, with what it rests on where it applies.

use foedera_engine::Reason;
use serde::Serialize;

use super::edtf;

/// One node of a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReasonJson {
    pub says: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<ReasonJson>,
}

impl From<&Reason> for ReasonJson {
    fn from(reason: &Reason) -> Self {
        Self {
            says: reason.says.clone(),
            clause: reason.clause.clone(),
            act: reason.act.clone(),
            source: reason.source.clone(),
            date: reason.date.map(edtf),
            because: reason.because.iter().map(Self::from).collect(),
        }
    }
}
