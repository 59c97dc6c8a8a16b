//! An act under a treaty: who did what, when, where, through which organ.
//!
//! Acts belong to who did them, as it was then: Czechoslovakia's ratification stays
//! Czechoslovakia's. Domestic steps (a chamber's vote, a decree) are acts of their own and never
//! the consent itself, which is established by exchange, deposit or notification (VCLT 16).

mod kind;

use foedera_dates::Edtf;
use foedera_entities::EntityId;
use serde::{Deserialize, Serialize};

pub use kind::{ActKind, Instrument};

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
    /// The day on which the depositary notified the others of it: the time to object to an accession runs from
    /// here (VCLT 77(1)(e), 78).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notified: Option<Edtf>,
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
        let same_territories = self.territories == done.territories;
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
            ActKind::Recognition => {
                self.kind == ActKind::NonRecognition && self.toward == done.toward
            }
            ActKind::NonRecognition => {
                self.kind == ActKind::Recognition && self.toward == done.toward
            }
            ActKind::BreachClaim
            | ActKind::ImpossibilityClaim
            | ActKind::ChangedCircumstancesClaim
            | ActKind::PeremptoryNormClaim
            | ActKind::OriginalNormClaim
            | ActKind::NewNormClaim
            | ActKind::DesuetudeClaim => self.kind == ActKind::ClaimRevocation,
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
            ActKind::TerritorialExtension => {
                let back = self.kind == ActKind::TerritorialExclusion && same_territories;
                back || self.kind == ActKind::WithdrawalNotice
            }
            ActKind::TerritorialExclusion => {
                let back = self.kind == ActKind::TerritorialExtension && same_territories;
                back || self.kind == ActKind::WithdrawalNotice
            }
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
            notified: None,
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
