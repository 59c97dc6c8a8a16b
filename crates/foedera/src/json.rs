//! The answers as JSON: the serialisable form that every front prints, so that none drifts.
//!
//! Field names are a contract: others read them. They may be added to, never changed.

mod calendar;
mod cascade;
mod casus;
mod coded;
mod difference;
mod notification;
mod parties;
mod reading;
mod reason;
mod status;
mod timeline;

pub use calendar::{AheadJson, CalendarJson};
pub use cascade::{BranchJson, CauseJson, LapseJson, PerformanceJson};
pub use casus::{
    CasusJson, ClashJson, DutyJson, LawReadingJson, MuteJson, SetAsideJson, UndecidedJson,
    UnsettledJson, UntouchedJson,
};
pub use coded::{CodedJson, CodedMembershipJson};
pub use difference::{DiffJson, DifferenceJson};
pub use notification::{AddresseesJson, NotificationJson, ObjectionsJson};
pub use parties::{BetweenJson, MaintainedJson, ParticipantJson, PartiesJson, SinceJson};
pub use reading::{ClaimJson, ReadingJson};
pub use reason::ReasonJson;
pub use status::{Asked, EntersJson, MissingJson, ReservedJson, StateJson, StatusJson};
pub use timeline::{ChangeJson, TimelineJson};

use foedera_dates::{Bounds, Edtf, Verdict};

/// `yes`, `no` or `open`.
pub(crate) fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::Open => "open",
    }
}

/// Days as EDTF.
pub(crate) fn edtf(bounds: Bounds) -> String {
    Edtf::from_bounds(bounds).to_string()
}
