//! On which day a condition is first true, found by asking on every day in turn; and the day that a
//! clause reckons from it.

use foedera_dates::{Conventions, Day, Delay};
use foedera_model::{ActKind, Condition, Measure, Set, Treaty, When};

use crate::calendar;
use crate::clauses;
use crate::completions::Deed;
use crate::life::Life;
use crate::sets::{Record, States};

/// What conditions look at: the acts of one completion, and how the other treaties lived in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) record: Record<'a>,
    pub(crate) others: &'a [(&'a Treaty, Life)],
    /// The days on which anything happens at all; on others no condition changes.
    pub(crate) eventful: &'a [Day],
    /// Whether a consent given while a notice runs is a new entry after the exit.
    pub(crate) reenters: bool,
}

/// The days on which an act is done or received, or another treaty begins or ceases.
pub(crate) fn eventful(deeds: &[Deed], others: &[(&Treaty, Life)]) -> Vec<Day> {
    let mut days: Vec<Day> = deeds.iter().flat_map(|it| [it.sent, it.counts]).collect();
    for (_, life) in others {
        let told: Vec<(Day, bool)> = life.days().map(|(day, it)| (day, it.in_force)).collect();
        days.extend(told.windows(2).filter(|it| it[0].1 != it[1].1).map(|it| it[1].0));
    }
    days.extend([calendar::first_day(), clauses::set_closes()]);
    days.sort_unstable();
    days.dedup();
    days
}

impl Scene<'_> {
    pub(crate) fn conventions(&self) -> Conventions {
        self.record.treaty.head.conventions.unwrap_or(Conventions::UNSTATED)
    }

    /// The day that a clause of the treaty's entry into force gives, if that day ever comes.
    pub(crate) fn day_of(&self, when: &When) -> Option<Day> {
        match when {
            When::On(day) => Some(*day),
            When::After { delay, condition, only_if, still } => {
                let (_, effect) = self.period(delay, condition, *still)?;
                self.matured(effect, only_if.as_deref())
            }
            When::Later(whens) => {
                let days: Option<Vec<Day>> = whens.iter().map(|it| self.day_of(it)).collect();
                days?.into_iter().max()
            }
            When::Earlier(whens) => whens.iter().filter_map(|it| self.day_of(it)).min(),
            When::Cases { cases, otherwise } => {
                for (condition, when) in cases {
                    if self.first_true(condition, calendar::first_day()).is_some() {
                        return self.day_of(when);
                    }
                }
                self.day_of(otherwise)
            }
        }
    }

    /// The day on which the condition of an entry into force was met: the trigger, not the effect.
    pub(crate) fn day_met(&self, when: &When) -> Option<Day> {
        let When::After { delay, condition, still, .. } = when else { return self.day_of(when) };
        self.period(delay, condition, *still).map(|(met, _)| met)
    }

    /// The day on which the condition was first true, and the day on which the delay has run; with
    /// `still`, of the first period at whose end it is true as well.
    fn period(&self, delay: &Delay, condition: &Condition, still: bool) -> Option<(Day, Day)> {
        let mut from = calendar::first_day();
        loop {
            let met = self.first_true(condition, from)?;
            let effect = calendar::follow(delay, met, &self.conventions());
            if !still || self.holds(condition, effect) {
                return Some((met, effect));
            }
            from = effect;
        }
    }

    /// "An alternative with an `if … by …` can mature only from the day that it names."
    fn matured(&self, effect: Day, only_if: Option<&Condition>) -> Option<Day> {
        let Some(condition) = only_if else { return Some(effect) };
        let Condition::NotBy { condition, by } = condition else {
            unimplemented!("no small world matures only if {condition:?}")
        };
        let by = self.day_of(by)?;
        let happened = self.first_true(condition, calendar::first_day());
        happened.is_none_or(|it| by < it).then_some(effect.max(by))
    }

    fn first_true(&self, condition: &Condition, from: Day) -> Option<Day> {
        if *condition == Condition::Adoption {
            return self.adopted();
        }
        let days = std::iter::once(from).chain(self.eventful.iter().copied());
        days.filter(|day| from <= *day).find(|day| self.holds(condition, *day))
    }

    /// Whether the condition is true on the day.
    fn holds(&self, condition: &Condition, day: Day) -> bool {
        match condition {
            Condition::All(all) => all.iter().all(|it| self.holds(it, day)),
            Condition::Any(any) => any.iter().any(|it| self.holds(it, day)),
            Condition::Done { act, by } => self.record.reached(*act, by, day),
            Condition::Exchange => self.all_together(ActKind::Exchange, day),
            Condition::ExchangeOfNotes => self.all_together(ActKind::ExchangeOfNotes, day),
            Condition::Hold { who, table, at_least } => self.hold(who, table, at_least, day),
            Condition::InForce { treaty, for_whom: None } => {
                self.other(treaty).on(day).is_some_and(|it| it.in_force)
            }
            Condition::CeasesInForce { treaty, for_whom: None } => {
                let life = self.other(treaty);
                life.days().any(|(on, it)| on < day && it.in_force)
                    && !life.on(day).is_some_and(|it| it.in_force)
            }
            Condition::Event(name) => self.record.own().any(|it| {
                it.kind == ActKind::Event && it.name.as_ref() == Some(name) && it.sent <= day
            }),
            Condition::By { condition, by } => {
                let by = self.day_of(by);
                by.is_some_and(|by| {
                    let first = self.first_true(condition, calendar::first_day());
                    first.is_some_and(|first| first <= by && first <= day)
                })
            }
            other => unimplemented!("no small world has the condition {other:?}"),
        }
    }

    pub(crate) fn other(&self, id: &str) -> &Life {
        &self.others.iter().find(|(it, _)| it.id == id).unwrap().1
    }

    fn adopted(&self) -> Option<Day> {
        self.record.treaty.head.adopted.as_ref().and_then(|(on, _)| on.bounds().is_day())
    }

    /// Whether every state that `between` names has done it in one act.
    fn all_together(&self, kind: ActKind, day: Day) -> bool {
        let between = &self.record.treaty.head.between;
        self.record.own().any(|it| {
            it.kind == kind && it.counts <= day && between.iter().all(|one| it.actors.contains(one))
        })
    }

    fn hold(&self, who: &Set, table: &str, at_least: &Measure, day: Day) -> bool {
        let who = self.record.members(who, day).unwrap();
        let held = self.sum(table, Some(&who));
        const PERCENT: i128 = 100_000_000;
        if who.is_empty() {
            return false;
        }
        match at_least {
            Measure::Units(units) => units.millionths <= held,
            Measure::Percent(share) => share.millionths * self.sum(table, None) <= held * PERCENT,
            Measure::PercentOfTheir { percent, other } => {
                percent.millionths * self.sum(other, Some(&who)) <= held * PERCENT
            }
        }
    }

    fn sum(&self, table: &str, of: Option<&States>) -> i128 {
        let table = self.record.treaty.tables.iter().find(|it| it.name == table).unwrap();
        let counted = table.rows.iter().filter(|(it, _)| of.is_none_or(|of| of.contains(it)));
        counted.map(|(_, quantity)| quantity.millionths).sum()
    }
}
