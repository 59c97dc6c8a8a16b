//! What the answer tells of the law: the term, parts, reservations, amendments, the version that governs.

use std::collections::BTreeMap;

use foedera_engine::{
    AmendmentAnswer, Declared, PartAnswer, Priority, Reserved, Survival, Term, Version,
};
use serde::Serialize;

use super::MissingJson;
use crate::json::{ReasonJson, edtf, word};

/// When the running term ends, and by when notice must be given lest it be renewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TermJson {
    pub ends: String,
    pub notice_by: Option<String>,
    pub renews_for: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartJson {
    pub part: String,
    pub in_force: &'static str,
    pub since: Option<String>,
    pub because: ReasonJson,
}

/// One reservation, and what it comes to between its author and other states.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReservedJson {
    pub by: String,
    pub with: Vec<String>,
    /// Empty for the whole treaty.
    pub articles: Vec<String>,
    pub effect: String,
    /// The other effects that are possible, where it is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<String>,
    pub since: Option<String>,
    /// While it is pending: the last day on which the other can object.
    pub until: Option<String>,
    /// Of one that may not be made: what it comes to, by school.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub schools: BTreeMap<String, String>,
    pub because: ReasonJson,
}

/// A declaration by which matters under an article are excluded toward every other party, both ways; of a
/// pair, between the two.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DeclaredJson {
    pub by: String,
    pub article: String,
    pub excluded: &'static str,
    pub since: Option<String>,
    /// The first day out; once it is withdrawn, that day.
    pub until: Option<String>,
    pub because: Vec<ReasonJson>,
}

/// One amendment: in force for anybody, or binding the state or both of the pair asked about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AmendmentJson {
    pub name: String,
    pub in_force: &'static str,
    pub since: Option<String>,
    pub until: Option<String>,
    /// Those that it binds, where the treaty as a whole is asked about.
    pub states: Vec<String>,
    /// Those of whom it is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub maybe: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<MissingJson>,
    pub because: ReasonJson,
}

/// By name the amendments that bind both; where none does nor may, the unamended text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionJson {
    /// The newest of those that surely bind both; `null` is the unamended text.
    pub amendment: Option<String>,
    /// What else the newest can be, where it is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<String>,
    pub amendments: Vec<String>,
    /// Those of which it is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub maybe: Vec<String>,
}

/// By id the treaty that governs between two; `null` is neither.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PriorityJson {
    pub with: String,
    pub governs: Option<String>,
    /// The others that are possible, where it is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<Option<String>>,
    pub because: ReasonJson,
}

/// What goes on for a state that is out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SurvivalJson {
    pub state: String,
    pub what: String,
    pub goes_on: &'static str,
    pub since: Option<String>,
    /// Nothing where it has no end.
    pub until: Option<String>,
    pub because: ReasonJson,
}

impl From<&Term> for TermJson {
    fn from(term: &Term) -> Self {
        Self {
            ends: edtf(term.ends),
            notice_by: term.notice_by.map(edtf),
            renews_for: term.renews_for.clone(),
        }
    }
}

impl From<&PartAnswer> for PartJson {
    fn from(part: &PartAnswer) -> Self {
        Self {
            part: part.part.clone(),
            in_force: word(part.in_force),
            since: part.since.map(edtf),
            because: ReasonJson::from(&part.because),
        }
    }
}

impl From<&Reserved> for ReservedJson {
    fn from(it: &Reserved) -> Self {
        let mut schools: BTreeMap<String, String> = BTreeMap::new();
        for (school, to) in &it.schools {
            let own = schools.entry(school.to_string()).or_default();
            *own += &if own.is_empty() { to.to_string() } else { format!(" or {to}") };
        }
        Self {
            by: it.by.to_string(),
            with: it.with.iter().map(ToString::to_string).collect(),
            articles: it.articles.clone(),
            effect: it.effect.to_string(),
            or: it.or.iter().map(ToString::to_string).collect(),
            since: it.since.map(edtf),
            until: it.until.map(edtf),
            schools,
            because: ReasonJson::from(&it.because),
        }
    }
}

impl From<&Declared> for DeclaredJson {
    fn from(it: &Declared) -> Self {
        Self {
            by: it.by.to_string(),
            article: it.article.clone(),
            excluded: word(it.excluded),
            since: it.since.map(edtf),
            until: it.until.map(edtf),
            because: it.because.iter().map(ReasonJson::from).collect(),
        }
    }
}

impl From<&AmendmentAnswer> for AmendmentJson {
    fn from(it: &AmendmentAnswer) -> Self {
        Self {
            name: it.name.clone(),
            in_force: word(it.in_force),
            since: it.since.map(edtf),
            until: it.until.map(edtf),
            states: it.states.iter().map(ToString::to_string).collect(),
            maybe: it.maybe.iter().map(ToString::to_string).collect(),
            missing: it.missing.iter().map(MissingJson::from).collect(),
            because: ReasonJson::from(&it.because),
        }
    }
}

impl From<&Version> for VersionJson {
    fn from(it: &Version) -> Self {
        Self {
            amendment: it.amendments.last().cloned(),
            or: it.maybe.clone(),
            amendments: it.amendments.clone(),
            maybe: it.maybe.clone(),
        }
    }
}

impl From<&Priority> for PriorityJson {
    fn from(it: &Priority) -> Self {
        Self {
            with: it.with.clone(),
            governs: it.governs.clone(),
            or: it.or.clone(),
            because: ReasonJson::from(&it.because),
        }
    }
}

impl From<&Survival> for SurvivalJson {
    fn from(it: &Survival) -> Self {
        Self {
            state: it.state.to_string(),
            what: it.what.clone(),
            goes_on: word(it.goes_on),
            since: it.since.map(edtf),
            until: it.until.map(edtf),
            because: ReasonJson::from(&it.because),
        }
    }
}
