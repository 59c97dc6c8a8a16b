//! Suspensions between two in the history of a treaty: no standing changes with them.

use std::collections::BTreeMap;

use foedera_dates::Day;

use super::Engine;
use super::lived::{Lived, hull};
use crate::answer::{Change, Reason, TOWARD};
use crate::evaluate::{Days, Spell, Timeline};
use crate::law::{Case, Member, SubjectNo};

/// Who suspended it, and toward whom.
type Pair = (Member, Member);

impl Engine {
    /// When each suspension began and ended, over the completions that have it.
    pub(super) fn suspended_between(
        &self,
        case: &Case,
        wanted: Option<Option<SubjectNo>>,
        lived: &Lived<'_>,
    ) -> Vec<Change> {
        let asked = |it: Member| wanted.is_none_or(|wanted| wanted == case.subject(it));
        let all = suspensions(lived).into_iter();
        let asked = all.filter(|(((by, toward), _), _)| asked(*by) || asked(*toward));
        asked.flat_map(|(which, days)| self.suspension(case, which, &days, lived)).collect()
    }

    fn suspension(
        &self,
        case: &Case,
        (pair, nth): (Pair, usize),
        all: &[(usize, Days)],
        lived: &Lived<'_>,
    ) -> Vec<Change> {
        let in_all = |days: &[(usize, Day)]| days.len() == lived.bulk().len();
        let since: Vec<(usize, Day)> = all.iter().map(|(at, it)| (*at, it.0)).collect();
        let until: Vec<(usize, Day)> =
            all.iter().filter_map(|(at, it)| Some((*at, it.1?))).collect();
        let told = |days: &[(usize, Day)], of: fn(&Spell<Reason>) -> Option<Reason>| {
            lived.told(days, |it, _| of(of_pair(it, pair).nth(nth)?))
        };
        let Some((_, first)) = since.iter().min_by_key(|(_, day)| *day).copied() else {
            return Vec::new();
        };
        let name =
            |it: Member| case.subject(it).and_then(|it| case.id_on(&self.subjects, it, first));
        let toward = name(pair.1).map_or_else(String::new, |to| format!("{TOWARD} {to}"));
        let change = |days: &[(usize, Day)], (from, to): (&str, &str), because| Change {
            on: hull(days),
            state: name(pair.0),
            from: from.to_owned(),
            to: to.to_owned(),
            certain: in_all(days),
            because,
        };
        let began = told(&since, |it| Some(it.began.clone()));
        let mut changes = vec![change(&since, ("party", &toward), began)];
        if !until.is_empty() {
            let ended = told(&until, |it| it.ended.clone());
            changes.push(change(&until, (&toward, "party"), ended));
        }
        changes
    }
}

/// By pair, and which of its suspensions it is: its days in the completions that have it.
fn suspensions(lived: &Lived<'_>) -> BTreeMap<(Pair, usize), Vec<(usize, Days)>> {
    let mut found: BTreeMap<(Pair, usize), Vec<(usize, Days)>> = BTreeMap::new();
    for (at, timeline) in lived.bulk().iter().enumerate() {
        let mut of_each: BTreeMap<Pair, usize> = BTreeMap::new();
        for it in &timeline.paused {
            let nth = of_each.entry(it.pair).or_default();
            let own = found.entry((it.pair, *nth)).or_default();
            own.push((at, (it.spell.since, it.spell.until)));
            *nth += 1;
        }
    }
    found
}

fn of_pair<N>(timeline: &Timeline<N>, pair: Pair) -> impl Iterator<Item = &Spell<N>> {
    timeline.paused.iter().filter(move |it| it.pair == pair).map(|it| &it.spell)
}
