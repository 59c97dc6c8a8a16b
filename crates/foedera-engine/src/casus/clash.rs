//! Duties that cannot well be performed together: flagged with their reason, never resolved.
//!
//! Which of two prevails is a question of VCLT 30 and of the Charter, and of what the states make of
//! it; here it is only seen that it arises.

use std::cell::RefCell;
use std::collections::BTreeMap;

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Duty, Event};

use super::cascade::Case;
use super::occasion::end_of;
use super::{Clash, ClashKind, Owed, Stage, lawful, order, pledge, wording};
use crate::Reason;
use crate::words::list;

/// The clashes among some duties, whatever else the law holds.
pub(super) fn among(case: Case<'_>, duties: &[&Owed]) -> Vec<Clash> {
    let live = || duties.iter().copied().enumerate().filter(|(_, it)| it.is_live());
    let sided = || live().filter(|(_, it)| takes_sides(&it.duty));
    let mut clashes = pledge::on_events(case.law, case.events, duties);
    let under_charter = live().filter(|(_, it)| touches_charter(it));
    let of_articles =
        together(under_charter, |it| [(it.under.treaty_no, it.under.article.clone())]);
    clashes.extend(of_articles.into_values().map(|places| charter(duties, places)));
    let opposed = together(sided(), |it| {
        let two = |enemy: &EntityId| (it.beneficiary.min(*enemy), it.beneficiary.max(*enemy));
        it.against.iter().map(|enemy| (it.bearer, two(enemy))).collect::<Vec<_>>()
    });
    clashes
        .extend(opposed.into_values().filter_map(|places| both_sides(case.events, duties, places)));
    let both = together(sided(), |it| {
        let states = it.against.iter().chain(std::iter::once(&it.beneficiary));
        states.map(|state| (it.bearer, *state)).collect::<Vec<_>>()
    });
    let times = Times { events: case.events, known: RefCell::default() };
    let own = |((_, state), places): ((_, EntityId), Vec<usize>)| {
        own_beneficiary(duties, (state, &places), &times)
    };
    clashes.extend(both.into_iter().filter_map(own));
    clashes
}

/// In the order of the first duty concerned.
pub(super) fn sort(clashes: &mut [Clash]) {
    clashes.sort_by(|a, b| (&a.duties, a.kind).cmp(&(&b.duties, b.kind)));
}

/// The places of duties by what they have in common.
pub(super) fn together<'d, K: Ord, I: IntoIterator<Item = K>>(
    duties: impl Iterator<Item = (usize, &'d Owed)>,
    keys: impl Fn(&Owed) -> I,
) -> BTreeMap<K, Vec<usize>> {
    let mut places: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (at, owed) in duties {
        for key in keys(owed) {
            places.entry(key).or_default().push(at);
        }
    }
    places
}

pub(super) fn takes_sides(duty: &Duty) -> bool {
    matches!(duty, Duty::Defense(_) | Duty::Offense | Duty::MilitaryAid | Duty::UseOfTerritory)
}

fn touches_charter(owed: &Owed) -> bool {
    (takes_sides(&owed.duty) || owed.duty == Duty::RejectionOfCoerciveMeasures)
        && lawful::is_under_charter(&owed.on)
}

/// Obligations under the Charter, decisions of the Council among them, prevail (Charter 25, 103).
/// Told once for the duties under one article.
fn charter(duties: &[&Owed], places: Vec<usize>) -> Clash {
    let mut because = Reason::new(
        "obligations under the Charter prevail; whether the Security Council has decided measures \
         that touch this duty is not computed",
    );
    because.clause = Some("Charter 103".to_owned());
    let is_certain = |it: &&Owed| is_triggered(Some(it)) && lawful::is_surely_under(&it.on);
    let certain = places.iter().any(|it| duties.get(*it).is_some_and(is_certain));
    among_duties(ClashKind::Charter103, duties, places, (certain, because))
}

/// A clash of some duties with nothing beside them.
fn among_duties(
    kind: ClashKind,
    duties: &[&Owed],
    places: Vec<usize>,
    (certain, because): (bool, Reason),
) -> Clash {
    let as_coded = places.iter().any(|it| duties.get(*it).is_some_and(|it| it.under.as_coded));
    Clash { kind, duties: places, certain, pledge: None, as_coded, because }
}

/// Whether a duty surely stands: it is owed, and nothing that its words except may be what happened.
pub(super) fn is_triggered(owed: Option<&Owed>) -> bool {
    owed.is_some_and(|it| it.state == Stage::Triggered && it.may_except.is_empty())
}

/// Bound to help each against the other: told once for a bearer and the two, whatever the events.
/// It is certain if it has to help either of them.
fn both_sides<'d>(
    events: Events<'_>,
    duties: &[&'d Owed],
    mut places: Vec<usize>,
) -> Option<Clash> {
    places.dedup();
    let owed = || places.iter().filter_map(|it| duties.get(*it).copied());
    let of_both = |one: &'d Owed| {
        let others = owed().filter(|it| it.beneficiary != one.beneficiary);
        others.filter(|it| !are_apart(events, one, it)).map(move |it| (one, it))
    };
    let pairs: Vec<(&Owed, &Owed)> = owed().flat_map(of_both).collect();
    let (one, other) = pairs.first()?;
    let mut because = Reason::new(format!(
        "{} is bound to help {} against {}, and {} against {}",
        one.bearer, one.beneficiary, other.beneficiary, other.beneficiary, one.beneficiary
    ));
    because.clause = Some("VCLT 30".to_owned());
    because.because = vec![one.because.clone(), other.because.clone()];
    let certain =
        pairs.iter().any(|(one, other)| is_triggered(Some(one)) && is_triggered(Some(other)));
    Some(among_duties(ClashKind::BothSides, duties, places, (certain, because)))
}

/// The events of a case, with their places.
pub(super) type Events<'e> = &'e [(usize, &'e Event)];

/// Whether one of two duties surely ends before the other begins: with its treaty, or with the event.
pub(super) fn are_apart(events: Events<'_>, one: &Owed, other: &Owed) -> bool {
    let event_over = |it: &Owed| {
        let (_, event) = events.iter().find(|(at, _)| *at == it.event)?;
        // What comes to be owed only after the event goes on past it.
        end_of(event)?.next().filter(|over| it.since.is_none_or(|since| since < *over))
    };
    let ends_before = |it: &Owed, later: &Owed| {
        let begins = later.since.or(later.on.bounds().earliest());
        let ends = it.until.and_then(|it| it.latest()).into_iter().chain(event_over(it)).min();
        ends.zip(begins).is_some_and(|(ends, begins)| ends <= begins)
    };
    ends_before(one, other) || ends_before(other, one)
}

/// Which events are of one time; each two are compared once.
struct Times<'e> {
    events: Events<'e>,
    known: RefCell<BTreeMap<[usize; 2], Verdict>>,
}

impl Times<'_> {
    /// Whether two events, or what follows from them, are of one time.
    fn meet(&self, one: usize, other: usize) -> Verdict {
        if one == other {
            return Verdict::Yes;
        }
        let event = |at: usize| self.events.iter().find(|(place, _)| *place == at);
        let meet = || match (event(one), event(other)) {
            (Some((_, one)), Some((_, other))) => order::meet(one, other),
            _ => Verdict::Open,
        };
        let key = [one.min(other), one.max(other)];
        *self.known.borrow_mut().entry(key).or_insert_with(meet)
    }
}

/// Bound to help a state against one and to fight it for another, while both go on. To help each against the other is
/// told as that.
fn own_beneficiary(
    duties: &[&Owed],
    (state, places): (EntityId, &[usize]),
    times: &Times<'_>,
) -> Option<Clash> {
    let owed = || places.iter().filter_map(|it| Some((*it, *duties.get(*it)?)));
    let (helped, fought): (Vec<_>, Vec<_>) = owed().partition(|(_, it)| it.beneficiary == state);
    // Duties that differ in their event alone say the same of it: the surest is told.
    let mut pairs: BTreeMap<_, (Verdict, [(usize, &Owed); 2])> = BTreeMap::new();
    for one in &helped {
        for other in fought.iter().filter(|(_, it)| !one.1.against.contains(&it.beneficiary)) {
            let apart = are_apart(times.events, one.1, other.1);
            let meet = if apart { Verdict::No } else { times.meet(one.1.event, other.1.event) };
            let kind = |it: &Owed| {
                let of = (it.under.treaty_no, it.under.commitment_no);
                (of, it.round, it.state, it.may_except.is_empty())
            };
            let key = (&one.1.against, kind(one.1), other.1.beneficiary, kind(other.1));
            if meet == Verdict::No || pairs.get(&key).is_some_and(|(known, _)| *known >= meet) {
                continue;
            }
            pairs.insert(key, (meet, [*one, *other]));
        }
    }
    let (surest, [(_, helped), (_, fought)]) = pairs.values().max_by_key(|(meet, _)| *meet)?;
    let mut others: Vec<EntityId> = pairs.values().map(|(_, it)| it[1].1.beneficiary).collect();
    others.sort_unstable();
    others.dedup();
    let while_both = if *surest == Verdict::Yes { "" } else { ", if both go on at one time" };
    let mut because = Reason::new(format!(
        "{} is bound to help {state}, and to fight it for {}{while_both}",
        helped.bearer,
        list(&others)
    ));
    because.clause = Some("VCLT 30".to_owned());
    because.because = vec![helped.because.clone(), fought.because.clone()];
    let certain = pairs.values().any(|(meet, both)| {
        *meet == Verdict::Yes && both.iter().all(|(_, it)| is_triggered(Some(it)))
    });
    let mut places: Vec<usize> = pairs.values().flat_map(|(_, both)| both.map(|it| it.0)).collect();
    places.sort_unstable();
    places.dedup();
    Some(among_duties(ClashKind::OwnBeneficiary, duties, places, (certain, because)))
}

/// What a duty comes to whose bearer is the enemy, or whose beneficiary is: nobody performs it, and it is told.
pub(super) fn against_itself(owed: &Owed, enemies: &[EntityId]) -> Option<Clash> {
    if !owed.is_live() || !takes_sides(&owed.duty) {
        return None;
    }
    let enemy = if enemies.contains(&owed.bearer) { owed.bearer } else { owed.beneficiary };
    let mut because = Reason::new(format!(
        "{} would owe {} {} against {enemy} itself under {}",
        owed.bearer,
        owed.beneficiary,
        wording::duty(&owed.duty),
        owed.under.treaty
    ));
    because.clause = owed.under.article.as_ref().map(|it| format!("article {}", it.0));
    because.because.push(owed.because.clone());
    let certain = is_triggered(Some(owed));
    let (kind, as_coded) = (ClashKind::AgainstItself, owed.under.as_coded);
    Some(Clash { kind, duties: Vec::new(), certain, pledge: None, as_coded, because })
}
