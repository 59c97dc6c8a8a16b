//! A row of a member file, cell by cell: the numbers, the dates with their blanks, the obligations.

use foedera_dates::{Bounds, Day, Edtf};
use foedera_model::{Obligation, Obligations};

use super::{Membership, Spell};
use crate::table::{Cells, Column, Row, Table};
use crate::{Error, Place, Report};

/// What is wrong with a row, and in which column.
pub(super) type Fault = (Column, String);

/// The year of leaving of who is a member still.
pub(super) const STILL_IN: &str = "0";

/// The columns of a member file.
pub(super) struct Columns {
    alliance: Column,
    phase: Column,
    pub(super) state: Column,
    from: [Column; 3],
    until: [Column; 3],
    pub(super) in_effect: Column,
    owes: Owed,
    varies: Column,
}

/// A row.
pub(super) struct Coded {
    alliance: u32,
    phase: u8,
    state: u32,
    from: Stated,
    until: Option<Stated>,
    /// Nothing where the cell is neither 0 nor 1, for the day of leaving decides.
    in_effect: Option<bool>,
    owes: Obligations,
    varies: bool,
}

impl Columns {
    pub(super) fn of(table: &Table) -> Result<Self, Error> {
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
    pub(super) fn members<'t>(
        &self,
        table: &'t Table,
        report: &mut Report,
        mut each: impl FnMut(&'t Row, Membership),
    ) {
        for row in table.rows(report) {
            match self.read(row) {
                Ok(coded) => {
                    report.take();
                    if let Some(why) = coded.doubt() {
                        report.doubt(&table.place(row, self.in_effect), why);
                    }
                    each(row, coded.member(row.place.clone()));
                }
                Err((column, why)) => report.refuse(&table.place(row, column), row.raw(), why),
            }
        }
    }

    pub(super) fn read(&self, row: &impl Cells) -> Result<Coded, Fault> {
        let coded = Coded {
            alliance: number(row, self.alliance)?,
            phase: number(row, self.phase)?,
            state: number(row, self.state)?,
            from: date(row, self.from)?,
            until: end(row, self.until)?,
            in_effect: yes_or_no(row, self.in_effect).ok(),
            owes: self.owes.read(row)?,
            varies: yes_or_no(row, self.varies)?,
        };
        if coded.until.is_some_and(|it| it.latest < coded.from.earliest) {
            let [year, ..] = self.until;
            return Err((year, "it left before it came: correct one of the dates".to_owned()));
        }
        Ok(coded)
    }
}

impl Coded {
    /// Whether it is a member still is said twice.
    pub(super) fn doubt(&self) -> Option<&'static str> {
        let still_in = self.until.is_none();
        let differs = self.in_effect.is_some_and(|it| it != still_in);
        differs.then_some(if still_in {
            "it has no day of leaving and is coded as not in effect: taken as a member still"
        } else {
            "it has a day of leaving and is coded as in effect: taken as having left"
        })
    }

    pub(super) fn member(self, place: Place) -> Membership {
        let Self { alliance, phase, state, owes, varies, .. } = self;
        let (from, until) = (self.from.edtf(), self.until.map(Stated::edtf));
        Membership { place, alliance, phase, state, from, until, owes, varies }
    }

    pub(super) fn spell(&self) -> Spell {
        let Self { alliance, phase, state, owes, varies, .. } = *self;
        let (from, until) = (self.from.earliest, self.until.map(|it| it.latest));
        Spell { alliance, phase, state, from, until, owes, varies }
    }
}

impl Coded {
    /// The last day that its coming may mean, and the first that its leaving may: it surely was a member between.
    pub(super) fn sure(&self) -> (Day, Option<Day>) {
        (self.from.latest, self.until.map(|it| it.earliest))
    }
}

/// A year with its month and day, as far as they are given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated {
    pub(super) earliest: Day,
    pub(super) latest: Day,
    has: Precision,
}

#[derive(Clone, Copy, Debug)]
enum Precision {
    Year,
    Month,
    Day,
}

impl Stated {
    fn of(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        let first = Day::from_ymd(year, month.unwrap_or(1), day.unwrap_or(1))?;
        let (latest, has) = match (month, day) {
            (None, None) => (Day::from_ymd(year, 12, 31)?, Precision::Year),
            (None, Some(_)) => return None,
            (Some(month), None) => {
                let ends = (28..=31).rev();
                (ends.filter_map(|it| Day::from_ymd(year, month, it)).next()?, Precision::Month)
            }
            (Some(_), Some(_)) => (first, Precision::Day),
        };
        Some(Self { earliest: first, latest, has })
    }

    pub(super) fn edtf(self) -> Edtf {
        let (year, month, _) = self.earliest.ymd();
        let written = match self.has {
            Precision::Day => return Edtf::day(self.earliest),
            Precision::Month => format!("{year:04}-{month:02}"),
            Precision::Year => format!("{year:04}"),
        };
        let bounds = Bounds::between(self.earliest, self.latest).unwrap_or(Bounds::UNBOUNDED);
        written.parse().unwrap_or_else(|_| Edtf::from_bounds(bounds))
    }
}

/// When somebody left; nothing where it is a member still.
pub(super) fn end(row: &impl Cells, cells: [Column; 3]) -> Result<Option<Stated>, Fault> {
    let [year, ..] = cells;
    if row.get(year) == STILL_IN { Ok(None) } else { date(row, cells).map(Some) }
}

/// A year, a month and a day; the last may be blank, or the last two.
pub(super) fn date(row: &impl Cells, columns: [Column; 3]) -> Result<Stated, Fault> {
    let cells = columns.map(|it| row.get(it));
    stated(cells).ok_or_else(|| {
        let [column, ..] = columns;
        let cells = cells.join(", ");
        let cure = "write 1914, 8, 2 or leave the day blank";
        (column, format!("`{cells}` is no date of the calendar: {cure}"))
    })
}

fn stated([year, month, day]: [&str; 3]) -> Option<Stated> {
    let part = |text: &str| match text {
        "" => Some(None),
        _ => Some(i8::try_from(digits(text, 2)?).ok()),
    };
    Stated::of(digits(year, 4)?, part(month)?, part(day)?)
}

/// A number of at most so many digits, and nothing else.
fn digits(text: &str, most: usize) -> Option<i16> {
    let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// The columns of the five obligations.
pub(super) struct Owed([(Obligation, Column); 5]);

impl Owed {
    pub(super) fn of(table: &Table) -> Result<Self, Error> {
        let [one, two, three, four, five] = Obligation::ALL;
        let column = |it: Obligation| -> Result<_, Error> { Ok((it, table.column(it.column())?)) };
        Ok(Self([column(one)?, column(two)?, column(three)?, column(four)?, column(five)?]))
    }

    pub(super) fn read(&self, row: &impl Cells) -> Result<Obligations, Fault> {
        self.0.iter().try_fold(Obligations::NONE, |owed, (obligation, column)| {
            Ok(if yes_or_no(row, *column)? { owed.with(*obligation) } else { owed })
        })
    }
}

pub(super) fn number<N: std::str::FromStr>(row: &impl Cells, column: Column) -> Result<N, Fault> {
    let text = row.get(column);
    text.parse().map_err(|_| (column, format!("`{text}` is not a number that it can have")))
}

fn yes_or_no(row: &impl Cells, column: Column) -> Result<bool, Fault> {
    match row.get(column) {
        "0" => Ok(false),
        "1" => Ok(true),
        other => Err((column, format!("`{other}` is neither 0 nor 1"))),
    }
}
