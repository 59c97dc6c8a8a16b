//! On what an obligation hangs, as a member file codes it: that there is such a condition, and of what sort; not what
//! it says.

use foedera_model::Obligation;

use super::coded::Fault;
use crate::table::{Cells, Column, Table};

/// The sorts of conditions that are coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// Only against some adversaries.
    Adversary,
    /// Only in some places.
    Location,
    /// Only in a conflict that goes on.
    OngoingConflict,
    /// Only against so many adversaries.
    Number,
    /// Only once a demand was refused.
    RefusedDemand,
    /// Only where the partner did not provoke it.
    NonProvocation,
    /// Only where the partner is attacked.
    Attacked,
    /// Only where the partner asks for it.
    Request,
}

use Condition as C;
use Obligation as O;

/// The columns of the conditions, each with the obligation that hangs on it. Non-aggression has none.
const COLUMNS: [(&str, Obligation, Condition); 22] = [
    ("defcoadv", O::Defense, C::Adversary),
    ("defcoloc", O::Defense, C::Location),
    ("defcocon", O::Defense, C::OngoingConflict),
    ("defconum", O::Defense, C::Number),
    ("defcodem", O::Defense, C::RefusedDemand),
    ("defconpr", O::Defense, C::NonProvocation),
    ("offcoadv", O::Offense, C::Adversary),
    ("offcoloc", O::Offense, C::Location),
    ("offcocon", O::Offense, C::OngoingConflict),
    ("offconum", O::Offense, C::Number),
    ("offcodem", O::Offense, C::RefusedDemand),
    ("neucoadv", O::Neutrality, C::Adversary),
    ("neucoloc", O::Neutrality, C::Location),
    ("neucocon", O::Neutrality, C::OngoingConflict),
    ("neuconum", O::Neutrality, C::Number),
    ("neucodem", O::Neutrality, C::RefusedDemand),
    ("neuconpr", O::Neutrality, C::NonProvocation),
    ("neucoatt", O::Neutrality, C::Attacked),
    ("concoadv", O::Consultation, C::Adversary),
    ("concoloc", O::Consultation, C::Location),
    ("concocon", O::Consultation, C::OngoingConflict),
    ("concoreq", O::Consultation, C::Request),
];

/// Which conditions a row codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Conditions(u32);

impl Conditions {
    /// Those of one obligation alone.
    #[must_use]
    pub fn only(self, obligation: Obligation) -> Self {
        let numbered = COLUMNS.into_iter().enumerate();
        let own = numbered.filter(|(_, it)| it.1 == obligation).map(|(place, _)| 1 << place);
        Self(self.0 & own.fold(0, |all, it: u32| all | it))
    }

    /// Those of one obligation, each with the column that codes it.
    pub fn of(self, obligation: Obligation) -> impl Iterator<Item = (Condition, &'static str)> {
        let numbered = COLUMNS.into_iter().enumerate();
        let coded = numbered.filter(move |(place, _)| self.0 & (1 << place) != 0);
        coded.filter(move |it| it.1.1 == obligation).map(|(_, (column, _, it))| (it, column))
    }
}

/// The names of the columns.
pub(super) fn columns() -> impl Iterator<Item = &'static str> {
    COLUMNS.into_iter().map(|it| it.0)
}

/// Where the conditions of a file stand; a release may lack some of them.
pub(super) struct Columns(Vec<(usize, Column)>);

impl Columns {
    pub(super) fn of(table: &Table) -> Self {
        let numbered = COLUMNS.into_iter().enumerate();
        let there = numbered.filter_map(|(place, it)| Some((place, table.optional(it.0)?)));
        Self(there.collect())
    }

    /// A blank cell codes none.
    pub(super) fn read(&self, row: &impl Cells) -> Result<Conditions, Fault> {
        self.0.iter().try_fold(Conditions::default(), |found, (place, column)| {
            match row.get(*column) {
                "0" | "" => Ok(found),
                "1" => Ok(Conditions(found.0 | 1 << place)),
                other => Err((*column, format!("`{other}` is neither 0 nor 1"))),
            }
        })
    }
}
