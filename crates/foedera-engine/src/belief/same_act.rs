//! Which statements tell of the same act.
//!
//! Acts are the same when treaty, kind, actors, organ, name, provisions, those toward whom they
//! are done and the occurrence agree. An organ that is not stated agrees with any. What was undone
//! and done once more is another occurrence.

use std::collections::BTreeMap;

use foedera_dates::{Bounds, Edtf};
use foedera_entities::EntityId;
use foedera_model::{Act, Status};

use super::anew;
use super::dating::{self, Heard};
use super::policy::Weight;
use super::{Fact, Happened, Reading, Said};

/// What must agree, beside the organ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    treaty: String,
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
            treaty: act.treaty.clone(),
            kind: act.kind,
            actors,
            name: act.name.clone(),
            provisions: act.provisions.clone(),
            toward: act.toward.clone(),
            territories: act.territories.clone(),
        }
    }
}

/// The facts that the statements tell of.
pub(super) fn facts(said: &[Said]) -> Vec<Fact> {
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (index, it) in said.iter().enumerate() {
        let act = &it.graded.statement.act;
        for actors in actors_apart(act) {
            groups.entry(Key::of(act, actors)).or_default().push(index);
        }
    }
    let happened = anew::Happened::of(said);
    let by_organ = groups.into_iter().flat_map(|(key, group)| {
        let clusters = organs_apart(&group, said);
        let occurrences =
            clusters.iter().flat_map(|it| occurrences_apart(&key.actors, it, said, &happened));
        occurrences.map(|cluster| (key.actors.clone(), cluster)).collect::<Vec<_>>()
    });
    by_organ.filter_map(|(actors, cluster)| fact(actors, &cluster, said)).collect()
}

/// Whether a fact is the act that a statement tells of.
pub(super) fn is_about(fact: &Fact, act: &Act) -> bool {
    let key = Key::of(&fact.act, fact.act.actors.clone());
    actors_apart(act).into_iter().any(|actors| Key::of(act, actors) == key)
        && fact.act.occurrence == act.occurrence
        && (fact.act.organ.is_none() || act.organ.is_none() || fact.act.organ == act.organ)
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
fn organs_apart(group: &[usize], said: &[Said]) -> Vec<Vec<usize>> {
    let act = |index: usize| said.get(index).map(|it| &it.graded.statement.act);
    let organ = |index: usize| act(index).and_then(|it| it.organ.as_deref());
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let (named, unnamed): (Vec<usize>, Vec<usize>) =
        group.iter().partition(|index| organ(**index).is_some());
    for index in named {
        let same =
            |it: &&mut Vec<usize>| it.first().is_some_and(|first| organ(*first) == organ(index));
        match clusters.iter_mut().find(same) {
            Some(cluster) => cluster.push(index),
            None => clusters.push(vec![index]),
        }
    }
    let bounds = |index: usize| {
        act(index).and_then(|it| it.on.as_ref()).map_or(Bounds::UNBOUNDED, Edtf::bounds)
    };
    let only = clusters.len() == 1;
    let mut apart = Vec::new();
    for index in unnamed {
        let meets = |it: &&mut Vec<usize>| {
            only || it.iter().any(|other| bounds(*other).meet(bounds(index)).is_some())
        };
        match clusters.iter_mut().find(meets) {
            Some(cluster) => cluster.push(index),
            None => apart.push(index),
        }
    }
    clusters.extend((!apart.is_empty()).then_some(apart));
    clusters
}

/// Splits a cluster by occurrence: as the statements number it, and where the act was undone in
/// between, though none does. What is not numbered is the first, or the first since then.
fn occurrences_apart(
    actors: &[EntityId],
    cluster: &[usize],
    said: &[Said],
    happened: &anew::Happened<'_>,
) -> Vec<Vec<usize>> {
    let act = |index: usize| said.get(index).map(|it| &it.graded.statement.act);
    let acts: Vec<(usize, &Act)> = cluster.iter().filter_map(|it| Some((*it, act(*it)?))).collect();
    let mut occurrences: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (since, part) in anew::apart(actors, &acts, happened) {
        for index in part {
            let numbered = act(index).map_or(1, |it| it.occurrence);
            occurrences.entry(numbered.max(since)).or_default().push(index);
        }
    }
    occurrences.into_values().collect()
}

/// One fact from the statements about one act; nothing where nobody says that it happened.
fn fact(actors: Vec<EntityId>, cluster: &[usize], said: &[Said]) -> Option<Fact> {
    let mut told: Vec<(Weight, usize, &Said)> = cluster
        .iter()
        .filter_map(|index| said.get(*index).map(|it| (it.weight(), *index, it)))
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
