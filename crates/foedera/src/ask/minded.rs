//! What has to be minded of the treaties under which something is owed, and is no part of the answer.

use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::Day;
use foedera_engine::casus::{Casus, Owed};
use foedera_engine::{Invoked, Procedure, Question, UNPUBLISHED};
use foedera_entities::EntityId;

use super::Outlook;

/// On how many days of a scenario the status of a treaty is asked for what has to be minded.
const DAYS_MAX: usize = 16;

/// Several acts of which no source tells when they were published, in one sentence.
fn unpublished_together(told: Vec<String>) -> Vec<String> {
    let (dated, mut rest): (Vec<String>, Vec<String>) =
        told.into_iter().partition(|it| it.starts_with(UNPUBLISHED));
    match dated.len() {
        0 | 1 => rest.splice(0..0, dated).for_each(drop),
        count => rest.insert(
            0,
            format!(
                "{UNPUBLISHED}{count} acts were published: each counts as published on its day"
            ),
        ),
    }
    rest
}

impl Outlook {
    /// What is to be minded of the treaties under whose texts something is owed, or may be: what their status tells on the
    /// days of that, which grounds are invoked and pending, and what those that owe have declared under the article.
    #[must_use]
    pub fn minded(&self, casus: &Casus) -> BTreeMap<String, Vec<String>> {
        let mut live: BTreeMap<&str, Vec<&Owed>> = BTreeMap::new();
        for it in casus.duties.iter().filter(|it| it.is_live() && !it.under.as_coded) {
            live.entry(&it.under.treaty).or_default().push(it);
        }
        let told = |(treaty, duties): (&str, Vec<&Owed>)| {
            let days: BTreeSet<Day> =
                duties.iter().filter_map(|it| it.on.bounds().earliest()).collect();
            let mut told: Vec<String> = Vec::new();
            let of_days = days.into_iter().take(DAYS_MAX).flat_map(|on| self.minded_on(treaty, on));
            for it in of_days.chain(self.declared(treaty, &duties)) {
                if !told.contains(&it) {
                    told.push(it);
                }
            }
            let told = unpublished_together(told);
            (!told.is_empty()).then(|| (treaty.to_owned(), told))
        };
        live.into_iter().filter_map(told).collect()
    }

    /// What the status of a treaty has to be minded on a day, and the grounds that are invoked and pending.
    fn minded_on(&self, treaty: &str, on: Day) -> Vec<String> {
        let question = Question { treaty: treaty.to_owned(), on, of: None, with: None };
        let Ok(answer) = self.engine.status(&question) else { return Vec::new() };
        // An end that was declared and has no effect is worth a word too.
        let stands = |it: &&Invoked| it.is_pending() || it.procedure == Procedure::WithoutEffect;
        let pending = answer.invoked.iter().filter(stands);
        let pending = pending.map(|it| format!("{}: {}", it.claim(), it.stands()));
        answer.warnings.iter().cloned().chain(pending).collect()
    }

    /// What those that owe something under an article have declared under it by the day of the event: nobody here reads it.
    fn declared(&self, treaty: &str, duties: &[&Owed]) -> Vec<String> {
        let Some(last) = duties.iter().filter_map(|it| it.on.bounds().latest()).max() else {
            return Vec::new();
        };
        let owes = |by: EntityId, article: &str| {
            duties.iter().any(|it| {
                it.bearer == by && it.under.article.as_ref().is_some_and(|own| own.0 == article)
            })
        };
        let told = self.engine.understandings(treaty, last).into_iter().filter_map(|it| {
            let by: Vec<&str> =
                it.by.iter().filter(|by| owes(**by, &it.article)).map(EntityId::as_str).collect();
            let (article, on) = (&it.article, it.on.in_words());
            let says = "read and kept, decides nothing of itself";
            (!by.is_empty())
                .then(|| format!("said on article {article} by {} on {on}: {says}", by.join(", ")))
        });
        told.collect()
    }
}
