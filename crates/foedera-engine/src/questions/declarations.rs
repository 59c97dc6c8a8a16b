//! What declarations come to, over everything that is open.

use std::collections::BTreeMap;

use foedera_dates::{Bounds, Day, Verdict};

use super::Engine;
use super::each::Each;
use super::scope::{Scope, Who};
use crate::answer::{Declared, Missing, Reason};
use crate::evaluate::{
    Asked, Cause, Completed, Declarations, Excluding, Spell, cite, has_declarations, spell_on,
};
use crate::law::{Case, ClauseNo, Member};
use crate::open::Over;

/// The declarations under a treaty, for what is asked.
#[derive(Debug, Default)]
pub(super) struct Declaring {
    pub(super) all: Vec<Declared>,
    /// Those that must be made and are not.
    pub(super) due: Vec<Missing>,
    pub(super) warnings: Vec<String>,
}

/// By whom, and under which article.
type Key = (Member, String);

impl Engine {
    pub(super) fn declarations(&self, case: &Case, scope: Scope, day: Day) -> Declaring {
        let law = self.library.treaties.get(case.no);
        if !law.is_some_and(has_declarations) {
            return Declaring::default();
        }
        let of: Vec<Member> = match scope {
            Scope::Treaty => case.all().collect(),
            Scope::State(_) | Scope::Pair(..) => scope.states().filter_map(Who::member).collect(),
        };
        let completed = Completed { asked: Asked::Particulars, ..self.completed() };
        let each = self.each(completed, case.no, day, |it| it.declarations_of(&of, day));
        let says = "what declarations come to is open: more is open than is gone through";
        Declaring {
            all: self.excluding(case, &each, &of, day),
            due: self.undeclared(case, &each, day),
            warnings: each.limited.then(|| says.to_owned()).into_iter().collect(),
        }
    }

    fn excluding(
        &self,
        case: &Case,
        each: &Each<Declarations<Cause>>,
        of: &[Member],
        day: Day,
    ) -> Vec<Declared> {
        let mut found: BTreeMap<Key, (usize, Vec<&Excluding<Cause>>)> = BTreeMap::new();
        for (place, (_, told)) in each.of.iter().enumerate() {
            for it in &told.excluding {
                let key = (it.by, it.article.clone());
                found.entry(key).or_insert_with(|| (place, Vec::new())).1.push(it);
            }
        }
        let declared = found.into_iter().filter_map(|((by, article), (place, all))| {
            let mut over = Over::default();
            if all.len() < each.of.len() {
                over.add(None);
            }
            all.iter().for_each(|it| over.add(on(&it.spells, day)));
            let excluded = if each.limited { Verdict::Open } else { over.verdict() };
            let ended = all.iter().filter_map(|it| it.spells.last()?.until).filter(|it| *it <= day);
            let ended = ended.map(Bounds::day).reduce(Bounds::hull);
            let told = excluded != Verdict::No;
            Some(Declared {
                by: self.named(case, by, day)?,
                since: over.since().filter(|_| told && !each.limited),
                until: if told { over.until().filter(|_| !each.cut) } else { ended },
                because: self.why_declared(case, each, (place, &(by, article.clone())), of, day),
                article,
                excluded,
            })
        });
        declared.collect()
    }

    fn why_declared(
        &self,
        case: &Case,
        each: &Each<Declarations<Cause>>,
        (place, (by, article)): (usize, &Key),
        of: &[Member],
        day: Day,
    ) -> Vec<Reason> {
        let completion = each.of.get(place).map(|(it, _)| it);
        let told =
            completion.and_then(|it| self.traced(case.no, it, |it| it.declarations_of(of, day)));
        let excluding = told.into_iter().flat_map(|(it, _)| it.excluding);
        let own = excluding.filter(|it| it.by == *by && it.article == *article);
        let spells = own.filter_map(|it| it.spells.into_iter().rfind(|it| it.since <= day));
        spells.flat_map(|it| std::iter::once(it.began).chain(it.ended)).collect()
    }

    /// Those that are due in every completion, and perhaps in some.
    fn undeclared(&self, case: &Case, each: &Each<Declarations<Cause>>, day: Day) -> Vec<Missing> {
        let mut times: BTreeMap<(ClauseNo, Member), usize> = BTreeMap::new();
        for due in each.of.iter().flat_map(|(_, told)| &told.due) {
            *times.entry(*due).or_default() += 1;
        }
        let mut missing: BTreeMap<(ClauseNo, bool), Missing> = BTreeMap::new();
        let law = self.library.treaties.get(case.no);
        for ((clause, who), times) in times {
            let maybe = times < each.of.len() || each.limited;
            let new = || Missing {
                act: "declaration".to_owned(),
                by: Vec::new(),
                clause: law.map(|law| cite(law, clause)).unwrap_or_default(),
                more_of: None,
                maybe,
            };
            let own = missing.entry((clause, maybe)).or_insert_with(new);
            own.by.extend(self.named(case, who, day));
            own.by.sort_unstable();
        }
        missing.into_values().collect()
    }
}

/// The days of the spell that holds a day.
fn on(spells: &[Spell<Cause>], day: Day) -> Option<(Day, Option<Day>)> {
    spell_on(spells, day).map(|it| (it.since, it.until))
}
