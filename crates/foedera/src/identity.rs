//! Which treaty a claim is about: one of the library where parties, name and dates agree, else a
//! named unknown. Never forced.

use std::collections::BTreeSet;

use foedera_dates::Bounds;
use foedera_model::{ActKind, Claim, ClaimKind, Reading, Treaty};

use crate::Library;
use crate::library::Encoded;

/// The id of the library's treaty that a claim is about, or the name by which the report calls it.
#[must_use]
pub fn treaty_of(claim: &Claim, reading: &Reading, library: &Library) -> String {
    let of_parties: Vec<&Encoded> =
        library.treaties().filter(|it| has_parties(&it.treaty, &claim.parties)).collect();
    let signed = signature_day(claim, reading);
    let fitting: Vec<&Encoded> = of_parties
        .into_iter()
        .filter(|it| signed.is_none_or(|day| is_signed_on(it, day)))
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

/// The day on which the report says that this treaty was signed.
fn signature_day(claim: &Claim, reading: &Reading) -> Option<Bounds> {
    let same = |it: &&Claim| it.kind == ClaimKind::Signature && it.parties == claim.parties;
    let signature = reading.claims.iter().find(same)?;
    signature.date.as_ref().map(foedera_dates::Edtf::bounds)
}

fn is_signed_on(encoded: &Encoded, day: Bounds) -> bool {
    let mut signed = encoded
        .journal
        .iter()
        .map(|it| &it.statement.act)
        .filter(|act| act.kind == ActKind::Signature)
        .filter_map(|act| act.on.as_ref());
    signed.any(|on| on.bounds().meet(day).is_some())
}

/// Steps toward entry into force come before the day that is recorded for it.
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
    let recorded = encoded.treaty.head.recorded.as_ref().and_then(|it| it.on.bounds().latest());
    let earliest = claim.date.as_ref().and_then(|it| it.bounds().earliest());
    match (recorded, earliest) {
        (Some(in_force), Some(act)) => !comes_before || act <= in_force,
        _ => true,
    }
}
