//! What is to come: what must still be done, by whom, the tree of conditions that waits for it, and
//! the entry into force that follows from what was done.

use foedera_engine::{Ahead, Missing, Residual};
use serde::Serialize;
use serde_json::{Value, json};

use crate::json::{ReasonJson, edtf};

/// An entry into force after the day asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntersJson {
    pub on: String,
    /// Whether it comes however the open things turn out.
    pub certain: bool,
    pub because: Vec<ReasonJson>,
}

impl From<&Ahead> for EntersJson {
    fn from(ahead: &Ahead) -> Self {
        let because = ahead.because.iter().map(ReasonJson::from).collect();
        Self { on: edtf(ahead.on), certain: ahead.certain, because }
    }
}

/// One thing that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MissingJson {
    pub act: String,
    pub by: Vec<String>,
    pub clause: String,
    /// How many more are missing, and of whom, where it is not settled by whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Whether some completion of what is open has done it already.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub maybe: bool,
}

impl From<&Missing> for MissingJson {
    fn from(missing: &Missing) -> Self {
        Self {
            act: missing.act.clone(),
            by: missing.by.iter().map(ToString::to_string).collect(),
            clause: missing.clause.clone(),
            more: missing.more_of.as_ref().map(|(number, _)| *number),
            of: missing.more_of.as_ref().map(|(_, of)| of.clone()),
            maybe: missing.maybe,
        }
    }
}

pub(super) fn residual(it: &Residual) -> Value {
    let all = |parts: &[Residual]| parts.iter().map(residual).collect::<Vec<_>>();
    match it {
        Residual::AllOf(parts) => json!({ "all_of": all(parts) }),
        Residual::AnyOf(parts) => json!({ "any_of": all(parts) }),
        Residual::Act(missing) => json!({ "act": MissingJson::from(missing) }),
        Residual::MoreOf { number, of, missing } => {
            json!({ "more": number, "of": of, "act": MissingJson::from(missing) })
        }
        Residual::ShareOf { needed, missing } => {
            json!({ "share": needed, "act": MissingJson::from(missing) })
        }
        Residual::WaitUntil(day) => json!({ "wait_until": edtf(*day) }),
        Residual::MustNot(what) => json!({ "must_not": what }),
        Residual::Event(missing) => json!({ "event": MissingJson::from(missing) }),
    }
}
