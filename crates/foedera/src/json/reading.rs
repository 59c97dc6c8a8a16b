//! `read --json`: one line a document.

use foedera_model::{Claim, ClaimKind, Reading, Remark};
use serde::Serialize;

use crate::archive::Located;

/// What was read from one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadingJson {
    /// The document's name, without folder and without `.txt`.
    pub file: String,
    pub lang: Option<String>,
    pub published: Option<String>,
    pub claims: Vec<ClaimJson>,
    pub remarks: Vec<Remark>,
    /// Where the document lies, if it is one of an archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Located>,
}

/// A claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimJson {
    #[serde(flatten)]
    pub claim: Claim,
    /// Of a reservation: that it is withdrawn, and not made.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
}

/// Made or withdrawn, a reservation is one kind of act to those who count them.
impl From<Claim> for ClaimJson {
    fn from(claim: Claim) -> Self {
        let withdrawn = claim.kind == ClaimKind::ReservationWithdrawal;
        let kind = if withdrawn { ClaimKind::Reservation } else { claim.kind };
        Self { claim: Claim { kind, ..claim }, withdrawn }
    }
}

impl ReadingJson {
    #[must_use]
    pub fn new(file: &str, reading: Reading) -> Self {
        Self {
            file: file.to_owned(),
            lang: reading.lang,
            published: reading.published.map(|it| it.to_string()),
            claims: reading.claims.into_iter().map(ClaimJson::from).collect(),
            remarks: reading.remarks,
            place: None,
        }
    }

    /// With the place in its archive; a file of its own has none.
    #[must_use]
    pub fn at(self, place: &Located) -> Self {
        let place = (!place.place.is_whole()).then(|| place.clone());
        Self { place, ..self }
    }
}
