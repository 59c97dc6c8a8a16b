//! The oracle's answer: what all completions have in common.

use std::collections::BTreeSet;

use foedera_dates::{Bounds, Conventions, Day, Verdict};
use foedera_engine::Standing;
use foedera_entities::EntityId;
use foedera_model::{Condition, Duration, Rule, Treaty, When};

use crate::case::Case;
use crate::completions::{self, Deed};
use crate::conditions::{self, Scene};
use crate::life::{self, Life, StateDay, TreatyDay};
use crate::recognition;
use crate::sets::Record;

/// Every completion of a case, lived through.
#[derive(Debug)]
pub(crate) struct Oracle {
    pub(crate) lives: Vec<Life>,
}

/// What is so on a day, over all completions. An end that is nothing lies beyond the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) verdict: Verdict,
    /// The first days of the spells that hold the day.
    pub(crate) since: BTreeSet<Day>,
    /// Their first days out.
    pub(crate) until: BTreeSet<Option<Day>>,
}

impl Oracle {
    pub(crate) fn of(case: &Case) -> Self {
        let states = case.states();
        let all: Vec<Vec<Deed>> = completions::all(&case.said)
            .iter()
            .flat_map(|deeds| recognition::eyes(case.subject(), deeds))
            .collect();
        let live = |case: &Case| {
            let live = |deeds, reenters| live(case, case.subject(), (deeds, reenters), &states);
            let both = all.iter().flat_map(|deeds| [live(deeds, false), live(deeds, true)]);
            both.collect::<Vec<_>>()
        };
        Self { lives: counted(case).iter().flat_map(live).collect() }
    }

    /// Why the page does not decide this case, if it does not.
    pub(crate) fn unclear(&self) -> Option<&'static str> {
        self.lives.iter().find_map(|it| it.unclear)
    }

    /// Whether the treaty is in force on a day; for a state, whether for it.
    pub(crate) fn in_force(&self, of: Option<&EntityId>, on: Day) -> Seen {
        let mut seen =
            Seen { verdict: Verdict::Open, since: BTreeSet::new(), until: BTreeSet::new() };
        let (mut yes, mut no) = (false, false);
        for life in &self.lives {
            let is_so = |it: &TreatyDay| match of {
                Some(of) => it.state(of).is_some_and(|it| it.party),
                None => it.in_force,
            };
            let (before, from) = life.around(on);
            if !from.first().is_some_and(|(_, it)| is_so(it)) {
                no = true;
                continue;
            }
            yes = true;
            let spell = before.iter().rev().take_while(|(_, it)| is_so(it));
            seen.since.insert(spell.last().map_or(on, |(day, _)| *day));
            seen.until.insert(from.iter().find(|(_, it)| !is_so(it)).map(|(day, _)| *day));
        }
        seen.verdict = decided(yes, no);
        seen
    }

    /// What is so for a state on a day, in some completion.
    pub(crate) fn state(&self, of: &EntityId, on: Day) -> Vec<StateDay> {
        let days = self.lives.iter().filter_map(|it| it.on(on)?.state(of).cloned());
        days.collect()
    }

    /// Whether the treaty has ended by the day, in some completion.
    pub(crate) fn may_have_ended(&self, on: Day) -> bool {
        self.lives.iter().any(|it| it.on(on).is_some_and(|it| it.ended))
    }

    pub(crate) fn standings(&self, of: &EntityId, on: Day) -> BTreeSet<Standing> {
        self.state(of, on).iter().map(|it| it.standing).collect()
    }
}

/// The case with every way of counting that its treaties do not state.
fn counted(case: &Case) -> Vec<Case> {
    let mut ways = vec![case.clone()];
    for at in 0..case.treaties.len() {
        let stated = case.treaties[at].head.conventions.unwrap_or(Conventions::UNSTATED);
        let mut more = Vec::new();
        for (way, reading) in ways.iter().flat_map(|it| stated.readings().map(move |to| (it, to))) {
            let mut way = way.clone();
            way.treaties[at].head.conventions = Some(reading);
            more.push(way);
        }
        ways = more;
    }
    ways
}

/// Yes if it is so in every completion, no if in none.
pub(crate) fn decided(yes: bool, no: bool) -> Verdict {
    match (yes, no) {
        (true, false) => Verdict::Yes,
        (false, true) => Verdict::No,
        _ => Verdict::Open,
    }
}

/// The hull of days; without an end where one of them lies beyond the window.
pub(crate) fn hull(days: &BTreeSet<Option<Day>>) -> Option<Bounds> {
    let known: Vec<Day> = days.iter().flatten().copied().collect();
    let last = if days.contains(&None) { None } else { known.last().copied() };
    Bounds::new(Some(*known.first()?), last)
}

/// One treaty in one completion, after those that it hangs on.
fn live(
    case: &Case,
    treaty: &Treaty,
    (deeds, reenters): (&Vec<Deed>, bool),
    states: &[EntityId],
) -> Life {
    let others: Vec<(&Treaty, Life)> = case
        .treaties
        .iter()
        .filter(|it| hangs_on(treaty, it))
        .map(|it| (it, live(case, it, (deeds, reenters), states)))
        .collect();
    let eventful = conditions::eventful(deeds, &others);
    let scene =
        Scene { record: Record { treaty, deeds }, others: &others, eventful: &eventful, reenters };
    let mut life = life::live(scene, states);
    life.unclear = life.unclear.or(others.iter().find_map(|(_, it)| it.unclear));
    life
}

/// Whether one treaty's life depends on another's.
fn hangs_on(treaty: &Treaty, other: &Treaty) -> bool {
    let id = &other.id;
    let names = |rule: &Rule| match rule {
        Rule::EntersIntoForce { when, .. } => when_names(when, id),
        Rule::InForce(Duration::AsLongAs(it)) => it == id,
        Rule::LeavingIsLeaving { other, .. } => other == id,
        _ => false,
    };
    let replaces =
        |rule: &Rule| matches!(rule, Rule::Replaces { treaty: it, .. } if *it == treaty.id);
    treaty.clauses.iter().any(|it| names(&it.rule))
        || other.clauses.iter().any(|it| replaces(&it.rule))
}

fn when_names(when: &When, id: &str) -> bool {
    match when {
        When::On(_) => false,
        When::After { condition, .. } => condition_names(condition, id),
        When::Later(whens) | When::Earlier(whens) => whens.iter().any(|it| when_names(it, id)),
        When::Cases { cases, otherwise } => {
            cases.iter().any(|(it, when)| condition_names(it, id) || when_names(when, id))
                || when_names(otherwise, id)
        }
    }
}

fn condition_names(condition: &Condition, id: &str) -> bool {
    match condition {
        Condition::All(all) | Condition::Any(all) => all.iter().any(|it| condition_names(it, id)),
        Condition::InForce { treaty, .. } | Condition::CeasesInForce { treaty, .. } => treaty == id,
        _ => false,
    }
}
