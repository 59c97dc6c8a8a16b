//! From claims to statements: what a report says becomes something that a person can accept into
//! the record. Names are resolved where they agree with the library, and never forced.

use foedera_dates::Edtf;
use foedera_entities::EntityId;
use foedera_model::{
    Act, ActKind, Claim, ClaimKind, Instrument, Passage, Reading, Span, Statement, Status, Voice,
};
use sha2::{Digest as _, Sha256};

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
    let sha256 = hex(&Sha256::digest(document.text.as_bytes()));
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

/// The act that a claim reports, by UN practice: what a state does at home is a step; consent is
/// established by deposit, exchange or notification (VCLT 16).
pub(crate) fn act_kind(claim: &Claim) -> Option<ActKind> {
    Some(match claim.kind {
        ClaimKind::Negotiation => ActKind::Negotiation,
        ClaimKind::Signature => ActKind::Signature,
        ClaimKind::Submission => ActKind::Submission,
        ClaimKind::Approval => ActKind::Vote,
        ClaimKind::Ratification => ActKind::DomesticRatification,
        ClaimKind::Deposit => ActKind::Deposit(Instrument::Ratification),
        ClaimKind::Exchange => ActKind::Exchange,
        ClaimKind::Accession => ActKind::Deposit(Instrument::Accession),
        ClaimKind::EntryIntoForce => ActKind::EntryIntoForce,
        ClaimKind::ProvisionalApplication => ActKind::ProvisionalApplication,
        ClaimKind::Reservation => ActKind::Reservation,
        ClaimKind::Withdrawal => ActKind::WithdrawalNotice,
        ClaimKind::Suspension => ActKind::Suspension,
        ClaimKind::Termination => ActKind::Termination,
        ClaimKind::Revocation => ActKind::InstrumentWithdrawal,
        ClaimKind::Invocation => ActKind::Invocation,
        ClaimKind::Obligation => return None,
    })
}

fn fill(act: &mut Act, claim: &Claim) {
    act.on.clone_from(&claim.date);
    act.place.clone_from(&claim.place);
    act.organ = claim.organ.as_ref().map(|it| it.replace(ORGAN_SEPARATOR, ", "));
    let codes = claim.actor.iter().flat_map(|it| it.split('+'));
    act.actors = codes.filter_map(|code| code.parse::<EntityId>().ok()).collect();
    act.actors.sort();
    act.actors.dedup();
    if act.kind == ActKind::Vote && claim.status == Status::Denied {
        act.vote = Some("against".to_owned());
    }
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

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
