//! Which treaty a claim is about: one of the library where parties, name and dates agree, else a
//! named unknown. Never forced: a name that contradicts keeps a claim from every treaty that it
//! contradicts.

use std::collections::BTreeSet;

use foedera_dates::{Bounds, Edtf};
use foedera_entities::{Capacity, EntityId, World};
use foedera_model::{ActKind, Claim, ClaimKind, Reading, Treaty};

use crate::Library;
use crate::claimed::act_kind;
use crate::library::Encoded;
use crate::naming::{Fit, Naming};

/// The id of the library's treaty that a claim is about, or the name by which the report calls it.
///
/// A treaty between just the parties of the claim is meant where its name does not contradict and
/// what is recorded of it agrees: it holds the same act at the same time, or else it fits in every way
/// that the report gives (the year in its name, the day of its signature, the order of its acts). Where
/// the report does not name the parties, the treaty is the one that bears this name.
#[must_use]
pub fn treaty_of(claim: &Claim, reading: &Reading, library: &Library) -> String {
    let naming = Naming::of(claim, reading.lang.as_deref());
    let of_parties: Vec<(&Encoded, Fit)> = library
        .treaties()
        .filter(|it| has_parties(&it.treaty, &claim.parties))
        .map(|it| (it, naming.fit(&it.treaty)))
        .filter(|(_, fit)| *fit != Fit::Contradicts)
        .collect();
    let known: Vec<(&Encoded, Fit)> =
        of_parties.iter().copied().filter(|(it, _)| is_recorded(it, claim)).collect();
    if let Some(one) = nearest(&known, &naming) {
        return one.treaty.id.clone();
    }
    let signed = signature_day(claim, reading);
    let fitting: Vec<(&Encoded, Fit)> = of_parties
        .into_iter()
        .filter(|(it, fit)| is_undated(it, *fit) || signed.is_none_or(|day| is_signed_on(it, day)))
        .filter(|(it, fit)| {
            is_undated(it, *fit) || year_in_name(claim).is_none_or(|year| is_signed_in(it, year))
        })
        .filter(|(it, _)| is_in_time(it, claim))
        .collect();
    let found = nearest(&fitting, &naming).or_else(|| by_name(claim, &naming, library));
    found.map_or_else(|| unknown(claim), |it| it.treaty.id.clone())
}

/// The only one, or of several the one whose name agrees best: of equals, the one that is called just so.
fn nearest<'e>(candidates: &[(&'e Encoded, Fit)], naming: &Naming) -> Option<&'e Encoded> {
    if let [(only, _)] = candidates {
        return Some(only);
    }
    let shared = |fit: &Fit| match fit {
        Fit::Agrees(shared) => *shared,
        Fit::Silent | Fit::Contradicts => 0,
    };
    let (best, fit) = candidates.iter().max_by_key(|(_, fit)| shared(fit))?;
    let equal = || candidates.iter().filter(|(_, it)| shared(it) == shared(fit));
    let just_so = || equal().filter(|(it, _)| naming.is_title_of(&it.treaty)).map(|(it, _)| *it);
    match (equal().count(), just_so().count()) {
        _ if shared(fit) == 0 => None,
        (1, _) => Some(*best),
        (_, 1) => just_so().next(),
        _ => None,
    }
}

/// The treaty of this name, where the report does not say that it is one between other states. Of several
/// that bear it, the Paris Agreement and the Pact of Paris, the one that is called just so.
fn by_name<'l>(claim: &Claim, naming: &Naming, library: &'l Library) -> Option<&'l Encoded> {
    if 1 < claim.parties.iter().filter(|it| is_state(it)).count() {
        return None;
    }
    let bearing: Vec<&Encoded> = library
        .treaties()
        .filter(|it| naming.is_of(&it.treaty) && lets_in(&it.treaty, claim.actor.as_deref()))
        .collect();
    let just_so = || bearing.iter().copied().filter(|it| naming.is_title_of(&it.treaty));
    match bearing.as_slice() {
        [only] => Some(only),
        _ => just_so().next().filter(|_| just_so().count() == 1),
    }
}

/// Whether who acts can act under the treaty: a closed one is for those that it is between.
pub(crate) fn lets_in(treaty: &Treaty, actor: Option<&str>) -> bool {
    let between = &treaty.head.between;
    let mut actors = actor.into_iter().flat_map(|it| it.split('+'));
    between.is_empty() || actors.all(|actor| between.iter().any(|it| it.as_str() == actor))
}

fn is_state(code: &str) -> bool {
    let world = World::embedded();
    let entity = code.parse::<EntityId>().ok().and_then(|it| world.entity(&it));
    entity.is_some_and(|it| it.capacity != Capacity::Organisation)
}

/// The name of a treaty that the library does not hold.
fn unknown(claim: &Claim) -> String {
    let parties = claim.parties.join("-");
    match &claim.treaty {
        Some(name) => format!("{name} ({parties})"),
        None => format!("unnamed treaty ({parties})"),
    }
}

/// Whether a closed treaty is between just these parties.
fn has_parties(treaty: &Treaty, parties: &[String]) -> bool {
    let of_treaty: BTreeSet<&str> = treaty.head.between.iter().map(|it| it.as_str()).collect();
    let of_claim: BTreeSet<&str> = parties.iter().map(String::as_str).collect();
    !of_treaty.is_empty() && of_treaty == of_claim
}

/// The day on which the report says that this treaty was signed, under the same name.
fn signature_day(claim: &Claim, reading: &Reading) -> Option<Bounds> {
    let of_this = |it: &&Claim| {
        let same = it.parties == claim.parties && it.treaty == claim.treaty;
        it.kind == ClaimKind::Signature && same && it.date.is_some()
    };
    let signature = reading.claims.iter().find(of_this)?;
    signature.date.as_ref().map(Edtf::bounds)
}

/// A year that the report puts into the treaty's name: `the treaty of 9 February 2000`.
fn year_in_name(claim: &Claim) -> Option<i16> {
    let name = claim.treaty.as_deref()?;
    let mut numbers = name.split(|it: char| !it.is_ascii_digit());
    numbers.find(|it| it.len() == 4).and_then(|it| it.parse().ok())
}

/// The days of the acts of some kinds in a treaty's journal.
fn days<'e>(encoded: &'e Encoded, kinds: &'e [ActKind]) -> impl Iterator<Item = Bounds> + 'e {
    let acts = encoded.journal.iter().map(|it| &it.statement.act);
    acts.filter(|it| kinds.contains(&it.kind)).filter_map(|it| it.on.as_ref()).map(Edtf::bounds)
}

/// Whether no day of its signature is recorded, so that none contradicts, and its name agrees.
fn is_undated(encoded: &Encoded, fit: Fit) -> bool {
    matches!(fit, Fit::Agrees(_)) && days(encoded, &[ActKind::Signature]).next().is_none()
}

fn is_signed_on(encoded: &Encoded, day: Bounds) -> bool {
    days(encoded, &[ActKind::Signature]).any(|on| on.meet(day).is_some())
}

fn is_signed_in(encoded: &Encoded, year: i16) -> bool {
    days(encoded, &[ActKind::Signature]).any(|on| on.earliest().is_some_and(|it| it.year() == year))
}

/// Whether the journal holds the act that is claimed, on the days that are claimed.
fn is_recorded(encoded: &Encoded, claim: &Claim) -> bool {
    let Some(claimed) = claim.date.as_ref().map(Edtf::bounds) else { return false };
    let Some(kind) = act_kind(claim) else { return false };
    days(encoded, &[kind]).any(|on| on.meet(claimed).is_some())
}

/// Steps toward entry into force come before it: before the day that is recorded for it, and before
/// an exchange that has been made.
fn is_in_time(encoded: &Encoded, claim: &Claim) -> bool {
    let comes_before = matches!(
        claim.kind,
        ClaimKind::Negotiation
            | ClaimKind::Signature
            | ClaimKind::Submission
            | ClaimKind::Approval
            | ClaimKind::Ratification
            | ClaimKind::Exchange
            | ClaimKind::EntryIntoForce
    );
    let recorded = encoded.treaty.head.recorded.as_ref().map(|it| it.on.bounds());
    let exchanged = days(encoded, &[ActKind::Exchange, ActKind::ExchangeOfNotes]);
    let in_force = exchanged.chain(recorded).filter_map(Bounds::latest).min();
    let earliest = claim.date.as_ref().and_then(|it| it.bounds().earliest());
    match (in_force, earliest) {
        (Some(in_force), Some(act)) => !comes_before || act <= in_force,
        _ => true,
    }
}
