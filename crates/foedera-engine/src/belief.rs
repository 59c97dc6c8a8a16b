//! From statements to facts: whose word counts, what belongs together, what contradicts.
//!
//! A pure function of statements, policy and the day of knowledge. It knows no law: whether an
//! act has any effect is decided elsewhere.

mod anew;
mod conflict;
mod dating;
mod fact;
mod policy;
mod same_act;
mod sequence;
mod then;

pub(crate) use dating::Dating;
pub(crate) use fact::{Fact, Happened, Reading};
pub use policy::{Policy, Said};

use foedera_dates::Day;
use foedera_entities::{EntityId, World};
use foedera_model::{Act, Statement, Status};

use crate::answer::Conflict;
use crate::words;
use policy::Published;

/// What contradicts, with the treaty and the number of the fact that it is about.
#[derive(Clone, Debug)]
pub(crate) struct Contradiction {
    pub(crate) treaty: String,
    pub(crate) fact: usize,
    pub(crate) conflict: Conflict,
}

/// What is believed, and what was heard beside it.
#[derive(Clone, Debug)]
pub(crate) struct Belief {
    /// The statements whose word is used, in the order in which they were handed in.
    pub(crate) said: Vec<Said>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) conflicts: Vec<Contradiction>,
    pub(crate) warnings: Vec<Warning>,
}

/// What an answer should mention, where it is about this treaty, one of these states and a day that
/// the act can have reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Warning {
    pub(crate) treaty: String,
    /// Whose act it is; nobody where it is nobody's in particular.
    pub(crate) actors: Vec<EntityId>,
    /// The first day that it concerns, where only later ones are.
    pub(crate) from: Option<Day>,
    pub(crate) says: String,
}

impl Warning {
    fn of(act: &Act, from: Option<Day>, says: String) -> Self {
        Self { treaty: act.treaty.clone(), actors: act.actors.clone(), from, says }
    }
}

/// The first day on which an act can have been done, as stated.
fn first_day(act: &Act) -> Option<Day> {
    act.on.as_ref().and_then(|it| it.bounds().earliest())
}

/// Facts from statements under a policy, as the world could read them by `known`.
pub(crate) fn believe(said: &[Said], policy: &Policy, known: Option<Day>, world: &World) -> Belief {
    let mut warnings = Vec::new();
    let said = admitted(said, policy, known, &mut warnings);
    let facts = same_act::facts(&said, world);
    let numbered = facts.iter().enumerate();
    let conflicts = numbered.flat_map(|(no, fact)| conflict::of(no, fact, &said)).collect();
    only_planned(&said, &facts, world, &mut warnings);
    sequence::warn(&facts, &mut warnings);
    warnings.dedup();
    Belief { said, facts, conflicts, warnings }
}

/// The statements that the policy admits, that were published in time, and that nobody corrected.
fn admitted(
    said: &[Said],
    policy: &Policy,
    known: Option<Day>,
    warnings: &mut Vec<Warning>,
) -> Vec<Said> {
    let published = |it: &Said| match (known, Published::of(it)) {
        (None, _) => true,
        (Some(_), _) if it.supposed => true,
        (Some(known), published) => published.on.is_some_and(|on| on <= known),
    };
    let visible: Vec<&Said> = said.iter().filter(|it| policy.admits(it) && published(it)).collect();
    let corrected: Vec<&str> =
        visible.iter().filter_map(|it| it.graded.statement.corrects.as_deref()).collect();
    let stands = |it: &&Said| !it.graded.statement.retracts && !corrected.contains(&it.id.as_str());
    let kept: Vec<Said> = visible.into_iter().filter(stands).cloned().collect();
    if known.is_some() {
        warn_of_supposed(&kept, warnings);
    }
    kept
}

fn warn_of_supposed(kept: &[Said], warnings: &mut Vec<Warning>) {
    for it in kept {
        let (act, published) = (&it.graded.statement.act, Published::of(it));
        if let (true, Some(on), false) = (published.supposed, published.on, it.supposed) {
            let told = words::act(act);
            let says =
                format!("no source says when {told} was published; it counts as published on {on}");
            warnings.push(Warning::of(act, first_day(act), says));
        }
    }
}

/// The facts about one treaty: facts come in the order of their treaties.
fn of_treaty<'f>(facts: &'f [Fact], treaty: &str) -> &'f [Fact] {
    let from = facts.partition_point(|it| it.act.treaty.as_str() < treaty);
    let to = facts.partition_point(|it| it.act.treaty.as_str() <= treaty);
    facts.get(from..to).unwrap_or_default()
}

/// What is planned, conditional or denied is no fact, but is told; so is a contest, which leaves the
/// act as it is.
fn only_planned(said: &[Said], facts: &[Fact], world: &World, warnings: &mut Vec<Warning>) {
    for it in said {
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
        let about = of_treaty(facts, &statement.act.treaty);
        if !about.iter().any(|fact| same_act::is_about(fact, &statement.act, world)) {
            let told = words::act(&statement.act);
            let by = words::chain(&statement.chain);
            // What is planned is told before its day, and after.
            let says = format!("{told} is only {kind}, and no fact{by}");
            warnings.push(Warning::of(&statement.act, None, says));
        }
    }
}

/// Who contests an act, and why. Whether an act stands is for the parties or a court to settle
/// (VCLT 46 to 53, 65 to 68), so it decides nothing here.
fn contest(statement: &Statement) -> Warning {
    let (told, by) = (words::act(&statement.act), words::chain(&statement.chain));
    let why = statement.note.as_ref().map_or_else(String::new, |it| format!(": \"{it}\""));
    let says = format!("{told} is contested{by}{why}; the act stands");
    Warning::of(&statement.act, first_day(&statement.act), says)
}
