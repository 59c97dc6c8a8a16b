//! Whether the treaty binds bearer and beneficiary when the event happens.
//!
//! The day of the event decides. An event that began before the treaty was in force between the two
//! and goes on after binds only if a continuing event counts: a treaty does not bind as to what took
//! place, or ceased to exist, before it came into force, and is silent on what has not ceased
//! (VCLT 28). Both readings are told.

use foedera_dates::Day;
use foedera_model::Lasting;

use super::occasion::Occasion;
use super::question::{Finding, Holds, Question};
use super::sides::Pair;
use super::{Absent, Bound, Tie, Unsettled, wording};
use crate::{Article18, Reason};

/// How many spells of one tie are read for one event; a treaty between two states has one or two.
const SPELLS_MAX: usize = 64;

/// Whether the two are bound, in the answer's own terms.
pub(super) struct Binding {
    pub(super) holds: Binds,
    pub(super) article_18: Option<Article18>,
    pub(super) because: Reason,
}

pub(super) enum Binds {
    Yes,
    No(Absent),
    Open(Unsettled),
}

/// Whether the commitment binds the two on the day of the event, or comes to while it goes on.
pub(super) fn binding(here: &Occasion<'_>, pair: Pair) -> Binding {
    let begun = here.event.on.bounds();
    let (first, last) = (begun.earliest().unwrap_or(Day::MIN), begun.latest().unwrap_or(Day::MAX));
    let Some(spells) = spells(here, pair, first, last) else { return past_limit() };
    let Some(bound) = spells.first() else { return past_limit() };
    if spells.iter().any(|it| it.tie != bound.tie) {
        return on_some_days(here, &spells);
    }
    match &bound.tie {
        Tie::Yes => within_term(here, bound),
        Tie::Open(on) => open(bound, on),
        Tie::No(absent) => {
            after_entry(here, pair, last).unwrap_or_else(|| not_bound(bound, *absent))
        }
    }
}

/// The spells of the tie from one day to another; nothing past the limit.
fn spells(here: &Occasion<'_>, pair: Pair, first: Day, last: Day) -> Option<Vec<Bound>> {
    let mut spells = Vec::new();
    let mut day = first;
    while spells.len() < SPELLS_MAX {
        let bound = here.law.bound(here.no, pair.bearer, partner(here, pair), day);
        let next = bound.until.filter(|it| day < *it && *it <= last);
        spells.push(bound);
        match next {
            Some(next) => day = next,
            None => return Some(spells),
        }
    }
    None
}

/// A beneficiary that the treaty does not concern is owed by who is bound at all (VCLT 36).
fn partner(here: &Occasion<'_>, pair: Pair) -> foedera_entities::EntityId {
    if here.is_concerned(pair.beneficiary) { pair.beneficiary } else { pair.bearer }
}

fn past_limit() -> Binding {
    let what = "the treaty was in force between the two".to_owned();
    let because = Reason::new(format!("{what}: more than {SPELLS_MAX} changes are not read"));
    Binding { holds: Binds::Open(unsettled(what)), article_18: None, because }
}

fn unsettled(what: String) -> Unsettled {
    Unsettled { what, held_by: Vec::new(), denied_by: Vec::new() }
}

fn not_bound(bound: &Bound, absent: Absent) -> Binding {
    let mut because = Reason::new(format!("not bound: {absent}"));
    because.because.push(bound.because.clone());
    if let Some(paragraph) = bound.article_18 {
        let mut good_faith =
            Reason::new("good faith alone: not to defeat the object and purpose of the treaty");
        good_faith.clause = Some(format!("VCLT 18({paragraph})"));
        because.because.push(good_faith);
    }
    Binding { holds: Binds::No(absent), article_18: bound.article_18, because }
}

fn open(bound: &Bound, on: &str) -> Binding {
    let what = format!("the treaty is in force between the two: {on}");
    let mut because = Reason::new("it is open whether the treaty is in force between the two");
    because.because.push(bound.because.clone());
    Binding { holds: Binds::Open(unsettled(what)), article_18: bound.article_18, because }
}

/// The event may have begun on days on which the answers differ.
fn on_some_days(here: &Occasion<'_>, spells: &[Bound]) -> Binding {
    let what = "it began on a day on which the treaty was in force between the two".to_owned();
    let mut because =
        Reason::new(format!("{}, and not on every such day was it in force", here.event.on));
    because.because = spells.iter().map(|it| it.because.clone()).collect();
    Binding { holds: Binds::Open(unsettled(what)), article_18: None, because }
}

/// A commitment that is limited in time inside its treaty lasts to its last day.
fn within_term(here: &Occasion<'_>, bound: &Bound) -> Binding {
    let holds = match here.commitment.until {
        None => Binds::Yes,
        Some(last) => {
            let begun = here.event.on.bounds();
            if begun.latest().is_some_and(|day| day <= last) {
                Binds::Yes
            } else if begun.earliest().is_some_and(|day| last < day) {
                Binds::No(Absent::Ended)
            } else {
                Binds::Open(unsettled(format!(
                    "it began by {last}, the last day of the commitment"
                )))
            }
        }
    };
    let mut because = bound.because.clone();
    if let (Some(last), Binds::No(_) | Binds::Open(_)) = (here.commitment.until, &holds) {
        because = Reason::new(format!("the commitment lasted until {last}"));
        because.because.push(bound.because.clone());
    }
    Binding { holds, article_18: bound.article_18, because }
}

/// The event goes on until after the treaty came into force between the two; nothing if it does not.
fn after_entry(here: &Occasion<'_>, pair: Pair, begun: Day) -> Option<Binding> {
    let end = match here.event.lasting {
        Lasting::Moment => return None,
        Lasting::Until(last) => last,
        Lasting::Open => Day::MAX,
    };
    let spells = spells(here, pair, begun, end)?;
    let bound = spells.iter().find(|it| !matches!(it.tie, Tie::No(_)))?;
    Some(if let Tie::Open(on) = &bound.tie { open(bound, on) } else { continuing(here, bound) })
}

fn continuing(here: &Occasion<'_>, bound: &Bound) -> Binding {
    let what = "a continuing event counts that began before entry into force (VCLT 28)";
    let ended = ["act that ended", "past act"];
    let Finding { holds, because } = Question::new(what, &["continuing"], &ended).settle(here);
    let holds = match holds {
        Holds::Yes => Binds::Yes,
        Holds::No(_) => Binds::No(Absent::NotYetInForce),
        Holds::Open(unsettled) => Binds::Open(unsettled),
    };
    let because = readings(here, bound, because);
    Binding { holds, article_18: None, because }
}

/// The two readings of an event across entry into force.
fn readings(here: &Occasion<'_>, bound: &Bound, settled: Reason) -> Reason {
    let reading = |says: &str| Reason { clause: Some("VCLT 28".to_owned()), ..Reason::new(says) };
    let against = reading(
        "on one reading the event is an act that took place before entry into force: not bound",
    );
    let mut in_favour = reading(
        "on the other it is a situation that has not ceased to exist: bound since entry into force",
    );
    in_favour.because.push(bound.because.clone());
    let mut because =
        Reason::new(format!("{} and goes on, across entry into force", wording::event(here.event)));
    because.because = vec![settled, against, in_favour];
    because
}
