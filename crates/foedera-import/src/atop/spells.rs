//! The member file row by row, with days in the place of dates: what a panel counts, however long the file.

use std::io::BufRead;

use foedera_dates::Day;
use foedera_model::Obligations;

use super::coded::Columns;
use crate::lines::Lines;
use crate::{Error, Report};

/// A state in one phase of an alliance, as coded, from the first day that its coming may mean to the last that its
/// leaving may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    pub alliance: u32,
    /// 0 where the alliance was never renegotiated, else its phase.
    pub phase: u8,
    /// Its number in the list of the Correlates of War.
    pub state: u32,
    pub from: Day,
    /// Nothing where it is a member as far as the data go.
    pub until: Option<Day>,
    pub owes: Obligations,
    /// Whether it owes different things to different members, and `owes` is all that it owes any.
    pub varies: bool,
}

/// Reads a member file to its end, a row at a time; `name` is what the report calls it.
///
/// # Errors
/// It cannot be read, a column of it is not there, or it is of another kind: a row is longer than
/// [`crate::ROW_BYTES_MAX`], or more than [`crate::FAULTS_MAX`] rows have faults.
pub fn spells(
    name: &str,
    input: impl BufRead,
    mut each: impl FnMut(Spell),
) -> Result<Report, Error> {
    let mut lines = Lines::open(name, input)?;
    let columns = Columns::of(&lines.table)?;
    let mut report = Report::default();
    while let Some((table, line)) = lines.next(&mut report)? {
        match columns.read(line) {
            Ok(coded) => {
                report.take();
                if let Some(why) = coded.doubt() {
                    report.doubt(&table.at(&line.place(table), columns.in_effect), why);
                }
                each(coded.spell());
            }
            Err((column, why)) => {
                report.refuse(&table.at(&line.place(table), column), line.raw(), why);
            }
        }
    }
    Ok(report)
}
