//! What an act changes besides the standings of parties: amendments, parts and territories, what is in force between
//! two, what is remarked. The engine answers for a day; so both histories are asked on days ahead, and where their
//! answers begin to differ the first such day is looked for.

use std::collections::BTreeSet;

use foedera_dates::Day;
use foedera_engine::{Difference, Question};
use foedera_entities::EntityId;
use foedera_model::Act;

use crate::differing::difference;
use crate::{Error, Outlook, turning};

/// How far ahead the two histories are compared: three years, in steps of a month at most.
const AHEAD_DAYS_MAX: i32 = 3 * 366;
const STEP_DAYS: usize = 28;

/// How many questions are compared: the treaty, each author, and each author with each toward whom it acts.
const QUESTIONS_MAX: usize = 16;

/// Something that differs with the acts, and the first day on which it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Besides {
    pub on: Day,
    /// With whom it was asked; nobody where it is of the treaty.
    pub of: Vec<EntityId>,
    pub difference: Difference,
}

/// What differs from a day on, each once, in the order of the days.
///
/// # Errors
/// What was looked at holds no such treaty.
pub(super) fn besides(
    histories: [&Outlook; 2],
    acts: &[Act],
    whole: &Question,
) -> Result<Vec<Besides>, Error> {
    let mut found: Vec<Besides> = Vec::new();
    for question in questions(acts, whole) {
        let of: Vec<EntityId> = question.of.into_iter().chain(question.with).collect();
        let differs = |on: Day| differing(histories, &Question { on, ..question.clone() });
        let mut last = whole.on;
        let days = (0..=AHEAD_DAYS_MAX).step_by(STEP_DAYS).filter_map(|it| whole.on.plus_days(it));
        for day in days {
            for (on, difference) in turning::begun(&differs, (last, day))? {
                if !found.iter().any(|it| it.difference == difference) {
                    found.push(Besides { on, of: of.clone(), difference });
                }
            }
            last = day;
        }
    }
    found.sort_by_key(|it| it.on);
    Ok(found)
}

fn questions(acts: &[Act], whole: &Question) -> Vec<Question> {
    let mut pairs: BTreeSet<(EntityId, Option<EntityId>)> = BTreeSet::new();
    for act in acts {
        for by in &act.actors {
            pairs.insert((*by, None));
            let others = act.toward.iter().filter(|it| *it != by);
            pairs.extend(others.map(|to| (*by, Some(*to))));
        }
    }
    let of = pairs.into_iter().map(|(of, with)| Question { of: Some(of), with, ..whole.clone() });
    std::iter::once(whole.clone()).chain(of).take(QUESTIONS_MAX).collect()
}

/// What the two histories put differently, without what is told of standings and reservations.
fn differing([before, after]: [&Outlook; 2], on: &Question) -> Result<Vec<Difference>, Error> {
    let mut found = difference(&before.status(on)?, &after.status(on)?);
    let is_news = |what: &str| {
        !turning::is_told_elsewhere(what) && (on.with.is_some() || !turning::is_of_force(what))
    };
    found.retain(|it| is_news(&it.what));
    Ok(found)
}
