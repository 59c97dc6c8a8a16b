//! What an act changes besides the standings of parties: amendments, parts and territories, what is in force between
//! two, what is remarked. The engine answers for a day; so both histories are asked on days ahead, and where their
//! answers begin to differ the first such day is looked for.

use std::collections::BTreeSet;

use foedera_dates::{Day, Verdict};
use foedera_engine::{Difference, Question};
use foedera_entities::EntityId;
use foedera_model::Act;

use crate::differing::difference;
use crate::{Error, Outlook, turning};

/// How far ahead the two histories are compared: three years, in steps of a month at most.
const AHEAD_DAYS_MAX: i32 = 3 * 366;
const STEP_DAYS: usize = 28;

/// How many questions are compared: the treaty, each author, each author with each toward whom it acts, and its
/// territories.
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
    for asked in questions(acts, whole) {
        let of: Vec<EntityId> = asked.question.of.into_iter().chain(asked.question.with).collect();
        let differs = |on: Day| asked.differing(histories, on);
        let mut last = whole.on;
        let days = (0..=AHEAD_DAYS_MAX).step_by(STEP_DAYS).filter_map(|it| whole.on.plus_days(it));
        for day in days {
            // What is said of force is told of each two.
            let is_told = |it: &Difference| {
                let is_it = |known: &Besides| known.of == of || !turning::is_of_force(&it.what);
                found.iter().any(|known| known.difference == *it && is_it(known))
            };
            let new = turning::begun(&differs, &is_told, (last, day))?;
            let told = |(on, difference)| Besides { on, of: of.clone(), difference };
            found.extend(new.into_iter().map(told));
            last = day;
        }
    }
    found.sort_by_key(|it| it.on);
    Ok(found)
}

/// What is asked of both histories; for a territory alone, where one is named.
struct Asked {
    question: Question,
    territory: Option<String>,
}

fn questions(acts: &[Act], whole: &Question) -> Vec<Asked> {
    let mut all = BTreeSet::new();
    for act in acts {
        for by in &act.actors {
            all.insert((*by, None, None));
            let others = act.toward.iter().filter(|it| *it != by);
            all.extend(others.map(|to| (*by, Some(*to), None)));
            all.extend(act.territories.iter().map(|it| (*by, None, Some(it.clone()))));
        }
    }
    let of = |(of, with, territory)| Asked {
        question: Question { of: Some(of), with, ..whole.clone() },
        territory,
    };
    let treaty = Asked { question: whole.clone(), territory: None };
    std::iter::once(treaty).chain(all.into_iter().map(of)).take(QUESTIONS_MAX).collect()
}

impl Asked {
    /// What the two histories put differently on a day, without what is told of standings and reservations.
    fn differing(&self, [before, after]: [&Outlook; 2], on: Day) -> Result<Vec<Difference>, Error> {
        let question = &Question { on, ..self.question.clone() };
        if let Some(territory) = &self.territory {
            // One that the act alone names has no answer without it.
            let says = |it: &Outlook| match it.status_in(question, Some(territory)) {
                Ok(answer) => answer.in_force.to_string(),
                Err(_) => Verdict::No.to_string(),
            };
            let (before, after) = (says(before), says(after));
            let what = format!("in force in {territory}");
            let found = (before != after).then_some(Difference { what, before, after });
            return Ok(found.into_iter().collect());
        }
        let mut found = difference(&before.status(question)?, &after.status(question)?);
        let is_news = |what: &str| {
            !turning::is_told_elsewhere(what)
                && what != "warnings"
                && (question.with.is_some() || !turning::is_of_force(what))
        };
        found.retain(|it| is_news(&it.what));
        Ok(found)
    }
}
