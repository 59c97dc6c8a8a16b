//! Casus foederis: given events, who owes what to whom, and who is not bound, each with its reason.
//!
//! Pure over a small [`Law`]: what a commitment says comes from the treaty, whether it binds two
//! states on a day is asked, and nothing here knows how that is answered. What an event *is* in law
//! nobody here decides either: a clause that asks for an armed attack gets one only where somebody
//! with a say has called it so, and else the answer is *triggered if*. Foedera finds no breaches and
//! does not judge force lawful; the conditions of lawfulness stand beside the duty.
//!
//! What it answers are the duties of the events themselves (round 0); what follows when a bound
//! state performs is not computed here.

mod clash;
mod force;
mod known;
mod law;
mod lawful;
mod occasion;
mod of_engine;
mod owed;
mod predicate;
mod proviso;
mod question;
mod scope;
mod sides;
mod weigh;
mod wording;

pub use law::{Absent, Bound, Law, Tie};
pub use of_engine::LawOf;
pub use owed::{Casus, Clash, ClashKind, Owed, State, Unmet, Unsettled};

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{Commitment, Event, EventKind, Scenario, Treaty};

use occasion::Occasion;

/// Every duty that the events of a scenario touch, in the order of treaties, commitments and events.
///
/// `known` leaves out events that nobody had reported by that day, and commitments that were still
/// secret; the events of a supposition are always known.
#[must_use]
pub fn casus(law: &dyn Law, scenario: &Scenario, known: Option<Day>) -> Casus {
    let events = known::events(scenario, known);
    let mut duties = Vec::new();
    for (no, text) in treaties(law) {
        for commitment in text.commitments.iter().filter(|it| known::is_public(it, known)) {
            duties.append(&mut of_commitment(law, &events, (no, text), commitment));
        }
    }
    let clashes = clash::clashes(law, &duties);
    Casus { scenario: scenario.id.clone(), duties, clashes }
}

fn treaties(law: &dyn Law) -> impl Iterator<Item = (usize, &Treaty)> {
    (0..).map_while(|no| Some((no, law.treaty(no)?)))
}

/// What one commitment comes to over all events.
///
/// An event of another kind than the trigger names is told only where no event of that kind speaks
/// of the same two states; and each answer once, at the first event that gives it.
fn of_commitment(
    law: &dyn Law,
    events: &[(usize, &Event)],
    (no, text): (usize, &Treaty),
    commitment: &Commitment,
) -> Vec<Owed> {
    let mut rows: Vec<(bool, Owed)> = Vec::new();
    for &(at, event) in events.iter().filter(|(_, event)| can_trigger(&event.kind)) {
        let day = occasion::day_of(&event.on);
        let concerned = law.concerned(no, day);
        let here = Occasion { law, events, no, text, commitment, concerned, at, event, day };
        rows.append(&mut of_event(&here));
    }
    let meant: Vec<[EntityId; 2]> = rows
        .iter()
        .filter(|(meant, _)| *meant)
        .map(|(_, it)| [it.bearer, it.beneficiary])
        .collect();
    let mut told: Vec<Owed> = Vec::new();
    for (is_meant, owed) in rows {
        let beside = !is_meant && meant.contains(&[owed.bearer, owed.beneficiary]);
        if !beside && !told.iter().any(|it| it.says_the_same(&owed)) {
            told.push(owed);
        }
    }
    told
}

/// Requests, findings and waivers bear on what happened; they trigger nothing of themselves.
fn can_trigger(kind: &EventKind) -> bool {
    match kind {
        EventKind::RequestsAssistance | EventKind::Finds { .. } | EventKind::Waives { .. } => false,
        EventKind::DeclaresWar
        | EventKind::Attacks
        | EventKind::Threatens
        | EventKind::Mobilises
        | EventKind::Supports { .. }
        | EventKind::AtWar
        | EventKind::Coerces => true,
    }
}

/// What one commitment comes to when one event happens, and whether the event is of the kind that
/// it names.
fn of_event(here: &Occasion<'_>) -> Vec<(bool, Owed)> {
    let is_meant = predicate::is_meant(here);
    let mut rows = Vec::new();
    for touched in sides::touched(here, is_meant) {
        for pair in sides::pairs(here, &touched) {
            rows.push((is_meant, weigh::weigh(here, &touched, pair)));
        }
    }
    rows
}
