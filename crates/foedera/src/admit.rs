//! From claims to statements: what a report says becomes something that a person can accept into
//! the record. Names are resolved where they agree with the library, and never forced.

use foedera_dates::{Bounds, Edtf};
use foedera_entities::EntityId;
use foedera_model::{
    Act, ActKind, Claim, LeavingStep, Passage, Person, Reading, Span, Statement, Status, Voice,
};
use foedera_register::Hash;

use crate::claimed::act_kind;
use crate::documents::Document;
use crate::identity::treaty_of;
use crate::{Library, ORGAN_SEPARATOR};

/// The statements of a reading, in the order of its claims; duties that a report describes are no
/// acts and give none.
///
/// `publisher` is the paper itself, the outermost voice, where the user names it.
#[must_use]
pub fn statements_of(
    document: &Document,
    reading: &Reading,
    publisher: Option<&str>,
    library: &Library,
) -> Vec<Statement> {
    let sha256 = Hash::of(document.text.as_bytes()).to_string();
    let claims = reading.claims.iter();
    claims
        .filter_map(|claim| {
            let kind = act_kind(claim)?;
            let treaty = treaty_of(claim, reading, library);
            let mut act = Act::new(treaty, kind);
            fill(&mut act, claim);
            Some(Statement {
                act,
                status: claim.status,
                chain: chain(claim, publisher, reading.published.as_ref()),
                published: reading.published.clone(),
                passage: Some(passage(document, claim.span, &sha256)),
                rule: Some(claim.rule.clone()),
                corrects: None,
                retracts: false,
                note: None,
            })
        })
        .collect()
}

/// Whether a claim gives a statement: what a report says of a duty, of another's act without saying whose, or of
/// an effect to come is shown and not filed.
#[must_use]
pub fn is_filed(claim: &Claim) -> bool {
    act_kind(claim).is_some()
}

fn fill(act: &mut Act, claim: &Claim) {
    act.on.clone_from(&claim.date);
    if claim.step == Some(LeavingStep::Effect) {
        act.on = claim.date.as_ref().and_then(by);
        act.effective.clone_from(&claim.date);
    }
    act.place.clone_from(&claim.place);
    act.form.clone_from(&claim.form);
    let codes = claim.actor.iter().flat_map(|it| it.split('+'));
    act.actors = codes.filter_map(|code| code.parse::<EntityId>().ok()).collect();
    act.actors.sort();
    act.actors.dedup();
    match &claim.organ {
        Some(organs) if is_done_by_representatives(act.kind) => {
            act.persons = representatives(organs, &act.actors);
        }
        organs => act.organ = organs.as_ref().map(|it| it.replace(ORGAN_SEPARATOR, ", ")),
    }
    if matches!(act.kind, ActKind::Vote | ActKind::WithdrawalVote) && claim.status == Status::Denied
    {
        act.vote = Some("against".to_owned());
    }
}

/// Some day up to that of the effect: when the notice was given.
fn by(effect: &Edtf) -> Option<Edtf> {
    effect.bounds().latest().map(|it| Edtf::from_bounds(Bounds::not_after(it)))
}

/// Who signs or exchanges represents a state (VCLT 7): whoever it was, it is the same act, so that two
/// reports that name different hands tell of one.
fn is_done_by_representatives(kind: ActKind) -> bool {
    matches!(kind, ActKind::Signature | ActKind::Exchange | ActKind::ExchangeOfNotes)
}

/// Of one state where it alone acts; else the report does not say for whom each was there.
fn representatives(names: &str, actors: &[EntityId]) -> Vec<Person> {
    let for_state = if let [actor] = actors { Some(*actor) } else { None };
    let names = names.split(ORGAN_SEPARATOR);
    names.map(|name| Person { name: name.to_owned(), for_state }).collect()
}

/// The voices, outermost first; the paper itself stands first where it is known.
fn chain(claim: &Claim, publisher: Option<&str>, published: Option<&Edtf>) -> Vec<Voice> {
    let paper = publisher.map(|name| Voice { name: name.to_owned(), on: published.cloned() });
    let quoted = claim.attribution.iter().map(|name| Voice { name: name.clone(), on: None });
    paper.into_iter().chain(quoted).collect()
}

fn passage(document: &Document, span: Span, sha256: &str) -> Passage {
    Passage {
        document: document.name.clone(),
        sha256: Some(sha256.to_owned()),
        span: Some(span),
        words: span.of(&document.text).unwrap_or_default().to_owned(),
    }
}
