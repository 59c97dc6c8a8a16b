//! Treaties that an event touches by the states in it alone, for what happens is not what their words name: one line for
//! each reason, with the names of the treaties.

use std::collections::{BTreeMap, BTreeSet};

use foedera::engine::casus::{Absent, Owed, Stage, Undecided, Unmet};
use foedera::model::Event;

use super::lines::Says;
use super::{Case, Touched};
use crate::show::days;
use crate::show::sheet::Sheet;
use crate::show::words::{Look, Words};

/// Why nothing more is told of a treaty than its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Apart {
    OtherEvent,
    AttackedFirst,
    NoPartyAttacked,
    OtherVictim,
    OtherAttacker,
    OtherAdversary,
    /// Its words are kept as text, and the states that they bind all stand on one side of the event.
    OneSide,
    /// Its words are kept as text, and bind some on both sides of it.
    Kept,
}

impl Apart {
    fn of(says: Says<'_>, events: &[Event]) -> Option<Self> {
        match says {
            Says::Duty(owed) => {
                let known = [
                    (Unmet::OtherEvent, Self::OtherEvent),
                    (Unmet::AttackedFirst, Self::AttackedFirst),
                    (Unmet::NoPartyAttacked, Self::NoPartyAttacked),
                    (Unmet::OtherVictim, Self::OtherVictim),
                    (Unmet::OtherAttacker, Self::OtherAttacker),
                    (Unmet::OtherAdversary, Self::OtherAdversary),
                ];
                let is_it = |(it, _): &(Unmet, Self)| owed.state == Stage::NotTriggered(*it);
                known.into_iter().find(is_it).map(|(_, it)| it)
            }
            Says::Undecided(text) if is_of_one_side(text, events) => Some(Self::OneSide),
            Says::Undecided(text) => {
                (text.why_not.is_none() && text.unsettled.is_empty()).then_some(Self::Kept)
            }
            Says::Untouched(_) => None,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::OtherEvent => "another event than the words name",
            Self::AttackedFirst => "who would be owed it attacked first",
            Self::NoPartyAttacked => "no party attacked",
            Self::OtherVictim => "another state than the words name is hit",
            Self::OtherAttacker => "another attacker than the words name",
            Self::OtherAdversary => "another adversary than the words name",
            Self::OneSide => "words kept as text, which bind none against another in it",
            Self::Kept => {
                "words kept as text, which nobody here reads, and which bind states on both sides"
            }
        }
    }
}

/// Why a duty is not owed, where what happens is another event than its words name, or hits or is done by another.
pub(super) fn strange(says: Says<'_>) -> Option<Unmet> {
    let Says::Duty(owed) = says else { return None };
    let Stage::NotTriggered(why) = owed.state else { return None };
    let is_it = matches!(
        why,
        Unmet::OtherEvent | Unmet::OtherVictim | Unmet::OtherAttacker | Unmet::OtherAdversary
    );
    is_it.then_some(why)
}

/// Whether none of those whom words kept as text may bind stands against another of them in the event.
fn is_of_one_side(text: &Undecided, events: &[Event]) -> bool {
    let Some(event) = events.get(text.event).filter(|_| text.why_not.is_none()) else {
        return false;
    };
    // Who gives help stands beside the one that gets it.
    let (one, other) = match event.against() {
        Some(enemy) => ([&event.by[..], &event.to[..]].concat(), vec![enemy]),
        None => (event.by.clone(), event.to.clone()),
    };
    !(text.of.iter().any(|it| one.contains(it)) && text.of.iter().any(|it| other.contains(it)))
}

/// Whether one who is not bound would owe nothing if he were.
fn is_idle(says: Says<'_>) -> bool {
    match says {
        Says::Duty(owed) => matches!(owed.state, Stage::NotBound(_)) && owed.article_18.is_none(),
        Says::Undecided(text) => text.why_not.is_some(),
        Says::Untouched(_) => true,
    }
}

impl Touched<'_> {
    /// Why no more is to be told of it than its name; nothing where there is more.
    pub(super) fn apart(&self, events: &[Event]) -> Option<BTreeSet<Apart>> {
        let mut found = BTreeSet::new();
        for commitment in self.commitments.iter().filter(|_| !self.as_coded) {
            for says in commitment.says() {
                match Apart::of(says, events) {
                    Some(it) => {
                        found.insert(it);
                    }
                    None if is_idle(says) => (),
                    None => return None,
                }
            }
        }
        if found.contains(&Apart::Kept) {
            found.remove(&Apart::OneSide);
        }
        (!found.is_empty()).then_some(found)
    }
}

/// The treaties that are only named, those for the same reasons together.
pub(super) fn section(sheet: &mut Sheet, case: Case<'_>, treaties: &[Touched<'_>]) {
    let mut reasons: BTreeMap<BTreeSet<Apart>, Vec<&str>> = BTreeMap::new();
    for it in treaties {
        let why = it.apart(&case.scenario.events).unwrap_or_default();
        reasons.entry(why).or_default().push(it.id);
    }
    if reasons.is_empty() {
        return;
    }
    sheet.heading("Of other treaties");
    for (why, ids) in reasons {
        let mark =
            if why.contains(&Apart::OneSide) || why.contains(&Apart::Kept) { "?" } else { "–" };
        let head = Words::plain("  ").and(Look::Accent, mark).and(Look::Plain, " ");
        let why: Vec<&str> = why.into_iter().map(Apart::words).collect();
        let says = format!("{}: {}", why.join(", or "), days::list(&ids));
        sheet.hung(&head, &Words::plain(&says));
    }
    sheet.text(2, &Words::faint("--all tells them one by one."));
}

/// Whether an answer is of a state that had ended by the day of an event which does not name it, and so is party to
/// nothing.
pub(super) fn is_of_a_past_state(owed: &Owed, events: &[Event]) -> bool {
    let (Some(event), Some(day)) = (events.get(owed.event), owed.on.bounds().earliest()) else {
        return false;
    };
    let is_past =
        |it| days::life(it).1.is_some_and(|end| end <= day) && !event.names().contains(&it);
    matches!(owed.state, Stage::NotBound(Absent::NotAParty | Absent::Left))
        && owed.article_18.is_none()
        && [owed.bearer, owed.beneficiary].into_iter().any(is_past)
}
