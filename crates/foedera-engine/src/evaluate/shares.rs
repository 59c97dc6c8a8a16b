//! How much of a table a set of states holds: exact, in millionths.

use foedera_dates::Day;
use foedera_model::{Counted, Measure, Set};

use super::quorum::Counting;
use super::{Evaluation, Trace};
use crate::law::Member;

/// A table counts in millionths of its unit, a percentage in millionths of a percent.
const MILLION: i128 = 1_000_000;
const HUNDRED_PERCENT: i128 = 100 * MILLION;

/// What is held of a table, and what is needed; both in millionths of the unit.
#[derive(Clone, Debug)]
pub(super) struct Share {
    pub(super) held: i128,
    pub(super) needed: i128,
    /// What a hundred percent are, where a percentage is asked for.
    whole: Option<i128>,
    unit: String,
    /// The acts that add to it and were the last to come: those of one day are simultaneous.
    pub(super) last: Vec<Counting>,
}

impl Share {
    pub(super) fn is_enough(&self) -> bool {
        self.needed <= self.held
    }

    pub(super) fn held_words(&self) -> String {
        self.words(self.held)
    }

    pub(super) fn needed_words(&self) -> String {
        self.words(self.needed)
    }

    pub(super) fn lacking_words(&self) -> String {
        self.words(self.needed.saturating_sub(self.held).max(0))
    }

    fn words(&self, amount: i128) -> String {
        match self.whole.filter(|whole| *whole != 0) {
            Some(whole) => {
                format!("{} percent", decimal(amount.saturating_mul(HUNDRED_PERCENT) / whole))
            }
            None => format!("{} {}", decimal(amount), self.unit),
        }
    }
}

/// `12.5` from 12,500,000 millionths.
fn decimal(millionths: i128) -> String {
    let (whole, rest) = (millionths / MILLION, (millionths % MILLION).abs());
    let text = format!("{whole}.{rest:06}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl<T: Trace> Evaluation<'_, T> {
    /// What members of a set that have done an act hold of a table; nothing for an unknown table.
    pub(super) fn share(
        &self,
        act: Counted,
        who: &Set,
        table: &str,
        at_least: &Measure,
        day: Day,
        it: Option<Member>,
    ) -> Option<Share> {
        let rows = self.case.table(table)?;
        let done: Vec<Counting> = self
            .case
            .all()
            .filter(|member| self.is_in(who, *member, day, it))
            .filter_map(|member| self.did(act, member, day, false))
            .collect();
        let amount = |rows: &[i128], member: Member| rows.get(member.index()).copied().unwrap_or(0);
        let sum = |rows: &[i128]| done.iter().map(|by| amount(rows, by.member)).sum::<i128>();
        let percent_of = |whole: i128, percent: i128| {
            // Rounded up: a share is reached only when all of it is.
            let product = whole.saturating_mul(percent);
            product.div_euclid(HUNDRED_PERCENT)
                + i128::from(product.rem_euclid(HUNDRED_PERCENT) != 0)
        };
        let (needed, whole) = match at_least {
            Measure::Units(units) => (units.millionths, None),
            Measure::Percent(percent) => {
                let whole = rows.iter().sum();
                (percent_of(whole, percent.millionths), Some(whole))
            }
            Measure::PercentOfTheir { percent, other } => {
                let whole = sum(self.case.table(other)?);
                (percent_of(whole, percent.millionths), Some(whole))
            }
        };
        let adds = || done.iter().filter(|by| 0 < amount(rows, by.member));
        let day = adds().map(|by| by.day).max();
        let last = adds().filter(|by| Some(by.day) == day).copied().collect();
        let unit = self.treaty.tables.iter().find(|it| it.name == table);
        let unit = unit.map(|it| it.unit.clone()).unwrap_or_default();
        Some(Share { held: sum(rows), needed, whole, unit, last })
    }
}
