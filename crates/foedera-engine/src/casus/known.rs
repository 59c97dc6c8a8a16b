//! What could be known on a day: events by their sources, commitments by their publication.
//!
//! Characterisations carry no sources of their own and are known with their event.

use foedera_dates::Day;
use foedera_model::{Commitment, Event, Scenario};

/// The events that had been reported by the day, with their places in the scenario.
pub(super) fn events(scenario: &Scenario, known: Option<Day>) -> Vec<(usize, &Event)> {
    let numbered = scenario.events.iter().enumerate();
    numbered.filter(|(_, event)| known.is_none_or(|day| is_reported(event, day))).collect()
}

/// A source's word can be read once its outermost voice has published; an event without a source
/// counts as published on the last day it can have happened.
fn is_reported(event: &Event, by: Day) -> bool {
    let happened = event.on.bounds().latest().is_some_and(|day| day <= by);
    let mut sources = event.sources.iter();
    event.supposed
        || (event.sources.is_empty() && happened)
        || sources.any(|source| {
            let published = source.chain.first().and_then(|voice| voice.on.as_ref());
            published.map_or(happened, |on| on.bounds().latest().is_some_and(|day| day <= by))
        })
}

/// Whether a commitment was still a secret on the day.
pub(super) fn is_secret(commitment: &Commitment, known: Option<Day>) -> bool {
    let published = commitment.secret_published;
    published.zip(known).is_some_and(|(published, day)| day < published)
}

/// Whether a commitment was no secret on the day, nor the public's reading of words that a secret text had
/// otherwise. Whoever does not ask what was known is told by all that is.
pub(super) fn is_public(commitment: &Commitment, known: Option<Day>) -> bool {
    let is_out = |it: Day| known.is_none_or(|day| it <= day);
    commitment.secret_published.is_none_or(is_out) && !commitment.public_until.is_some_and(is_out)
}
