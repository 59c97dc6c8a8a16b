//! Help that is owed to an enemy: what the words of a treaty come to, and what nobody expects of a state that fights
//! its partner. A war ends no treaty of itself, so the duty stands, and is told with that.

use foedera_dates::{Bounds, Day, Edtf, Verdict};
use foedera_entities::EntityId;
use foedera_model::Event;

use super::occasion::{Occasion, across};
use super::order::{self, Relation};
use super::predicate::is_fight;
use super::sides::Pair;
use super::{Minded, Unsettled, fellow, wording};

/// That bearer and beneficiary of a duty against an enemy are enemies themselves by another event, or may be, when it
/// comes to be owed: once, by the surest.
pub(super) fn between(
    here: &Occasion<'_>,
    Pair { bearer, beneficiary }: Pair,
    (since, until): (Option<Day>, Option<Bounds>),
) -> Option<Minded> {
    if !fellow::is_against_an_enemy(&here.commitment.duty) {
        return None;
    }
    let on = since.map_or_else(|| here.event.on.clone(), Edtf::day);
    let owed = Event { on, ..here.event.clone() };
    let others = here.all().filter(|it| !std::ptr::eq(*it, here.event));
    let fights = others.filter(|it| is_between(it, bearer, beneficiary));
    // One that begins while the event goes on counts from then.
    let is_owed =
        |it: &Event| until.is_none_or(|end| it.on.bounds().is_before(end) == Verdict::Yes);
    let later =
        |it: &Event| is_owed(it) && order::any(it, &[&owed], Relation::GoingOn).0 == Verdict::Yes;
    let goes_on = |it: &Event| {
        if later(it) { Verdict::Yes } else { order::any(&owed, &[it], Relation::GoingOn).0 }
    };
    let (still, fight) = fights
        .map(|it| (goes_on(it), it))
        .filter(|(still, _)| *still != Verdict::No)
        .reduce(|surest, it| if surest.0 < it.0 { it } else { surest })?;
    let (both, fight) = (format!("{bearer} and {beneficiary}"), wording::event(fight));
    Some(if still == Verdict::Yes {
        Minded { says: format!("{both} fight each other: {fight}"), unless: None }
    } else {
        let what = format!("{both} no longer fight each other: {fight}");
        let unless = Some(Unsettled::unspoken(what));
        Minded { says: format!("{both} may still fight each other: {fight}"), unless }
    })
}

fn is_between(event: &Event, one: EntityId, other: EntityId) -> bool {
    is_fight(event) && across(event, one).is_some_and(|it| it.contains(&other))
}
