//! Which treaty a claim is about: one of the library where parties, name and dates agree, else a
//! named unknown. Never forced.

use std::collections::BTreeSet;

use foedera_dates::{Bounds, Edtf};
use foedera_model::{ActKind, Claim, ClaimKind, Reading, Treaty};

use crate::Library;
use crate::admit::act_kind;
use crate::library::Encoded;

/// The id of the library's treaty that a claim is about, or the name by which the report calls it.
///
/// What is recorded already goes first: a treaty whose journal holds the same act at the same time.
/// Else the treaty must fit in every way that the report gives: the year in its name, the day of its
/// signature, and the order of its acts.
#[must_use]
pub fn treaty_of(claim: &Claim, reading: &Reading, library: &Library) -> String {
    let of_parties: Vec<&Encoded> =
        library.treaties().filter(|it| has_parties(&it.treaty, &claim.parties)).collect();
    let known: Vec<&Encoded> =
        of_parties.iter().copied().filter(|it| is_recorded(it, claim)).collect();
    if let [only] = known.as_slice() {
        return only.treaty.id.clone();
    }
    let signed = signature_day(claim, reading);
    let fitting: Vec<&Encoded> = of_parties
        .into_iter()
        .filter(|it| signed.is_none_or(|day| is_signed_on(it, day)))
        .filter(|it| year_in_name(claim).is_none_or(|year| is_signed_in(it, year)))
        .filter(|it| is_in_time(it, claim))
        .collect();
    match fitting.as_slice() {
        [only] => only.treaty.id.clone(),
        _ => named(claim, &fitting).unwrap_or_else(|| unknown(claim)),
    }
}

/// Of several that fit, the one whose title shares the most words with the report's name for it.
fn named(claim: &Claim, fitting: &[&Encoded]) -> Option<String> {
    let name = words(claim.treaty.as_deref()?);
    let shared = |it: &&&Encoded| words(&it.treaty.title).intersection(&name).count();
    let best = fitting.iter().max_by_key(shared)?;
    let count = shared(&best);
    let alone = fitting.iter().filter(|it| shared(it) == count).count() == 1;
    (alone && 0 < count).then(|| best.treaty.id.clone())
}

/// The name of a treaty that the library does not hold.
fn unknown(claim: &Claim) -> String {
    let parties = claim.parties.join("-");
    match &claim.treaty {
        Some(name) => format!("{name} ({parties})"),
        None => format!("unnamed treaty ({parties})"),
    }
}

fn words(text: &str) -> BTreeSet<String> {
    let letters = text.split(|it: char| !it.is_alphanumeric());
    letters.filter(|it| 3 < it.chars().count()).map(str::to_lowercase).collect()
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
