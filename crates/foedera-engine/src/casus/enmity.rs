//! Help or neutrality that is owed to an enemy: what the words of a treaty come to, and what nobody expects of a state
//! that fights its partner. A war ends no treaty of itself, so the duty stands, and is told with that; and so it is where
//! the bearer helps against its partner.

use foedera_dates::{Bounds, Day, Edtf, Verdict};
use foedera_entities::EntityId;
use foedera_model::{Duty, Event, EventKind};

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
    let duty = &here.commitment.duty;
    if !fellow::is_against_an_enemy(duty) && !matches!(duty, Duty::Neutrality(_)) {
        return None;
    }
    let on = since.map_or_else(|| here.event.on.clone(), Edtf::day);
    let owed = Event { on, ..here.event.clone() };
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
    let surest = |is_meant: &dyn Fn(&Event) -> bool| {
        let others = here.all().filter(|it| !std::ptr::eq(*it, here.event) && is_meant(it));
        let standing = others.map(|it| (goes_on(it), it)).filter(|(it, _)| *it != NEVER);
        standing.reduce(|surest, it| if surest.0 < it.0 { it } else { surest })
    };
    let Some(((then, after), fight)) = surest(&|it| is_between(it, bearer, beneficiary)) else {
        // What is over is told of no later case.
        let (sure, help) = surest(&|it| helps(it, bearer, beneficiary))?;
        let says = format!("{bearer} helps against {beneficiary}: {}", wording::event(help));
        let is_told = sure.0.or(sure.1) == Verdict::Yes;
        return is_told.then_some(Minded { says, hinders: Hinders::Not });
    };
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

/// Neither when the duty came to be owed, nor later.
const NEVER: (Verdict, Verdict) = (Verdict::No, Verdict::No);

/// Whether a state helps another against its partner.
fn helps(event: &Event, bearer: EntityId, partner: EntityId) -> bool {
    event.kind == EventKind::Supports { against: partner } && event.by.contains(&bearer)
}

fn is_between(event: &Event, one: EntityId, other: EntityId) -> bool {
    is_fight(event) && across(event, one).is_some_and(|it| it.contains(&other))
}
