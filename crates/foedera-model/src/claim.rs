//! What a report says, each thing citing its words. A claim is not yet a statement: a person or a
//! policy admits it, and its names may still be unresolved.

use foedera_dates::Edtf;
use serde::{Deserialize, Serialize};

use crate::{Span, Status};

/// The kinds of treaty acts that a report can claim; a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    Negotiation,
    Signature,
    Submission,
    Approval,
    Ratification,
    Deposit,
    Exchange,
    Accession,
    EntryIntoForce,
    ProvisionalApplication,
    Reservation,
    ReservationWithdrawal,
    /// To a reservation, declaration or accession.
    Objection,
    Withdrawal,
    Suspension,
    Termination,
    Revocation,
    Invocation,
    Obligation,
}

/// Which step of leaving a report tells of. Who says only that a state withdrew tells of none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeavingStep {
    /// A parliament's vote to leave.
    Vote,
    /// A decision at home: the law signed, a decree, a cabinet's resolve.
    Decision,
    /// The notice, given to the depositary or the other parties.
    Notice,
    /// The day on which the state is out.
    Effect,
}

/// One act that a report claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub kind: ClaimKind,
    /// The treaty as the report names it, as far as it does; free text.
    pub treaty: Option<String>,
    /// The treaty's parties: codes of states, or of the organisation or family of a multilateral one.
    pub parties: Vec<String>,
    /// Who acts: codes in alphabetical order joined by `+`; nothing where the act has no actor.
    pub actor: Option<String>,
    /// The person or body as written; several are joined by `; `.
    pub organ: Option<String>,
    /// In what form, where the words tell it: `decree`, `law`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// Of a withdrawal, the step of which the words tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<LeavingStep>,
    /// The day of the act at the precision that the text gives; nothing where it gives none.
    pub date: Option<Edtf>,
    /// As written.
    pub place: Option<String>,
    pub status: Status,
    /// Who says so, outermost first, as written; not the paper itself.
    pub attribution: Vec<String>,
    /// The words that show it, in bytes of the document as it was handed in.
    pub span: Span,
    /// Further places that show the same act.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Span>,
    /// The rule that read it, such as `id/ratify-by-decree`.
    pub rule: String,
    /// Whether no rule read it: an assistant proposed it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub assisted: bool,
}

/// What is said about a treaty without being an act: it changes no status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    /// What somebody calls the treaty ("a breakthrough document").
    Characterisation,
    /// An event reported beside it (troops sent somewhere).
    Event,
    /// A link to another report.
    LinkedReport,
    Headline,
    Author,
    Editor,
    /// Something that looks like a treaty act and was not understood.
    NotUnderstood,
}

/// A remark of a report, citing its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    pub kind: RemarkKind,
    /// The words that matter: the name of the author, the characterisation itself.
    pub says: String,
    /// Who says so, outermost first, as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attribution: Vec<String>,
    pub span: Span,
}

/// What was read from one document, and how much was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// BCP 47, as given or recognised; nothing where no pack fits.
    pub lang: Option<String>,
    /// The day of publication, from the caller or the document's own dateline.
    pub published: Option<Edtf>,
    pub claims: Vec<Claim>,
    pub remarks: Vec<Remark>,
}
