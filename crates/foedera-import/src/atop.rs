//! ATOP, the Alliance Treaty Obligations and Provisions (Leeds, Ritter, Mitchell and Long 2002): its member file, a
//! row for each state in each phase of an alliance, its tables of alliances and their phases, and its published
//! directed dyad-years.
//!
//! What it codes is its coders' reading of a treaty, with the day of signature as the beginning for most.

mod coded;
mod conditions;
mod dyads;
mod said;
mod spells;
#[cfg(test)]
mod tests;
mod whole;

use foedera_dates::Edtf;
use foedera_model::Obligations;

use crate::{Error, Folder, Place, Report};
use coded::Columns;

pub use conditions::{Condition, Conditions};
pub use dyads::{DyadYear, dyad_years};
pub use said::{is_membership, is_read, member_files, read};
pub use spells::{Coding, Spell, codings, spells};
pub use whole::{is_treaty_id, treaty_id};

/// How the name of a member file ends, after the release: `atop5_1_member.csv`.
pub const MEMBERS: &str = "_member.csv";

/// How the name of the table of alliances ends.
pub const ALLIANCES: &str = "_alliance.csv";

/// How the name of the table of their phases ends.
pub const PHASES: &str = "_alliance_phase.csv";

/// How the name of the published directed dyad-years ends.
pub const DYAD_YEARS: &str = "_directed_dyad_year.csv";

/// A state in one phase of an alliance, as coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    pub place: Place,
    pub alliance: u32,
    /// 0 where the alliance was never renegotiated, else its phase.
    pub phase: u8,
    /// Its number in the list of the Correlates of War.
    pub state: u32,
    pub from: Edtf,
    /// Nothing where it is a member as far as the data go.
    pub until: Option<Edtf>,
    pub owes: Obligations,
    /// Whether it owes different things to different members. The data do not say what to whom: `owes` is all
    /// that it owes anyone.
    pub varies: bool,
}

/// A member file.
#[derive(Clone, Debug, Default)]
pub struct Members {
    pub members: Vec<Membership>,
    pub report: Report,
}

impl Members {
    /// The last year that any row names: of later ones the data say nothing.
    #[must_use]
    pub fn last_year(&self) -> Option<i16> {
        let dates = self.members.iter().flat_map(|it| [Some(&it.from), it.until.as_ref()]);
        dates.flatten().filter_map(|it| it.bounds().latest()).map(|it| it.year()).max()
    }
}

/// Reads the member file of that name.
///
/// A row that is no member of anything is refused with its place and reason; one that says two things is taken
/// with a doubt. A state that left and came back has two rows.
///
/// # Errors
/// The file or one of its columns is not there.
pub fn members(folder: &Folder, name: &str) -> Result<Members, Error> {
    let table = folder.table(name)?;
    let columns = Columns::of(&table)?;
    let Members { mut members, mut report } = Members::default();
    columns.members(&table, &mut report, |_, member| members.push(member));
    Ok(Members { members, report })
}
