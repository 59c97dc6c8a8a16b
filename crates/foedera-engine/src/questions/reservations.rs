//! What reservations come to, over everything that is open.

use std::collections::BTreeMap;

use foedera_dates::{Bounds, Day};
use foedera_entities::EntityId;
use foedera_model::ActKind;

use super::Engine;
use super::scope::Scope;
use crate::answer::{Reason, ReservationEffect, Reserved};
use crate::evaluate::{Bulk, Cause, Completed, Completion, Evaluation, Relation, evaluate_reach};
use crate::law::{Case, Member};
use crate::open::courses;

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
        let toward = toward(case, scope);
        if toward.is_empty() || !case.deeds.iter().any(|it| it.kind == ActKind::Reservation) {
            return Default::default();
        }
        let all = self.reserved(case, &toward, day);
        let mut told: Vec<Reserved> = Vec::new();
        for it in all.0 {
            match told.iter_mut().find(|told| told.is_alike(&it)) {
                Some(alike) => {
                    alike.since = alike.since.filter(|since| Some(*since) == it.since);
                    alike.with.extend(it.with);
                    alike.with.sort_unstable();
                }
                None => told.push(it),
            }
        }
        let mut warnings = Vec::new();
        if all.1 {
            let says = "what reservations come to may be otherwise: more is open than is gone \
                        through";
            warnings.push(says.to_owned());
        }
        warnings.extend(accepted_by_nobody(&told, scope));
        (told, warnings)
    }

    /// By pair and reservation; and whether some completions were left out.
    fn reserved(&self, case: &Case, toward: &[Toward], day: Day) -> (Vec<Reserved>, bool) {
        let completed = Completed { reservations: true, ..self.completed() };
        let courses = courses(completed, &self.belief.facts, (case.no, &[]), Some(day));
        let completions: Vec<&Completion> =
            courses.all.iter().flat_map(|it| &it.completions).collect();
        let asked = |it: Evaluation<'_, Bulk>| it.reservations(toward, day);
        let in_each: Vec<Vec<Relation<Cause>>> = completions
            .iter()
            .filter_map(|it| evaluate_reach(self.completed(), case.no, it, &Bulk, asked))
            .collect();
        let mut found: BTreeMap<Key, Vec<&Relation<Cause>>> = BTreeMap::new();
        for relation in in_each.iter().flatten() {
            let key = (relation.by, relation.with, relation.articles.clone());
            found.entry(key).or_default().push(relation);
        }
        let why = completions.first().map(|it| self.why_reserved(case, toward, day, it));
        let why = why.unwrap_or_default();
        let open = courses.limited;
        let told = found.into_iter().filter_map(|(key, relations)| {
            let missing = relations.len() < in_each.len();
            let because = why.get(&key).cloned();
            self.over(case, &key, (&relations, missing), because, day)
        });
        (told.collect(), open)
    }

    fn why_reserved(
        &self,
        case: &Case,
        toward: &[Toward],
        day: Day,
        completion: &Completion,
    ) -> BTreeMap<Key, Reason> {
        let relations = self.traced(case.no, completion, |it| it.reservations(toward, day));
        let of = |it: Relation<Reason>| ((it.by, it.with, it.articles), it.note);
        relations.into_iter().flatten().map(of).collect()
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
        let mut effects: Vec<ReservationEffect> = relations.iter().map(|it| it.effect).collect();
        effects.extend(missing.then_some(ReservationEffect::None));
        effects.sort_unstable();
        effects.dedup();
        let alike = relations.iter().filter(|it| it.effect == first.effect);
        let mut schools: Vec<_> = alike.clone().flat_map(|it| it.schools.iter().copied()).collect();
        schools.sort_unstable();
        schools.dedup();
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

    pub(super) fn named(&self, case: &Case, member: Member, day: Day) -> Option<EntityId> {
        self.subjects.id_on(case.subject(member)?, day)
    }
}

/// Whose reservations a question is about, and toward whom.
fn toward(case: &Case, scope: Scope) -> Vec<Toward> {
    match (scope, scope.pair()) {
        (_, Some((one, two))) => vec![(one, vec![two]), (two, vec![one])],
        (Scope::State(who), None) => {
            who.member().map(|one| (one, case.all().collect())).into_iter().collect()
        }
        _ => Vec::new(),
    }
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
