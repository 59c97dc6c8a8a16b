//! Help that is owed to an enemy: what the words of a treaty come to, and what nobody expects of a state that fights
//! its partner. A war ends no treaty of itself, so the duty stands, and is told with that.

use foedera_dates::{Bounds, Day, Edtf, Verdict};
use foedera_entities::EntityId;
use foedera_model::Event;

use super::occasion::{Occasion, across};
use super::order::{self, Relation};
use super::predicate::is_fight;
use super::sides::Pair;
use super::{Hinders, Minded, fellow, wording};

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
    // One that begins while the event goes on is told, and hinders nothing that was done before.
    let is_owed =
        |it: &Event| until.is_none_or(|end| it.on.bounds().is_before(end) == Verdict::Yes);
    let later =
        |it: &Event| is_owed(it) && order::any(it, &[&owed], Relation::GoingOn).0 == Verdict::Yes;
    let goes_on = |it: &Event| {
        let then = order::any(&owed, &[it], Relation::GoingOn).0;
        let after = if later(it) { order::happened(it) } else { Verdict::No };
        (then, after)
    };
    let (then, after, fight) = fights
        .map(|it| (goes_on(it), it))
        .map(|((then, after), it)| (then, after, it))
        .filter(|(then, after, _)| *then != Verdict::No || *after != Verdict::No)
        .reduce(|surest, it| if (surest.0, surest.1) < (it.0, it.1) { it } else { surest })?;
    let both = format!("{bearer} and {beneficiary}");
    let what = order::hangs_on_none(&format!("{both} do not fight each other"), &[fight]);
    let hinders = match then {
        Verdict::Yes => Hinders::Surely,
        Verdict::Open => Hinders::Unless(what),
        Verdict::No => Hinders::Not,
    };
    let are = if then.or(after) == Verdict::Yes { "fight" } else { "may still fight" };
    Some(Minded { says: format!("{both} {are} each other: {}", wording::event(fight)), hinders })
}

fn is_between(event: &Event, one: EntityId, other: EntityId) -> bool {
    is_fight(event) && across(event, one).is_some_and(|it| it.contains(&other))
}
