//! The kinds of acts, a closed list with one word for each; and the instruments by which consent is
//! expressed. Not who acts, nor when.

use std::fmt;
use std::str::FromStr;

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
    /// Of an organisation, or of what another treaty set up, however it came to that.
    MembershipEnd,
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
    /// That an entity is taken for what it claims to be; a claim of its author alone.
    Recognition,
    NonRecognition,
    // Amendment
    AmendmentAdoption,
    AmendmentAcceptance,
    AmendmentObjection,
    ModificationAgreement,
    Correction,
    // Organs, duties and claims
    Decision,
    Determination,
    Invocation,
    Waiver,
    BreachClaim,
    ImpossibilityClaim,
    ChangedCircumstancesClaim,
    /// That it conflicts with a peremptory norm; of which kind is not said.
    PeremptoryNormClaim,
    /// That it did so when it was concluded (VCLT 53).
    OriginalNormClaim,
    /// That such a norm has emerged since (VCLT 64).
    NewNormClaim,
    DesuetudeClaim,
    ClaimObjection,
    ClaimRevocation,
    /// The instrument by which a party that has invoked a ground ends the treaty (VCLT 67(2)).
    DeclaredTermination,
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
        (Self::MembershipEnd, "end of membership"),
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
        (Self::Recognition, "recognition"),
        (Self::NonRecognition, "non-recognition"),
        (Self::AmendmentAdoption, "adoption of amendment"),
        (Self::AmendmentAcceptance, "acceptance of amendment"),
        (Self::AmendmentObjection, "objection to amendment"),
        (Self::ModificationAgreement, "agreement to modify"),
        (Self::Correction, "correction"),
        (Self::Decision, "decision"),
        (Self::Determination, "determination"),
        (Self::Invocation, "invocation"),
        (Self::Waiver, "waiver"),
        (Self::BreachClaim, "claim of breach"),
        (Self::ImpossibilityClaim, "claim of impossibility"),
        (Self::ChangedCircumstancesClaim, "claim of changed circumstances"),
        (Self::PeremptoryNormClaim, "claim of a peremptory norm"),
        (Self::OriginalNormClaim, "claim of a peremptory norm from the beginning"),
        (Self::NewNormClaim, "claim of a new peremptory norm"),
        (Self::DesuetudeClaim, "claim of desuetude"),
        (Self::ClaimObjection, "objection to a claim"),
        (Self::ClaimRevocation, "revocation of a claim"),
        (Self::DeclaredTermination, "declared termination"),
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
                | Self::ModificationAgreement
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
