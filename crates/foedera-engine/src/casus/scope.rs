//! By whom, on whom, on what: the numbers and objects of a trigger.

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Actors, Against, Event, Number, Side};

use super::Unmet;
use super::finding::{Finding, Holds};
use super::issue::Issue;
use super::occasion::Occasion;
use super::order::{self, Relation};
use super::predicate::is_blow;
use super::sides::Pair;
use crate::words::list;

/// Those against whom the state stands in the case, as far as the trigger means them: in the event
/// itself, and where that is too few, in earlier attacks that may not be over.
pub(super) fn adversaries(here: &Occasion<'_>, victim: Option<EntityId>) -> Vec<EntityId> {
    let mut found = in_this_event(here, victim);
    if let Some(named) = here.attackers_named()
        && is_below(found.len(), named.number.at_least)
    {
        let earlier = earlier(here, victim).into_iter();
        found.extend(meant(here, named, earlier.flat_map(|it| it.by.iter().copied())));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn in_this_event(here: &Occasion<'_>, victim: Option<EntityId>) -> Vec<EntityId> {
    let all = victim.map_or(&here.event.by[..], |it| here.adversaries(it)).iter().copied();
    match here.attackers_named() {
        Some(named) => meant(here, named, all),
        None => all.collect(),
    }
}

/// Those that the trigger may mean.
fn meant(
    here: &Occasion<'_>,
    named: &Actors,
    among: impl Iterator<Item = EntityId>,
) -> Vec<EntityId> {
    among.filter(|it| here.is_in(&named.set, *it) != Verdict::No).collect()
}

/// The other attacks on the same state.
fn blows<'h>(here: &Occasion<'h>, victim: EntityId) -> Vec<&'h Event> {
    here.all().filter(|it| is_blow(it) && it.to.contains(&victim)).collect()
}

/// Those of them that may go on.
fn earlier<'h>(here: &Occasion<'h>, victim: Option<EntityId>) -> Vec<&'h Event> {
    let Some(victim) = victim else { return Vec::new() };
    let goes_on = |it: &&Event| order::any(here.event, &[it], Relation::GoingOn).0 != Verdict::No;
    blows(here, victim).into_iter().filter(goes_on).collect()
}

fn is_below(count: usize, number: u32) -> bool {
    u32::try_from(count).is_ok_and(|count| count < number)
}

fn is_above(count: usize, most: Option<u32>) -> bool {
    most.is_some_and(|most| !is_below(count, most.saturating_add(1)))
}

/// Whether those who act are the ones that the trigger names, and as many.
pub(super) fn by_whom(here: &Occasion<'_>, victim: Option<EntityId>) -> Option<Finding> {
    let named = here.attackers_named()?;
    let (own, all) = (in_this_event(here, victim), adversaries(here, victim));
    let number = &named.number;
    let finding = if own.is_empty() {
        let adversaries = victim.map_or(&here.event.by[..], |it| here.adversaries(it));
        let named = here.event.by_name.clone().filter(|_| adversaries.is_empty());
        let who = named.unwrap_or_else(|| list(adversaries));
        Finding::no(Unmet::OtherAttacker, format!("{who} is not whom the treaty names"))
    } else if is_below(all.len(), number.at_least) {
        let says = format!("{} alone: the treaty asks for {} or more", list(&all), number.at_least);
        Finding::no(Unmet::TooFewAttackers, says)
    } else if is_below(own.len(), number.at_least) {
        in_one_war(here, named, victim, &all)
    } else {
        let says = format!("{} is whom the treaty names", list(&own));
        counted(here, named, &own, Unmet::TooManyAttackers, &says)
    };
    Some(finding)
}

/// Whether earlier attacks make up the number: they must be of one war, and go on.
fn in_one_war(
    here: &Occasion<'_>,
    named: &Actors,
    victim: Option<EntityId>,
    all: &[EntityId],
) -> Finding {
    let what = format!("the attacks by {} belong to one war", list(all));
    let issue = Issue::new(what, &["same war", "one war"], &["another war", "separate war"]);
    let one_war = issue.settle(here);
    if !matches!(one_war.holds, Holds::Yes) {
        return one_war;
    }
    let earlier = earlier(here, victim);
    let goes_on = |it: &&&Event| order::any(here.event, &[it], Relation::GoingOn).0 == Verdict::Yes;
    let sure = earlier.iter().filter(goes_on).flat_map(|it| it.by.iter());
    let sure: Vec<EntityId> =
        in_this_event(here, victim).into_iter().chain(sure.copied()).collect();
    if all.iter().any(|it| !sure.contains(it)) {
        let unsure: Vec<&Event> = earlier.iter().copied().filter(|it| !goes_on(&it)).collect();
        let on = order::hangs_on(Relation::GoingOn.words(), &unsure);
        return Finding::hanging(on, format!("{} may not fight together", list(all)));
    }
    let says = format!("{} attack in one war", list(all));
    counted(here, named, all, Unmet::TooManyAttackers, &says)
}

/// Whether those that may be meant are as many as the treaty says, whoever of them is meant.
fn counted(
    here: &Occasion<'_>,
    named: &Actors,
    all: &[EntityId],
    too_many: Unmet,
    says: &str,
) -> Finding {
    let is_sure = |it: &&EntityId| here.is_in(&named.set, **it) == Verdict::Yes;
    let sure = all.iter().filter(is_sure).count();
    let Number { at_least, at_most } = named.number;
    if is_above(sure, at_most) {
        return Finding::no(too_many, format!("{} are more than it asks for", list(all)));
    }
    if is_below(sure, at_least) || is_above(all.len(), at_most) {
        let what = format!("{} is one of those that the treaty names", list(all));
        return Finding::open(what.clone(), format!("{what}: this is open on the day"));
    }
    Finding::yes(says)
}

/// Whether one of the adversaries is whom the duty is against, where it names him. Where the trigger says by
/// whom, its words decide: a mobilisation of one can bring a duty against another.
pub(super) fn against_whom(here: &Occasion<'_>, who: Option<EntityId>) -> Option<Finding> {
    let Some(Against::Set(set)) = &here.commitment.against else { return None };
    let adversaries = here.adversaries(who?);
    let unnamed = adversaries.is_empty() && here.event.by_name.is_none();
    if here.attackers_named().is_some() || unnamed {
        return None;
    }
    let meant = |it: &&EntityId| here.is_in(set, **it) != Verdict::No;
    let meant: Vec<EntityId> = adversaries.iter().filter(meant).copied().collect();
    let is_sure = meant.iter().any(|it| here.is_in(set, *it) == Verdict::Yes);
    Some(match meant.first() {
        None => {
            let who = here.event.by_name.clone().filter(|_| adversaries.is_empty());
            let who = who.unwrap_or_else(|| list(adversaries));
            Finding::no(Unmet::OtherAdversary, format!("it is owed against others than {who}"))
        }
        Some(_) if is_sure => Finding::yes(format!("it is owed against {}", list(&meant))),
        Some(it) => in_set(*it, "against whom it is owed"),
    })
}

/// Whether as many are hit as the trigger says, and this one of them.
pub(super) fn on_whom(here: &Occasion<'_>, victim: Option<EntityId>) -> Option<Finding> {
    let protected = here.protected()?;
    if let Some(it) = victim.filter(|it| here.is_in(protected, *it) == Verdict::Open) {
        return Some(in_set(it, "that the treaty protects"));
    }
    let named = here.commitment.trigger.as_ref()?.on.as_ref()?;
    let mut hit = here.targets();
    hit.retain(|it| here.is_in(&named.set, *it) != Verdict::No);
    let at_least = named.number.at_least;
    if is_below(hit.len(), at_least) {
        let says = format!("only {}: the treaty asks for {at_least}", list(&hit));
        return Some(Finding::no(Unmet::TooFewAttacked, says));
    }
    let says = format!("{} is whom the treaty protects", list(&hit));
    Some(counted(here, named, &hit, Unmet::TooManyAttacked, &says))
}

/// Where a treaty names by a set those that owe, or to whom: whether the two are surely of it.
pub(super) fn sides(here: &Occasion<'_>, pair: Pair) -> Option<Finding> {
    let (from, to) = (&here.commitment.bearer, &here.commitment.beneficiary);
    let of = [(from, pair.bearer, "that owe it"), (to, pair.beneficiary, "to whom it is owed")];
    let is_open = |side: &Side, who: EntityId| matches!(side, Side::Set(set) if here.is_in(set, who) == Verdict::Open);
    let (_, who, whose) = of.into_iter().find(|(side, who, _)| is_open(side, *who))?;
    Some(in_set(who, whose))
}

fn in_set(who: EntityId, whose: &str) -> Finding {
    let what = format!("{who} is one of those {whose}");
    Finding::open(what.clone(), format!("{what}: this is open on the day"))
}

/// Whether what was hit is what the trigger names. An attack on a state of which nothing more is
/// said is one on its territory.
pub(super) fn on_what(here: &Occasion<'_>) -> Option<Finding> {
    let objects = &here.commitment.trigger.as_ref()?.objects;
    let words: Vec<&str> = objects.iter().map(String::as_str).collect();
    let what = format!("what was hit is {}", words.join(", "));
    let issue = Issue::new(what, &words, &[]);
    match objects.iter().any(|it| it == "territory") {
        _ if objects.is_empty() => None,
        true if !issue.is_spoken_to(here) => {
            Some(Finding::yes("an attack on a state is one on its territory"))
        }
        _ => Some(issue.settle(here)),
    }
}
