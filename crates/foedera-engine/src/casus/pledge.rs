//! Pledges to the enemy: what a state that is bound to fight owes the very one that it is to fight.
//!
//! A pledge that is owed at all times need not be among the duties of the answer, and is asked of the law. One that is owed
//! on an event is a duty as the others are: neutrality in a war, mostly.

use std::collections::BTreeMap;

use foedera_dates::{Bounds, Day, Verdict};
use foedera_entities::EntityId;
use foedera_model::{Against, Commitment, Duty, Side, Treaty};

use super::clash::{Events, are_apart, is_triggered, takes_sides, together};
use super::{
    Between, Clash, ClashKind, Law, Owed, Under, force, known, occasion, treaties, wording,
};
use crate::Reason;

/// Whether who owes it cannot well fight the one to whom it is owed, or be allied against him. Who guarantees what is
/// another's does not make war on him.
fn is_pledge(duty: &Duty) -> bool {
    matches!(
        duty,
        Duty::NonAggression | Duty::Neutrality(_) | Duty::NoHostileAlliance | Duty::Guarantee(_)
    )
}

/// Of what is owed at all times: what guarantors owe each other of a third state is no pledge between them.
fn is_pledged(it: &Commitment) -> bool {
    let of_the_other = matches!(it.beneficiary, Side::Set(_));
    is_pledge(&it.duty) && (of_the_other || !matches!(it.duty, Duty::Guarantee(_)))
}

/// Whether what a fight is owed under is what a pledge forbids. A treaty that asks for help against that of its own parties
/// which attacks another makes that an exception of its own: it is read as a whole (VCLT 31(1), (2)).
fn is_barred(pledge: usize, fight: &Owed) -> bool {
    pledge != fight.under.treaty_no
}

/// A duty to fight and a pledge to the enemy, by their places.
type Opposed = (usize, usize);

/// Pledges that the events bring, or what follows from them, to the adversaries of who owes them. Told once for a
/// commitment to fight an enemy and the one that pledges, whatever the events.
pub(super) fn on_events(law: &dyn Law, events: Events<'_>, duties: &[&Owed]) -> Vec<Clash> {
    let live = || duties.iter().copied().enumerate().filter(|(_, it)| it.is_live());
    let has_trigger = |it: &Under| {
        let text = law.treaty(it.treaty_no);
        let commitment = text.and_then(|text| text.commitments.get(it.commitment_no));
        commitment.is_some_and(|it| it.trigger.is_some())
    };
    // Of no aid to the enemy each fight tells, also where it is owed at all times.
    let is_meant =
        |it: &Owed| it.duty == Duty::NoAidToEnemy || is_pledge(&it.duty) && has_trigger(&it.under);
    let pledges = live().filter(|(_, it)| is_meant(it));
    let pledges = together(pledges, |it| [(it.bearer, it.beneficiary)]);
    let mut opposed: BTreeMap<_, Vec<Opposed>> = BTreeMap::new();
    for (at, fight) in live().filter(|(_, it)| takes_sides(&it.duty)) {
        for enemy in fight.against.iter().filter(|it| **it != fight.beneficiary) {
            for place in pledges.get(&(fight.bearer, *enemy)).into_iter().flatten() {
                let Some(pledge) = duties.get(*place).filter(|it| is_of_one(events, fight, it))
                else {
                    continue;
                };
                let of = |it: &Owed| (it.under.treaty_no, it.under.commitment_no);
                let key = (fight.bearer, *enemy, of(fight), of(pledge));
                opposed.entry(key).or_default().push((at, *place));
            }
        }
    }
    opposed.into_values().filter_map(|it| of_duties(duties, &it)).collect()
}

/// Whether a fight and a pledge are of one event and what follows from it, or of the same two states at war.
fn is_of_one(events: Events<'_>, fight: &Owed, pledge: &Owed) -> bool {
    is_barred(pledge.under.treaty_no, fight)
        && !are_apart(events, fight, pledge)
        && (fight.event == pledge.event || pledge.against.contains(&fight.beneficiary))
}

fn of_duties(duties: &[&Owed], opposed: &[Opposed]) -> Option<Clash> {
    let owed = |at: usize| duties.get(at).copied();
    let pledge = opposed.first().and_then(|(_, it)| owed(*it))?;
    let as_coded = opposed.iter().any(|(at, _)| owed(*at).is_some_and(|it| it.under.as_coded));
    let is_sure = |(at, it): &Opposed| is_triggered(owed(*at)) && is_triggered(owed(*it));
    let mut places: Vec<usize> = opposed.iter().flat_map(|(at, it)| [*at, *it]).collect();
    places.sort_unstable();
    places.dedup();
    Some(Clash {
        kind: ClashKind::PledgeToEnemy,
        duties: places,
        certain: opposed.iter().any(is_sure),
        as_coded: as_coded || pledge.under.as_coded,
        because: because(
            (pledge.bearer, pledge.beneficiary),
            &pledge.duty,
            &pledge.under,
            &pledge.because,
        ),
        pledge: Some(Under::clone(&pledge.under)),
    })
}

fn because(
    (bearer, enemy): (EntityId, EntityId),
    duty: &Duty,
    under: &Under,
    because: &Reason,
) -> Reason {
    let duty = wording::duty(duty);
    Reason {
        clause: under.article.as_ref().map(|it| format!("article {}", it.0)),
        because: vec![because.clone()],
        ..Reason::new(format!("{bearer} owes {duty} to {enemy} under {}", under.treaty))
    }
}

/// A duty to fight, by its place, with the days on which it comes.
#[derive(Clone, Copy)]
struct Fight<'d> {
    at: usize,
    owed: &'d Owed,
    on: Bounds,
    /// The day as of which its treaty and others name the states.
    first: Day,
}

impl<'d> Fight<'d> {
    /// Nothing where nobody is to be fought.
    fn of((at, owed): (usize, &'d Owed)) -> Option<Self> {
        if !owed.is_live() || !takes_sides(&owed.duty) || owed.against.is_empty() {
            return None;
        }
        let on = owed.since.map_or(owed.on.bounds(), Bounds::day);
        let first = on.earliest().or(on.latest()).unwrap_or(Day::MAX);
        Some(Self { at, owed, on, first })
    }
}

/// Pledges that are owed at all times, from the bearers of some duties to their adversaries.
pub(super) fn at_all_times<'d>(
    law: &dyn Law,
    duties: impl Iterator<Item = (usize, &'d Owed)>,
    known: Option<Day>,
) -> Vec<Clash> {
    let fights: Vec<Fight<'_>> = duties.filter_map(Fight::of).collect();
    let mut clashes = Vec::new();
    for (no, met) in between_enemies(law, &fights) {
        let Some(text) = law.treaty(no) else { continue };
        let numbered = text.commitments.iter().enumerate();
        let public = numbered.filter(|(_, it)| known::is_public(it, known));
        let pledges: Vec<(usize, &Commitment)> =
            public.filter(|(_, it)| it.trigger.is_none() && is_pledged(it)).collect();
        if pledges.is_empty() {
            continue;
        }
        let mut concerned: BTreeMap<Day, Vec<EntityId>> = BTreeMap::new();
        for (fight, enemy) in met {
            let concerned = concerned
                .entry(fight.first)
                .or_insert_with(|| law.concerned(no, (fight.first, fight.first)));
            let to = |pledge| pledge_to(law, (no, text, concerned), pledge, fight, enemy);
            clashes.extend(pledges.iter().copied().filter_map(to));
        }
    }
    clashes
}

/// By treaty, the fights whose two sides it may both touch, each with one enemy.
fn between_enemies<'d>(
    law: &dyn Law,
    fights: &[Fight<'d>],
) -> BTreeMap<usize, Vec<(Fight<'d>, EntityId)>> {
    let mut of_two: BTreeMap<[EntityId; 2], Vec<usize>> = BTreeMap::new();
    let mut met: BTreeMap<usize, Vec<(Fight<'d>, EntityId)>> = BTreeMap::new();
    for fight in fights {
        let bearer = fight.owed.bearer;
        for enemy in fight.owed.against.iter().copied().filter(|it| *it != bearer) {
            let ask = || touching_both(law, bearer, enemy);
            for no in of_two.entry([bearer, enemy]).or_insert_with(ask) {
                met.entry(*no).or_default().push((*fight, enemy));
            }
        }
    }
    met
}

/// The treaties that may touch both of two states, in their order.
fn touching_both(law: &dyn Law, one: EntityId, other: EntityId) -> Vec<usize> {
    match (law.touched_by(&[one]), law.touched_by(&[other])) {
        (Some(mut of_one), Some(of_other)) => {
            of_one.retain(|it| of_other.binary_search(it).is_ok());
            of_one
        }
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => treaties(law).map(|(no, _)| no).collect(),
    }
}

fn pledge_to(
    law: &dyn Law,
    (no, text, concerned): (usize, &Treaty, &[EntityId]),
    (commitment_no, pledge): (usize, &Commitment),
    Fight { at, owed, on, .. }: Fight<'_>,
    enemy: EntityId,
) -> Option<Clash> {
    let is_of = |side: &Side, state: EntityId| match side {
        Side::Set(set) => occasion::is_in(law, (no, set), state, on),
        Side::OtherParties | Side::EachOther | Side::Victims => concerned.contains(&state).into(),
    };
    if !is_barred(no, owed) {
        return None;
    }
    let lasts = pledge.until.map_or(Verdict::Yes, |last| !Bounds::day(last).is_before(on));
    let sides = is_of(&pledge.bearer, owed.bearer).and(is_of(pledge.owed_to(), enemy));
    let of_whom = match &pledge.against {
        Some(Against::Set(set)) => occasion::is_in(law, (no, set), owed.beneficiary, on),
        Some(Against::Attackers) | None => Verdict::Yes,
    };
    let pledged = sides.and(lasts).and(of_whom);
    if pledged == Verdict::No {
        return None;
    }
    let [bearer, beneficiary] = occasion::partners(concerned, [owed.bearer, enemy]);
    let between = Between { treaty: no, article: pledge.article.as_ref(), bearer, beneficiary };
    let (tie, bound) = force::tie(law, between, on)?;
    let pledged = pledged.and(tie);
    if pledged == Verdict::No {
        return None;
    }
    let under = Under::of(law, (no, text), (commitment_no, pledge));
    Some(Clash {
        kind: ClashKind::PledgeToEnemy,
        duties: vec![at],
        certain: pledged == Verdict::Yes
            && is_triggered(Some(owed))
            && pledge.exceptions.is_empty(),
        as_coded: owed.under.as_coded || under.as_coded,
        because: because((owed.bearer, enemy), &pledge.duty, &under, &bound.because),
        pledge: Some(under),
    })
}
