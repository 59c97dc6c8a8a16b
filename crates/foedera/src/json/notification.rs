//! `notification --json`: what a depositary has to tell about an act.

use serde::Serialize;

use super::timeline::ChangeJson;
use super::{ReasonJson, edtf};
use crate::Notification;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NotificationJson {
    pub treaty: String,
    pub title: String,
    pub depositaries: Vec<String>,
    /// The acts as they were typed.
    pub acts: Vec<String>,
    pub follows: Vec<ChangeJson>,
    /// What would have come without the acts.
    pub averted: Vec<ChangeJson>,
    pub objections: Vec<ObjectionsJson>,
    /// What is to be settled before it goes out.
    pub warnings: Vec<String>,
}

/// Until when who can object to a reservation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ObjectionsJson {
    pub by: String,
    pub articles: Vec<String>,
    pub states: Vec<String>,
    pub last: String,
    pub certain: bool,
    pub because: ReasonJson,
}

impl NotificationJson {
    #[must_use]
    pub fn new(it: &Notification, title: &str, depositaries: &[String], acts: &[String]) -> Self {
        let objections = it.periods.iter().map(|it| ObjectionsJson {
            by: it.by.to_string(),
            articles: it.articles.clone(),
            states: it.states.iter().map(ToString::to_string).collect(),
            last: edtf(it.last),
            certain: it.certain,
            because: ReasonJson::from(&it.because),
        });
        let open = it.answer.open_on.iter().map(ToString::to_string);
        Self {
            treaty: it.treaty.clone(),
            title: title.to_owned(),
            depositaries: depositaries.to_vec(),
            acts: acts.to_vec(),
            follows: it.follows.iter().map(ChangeJson::from).collect(),
            averted: it.averted.iter().map(ChangeJson::from).collect(),
            objections: objections.collect(),
            warnings: open.chain(it.answer.warnings.iter().cloned()).collect(),
        }
    }
}
