//! Which kind of act a claim reports: from the reader's words to those of the record.

use foedera_model::{ActKind, Claim, ClaimKind, Instrument};

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
