//! The member file row by row, with days in the place of dates: what a panel counts, however long the file.

use std::cell::OnceCell;
use std::io::BufRead;

use foedera_dates::Day;
use foedera_model::Obligations;

use super::coded::{Columns, Fault};
use super::conditions::{self, Conditions};
use super::said::{self, VERSION};
use crate::lines::{Line, Lines};
use crate::table::Cells as _;
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

/// A spell, and on what its obligations hang.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coding {
    pub spell: Spell,
    pub conditions: Conditions,
    /// The last day that its coming may mean: another than the first where the day is blank.
    pub come_by: Day,
    /// The first day that its leaving may mean.
    pub left_from: Option<Day>,
}

/// Reads a member file to its end, a row at a time; `name` is what the report calls it.
///
/// # Errors
/// It cannot be read, a column of it is not there, or it is of another kind: a row is longer than
/// [`crate::ROW_BYTES_MAX`], or more than [`crate::FAULTS_MAX`] rows have faults.
pub fn spells(name: &str, input: impl BufRead, each: impl FnMut(Spell)) -> Result<Report, Error> {
    let lines = Lines::open(name, input)?;
    let columns = Columns::of(&lines.table)?;
    let read = |row: &Line| columns.read(row).map(|it| (it.spell(), it.doubt()));
    rows(lines, &columns, read, each)
}

/// The same rows with the conditions that the file codes; and the name of the release, as its first row has it.
///
/// # Errors
/// Those of [`spells`].
pub fn codings(
    name: &str,
    input: impl BufRead,
    each: impl FnMut(Coding),
) -> Result<(String, Report), Error> {
    let lines = Lines::open(name, input)?;
    let (columns, conditions) = (Columns::of(&lines.table)?, conditions::Columns::of(&lines.table));
    let version = lines.table.optional(VERSION);
    let release = OnceCell::new();
    let read = |row: &Line| {
        release.get_or_init(|| said::release(version.map(|it| row.get(it))));
        let (coded, conditions) = (columns.read(row)?, conditions.read(row)?);
        let (come_by, left_from) = coded.sure();
        Ok((Coding { spell: coded.spell(), conditions, come_by, left_from }, coded.doubt()))
    };
    let report = rows(lines, &columns, read, each)?;
    Ok((release.into_inner().unwrap_or_else(|| said::release(None)), report))
}

/// Reads each row; what is none is refused, and what is doubtful told.
fn rows<T>(
    mut lines: Lines<impl BufRead>,
    columns: &Columns,
    read: impl Fn(&Line) -> Result<(T, Option<&'static str>), Fault>,
    mut each: impl FnMut(T),
) -> Result<Report, Error> {
    let mut report = Report::default();
    while let Some((table, line)) = lines.next(&mut report)? {
        match read(line) {
            Ok((it, doubt)) => {
                report.take();
                if let Some(why) = doubt {
                    report.doubt(&table.at(&line.place(table), columns.in_effect), why);
                }
                each(it);
            }
            Err((column, why)) => {
                report.refuse(&table.at(&line.place(table), column), line.raw(), why);
            }
        }
    }
    Ok(report)
}
