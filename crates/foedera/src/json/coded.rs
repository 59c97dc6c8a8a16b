//! What is known of the alliances of `casus --json` that others coded: whose data it is, and who is in them.

use foedera_dates::{Day, Edtf};
use foedera_engine::casus::{Casus, span};
use foedera_model::Scenario;
use serde::Serialize;

use super::CasusJson;
use crate::coded::{Coded, CodedMembership};

/// An alliance that others coded: the release of their data, and who is in it on some day of the scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodedJson {
    pub treaty: String,
    pub release: String,
    pub members: Vec<CodedMembershipJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodedMembershipJson {
    pub state: String,
    pub since: String,
    /// The day on which it left; null where it is a member as far as the data go.
    pub until: Option<String>,
}

impl CasusJson {
    /// The answer with what is known of the alliances that others coded.
    #[must_use]
    pub fn with_coded(self, casus: &Casus, coded: &Coded, scenario: &Scenario) -> Self {
        let days = span(scenario);
        let known = |id: &&str| CodedJson::of(coded, id, days?);
        Self { coded: casus.coded().iter().filter_map(known).collect(), ..self }
    }
}

impl CodedJson {
    fn of(coded: &Coded, id: &str, days: (Day, Day)) -> Option<Self> {
        let member = |it: CodedMembership| CodedMembershipJson {
            state: it.state.to_string(),
            since: Edtf::from_bounds(it.since).to_string(),
            until: it.until.map(|it| Edtf::from_bounds(it).to_string()),
        };
        let members = coded.members(id, days)?.into_iter().map(member).collect();
        Some(Self { treaty: id.to_owned(), release: coded.release().to_owned(), members })
    }
}
