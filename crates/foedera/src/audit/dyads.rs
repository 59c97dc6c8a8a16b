//! Directed dyad-years computed from ATOP's member file, beside those that ATOP publishes.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use foedera_import::Report;
use foedera_import::atop::DyadYear as Published;
use foedera_model::{Obligation, Obligations};
use foedera_panel::DyadYear;
use serde::Serialize;

use crate::Error;
use crate::panel::Atop;
use crate::surroundings::Surroundings;

/// How far the two agree. Rows are dyad-years.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DyadAudit {
    pub rows_published: u64,
    pub rows_computed: u64,
    pub both: u64,
    pub only_computed: u64,
    pub only_published: u64,
    /// Of the rows in both, those in which an obligation is the same.
    pub agree: Agree,
    /// Of the rows in both, those in which all five are.
    pub all_five: u64,
    /// Of the others, those under an alliance in which a member owes different things to different members, which
    /// the member file does not tell apart.
    pub differ_where_obligations_vary: u64,
}

/// A count for each obligation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Agree {
    pub defense: u64,
    pub offense: u64,
    pub neutral: u64,
    pub nonagg: u64,
    pub consul: u64,
}

/// Computes the dyad-years of a member file and compares them with the published ones beside it; and what
/// became of the rows of that table.
///
/// # Errors
/// The published dyad-years are not there, or are none.
pub fn atop(
    computed: &Atop,
    surroundings: &dyn Surroundings,
) -> Result<(DyadAudit, Report), Error> {
    let (mut published, report) = computed.published(surroundings)?;
    published.sort_by_key(key);
    let varying = computed.rows(true, surroundings)?;
    let varying = varying.iter().map(|it| (it.state_a, it.state_b, it.year)).collect();
    let rows = computed.rows(false, surroundings)?;
    Ok((compare(&rows, &published, &varying), report))
}

type Key = (u32, u32, i16);

fn key(it: &Published) -> Key {
    (it.state_a, it.state_b, it.year)
}

/// Both in the order of state, partner and year.
fn compare(computed: &[DyadYear], published: &[Published], varying: &BTreeSet<Key>) -> DyadAudit {
    let mut audit = DyadAudit::default();
    let (mut ours, mut theirs) = (computed.iter().peekable(), published.iter().peekable());
    loop {
        let own = ours.peek().map(|it| (it.state_a, it.state_b, it.year));
        let order = match (own, theirs.peek()) {
            (None, None) => return audit,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(own), Some(other)) => own.cmp(&key(other)),
        };
        let one = if order.is_le() { ours.next() } else { None };
        let other = if order.is_ge() { theirs.next() } else { None };
        audit.count(one, other, varying);
    }
}

impl DyadAudit {
    fn count(
        &mut self,
        one: Option<&DyadYear>,
        other: Option<&Published>,
        varying: &BTreeSet<Key>,
    ) {
        self.rows_computed += u64::from(one.is_some());
        self.rows_published += u64::from(other.is_some());
        match (one, other) {
            (Some(one), Some(other)) => {
                self.both += 1;
                self.agree.count(one.owes, other.owes);
                if one.owes == other.owes {
                    self.all_five += 1;
                } else {
                    let varies = varying.contains(&key(other));
                    self.differ_where_obligations_vary += u64::from(varies);
                }
            }
            (one, _) if one.is_some() => self.only_computed += 1,
            _ => self.only_published += 1,
        }
    }

    /// All dyad-years of either.
    #[must_use]
    pub fn union(&self) -> u64 {
        self.both + self.only_computed + self.only_published
    }
}

impl Agree {
    fn count(&mut self, one: Obligations, other: Obligations) {
        for obligation in Obligation::ALL {
            let same = one.has(obligation) == other.has(obligation);
            *self.of(obligation) += u64::from(same);
        }
    }

    /// Each by the name of its column.
    #[must_use]
    pub fn each(&self) -> [(&'static str, u64); 5] {
        let mut counts = self.clone();
        Obligation::ALL.map(|it| (it.column(), *counts.of(it)))
    }

    fn of(&mut self, obligation: Obligation) -> &mut u64 {
        match obligation {
            Obligation::Defense => &mut self.defense,
            Obligation::Offense => &mut self.offense,
            Obligation::Neutrality => &mut self.neutral,
            Obligation::NonAggression => &mut self.nonagg,
            Obligation::Consultation => &mut self.consul,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_side_alone_and_obligations_that_differ_are_counted_apart() {
        let owes = |it: &[Obligation]| it.iter().copied().collect::<Obligations>();
        let defense = owes(&[Obligation::Defense]);
        let row = |state_b, year, owes| DyadYear { state_a: 1, state_b, year, owes };
        let published = |state_b, year, owes| Published { state_a: 1, state_b, year, owes };
        let ours = [row(2, 1900, defense), row(2, 1901, defense), row(3, 1900, defense)];
        let theirs = [
            published(2, 1901, owes(&[Obligation::Consultation])),
            published(3, 1900, defense),
            published(4, 1900, defense),
        ];
        let varying = [(1, 2, 1901), (1, 3, 1900)].into_iter().collect();
        let expected = DyadAudit {
            rows_published: 3,
            rows_computed: 3,
            both: 2,
            only_computed: 1,
            only_published: 1,
            agree: Agree { defense: 1, offense: 2, neutral: 2, nonagg: 2, consul: 1 },
            all_five: 1,
            differ_where_obligations_vary: 1,
        };
        let found = compare(&ours, &theirs, &varying);
        assert_eq!((found.union(), found), (4, expected));
    }
}
