//! Reservations to the article in which a commitment stands.
//!
//! What a reservation says nobody here reads: so where it may bear on the commitment between the two, the
//! duty hangs on it. That it keeps the treaty from being in force between them is asked as force.

use foedera_dates::Day;

use super::finding::Finding;
use super::law::days;
use super::occasion::Occasion;
use super::sides::Pair;
use crate::{Reason, ReservationEffect, Reserved};

/// What a duty hangs on by the reservations of the two, on the first and last day of those that the event
/// may have begun on, and on that of a later entry into force.
pub(super) fn findings(here: &Occasion<'_>, pair: Pair, since: Option<Day>) -> Vec<Finding> {
    let between = here.between([pair.bearer, pair.beneficiary]);
    let (first, last) = days(here.event.on.bounds());
    let mut found: Vec<Reserved> = Vec::new();
    for day in [Some(first), Some(last), since].into_iter().flatten() {
        let two = [between.bearer, between.beneficiary];
        for it in here.law.reserved(here.no, two, day) {
            let is_known = found.iter().any(|known| known.is_alike(&it));
            if !is_known && bears(&it) && is_to(here, &it) {
                found.push(it);
            }
        }
    }
    found.iter().map(finding).collect()
}

/// Whether it is about the article of the commitment, as far as that has one.
fn is_to(here: &Occasion<'_>, it: &Reserved) -> bool {
    let own = here.commitment.article.as_ref();
    it.articles.is_empty() || own.is_none_or(|own| it.articles.contains(&own.0))
}

/// Whether it may leave the provisions otherwise than they are written.
fn bears(it: &Reserved) -> bool {
    std::iter::once(&it.effect).chain(&it.or).any(|it| words(*it).is_some())
}

/// What an effect does to the provisions between the two, with its rule.
fn words(effect: ReservationEffect) -> Option<&'static str> {
    use ReservationEffect as Effect;
    match effect {
        Effect::Modified => Some("it modifies the provision between the two (VCLT 21(1))"),
        Effect::NotApplied => Some("the provision does not apply to its extent (VCLT 21(3))"),
        Effect::Pending => Some("it is neither accepted nor objected to (VCLT 20)"),
        Effect::NotPermitted => Some("the treaty does not permit it (VCLT 19)"),
        Effect::None
        | Effect::NoRelation
        | Effect::Fallen
        | Effect::NotAdmitted
        | Effect::Awaited
        | Effect::NotAccepted
        | Effect::Unconfirmed
        | Effect::Withdrawn
        | Effect::AsWritten
        | Effect::NotAParty => None,
    }
}

fn finding(it: &Reserved) -> Finding {
    let effects = std::iter::once(&it.effect).chain(&it.or);
    let words: Vec<&str> = effects.filter_map(|it| words(*it)).collect();
    let what = format!("the reservation of {} leaves it owed: {}", it.by, words.join(", or "));
    let mut finding = Finding::open(what.clone(), what);
    finding.because = Reason { because: vec![it.because.clone()], ..finding.because };
    finding
}
