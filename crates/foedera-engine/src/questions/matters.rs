//! Which of the open days an answer hangs on: those that can turn it while all else stays as it is.
//!
//! Where every way is gone through, that is told exactly. Where not, a day of which nothing was seen
//! to be indifferent counts as one that matters.

use std::collections::BTreeMap;

use foedera_dates::Day;

use crate::evaluate::Completion;
use crate::open::Open;

/// Of more open days than these, all are told.
const DAYS_WEIGHED_MAX: usize = 16;

/// The open days of a completion, and whether it is so there.
type Row = (Vec<Day>, bool);

/// Every completion with its open days.
#[derive(Clone, Debug, Default)]
pub(super) struct Weighed {
    /// By course and way of counting, for one takes other accounts as right than another.
    rows: BTreeMap<(usize, usize), Vec<Row>>,
}

impl Weighed {
    pub(super) fn add(
        &mut self,
        course: (usize, usize),
        open: &[Open],
        completion: &Completion,
        is_so: bool,
    ) {
        if DAYS_WEIGHED_MAX < open.len() || completion.unseen {
            return;
        }
        let day = |it: &Open| completion.days(it.treaty).get(it.place).copied();
        let days: Option<Vec<Day>> = open.iter().map(day).collect();
        self.rows.entry(course).or_default().extend(days.map(|days| (days, is_so)));
    }

    /// Whether the answer hangs on the open day at this place of their list.
    pub(super) fn matters(&self, at: usize) -> bool {
        let turned = |rows: &Vec<Row>| differ(rows) && (!is_whole(rows) || turns(rows, at));
        self.rows.is_empty() || self.rows.values().any(turned)
    }
}

/// Whether the answer is not the same in all of them.
fn differ(rows: &[Row]) -> bool {
    rows.windows(2).any(|it| matches!(it, [(_, one), (_, two)] if one != two))
}

/// Whether two completions that differ in one day alone differ in the answer.
fn turns(rows: &[Row], at: usize) -> bool {
    let mut seen: BTreeMap<Vec<Day>, bool> = BTreeMap::new();
    rows.iter().any(|(days, is_so)| {
        let mut rest = days.clone();
        rest.get_mut(at).into_iter().for_each(|day| *day = Day::MIN);
        *seen.entry(rest).or_insert(*is_so) != *is_so
    })
}

/// Whether every way in which the days can be combined is among them.
fn is_whole(rows: &[Row]) -> bool {
    let places = rows.first().map_or(0, |(days, _)| days.len());
    let count = |at: usize| {
        let mut days: Vec<Option<Day>> =
            rows.iter().map(|(days, _)| days.get(at).copied()).collect();
        days.sort_unstable();
        days.dedup();
        days.len()
    };
    let mut ways: Vec<&Vec<Day>> = rows.iter().map(|(days, _)| days).collect();
    ways.sort_unstable();
    ways.dedup();
    (0..places).map(count).try_fold(1_usize, usize::checked_mul) == Some(ways.len())
}
