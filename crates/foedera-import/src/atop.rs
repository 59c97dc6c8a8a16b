//! ATOP, the Alliance Treaty Obligations and Provisions (Leeds, Ritter, Mitchell and Long 2002): its member file, a
//! row for each state in each phase of an alliance, its tables of alliances and their phases, and its published
//! directed dyad-years.
//!
//! What it codes is its coders' reading of a treaty, with the day of signature as the beginning for most.

mod dyads;
mod said;
#[cfg(test)]
mod tests;
mod whole;

use foedera_dates::Edtf;
use foedera_model::{Obligation, Obligations};

use crate::table::{Column, Row, Table};
use crate::{Error, Folder, Place, Report};

pub use dyads::{DyadYear, dyad_years};
pub use said::{coded, is_read, read};

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

/// What is wrong with a row, and in which column.
type Fault = (Column, String);

struct Columns {
    alliance: Column,
    phase: Column,
    state: Column,
    from: [Column; 3],
    until: [Column; 3],
    in_effect: Column,
    owes: Owed,
    varies: Column,
}

impl Columns {
    fn of(table: &Table) -> Result<Self, Error> {
        let three = |year, month, day| -> Result<_, Error> {
            Ok([table.column(year)?, table.column(month)?, table.column(day)?])
        };
        Ok(Self {
            alliance: table.column("atopid")?,
            phase: table.column("phase")?,
            state: table.column("member")?,
            from: three("yrent", "moent", "dayent")?,
            until: three("yrexit", "moexit", "dayexit")?,
            in_effect: table.column("ineffect")?,
            owes: Owed::of(table)?,
            varies: table.column("obvary")?,
        })
    }

    /// Every row that is a member; what is none is refused.
    fn members<'t>(
        &self,
        table: &'t Table,
        report: &mut Report,
        mut each: impl FnMut(&'t Row, Membership),
    ) {
        for row in table.rows(report) {
            match self.member(row) {
                Ok(member) => {
                    report.take();
                    self.doubt(row, table, &member, report);
                    each(row, member);
                }
                Err((column, why)) => report.refuse(&table.place(row, column), row.raw(), why),
            }
        }
    }

    fn member(&self, row: &Row) -> Result<Membership, Fault> {
        let [year, ..] = self.until;
        let until = if row.get(year) == STILL_IN { None } else { Some(date(row, self.until)?) };
        let member = Membership {
            place: row.place.clone(),
            alliance: number(row, self.alliance)?,
            phase: number(row, self.phase)?,
            state: number(row, self.state)?,
            from: date(row, self.from)?,
            until,
            owes: self.owes.read(row)?,
            varies: yes_or_no(row, self.varies)?,
        };
        let until = member.until.as_ref().and_then(|it| it.bounds().latest());
        if until < member.from.bounds().earliest() && until.is_some() {
            return Err((year, "it left before it came: correct one of the dates".to_owned()));
        }
        Ok(member)
    }

    /// Whether it is a member still is said twice.
    fn doubt(&self, row: &Row, table: &Table, member: &Membership, report: &mut Report) {
        let still_in = member.until.is_none();
        if yes_or_no(row, self.in_effect).is_ok_and(|it| it != still_in) {
            let why = if still_in {
                "it has no day of leaving and is coded as not in effect: taken as a member still"
            } else {
                "it has a day of leaving and is coded as in effect: taken as having left"
            };
            report.doubt(&table.place(row, self.in_effect), why);
        }
    }
}

/// The year of leaving of who is a member still.
const STILL_IN: &str = "0";

/// The columns of the five obligations.
struct Owed([(Obligation, Column); 5]);

impl Owed {
    fn of(table: &Table) -> Result<Self, Error> {
        let [one, two, three, four, five] = Obligation::ALL;
        let column = |it: Obligation| -> Result<_, Error> { Ok((it, table.column(it.column())?)) };
        Ok(Self([column(one)?, column(two)?, column(three)?, column(four)?, column(five)?]))
    }

    fn read(&self, row: &Row) -> Result<Obligations, Fault> {
        self.0.iter().try_fold(Obligations::NONE, |owed, (obligation, column)| {
            Ok(if yes_or_no(row, *column)? { owed.with(*obligation) } else { owed })
        })
    }
}

/// A year, a month and a day; the last may be blank, or the last two.
fn date(row: &Row, [year, month, day]: [Column; 3]) -> Result<Edtf, Fault> {
    let digits =
        |column, wide| row.filled(column).map_or_else(String::new, |it| format!("-{it:0>wide$}"));
    let written = format!("{:0>4}{}{}", row.get(year), digits(month, 2), digits(day, 2));
    let is_whole =
        row.filled(year).is_some() && (row.filled(month).is_some() || row.filled(day).is_none());
    written.parse().ok().filter(|_| is_whole).ok_or_else(|| {
        let cells = [year, month, day].map(|it| row.get(it)).join(", ");
        (
            year,
            format!(
                "`{cells}` is no date of the calendar: write 1914, 8, 2 or leave the day blank"
            ),
        )
    })
}

fn number<N: std::str::FromStr>(row: &Row, column: Column) -> Result<N, Fault> {
    let text = row.get(column);
    text.parse().map_err(|_| (column, format!("`{text}` is not a number that it can have")))
}

fn yes_or_no(row: &Row, column: Column) -> Result<bool, Fault> {
    match row.get(column) {
        "0" => Ok(false),
        "1" => Ok(true),
        other => Err((column, format!("`{other}` is neither 0 nor 1"))),
    }
}
