//! How far the grounds have come that parties invoke, over everything that is open.

use std::collections::BTreeMap;

use foedera_dates::{Bounds, Day};

use super::Engine;
use super::scope::Scope;
use crate::answer::{Invoked, InvokedGround, Procedure, Reason};
use crate::belief::FactNo;
use crate::evaluate::{Asked, Cause, Completed, Completion, Invoking};
use crate::law::{Case, Deed};

/// What completions say of one act, and the first of those that have it.
struct Told<'e> {
    all: Vec<&'e Invoking<Cause>>,
    first: &'e Completion,
}

impl Engine {
    /// The grounds invoked by a day, by those or against those who are asked about; and what is left out.
    pub(super) fn invoked(
        &self,
        case: &Case,
        scope: Scope,
        day: Day,
    ) -> (Vec<Invoked>, Option<String>) {
        let asked = |it: &&Deed| {
            let mut named = it.by.iter().chain(&it.toward);
            it.toward.is_empty()
                || named.any(|who| scope.asks_about(*who))
                || scope == Scope::Treaty
        };
        let own = case.deeds.iter().filter(|it| InvokedGround::of(it.kind).is_some());
        let facts: Vec<FactNo> = own.filter(asked).map(|it| it.fact).collect();
        if facts.is_empty() {
            return (Vec::new(), None);
        }
        let completed = Completed { asked: Asked::Grounds, ..self.completed() };
        let each = self.each(completed, case.no, day, |it| it.invoked(day));
        let mut found: BTreeMap<FactNo, Told<'_>> = BTreeMap::new();
        for (completion, all) in &each.of {
            for it in all.iter().filter(|it| facts.contains(&it.fact)) {
                let told = Told { all: Vec::new(), first: completion };
                found.entry(it.fact).or_insert(told).all.push(it);
            }
        }
        let told = found.iter().filter_map(|(fact, told)| {
            let missing = told.all.len() < each.of.len();
            self.one_invoked(case, (*fact, told), (missing, each.limited), day)
        });
        let mut told: Vec<Invoked> = told.collect();
        told.sort_by_key(|it| it.since.and_then(Bounds::earliest));
        let says = "how far grounds have come is open: more is open than is gone through";
        (told, each.limited.then(|| says.to_owned()))
    }

    fn one_invoked(
        &self,
        case: &Case,
        (fact, told): (FactNo, &Told<'_>),
        (missing, limited): (bool, bool),
        day: Day,
    ) -> Option<Invoked> {
        let act = &self.fact(fact)?.act;
        let mut ways: Vec<Procedure> = told.all.iter().map(|it| it.procedure).collect();
        ways.extend(missing.then_some(Procedure::NotInvoked));
        ways.extend(limited.then_some(Procedure::ALL).into_iter().flatten());
        ways.sort_unstable();
        ways.dedup();
        let days = |of: fn(&Invoking<Cause>) -> Option<Day>| {
            let days = told.all.iter().filter_map(|it| of(it)).map(Bounds::day);
            days.reduce(Bounds::hull).filter(|_| ways.len() == 1)
        };
        let objected = told.all.iter().flat_map(|it| &it.objected);
        let mut objected: Vec<_> = objected.filter_map(|it| self.named(case, *it, day)).collect();
        objected.sort_unstable();
        objected.dedup();
        let (since, until) = (days(|it| Some(it.since)), days(|it| it.until));
        let mut ways = ways.iter().copied();
        Some(Invoked {
            by: *act.actors.first()?,
            ground: InvokedGround::of(act.kind)?,
            against: act.toward.clone(),
            articles: act.provisions.clone(),
            procedure: ways.next()?,
            or: ways.collect(),
            since,
            until,
            objected,
            because: self.why_invoked(case, fact, told.first, day)?,
        })
    }

    fn why_invoked(&self, case: &Case, fact: FactNo, in_: &Completion, day: Day) -> Option<Reason> {
        let (all, _) = self.traced(case.no, in_, |it| it.invoked(day))?;
        all.into_iter().find(|it| it.fact == fact).map(|it| it.note)
    }
}
