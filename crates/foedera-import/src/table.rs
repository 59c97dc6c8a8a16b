//! A table in CSV, read to its end whatever the bytes: the rows that can be read, and those that
//! cannot with the reason.

use std::collections::BTreeMap;
use std::sync::Arc;

use csv::{ByteRecord, StringRecord};

use crate::{Error, Place, Report};

/// How many rows one table may have. The largest here in use has a twentieth of it.
pub const ROWS_MAX: usize = 2_000_000;

/// Files by name, with `/` between folders. They are the caller's to read from wherever they lie.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    files: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn insert(&mut self, name: impl Into<String>, bytes: Vec<u8>) {
        self.files.insert(name.into(), bytes);
    }

    /// The names of all files, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// A table that the format cannot do without.
    pub(crate) fn table(&self, name: &str) -> Result<Table, Error> {
        self.get(name).map(|bytes| Table::read(name, bytes)).ok_or_else(|| Error::no_file(name))
    }
}

/// A column, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column(usize);

impl Column {
    pub(crate) fn place(self) -> usize {
        self.0
    }
}

/// A row by its columns.
pub(crate) trait Cells {
    /// A cell without the white space around it; empty where the row has none there.
    fn get(&self, column: Column) -> &str;
}

/// A row that could be read.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) place: Place,
    cells: StringRecord,
}

impl Cells for Row {
    fn get(&self, column: Column) -> &str {
        Row::get(self, column)
    }
}

impl Row {
    /// A cell without the white space around it; empty where the row has none there.
    pub(crate) fn get(&self, column: Column) -> &str {
        self.cells.get(column.0).unwrap_or_default().trim()
    }

    /// The cell, unless it is empty.
    pub(crate) fn filled(&self, column: Column) -> Option<&str> {
        Some(self.get(column)).filter(|it| !it.is_empty())
    }

    /// The row as CSV, for showing what was refused.
    pub(crate) fn raw(&self) -> String {
        as_csv(&self.cells)
    }
}

/// A table.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) file: Arc<str>,
    pub(crate) columns: Vec<Arc<str>>,
    pub(crate) rows: Vec<Row>,
    broken: Vec<(Place, String, String)>,
}

impl Table {
    pub(crate) fn read(name: &str, bytes: &[u8]) -> Self {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let file: Arc<str> = name.into();
        let mut table = Self { file, columns: Vec::new(), rows: Vec::new(), broken: Vec::new() };
        let mut record = ByteRecord::new();
        let mut is_header = true;
        // In a slice of bytes, and flexible, nothing but the end stops the reader.
        while let Ok(true) = reader.read_byte_record(&mut record) {
            let line = record.position().map_or(0, |it| line_of(it, bytes));
            if is_header {
                let names = record.iter().map(|it| String::from_utf8_lossy(it).trim().into());
                table.columns = names.collect();
                is_header = false;
            } else {
                table.add(line, &record);
            }
        }
        table
    }

    /// A table that was found in another form, with the lines of its rows there.
    pub(crate) fn of(file: &Arc<str>, header: &[String], rows: &[(u64, Vec<String>)]) -> Self {
        let columns = header.iter().map(|it| it.as_str().into()).collect();
        let mut table =
            Self { file: Arc::clone(file), columns, rows: Vec::new(), broken: Vec::new() };
        for (line, cells) in rows {
            table.add(*line, &cells.iter().collect());
        }
        table
    }

    fn add(&mut self, line: u64, record: &ByteRecord) {
        let place = Place::new(&self.file, line);
        let mut refuse = |why: String| {
            let cells: StringRecord = record.iter().map(String::from_utf8_lossy).collect();
            self.broken.push((place.clone(), as_csv(&cells), why));
        };
        if self.rows.len() == ROWS_MAX {
            return refuse(format!("beyond {ROWS_MAX} rows: split the file"));
        }
        if record.len() != self.columns.len() {
            return refuse(uneven(record.len(), self.columns.len()));
        }
        match StringRecord::from_byte_record(record.clone()) {
            Ok(cells) => self.rows.push(Row { place, cells }),
            Err(_) => refuse(NOT_UTF8.to_owned()),
        }
    }

    /// A column that the format cannot do without.
    pub(crate) fn column(&self, name: &str) -> Result<Column, Error> {
        self.optional(name).ok_or_else(|| Error::no_column(&self.file, name, &self.columns))
    }

    pub(crate) fn optional(&self, name: &str) -> Option<Column> {
        self.columns.iter().position(|it| it.as_ref() == name).map(Column)
    }

    /// The place of a cell.
    pub(crate) fn place(&self, row: &Row, column: Column) -> Place {
        self.at(&row.place, column)
    }

    /// The place of a cell of the row that stands there.
    pub(crate) fn at(&self, row: &Place, column: Column) -> Place {
        self.columns.get(column.0).map_or_else(|| row.clone(), |it| row.at(it))
    }

    /// Every column with its heading.
    pub(crate) fn headings(&self) -> impl Iterator<Item = (Column, &Arc<str>)> {
        self.columns.iter().enumerate().map(|(at, name)| (Column(at), name))
    }

    /// The first of the rows that can be read.
    pub(crate) fn first(&self) -> Option<&Row> {
        self.rows.first()
    }

    /// The rows that can be read; those that cannot go into the report.
    pub(crate) fn rows(&self, report: &mut Report) -> &[Row] {
        for (place, row, why) in &self.broken {
            report.refuse(place, row.clone(), why.as_str());
        }
        &self.rows
    }
}

/// The line on which a row begins: a position comes before the end of the line above, where that is of two bytes,
/// and before empty lines.
fn line_of(position: &csv::Position, bytes: &[u8]) -> u64 {
    let from = usize::try_from(position.byte()).ok().and_then(|it| bytes.get(it..));
    let before = from.into_iter().flatten().take_while(|it| matches!(it, b'\n' | b'\r'));
    before.filter(|it| **it == b'\n').fold(position.line(), |line, _| line + 1)
}

/// Why bytes that are no text are refused.
pub(crate) const NOT_UTF8: &str = "it is not UTF-8: convert the file, for instance with iconv";

/// Why a row is refused that has more cells than columns, or less.
pub(crate) fn uneven(cells: usize, columns: usize) -> String {
    format!("it has {cells} cells, and the first line {columns}: look for a missing quote or comma")
}

pub(crate) fn as_csv(cells: &StringRecord) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let written = writer.write_record(cells).is_ok();
    let bytes = writer.into_inner().unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
    if written { text } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_refused_with_its_line_and_the_rest_is_read() {
        let bytes = b"\xEF\xBB\xBFname,day\r\nA,1\n\"B, or b\",2\nC\nD,\xFF\nE,5";
        let mut report = Report::default();
        let table = Table::read("t.csv", bytes);
        let name = table.column("name").unwrap();
        let names: Vec<&str> = table.rows(&mut report).iter().map(|it| it.get(name)).collect();
        assert_eq!(names, ["A", "B, or b", "E"]);
        let refused: Vec<String> = report
            .refused
            .iter()
            .map(|it| format!("{}: {}: {}", it.place, it.row, it.why))
            .collect();
        assert_eq!(
            refused,
            [
                "t.csv, line 4: C: it has 1 cells, and the first line 2: look for a missing quote \
                 or comma",
                "t.csv, line 5: D,\u{FFFD}: it is not UTF-8: convert the file, for instance with \
                 iconv",
            ]
        );
    }

    #[test]
    fn a_missing_column_is_named_with_those_that_are_there() {
        let error = Table::read("t.csv", b"name,day\n").column("state").unwrap_err();
        assert_eq!(
            error.to_string(),
            "t.csv has no column `state`; its first line names name, day"
        );
    }
}
