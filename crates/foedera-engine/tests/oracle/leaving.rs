//! How a state leaves, and how the treaty ends: what takes effect on one day.
//!
//! The day that a clause reaches is the first day out (sections 9 to 11 of the page).

use foedera_dates::{Day, Step};
use foedera_entities::EntityId;

use crate::calendar;
use crate::completions::Deed;
use crate::life::{Carried, Telling};
use foedera_model::{
    ActKind, Condition, Duration, Exit, NoticeEnds, Own, Part, Renewal, Rule, TermFrom, Until, When,
};
use crate::sets::States;

/// Takes out the states that leave on this day.
pub(crate) fn leave(telling: &mut Telling<'_>, day: Day) {
    for at in 0..telling.states.len() {
        let it = telling.states[at].clone();
        if it.party_since.is_none() || !telling.in_force(day) {
            continue;
        }
        let goes = exits(telling).any(|exit| !exit.ends_for_all && takes_effect(telling, exit, &it, day))
            || leaves_another(telling, &it.state, day)
            || does_not_renew(telling, NoticeEnds::ForThatParty, day).contains(&it.state);
        let replaced = is_replaced(telling, &it.state, day);
        let it = &mut telling.states[at];
        if goes || replaced {
            it.left = Some(day);
            it.party_since = None;
            it.replaced = replaced;
            it.forget_consent();
        }
    }
}
