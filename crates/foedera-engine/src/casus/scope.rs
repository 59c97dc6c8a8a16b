//! By whom, on whom, on what: the numbers and objects of a trigger.

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Actors, Against, EventKind, Number, Predicate, Set, Side};

use super::Unmet;
use super::characterisation::says_what_was_hit;
use super::finding::{Finding, Holds};
use super::issue::Issue;
use super::occasion::Occasion;
use super::sides::{Pair, Touched};
use super::{fellow, tally, wording};
use crate::words::list;

/// Those against whom the state stands in the case, as far as the trigger means them: in the event
/// itself, and where that is too few, in earlier attacks that may not be over; where wars are counted, in all wars.
fn adversaries(here: &Occasion<'_>, touched: &Touched) -> Vec<EntityId> {
    if let Some(victim) = touched.who.filter(|_| here.is_of_support()) {
        return here.adversaries(victim).to_vec();
    }
    let mut found = in_this_event(here, touched.who);
    if let Some(named) = here.attackers_named()
        && !found.is_empty()
        && (is_below(found.len(), named.number.at_least)
            || tally::counts_wars(here) && named.number.at_most.is_some())
    {
        found.extend(meant(here, named, tally::elsewhere(here, touched).into_iter()));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Those against whom a duty is owed in the case: the adversaries; or, where it is owed to one who strikes, those whom the
/// trigger names of them that he strikes.
pub(super) fn opponents(here: &Occasion<'_>, touched: &Touched) -> Vec<EntityId> {
    if fellow::is_stranger_helped(here, touched.who) {
        return in_this_event(here, touched.who);
    }
    let Some(striker) = fellow::helped_striker(here, touched.who) else {
        return adversaries(here, touched);
    };
    let mut found = here.adversaries(striker).to_vec();
    found.retain(|it| here.protected().is_none_or(|set| here.is_in(set, *it) != Verdict::No));
    found
}

/// Those who act on the state in the event, as far as the trigger means them: its adversaries there, or who helps it.
pub(super) fn in_this_event(here: &Occasion<'_>, victim: Option<EntityId>) -> Vec<EntityId> {
    let victim = victim.filter(|_| !here.is_of_support());
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

pub(super) fn is_below(count: usize, number: u32) -> bool {
    u32::try_from(count).is_ok_and(|count| count < number)
}

pub(super) fn is_above(count: usize, most: Option<u32>) -> bool {
    most.is_some_and(|most| !is_below(count, most.saturating_add(1)))
}

/// Whether those who act are the ones that the trigger names, and as many.
pub(super) fn by_whom(here: &Occasion<'_>, touched: &Touched) -> Option<Finding> {
    let (named, victim) = (here.attackers_named()?, touched.who);
    let own = in_this_event(here, victim);
    let all = if here.is_of_support() { own.clone() } else { adversaries(here, touched) };
    let number = &named.number;
    let finding = if own.is_empty() {
        let adversaries = victim.map_or(&here.event.by[..], |it| here.adversaries(it));
        let named = here.event.by_name.clone().filter(|_| adversaries.is_empty());
        let who = named.unwrap_or_else(|| list(adversaries));
        // In a war that the one to be helped may have begun nobody need have attacked it.
        let in_war = here.predicate() == Some(&Predicate::InvolvementInWar);
        let unmet = if in_war { Unmet::OtherAdversary } else { Unmet::OtherAttacker };
        Finding::no(unmet, format!("{who} is not whom the treaty names"))
    } else if is_below(all.len(), number.at_least) {
        let says = format!("{} alone: the treaty asks for {} or more", list(&all), number.at_least);
        Finding::no(Unmet::TooFewAttackers, says)
    } else if victim.is_some() && own.len() < all.len() {
        tally::together(here, named, touched, &all)
    } else {
        let says = format!("{} is whom the treaty names", list(&own));
        counted(here, named, &own, Unmet::TooManyAttackers, &says)
    };
    Some(finding)
}

/// Whether those that may be meant are as many as the treaty says, whoever of them is meant.
pub(super) fn counted(
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
    let adversaries = fellow::enemies(here, Some(who?));
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

/// Of those whom the words of a duty name as the enemy, the adversaries in the event; all of them, where the words
/// of the trigger bring a duty against others than these.
pub(super) fn named_against(here: &Occasion<'_>, set: &Set, touched: &Touched) -> Vec<EntityId> {
    let mut found = opponents(here, touched);
    found.retain(|it| here.is_in(set, *it) != Verdict::No);
    if found.is_empty() { here.members(set) } else { found }
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

/// What the trigger asks for, where it befalls another: `: the treaty asks for a war of FR`.
pub(super) fn asked(here: &Occasion<'_>) -> String {
    let (Some(predicate), Some(protected)) = (here.predicate(), here.protected()) else {
        return String::new();
    };
    let whom = match here.text.named(protected) {
        Some(names) => list(&names),
        None => "one whom it protects".to_owned(),
    };
    format!(
        ": the treaty asks for {} {} {whom}",
        wording::predicate(predicate),
        predicate.befalls()
    )
}

/// Where a treaty names by a set those that owe, or to whom: whether the two are surely of it.
pub(super) fn sides(here: &Occasion<'_>, pair: Pair) -> Option<Finding> {
    let (from, to) = (&here.commitment.bearer, here.commitment.owed_to());
    let of = [(from, pair.bearer, "that owe it"), (to, pair.beneficiary, "to whom it is owed")];
    let is_open = |side: &Side, who: EntityId| matches!(side, Side::Set(set) if here.is_in(set, who) == Verdict::Open);
    let (_, who, whose) = of.into_iter().find(|(side, who, _)| is_open(side, *who))?;
    Some(in_set(who, whose))
}

fn in_set(who: EntityId, whose: &str) -> Finding {
    let what = format!("{who} is one of those {whose}");
    Finding::open(what.clone(), format!("{what}: this is open on the day"))
}

/// Whether one with a say tells what was hit.
fn is_told(here: &Occasion<'_>) -> bool {
    let called = here.event.called.iter().filter(|it| says_what_was_hit(&it.called));
    called.flat_map(|it| &it.by).any(|it| here.has_say(*it))
}

/// Whether what was hit is what the trigger names. An attack on a state of which nobody with a say tells what was hit is
/// one on its territory; a declaration of war hits nothing yet.
pub(super) fn on_what(here: &Occasion<'_>) -> Option<Finding> {
    let objects = &here.commitment.trigger.as_ref()?.objects;
    let words: Vec<&str> = objects.iter().map(String::as_str).collect();
    let what = format!("what was hit is {}", words.join(", "));
    let issue = Issue::new(what.clone(), &words, &[]);
    match objects.iter().any(|it| it == "territory") {
        _ if objects.is_empty() => None,
        true if here.event.kind != EventKind::DeclaresWar
            && !issue.is_spoken_to(here)
            && !is_told(here) =>
        {
            Some(Finding::yes("an attack on a state is one on its territory"))
        }
        _ => Some(one_of_these(here, &what, &words)),
    }
}

/// Whether one of several things was hit: who says that one was not leaves the others open.
fn one_of_these(here: &Occasion<'_>, what: &str, words: &[&str]) -> Finding {
    let each = words.iter().map(|it| Issue::new(what, &[*it], &[]).settle(here));
    let each: Vec<Finding> = each.collect();
    let is_met = |it: &&Finding| matches!(it.holds, Holds::Yes);
    let disputed = |it: &&Finding| matches!(&it.holds, Holds::Open(on) if on.is_disputed());
    let open = |it: &&Finding| matches!(it.holds, Holds::Open(_));
    let found = each.iter().find(is_met).or(each.iter().find(disputed)).or(each.iter().find(open));
    found.or(each.first()).cloned().unwrap_or_else(|| Issue::new(what, words, &[]).settle(here))
}
