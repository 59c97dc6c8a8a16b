//! With how many a state fights: what other events add to the one that is tested.
//!
//! Only those are looked at that can change the count: whose enemy is neither in the event itself nor surely counted
//! by another. Of two wars with one enemy the surer decides.

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Actors, Event, Number, Predicate};

use super::Unmet;
use super::finding::{Finding, Holds};
use super::issue::Issue;
use super::occasion::{Occasion, across};
use super::order::{self, Relation};
use super::predicate::{self, is_blow, is_war};
use super::scope::{counted, in_this_event, is_above, is_below};
use super::sides::Touched;
use crate::words::list;

/// Another fight of a state, by its place among the events that are known, and whether it counts.
pub(super) type Fight = (Verdict, usize);

/// Whether the trigger asks with how many a state is at war: then all its wars count, whoever began each.
pub(super) fn counts_wars(here: &Occasion<'_>) -> bool {
    here.predicate() == Some(&Predicate::InvolvementInWar)
}

/// Those who fight a state in other events that count, or may.
pub(super) fn elsewhere(here: &Occasion<'_>, touched: &Touched) -> Vec<EntityId> {
    let Some(of) = touched.who else { return Vec::new() };
    let fights = fights(here, touched).iter();
    let against = fights.filter_map(|(_, at)| across(event(here, *at)?, of));
    let mut enemies: Vec<EntityId> = against.flatten().copied().collect();
    enemies.sort_unstable();
    enemies.dedup();
    enemies
}

fn event<'h>(here: &Occasion<'h>, at: usize) -> Option<&'h Event> {
    here.events.get(at).map(|(_, event)| *event)
}

/// The other attacks on a state that may go on; where its wars count, those. Asked once, whoever owes.
fn fights<'t>(here: &Occasion<'_>, touched: &'t Touched) -> &'t [Fight] {
    touched.fights.get_or_init(|| touched.who.map_or(Vec::new(), |it| told(here, it)))
}

fn told(here: &Occasion<'_>, of: EntityId) -> Vec<Fight> {
    let mut counted = in_this_event(here, Some(of));
    let numbered = here.events.iter().enumerate();
    let others = numbered.filter(|(_, (_, it))| !std::ptr::eq(*it, here.event));
    let mut others: Vec<(usize, &Event)> = others
        .filter(|(_, (_, it))| may_count(here, it, of))
        .map(|(at, (_, it))| (at, *it))
        .collect();
    others.sort_by_key(|(_, it)| !is_war(it));
    let mut fights = Vec::new();
    for (at, other) in others {
        let against = across(other, of).unwrap_or_default();
        if against.iter().all(|it| counted.contains(it)) {
            continue;
        }
        let counts = goes_on(here, other).and(if counts_wars(here) {
            war(here, other, of)
        } else {
            Verdict::Yes
        });
        if counts != Verdict::No {
            fights.push((counts, at));
        }
        if counts == Verdict::Yes {
            counted.extend(against);
        }
    }
    // A later one may be surely a war with who was perhaps fought in an earlier.
    let is_counted = |at: usize| {
        let against = event(here, at).and_then(|it| across(it, of)).unwrap_or_default();
        against.iter().all(|it| counted.contains(it))
    };
    fights.retain(|(counts, at)| *counts == Verdict::Yes || !is_counted(*at));
    fights.sort_unstable_by_key(|(_, at)| *at);
    fights
}

/// Whether a fight can be one of those that are counted, whenever it is.
fn may_count(here: &Occasion<'_>, other: &Event, of: EntityId) -> bool {
    counts_wars(here) || is_blow(other) && other.to.contains(&of)
}

fn goes_on(here: &Occasion<'_>, event: &Event) -> Verdict {
    order::any(here.event, &[event], Relation::GoingOn).0
}

/// Whether another event is a war of a state.
fn war(here: &Occasion<'_>, event: &Event, of: EntityId) -> Verdict {
    let there = Occasion { event, ..*here };
    predicate::finding(&there, Some(of)).map_or(Verdict::Yes, |it| match it.holds {
        Holds::Yes => Verdict::Yes,
        Holds::No(_) => Verdict::No,
        Holds::Open(_) => Verdict::Open,
    })
}

/// Whether the fights of other events make up the number.
pub(super) fn together(
    here: &Occasion<'_>,
    named: &Actors,
    touched: &Touched,
    all: &[EntityId],
) -> Finding {
    if counts_wars(here) {
        in_wars(here, named, touched, all)
    } else {
        in_one_war(here, named, touched, all)
    }
}

/// Whether earlier attacks make up the number: they must be of one war, and go on.
fn in_one_war(here: &Occasion<'_>, named: &Actors, touched: &Touched, all: &[EntityId]) -> Finding {
    let what = format!("the attacks by {} belong to one war", list(all));
    let issue = Issue::new(what, &["same war", "one war"], &["another war", "separate war"]);
    let one_war = issue.settle(here);
    if !matches!(one_war.holds, Holds::Yes) {
        return one_war;
    }
    let (sure, unsure) = by_sureness(here, touched);
    if all.iter().any(|it| !sure.contains(it)) {
        let on = order::hangs_on(Relation::GoingOn.words(), &unsure);
        return Finding::hanging(on, format!("{} may not fight together", list(all)));
    }
    let says = format!("{} attack in one war", list(all));
    counted(here, named, all, Unmet::TooManyAttackers, &says)
}

/// Whether a state is at war with as many, by wars that go on, whoever began each.
fn in_wars(here: &Occasion<'_>, named: &Actors, touched: &Touched, all: &[EntityId]) -> Finding {
    let Number { at_least, at_most } = named.number;
    let (sure, unsure) = by_sureness(here, touched);
    let sure = all.iter().filter(|it| sure.contains(it)).count();
    let who = list(&touched.who.into_iter().collect::<Vec<_>>());
    let says = format!("{who} is at war with {}", list(all));
    let too_many = is_above(sure, at_most);
    if sure < all.len() && !too_many && (is_below(sure, at_least) || is_above(all.len(), at_most)) {
        let on = order::hangs_on("this is a war that went on when it began", &unsure);
        return Finding::hanging(on, format!("{says}: this is open"));
    }
    counted(here, named, all, Unmet::TooManyAttackers, &says)
}

/// Those who surely fight a state, by the event or by another; and the events that leave it open of more.
fn by_sureness<'h>(here: &Occasion<'h>, touched: &Touched) -> (Vec<EntityId>, Vec<&'h Event>) {
    let mut sure = in_this_event(here, touched.who);
    let mut unsure = Vec::new();
    for (counts, at) in fights(here, touched) {
        let Some(other) = event(here, *at) else { continue };
        if *counts == Verdict::Yes {
            let against = touched.who.and_then(|it| across(other, it));
            sure.extend(against.unwrap_or_default());
        } else {
            unsure.push(other);
        }
    }
    (sure, unsure)
}
