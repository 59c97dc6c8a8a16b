//! `status --json`: the object of the contract.

use std::collections::BTreeMap;

use foedera_engine::{
    Account, AmendmentAnswer, Answer, Axes, Branch, Conflict, Missing, OpenOn, PartAnswer,
    Possible, Reserved, Residual, Rivals, StateAnswer, Step, Term, Version,
};
use serde::Serialize;
use serde_json::{Value, json};

use super::{ReasonJson, edtf, word};

/// The sight under which an answer was given, in the words in which it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub known: Option<String>,
    pub recorded: Option<String>,
    pub believe: String,
}

/// The answer to `status`, `explain`, `missing` and `what-if`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatusJson {
    pub treaty: String,
    pub on: String,
    /// Whether acts were added that nobody recorded.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub supposed: bool,
    pub known: Option<String>,
    pub recorded: Option<String>,
    pub believe: String,
    /// The state or the pair asked about; empty for the treaty as a whole.
    #[serde(rename = "for", skip_serializing_if = "Vec::is_empty")]
    pub for_states: Vec<String>,
    pub in_force: &'static str,
    pub since: Option<String>,
    pub until: Option<String>,
    /// The treaty that replaced it, once what is asked about has ended by that; of several, all with
    /// `and` between.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// What an open answer hangs on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open_on: Vec<Value>,
    pub except: Vec<PartJson>,
    /// What the reservations of the state asked about come to; of both states of a pair.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reservations: Vec<ReservedJson>,
    /// Amendments that somebody has acted on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<AmendmentJson>,
    /// The version that governs between two, where there are amendments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionJson>,
    pub states: Vec<StateJson>,
    pub missing: Vec<MissingJson>,
    pub residual: Value,
    /// The day of entry into force if all that is missing happened on the day asked about.
    pub would_follow: Option<String>,
    /// The running term of a treaty that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<TermJson>,
    pub conflicts: Vec<ConflictJson>,
    pub branches: Vec<BranchJson>,
    pub warnings: Vec<String>,
    pub because: ReasonJson,
}

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

/// By the name of the newest amendment that binds both; `null` is the unamended text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionJson {
    pub amendment: Option<String>,
    /// The others that are possible, where it is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<Option<String>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StateJson {
    pub state: String,
    pub standing: String,
    /// The other words that are possible, where the standing is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<String>,
    pub since: Option<String>,
    pub until: Option<String>,
    /// Where the standing is open: each of the words that are possible, with its own days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub each: Vec<PossibleJson>,
    pub article_18: Option<String>,
    pub axes: BTreeMap<&'static str, String>,
    pub steps: Vec<StepJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<ReasonJson>,
}

/// One standing that a state may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PossibleJson {
    pub standing: String,
    pub since: Option<String>,
    pub until: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepJson {
    pub step: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organ: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vote: Option<String>,
    /// EDTF; where accounts of equal grade differ, a one-of set.
    pub on: Option<String>,
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

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConflictJson {
    pub act: String,
    pub decided: bool,
    pub accounts: Vec<AccountJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountJson {
    pub says: String,
    pub held_by: Vec<String>,
    pub statements: Vec<String>,
    pub believed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BranchJson {
    /// `accounts` of what happened, or `readings` of the law.
    pub rivals: &'static str,
    pub if_right: Vec<String>,
    pub held_by: Vec<String>,
    pub in_force: &'static str,
    pub since: Option<String>,
    pub until: Option<String>,
}

impl StatusJson {
    #[must_use]
    pub fn new(answer: &Answer, asked: &Asked) -> Self {
        Self {
            treaty: answer.treaty.clone(),
            on: answer.on.to_string(),
            supposed: false,
            known: asked.known.clone(),
            recorded: asked.recorded.clone(),
            believe: asked.believe.clone(),
            for_states: answer.between.iter().map(ToString::to_string).collect(),
            in_force: word(answer.in_force),
            since: answer.since.map(edtf),
            until: answer.until.map(edtf),
            replaced_by: Some(answer.replaced_by.join(" and ")).filter(|it| !it.is_empty()),
            open_on: answer.open_on.iter().map(open_on).collect(),
            except: answer.except.iter().map(PartJson::from).collect(),
            reservations: answer.reservations.iter().map(ReservedJson::from).collect(),
            amendments: answer.amendments.iter().map(AmendmentJson::from).collect(),
            version: answer.version.as_ref().map(VersionJson::from),
            states: answer.states.iter().map(StateJson::from).collect(),
            missing: answer.missing.iter().map(MissingJson::from).collect(),
            residual: answer.residual.as_ref().map_or_else(|| json!({}), residual),
            would_follow: answer.would_follow.map(|day| day.to_string()),
            term: answer.term.as_ref().map(TermJson::from),
            conflicts: answer.conflicts.iter().map(ConflictJson::from).collect(),
            branches: answer.branches.iter().map(BranchJson::from).collect(),
            warnings: answer.warnings.clone(),
            because: ReasonJson::from(&answer.because),
        }
    }

    /// The same as the answer to a question with acts added.
    #[must_use]
    pub fn supposed(self) -> Self {
        Self { supposed: true, ..self }
    }
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
        Self { amendment: it.amendment.clone(), or: it.or.clone() }
    }
}

impl From<&StateAnswer> for StateJson {
    fn from(state: &StateAnswer) -> Self {
        Self {
            state: state.state.to_string(),
            standing: state.standing.to_string(),
            or: state.or.iter().map(ToString::to_string).collect(),
            since: state.since.map(edtf),
            until: state.until.map(edtf),
            each: state.each.iter().map(PossibleJson::from).collect(),
            article_18: state.article_18.map(|it| it.to_string()),
            axes: axes(&state.axes),
            steps: state.steps.iter().map(StepJson::from).collect(),
            because: state.because.iter().map(ReasonJson::from).collect(),
        }
    }
}

impl From<&Possible> for PossibleJson {
    fn from(it: &Possible) -> Self {
        let standing = it.standing.to_string();
        Self { standing, since: it.since.map(edtf), until: it.until.map(edtf) }
    }
}

fn axes(axes: &Axes) -> BTreeMap<&'static str, String> {
    let exit = if axes.exit_settled { axes.exit.to_string() } else { "open".to_owned() };
    BTreeMap::from([
        ("signature", word(axes.signature).to_owned()),
        ("consent", word(axes.consent).to_owned()),
        ("force", word(axes.force).to_owned()),
        ("provisional", word(axes.provisional).to_owned()),
        ("suspended", word(axes.suspended).to_owned()),
        ("exit", exit),
    ])
}

impl From<&Step> for StepJson {
    fn from(step: &Step) -> Self {
        let days: Vec<String> = step.on.iter().map(|it| edtf(*it)).collect();
        let written = step.written.as_ref().map(ToString::to_string);
        let on = written.or_else(|| match days.as_slice() {
            [] => None,
            [day] => Some(day.clone()),
            _ => Some(format!("[{}]", days.join(","))),
        });
        Self {
            step: step.step,
            organ: step.organ.clone(),
            instrument: step.instrument.clone(),
            vote: step.vote.clone(),
            on,
        }
    }
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

impl From<&Conflict> for ConflictJson {
    fn from(conflict: &Conflict) -> Self {
        let accounts = conflict.accounts.iter().map(AccountJson::from).collect();
        Self { act: conflict.act.clone(), decided: conflict.decided, accounts }
    }
}

impl From<&Account> for AccountJson {
    fn from(account: &Account) -> Self {
        Self {
            says: account.says.clone(),
            held_by: account.held_by.clone(),
            statements: account.statements.clone(),
            believed: account.believed,
        }
    }
}

impl From<&Branch> for BranchJson {
    fn from(branch: &Branch) -> Self {
        Self {
            rivals: match branch.rivals {
                Rivals::Accounts => "accounts",
                Rivals::Readings => "readings",
            },
            if_right: branch.if_right.clone(),
            held_by: branch.held_by.clone(),
            in_force: word(branch.in_force),
            since: branch.since.map(edtf),
            until: branch.until.map(edtf),
        }
    }
}

fn open_on(it: &OpenOn) -> Value {
    match it {
        OpenOn::Date { act, bounds } => {
            json!({ "kind": "date", "act": act, "between": edtf(*bounds) })
        }
        OpenOn::Rivals { act, accounts } => {
            json!({ "kind": "rivals", "act": act, "accounts": accounts })
        }
        OpenOn::Text { clause, words } => {
            json!({ "kind": "text", "clause": clause, "words": words })
        }
        OpenOn::Convention { clause, cure } => {
            json!({ "kind": "convention", "clause": clause, "cure": cure })
        }
        OpenOn::Reading { question } => json!({ "kind": "reading", "question": question }),
        OpenOn::Gap { says } => json!({ "kind": "gap", "says": says }),
        OpenOn::Limit => json!({ "kind": "limit" }),
    }
}

fn residual(it: &Residual) -> Value {
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
