//! What goes on for states that are out, on a day and in the history of a treaty.

use std::collections::BTreeMap;

use foedera_dates::{Day, Verdict};
use foedera_model::Rule;

use super::Engine;
use super::gathered::Gathered;
use super::lived::{Lived, hull};
use super::scope::Scope;
use crate::answer::{Change, Reason, STILL_BOUND, Standing, Survival};
use crate::evaluate::{ACCRUED, Cause, Completion, Days, Outlasting, Timeline};
use crate::law::{Case, ClauseNo, Member, SubjectNo};
use crate::open::Over;

/// For whom, and by which clause.
type Key = (Member, Option<ClauseNo>);

/// Which of several spells of one thing it is.
type Nth = (Key, usize);

/// What goes on by one clause for one state, over completions, and the first in which it does.
struct Told<'e> {
    what: &'e str,
    over: Over,
    seen: usize,
    first: &'e Completion,
}

impl Engine {
    /// What goes on for those asked about that are out; where the treaty is asked about, by its clauses.
    pub(super) fn survives(
        &self,
        case: &Case,
        scope: Scope,
        gathered: &Gathered,
        day: Day,
    ) -> Vec<Survival> {
        let law = self.library.treaties.get(case.no);
        let says = law
            .is_some_and(|it| it.clauses.iter().any(|it| matches!(it.rule, Rule::Survives { .. })));
        let is_out = |it: &Member| {
            let over = gathered.all.states.get(it.index());
            let out = [Standing::Withdrawn, Standing::Ended];
            over.is_some_and(|it| it.standings.iter().any(|(word, ..)| out.contains(word)))
        };
        let asked: Vec<Member> =
            scope.states().filter_map(|it| it.member()).filter(is_out).collect();
        let some = if scope == Scope::Treaty {
            says && case.all().any(|it| is_out(&it))
        } else {
            !asked.is_empty()
        };
        if !some {
            return Vec::new();
        }
        let each = self.each(self.completed(), case.no, day, |it| it.surviving(&asked));
        let mut found: BTreeMap<Key, Told<'_>> = BTreeMap::new();
        for (completion, all) in &each.of {
            let on = all.iter().filter(|it| it.spell.contains(day));
            let of_asked = on.filter(|it| scope == Scope::Treaty || asked.contains(&it.member));
            // Of who was out twice, it is since the last time.
            let last: BTreeMap<Key, &Outlasting<Cause>> =
                of_asked.map(|it| ((it.member, it.clause), it)).collect();
            for it in last.values() {
                let told = found.entry((it.member, it.clause)).or_insert(Told {
                    what: &it.what,
                    over: Over::default(),
                    seen: 0,
                    first: completion,
                });
                told.over.add(Some((it.spell.since, it.spell.until)));
                told.seen += 1;
            }
        }
        let told = found.into_iter().filter_map(|((who, clause), told)| {
            let certain = told.seen == each.of.len() && !each.limited;
            Some(Survival {
                state: self.named(case, who, told.over.since()?.earliest()?.previous()?)?,
                what: told.what.to_owned(),
                goes_on: if certain { Verdict::Yes } else { Verdict::Open },
                since: told.over.since(),
                until: told.over.until(),
                because: self.why_it_goes_on(case, (who, clause), told.first, &asked, day)?,
            })
        });
        told.collect()
    }

    fn why_it_goes_on(
        &self,
        case: &Case,
        key: Key,
        in_: &Completion,
        asked: &[Member],
        day: Day,
    ) -> Option<Reason> {
        let (all, _) = self.traced(case.no, in_, |it| it.surviving(asked))?;
        let mut own = all.into_iter().filter(|it| (it.member, it.clause) == key);
        own.rfind(|it| it.spell.contains(day)).map(|it| it.spell.began)
    }

    /// When duties that clauses let survive began and ended, over the completions that have it.
    pub(super) fn outlasting(
        &self,
        case: &Case,
        wanted: Option<Option<SubjectNo>>,
        lived: &Lived<'_>,
    ) -> Vec<Change> {
        let mut found: BTreeMap<Nth, Vec<(usize, Days)>> = BTreeMap::new();
        for (at, timeline) in lived.bulk().iter().enumerate() {
            for (nth, it) in numbered(timeline) {
                found.entry(nth).or_default().push((at, (it.spell.since, it.spell.until)));
            }
        }
        let asked = |(((who, _), _), _): &(Nth, Vec<(usize, Days)>)| {
            wanted.is_none_or(|wanted| wanted == case.subject(*who))
        };
        let found = found.into_iter().filter(asked);
        found.flat_map(|(nth, days)| self.outlasts(case, nth, &days, lived)).collect()
    }

    fn outlasts(
        &self,
        case: &Case,
        nth: Nth,
        all: &[(usize, Days)],
        lived: &Lived<'_>,
    ) -> Vec<Change> {
        let ((who, _), _) = nth;
        let told = |it: &Timeline<Reason>| {
            numbered(it).into_iter().find(|(of, _)| *of == nth).map(|(_, it)| it.clone())
        };
        let first = all.first().and_then(|(at, _)| lived.full(*at)).and_then(|it| told(&it));
        let Some(Outlasting { what, spell, .. }) = first else { return Vec::new() };
        let state = self.named(case, who, spell.since.previous().unwrap_or(spell.since));
        let bound = format!("{STILL_BOUND} {what}");
        let change = |days: &[(usize, Day)], (from, to): (&str, &str)| Change {
            on: hull(days),
            state,
            from: from.to_owned(),
            to: to.to_owned(),
            certain: days.len() == lived.bulk().len(),
            because: lived.told(days, |it, _| told(it).map(|it| it.spell.began)),
        };
        let since: Vec<(usize, Day)> = all.iter().map(|(at, it)| (*at, it.0)).collect();
        let until: Vec<(usize, Day)> =
            all.iter().filter_map(|(at, it)| Some((*at, it.1?))).collect();
        let began = std::iter::once(change(&since, ("party", &bound)));
        began.chain((!until.is_empty()).then(|| change(&until, (&bound, "released")))).collect()
    }
}

/// The duties that a treaty lets survive, each with which of its kind it is.
fn numbered<'t, N>(timeline: &'t Timeline<N>) -> Vec<(Nth, &'t Outlasting<N>)> {
    let mut of_each: BTreeMap<Key, usize> = BTreeMap::new();
    let number = |it: &'t Outlasting<N>| {
        let key = (it.member, it.clause);
        let nth = of_each.entry(key).or_default();
        *nth += 1;
        ((key, *nth), it)
    };
    timeline.outlasting.iter().filter(|it| it.what != ACCRUED).map(number).collect()
}
