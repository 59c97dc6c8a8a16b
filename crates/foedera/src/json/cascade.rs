//! The rounds of `casus --json`: who performs what, what lapses by it, and what follows if something open turns out so.

use foedera_engine::casus::{Branch, Casus, Lapse, Owed, Performance};
use serde::Serialize;

use super::ReasonJson;
use super::casus::{ClashJson, DutyJson, UnsettledJson, clause};

/// One bearer doing what it owes against one adversary.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PerformanceJson {
    /// The round, from 1.
    pub round: u32,
    pub by: String,
    #[serde(rename = "for")]
    pub beneficiary: String,
    pub against: String,
    /// The place of the duty that it performs, from 0.
    pub duty: usize,
    pub treaty: String,
    pub clause: Option<String>,
    /// Whether that is what others coded of the treaty, and not its text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub as_coded: bool,
    pub on: String,
    /// What it does by that, as sentences; nothing that the scenario reports itself.
    pub does: Vec<String>,
    /// The places of the events of the scenario that report it, from 1.
    pub reported: Vec<usize>,
    pub because: ReasonJson,
}

/// What a duty of a later round follows from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CauseJson {
    /// The place of the performance, from 0.
    pub performance: usize,
    /// The round of that performance.
    pub round: u32,
    pub by: String,
    /// What it does: `FR is at war with DE on 1914-08-01`.
    pub act: String,
    /// Under which treaty and clause it does so.
    pub treaty: String,
    pub clause: Option<String>,
}

/// A treaty that binds a state, or two, no longer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LapseJson {
    /// The round: 0 for the events themselves.
    pub round: u32,
    pub treaty: String,
    pub clause: Option<String>,
    /// `ended` for one, or `suspended` between two.
    pub kind: String,
    pub states: Vec<String>,
    pub since: String,
    pub until: Option<String>,
    /// Whether nobody denies the event.
    pub certain: bool,
    pub because: ReasonJson,
}

/// What follows if something open turns out so.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BranchJson {
    /// What must be so; empty where all hangs on the choice of who performs.
    #[serde(rename = "if")]
    pub on: Vec<UnsettledJson>,
    /// Who chooses to perform.
    pub chosen_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chosen_by_organ: Option<String>,
    /// The places of the duties that are performed then, from 0.
    pub performed: Vec<usize>,
    /// Their places go on from those of the answer, as those of the performances do.
    pub duties: Vec<DutyJson>,
    pub performances: Vec<PerformanceJson>,
    pub lapses: Vec<LapseJson>,
    pub conflicts: Vec<ClashJson>,
}

/// The duties of an answer, or of a branch with the performances that are its own.
pub(super) fn duties(casus: &Casus, duties: &[Owed], own: &[Performance]) -> Vec<DutyJson> {
    let all = |place: usize| casus.performances.iter().chain(own).nth(place);
    let told = duties.iter().map(|owed| {
        let cause = owed.cause.and_then(|it| {
            let performance = all(it.performance)?;
            Some(CauseJson {
                performance: it.performance,
                round: performance.round,
                by: performance.by.to_string(),
                act: performance.does().nth(it.event)?,
                treaty: performance.under.treaty.clone(),
                clause: clause(performance.under.article.as_ref()),
            })
        });
        DutyJson { cause, ..DutyJson::from(owed) }
    });
    told.collect()
}

/// What a branch adds to its answer.
pub(super) fn branch(casus: &Casus, it: &Branch) -> BranchJson {
    BranchJson {
        on: it.on.iter().map(UnsettledJson::from).collect(),
        chosen_by: it.chosen_by.map(|it| it.to_string()),
        chosen_by_organ: it.chosen_by_organ.clone(),
        performed: it.performed.clone(),
        duties: duties(casus, &it.duties, &it.performances),
        performances: it.performances.iter().map(PerformanceJson::from).collect(),
        lapses: it.lapses.iter().map(LapseJson::from).collect(),
        conflicts: it.clashes.iter().map(ClashJson::from).collect(),
    }
}

impl From<&Performance> for PerformanceJson {
    fn from(it: &Performance) -> Self {
        Self {
            round: it.round,
            by: it.by.to_string(),
            beneficiary: it.beneficiary.to_string(),
            against: it.against.to_string(),
            duty: it.duty,
            treaty: it.under.treaty.clone(),
            clause: clause(it.under.article.as_ref()),
            as_coded: it.under.as_coded,
            on: it.on.to_string(),
            does: it.does().collect(),
            reported: it.reported.iter().map(|it| it + 1).collect(),
            because: ReasonJson::from(&it.because),
        }
    }
}

impl From<&Lapse> for LapseJson {
    fn from(it: &Lapse) -> Self {
        Self {
            round: it.round,
            treaty: it.treaty.clone(),
            clause: clause(it.article.as_ref()),
            kind: it.kind.to_string(),
            states: it.of.iter().map(ToString::to_string).collect(),
            since: it.on.to_string(),
            until: it.until.map(|it| it.to_string()),
            certain: it.certain,
            because: ReasonJson::from(&it.because),
        }
    }
}
