//! An act under a treaty: who did what, when, where, through which organ.
//!
//! Acts belong to who did them, as it was then: Czechoslovakia's ratification stays
//! Czechoslovakia's. Domestic steps (a chamber's vote, a decree) are acts of their own and never
//! the consent itself, which is established by exchange, deposit or notification (VCLT 16).

use std::fmt;
use std::str::FromStr;

use foedera_dates::Edtf;
use foedera_entities::EntityId;
use serde::{Deserialize, Serialize};

/// The instrument that a state deposits (VCLT 14 and 15; UN treaty practice).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Instrument {
    Ratification,
    Acceptance,
    Approval,
    Accession,
    FormalConfirmation,
    Succession,
}

/// What was done. The closed list of the record; its words in JSON are those of [`ActKind::word`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum ActKind {
    // Making of the text
    Negotiation,
    Initialling,
    Adoption,
    Opening,
    Invitation,
    // Signature
    Signature,
    DefinitiveSignature,
    SignatureAdReferendum,
    SignatureConfirmation,
    // Steps at home
    Submission,
    Vote,
    DomesticRatification,
    // Steps at home towards leaving
    WithdrawalVote,
    DomesticWithdrawal,
    // Consent, established between states (VCLT 16)
    Deposit(Instrument),
    Exchange,
    ExchangeOfNotes,
    Notification,
    // Consent taken back before it binds
    RefusalToBecomeParty,
    InstrumentWithdrawal,
    // Application
    ProvisionalApplication,
    ProvisionalApplicationEnd,
    Suspension,
    Resumption,
    // Exit
    WithdrawalNotice,
    NonRenewalNotice,
    TalksRequest,
    WithdrawalNoticeSuspension,
    WithdrawalNoticeResumption,
    WithdrawalNoticeRevocation,
    TerminationAgreement,
    ExtensionAgreement,
    // Reservations, declarations, relations between pairs
    Reservation,
    ReservationWithdrawal,
    ReservationObjection,
    ReservationObjectionWithdrawal,
    ReservationAcceptance,
    Declaration,
    DeclarationWithdrawal,
    AccessionAcceptance,
    AccessionObjection,
    TerritorialExtension,
    TerritorialExclusion,
    // Amendment
    AmendmentAdoption,
    AmendmentAcceptance,
    AmendmentObjection,
    Correction,
    // Organs, duties and claims
    Decision,
    Determination,
    Invocation,
    Waiver,
    BreachClaim,
    ImpossibilityClaim,
    ChangedCircumstancesClaim,
    Registration,
    // What others say came of it: evidence, never an input to the answer
    EntryIntoForce,
    Termination,
    // What happened outside the treaty: wars between states, and events by name
    War,
    Peace,
    Event,
}

impl ActKind {
    /// Every kind, each once: the single table from which words are printed and read.
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Negotiation, "negotiation"),
        (Self::Initialling, "initialling"),
        (Self::Adoption, "adoption"),
        (Self::Opening, "opening for signature"),
        (Self::Invitation, "invitation"),
        (Self::Signature, "signature"),
        (Self::DefinitiveSignature, "definitive signature"),
        (Self::SignatureAdReferendum, "signature ad referendum"),
        (Self::SignatureConfirmation, "confirmation of signature"),
        (Self::Submission, "submission"),
        (Self::Vote, "vote"),
        (Self::DomesticRatification, "domestic ratification"),
        (Self::WithdrawalVote, "vote on withdrawal"),
        (Self::DomesticWithdrawal, "domestic withdrawal"),
        (Self::Deposit(Instrument::Ratification), "ratification"),
        (Self::Deposit(Instrument::Acceptance), "acceptance"),
        (Self::Deposit(Instrument::Approval), "approval"),
        (Self::Deposit(Instrument::Accession), "accession"),
        (Self::Deposit(Instrument::FormalConfirmation), "formal confirmation"),
        (Self::Deposit(Instrument::Succession), "succession"),
        (Self::Exchange, "exchange of instruments"),
        (Self::ExchangeOfNotes, "exchange of notes"),
        (Self::Notification, "notification"),
        (Self::RefusalToBecomeParty, "refusal to become a party"),
        (Self::InstrumentWithdrawal, "withdrawal of instrument"),
        (Self::ProvisionalApplication, "provisional application"),
        (Self::ProvisionalApplicationEnd, "end of provisional application"),
        (Self::Suspension, "suspension"),
        (Self::Resumption, "resumption"),
        (Self::WithdrawalNotice, "notice of withdrawal"),
        (Self::NonRenewalNotice, "notice of non-renewal"),
        (Self::TalksRequest, "request for talks"),
        (Self::WithdrawalNoticeSuspension, "suspension of notice of withdrawal"),
        (Self::WithdrawalNoticeResumption, "resumption of notice of withdrawal"),
        (Self::WithdrawalNoticeRevocation, "revocation of notice of withdrawal"),
        (Self::TerminationAgreement, "agreement to terminate"),
        (Self::ExtensionAgreement, "agreement to extend"),
        (Self::Reservation, "reservation"),
        (Self::ReservationWithdrawal, "withdrawal of reservation"),
        (Self::ReservationObjection, "objection to reservation"),
        (Self::ReservationObjectionWithdrawal, "withdrawal of objection to reservation"),
        (Self::ReservationAcceptance, "acceptance of reservation"),
        (Self::Declaration, "declaration"),
        (Self::DeclarationWithdrawal, "withdrawal of declaration"),
        (Self::AccessionAcceptance, "acceptance of accession"),
        (Self::AccessionObjection, "objection to accession"),
        (Self::TerritorialExtension, "territorial extension"),
        (Self::TerritorialExclusion, "territorial exclusion"),
        (Self::AmendmentAdoption, "adoption of amendment"),
        (Self::AmendmentAcceptance, "acceptance of amendment"),
        (Self::AmendmentObjection, "objection to amendment"),
        (Self::Correction, "correction"),
        (Self::Decision, "decision"),
        (Self::Determination, "determination"),
        (Self::Invocation, "invocation"),
        (Self::Waiver, "waiver"),
        (Self::BreachClaim, "claim of breach"),
        (Self::ImpossibilityClaim, "claim of impossibility"),
        (Self::ChangedCircumstancesClaim, "claim of changed circumstances"),
        (Self::Registration, "registration"),
        (Self::EntryIntoForce, "entry into force"),
        (Self::Termination, "termination"),
        (Self::War, "war"),
        (Self::Peace, "peace"),
        (Self::Event, "event"),
    ];

    /// Every kind there is.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.iter().map(|(kind, _)| *kind)
    }

    /// The kind in the field's words: `notice of withdrawal`.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(kind, _)| *kind == self).map_or("act", |(_, word)| *word)
    }

    /// Whether this is a step at home, shown beside the standing and changing it only where the
    /// treaty says so (VCLT 16, 46).
    #[must_use]
    pub fn is_domestic(self) -> bool {
        matches!(
            self,
            Self::Submission
                | Self::Vote
                | Self::DomesticRatification
                | Self::WithdrawalVote
                | Self::DomesticWithdrawal
        )
    }

    /// Whether such an act is done once by all its actors together, so that it is one act and not
    /// one for each actor (the exchange of instruments has a single protocol).
    #[must_use]
    pub fn is_joint(self) -> bool {
        matches!(
            self,
            Self::Negotiation
                | Self::Adoption
                | Self::Opening
                | Self::Exchange
                | Self::ExchangeOfNotes
                | Self::TerminationAgreement
                | Self::ExtensionAgreement
                | Self::Decision
                | Self::EntryIntoForce
                | Self::Termination
                | Self::Registration
                | Self::Event
        )
    }
}

impl fmt::Display for ActKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for ActKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::WORDS.iter().find(|(_, word)| *word == text).map(|(kind, _)| *kind);
        found.ok_or_else(|| format!("`{text}` is no kind of act"))
    }
}

impl TryFrom<String> for ActKind {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ActKind> for String {
    fn from(kind: ActKind) -> Self {
        kind.word().to_owned()
    }
}

/// A person who acted, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Person {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_state: Option<EntityId>,
}

/// When an instrument reached a depositary. Several depositaries can have several days (NPT).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Receipt {
    pub on: Edtf,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// One act as a source states it. What is not stated is absent, never guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// The treaty's id in the library, or the name by which a source calls one that is not there.
    pub treaty: String,
    pub kind: ActKind,
    /// Who acted, as it was then; sorted, each once. Empty where nobody in particular did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<EntityId>,
    /// The body or office through which the actor acted: `Federation Council`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organ: Option<String>,
    /// The day of the act itself; nothing where no source gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Edtf>,
    /// When it reached whom (notices, instruments): periods run from here where it is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub received: Vec<Receipt>,
    /// The day on which the actor says it takes effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The form: `law`, `decree`, `note`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The result of a vote as stated: `unanimous`, `397 to 0`, `against`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<Person>,
    /// The articles or parts that the act is about; empty means the whole treaty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<String>,
    /// The states toward which, or about whose act, it is done; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub toward: Vec<EntityId>,
    /// The territories that it covers; empty means the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub territories: Vec<String>,
    /// The name of an event, decision, amendment or declaration, where the kind needs one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Which doing this is, where the same actor did the same thing again (the United States
    /// accepted the Paris Agreement twice): 1 for the first.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub occurrence: u16,
    /// The hour as stated, a kept note; days decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hour: Option<String>,
    /// The date in the source's own words or calendar, where it was converted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_as: Option<String>,
}

impl Act {
    /// Whether an act takes back what another did, so that it can be done anew.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "nothing else is undone by an act of its own"
    )]
    #[must_use]
    pub fn undoes(&self, done: &Act) -> bool {
        let about_the_same = self.name == done.name && self.provisions == done.provisions;
        match done.kind {
            ActKind::Deposit(_)
            | ActKind::Notification
            | ActKind::DefinitiveSignature
            | ActKind::Submission
            | ActKind::Vote
            | ActKind::DomesticRatification => {
                matches!(self.kind, ActKind::WithdrawalNotice | ActKind::InstrumentWithdrawal)
            }
            ActKind::Signature => self.kind == ActKind::RefusalToBecomeParty,
            ActKind::InstrumentWithdrawal => matches!(self.kind, ActKind::Deposit(_)),
            ActKind::WithdrawalNotice | ActKind::WithdrawalVote | ActKind::DomesticWithdrawal => {
                matches!(self.kind, ActKind::Deposit(_) | ActKind::WithdrawalNoticeRevocation)
            }
            ActKind::WithdrawalNoticeRevocation => self.kind == ActKind::WithdrawalNotice,
            ActKind::WithdrawalNoticeSuspension => self.kind == ActKind::WithdrawalNoticeResumption,
            ActKind::WithdrawalNoticeResumption => self.kind == ActKind::WithdrawalNoticeSuspension,
            ActKind::ProvisionalApplication => self.kind == ActKind::ProvisionalApplicationEnd,
            ActKind::ProvisionalApplicationEnd => self.kind == ActKind::ProvisionalApplication,
            ActKind::Suspension => self.kind == ActKind::Resumption,
            ActKind::Resumption => self.kind == ActKind::Suspension,
            ActKind::War => self.kind == ActKind::Peace && self.toward == done.toward,
            ActKind::Peace => self.kind == ActKind::War && self.toward == done.toward,
            ActKind::Reservation => self.kind == ActKind::ReservationWithdrawal && about_the_same,
            ActKind::ReservationWithdrawal => self.kind == ActKind::Reservation && about_the_same,
            ActKind::ReservationObjection => {
                self.kind == ActKind::ReservationObjectionWithdrawal && about_the_same
            }
            ActKind::ReservationObjectionWithdrawal => {
                self.kind == ActKind::ReservationObjection && about_the_same
            }
            ActKind::Declaration => self.kind == ActKind::DeclarationWithdrawal && about_the_same,
            ActKind::DeclarationWithdrawal => self.kind == ActKind::Declaration && about_the_same,
            _ => false,
        }
    }

    /// A bare act; everything that is not stated is absent.
    #[must_use]
    pub fn new(treaty: impl Into<String>, kind: ActKind) -> Self {
        Self {
            treaty: treaty.into(),
            kind,
            actors: Vec::new(),
            organ: None,
            on: None,
            received: Vec::new(),
            effective: None,
            place: None,
            form: None,
            vote: None,
            persons: Vec::new(),
            provisions: Vec::new(),
            toward: Vec::new(),
            territories: Vec::new(),
            name: None,
            occurrence: first(),
            hour: None,
            given_as: None,
        }
    }
}

fn first() -> u16 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_first(occurrence: &u16) -> bool {
    *occurrence == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_word_and_is_read_back_from_it() {
        let mut words = Vec::new();
        for kind in ActKind::all() {
            assert_eq!(kind.word().parse(), Ok(kind));
            words.push(kind.word());
        }
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), ActKind::all().count());
    }
}
