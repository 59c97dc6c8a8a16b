//! Which statements tell of the same act.
//!
//! Acts under a treaty are the same when kind, actors, organ, name, provisions, those toward whom they
//! are done and the occurrence agree. What was undone and done once more is another occurrence.
//!
//! Organs are told apart by who they are, not by their words: `Duma Negara Rusia` and `State Duma`
//! are one where the world knows both. One that it does not know is told apart by its words, and
//! one that is not stated agrees with any. What a parliament is said to have done may be what either
//! of its chambers did, where their days can be one.

use std::collections::BTreeMap;
use std::sync::Arc;

use foedera_dates::{Bounds, Edtf};
use foedera_entities::{EntityId, Organ, World, fold};
use foedera_model::{Act, Status};

use super::anew;
use super::dating::{self, Heard};
use super::policy::Weight;
use super::then::Then;
use super::{Fact, Happened, Reading, Said};

/// What must agree, beside the organ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: foedera_model::ActKind,
    actors: Vec<EntityId>,
    name: Option<String>,
    provisions: Vec<String>,
    toward: Vec<EntityId>,
    territories: Vec<String>,
}

impl Key {
    fn of(act: &Act, actors: Vec<EntityId>) -> Self {
        Self {
            kind: act.kind,
            actors,
            name: act.name.clone(),
            provisions: act.provisions.clone(),
            toward: act.toward.clone(),
            territories: act.territories.clone(),
        }
    }
}

/// An organ as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Identity {
    /// One that the world knows, and the parliament that it is a chamber of.
    Known(EntityId, Option<EntityId>),
    /// The folded words of one that it does not.
    Words(String),
}

impl Identity {
    fn of(act: &Act, actors: &[EntityId], world: &World) -> Option<Self> {
        let written = act.organ.as_ref()?;
        let known = organ(act, actors, world).map(|it| Self::Known(it.id, it.chamber_of));
        Some(known.unwrap_or_else(|| Self::Words(fold(written))))
    }

    /// Whether this is a chamber of that.
    fn is_chamber_of(&self, whole: &Self) -> bool {
        let Self::Known(_, Some(parliament)) = self else { return false };
        matches!(whole, Self::Known(id, _) if id == parliament)
    }
}

/// The organ through which one actor acted, where the world knows it.
fn organ<'w>(act: &Act, actors: &[EntityId], world: &'w World) -> Option<&'w Organ> {
    let [actor] = actors else { return None };
    let on = act.on.as_ref().and_then(|it| it.bounds().earliest());
    world.organ(actor, act.organ.as_ref()?, on)
}

/// The facts that the statements about one treaty tell of.
pub(super) fn facts(said: &[Arc<Said>], world: &World) -> Vec<Fact> {
    let then = Then::of(said, world);
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (index, it) in said.iter().enumerate() {
        let act = &it.graded.statement.act;
        for actors in actors_apart(act) {
            let actors = actors.into_iter().map(|it| then.actor(act, it)).collect();
            groups.entry(Key::of(act, actors)).or_default().push(index);
        }
    }
    let happened = anew::Happened::of(said);
    let by_organ = groups.into_iter().flat_map(|(key, group)| {
        let clusters = organs_apart(&key.actors, &group, said, world);
        let occurrences =
            clusters.iter().flat_map(|it| occurrences_apart(&key.actors, it, said, &happened));
        occurrences.map(|cluster| (key.actors.clone(), cluster)).collect::<Vec<_>>()
    });
    let facts = by_organ.filter_map(|(actors, cluster)| fact(actors, &cluster, said));
    facts.map(|it| under_its_title(it, said, world)).collect()
}

/// The fact with its organ as the world calls it: the chamber, where one source names no more than the
/// parliament.
fn under_its_title(mut fact: Fact, said: &[Arc<Said>], world: &World) -> Fact {
    let told = fact.statements.iter().filter_map(|index| said.get(*index));
    let mut organs = told.filter_map(|it| organ(&it.graded.statement.act, &fact.act.actors, world));
    let first = organ(&fact.act, &fact.act.actors, world);
    let known =
        first.map(|first| organs.find(|it| it.chamber_of == Some(first.id)).unwrap_or(first));
    if let Some(organ) = known {
        fact.act.organ = Some(organ.title.to_string());
    }
    fact
}

/// Whether a fact is the act that a statement tells of.
pub(super) fn is_about(fact: &Fact, act: &Act, world: &World) -> bool {
    let actors = &fact.act.actors;
    let key = Key::of(&fact.act, actors.clone());
    if fact.act.occurrence != act.occurrence
        || !actors_apart(act).into_iter().any(|actors| Key::of(act, actors) == key)
    {
        return false;
    }
    let organs = Identity::of(&fact.act, actors, world).zip(Identity::of(act, actors, world));
    organs.is_none_or(|(one, other)| {
        one == other || one.is_chamber_of(&other) || other.is_chamber_of(&one)
    })
}

/// What several do side by side is an act of each; what they do jointly is one.
fn actors_apart(act: &Act) -> Vec<Vec<EntityId>> {
    if act.kind.is_joint() || act.actors.is_empty() {
        vec![act.actors.clone()]
    } else {
        act.actors.iter().map(|actor| vec![*actor]).collect()
    }
}

/// Splits a group by the organs it names; a statement without an organ joins the first whose day
/// it can mean, or the only one.
fn organs_apart(
    actors: &[EntityId],
    group: &[usize],
    said: &[Arc<Said>],
    world: &World,
) -> Vec<Vec<usize>> {
    let act = |index: usize| said.get(index).map(|it| &it.graded.statement.act);
    let mut named: Vec<(Identity, Vec<usize>)> = Vec::new();
    let mut unnamed = Vec::new();
    for index in group.iter().copied() {
        match act(index).and_then(|it| Identity::of(it, actors, world)) {
            None => unnamed.push(index),
            Some(organ) => match named.iter_mut().find(|(it, _)| *it == organ) {
                Some((_, cluster)) => cluster.push(index),
                None => named.push((organ, vec![index])),
            },
        }
    }
    let bounds = |index: usize| {
        act(index).and_then(|it| it.on.as_ref()).map_or(Bounds::UNBOUNDED, Edtf::bounds)
    };
    let can_be = |cluster: &[usize], index: usize| {
        cluster.iter().any(|other| bounds(*other).meet(bounds(index)).is_some())
    };
    with_their_chambers(&mut named, &can_be);
    let mut clusters: Vec<Vec<usize>> = named.into_iter().map(|(_, cluster)| cluster).collect();
    let only = clusters.len() == 1;
    let mut apart = Vec::new();
    for index in unnamed {
        match clusters.iter_mut().find(|it| only || can_be(it, index)) {
            Some(cluster) => cluster.push(index),
            None => apart.push(index),
        }
    }
    clusters.extend((!apart.is_empty()).then_some(apart));
    clusters
}

/// What is told of a parliament joins what is told of the first of its chambers that it can be.
fn with_their_chambers(
    named: &mut Vec<(Identity, Vec<usize>)>,
    can_be: &dyn Fn(&[usize], usize) -> bool,
) {
    let wholes: Vec<Identity> = named.iter().map(|(organ, _)| organ.clone()).collect();
    for whole in wholes {
        let Some(at) = named.iter().position(|(organ, _)| *organ == whole) else { continue };
        let told = named.get_mut(at).map(|(_, told)| std::mem::take(told)).unwrap_or_default();
        for index in told {
            let chamber = named
                .iter()
                .position(|(organ, cluster)| organ.is_chamber_of(&whole) && can_be(cluster, index));
            named.get_mut(chamber.unwrap_or(at)).into_iter().for_each(|(_, it)| it.push(index));
        }
    }
    named.retain(|(_, told)| !told.is_empty());
}

/// Splits a cluster by occurrence: as the statements number it, and where the act was undone in
/// between, though none does. What is not numbered is the first, or the first since then.
fn occurrences_apart(
    actors: &[EntityId],
    cluster: &[usize],
    said: &[Arc<Said>],
    happened: &anew::Happened<'_>,
) -> Vec<Vec<usize>> {
    let one = |index: usize| said.get(index).map(|it| &**it);
    let all: Vec<(usize, &Said)> = cluster.iter().filter_map(|it| Some((*it, one(*it)?))).collect();
    let mut occurrences: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (since, part) in anew::apart(actors, &all, happened) {
        for index in part {
            let numbered = one(index).map_or(1, |it| it.graded.statement.act.occurrence);
            occurrences.entry(numbered.max(since)).or_default().push(index);
        }
    }
    occurrences.into_values().collect()
}

/// One fact from the statements about one act; nothing where nobody says that it happened.
fn fact(actors: Vec<EntityId>, cluster: &[usize], said: &[Arc<Said>]) -> Option<Fact> {
    let mut told: Vec<(Weight, usize, &Said)> = cluster
        .iter()
        .filter_map(|index| said.get(*index).map(|it| (it.weight(), *index, &**it)))
        .collect();
    told.sort_by_key(|(weight, index, _)| (*weight, *index));
    let with = |status: Status| {
        let told = told.iter().filter(move |(_, _, it)| it.graded.statement.status == status);
        told.copied().collect::<Vec<_>>()
    };
    let (happened, denied) = (with(Status::Happened), with(Status::Denied));
    let (best, ..) = happened.first()?;
    let deny: Vec<usize> = denied.iter().map(|(_, index, _)| *index).collect();
    let standing = match denied.first() {
        None => Happened::Yes,
        Some((weight, ..)) if weight < best => Happened::Refuted { deny },
        Some((weight, ..)) if weight == best => Happened::Disputed { deny },
        Some(_) => Happened::DeniedInVain { deny },
    };
    let date = |of: &dyn Fn(&Act) -> Option<Edtf>| reading(&happened, of);
    let on = date(&|act| act.on.clone());
    let received = received(&happened);
    let undated = on.is_none() && received.is_empty();
    let all = happened.iter().map(|(weight, index, _)| (*weight, *index));
    Some(Fact {
        act: merged(actors, &happened)?,
        on: on.or_else(|| undated.then(|| without_date(all.clone()))),
        received,
        effective: date(&|act| act.effective.clone()),
        notified: date(&|act| act.notified.clone()),
        happened: standing,
        statements: all.map(|(_, index)| index).collect(),
    })
}

/// An act without a date can have happened on any day.
fn without_date(told: impl Iterator<Item = (Weight, usize)>) -> Reading {
    let heard =
        told.map(|(weight, statement)| Heard { bounds: Bounds::UNBOUNDED, weight, statement });
    dating::read(heard.collect())
}

fn reading(told: &[(Weight, usize, &Said)], of: &dyn Fn(&Act) -> Option<Edtf>) -> Option<Reading> {
    let heard: Vec<Heard> = told
        .iter()
        .filter_map(|(weight, statement, it)| {
            let bounds = of(&it.graded.statement.act)?.bounds();
            Some(Heard { bounds, weight: *weight, statement: *statement })
        })
        .collect();
    (!heard.is_empty()).then(|| dating::read(heard))
}

/// The receipts by depositary; one without a name is of whoever receives.
fn received(told: &[(Weight, usize, &Said)]) -> Vec<(Option<String>, Reading)> {
    let all = told.iter().flat_map(|(_, _, it)| &it.graded.statement.act.received);
    let mut by: Vec<Option<String>> = all.map(|it| it.by.clone()).collect();
    by.sort();
    by.dedup();
    by.into_iter()
        .filter_map(|by| {
            let of = |act: &Act| act.received.iter().find(|it| it.by == by).map(|it| it.on.clone());
            let read = reading(told, &of)?;
            Some((by, read))
        })
        .collect()
}

/// Each thing said of the act as the best grade says it.
fn merged(actors: Vec<EntityId>, told: &[(Weight, usize, &Said)]) -> Option<Act> {
    let mut acts = told.iter().map(|(_, _, it)| &it.graded.statement.act);
    let mut act = Act { actors, ..acts.next()?.clone() };
    for other in acts {
        act.organ = act.organ.or_else(|| other.organ.clone());
        act.place = act.place.or_else(|| other.place.clone());
        act.form = act.form.or_else(|| other.form.clone());
        act.vote = act.vote.or_else(|| other.vote.clone());
        act.hour = act.hour.or_else(|| other.hour.clone());
    }
    Some(act)
}
