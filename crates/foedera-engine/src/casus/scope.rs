//! By whom, on whom, on what: the numbers and objects of a trigger.

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Actors, Against, Event, Number, Predicate, Set, Side};

use super::Unmet;
use super::finding::{Finding, Holds};
use super::issue::Issue;
use super::occasion::Occasion;
use super::order::{self, Relation};
use super::predicate::{self, is_blow};
use super::sides::Pair;
use super::wording;
use crate::words::list;

/// Those against whom the state stands in the case, as far as the trigger means them: in the event
/// itself, and where that is too few, in earlier attacks that may not be over; where wars are counted, in all wars.
pub(super) fn adversaries(here: &Occasion<'_>, victim: Option<EntityId>) -> Vec<EntityId> {
    if let Some(victim) = victim.filter(|_| here.is_of_support()) {
        return here.adversaries(victim).to_vec();
    }
    let mut found = in_this_event(here, victim);
    if let (Some(named), Some(victim)) = (here.attackers_named(), victim)
        && !found.is_empty()
        && (is_below(found.len(), named.number.at_least)
            || counts_wars(here) && named.number.at_most.is_some())
    {
        let earlier = earlier(here, victim).into_iter();
        let against = earlier.flat_map(|it| against(it, victim).iter().copied());
        found.extend(meant(here, named, against));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Those who act on the state in the event, as far as the trigger means them: its adversaries there, or who helps it.
fn in_this_event(here: &Occasion<'_>, victim: Option<EntityId>) -> Vec<EntityId> {
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

/// Whether the trigger asks with how many a state is at war: then all its wars count, whoever began each.
fn counts_wars(here: &Occasion<'_>) -> bool {
    here.predicate() == Some(&Predicate::InvolvementInWar)
}

/// The other attacks on the same state that may go on; where its wars count, those.
fn earlier<'h>(here: &Occasion<'h>, victim: EntityId) -> Vec<&'h Event> {
    let counts = |it: &&Event| {
        if counts_wars(here) {
            !std::ptr::eq(*it, here.event)
                && !against(it, victim).is_empty()
                && war(here, it, victim) != Verdict::No
        } else {
            is_blow(it) && it.to.contains(&victim) && goes_on(here, it) != Verdict::No
        }
    };
    here.all().filter(counts).collect()
}

fn goes_on(here: &Occasion<'_>, event: &Event) -> Verdict {
    order::any(here.event, &[event], Relation::GoingOn).0
}

/// Whether another event is a war of a state that goes on when this one happens.
fn war(here: &Occasion<'_>, event: &Event, of: EntityId) -> Verdict {
    let there = Occasion { event, ..*here };
    let is_war = predicate::finding(&there, Some(of)).map_or(Verdict::Yes, |it| match it.holds {
        Holds::Yes => Verdict::Yes,
        Holds::No(_) => Verdict::No,
        Holds::Open(_) => Verdict::Open,
    });
    is_war.and(goes_on(here, event))
}

/// Those on the other side of an event from a state that stands on one.
fn against(event: &Event, of: EntityId) -> &[EntityId] {
    match (event.by.contains(&of), event.to.contains(&of)) {
        (true, _) => &event.to,
        (false, true) => &event.by,
        (false, false) => &[],
    }
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
    let own = in_this_event(here, victim);
    let all = if here.is_of_support() { own.clone() } else { adversaries(here, victim) };
    let number = &named.number;
    let finding = if own.is_empty() {
        let adversaries = victim.map_or(&here.event.by[..], |it| here.adversaries(it));
        let named = here.event.by_name.clone().filter(|_| adversaries.is_empty());
        let who = named.unwrap_or_else(|| list(adversaries));
        Finding::no(Unmet::OtherAttacker, format!("{who} is not whom the treaty names"))
    } else if is_below(all.len(), number.at_least) {
        let says = format!("{} alone: the treaty asks for {} or more", list(&all), number.at_least);
        Finding::no(Unmet::TooFewAttackers, says)
    } else if let Some(victim) = victim.filter(|_| own.len() < all.len()) {
        let together = if counts_wars(here) { in_wars } else { in_one_war };
        together(here, named, victim, &all)
    } else {
        let says = format!("{} is whom the treaty names", list(&own));
        counted(here, named, &own, Unmet::TooManyAttackers, &says)
    };
    Some(finding)
}

/// Whether earlier attacks make up the number: they must be of one war, and go on.
fn in_one_war(here: &Occasion<'_>, named: &Actors, victim: EntityId, all: &[EntityId]) -> Finding {
    let what = format!("the attacks by {} belong to one war", list(all));
    let issue = Issue::new(what, &["same war", "one war"], &["another war", "separate war"]);
    let one_war = issue.settle(here);
    if !matches!(one_war.holds, Holds::Yes) {
        return one_war;
    }
    let earlier = earlier(here, victim);
    let is_sure = |it: &&&Event| goes_on(here, it) == Verdict::Yes;
    let sure = earlier.iter().filter(is_sure).flat_map(|it| it.by.iter());
    let sure: Vec<EntityId> =
        in_this_event(here, Some(victim)).into_iter().chain(sure.copied()).collect();
    if all.iter().any(|it| !sure.contains(it)) {
        let unsure: Vec<&Event> = earlier.iter().copied().filter(|it| !is_sure(&it)).collect();
        let on = order::hangs_on(Relation::GoingOn.words(), &unsure);
        return Finding::hanging(on, format!("{} may not fight together", list(all)));
    }
    let says = format!("{} attack in one war", list(all));
    counted(here, named, all, Unmet::TooManyAttackers, &says)
}

/// Whether a state is at war with as many, by wars that go on, whoever began each.
fn in_wars(here: &Occasion<'_>, named: &Actors, victim: EntityId, all: &[EntityId]) -> Finding {
    let Number { at_least, at_most } = named.number;
    let wars = earlier(here, victim);
    let is_sure = |it: &&&Event| war(here, it, victim) == Verdict::Yes;
    let own = in_this_event(here, Some(victim));
    let is_in = |it: &&EntityId| {
        own.contains(it) || wars.iter().filter(is_sure).any(|war| against(war, victim).contains(it))
    };
    let sure = all.iter().filter(is_in).count();
    let says = format!("{victim} is at war with {}", list(all));
    let too_many = is_above(sure, at_most);
    if sure < all.len() && !too_many && (is_below(sure, at_least) || is_above(all.len(), at_most)) {
        let unsure: Vec<&Event> = wars.iter().copied().filter(|it| !is_sure(&it)).collect();
        let on = order::hangs_on("this is a war that went on when it began", &unsure);
        return Finding::hanging(on, format!("{says}: this is open"));
    }
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

/// Of those whom the words of a duty name as the enemy, the adversaries in the event; all of them, where the words
/// of the trigger bring a duty against others than these.
pub(super) fn named_against(
    here: &Occasion<'_>,
    set: &Set,
    who: Option<EntityId>,
) -> Vec<EntityId> {
    let mut found = adversaries(here, who);
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
    let joint = if counts_wars(here) || here.is_of_support() {
        "of"
    } else if *predicate == Predicate::Threat {
        "to"
    } else {
        "on"
    };
    let whom = match here.text.named(protected) {
        Some(names) => list(&names),
        None => "one whom it protects".to_owned(),
    };
    format!(": the treaty asks for {} {joint} {whom}", wording::predicate(predicate))
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
