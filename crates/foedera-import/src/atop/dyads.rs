//! The directed dyad-years that ATOP publishes: what a panel from the member file is compared with, and never an
//! input of one.

use foedera_model::Obligations;

use super::coded::{Fault, Owed, number};
use crate::table::{Column, Row, Table};
use crate::{Error, Folder, Report};

/// What one state owes another in a year, as published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DyadYear {
    pub state_a: u32,
    pub state_b: u32,
    pub year: i16,
    pub owes: Obligations,
}

/// Reads the published table of that name.
///
/// # Errors
/// The file or one of its columns is not there.
pub fn dyad_years(folder: &Folder, name: &str) -> Result<(Vec<DyadYear>, Report), Error> {
    let table = folder.table(name)?;
    let columns = Columns::of(&table)?;
    let mut report = Report::default();
    let mut read = Vec::new();
    for row in table.rows(&mut report) {
        match columns.dyad_year(row) {
            Ok(it) => {
                report.take();
                read.push(it);
            }
            Err((column, why)) => report.refuse(&table.place(row, column), row.raw(), why),
        }
    }
    Ok((read, report))
}

struct Columns {
    state_a: Column,
    state_b: Column,
    year: Column,
    owes: Owed,
}

impl Columns {
    fn of(table: &Table) -> Result<Self, Error> {
        Ok(Self {
            state_a: table.column("stateA")?,
            state_b: table.column("stateB")?,
            year: table.column("year")?,
            owes: Owed::of(table)?,
        })
    }

    fn dyad_year(&self, row: &Row) -> Result<DyadYear, Fault> {
        Ok(DyadYear {
            state_a: number(row, self.state_a)?,
            state_b: number(row, self.state_b)?,
            year: number(row, self.year)?,
            owes: self.owes.read(row)?,
        })
    }
}
