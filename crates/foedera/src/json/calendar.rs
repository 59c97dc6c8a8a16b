//! `calendar --json`: dates ahead, in order.

use foedera_dates::Bounds;
use serde::Serialize;

use super::{ReasonJson, edtf};
use crate::Ahead;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalendarJson {
    /// The first day and the last, both included.
    pub from: Option<String>,
    pub to: Option<String>,
    pub dates: Vec<AheadJson>,
}

/// One date; of the treaty itself where no state is named.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AheadJson {
    pub on: String,
    pub treaty: String,
    pub state: Option<String>,
    /// `change`, `notice deadline`, `renewal` or `objection deadline`.
    pub kind: &'static str,
    pub says: String,
    pub clause: Option<String>,
    /// Whether it comes in every completion of what is open.
    pub certain: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<ReasonJson>,
}

impl CalendarJson {
    #[must_use]
    pub fn new(window: Bounds, dates: &[Ahead]) -> Self {
        let day = |it: Option<foedera_dates::Day>| it.map(|it| it.to_string());
        Self {
            from: day(window.earliest()),
            to: day(window.latest()),
            dates: dates.iter().map(AheadJson::from).collect(),
        }
    }
}

impl From<&Ahead> for AheadJson {
    fn from(it: &Ahead) -> Self {
        Self {
            on: edtf(it.on),
            treaty: it.treaty.clone(),
            state: it.state.map(|it| it.to_string()),
            kind: it.what.word(),
            says: it.says.clone(),
            clause: it.clause.clone(),
            certain: it.certain,
            because: it.because.as_ref().map(ReasonJson::from),
        }
    }
}
