//! `notification --json`: what a depositary has to tell about an act.

use foedera_entities::EntityId;
use serde::Serialize;

use super::status::{ReservedJson, StateJson};
use super::timeline::ChangeJson;
use super::{DifferenceJson, ReasonJson, edtf};
use crate::{Addressees, Besides, Notification};

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NotificationJson {
    pub treaty: String,
    pub title: String,
    pub depositaries: Vec<String>,
    /// The acts as they were typed.
    pub acts: Vec<String>,
    /// The day from which the last of them counts.
    pub counts_from: String,
    /// Whether the acts say when they were received.
    pub receipt_told: bool,
    /// How those who acted stand on that day.
    pub authors: Vec<StateJson>,
    pub follows: Vec<ChangeJson>,
    /// What would have come without the acts.
    pub averted: Vec<ChangeJson>,
    pub objections: Vec<ObjectionsJson>,
    /// What reservations come to since, as `status` tells it.
    pub reservations: Vec<ReservedJson>,
    /// What else comes with the acts: amendments, parts, territories, force between two.
    pub besides: Vec<BesidesJson>,
    /// Whom it goes to (VCLT 77(1)(e)).
    pub addressees: AddresseesJson,
    /// What is to be settled before it goes out.
    pub warnings: Vec<String>,
}

/// Something that differs with the acts from a day on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BesidesJson {
    pub on: String,
    /// With whom it was asked; nobody where it is of the treaty.
    pub of: Vec<String>,
    #[serde(flatten)]
    pub difference: DifferenceJson,
}

/// Those whom it goes to, as they stand on the day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AddresseesJson {
    pub parties: Vec<String>,
    /// Of whom it is open whether they are parties.
    pub perhaps: Vec<String>,
    pub contracting: Vec<String>,
    pub signatories: Vec<String>,
    /// States that a closed treaty names and that have done nothing yet.
    pub named: Vec<String>,
    /// Who else can become a party, in the treaty's own words.
    pub open_to: Vec<String>,
}

/// Until when who can object to a reservation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ObjectionsJson {
    pub by: String,
    pub articles: Vec<String>,
    pub states: Vec<String>,
    pub last: String,
    pub certain: bool,
    pub because: ReasonJson,
}

impl NotificationJson {
    #[must_use]
    pub fn new(it: &Notification, title: &str, depositaries: &[String], acts: &[String]) -> Self {
        let objections = it.periods.iter().map(|it| ObjectionsJson {
            by: it.by.to_string(),
            articles: it.articles.clone(),
            states: it.states.iter().map(ToString::to_string).collect(),
            last: edtf(it.last),
            certain: it.certain,
            because: ReasonJson::from(&it.because),
        });
        let open = it.answer.open_on.iter().map(ToString::to_string);
        Self {
            treaty: it.treaty.clone(),
            title: title.to_owned(),
            depositaries: depositaries.to_vec(),
            acts: acts.to_vec(),
            counts_from: it.counts_from.to_string(),
            receipt_told: it.receipt_told,
            authors: it.authors.iter().map(StateJson::from).collect(),
            follows: it.follows.iter().map(ChangeJson::from).collect(),
            averted: it.averted.iter().map(ChangeJson::from).collect(),
            objections: objections.collect(),
            reservations: it.reservations.iter().map(ReservedJson::from).collect(),
            besides: it.besides.iter().map(BesidesJson::from).collect(),
            addressees: AddresseesJson::from(&it.addressees),
            warnings: open.chain(it.answer.warnings.iter().cloned()).collect(),
        }
    }
}

impl From<&Besides> for BesidesJson {
    fn from(it: &Besides) -> Self {
        Self {
            on: it.on.to_string(),
            of: it.of.iter().map(ToString::to_string).collect(),
            difference: DifferenceJson::from(&it.difference),
        }
    }
}

impl From<&Addressees> for AddresseesJson {
    fn from(it: &Addressees) -> Self {
        let ids = |of: &[EntityId]| of.iter().map(ToString::to_string).collect();
        Self {
            parties: ids(&it.parties),
            perhaps: ids(&it.perhaps),
            contracting: ids(&it.contracting),
            signatories: ids(&it.signatories),
            named: ids(&it.named),
            open_to: it.open_to.clone(),
        }
    }
}
