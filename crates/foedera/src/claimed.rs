//! Which kind of act a claim reports: from the reader's words to those of the record.

use foedera_model::{ActKind, Claim, ClaimKind, Instrument, LeavingStep, Status};

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
        ClaimKind::ReservationWithdrawal => ActKind::ReservationWithdrawal,
        ClaimKind::Withdrawal => return leaving(claim),
        ClaimKind::Suspension => ActKind::Suspension,
        ClaimKind::Termination => ActKind::Termination,
        ClaimKind::Revocation => ActKind::InstrumentWithdrawal,
        ClaimKind::Invocation => ActKind::Invocation,
        // Whose reservation or accession is objected to, no claim tells.
        ClaimKind::Objection | ClaimKind::Obligation => return None,
    })
}

/// The act behind a claim that a state leaves.
///
/// Who says only that a state withdrew, or that it announced this, tells of no instrument, and a state
/// is out by nothing less than a notice to the depositary or the other parties (VCLT 65, 67): as
/// "ratified" is a step at home, so is "withdrew". The United States "withdrew" from the Paris Agreement
/// on 1 June 2017; the depositary had the notice on 4 November 2019. An effect is no act of its own: one
/// that came shows that a notice was given, and one that is expected or denied shows nothing.
fn leaving(claim: &Claim) -> Option<ActKind> {
    Some(match claim.step {
        None | Some(LeavingStep::Decision) => ActKind::DomesticWithdrawal,
        Some(LeavingStep::Vote) => ActKind::WithdrawalVote,
        Some(LeavingStep::Notice) => ActKind::WithdrawalNotice,
        Some(LeavingStep::Effect) if claim.status != Status::Happened => return None,
        Some(LeavingStep::Effect) => ActKind::WithdrawalNotice,
    })
}
