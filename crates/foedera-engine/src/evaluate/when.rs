//! The day that a WHEN of the clause language comes to.

use foedera_dates::{Day, Delay, Step};
use foedera_model::{Condition, When};

use super::condition::{About, Spot};
use super::{Evaluation, Ground, Trace};

/// A day that a clause names, the day on which its condition was met, and why.
#[derive(Clone, Debug)]
pub(crate) struct Moment<N> {
    pub(crate) day: Day,
    /// The day on which the condition was met; the day itself where there is none.
    pub(crate) met: Day,
    pub(crate) note: N,
}

impl<T: Trace> Evaluation<'_, T> {
    /// The day that `when` comes to; nothing if it does not come.
    pub(super) fn moment(&self, when: &When, about: &About<T::Note>) -> Option<Moment<T::Note>> {
        match when {
            When::On(day) => {
                let says = || format!("the clause names {day}");
                let note = self.trace.step(Ground::Clause(about.clause), Some(*day), says, []);
                Some(Moment { day: *day, met: *day, note })
            }
            When::After { delay, condition, only_if, still } => {
                let after = After { delay, condition, only_if: only_if.as_deref() };
                if *still { self.still(&after, about) } else { self.after(&after, about, None) }
            }
            When::Later(all) => {
                let all: Option<Vec<_>> = all.iter().map(|it| self.moment(it, about)).collect();
                let all = all?;
                let met = all.iter().map(|it| it.met).max()?;
                all.into_iter().max_by_key(|it| it.day).map(|it| Moment { met, ..it })
            }
            When::Earlier(any) => {
                any.iter().filter_map(|it| self.moment(it, about)).min_by_key(|it| it.day)
            }
            When::Cases { cases, otherwise } => {
                let holds =
                    |(condition, _): &&(Condition, When)| self.first(condition, about).is_some();
                match cases.iter().find(holds) {
                    Some((_, when)) => self.moment(when, about),
                    None => self.moment(otherwise, about),
                }
            }
        }
    }

    /// The delay after the first day after `since` on which the condition is true; not before the
    /// day on which a further condition is.
    fn after(
        &self,
        after: &After<'_>,
        about: &About<T::Note>,
        since: Option<Day>,
    ) -> Option<Moment<T::Note>> {
        let met = self.first_after(after.condition, about, since)?;
        let reached = self.reckon(after.delay, met.day, about.clause)?;
        let floor = match after.only_if {
            None => None,
            Some(only_if) => Some(self.floor(only_if, about)?),
        };
        let day = floor.as_ref().map_or(reached, |floor| reached.max(floor.day));
        let Spot { day: met, note } = met;
        let because = std::iter::once(note).chain(floor.map(|it| it.note));
        let says = || self.arithmetic(after.delay, met, day);
        let note = self.trace.step(Ground::Clause(about.clause), Some(day), says, because);
        Some(Moment { day, met, note })
    }

    /// The first day from which an alternative with an `if` can mature: for *not by* a day, that
    /// day itself.
    fn floor(&self, only_if: &Condition, about: &About<T::Note>) -> Option<Spot<T::Note>> {
        let first = self.first(only_if, about)?;
        let Condition::NotBy { by, .. } = only_if else { return Some(first) };
        Some(Spot { day: self.moment(by, about)?.day, note: first.note })
    }

    /// As [`Self::after`], but the condition must be true when the delay has run; if it is not,
    /// the period begins again when the condition is next true.
    fn still(&self, after: &After<'_>, about: &About<T::Note>) -> Option<Moment<T::Note>> {
        let mut since = None;
        loop {
            let moment = self.after(after, about, since)?;
            if self.holds(after.condition, moment.day, about).is_some() {
                return Some(moment);
            }
            since = Some(moment.day);
        }
    }

    /// `1976-03-23 is 3 months after 1975-12-23`.
    pub(super) fn arithmetic(&self, delay: &Delay, from: Day, to: Day) -> String {
        let unsaid = match self.is_stated(delay, from) {
            true => "",
            false => "; the treaty does not say how it counts",
        };
        let words = match delay.explain(from, &self.conventions) {
            Ok(steps) if 1 < steps.len() => {
                let steps: Vec<String> = steps.iter().map(ToString::to_string).collect();
                steps.join("; ")
            }
            Ok(steps) if steps.is_empty() => format!("on {to}, the day itself"),
            Ok(_) | Err(_) => {
                let period = matches!(
                    delay.steps().first(),
                    Some(Step::Days(_) | Step::Months(_) | Step::Years(_))
                );
                format!("{to} is {}{delay} {from}", if period { "" } else { "the " })
            }
        };
        words + unsaid
    }
}

/// The first day out that an exit's day means: what ends *at the end of* a year or month is still
/// in on that day.
pub(super) fn first_day_out(when: &When, day: Day) -> Day {
    let at_the_end = match when {
        When::After { delay, .. } => {
            matches!(delay.steps().last(), Some(Step::EndOfYear | Step::EndOfMonth))
        }
        When::On(_) | When::Later(_) | When::Earlier(_) | When::Cases { .. } => false,
    };
    if at_the_end { day.next().unwrap_or(day) } else { day }
}

/// The parts of a `When::After`.
struct After<'w> {
    delay: &'w Delay,
    condition: &'w Condition,
    only_if: Option<&'w Condition>,
}
