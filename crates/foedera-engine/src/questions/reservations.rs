//! What reservations come to, over everything that is open.

use std::collections::BTreeMap;

use foedera_dates::{Bounds, Day};
use foedera_entities::EntityId;
use foedera_model::{ActKind, ReservationRule, Rule};

use super::Engine;
use super::scope::Scope;
use crate::answer::{Reason, ReservationEffect, Reserved, School};
use crate::evaluate::{Asked, Cause, Completed, Completion, Relation};
use crate::law::{Case, Member};

/// A reservation toward one state: by whom, toward whom, to which articles.
type Key = (Member, Member, Vec<String>);

/// A state, and those toward whom it is asked what its reservations come to.
type Toward = (Member, Vec<Member>);

impl Engine {
    /// What the reservations of who is asked about come to, and what is to be told beside: of a
    /// state toward every other, of a pair toward each other.
    pub(super) fn reservations(
        &self,
        case: &Case,
        scope: Scope,
        day: Day,
    ) -> (Vec<Reserved>, Vec<String>) {
        let toward = self.toward(case, scope, day);
        if toward.is_empty() || !case.has_reservations() {
            return Default::default();
        }
        let (all, limited) = self.reserved(case, &toward, day);
        let mut told: Vec<Reserved> = Vec::new();
        for it in all {
            match told.iter_mut().find(|told| told.is_alike(&it)) {
                Some(alike) => {
                    alike.since = alike.since.filter(|since| Some(*since) == it.since);
                    alike.with.extend(it.with);
                    alike.with.sort_unstable();
                }
                None => told.push(it),
            }
        }
        let says = "what reservations come to is open: more is open than is gone through";
        let mut warnings: Vec<String> = limited.then(|| says.to_owned()).into_iter().collect();
        warnings.extend(accepted_by_nobody(&told, scope));
        (told, warnings)
    }

    /// By pair and reservation; and whether some completions were left out.
    fn reserved(&self, case: &Case, toward: &[Toward], day: Day) -> (Vec<Reserved>, bool) {
        let completed = Completed { asked: Asked::Reservations, ..self.completed() };
        let each = self.each(completed, case.no, day, |it| it.reservations(toward, day));
        let mut found: BTreeMap<Key, Vec<&Relation<Cause>>> = BTreeMap::new();
        for relation in each.of.iter().flat_map(|(_, relations)| relations) {
            let key = (relation.by, relation.with, relation.articles.clone());
            found.entry(key).or_default().push(relation);
        }
        let why = each.of.first().map(|(it, _)| self.why_reserved(case, toward, day, it));
        let why = why.unwrap_or_default();
        let told = found.into_iter().filter_map(|(key, relations)| {
            let missing = relations.len() < each.of.len();
            let because = why.get(&key).cloned();
            let over = self.over(case, &key, (&relations, missing), because, day)?;
            let over = if each.limited { self.opened(case, over) } else { over };
            Some(Reserved { until: over.until.filter(|_| !each.cut), ..over })
        });
        (told.collect(), each.limited)
    }

    fn why_reserved(
        &self,
        case: &Case,
        toward: &[Toward],
        day: Day,
        completion: &Completion,
    ) -> BTreeMap<Key, Reason> {
        let told = self.traced(case.no, completion, |it| it.reservations(toward, day));
        let (relations, _) = told.unwrap_or_default();
        let of = |it: Relation<Reason>| ((it.by, it.with, it.articles), it.note);
        relations.into_iter().map(of).collect()
    }

    /// What the completions have in common of one reservation toward one state.
    fn over(
        &self,
        case: &Case,
        (by, with, articles): &Key,
        (relations, missing): (&[&Relation<Cause>], bool),
        because: Option<Reason>,
        day: Day,
    ) -> Option<Reserved> {
        let first = relations.first()?;
        let effects = relations.iter().map(|it| it.effect);
        let effects = in_order(effects.chain(missing.then_some(ReservationEffect::None)));
        let alike = relations.iter().filter(|it| it.effect == first.effect);
        let schools = in_order(alike.clone().flat_map(|it| it.schools.iter().copied()));
        let hull = |days: &mut dyn Iterator<Item = Day>| days.map(Bounds::day).reduce(Bounds::hull);
        Some(Reserved {
            by: self.named(case, *by, day)?,
            with: vec![self.named(case, *with, day)?],
            articles: articles.clone(),
            effect: first.effect,
            or: effects.into_iter().filter(|it| *it != first.effect).collect(),
            since: hull(&mut alike.clone().map(|it| it.since)),
            until: hull(&mut alike.filter_map(|it| it.until)),
            schools,
            because: because.unwrap_or_else(|| Reason::new(first.effect.to_string())),
        })
    }

    /// What was not gone through can be any effect that the treaty and the acts leave room for, since
    /// any day.
    fn opened(&self, case: &Case, of: Reserved) -> Reserved {
        let all = self.conceivable(case);
        let held = of.schools.iter().copied();
        let answered = |it: &&ReservationEffect| **it != ReservationEffect::None;
        let any = all.iter().filter(answered).map(|it| (School::Opposability, *it));
        let schools = if of.schools.is_empty() { Vec::new() } else { in_order(held.chain(any)) };
        let or = in_order(of.or.into_iter().chain(all));
        let or = or.into_iter().filter(|it| *it != of.effect).collect();
        Reserved { or, since: None, until: None, schools, ..of }
    }

    /// The effects that a permitted reservation can have with some days of the acts.
    fn conceivable(&self, case: &Case) -> Vec<ReservationEffect> {
        use ReservationEffect as Effect;
        let done = |kind: ActKind| case.deeds.iter().any(|it| it.kind == kind);
        let law = self.library.treaties.get(case.no);
        let rules = || law.into_iter().flat_map(|law| &law.clauses);
        let rule = |is_one: fn(&ReservationRule) -> bool| {
            rules().any(|it| matches!(&it.rule, Rule::Reservations(rule) if is_one(rule)))
        };
        let objected = done(ActKind::ReservationObjection);
        let needs_acceptance = rule(|it| matches!(it, ReservationRule::NeedsAcceptance(_)));
        let all = [
            (Effect::None, true),
            (Effect::Unconfirmed, true),
            (Effect::Pending, true),
            (Effect::Modified, true),
            (Effect::NotApplied, objected),
            (Effect::NoRelation, objected),
            (Effect::NotAdmitted, objected),
            (Effect::Fallen, rule(|it| matches!(it, ReservationRule::FallsIfObject(_)))),
            (Effect::Awaited, needs_acceptance),
            (Effect::NotAccepted, needs_acceptance && objected),
            (Effect::NotPermitted, rule(|it| matches!(it, ReservationRule::MadeOn(_)))),
            (Effect::Withdrawn, done(ActKind::ReservationWithdrawal)),
        ];
        all.into_iter().filter(|(_, leaves_room)| *leaves_room).map(|(it, _)| it).collect()
    }

    /// Whose reservations a question is about, and toward whom: nobody that is no more.
    fn toward(&self, case: &Case, scope: Scope, day: Day) -> Vec<Toward> {
        let is_gone =
            |who: &Member| case.subject(*who).is_none_or(|it| self.subjects.is_gone(it, day));
        match (scope, scope.pair()) {
            (_, Some((one, two))) => vec![(one, vec![two]), (two, vec![one])],
            (Scope::State(who), None) => {
                let others = || case.all().filter(|it| !is_gone(it)).collect();
                who.member().map(|one| (one, others())).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn named(&self, case: &Case, member: Member, day: Day) -> Option<EntityId> {
        case.id_on(&self.subjects, case.subject(member)?, day)
    }
}

/// Each once.
fn in_order<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items.dedup();
    items
}

/// By VCLT 20(4)(c) a consent with a reservation takes effect once one other state has accepted it.
/// Depositaries count it from its deposit, and so do answers.
fn accepted_by_nobody(told: &[Reserved], scope: Scope) -> Option<String> {
    let waits = |it: &Reserved| {
        it.or.is_empty()
            && matches!(
                it.effect,
                ReservationEffect::Pending
                    | ReservationEffect::NotApplied
                    | ReservationEffect::NoRelation
            )
    };
    let alone = matches!(scope, Scope::State(_)) && !told.is_empty() && told.iter().all(waits);
    let by = told.first()?.by;
    alone.then(|| {
        format!(
            "nobody has accepted a reservation of {by} yet: by VCLT 20(4)(c) its consent takes effect \
             once one state has; depositaries count it from its deposit, and so does this answer"
        )
    })
}
