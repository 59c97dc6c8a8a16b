//! Whom an event touches under a commitment, and who then owes whom.
//!
//! Only names are found here; whether the duty has come is weighed elsewhere.

use std::cell::OnceCell;

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Duty, Predicate, Side};

use super::clash::takes_sides;
use super::finding::Finding;
use super::occasion::{Occasion, no_state};
use super::tally::Fight;
use super::{Strange, Unmet, beginning, fellow, predicate};

/// A state that the trigger speaks of, or nobody where it speaks of none; with what already keeps
/// the duty from being triggered.
pub(super) struct Touched {
    pub(super) who: Option<EntityId>,
    pub(super) unmet: Option<Unmet>,
    /// Its fights in other events, once they have been asked for.
    pub(super) fights: OnceCell<Vec<Fight>>,
    /// What the trigger comes to for it, whoever owes, once that has been asked for.
    pub(super) findings: OnceCell<Vec<Finding>>,
}

impl Touched {
    fn new(who: Option<EntityId>, unmet: Option<Unmet>) -> Self {
        Self { who, unmet, fights: OnceCell::new(), findings: OnceCell::new() }
    }
}

/// Who owes, and to whom.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub(super) bearer: EntityId,
    pub(super) beneficiary: EntityId,
}

/// The states that the event touches under the commitment; none where it is no business of the
/// treaty.
pub(super) fn touched(here: &Occasion<'_>, is_meant: bool) -> Vec<Touched> {
    let other = (!is_meant).then_some(Unmet::OtherEvent);
    let targets = here.targets();
    if here.is_standing() {
        if is_without_enemy(here) {
            return Vec::new();
        }
        let strikers = if fellow::is_of_strikers(here) { &here.event.by[..] } else { &[] };
        let strikers: Vec<EntityId> =
            strikers.iter().filter(|it| !targets.contains(it)).copied().collect();
        let targets = strikers.into_iter().chain(targets);
        return targets.map(|it| Touched::new(Some(it), None)).collect();
    }
    let Some(protected) = here.protected() else {
        // Whatever it befalls, what one with a say calls by the treaty's own words is its business.
        let is_called = is_meant && matches!(here.predicate(), Some(Predicate::Named(_)));
        let concerns = is_called || here.event.named().any(|it| meant_by(here, it));
        return concerns.then(|| Touched::new(None, other)).into_iter().collect();
    };
    let mut touched = Vec::new();
    for state in targets {
        let is_in = here.is_in(protected, state) != Verdict::No;
        if is_in || here.is_concerned(state) {
            let elsewhere = (!is_in).then_some(Unmet::OtherVictim);
            touched.push(Touched::new(Some(state), other.or(elsewhere)));
        }
    }
    // Of the sides of a war the one that did not begin it is the one that is hit.
    let is_hit = |it: &Touched| it.who.is_none_or(|it| !beginning::is_begun_by(here, it));
    if touched.iter().any(is_hit) {
        touched.retain(is_hit);
    }
    if touched.is_empty() && !here.is_of_support() { strikers(here, other) } else { touched }
}

/// Without a fight there is no enemy to whom aid could go.
fn is_without_enemy(here: &Occasion<'_>) -> bool {
    here.is_standing()
        && here.commitment.duty == Duty::NoAidToEnemy
        && !predicate::is_fight(here.event)
}

/// Why the event touches nobody under the commitment.
pub(super) fn untouched(here: &Occasion<'_>, is_meant: bool) -> Strange {
    if !here.event.named().any(|it| meant_by(here, it)) {
        return no_state(here.law, here.no, here.event);
    }
    let others = here.commitment.bearer == Side::OtherParties;
    let hits_a_party = here.targets().iter().any(|it| here.is_concerned(*it));
    let is_meant_one = |it: &&Touched| it.unmet != Some(Unmet::OtherVictim);
    let among_enemies = || {
        let touched = touched(here, is_meant);
        touched.iter().filter(is_meant_one).any(|it| !told_pairs(here, it).is_empty())
    };
    if is_without_enemy(here) {
        Strange::NoFight
    } else if others && hits_a_party || among_enemies() {
        Strange::NoOtherParty
    } else if here.is_standing() {
        Strange::AtAllTimes
    } else {
        Strange::NobodyProtected
    }
}

/// Where nobody whom the treaty concerns is hit, those of them that strike and could be helped: their partners owe
/// them nothing, and that is worth saying. Who strikes another than the trigger names is no first
/// attacker in its sense, nor who threatens, or strikes back: no party was attacked.
fn strikers(here: &Occasion<'_>, other: Option<Unmet>) -> Vec<Touched> {
    let is_meant = |struck: &EntityId| {
        here.attackers_named().is_none_or(|it| here.is_in(&it.set, *struck) != Verdict::No)
    };
    let is_protected =
        |it: EntityId| here.protected().is_none_or(|set| here.is_in(set, it) != Verdict::No);
    let may_be_owed = |it: EntityId| match here.commitment.owed_to() {
        Side::Victims => is_protected(it),
        Side::Set(set) => here.is_in(set, it) != Verdict::No,
        Side::OtherParties | Side::EachOther => true,
    };
    let of = |striker: EntityId| {
        let struck = here.adversaries(striker).iter().any(is_meant);
        let first =
            struck && predicate::is_blow(here.event) && !predicate::strikes_back(here, striker);
        let unmet = match (is_protected(striker), first) {
            (true, true) => Unmet::AttackedFirst,
            (true, false) => Unmet::NoPartyAttacked,
            (false, _) => Unmet::OtherVictim,
        };
        Touched::new(Some(striker), other.or(Some(unmet)))
    };
    let strikers = here.event.by.iter().copied();
    strikers.filter(|it| here.is_concerned(*it) && may_be_owed(*it)).map(of).collect()
}

/// Whether the treaty concerns a state, or the words name it.
fn meant_by(here: &Occasion<'_>, state: EntityId) -> bool {
    let mut named = here.attackers_named().map(|it| &it.set).into_iter().chain(here.protected());
    here.has_say(state) || named.any(|it| here.members(it).contains(&state))
}

/// Bearers and beneficiaries; where the duty is one against an enemy, he is neither.
pub(super) fn pairs(here: &Occasion<'_>, touched: &Touched) -> Vec<Pair> {
    let mut pairs = told_pairs(here, touched);
    if fellow::is_against_an_enemy(&here.commitment.duty) {
        let enemies = fellow::enemies(here, touched.who);
        pairs.retain(|it| !enemies.contains(&it.bearer) && !enemies.contains(&it.beneficiary));
    }
    pairs
}

/// Bearers and beneficiaries of a duty against an enemy who are that enemy: what the words say of them asks for the
/// impossible.
pub(super) fn opposed(here: &Occasion<'_>, touched: &Touched) -> Vec<Pair> {
    if here.is_standing() || !fellow::is_against_an_enemy(&here.commitment.duty) {
        return Vec::new();
    }
    let enemies = fellow::enemies(here, touched.who);
    let others = |of: &Side| {
        let named = enemies.iter().copied().filter(|it| here.is_concerned(*it));
        let told = side(here, of, touched.who).into_iter();
        let more: Vec<EntityId> =
            if *of == Side::OtherParties { named.collect() } else { Vec::new() };
        told.chain(more).collect::<Vec<_>>()
    };
    let mut pairs = Vec::new();
    let beneficiaries = others(here.commitment.owed_to());
    for bearer in others(&here.commitment.bearer) {
        for &beneficiary in &beneficiaries {
            let is_opposed = enemies.contains(&bearer) || enemies.contains(&beneficiary);
            let is_touched = touched.who == Some(bearer) || touched.who == Some(beneficiary);
            if bearer != beneficiary && is_opposed && is_touched {
                pairs.push(Pair { bearer, beneficiary });
            }
        }
    }
    pairs
}

/// Of duties that everyone owes everyone, those are told that the touched state owes or is owed; all of them, where it
/// is none of the parties. What is owed at all times is told to whom the event touches; what is a duty of those that
/// fight, also of whom it brings to fight.
fn told_pairs(here: &Occasion<'_>, touched: &Touched) -> Vec<Pair> {
    let (from, to) = (&here.commitment.bearer, here.commitment.owed_to());
    let is_outsider = touched.who.is_some_and(|it| !here.is_concerned(it));
    let mutual = *from == Side::EachOther && *to == Side::EachOther && !is_outsider;
    let standing = here.is_standing();
    let every = !(mutual || standing);
    let joins = fellow::is_of_fighters(here);
    // Who is hit owes its helpers no help.
    let is_helped = |it: EntityId| {
        mutual && !standing && takes_sides(&here.commitment.duty) && touched.who == Some(it)
    };
    // Who is hit is no neutral.
    let is_hit = |it: EntityId| {
        standing
            && matches!(here.commitment.duty, Duty::Neutrality(_))
            && predicate::is_blow(here.event)
            && here.event.to.contains(&it)
    };
    let owes_more = |to: EntityId| !standing || joins && !here.is_named(to);
    let beneficiaries = side(here, to, touched.who);
    // To whom each owes, whoever it is.
    let always: Vec<EntityId> =
        beneficiaries.iter().copied().filter(|it| every || touched.who == Some(*it)).collect();
    let mut pairs = Vec::new();
    let bearers = side(here, from, touched.who).into_iter();
    for bearer in bearers.filter(|it| !is_helped(*it) && !is_hit(*it)) {
        let is_own = touched.who == Some(bearer) || touched.who.is_none() && !standing;
        let is_told = |to: EntityId| every || touched.who == Some(to) || owes_more(to);
        let of_bearer = if is_own { &beneficiaries } else { &always };
        let told = of_bearer.iter().copied().filter(|it| bearer != *it && is_told(*it));
        pairs.extend(told.map(|beneficiary| Pair { bearer, beneficiary }));
    }
    pairs
}

/// Whether a state is hit beside the one that is touched: two lines of one attack each would make them owe each other,
/// and so does one.
fn is_hit_with(here: &Occasion<'_>, who: Option<EntityId>, state: EntityId) -> bool {
    let hit = here.targets();
    let both =
        |side: &[EntityId]| who.is_some_and(|it| side.contains(&it)) && side.contains(&state);
    hit.contains(&state) && (both(&here.event.to) || both(&here.event.by))
}

fn side(here: &Occasion<'_>, side: &Side, who: Option<EntityId>) -> Vec<EntityId> {
    let all = here.concerned.iter().copied();
    match side {
        Side::OtherParties if here.is_standing() => all.collect(),
        Side::OtherParties => {
            let other = |it: &EntityId| who != Some(*it);
            let apart = |it: &EntityId| !here.is_named(*it) || is_hit_with(here, who, *it);
            all.filter(|it| other(it) && apart(it)).collect()
        }
        Side::EachOther => all.collect(),
        Side::Victims => who.into_iter().collect(),
        // Who is named and is no more is told too, with that reason.
        Side::Set(set) => [here.members(set), here.names_of_nobody(set)].concat(),
    }
}
