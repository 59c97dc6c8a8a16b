//! Branches: what follows if something open turns out so, or if a bearer that may choose does perform.
//!
//! Each starts from where the duties that hang on nothing have come, and goes on by the same rounds. What hangs on
//! the same words about the same event is one branch; a choice is one of each bearer.

use std::collections::BTreeMap;

use foedera_entities::EntityId;
use foedera_model::{Decider, Label};

use super::course::{Course, SoFar};
use super::performing::{is_discretionary, may_go_on};
use super::{Case, places};
use crate::casus::{Branch, Casus, Hinders, Owed, Unsettled, clash, contested, force, proviso};

/// How many branches are followed; where more things are open than this, the others are counted. A crisis of a
/// dozen events has some twenty.
const BRANCHES_MAX: usize = 64;

/// What makes two duties hang on the same: the round, the event, the conditions; and the commitment with its bearer
/// where the choice or a finding is of that alone; an organ chooses for all of them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    round: u32,
    event: usize,
    conditions: Vec<String>,
    chosen: Option<(usize, usize, Option<EntityId>)>,
    found: Option<(usize, usize)>,
    /// The treaty, and the article, that a condition is of alone.
    of: Option<(usize, Option<Label>)>,
}

/// The branches of an answer that lead to anything, in the order of the first duty of each; and how many are not
/// followed.
pub(super) fn branches(case: Case<'_>, told: &Casus, so_far: &SoFar) -> (Vec<Branch>, usize) {
    let mut known: BTreeMap<Key, usize> = BTreeMap::new();
    let mut all: Vec<(Key, Vec<usize>)> = Vec::new();
    for place in places(&told.duties, may_go_on) {
        let Some(owed) = told.duties.get(place) else { continue };
        let key = key(case, owed);
        let at = *known.entry(key.clone()).or_insert(all.len());
        match all.get_mut(at) {
            Some((_, places)) => places.push(place),
            None => all.push((key, vec![place])),
        }
    }
    let branch = |(key, performed_then): &(Key, Vec<usize>)| {
        let mut course = Course::new(case, &[], told.lapses.clone());
        course.before = &told.duties;
        course.performances = told.performances.clone();
        course.so_far = so_far.clone();
        course.round = key.round;
        course.run(performed_then.clone());
        of_course(case, course, told, performed_then.clone())
    };
    let followed = all.iter().take(BRANCHES_MAX).filter_map(branch).collect();
    (followed, all.len().saturating_sub(BRANCHES_MAX))
}

fn key(case: Case<'_>, owed: &Owed) -> Key {
    let under = (owed.under.treaty_no, owed.under.commitment_no);
    let text = case.law.treaty(under.0);
    let commitment = text.and_then(|it| it.commitments.get(under.1));
    Key {
        round: owed.round,
        event: owed.event,
        conditions: hangs_on(owed).map(|it| it.what.clone()).collect(),
        chosen: is_discretionary(owed).then(|| (under.0, under.1, chooser(owed))),
        found: commitment.is_some_and(proviso::asks_for_a_finding).then_some(under),
        of: hangs_on(owed).find_map(|it| of_which(it, owed)),
    }
}

/// Of which article or treaty alone a condition is: whether the one applies or the other is in force says nothing of
/// others.
fn of_which(condition: &Unsettled, owed: &Owed) -> Option<(usize, Option<Label>)> {
    if condition.what == contested::APPLIES {
        return Some((owed.under.treaty_no, owed.under.article.clone()));
    }
    condition.what.starts_with(force::IN_FORCE).then_some((owed.under.treaty_no, None))
}

/// What must be so for a duty to be performed, beside the choice of its bearer.
fn hangs_on(owed: &Owed) -> impl Iterator<Item = &Unsettled> {
    let at_peace = owed.minded.as_ref().and_then(|it| match &it.hinders {
        Hinders::Unless(it) => Some(it),
        Hinders::Not | Hinders::Surely => None,
    });
    owed.unsettled.iter().chain(&owed.may_except).chain(at_peace)
}

/// What a course adds to the answer that it started from; nothing where that is nothing.
fn of_course(
    case: Case<'_>,
    course: Course<'_>,
    told: &Casus,
    performed: Vec<usize>,
) -> Option<Branch> {
    let begun = told.duties.len();
    let all: Vec<&Owed> = told.duties.iter().chain(&course.duties).collect();
    let is_new = |places: &[usize]| places.iter().any(|it| begun <= *it);
    let mut clashes = clash::among(case, &all);
    clashes.retain(|it| is_new(&it.duties));
    clashes.extend(course.clashes);
    clash::sort(&mut clashes);
    let first = performed.first().and_then(|it| told.duties.get(*it))?;
    let on = hangs_on(first).cloned().collect();
    let performances: Vec<_> =
        course.performances.into_iter().skip(told.performances.len()).collect();
    let lapses: Vec<_> = course.lapses.into_iter().skip(told.lapses.len()).collect();
    let is_live = course.duties.iter().any(Owed::is_live);
    let leads_to_something = is_live || !lapses.is_empty() || !clashes.is_empty();
    leads_to_something.then_some(Branch {
        on,
        chosen_by: chooser(first),
        chosen_by_organ: organ(first).cloned(),
        performed,
        duties: course.duties,
        performances,
        lapses,
        clashes,
    })
}

/// The bearer, where what to do is left to it.
fn chooser(owed: &Owed) -> Option<EntityId> {
    (is_discretionary(owed) && organ(owed).is_none()).then_some(owed.bearer)
}

/// Who else decides what to do.
fn organ(owed: &Owed) -> Option<&String> {
    match &owed.means_decided_by {
        Some(Decider::Organ(name)) => Some(name),
        Some(Decider::EachParty | Decider::AnyParty) | None => None,
    }
}
