//! One act by several, each on a day of his own.

use std::ops::Range;

use super::partner::has_actor as has_whom;
use super::{Doer, Raw, Reader, day_or_year, joint};
use crate::node::{Kind, Node, Party};
use crate::pack::Role;
use crate::said::Said;

/// So many days are told at most in one breath.
const DAYS: usize = 12;
/// Two days joined ("between 2017 and 2019") may be a span of time.
const PAIR: usize = 2;

impl Reader<'_> {
    /// "Both houses approved it, the Duma on 24 October and the Council on 6 November": an act for
    /// each of those who are named with a day of their own.
    pub(super) fn each(&self, n: usize, raw: Raw) -> Vec<Raw> {
        if let Some(each) = self.each_beside_its_day(n, &raw) {
            return each;
        }
        if self.pack.is_verb_final() {
            return self.each_before(n, raw);
        }
        let end = self.triggers.get(n).map_or(0, |it| it.at.end);
        let mut each = Vec::new();
        let mut whole = true;
        for at in end..self.next(n) {
            let Some((who, when)) = self.with_its_day(at) else { continue };
            let (Some(actor), Some(day)) = (self.nodes.get(who), self.nodes.get(when)) else {
                continue;
            };
            // The day of the act itself was that of its first doer.
            whole &= !each.is_empty() || raw.date.as_ref() != day.date() || when == at;
            each.extend(day.date().map(|date| raw.of(actor, day, date.clone())));
        }
        if whole {
            each.insert(0, raw);
        }
        each
    }

    /// "In force for Peru since 1 June and for Chile since 1 July", "ratified in 2010 by Peru and in 2012 by Chile": two or
    /// more of whom words tell that they are its doers, or those for whom it is, each with a day.
    fn each_beside_its_day(&self, n: usize, raw: &Raw) -> Option<Vec<Raw>> {
        let role = if has_whom(raw.kind) { Role::ForWhom } else { Role::Agent };
        let reach = self.before_relative(n)..self.next(n);
        let told = |at: &usize| {
            let parties = self.nodes.get(*at).and_then(Node::actor).unwrap_or_default();
            let named = parties.iter().all(|it| !it.both && it.code.is_some());
            !parties.is_empty() && named && self.pack.marks(role, self.nodes, *at)
        };
        let whom: Vec<usize> = reach.clone().filter(told).collect();
        let day = |mut within: Range<usize>| {
            within.find(|it| self.nodes.get(*it).is_some_and(|it| it.date().is_some()))
        };
        let ends = whom.iter().skip(1).copied().chain([reach.end]);
        let begins = [reach.start].into_iter().chain(whom.iter().copied());
        let behind: Vec<_> = whom.iter().zip(ends).filter_map(|(at, end)| day(*at..end)).collect();
        let before: Vec<_> =
            whom.iter().zip(begins).filter_map(|(at, from)| day(from..*at)).collect();
        let days =
            [behind, before].into_iter().find(|it| it.len() == whom.len() && it.len() > 1)?;
        let each = |(who, when): (&usize, usize)| {
            let (actor, day) = (self.nodes.get(*who)?, self.nodes.get(when)?);
            Some(raw.of(actor, day, day.date()?.clone()))
        };
        whom.iter().zip(days).map(each).collect()
    }

    /// Where verbs stand last: "하원은 18일, 상원은 25일 각각 가결했다".
    fn each_before(&self, n: usize, raw: Raw) -> Vec<Raw> {
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        let little = |at: usize| {
            self.nodes.get(at).is_some_and(|it| it.kind == Kind::Word && !it.senses.is_empty())
        };
        let each: Vec<Raw> = (self.before_relative(n)..start)
            .filter_map(|who| {
                let actor = self.nodes.get(who).filter(|_| self.is_free_actor(who))?;
                let day = self.nodes.get(who + 1 + usize::from(little(who + 1)))?;
                day_or_year(day).map(|date| raw.of(actor, day, date))
            })
            .collect();
        if each.len() > 1 { each } else { vec![raw] }
    }

    /// "Peru and Chile left in 2017 and 2019": as many days as doers, each his own.
    pub(super) fn respectively(&self, n: usize, raw: &Raw) -> Option<Vec<Raw>> {
        let doers = if let Doer::Named(doers) = &raw.actor { doers.as_slice() } else { &[] };
        let date = |at: usize| self.nodes.get(at).and_then(day_or_year);
        let first = self.date(n, &raw.actor)?;
        let next = |at: usize| {
            let comma = self.nodes.get(at)?.is_mark(&[',']).then_some(at + 1);
            let and = |at| self.pack.role(Role::And, self.nodes, at);
            and(at).or_else(|| comma.map(|it| and(it).unwrap_or(it)))
        };
        let mut days = vec![date(first)?];
        let mut at = first + 1;
        while let Some(said) = next(at).and_then(date).filter(|_| days.len() < DAYS) {
            days.push(said);
            at = next(at)? + 1;
        }
        let each = |(doer, day): (&Party, Said)| {
            let actor = Doer::Named(vec![doer.clone()]);
            Raw { actor, date: Some(day), dated: None, ..raw.clone() }
        };
        if days.len() > 1 && days.len() == doers.len() {
            return Some(doers.iter().zip(days).map(each).collect());
        }
        // "The protocols, signed in 1985, 1994 and 2001": so often was it done.
        let end = self.triggers.get(n).map_or(0, |it| it.at.end);
        let listed = days.len() > PAIR && joint(raw.kind) && !self.parted(end.min(first), first);
        listed.then(|| {
            days.into_iter().map(|it| Raw { date: Some(it), dated: None, ..raw.clone() }).collect()
        })
    }

    /// After a comma or an "and" at this place: somebody, and directly after them a day.
    fn with_its_day(&self, at: usize) -> Option<(usize, usize)> {
        let comma = self.nodes.get(at)?.is_mark(&[',']);
        let little = |at: &usize| self.nodes.get(*at).is_some_and(|it| it.kind == Kind::Word);
        let who = match self.pack.role(Role::And, self.nodes, at) {
            Some(end) => self.pack.role(Role::Agent, self.nodes, end).unwrap_or(end),
            None if comma => at + 1 + usize::from(little(&(at + 1))),
            None => return None,
        };
        let named = self.nodes.get(who)?.actor().is_some_and(|it| it.iter().all(|it| !it.both));
        // "Y el Senado, el 6 de noviembre": the comma stands for the verb.
        let stands = |it: &Node| (it.is_mark(&[',']) && !comma) || it.is_mark(&['—', '–']);
        let when = who + 1 + usize::from(stands(self.nodes.get(who + 1)?));
        let gapped = named && self.nodes.get(when)?.date().is_some() && !self.acts_next(when);
        gapped.then_some((who, when))
    }

    /// Whether the clause of a day goes on to an act of its own: "the Senate on 6 November ratified it".
    fn acts_next(&self, day: usize) -> bool {
        let Some(next) = self.triggers.iter().map(|it| it.at.start).find(|it| *it > day) else {
            return false;
        };
        !self.parted(day, next)
    }
}
