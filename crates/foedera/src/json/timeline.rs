//! `timeline --json`: every change of standing, in order.

use foedera_engine::Change;
use serde::Serialize;

use super::{ReasonJson, edtf};

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimelineJson {
    pub treaty: String,
    pub changes: Vec<ChangeJson>,
    /// Of acts that no clause admits.
    pub warnings: Vec<String>,
}

/// One change; of the treaty itself where no state is named.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeJson {
    pub on: String,
    pub state: Option<String>,
    pub from: String,
    pub to: String,
    /// Whether it happens in every completion of what is open.
    pub certain: bool,
    pub because: ReasonJson,
}

impl TimelineJson {
    #[must_use]
    pub fn new(treaty: &str, changes: &[Change], warnings: &[String]) -> Self {
        let changes = changes.iter().map(ChangeJson::from).collect();
        Self { treaty: treaty.to_owned(), changes, warnings: warnings.to_vec() }
    }
}

impl From<&Change> for ChangeJson {
    fn from(change: &Change) -> Self {
        Self {
            on: edtf(change.on),
            state: change.state.map(|it| it.to_string()),
            from: change.from.clone(),
            to: change.to.clone(),
            certain: change.certain,
            because: ReasonJson::from(&change.because),
        }
    }
}
