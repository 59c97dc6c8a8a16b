//! Until when others can object to reservations, over everything that is open.

use std::collections::BTreeMap;

use foedera_dates::{Bounds, Day};
use foedera_entities::EntityId;

use super::{Engine, Refusal};
use crate::answer::{ObjectionPeriod, Reason};
use crate::belief::FactNo;
use crate::evaluate::{Asked, Cause, Completed, Relation};
use crate::law::{Case, Member};

/// A reservation by the fact that made it, and toward whom.
type Key = (FactNo, Member, Member);

/// The last day on which one state can object, over the completions.
struct Last<'e> {
    relation: &'e Relation<Cause>,
    on: Bounds,
    /// In how many completions it is silent until then.
    times: usize,
}

impl Engine {
    /// The periods in which states can object to the reservations made under a treaty, in the order of their
    /// last days; of each those states alone that let it go by. With a state, its own reservations and those
    /// that it can object to.
    ///
    /// # Errors
    ///
    /// The treaty is not in the library.
    pub fn objection_periods(
        &self,
        treaty: &str,
        of: Option<EntityId>,
    ) -> Result<Vec<ObjectionPeriod>, Refusal> {
        let no = self.number(treaty)?;
        let case = self.cases().get(no).filter(|it| it.has_reservations());
        let Some(case) = case else { return Ok(Vec::new()) };
        let completed = Completed { asked: Asked::Reservations, ..self.completed() };
        let each = self.each(completed, no, Day::MAX, |it| it.unanswered());
        let first = each.of.first().map(|(it, _)| it);
        let told = first.and_then(|it| self.traced_in(completed, no, it, |it| it.unanswered()));
        let told = told.into_iter().flat_map(|(all, _)| all);
        let mut why: BTreeMap<Key, Reason> =
            told.map(|(fact, it)| ((fact, it.by, it.with), it.note)).collect();
        let mut periods: Vec<ObjectionPeriod> = Vec::new();
        for (key, last) in lasts(each.of.iter().flat_map(|(_, all)| all)) {
            let certain = !each.limited && last.times == each.of.len();
            let because = why.remove(&key);
            let Some(period) = self.objecting(case, &last, certain, because) else { continue };
            match periods.iter_mut().find(|it| is_alike(it, &period)) {
                Some(known) => known.states.extend(period.states),
                None => periods.push(period),
            }
        }
        let asked = |it: &ObjectionPeriod, of: EntityId| it.by == of || it.states.contains(&of);
        periods.retain(|it| of.is_none_or(|of| asked(it, of)));
        periods.iter_mut().for_each(|it| it.states.sort_unstable());
        periods.sort_by_key(|it| (it.last.earliest(), it.last.latest(), it.by));
        Ok(periods)
    }

    fn objecting(
        &self,
        case: &Case,
        last: &Last<'_>,
        certain: bool,
        because: Option<Reason>,
    ) -> Option<ObjectionPeriod> {
        let Relation { by, with, articles, effect, .. } = last.relation;
        let on = last.on.earliest()?;
        Some(ObjectionPeriod {
            by: self.named(case, *by, on)?,
            articles: articles.clone(),
            states: vec![self.named(case, *with, on)?],
            last: last.on,
            certain,
            because: because.unwrap_or_else(|| Reason::new(effect.to_string())),
        })
    }
}

/// What the completions have in common, by reservation and state.
fn lasts<'e>(all: impl Iterator<Item = &'e (FactNo, Relation<Cause>)>) -> BTreeMap<Key, Last<'e>> {
    let mut found: BTreeMap<Key, Last<'e>> = BTreeMap::new();
    for (fact, relation) in all {
        let Some(on) = relation.until.map(Bounds::day) else { continue };
        let key = (*fact, relation.by, relation.with);
        let known = found.entry(key).or_insert(Last { relation, on, times: 0 });
        known.on = known.on.hull(on);
        known.times += 1;
    }
    found
}

/// Whether two differ in nothing but who can object.
fn is_alike(one: &ObjectionPeriod, two: &ObjectionPeriod) -> bool {
    (one.by, &one.articles, one.last, one.certain) == (two.by, &two.articles, two.last, two.certain)
}
