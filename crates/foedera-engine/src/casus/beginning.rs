//! Who began a war: a war is made *on* a state that did not begin it.
//!
//! A scenario tells blows, and states of war without a word on how they came. Decided is what the order of the
//! blows between the two shows; a war of which none is told leaves it open.

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Event, EventKind, Predicate};

use super::Unmet;
use super::finding::{Finding, Holds};
use super::occasion::Occasion;
use super::order::{self, Relation};
use super::predicate::is_blow_of;
use super::wording;
use crate::words::list;

/// Whether the war that a trigger names is made on the state, and not by it.
pub(super) fn finding(here: &Occasion<'_>, who: Option<EntityId>) -> Option<Finding> {
    if here.predicate() != Some(&Predicate::War) {
        return None;
    }
    let state = who?;
    let adversaries = here.adversaries(state);
    let own = blows(here, &[state], adversaries);
    let theirs = blows(here, adversaries, &[state]);
    // Of two blows of one day each may have been the first.
    let (began_it, suffered_it) = (began(here, &own, &theirs), began(here, &theirs, &own));
    if began_it == Verdict::Yes && suffered_it != Verdict::Yes {
        let says = format!("{state} began the war with {}", list(adversaries));
        return Some(Finding::no(Unmet::AttackedFirst, says));
    }
    if suffered_it == Verdict::Yes && began_it != Verdict::Yes {
        return Some(Finding::yes(format!("the war was made on {state}")));
    }
    let mut what = format!("the war was made on {state}, and not by it");
    if let Some(blow) = theirs.iter().find(|it| !std::ptr::eq(**it, here.event)) {
        what = format!("the war began with this: {}", wording::event(blow));
    }
    Some(Finding::open(what.clone(), format!("{what}: this is open")))
}

/// Whether a state surely began the war that a trigger names.
pub(super) fn is_begun_by(here: &Occasion<'_>, state: EntityId) -> bool {
    finding(here, Some(state)).is_some_and(|it| matches!(it.holds, Holds::No(_)))
}

/// The blows of some on others that may be of the war. An event that is no blow and is called a war is one of
/// those who act; a state of war is nobody's.
fn blows<'h>(here: &Occasion<'h>, by: &[EntityId], to: &[EntityId]) -> Vec<&'h Event> {
    let is_called = |it: &Event| {
        std::ptr::eq(it, here.event)
            && it.kind != EventKind::AtWar
            && it.by.iter().any(|it| by.contains(it))
    };
    let is_one = |it: &&Event| is_blow_of(it, by, to) || is_called(it);
    here.all().filter(is_one).filter(|it| is_of_this_war(here, it) != Verdict::No).collect()
}

/// A blow that is not said to go on is one of its day; a declared war lasts.
fn is_of_this_war(here: &Occasion<'_>, blow: &Event) -> Verdict {
    if std::ptr::eq(blow, here.event) {
        return Verdict::Yes;
    }
    order::any(here.event, &[blow], Relation::GoingOn).0
}

/// Whether the first blow is one of these and none of the others.
fn began(here: &Occasion<'_>, these: &[&Event], others: &[&Event]) -> Verdict {
    let before = |other: &Event, blow: &Event| {
        order::came_first(other, blow).and(is_of_this_war(here, other))
    };
    let first = |blow: &&Event| {
        let none = others.iter().map(|it| !before(it, blow));
        none.fold(is_of_this_war(here, blow), Verdict::and)
    };
    these.iter().map(first).max().unwrap_or(Verdict::No)
}
