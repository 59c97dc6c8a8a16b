//! From statements to facts: whose word counts, what belongs together, what contradicts.
//!
//! A pure function of statements, policy and the day of knowledge, for each treaty by itself. It knows
//! no law: whether an act has any effect is decided elsewhere.

mod anew;
mod conflict;
mod dating;
mod fact;
mod policy;
mod record;
mod same_act;
mod sequence;
mod then;

pub(crate) use dating::Dating;
pub(crate) use fact::{Fact, FactNo, Happened, Reading};
pub use policy::{Policy, Said};
pub(crate) use record::{Record, Told};

use std::sync::Arc;

use foedera_dates::Day;
use foedera_entities::{EntityId, World};
use foedera_model::{Act, Statement, Status};

use crate::answer::Conflict;
use crate::words;
use policy::Published;

/// What contradicts, with the number of the fact that it is about.
#[derive(Clone, Debug)]
pub(crate) struct Contradiction {
    pub(crate) fact: FactNo,
    pub(crate) conflict: Conflict,
}

/// What is believed of one treaty, and what was heard beside it.
#[derive(Clone, Debug)]
pub(crate) struct Belief {
    /// The statements whose word is used, in the order in which they were handed in.
    pub(crate) said: Told,
    pub(crate) facts: Vec<Fact>,
    pub(crate) conflicts: Vec<Contradiction>,
    pub(crate) warnings: Vec<Warning>,
}

impl Belief {
    /// The statements of these numbers.
    pub(crate) fn told(&self, by: &[usize]) -> impl Iterator<Item = &Said> {
        by.iter().filter_map(|index| self.said.get(*index)).map(|it| &**it)
    }
}

/// What an answer should mention, where it is about one of these states and a day that the act can
/// have reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Warning {
    /// Whose act it is; nobody where it is nobody's in particular.
    pub(crate) actors: Vec<EntityId>,
    /// The first day that it concerns, where only later ones are.
    pub(crate) from: Option<Day>,
    pub(crate) says: String,
}

impl Warning {
    fn of(act: &Act, from: Option<Day>, says: String) -> Self {
        Self { actors: act.actors.clone(), from, says }
    }
}

/// The first day on which an act can have been done, as stated.
fn first_day(act: &Act) -> Option<Day> {
    act.on.as_ref().and_then(|it| it.bounds().earliest())
}

/// Whose word is used, and what the world could read by a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight<'a> {
    pub(crate) policy: &'a Policy,
    /// The day up to which publications are used; without it, all are.
    pub(crate) known: Option<Day>,
    pub(crate) world: &'a World,
}

impl Sight<'_> {
    /// Whether a statement was published in time, and the policy admits it.
    fn sees(&self, said: &Said) -> bool {
        let published =
            |known: Day| said.supposed || Published::of(said).on.is_some_and(|on| on <= known);
        self.policy.admits(said) && self.known.is_none_or(published)
    }
}

/// Facts about one treaty from what is said of it.
pub(crate) fn believe(record: &Record, treaty: usize, sight: Sight<'_>) -> Belief {
    let mut warnings = Vec::new();
    let said = admitted(record, treaty, sight);
    if sight.known.is_some() {
        warn_of_supposed(&said, &mut warnings);
    }
    let facts = same_act::facts(&said, sight.world);
    let mut belief = Belief { said, facts, conflicts: Vec::new(), warnings };
    let numbered = belief.facts.iter().enumerate();
    let numbered = numbered.map(|(index, fact)| (FactNo::new(treaty, index), fact));
    belief.conflicts = numbered.flat_map(|(no, fact)| conflict::of(no, fact, &belief)).collect();
    only_planned(&mut belief, sight.world);
    sequence::warn(&belief.facts, &mut belief.warnings);
    belief.warnings.dedup();
    belief
}

/// The statements about a treaty that the policy admits, that were published in time, and that nobody
/// corrected.
fn admitted(record: &Record, treaty: usize, sight: Sight<'_>) -> Told {
    let all = record.under(treaty).cloned().unwrap_or_default();
    let corrected = |it: &Said| record.corrections_of(&it.id).any(|it| sight.sees(it));
    let stands = |it: &Said| sight.sees(it) && !it.graded.statement.retracts && !corrected(it);
    if all.iter().all(|it| stands(it)) {
        return all;
    }
    Arc::new(all.iter().filter(|it| stands(it)).cloned().collect())
}

/// How the warning of an act begins of which no source says when it was published.
pub const UNPUBLISHED: &str = "no source says when ";

fn warn_of_supposed(kept: &[Arc<Said>], warnings: &mut Vec<Warning>) {
    for it in kept {
        let (act, published) = (&it.graded.statement.act, Published::of(it));
        if let (true, Some(on), false) = (published.supposed, published.on, it.supposed) {
            let told = words::act(act);
            let says = format!("{UNPUBLISHED}{told} was published; it counts as published on {on}");
            warnings.push(Warning::of(act, first_day(act), says));
        }
    }
}

/// What is planned, conditional or denied is no fact, but is told; so is a contest, which leaves the
/// act as it is.
fn only_planned(belief: &mut Belief, world: &World) {
    let mut warnings = Vec::new();
    for it in belief.said.iter() {
        let statement = &it.graded.statement;
        let kind = match statement.status {
            Status::Happened => continue,
            Status::Planned => "planned",
            Status::Conditional => "conditional",
            Status::Denied => "denied",
            Status::Contested => {
                warnings.push(contest(statement));
                continue;
            }
        };
        if !belief.facts.iter().any(|fact| same_act::is_about(fact, &statement.act, world)) {
            let told = words::act(&statement.act);
            let by = words::chain(&statement.chain);
            // What is planned is told before its day, and after.
            let says = format!("{told} is only {kind}, and no fact{by}");
            warnings.push(Warning::of(&statement.act, None, says));
        }
    }
    belief.warnings.append(&mut warnings);
}

/// Who contests an act, and why. Whether an act stands is for the parties or a court to settle
/// (VCLT 46 to 53, 65 to 68), so it decides nothing here.
fn contest(statement: &Statement) -> Warning {
    let (told, by) = (words::act(&statement.act), words::chain(&statement.chain));
    let why = statement.note.as_ref().map_or_else(String::new, |it| format!(": \"{it}\""));
    let says = format!("{told} is contested{by}{why}; the act stands");
    Warning::of(&statement.act, first_day(&statement.act), says)
}
