//! The computed day beside the recorded one, for the treaty and for each party.

use std::collections::BTreeMap;

use foedera_dates::{Bounds, Day, Verdict};
use foedera_draft::Draft;
use foedera_engine::{Change, Engine, OpenOn, Question};
use foedera_entities::{Entity, EntityId};
use foedera_import::Listed;
use foedera_model::{ActKind, Rule, Topic, Treaty};
use serde::Serialize;

use super::law::entry;
use crate::ask::entry_into_force;

/// How a computed day agrees with the recorded one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    Exact,
    #[serde(rename = "within_1_day")]
    Within1Day,
    #[serde(rename = "within_31_days")]
    Within31Days,
    Wrong,
    /// No day was computed, or none is recorded.
    None,
}

/// What a difference, or the lack of an answer, comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    ConditionNotEncoded,
    ActMissing,
    PredecessorsAct,
    OrganisationCounted,
    CountingConvention,
    RecordAtOdds,
    Unknown,
}

impl Difference {
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::ConditionNotEncoded => "condition not encoded",
            Self::ActMissing => "act missing from the record",
            Self::PredecessorsAct => "predecessor's act",
            Self::OrganisationCounted => "organisation counted",
            Self::CountingConvention => "counting convention",
            Self::RecordAtOdds => "record at odds with the treaty",
            Self::Unknown => "unknown",
        }
    }
}

impl Serialize for Difference {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.word())
    }
}

/// One treaty of an audit.
#[derive(Clone, Debug, Serialize)]
pub struct Audited {
    pub id: String,
    pub title: String,
    pub agreement: Agreement,
    pub computed: Option<Day>,
    pub recorded: Option<Day>,
    pub days_off: Option<i32>,
    pub difference: Option<Difference>,
    /// In the engine's own words where it has some.
    pub because: String,
    pub article: Option<String>,
    pub clause: Option<String>,
    pub parties: u32,
    pub parties_answered: u32,
    pub parties_exact: u32,
    /// What the computed day rests on and nothing states, in words.
    pub supposed: Option<String>,
    /// The better record of the same treaty whose acts were taken, where the folder has two.
    pub acts_of: Option<String>,
    /// The convention in whose text a protocol's clause was read.
    pub under: Option<String>,
}

/// What an audit comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub treaties: u32,
    pub answered: u32,
    pub exact: u32,
    pub within_1_day: u32,
    pub within_31_days: u32,
    pub wrong: u32,
    pub parties: u32,
    pub parties_answered: u32,
    pub parties_exact: u32,
    /// How many of the answered rest on a supposed convention.
    pub supposed: u32,
}

impl Summary {
    pub fn add(&mut self, audited: &Audited) {
        self.treaties += 1;
        self.supposed += u32::from(audited.supposed.is_some());
        let counted = match audited.agreement {
            Agreement::Exact => &mut self.exact,
            Agreement::Within1Day => &mut self.within_1_day,
            Agreement::Within31Days => &mut self.within_31_days,
            Agreement::Wrong => &mut self.wrong,
            Agreement::None => return self.add_parties(audited),
        };
        *counted += 1;
        self.answered += 1;
        self.add_parties(audited);
    }

    fn add_parties(&mut self, audited: &Audited) {
        self.parties += audited.parties;
        self.parties_answered += audited.parties_answered;
        self.parties_exact += audited.parties_exact;
    }
}

impl Audited {
    /// The same without a day: somebody succeeded to the treaty, and no act of the predecessor is recorded.
    pub(super) fn without_predecessor(self) -> Self {
        Self {
            agreement: Agreement::None,
            computed: None,
            days_off: None,
            difference: Some(Difference::ActMissing),
            because: "an act of a state to whom another succeeded is not recorded".into(),
            parties_answered: 0,
            parties_exact: 0,
            ..self
        }
    }
}

const PARTY: &str = "party";

pub(super) fn compare(
    listed: &Listed,
    treaty: &Treaty,
    draft: &Draft,
    engine: &Engine,
    text: &str,
    in_force: Option<Day>,
) -> Audited {
    let changes = engine.timeline(&treaty.id, None).unwrap_or_default();
    let unread = unread(draft, text);
    let open = open_on(treaty, engine, &changes);
    // A sentence on entry into force that was not understood could change the day.
    let settled = unread.is_none() && open.is_none();
    let found = computed(&changes).filter(|_| settled);
    // Whoever is recorded as leaving before has left a treaty in force: an act before that is missing.
    let too_late = in_force.filter(|shown| found.is_some_and(|found| *shown < found));
    let computed = found.filter(|_| too_late.is_none());
    let recorded = listed.recorded_force().and_then(|it| it.bounds().is_day());
    let days_off = computed.zip(recorded).map(|(ours, theirs)| ours.number() - theirs.number());
    let agreement = agreement(days_off);
    let explained = match days_off {
        Some(0) => None,
        Some(off) => Some(disagreement(off, draft, &changes)),
        None => Some(match too_late {
            Some(day) => (Difference::ActMissing, format!("the record shows it in force on {day}")),
            None => no_answer(draft, engine, treaty, unread, open),
        }),
    };
    let clause = draft.clauses.iter().find(|it| matches!(it.rule, Rule::EntersIntoForce { .. }));
    let (answered, exact) = parties(listed, &changes, computed);
    Audited {
        id: listed.id.clone(),
        title: listed.title.clone(),
        agreement,
        computed,
        recorded,
        days_off,
        difference: explained.as_ref().map(|it| it.0),
        because: explained.map_or_else(String::new, |it| it.1),
        article: clause.and_then(|it| it.article.as_ref()).map(|it| it.0.clone()),
        clause: clause.and_then(|it| foedera_clauses::sentence(&it.rule)),
        parties: count(recorded_parties(listed).len()),
        parties_answered: answered,
        parties_exact: exact,
        supposed: None,
        acts_of: None,
        under: None,
    }
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

fn agreement(days_off: Option<i32>) -> Agreement {
    match days_off.map(i32::abs) {
        None => Agreement::None,
        Some(0) => Agreement::Exact,
        Some(1) => Agreement::Within1Day,
        Some(2..=31) => Agreement::Within31Days,
        Some(_) => Agreement::Wrong,
    }
}

/// The day on which the treaty first comes into force, where every completion has the same.
fn computed(changes: &[Change]) -> Option<Day> {
    let first = entry_into_force(changes)?;
    first.on.is_day().filter(|_| first.certain)
}

/// A sentence on entry into force that stands in the text and not in the draft.
fn unread(draft: &Draft, text: &str) -> Option<String> {
    let on_topic = draft.not_understood.iter().find(|it| it.topic == Topic::EntryIntoForce)?;
    let words = crate::drafted::words(on_topic.sentence, text);
    Some(format!("{}: {words}", on_topic.why))
}

/// What the engine's answer hangs on, asked for the first day on which it may be in force.
fn open_on(treaty: &Treaty, engine: &Engine, changes: &[Change]) -> Option<OpenOn> {
    let on = entry_into_force(changes).and_then(|it| it.on.earliest()).unwrap_or(Day::MAX);
    let question = Question { treaty: treaty.id.clone(), on, of: None, with: None };
    engine.status(&question).ok()?.open_on.into_iter().next()
}

fn no_answer(
    draft: &Draft,
    engine: &Engine,
    treaty: &Treaty,
    unread: Option<String>,
    open: Option<OpenOn>,
) -> (Difference, String) {
    if let Some(why) = unread {
        return (Difference::ConditionNotEncoded, why);
    }
    if entry(draft).is_none() {
        return (Difference::ConditionNotEncoded, "no clause on entry into force was found".into());
    }
    match open {
        Some(OpenOn::Convention { cure, .. }) => return (Difference::CountingConvention, cure),
        Some(open) => return (Difference::Unknown, open.to_string()),
        None => {}
    }
    let question = Question { treaty: treaty.id.clone(), on: Day::MAX, of: None, with: None };
    let missing = engine.status(&question).map(|it| it.missing).unwrap_or_default();
    let missing: Vec<&str> = missing.iter().map(|it| it.act.as_str()).collect();
    (Difference::ActMissing, format!("missing: {}", missing.join("; ")))
}

/// Whose acts decided, and what that says about a day that differs.
fn disagreement(off: i32, draft: &Draft, changes: &[Change]) -> (Difference, String) {
    let first = entry_into_force(changes);
    let says = first.map(|it| it.because.says.clone()).unwrap_or_default();
    let world = foedera_entities::World::embedded();
    let of_kind = |is_it: fn(&Entity) -> bool| -> Vec<EntityId> {
        let mut all: Vec<EntityId> = changes.iter().filter_map(|it| it.state).collect();
        all.retain(|id| world.entity(id).is_some_and(is_it));
        all.sort_unstable();
        all.dedup();
        all
    };
    let organisations = of_kind(Entity::is_integration_organisation);
    // One that goes on after a part of it left has acted for itself.
    let ended = of_kind(|it| it.existed_on(Day::MAX) == Verdict::No);
    let difference = match off {
        -1 | 1 => Difference::CountingConvention,
        // A later day was computed: somebody's act is not among those recorded.
        1.. => Difference::ActMissing,
        _ if !organisations.is_empty() => Difference::OrganisationCounted,
        _ if !ended.is_empty() => Difference::PredecessorsAct,
        _ if reads_whole(draft) => Difference::RecordAtOdds,
        _ => Difference::Unknown,
    };
    let counted = match difference {
        Difference::OrganisationCounted => organisations,
        Difference::PredecessorsAct => ended,
        Difference::ConditionNotEncoded
        | Difference::ActMissing
        | Difference::CountingConvention
        | Difference::RecordAtOdds
        | Difference::Unknown => Vec::new(),
    };
    let counted: Vec<&str> = counted.iter().map(EntityId::as_str).collect();
    let with = if counted.is_empty() {
        String::new()
    } else {
        format!("; counted: {}", counted.join(", "))
    };
    (difference, says + &with)
}

/// Whether nothing is left of what decides when it enters into force, and for whom.
fn reads_whole(draft: &Draft) -> bool {
    let decides = |topic| matches!(topic, Topic::EntryIntoForce | Topic::Consent);
    !draft.not_understood.iter().any(|it| decides(it.topic))
}

/// The days on which the data say that it came into force for single parties.
fn recorded_parties(listed: &Listed) -> BTreeMap<EntityId, Day> {
    let own = listed
        .recorded
        .iter()
        .filter(|it| it.kind == ActKind::EntryIntoForce && it.occurrence == 1);
    own.filter_map(|it| Some((it.of?, it.on.as_ref()?.bounds().is_day()?))).collect()
}

/// For how many parties a day was computed, and for how many the recorded one.
fn parties(listed: &Listed, changes: &[Change], treaty: Option<Day>) -> (u32, u32) {
    if treaty.is_none() {
        return (0, 0);
    }
    let mut first: BTreeMap<EntityId, Bounds> = BTreeMap::new();
    for change in changes.iter().filter(|it| it.to == PARTY && it.certain) {
        if let Some(state) = change.state {
            first.entry(state).or_insert(change.on);
        }
    }
    let pairs = recorded_parties(listed)
        .into_iter()
        .filter_map(|(state, theirs)| Some((first.get(&state)?.is_day()?, theirs)));
    let pairs: Vec<(Day, Day)> = pairs.collect();
    let exact = pairs.iter().filter(|(ours, theirs)| ours == theirs).count();
    (count(pairs.len()), count(exact))
}
