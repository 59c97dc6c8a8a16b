//! What each state has expressed by a day: what a depositary's list of parties shows beside the standing,
//! over everything that is open.

use std::collections::BTreeMap;

use foedera_dates::Day;

use super::lived::{Lived, hull};
use super::{Engine, Refusal};
use crate::answer::{Expressed, Maintained, Since};
use crate::evaluate::{Asked, Axis, Completed, Line, Spell, spell_on};
use crate::law::{Case, Member};

impl Engine {
    /// The signature, the consent and the reservations of each state that stand on a day, the first two with
    /// their days and what established them; of those alone that have any, in the order of their ids.
    ///
    /// # Errors
    ///
    /// The treaty is not in the library.
    pub fn expressed(&self, treaty: &str, day: Day) -> Result<Vec<Expressed>, Refusal> {
        let no = self.number(treaty)?;
        let Some(case) = self.cases().get(no) else { return Ok(Vec::new()) };
        let lived = Lived::of(self, no, None);
        let mut reserved = self.maintained(case, day);
        let mut of = |member: Member| {
            let state = self.named(case, member, day)?;
            let signature = since(&lived, member, Axis::Signature, day);
            let consent = since(&lived, member, Axis::Consent, day);
            let reservations = reserved.remove(&member).unwrap_or_default();
            let any = signature.is_some() || consent.is_some();
            any.then_some(Expressed { state, signature, consent, reservations })
        };
        let mut all: Vec<Expressed> = case.all().filter_map(&mut of).collect();
        all.sort_by_key(|it| it.state);
        Ok(all)
    }

    fn maintained(&self, case: &Case, day: Day) -> BTreeMap<Member, Vec<Maintained>> {
        if !case.has_reservations() {
            return BTreeMap::new();
        }
        let completed = Completed { asked: Asked::Reservations, ..self.completed() };
        let each = self.each(completed, case.no, day, |it| it.maintained(day));
        let mut times: BTreeMap<(Member, &[String]), usize> = BTreeMap::new();
        for (by, articles) in each.of.iter().flat_map(|(_, all)| all) {
            *times.entry((*by, articles)).or_default() += 1;
        }
        let mut all: BTreeMap<Member, Vec<Maintained>> = BTreeMap::new();
        for ((by, articles), times) in times {
            let certain = !each.limited && times == each.of.len();
            all.entry(by).or_default().push(Maintained { articles: articles.to_vec(), certain });
        }
        all
    }
}

/// The spell of an axis that a state is in on a day; of consent also that of a later notification, by which a
/// successor is a party on the day (1978 Vienna Convention 23(1)).
fn expressed_on<N: Clone>(line: &Line<N>, axis: Axis, day: Day) -> Option<&Spell<N>> {
    let own = line.on(axis);
    let reaches_back = || {
        let bound = spell_on(line.on(Axis::Force), day).filter(|_| axis == Axis::Consent)?;
        own.iter().find(|it| day < it.since && bound.until.is_none_or(|until| it.since < until))
    };
    spell_on(own, day).or_else(reaches_back)
}

/// What began the spell of an axis that a state is in on a day.
fn since(lived: &Lived<'_>, member: Member, axis: Axis, day: Day) -> Option<Since> {
    let all = lived.bulk().iter().enumerate();
    let spells = all.filter_map(|(at, it)| {
        let line = it.members.get(member.index())?;
        Some((at, expressed_on(line, axis, day)?.since))
    });
    let days: Vec<(usize, Day)> = spells.collect();
    let because = lived.told(&days, |it, _| {
        let line = it.members.get(member.index())?;
        Some(expressed_on(line, axis, day)?.began.clone())
    });
    (!days.is_empty()).then(|| Since {
        on: hull(&days),
        certain: days.len() == lived.bulk().len(),
        because,
    })
}
