//! Duties against an enemy, and those among states that fight him side by side.
//!
//! Help is owed against somebody, and a separate peace is made with him. So nobody owes such a duty
//! to the enemy, and the enemy owes it to nobody, whatever treaty he shares with those he fights.

use foedera_dates::{Day, Verdict};
use foedera_entities::EntityId;
use foedera_model::{Against, Duty, Event, EventKind, Predicate, Set, Side};

use super::finding::Finding;
use super::occasion::Occasion;
use super::order::{self, Relation};
use super::predicate::{self, is_fight};
use super::sides::{Pair, Touched};
use super::{Unmet, force};
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

/// Whether the duty speaks of an enemy, and the event shows one. Who joins a fight because he owes it attacks nobody,
/// so that help in defence is not owed against him.
pub(super) fn has_enemy(here: &Occasion<'_>) -> bool {
    is_against_an_enemy(&here.commitment.duty)
        && is_fight(here.event)
        && (is_of_any_war(here) || !here.is_performance())
}

/// Whether the duty is one of every war of its beneficiary, whoever began it, where no trigger says otherwise: who
/// promises to take part in wars, or help against one whom he names, asks for no more than a fight with him. Help
/// against nobody who is named is help in defence.
fn is_of_any_war(here: &Occasion<'_>) -> bool {
    match here.commitment.duty {
        Duty::Offense | Duty::NoAidToEnemy | Duty::NoSeparatePeace => true,
        Duty::Defense(_) | Duty::MilitaryAid | Duty::UseOfTerritory => names_enemy(here),
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

fn names_enemy(here: &Occasion<'_>) -> bool {
    matches!(here.commitment.against, Some(Against::Set(_)))
}

/// Whether what is owed at all times comes to be performed in some case, so that somebody can deny that it has come. To keep
/// the peace, to consult and the like is owed whatever happens.
pub(super) fn asks_for_a_case(here: &Occasion<'_>) -> bool {
    let duty = &here.commitment.duty;
    is_against_an_enemy(duty) || matches!(duty, Duty::Guarantee(_))
}

/// Whether what is owed at all times is told of who strikes as of who is struck. Partners promise each other nothing for
/// a war among them, unless they name one as the enemy; who is to be neutral owes it to both sides.
pub(super) fn is_of_strikers(here: &Occasion<'_>) -> bool {
    let is_neutrality = matches!(here.commitment.duty, Duty::Neutrality(_)) && is_fight(here.event);
    let is_outward = || here.event.to.iter().any(|it| !here.is_concerned(*it));
    let is_of_war = is_of_any_war(here) && is_fight(here.event);
    let is_of_war = is_of_war && (names_enemy(here) || is_outward());
    here.is_standing() && (is_of_fighters(here) || is_neutrality || is_of_war)
}

/// Of a fight that the one to be helped began by no more than an attack, whether it is a war; an enemy is who fights.
pub(super) fn own_war(here: &Occasion<'_>, touched: &Touched) -> Option<Finding> {
    let began = here.event.kind == EventKind::Attacks
        && touched.who.is_some_and(|it| here.event.by.contains(&it));
    let is_of_any_fight = matches!(
        here.commitment.duty,
        Duty::NoSeparatePeace | Duty::NoAidToEnemy | Duty::Neutrality(_)
    );
    let asks = began && !is_of_any_fight;
    asks.then(|| predicate::of_a_war(here, touched.who, &predicate::issue(here, &Predicate::War)))
}

/// Against whom a touched state stands; nobody where the trigger speaks of no state. Where the duty is owed to one who
/// strikes that state, those whom he strikes; where a stranger to the treaty is helped, those who help him.
pub(super) fn enemies<'h>(here: &'h Occasion<'_>, who: Option<EntityId>) -> &'h [EntityId] {
    if is_stranger_helped(here, who) {
        return &here.event.by;
    }
    let striker = helped_striker(here, who);
    striker.or(who).map_or(&[], |it| here.adversaries(it))
}

/// Whether the trigger speaks of help to a stranger: who takes an enemy's side is one himself. Where the duty is owed to the
/// one who is helped, or to who helps it, neither is an enemy.
pub(super) fn is_stranger_helped(here: &Occasion<'_>, who: Option<EntityId>) -> bool {
    let is_owed = |it: EntityId| here.is_owed_by_name(it);
    here.is_of_support()
        && who.is_some_and(|it| !here.is_concerned(it) && !is_owed(it))
        && !here.event.by.iter().any(|it| is_owed(*it))
}

/// To whom a duty is owed in a war that he makes on the state that the trigger names (`on war by PRUSSIA on AT-HU: IT
/// owes PRUSSIA participation in war`): one alone is owed, and the words name him as the one who acts, or that state as
/// the one against whom. Who guards several from each other stands with none of them by that.
pub(super) fn helped_striker(here: &Occasion<'_>, who: Option<EntityId>) -> Option<EntityId> {
    let (Side::Set(to), Some(hit)) = (here.commitment.owed_to(), who) else { return None };
    if here.is_standing() || !is_fight(here.event) || here.text.named(to)?.len() != 1 {
        return None;
    }
    let [helped] = here.members(to)[..] else { return None };
    let is_named = |set: &Set, it: EntityId| {
        here.text.named(set).is_some() && here.is_in(set, it) != Verdict::No
    };
    let acts = || here.attackers_named().is_some_and(|it| is_named(&it.set, helped));
    let is_against =
        || matches!(&here.commitment.against, Some(Against::Set(it)) if is_named(it, hit));
    let strikes = helped != hit && here.adversaries(hit).contains(&helped);
    (strikes && (acts() || is_against())).then_some(helped)
}

/// A separate peace can be made by those alone that are at war: whether both are, with one enemy. Of a state of
/// whose war with him nothing is told, it hangs on its entry.
pub(super) fn finding(here: &Occasion<'_>, touched: &Touched, pair: Pair) -> Option<Finding> {
    if here.commitment.duty != Duty::NoSeparatePeace {
        return None;
    }
    let meant = |it: &&EntityId| match &here.commitment.against {
        Some(Against::Set(set)) => here.is_in(set, **it) != Verdict::No,
        Some(Against::Attackers) | None => true,
    };
    let enemies: Vec<EntityId> = enemies(here, touched.who).iter().filter(meant).copied().collect();
    let enemies = &enemies[..];
    // Who has left, or has only signed, is none.
    let is_partner = |enemy: &EntityId| {
        let of = here.between([pair.bearer, *enemy]);
        let tied = force::tie(here.law, of, here.event.on.bounds());
        here.is_concerned(*enemy) && tied.is_some_and(|(tied, _)| tied == Verdict::Yes)
    };
    if !names_enemy(here) && !enemies.is_empty() && enemies.iter().all(is_partner) {
        let says = format!("the war is among partners: {} are of them", list(enemies));
        return Some(Finding::no(Unmet::NotAtWar, says));
    }
    if let (Some(name), []) = (&here.event.by_name, enemies) {
        let says = format!("{name} are no state with which the two could be at war");
        return Some(Finding::no(Unmet::NotAtWar, says));
    }
    if enemies.is_empty() {
        return None;
    }
    let both = [pair.bearer, pair.beneficiary];
    let fights = both.map(|it| fights(here, it, enemies));
    let each = fights.each_ref().map(|of| order::any(here.event, of, Relation::AtWar));
    let says = format!("{} are at war with {}", list(&both), list(enemies));
    // Who declares war was at peace before; who is attacked may have been at war.
    let is_later = |it: &&Event| {
        it.kind == EventKind::Attacks
            && here.event.on.bounds().is_before(it.on.bounds()) == Verdict::Yes
    };
    let is_untold = |of: &[&Event]| of.iter().all(is_later);
    let untold = both.iter().zip(&fights).filter(|(_, of)| is_untold(of));
    let untold: Vec<EntityId> = untold.map(|(who, _)| *who).collect();
    let mut told = each.iter().zip(&fights).filter(|(_, of)| !is_untold(of));
    if !untold.is_empty() && told.all(|((at_war, _), _)| *at_war != Verdict::No) {
        let are = if untold.len() < both.len() { "is at war too" } else { "are at war" };
        let what = format!("{} {are} with {}", list(&untold), list(enemies));
        return Some(Finding::open(what.clone(), format!("{what}: nothing is told of it")));
    }
    Some(match fight_together(here.event, &fights) {
        Verdict::Yes => Finding::yes(says),
        Verdict::No => {
            let mut of_each = both.iter().zip(&each);
            let at_peace = of_each.find(|(_, (at_war, _))| *at_war == Verdict::No);
            let who = at_peace.map_or(format!("one of {}", list(&both)), |(it, _)| it.to_string());
            Finding::no(Unmet::NotAtWar, format!("{who} is not at war with {}", list(enemies)))
        }
        Verdict::Open => {
            let open = each.iter().filter(|(at_war, _)| *at_war != Verdict::Yes);
            let hanging: Vec<&Event> = open.flat_map(|(_, by)| by).copied().collect();
            Finding::hanging(order::hangs_on(Relation::AtWar.words(), &hanging), says)
        }
    })
}

/// Whether each of two has a fight that goes on when the event happens.
fn fight_together(event: &Event, [one, two]: &[Vec<&Event>; 2]) -> Verdict {
    let on = |day: Day, of: &[&Event]| {
        order::one_of(of, |it| order::stands(event, it, Relation::AtWar, day))
    };
    let all = [&one[..], &two[..]].concat();
    order::on_its_day(event, &all, |day| on(day, one).and(on(day, two)))
}

/// The fights that a state is reported to have with one of these.
fn fights<'h>(here: &Occasion<'h>, state: EntityId, enemies: &[EntityId]) -> Vec<&'h Event> {
    let is_meant = |sides: [&[EntityId]; 2]| {
        sides[0].contains(&state) && sides[1].iter().any(|it| enemies.contains(it))
    };
    let is_its = |it: &&Event| is_meant([&it.by, &it.to]) || is_meant([&it.to, &it.by]);
    here.all().filter(|it| is_fight(it)).filter(is_its).collect()
}
