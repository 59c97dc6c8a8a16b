//! What is told of a cascade: who performs what in which round, which treaties lapse by it, and what follows
//! where something open turns out so.
//!
//! Plain data. What the words mean stands in `docs/formats/casus.md`.

use std::sync::Arc;

use foedera_dates::{Bounds, Edtf};
use foedera_entities::EntityId;
use foedera_model::{Event, Label};

use super::{Absent, Clash, Owed, Under, Unsettled, wording};
use crate::Reason;

/// One bearer doing what it owes against one adversary: supposed, unless the scenario reports it.
///
/// Of one commitment a bearer performs against one adversary once, and what it has done is not taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Performance {
    /// The round, from 1.
    pub round: u32,
    /// The place of the duty that it performs among those of the answer.
    pub duty: usize,
    /// The commitment under which it is owed.
    pub under: Arc<Under>,
    pub by: EntityId,
    /// Who is helped.
    pub beneficiary: EntityId,
    pub against: EntityId,
    /// Since when, as stated: the day of the event, or of entry into force where that came later.
    pub on: Edtf,
    /// What it does by that: it supports who is helped, and is at war where that is what it owes, or where who
    /// is helped is at war. Nothing of what the scenario reports itself.
    pub events: Vec<Event>,
    /// The places of events of the scenario that report it.
    pub reported: Vec<usize>,
    pub because: Reason,
}

impl Performance {
    /// What it does, as sentences: `FR supports PL against DE on 1939-09-01`; none where it does all that already.
    pub fn does(&self) -> impl Iterator<Item = String> {
        self.events.iter().map(wording::event)
    }
}

/// What a duty of a later round follows from: one event of a performance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Its place among the performances of the answer, or of the answer and the branch.
    pub performance: usize,
    /// The place of the event among those of the performance.
    pub event: usize,
}

/// A treaty that binds a state, or two, no longer by what an event or a performance does to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// The place of the event of the scenario that brings it; nothing where a performance does.
    pub event: Option<usize>,
    /// The round: 0 for the events themselves.
    pub round: u32,
    pub treaty: String,
    /// The number of the treaty in the law.
    pub treaty_no: usize,
    /// The article that ties it to the event.
    pub article: Option<Label>,
    /// Suspended between two, or ended for one.
    pub of: Vec<EntityId>,
    pub kind: Absent,
    /// From when, as stated.
    pub on: Edtf,
    /// The first day on which it binds again.
    pub until: Option<Bounds>,
    /// Whether the event is denied by nobody.
    pub certain: bool,
    pub because: Reason,
}

/// What follows if something open turns out so: apart from the duties of the answer, which hang on nothing of it.
///
/// A branch does not branch again: what is open in it is told as open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// What must be so; nothing where all hangs on the choice of the bearer.
    pub on: Vec<Unsettled>,
    /// The bearer, where the treaty leaves it to that state what to do.
    pub chosen_by: Option<EntityId>,
    /// Whom else the treaty lets choose for all that owe it, by its name there.
    pub chosen_by_organ: Option<String>,
    /// The places of the duties that are performed then.
    pub performed: Vec<usize>,
    /// What is owed then and not without it; their places go on from those of the answer.
    pub duties: Vec<Owed>,
    /// Who performs then; their places go on from those of the answer.
    pub performances: Vec<Performance>,
    pub lapses: Vec<Lapse>,
    /// Duties that cannot well be performed together then, one of them at least of this branch.
    pub clashes: Vec<Clash>,
}
