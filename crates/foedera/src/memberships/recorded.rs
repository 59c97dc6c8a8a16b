//! Spells of consent, where nobody knows the law of the treaty: as the record has it, without any day on
//! which the treaty entered into force.

use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::{Bounds, Edtf, Verdict};
use foedera_entities::{Entity, EntityId, World};
use foedera_model::{Act, ActKind};

use super::{Basis, Spell};

/// What one entity did under one treaty, as far as it brings it in or out.
#[derive(Clone, Debug, Default)]
pub(super) struct Party {
    consents: Vec<Consent>,
    /// The day of the notice, and of its effect.
    exits: Vec<(Bounds, Option<Bounds>)>,
    /// The days that others give for the end for it.
    ends: Vec<(Bounds, Option<Bounds>)>,
    /// Whether others coded its membership: then those days are its exits.
    is_coded: bool,
    /// The days of entry into force for it that others give, in the order of its returns.
    recorded: Vec<(u16, Edtf)>,
}

/// What brings a party in.
#[derive(Clone, Debug)]
struct Consent {
    on: Bounds,
    by: String,
    basis: Basis,
}

/// An act, and whether it is a membership as others coded it: then its signature is the day of membership.
pub(super) type Told<'a> = (&'a Act, bool);

/// What everybody did under one treaty, as far as it brings them in or out.
///
/// Where the library has the law of the treaty, no day that others give for entry into force stands for a consent.
pub(super) fn parties(acts: &[Told<'_>], has_law: bool) -> BTreeMap<EntityId, Party> {
    let mut parties: BTreeMap<EntityId, Party> = BTreeMap::new();
    let mut exits: BTreeMap<(EntityId, ActKind, u16), (Bounds, Option<Bounds>)> = BTreeMap::new();
    let mut ends_of_all = Vec::new();
    let bounds = |it: &Option<Edtf>| it.as_ref().map(Edtf::bounds);
    for (act, is_coded) in acts {
        let (on, effect) = (bounds(&act.on).unwrap_or(Bounds::UNBOUNDED), bounds(&act.effective));
        if act.kind == ActKind::Termination && act.actors.is_empty() && act.provisions.is_empty() {
            ends_of_all.push((on, Some(on)));
        }
        for actor in &act.actors {
            let party = parties.entry(*actor).or_default();
            if act.kind == ActKind::EntryIntoForce {
                party.recorded.extend(act.on.clone().map(|it| (act.occurrence, it)));
            } else if binds(act) || *is_coded && act.kind == ActKind::Signature {
                party.is_coded |= *is_coded;
                let basis = if *is_coded { Basis::Coded } else { Basis::Consent };
                party.consent(on, act.kind, basis);
            } else if act.kind == ActKind::Termination {
                party.ends.push((on, Some(on)));
            } else if leaves(act.kind) {
                let known = exits.entry((*actor, act.kind, act.occurrence)).or_insert((on, effect));
                known.0 = known.0.meet(on).unwrap_or(known.0.hull(on));
                known.1 = known.1.or(effect);
            }
        }
    }
    for ((actor, ..), exit) in exits {
        parties.entry(actor).or_default().exits.push(exit);
    }
    let consenting = consenting(&parties);
    for (id, party) in &mut parties {
        party.recorded.sort_by_key(|(nth, _)| *nth);
        if party.is_coded {
            party.exits.append(&mut party.ends);
        } else if !has_law && !consenting.contains(id) {
            party.take_as_recorded(&ends_of_all);
        }
    }
    parties
}

/// Who consented, and who goes on as one that did.
fn consenting(parties: &BTreeMap<EntityId, Party>) -> BTreeSet<EntityId> {
    let world = World::embedded();
    let next = |id: &EntityId| world.continued_by(world.entity(id)?.no).and_then(|it| world.id(it));
    let mut found = BTreeSet::new();
    for (id, _) in parties.iter().filter(|(_, party)| !party.consents.is_empty()) {
        let mut one = Some(*id);
        while let Some(id) = one.filter(|it| found.insert(*it)) {
            one = next(&id);
        }
    }
    found
}

impl Party {
    /// Of whom no consent is told, what others say of its force is all there is: in by the days that they give, and
    /// out by those that they give.
    fn take_as_recorded(&mut self, ends_of_all: &[(Bounds, Option<Bounds>)]) {
        for (_, on) in self.recorded.clone() {
            self.consent(on.bounds(), ActKind::EntryIntoForce, Basis::Recorded);
        }
        self.exits.append(&mut self.ends);
        self.exits.extend(ends_of_all);
    }

    /// The recorded day of each spell: one that lies in it, else the one that is nearest to its beginning.
    pub(super) fn recorded_for(&self, spells: &[&Spell]) -> Vec<Option<Edtf>> {
        let mut found: Vec<Option<(bool, &Edtf)>> = vec![None; spells.len()];
        for (_, day) in &self.recorded {
            let held = spells.iter().position(|it| it.holds(day.bounds()));
            let nearest = || (0..spells.len()).min_by_key(|it| days_apart(spells.get(*it), day));
            if let Some(nth) = held.or_else(nearest)
                && let Some(known) = found.get_mut(nth)
                && known.is_none_or(|(is_held, _)| held.is_some() && !is_held)
            {
                *known = Some((held.is_some(), day));
            }
        }
        found.into_iter().map(|it| it.map(|(_, day)| day.clone())).collect()
    }

    /// Several statements of one act narrow its day together. A list that shows one consent alone
    /// does not say which it is of several; its day does.
    fn consent(&mut self, on: Bounds, kind: ActKind, basis: Basis) {
        let mut same = self.consents.iter_mut().filter(|it| it.by == kind.word());
        match same.find_map(|it| it.on.meet(on).map(|both| (&mut it.on, both))) {
            Some((known, both)) => *known = both,
            None => self.consents.push(Consent { on, by: kind.word().to_owned(), basis }),
        }
    }
}

impl Spell {
    /// Whether it surely has begun on a day, and may go on.
    fn holds(&self, day: Bounds) -> bool {
        day.is_before(self.since) == Verdict::No
            && self.until.is_none_or(|it| day.is_before(it) != Verdict::No)
    }
}

/// How far a day is from the beginning of a spell; what is open is farthest.
fn days_apart(spell: Option<&&Spell>, day: &Edtf) -> u32 {
    let days = spell.and_then(|it| it.since.earliest()).zip(day.bounds().earliest());
    days.map_or(u32::MAX, |(one, other)| other.number().abs_diff(one.number()))
}

/// Whether an act establishes consent to be bound (VCLT 11), as far as the act itself tells.
fn binds(act: &Act) -> bool {
    const FORMS: [&str; 4] =
        ["consent to be bound", "participation", "simplified procedure", "application"];
    let is_consent = |form: &str| FORMS.iter().any(|it| form.starts_with(it));
    matches!(act.kind, ActKind::Deposit(_) | ActKind::DefinitiveSignature | ActKind::Exchange)
        || (act.kind == ActKind::Notification && act.form.as_deref().is_some_and(is_consent))
}

fn leaves(kind: ActKind) -> bool {
    matches!(kind, ActKind::WithdrawalNotice | ActKind::InstrumentWithdrawal)
}

/// A spell, and the day of entry into force that others give for it.
pub(super) type WithRecorded = (Spell, Option<Edtf>);

/// The spells of consent, also of who continues a party that ended.
pub(super) fn as_recorded(
    mut parties: BTreeMap<EntityId, Party>,
) -> Vec<(EntityId, Vec<WithRecorded>)> {
    let world = World::embedded();
    let mut waiting: Vec<EntityId> = parties.keys().copied().collect();
    let mut done: BTreeMap<EntityId, Vec<Spell>> = BTreeMap::new();
    while let Some(id) = waiting.pop() {
        let Some(entity) = world.entity(&id) else { continue };
        let mut spells = parties.get(&id).map(spells).unwrap_or_default();
        let ended = ended(entity);
        // What is told of who had ceased to exist is nobody's consent, and is told as such.
        let late = |it: &Spell| {
            let same_day = |end: &Bounds| it.since == *end && end.is_day().is_some();
            ended.is_some_and(|end| end.is_before(it.since) == Verdict::Yes || same_day(&end))
        };
        spells.iter_mut().filter(|it| late(it)).for_each(|it| it.after_end = ended);
        if let (Some(last), Some(ended)) = (spells.last_mut(), ended)
            && last.until.is_none()
            && last.after_end.is_none()
        {
            last.until = Some(ended);
            let next = world.continued_by(entity.no).and_then(|it| world.id(it));
            if let Some(next) = next
                && !done.contains_key(&id)
            {
                let by = format!("continues {id}");
                let consent = Consent { on: ended, by, basis: last.basis };
                parties.entry(next).or_default().consents.push(consent);
                waiting.push(next);
            }
        }
        done.insert(id, spells);
    }
    let with_recorded = |(id, spells): (EntityId, Vec<Spell>)| {
        let of = parties.get(&id).map(|it| it.recorded_for(&spells.iter().collect::<Vec<_>>()));
        (id, spells.into_iter().zip(of.unwrap_or_default()).collect())
    };
    done.into_iter().map(with_recorded).collect()
}

/// The first day on which the entity was no more, for good.
fn ended(entity: &Entity) -> Option<Bounds> {
    entity.lives.last()?.until().map(Edtf::bounds)
}

/// Consents and exits in the order of their days; a consent while already in adds nothing, unless
/// it follows a notice that has yet to take effect.
pub(super) fn spells(party: &Party) -> Vec<Spell> {
    let mut consents = party.consents.clone();
    consents.sort_by_key(|it| (it.on.earliest(), it.on.latest()));
    let mut exits = party.exits.clone();
    exits.sort_by_key(|(on, effect)| effect.unwrap_or(*on).latest());
    let mut exits = exits.into_iter();
    let mut spells: Vec<Spell> = Vec::new();
    let mut notice: Option<Bounds> = None;
    for Consent { on: since, by, basis } in consents {
        let adds = spells.is_empty() || notice.is_some_and(|it| since.is_before(it) == Verdict::No);
        if adds {
            let exit = exits.find(|(on, _)| since.is_before(*on) != Verdict::No);
            notice = exit.map(|(on, _)| on);
            let until = exit.as_ref().map(|it| not_before(since, out(it)));
            spells.push(Spell { since, until, by, basis, after_end: None });
        }
    }
    spells
}

/// An end that may lie before the beginning is one only if it lies after: else the spell goes on, and its end is open.
fn not_before(since: Bounds, until: Bounds) -> Bounds {
    let is_after = since.is_before(until) == Verdict::Yes;
    let from = until.earliest().max(since.earliest());
    if is_after { until } else { from.map_or(Bounds::UNBOUNDED, Bounds::not_before) }
}

/// The first day out: of the effect where it is known, else some day after the notice.
fn out((on, effect): &(Bounds, Option<Bounds>)) -> Bounds {
    effect.unwrap_or_else(|| on.earliest().map_or(Bounds::UNBOUNDED, Bounds::not_before))
}
