//! `casus --json`: who owes what to whom when these events happen.

use std::collections::BTreeMap;

use foedera_engine::casus::{
    Casus, Clash, LawReading, Owed, SetAside, Stage, Undecided, Under, Unperformed, Unsettled,
    Untouched,
};
use foedera_entities::EntityId;
use foedera_model::{Decider, Duty, Label, NeutralityKind};
use serde::Serialize;

use super::ReasonJson;
use super::cascade::{self, BranchJson, CauseJson, LapseJson, PerformanceJson};
use super::coded::CodedJson;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CasusJson {
    pub scenario: String,
    pub duties: Vec<DutyJson>,
    pub conflicts: Vec<ClashJson>,
    /// Who performs what in which round of the cascade.
    pub performances: Vec<PerformanceJson>,
    /// Treaties that lapse by the events or by a performance.
    pub lapses: Vec<LapseJson>,
    /// What follows if something open turns out so; apart from all above.
    pub branches: Vec<BranchJson>,
    /// How many more there may be, past the limit of those that are followed.
    #[serde(skip_serializing_if = "is_none")]
    pub branches_not_followed: usize,
    /// Words on commitments that are kept as text, with each event that they may touch.
    pub undecided: Vec<UndecidedJson>,
    /// Commitments that events do not touch, whatever is in force.
    pub untouched: Vec<UntouchedJson>,
    /// Commitments that were secret on the day of knowledge, and are asked nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub secret: Vec<SecretJson>,
    /// Events that test no commitment.
    pub mute: Vec<MuteJson>,
    /// Treaties of the answers above that cannot matter here.
    pub set_aside: Vec<SetAsideJson>,
    /// What is to be minded of treaties under whose texts something is owed, or may be, as their status tells it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub warnings: BTreeMap<String, Vec<String>>,
    /// Of the alliances of the answers that others coded, by whom, and who is in them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coded: Vec<CodedJson>,
}

/// Words on commitments that are kept as text, and what is known of them when one event happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UndecidedJson {
    pub treaty: String,
    pub clause: Option<String>,
    /// The clause with its quotation.
    pub words: String,
    /// The place of the event among those of the scenario, from 1.
    pub event: usize,
    pub states: Vec<String>,
    /// `open`, or `not-bound`.
    pub state: &'static str,
    /// Why it is not bound, in words.
    pub why_not: Option<String>,
    /// What the force of the treaty hangs on, where that is open too.
    #[serde(rename = "if", skip_serializing_if = "Vec::is_empty")]
    pub unsettled: Vec<UnsettledJson>,
}

/// A commitment with the events that do not touch it for one and the same reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UntouchedJson {
    pub treaty: String,
    pub clause: Option<String>,
    pub words: String,
    /// Whether that is what others coded of the treaty, and not its text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub as_coded: bool,
    /// The places of the events among those of the scenario, from 1.
    pub events: Vec<usize>,
    pub why: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MuteJson {
    /// The place of the event among those of the scenario, from 1.
    pub event: usize,
    pub why: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetAsideJson {
    pub treaty: String,
    pub why: String,
}

/// A commitment that was secret on the day of knowledge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SecretJson {
    pub treaty: String,
    pub clause: Option<String>,
}

/// One duty of one bearer toward one beneficiary.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DutyJson {
    pub bearer: String,
    pub beneficiary: String,
    pub against: Vec<String>,
    pub kind: String,
    pub treaty: String,
    pub clause: Option<String>,
    pub words: String,
    /// Whether that is what others coded of the treaty, and not its text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub as_coded: bool,
    /// The place of the event among those of the scenario, from 1.
    pub event: usize,
    pub on: String,
    /// Since when, where the event began before entry into force and went on.
    pub since: Option<String>,
    /// The first day on which what is owed at all times is owed no more, while the event goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    pub state: String,
    /// Why it is not bound or not triggered, in words.
    pub why_not: Option<String>,
    #[serde(rename = "if", skip_serializing_if = "Vec::is_empty")]
    pub unsettled: Vec<UnsettledJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<LawReadingJson>,
    pub timing: Option<String>,
    pub means: Option<String>,
    pub means_decided_by: Option<String>,
    pub in_accordance_with: Option<String>,
    pub except: Vec<String>,
    /// That bearer and beneficiary fight each other by another event: the words of the treaty do not ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mind: Option<String>,
    pub lawful_if: Vec<&'static str>,
    pub article_18: Option<String>,
    /// The round of the cascade: 0 for the events themselves.
    pub round: u32,
    /// What a duty of a later round follows from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<CauseJson>,
    /// `recorded` or `alleged` by someone; Foedera finds no breaches.
    pub non_performance: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unperformed: Vec<UnperformedJson>,
    pub because: ReasonJson,
}

/// A report of the scenario that a duty was not performed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnperformedJson {
    /// Its place among the events of the scenario, from 1.
    pub event: usize,
    pub on: String,
    /// Who alleges it; empty where it is recorded.
    pub alleged_by: Vec<String>,
    pub denied_by: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnsettledJson {
    pub what: String,
    pub held_by: Vec<String>,
    pub denied_by: Vec<String>,
}

/// What a duty comes to on one reading of a question that the law leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LawReadingJson {
    pub says: &'static str,
    pub clause: &'static str,
    pub held_by: Vec<String>,
    pub state: String,
    pub why_not: Option<String>,
    #[serde(rename = "if")]
    pub unsettled: Vec<UnsettledJson>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClashJson {
    pub kind: String,
    /// Places among the duties, from 0.
    pub duties: Vec<usize>,
    pub certain: bool,
    /// The treaty of a pledge to the enemy; where that is owed at all times it is none of the duties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pledge: Option<String>,
    /// Whether something that clashes is what others coded, and not a text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub as_coded: bool,
    pub because: ReasonJson,
}

impl From<&Casus> for CasusJson {
    fn from(casus: &Casus) -> Self {
        Self {
            scenario: casus.scenario.clone(),
            duties: cascade::duties(casus, &casus.duties, &[]),
            conflicts: casus.clashes.iter().map(ClashJson::from).collect(),
            performances: casus.performances.iter().map(PerformanceJson::from).collect(),
            lapses: casus.lapses.iter().map(LapseJson::from).collect(),
            branches: casus.branches.iter().map(|it| cascade::branch(casus, it)).collect(),
            branches_not_followed: casus.unfollowed,
            undecided: casus.undecided.iter().map(UndecidedJson::from).collect(),
            untouched: untouched(&casus.untouched),
            secret: casus.secret.iter().map(SecretJson::from).collect(),
            mute: casus.mute.iter().map(|(at, why)| mute(*at, why)).collect(),
            set_aside: casus.set_aside.iter().map(SetAsideJson::from).collect(),
            warnings: BTreeMap::new(),
            coded: Vec::new(),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// Those of one commitment and one reason together, in the order of the first event.
fn untouched(all: &[Untouched]) -> Vec<UntouchedJson> {
    let mut told: Vec<UntouchedJson> = Vec::new();
    for of_one in all.chunk_by(|one, next| one.under == next.under) {
        let begun = told.len();
        for it in of_one {
            let why = it.why.to_string();
            match told.iter_mut().skip(begun).find(|told| told.why == why) {
                Some(told) => told.events.push(it.event + 1),
                None => told.push(UntouchedJson {
                    treaty: it.under.treaty.clone(),
                    clause: clause(it.under.article.as_ref()),
                    words: it.under.words.clone(),
                    as_coded: it.under.as_coded,
                    events: vec![it.event + 1],
                    why,
                }),
            }
        }
    }
    told
}

fn mute(at: usize, why: &impl ToString) -> MuteJson {
    MuteJson { event: at + 1, why: why.to_string() }
}

pub(super) fn clause(article: Option<&Label>) -> Option<String> {
    article.map(|it| format!("article {}", it.0))
}

impl From<&Undecided> for UndecidedJson {
    fn from(it: &Undecided) -> Self {
        Self {
            treaty: it.under.treaty.clone(),
            clause: clause(it.under.article.as_ref()),
            words: it.under.words.clone(),
            event: it.event + 1,
            states: it.of.iter().map(ToString::to_string).collect(),
            state: if it.why_not.is_none() { "open" } else { "not-bound" },
            why_not: it.why_not.map(|it| it.to_string()),
            unsettled: it.unsettled.iter().map(UnsettledJson::from).collect(),
        }
    }
}

impl From<&Under> for SecretJson {
    fn from(it: &Under) -> Self {
        Self { treaty: it.treaty.clone(), clause: clause(it.article.as_ref()) }
    }
}

impl From<&SetAside> for SetAsideJson {
    fn from(it: &SetAside) -> Self {
        Self { treaty: it.treaty.clone(), why: it.why.to_string() }
    }
}

impl From<&Owed> for DutyJson {
    fn from(owed: &Owed) -> Self {
        Self {
            bearer: owed.bearer.to_string(),
            beneficiary: owed.beneficiary.to_string(),
            against: owed.against.iter().map(ToString::to_string).collect(),
            kind: kind(&owed.duty),
            treaty: owed.under.treaty.clone(),
            clause: clause(owed.under.article.as_ref()),
            words: owed.under.words.clone(),
            as_coded: owed.under.as_coded,
            event: owed.event + 1,
            on: owed.on.to_string(),
            since: owed.since.map(|it| it.to_string()),
            until: owed.until.map(|it| it.to_string()),
            state: owed.state.to_string(),
            why_not: why_not(owed.state),
            unsettled: owed.unsettled.iter().map(UnsettledJson::from).collect(),
            readings: owed.readings.iter().map(LawReadingJson::from).collect(),
            timing: owed.timing.clone(),
            means: owed.means.clone(),
            means_decided_by: owed.means_decided_by.as_ref().map(decider),
            in_accordance_with: owed.accordance.clone(),
            except: owed.exceptions.clone(),
            mind: owed.minded.as_ref().map(|it| it.says.clone()),
            lawful_if: owed.lawful_if.to_vec(),
            article_18: owed.article_18.map(|it| it.to_string()),
            round: owed.round,
            cause: None,
            non_performance: non_performance(&owed.unperformed),
            unperformed: owed.unperformed.iter().map(UnperformedJson::from).collect(),
            because: ReasonJson::from(&owed.because),
        }
    }
}

/// What is recorded comes before what somebody alleges.
fn non_performance(reports: &[Unperformed]) -> Option<&'static str> {
    let is_recorded = reports.iter().any(Unperformed::is_recorded);
    let of_some = if is_recorded { "recorded" } else { "alleged" };
    (!reports.is_empty()).then_some(of_some)
}

impl From<&Unperformed> for UnperformedJson {
    fn from(it: &Unperformed) -> Self {
        let names = |states: &[EntityId]| states.iter().map(ToString::to_string).collect();
        Self {
            event: it.event + 1,
            on: it.on.to_string(),
            alleged_by: names(&it.alleged_by),
            denied_by: names(&it.denied_by),
        }
    }
}

impl From<&Unsettled> for UnsettledJson {
    fn from(it: &Unsettled) -> Self {
        Self { what: it.what.clone(), held_by: it.held_by.clone(), denied_by: it.denied_by.clone() }
    }
}

impl From<&LawReading> for LawReadingJson {
    fn from(it: &LawReading) -> Self {
        Self {
            says: it.says,
            clause: it.clause,
            held_by: it.held_by.clone(),
            state: it.state.to_string(),
            why_not: why_not(it.state),
            unsettled: it.unsettled.iter().map(UnsettledJson::from).collect(),
        }
    }
}

impl From<&Clash> for ClashJson {
    fn from(clash: &Clash) -> Self {
        Self {
            kind: clash.kind.to_string(),
            duties: clash.duties.clone(),
            certain: clash.certain,
            pledge: clash.pledge.as_ref().map(|it| it.treaty.clone()),
            as_coded: clash.as_coded,
            because: ReasonJson::from(&clash.because),
        }
    }
}

fn decider(decider: &Decider) -> String {
    match decider {
        Decider::EachParty => "each party".to_owned(),
        Decider::AnyParty => "any party".to_owned(),
        Decider::Organ(organ) => organ.clone(),
    }
}

fn why_not(state: Stage) -> Option<String> {
    match state {
        Stage::NotBound(absent) => Some(absent.to_string()),
        Stage::NotTriggered(unmet) => Some(unmet.to_string()),
        Stage::TriggeredIf | Stage::Triggered | Stage::Waived | Stage::Disputed => None,
    }
}

/// The kind of a duty: ATOP's five by their names, the others in words.
fn kind(duty: &Duty) -> String {
    match duty {
        Duty::Defense(_) => "defense",
        Duty::Offense => "offense",
        Duty::Neutrality(NeutralityKind::Plain) => "neutrality",
        Duty::Neutrality(NeutralityKind::Benevolent) => "benevolent neutrality",
        Duty::Neutrality(NeutralityKind::Strict) => "strict neutrality",
        Duty::NonAggression => "nonaggression",
        Duty::Consultation => "consultation",
        Duty::NoAidToEnemy => "no aid to the enemy",
        Duty::NoHostileAlliance => "no hostile alliance",
        Duty::NoSeparatePeace => "no separate peace",
        Duty::MilitaryAid => "military aid",
        Duty::UseOfTerritory => "use of territory",
        Duty::DenialOfTerritory => "denial of territory",
        Duty::Guarantee(of) => return format!("guarantee of {of}"),
        Duty::RejectionOfCoerciveMeasures => "rejection of coercive measures",
        Duty::Other(words) => words,
    }
    .to_owned()
}
