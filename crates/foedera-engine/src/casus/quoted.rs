//! Words on commitments that are kept as text.
//!
//! Nobody here reads them. So every event that names a state for which the treaty is in force, or may
//! be, leaves open what they ask for: of whom, toward whom and on what occasion only they could say.

use std::sync::Arc;

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{Clause, Event, Topic, Treaty};

use super::aside::span;
use super::cascade::Case;
use super::{
    Absent, Between, Casus, Law, Tie, Undecided, Under, Unsettled, Untouched, law, occasion,
};

/// What the words of one treaty come to, event by event.
pub(super) fn of_treaty(case: Case<'_>, (no, text): (usize, &Treaty), told: &mut Casus) {
    for (place, clause) in quoted(text).enumerate() {
        let under = under((no, text), text.commitments.len() + place, clause);
        for &numbered in case.events.iter().filter(|(_, event)| event.is_triggering()) {
            match of_event(case, &under, numbered) {
                Some(it) => told.undecided.push(it),
                None => told.untouched.push(Untouched {
                    under: Arc::new(under.clone()),
                    event: numbered.0,
                    why: occasion::no_state(case.law, no, numbered.1),
                }),
            }
        }
    }
}

fn quoted(text: &Treaty) -> impl Iterator<Item = &Clause> {
    text.clauses.iter().filter(|it| it.rule.undecided_topic() == Some(Topic::Commitments))
}

/// They are counted after the commitments that are encoded.
fn under((no, text): (usize, &Treaty), place: usize, clause: &Clause) -> Under {
    Under {
        treaty: text.id.clone(),
        treaty_no: no,
        article: clause.article.clone(),
        commitment_no: place,
        words: clause.words.clone(),
        as_coded: false,
        at_all_times: false,
    }
}

/// Open where the treaty is in force for one of those in the event, or may be; nothing where it
/// concerns none of them.
fn of_event(case: Case<'_>, under: &Under, (at, event): (usize, &Event)) -> Option<Undecided> {
    let mut named = event.names();
    let concerned = case.concerned.by(under.treaty_no, event);
    named.retain(|it| concerned.contains(it));
    let days = span(&[(at, event)])?;
    let ties: Vec<(EntityId, Tie)> = named
        .iter()
        .filter_map(|it| Some((*it, tie_within(case.law, under, *it, days)?)))
        .collect();
    let (_, first) = ties.first()?;
    let why_not = |tie: &Tie| if let Tie::No(absent) = tie { Some(*absent) } else { None };
    let is_bound = |(_, tie): &&(EntityId, Tie)| why_not(tie).is_none();
    let bound: Vec<&(EntityId, Tie)> = ties.iter().filter(is_bound).collect();
    let absent: Option<Absent> = if bound.is_empty() { why_not(first) } else { None };
    let of = if bound.is_empty() { named } else { bound.iter().map(|(it, _)| *it).collect() };
    let unsettled = bound.iter().filter_map(|(who, tie)| hangs_on(*who, tie)).collect();
    Some(Undecided { under: under.clone(), event: at, of, why_not: absent, unsettled })
}

/// Whether the treaty is in force for a state on some day of the event: surely, else perhaps, else
/// why it is not on the first.
fn tie_within(law: &dyn Law, under: &Under, state: EntityId, days: (Day, Day)) -> Option<Tie> {
    let (treaty, article) = (under.treaty_no, under.article.as_ref());
    let between = Between { treaty, article, bearer: state, beneficiary: state };
    let rank = |tie: &Tie| match tie {
        Tie::Yes => 0,
        Tie::Open(_) => 1,
        Tie::No(_) => 2,
    };
    law::ties(law, between, days).map(|it| it.tie).min_by_key(rank)
}

fn hangs_on(who: EntityId, tie: &Tie) -> Option<Unsettled> {
    let Tie::Open(on) = tie else { return None };
    let what = format!("the treaty is in force for {who}: {on}");
    Some(Unsettled::unspoken(what))
}
