//! Declarations that say how their author understands an article: they are read and kept, and decide nothing of themselves.

use foedera_dates::{Day, Verdict};
use foedera_model::ActKind;

use super::Engine;
use crate::answer::Understanding;
use crate::belief::{Fact, Happened};
use crate::law::Case;

impl Engine {
    /// What has been declared under articles of a treaty by a day and stands, where no clause of it asks for such a
    /// declaration; in the order in which it is recorded. Nothing where the library holds no such treaty.
    #[must_use]
    pub fn understandings(&self, treaty: &str, by: Day) -> Vec<Understanding> {
        let no = self.number(treaty).ok();
        let Some((law, case)) =
            no.and_then(|no| Some((self.library().get(no)?, self.cases().get(no)?)))
        else {
            return Vec::new();
        };
        let is_asked_for = |article: &str| {
            let label = |rest: &str| rest.split([' ', ',', '\n']).next() == Some(article);
            law.clauses.iter().any(|it| it.words.split("under article ").skip(1).any(label))
        };
        let mut found = Vec::new();
        for fact in declared(case, by) {
            let article = fact.act.provisions.first().map(|it| it.trim_start_matches("article "));
            let article = article.filter(|it| !is_asked_for(it)).map(ToOwned::to_owned);
            let on = fact.on.as_ref().map(|it| it.hull());
            found.extend(article.zip(on).map(|(article, on)| Understanding {
                by: fact.act.actors.clone(),
                article,
                on,
            }));
        }
        found
    }
}

/// The declarations that were made by a day and not withdrawn by then.
fn declared(case: &Case, by: Day) -> impl Iterator<Item = &Fact> {
    let is_done = move |it: &&Fact| {
        let on = it.on.as_ref().and_then(|it| it.hull().latest());
        on.is_some_and(|on| on <= by) && !matches!(it.happened, Happened::Refuted { .. })
    };
    let done = move || case.belief.facts.iter().filter(is_done);
    let withdrawn = move |it: &Fact| {
        let later = |other: &&Fact| {
            let days = [it, other].map(|it| it.on.as_ref().map(|it| it.hull()));
            let [Some(first), Some(then)] = days else { return false };
            first.is_before(then) == Verdict::Yes
        };
        let same = |other: &&Fact| other.act.actors == it.act.actors && other.act.undoes(&it.act);
        done().any(|other| same(&other) && later(&other))
    };
    done().filter(|it| it.act.kind == ActKind::Declaration).filter(move |it| !withdrawn(it))
}
