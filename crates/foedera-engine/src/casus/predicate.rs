//! Whether an event is of the kind that a trigger names.
//!
//! A scenario says that force was used, not what it was in law. Where a treaty asks for a legal kind
//! (armed attack, aggression), the event raises the question; a characterisation answers it, and can
//! also bring in an event of another kind: a mobilisation that a party calls an attack.

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Event, EventKind, Predicate};

use super::occasion::Occasion;
use super::question::{Finding, Holds, Question};
use super::{Unmet, Unsettled, lawful, wording};
use crate::Reason;

/// Whether the event can be what the trigger names, so that its conditions are worth weighing. A
/// duty that is owed at all times needs no event.
pub(super) fn is_meant(here: &Occasion<'_>) -> bool {
    let Some(predicate) = here.predicate() else { return true };
    match by_kind(predicate, &here.event.kind) {
        ByKind::Is(_) | ByKind::Asks => true,
        ByKind::IfCalled => question(here, predicate).is_raised_by(here.event),
        ByKind::IsNot => false,
    }
}

/// Whether the event is what the trigger names.
pub(super) fn finding(here: &Occasion<'_>, victim: Option<EntityId>) -> Option<Finding> {
    let predicate = here.predicate()?;
    let answer = match by_kind(predicate, &here.event.kind) {
        ByKind::Is(why) if !struck_first_against(here, predicate, victim) => happened(here, why),
        ByKind::Is(_) | ByKind::Asks => question(here, predicate).settle(here),
        ByKind::IfCalled if is_meant(here) => question(here, predicate).settle(here),
        ByKind::IfCalled | ByKind::IsNot => Finding::no(
            Unmet::OtherEvent,
            format!(
                "{}: this is not {}",
                wording::event(here.event),
                wording::predicate(predicate)
            ),
        ),
    };
    Some(answer)
}

/// An event that needs no name in law: it is what it is, unless somebody denies that it happened.
fn happened(here: &Occasion<'_>, why: &str) -> Finding {
    let event = here.event;
    let says = format!("{}: {why}", wording::event(event));
    if !event.called.is_empty() || event.denied_by.is_empty() {
        return Finding::yes(says);
    }
    let mut held_by: Vec<String> =
        event.sources.iter().filter_map(|it| Some(it.chain.first()?.name.clone())).collect();
    if held_by.is_empty() {
        held_by.push("the scenario".to_owned());
    }
    let denied_by: Vec<String> = event.denied_by.iter().map(ToString::to_string).collect();
    let says = format!("{says}; denied by {}", wording::names(&denied_by));
    let holds = Holds::Open(Unsettled { what: "it happened".to_owned(), held_by, denied_by });
    Finding { holds, because: Reason::new(says) }
}

/// How an event's kind stands to a predicate.
enum ByKind {
    /// It is what the predicate names, for the reason given.
    Is(&'static str),
    /// It may be; somebody must say so.
    Asks,
    /// It is not thought of as that, unless somebody says so.
    IfCalled,
    IsNot,
}

fn by_kind(predicate: &Predicate, kind: &EventKind) -> ByKind {
    use EventKind as E;
    use Predicate as P;
    match (predicate, kind) {
        (P::Attack, E::Attacks) => ByKind::Is("force was used"),
        (P::Attack, E::DeclaresWar) => ByKind::Is("who declares war attacks"),
        (P::ArmedAttack | P::Aggression, E::Attacks | E::DeclaresWar)
        | (P::IndirectAggression, E::Supports { .. })
        | (P::War, E::Attacks) => ByKind::Asks,
        (P::DeclarationOfWar | P::War, E::DeclaresWar) => ByKind::Is("war was declared"),
        (P::War, E::AtWar) => ByKind::Is("there is a state of war"),
        (P::Threat, E::Threatens) => ByKind::Is("a threat"),
        (P::Threat, E::Attacks | E::DeclaresWar) => ByKind::Is("who is attacked is threatened"),
        (P::Mobilisation, E::Mobilises) => ByKind::Is("a mobilisation"),
        (P::SupportOfAttacker, E::Supports { .. }) => ByKind::Is("the attacker is supported"),
        (P::AttackOnNeutralityOf(_), E::Attacks | E::DeclaresWar) => {
            ByKind::Is("who attacks a neutral attacks its neutrality")
        }
        (P::CoerciveMeasures, E::Coerces) => ByKind::Is("measures of coercion"),
        (_, E::RequestsAssistance | E::Finds { .. } | E::Waives { .. }) => ByKind::IsNot,
        _ => ByKind::IfCalled,
    }
}

/// Since the Charter, what an armed attack is in a treaty of mutual defence is what it is there.
fn question(here: &Occasion<'_>, predicate: &Predicate) -> Question {
    let kind = wording::predicate(predicate);
    let charter = *predicate == Predicate::ArmedAttack && lawful::is_under_charter(&here.event.on);
    let sense = if charter { " in the sense of Charter 51" } else { "" };
    let word = kind.trim_start_matches("an ").trim_start_matches("a ");
    Question::new(format!("it is {kind}{sense}"), &[word], &[])
}

/// Whether it is the one attacked that struck first: then even a use of force against it may be
/// defence, and somebody must say what it was.
fn struck_first_against(
    here: &Occasion<'_>,
    predicate: &Predicate,
    victim: Option<EntityId>,
) -> bool {
    *predicate == Predicate::Attack && victim.is_some_and(|it| first_blow(here, it).is_some())
}

/// The event by which a state struck its present adversary before that one struck it.
pub(super) fn first_blow<'h>(here: &'h Occasion<'_>, victim: EntityId) -> Option<&'h Event> {
    let adversaries = here.adversaries(victim);
    let is_blow = |event: &Event, by: &[EntityId], to: &[EntityId]| {
        matches!(event.kind, EventKind::Attacks | EventKind::DeclaresWar)
            && event.by.iter().any(|it| by.contains(it))
            && event.to.iter().any(|it| to.contains(it))
    };
    let own = [victim];
    let blows = here.events.iter().filter(|(_, event)| is_blow(event, &own, adversaries));
    let is_before = |earlier: &Event, later: &Event| {
        earlier.on.bounds().is_before(later.on.bounds()) == Verdict::Yes
    };
    let answered = |blow: &Event| {
        let mut theirs = here.events.iter().filter(|(_, event)| is_blow(event, adversaries, &own));
        theirs.any(|(_, event)| !is_before(blow, event))
    };
    blows.map(|(_, blow)| *blow).find(|blow| is_before(blow, here.event) && !answered(blow))
}
