//! By whom, on whom, on what: the numbers and objects of a trigger.

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Actors, EventKind, Lasting};

use super::Unmet;
use super::occasion::Occasion;
use super::question::{Finding, Question};
use crate::words::list;

/// Those against whom the state stands in the case, as far as the trigger means them: in the event
/// itself, and where that is too few, in earlier attacks that are not over.
pub(super) fn adversaries(here: &Occasion<'_>, victim: Option<EntityId>) -> Vec<EntityId> {
    let mut found = in_this_event(here, victim);
    if let Some(named) = here.attackers_named()
        && is_below(found.len(), named.number.at_least)
    {
        found.extend(meant(here, named, &earlier(here, victim)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn in_this_event(here: &Occasion<'_>, victim: Option<EntityId>) -> Vec<EntityId> {
    let all = victim.map_or(&here.event.by[..], |it| here.adversaries(it));
    here.attackers_named().map_or_else(|| all.to_vec(), |named| meant(here, named, all))
}

fn meant(here: &Occasion<'_>, named: &Actors, among: &[EntityId]) -> Vec<EntityId> {
    let meant = |it: &&EntityId| here.is_in(&named.set, **it) != Verdict::No;
    among.iter().filter(meant).copied().collect()
}

/// Who attacked the same state before, where it is not surely over.
fn earlier(here: &Occasion<'_>, victim: Option<EntityId>) -> Vec<EntityId> {
    let Some(victim) = victim else { return Vec::new() };
    let begun = here.event.on.bounds();
    let goes_on = |it: &foedera_model::Event| {
        let is_blow = matches!(it.kind, EventKind::Attacks | EventKind::DeclaresWar);
        let is_over = matches!(it.lasting, Lasting::Until(last)
            if begun.earliest().is_some_and(|day| last < day));
        is_blow && !is_over && begun.is_before(it.on.bounds()) != Verdict::Yes
    };
    let attacks = here.events.iter().filter(|(_, it)| it.to.contains(&victim) && goes_on(it));
    attacks.flat_map(|(_, it)| it.by.iter().copied()).collect()
}

fn is_below(count: usize, number: u32) -> bool {
    u32::try_from(count).is_ok_and(|count| count < number)
}

/// Whether those who act are the ones that the trigger names, and as many.
pub(super) fn by_whom(here: &Occasion<'_>, victim: Option<EntityId>) -> Option<Finding> {
    let named = here.attackers_named()?;
    let (own, all) = (in_this_event(here, victim), adversaries(here, victim));
    let number = &named.number;
    let finding = if own.is_empty() {
        let who = list(victim.map_or(&here.event.by[..], |it| here.adversaries(it)));
        Finding::no(Unmet::OtherAttacker, format!("{who} is not whom the treaty names"))
    } else if is_below(all.len(), number.at_least) {
        let says = format!("{} alone: the treaty asks for {} or more", list(&all), number.at_least);
        Finding::no(Unmet::TooFewAttackers, says)
    } else if number.at_most.is_some_and(|most| most < count(&all)) {
        Finding::no(Unmet::TooManyAttackers, format!("{} are more than it asks for", list(&all)))
    } else if is_below(own.len(), number.at_least) {
        let what = format!("the attacks by {} belong to one war", list(&all));
        Question::new(what, &["same war", "one war"], &["another war", "separate war"]).settle(here)
    } else {
        surely(here, named, &own)
    };
    Some(finding)
}

fn count(of: &[EntityId]) -> u32 {
    u32::try_from(of.len()).unwrap_or(u32::MAX)
}

/// Whether enough of them are surely meant.
fn surely(here: &Occasion<'_>, named: &Actors, own: &[EntityId]) -> Finding {
    let sure: Vec<EntityId> =
        own.iter().filter(|it| here.is_in(&named.set, **it) == Verdict::Yes).copied().collect();
    if is_below(sure.len(), named.number.at_least) {
        let what = format!("{} is one of those that the treaty names", list(own));
        return Finding::open(what.clone(), format!("{what}: this is open on the day"));
    }
    Finding::yes(format!("{} is whom the treaty names", list(&sure)))
}

/// Whether as many are hit as the trigger says.
pub(super) fn on_whom(here: &Occasion<'_>) -> Option<Finding> {
    let named = here.commitment.trigger.as_ref()?.on.as_ref()?;
    let mut hit = here.targets();
    hit.retain(|it| here.is_in(&named.set, *it) != Verdict::No);
    let number = &named.number;
    Some(if is_below(hit.len(), number.at_least) {
        let says = format!("only {}: the treaty asks for {}", list(&hit), number.at_least);
        Finding::no(Unmet::TooFewAttacked, says)
    } else if number.at_most.is_some_and(|most| most < count(&hit)) {
        Finding::no(Unmet::TooManyAttacked, format!("{} are more than it asks for", list(&hit)))
    } else if hit.iter().any(|it| here.is_in(&named.set, *it) == Verdict::Open) {
        let what = format!("{} is one of those that the treaty protects", list(&hit));
        Finding::open(what.clone(), format!("{what}: this is open on the day"))
    } else {
        Finding::yes(format!("{} is whom the treaty protects", list(&hit)))
    })
}

/// Whether what was hit is what the trigger names. An attack on a state of which nothing more is
/// said is one on its territory.
pub(super) fn on_what(here: &Occasion<'_>) -> Option<Finding> {
    let objects = &here.commitment.trigger.as_ref()?.objects;
    let words: Vec<&str> = objects.iter().map(String::as_str).collect();
    let what = format!("what was hit is {}", words.join(", "));
    let question = Question::new(what, &words, &[]);
    let is_called = question.is_raised_by(here.event);
    match objects.iter().any(|it| it == "territory") {
        _ if objects.is_empty() => None,
        true if !is_called => Some(Finding::yes("an attack on a state is one on its territory")),
        _ => Some(question.settle(here)),
    }
}
