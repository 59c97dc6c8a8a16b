//! Duties against an enemy, and those among states that fight him side by side.
//!
//! Help is owed against somebody, and a separate peace is made with him. So nobody owes such a duty
//! to the enemy, and the enemy owes it to nobody, whatever treaty he shares with those he fights.

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Duty, Event, EventKind, Lasting};

use super::Unmet;
use super::occasion::Occasion;
use super::question::Finding;
use super::sides::{Pair, Touched};
use crate::words::list;

/// Whether a duty is one against an enemy. The others can be owed to him and by him: who attacks its
/// partner owes it non-aggression, no hostile alliance and consultation as before.
pub(super) fn is_against_an_enemy(duty: &Duty) -> bool {
    match duty {
        Duty::Defense(_)
        | Duty::Offense
        | Duty::NoAidToEnemy
        | Duty::NoSeparatePeace
        | Duty::MilitaryAid
        | Duty::UseOfTerritory => true,
        Duty::Neutrality(_)
        | Duty::NonAggression
        | Duty::Consultation
        | Duty::NoHostileAlliance
        | Duty::DenialOfTerritory
        | Duty::Guarantee(_)
        | Duty::RejectionOfCoerciveMeasures
        | Duty::Other(_) => false,
    }
}

/// Whether the duty is one of those that fight: then the state that strikes is touched as the one that
/// is struck.
pub(super) fn is_of_fighters(here: &Occasion<'_>) -> bool {
    here.commitment.duty == Duty::NoSeparatePeace && is_fight(here.event)
}

/// Whether the duty speaks of an enemy, and the event shows one.
pub(super) fn has_enemy(here: &Occasion<'_>) -> bool {
    here.commitment.duty == Duty::NoAidToEnemy && is_fight(here.event) || is_of_fighters(here)
}

/// Against whom a touched state stands; nobody where the trigger speaks of no state.
pub(super) fn enemies<'h>(here: &'h Occasion<'_>, who: Option<EntityId>) -> &'h [EntityId] {
    who.map_or(&[], |it| here.adversaries(it))
}

/// A separate peace can be made by those alone that are at war: whether both are, with one enemy.
pub(super) fn finding(here: &Occasion<'_>, touched: &Touched, pair: Pair) -> Option<Finding> {
    let enemies = enemies(here, touched.who);
    if here.commitment.duty != Duty::NoSeparatePeace || enemies.is_empty() {
        return None;
    }
    let both = [pair.bearer, pair.beneficiary];
    let at_peace = both.into_iter().find(|it| !fights(here, *it, enemies));
    Some(match at_peace {
        Some(who) => {
            Finding::no(Unmet::NotAtWar, format!("{who} is not at war with {}", list(enemies)))
        }
        None => Finding::yes(format!("{} are at war with {}", list(&both), list(enemies))),
    })
}

/// Whether a state is reported to fight one of these by the day of the event.
fn fights(here: &Occasion<'_>, state: EntityId, enemies: &[EntityId]) -> bool {
    let begun = here.event.on.bounds();
    let is_meant = |sides: [&[EntityId]; 2]| {
        sides[0].contains(&state) && sides[1].iter().any(|it| enemies.contains(it))
    };
    here.events.iter().any(|(_, it)| {
        let is_over = matches!(it.lasting, Lasting::Until(last)
            if begun.earliest().is_some_and(|day| last < day));
        is_fight(it)
            && (is_meant([&it.by, &it.to]) || is_meant([&it.to, &it.by]))
            && !is_over
            && begun.is_before(it.on.bounds()) != Verdict::Yes
    })
}

fn is_fight(event: &Event) -> bool {
    matches!(event.kind, EventKind::DeclaresWar | EventKind::Attacks | EventKind::AtWar)
}
