//! What a model outside may add to a reading: it proposes, and what it proposes is checked as if nobody
//! had understood a word of it.
//!
//! Pure: [`question`] is what it is asked, [`admit`] what becomes of its answer. Who asks, over which
//! network, is not known here. No word of an admitted claim is the model's own: each is a member of a closed
//! list, a code of the world file, a day that the text tells, or words that stand in the text. What a model
//! can still get wrong is which of them belong together; that is why its claims are marked and reviewed.

mod answer;
mod check;
mod days;

use foedera_model::{Claim, Reading, Span};
use serde_json::json;

pub use self::answer::NoAnswer;
use self::check::Check;
use crate::document::{Document, ReadOptions};

/// The rule of a claim that no rule read.
pub const ASSISTED: &str = "assisted";

/// How large a document may be to be asked about, in bytes. Newspaper reports have a few thousand.
pub const ASKED_BYTES_MAX: usize = 64 << 10;

/// How many claims of one answer are looked at. The longest reports tell some thirty acts.
pub const PROPOSALS_MAX: usize = 64;

/// What became of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Admitted {
    /// Claims that only the model made, now last in the reading.
    pub added: usize,
    /// Proposals that say again what the rules read.
    pub agreeing: usize,
    pub refused: Vec<Refused>,
    /// Proposals after the first [`PROPOSALS_MAX`], not looked at.
    pub left: usize,
}

/// A proposal that was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its place in the answer, from 1.
    pub number: usize,
    pub why: String,
}

/// What the model of that name is asked, as the body of a request of the chat interface. The document goes
/// in as data.
#[must_use]
pub fn question(document: &Document, reading: &Reading, model: &str) -> String {
    let published = reading.published.as_ref().map(ToString::to_string);
    let data = json!({ "published": published, "language": reading.lang, "text": document.text });
    let says = |role, content: &str| json!({ "role": role, "content": content });
    let messages = [says("system", include_str!("prompt.txt")), says("user", &data.to_string())];
    json!({ "model": model, "messages": messages, "stream": false }).to_string()
}

/// Checks what was answered, and puts behind the claims of the rules those that hold and that no rule read.
///
/// A proposal of the same kind and actor as a claim of the rules, in words that overlap, changes nothing.
///
/// # Errors
/// The answer as a whole cannot be read; the reading is as it was.
pub fn admit(
    answer: &[u8],
    document: &Document,
    options: &ReadOptions,
    reading: &mut Reading,
) -> Result<Admitted, NoAnswer> {
    let proposals = answer::proposals(answer)?;
    let left = proposals.len().saturating_sub(PROPOSALS_MAX);
    let mut admitted = Admitted { left, ..Admitted::default() };
    let check = Check::of(document, options, reading);
    let read = reading.claims.len();
    for (number, proposal) in (1..).zip(proposals).take(PROPOSALS_MAX) {
        match answer::proposal(proposal).and_then(|it| check.claim(it)) {
            Err(why) => admitted.refused.push(Refused { number, why }),
            Ok(claim) => match reading.claims.iter().position(|it| tell_the_same(it, &claim)) {
                Some(place) if place < read => admitted.agreeing += 1,
                Some(_) => admitted.refused.push(Refused { number, why: TWICE.to_owned() }),
                None => {
                    admitted.added += 1;
                    reading.claims.push(claim);
                }
            },
        }
    }
    Ok(admitted)
}

const TWICE: &str = "it says again what an earlier one says";

/// One kind of act, by the same or by one of several, in words that overlap.
fn tell_the_same(one: &Claim, other: &Claim) -> bool {
    let places = |it: &Claim| it.also.iter().copied().chain([it.span]).collect::<Vec<Span>>();
    one.kind == other.kind
        && (acts_in(one, other) || acts_in(other, one))
        && places(one).iter().any(|here| places(other).iter().any(|it| overlap(*here, *it)))
}

/// Whether everybody who acts in the one acts in the other.
fn acts_in(one: &Claim, other: &Claim) -> bool {
    let [one, other] = [one, other].map(|it| it.actor.as_deref().unwrap_or_default().split('+'));
    let others: Vec<&str> = other.collect();
    one.filter(|it| !it.is_empty()).all(|it| others.contains(&it))
}

/// Whether two places share a byte.
fn overlap(one: Span, other: Span) -> bool {
    one.start() < other.end() && other.start() < one.end()
}
