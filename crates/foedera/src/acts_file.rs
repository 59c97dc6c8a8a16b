//! Our own exchange formats for statements: JSON lines, CSV, and the journal of the clause language.
//!
//! JSON lines and CSV hold every field of a statement, so that what goes out comes in again with
//! the same id. The journal is for people to read and edit; see [`crate::clauses`]. A row that is no
//! statement, or names somebody whom the world does not know, is refused by itself; one about a
//! treaty that the library does not hold is taken with a doubt ([`Intake`]).

use std::collections::BTreeSet;
use std::io::{Read, Write};

use foedera_dates::Edtf;
use foedera_model::{Grade, Graded, Statement};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::columns::{self, Columnar, Kind, Table};
use crate::intake::Intake;
use crate::{Error, Library};

/// How many statements one import takes; beyond, split the file.
pub const IMPORT_STATEMENTS_MAX: usize = 5_000_000;

/// One line of the JSON form.
#[derive(Serialize, Deserialize)]
struct Line {
    statement: Statement,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grade: Option<Grade>,
}

/// How a field stands in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// As it is.
    Text,
    /// A date.
    Date,
    /// Codes with spaces between.
    Codes,
    /// JSON, for what has parts of its own.
    Json,
}

/// The columns of the CSV form: name, where the value lies in the JSON form, and how it is written.
const COLUMNS: &[(&str, &[&str], Cell)] = &[
    ("treaty", &["act", "treaty"], Cell::Text),
    ("act", &["act", "kind"], Cell::Text),
    ("on", &["act", "on"], Cell::Date),
    ("actors", &["act", "actors"], Cell::Codes),
    ("organ", &["act", "organ"], Cell::Text),
    ("form", &["act", "form"], Cell::Text),
    ("vote", &["act", "vote"], Cell::Text),
    ("place", &["act", "place"], Cell::Text),
    ("effective", &["act", "effective"], Cell::Date),
    ("notified", &["act", "notified"], Cell::Date),
    ("received", &["act", "received"], Cell::Json),
    ("persons", &["act", "persons"], Cell::Json),
    ("provisions", &["act", "provisions"], Cell::Json),
    ("toward", &["act", "toward"], Cell::Codes),
    ("territories", &["act", "territories"], Cell::Json),
    ("name", &["act", "name"], Cell::Text),
    ("occurrence", &["act", "occurrence"], Cell::Json),
    ("hour", &["act", "hour"], Cell::Text),
    ("given_as", &["act", "given_as"], Cell::Text),
    ("status", &["status"], Cell::Text),
    ("chain", &["chain"], Cell::Json),
    ("published", &["published"], Cell::Date),
    ("passage", &["passage"], Cell::Json),
    ("rule", &["rule"], Cell::Text),
    ("corrects", &["corrects"], Cell::Text),
    ("retracts", &["retracts"], Cell::Json),
    ("note", &["note"], Cell::Text),
];

/// The column of the grade, which is no part of a statement.
const GRADE: &str = "grade";

/// Writes statements as JSON lines.
///
/// # Errors
/// The output fails.
pub fn write_json_lines(statements: &[Graded], mut out: impl Write) -> Result<(), Error> {
    let failing = |cause: std::io::Error| Error::world("writing statements", cause);
    for graded in statements {
        let line = Line { statement: graded.statement.clone(), grade: graded.grade };
        serde_json::to_writer(&mut out, &line).map_err(|cause| failing(cause.into()))?;
        out.write_all(b"\n").map_err(failing)?;
    }
    Ok(())
}

/// Reads statements from JSON lines.
///
/// # Errors
/// There are more than [`IMPORT_STATEMENTS_MAX`].
pub fn read_json_lines(text: &str, library: &Library) -> Result<Intake, Error> {
    let mut intake = Intake::default();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let read = serde_json::from_str(line).map_err(|cause| cause.to_string());
        let graded = read.map(|it: Line| Graded { statement: it.statement, grade: it.grade });
        intake.take(Some(index as u64 + 1), graded, library, || line.to_owned());
        within_limit(&intake)?;
    }
    Ok(intake)
}

/// Reads the statements of a journal in the clause language.
///
/// # Errors
/// The text has faults; they are drawn in it.
pub fn read_journal(name: &str, text: &str, library: &Library) -> Result<Intake, Error> {
    let parsed = foedera_clauses::parse(text);
    if parsed.has_errors() {
        return Err(Error::text(name, text, parsed.diagnostics));
    }
    let mut intake = Intake::default();
    for graded in parsed.value.statements {
        intake.take(None, Ok(graded), library, String::new);
    }
    Ok(intake)
}

/// Writes statements as CSV with a header line.
///
/// # Errors
/// The output fails.
pub fn write_csv(statements: &[Graded], out: impl Write) -> Result<(), Error> {
    let failing = |cause: csv::Error| Error::world("writing statements", cause);
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(names()).map_err(failing)?;
    for graded in statements {
        let cells = cells(graded);
        writer.write_record(cells.iter().map(String::as_str)).map_err(failing)?;
    }
    writer.flush().map_err(|cause| Error::world("writing statements", cause))
}

/// Writes statements in the columns of the CSV, each cell as words, or nothing; how many they are.
///
/// # Errors
/// The output fails.
pub fn write_statement_columns(
    statements: &[Graded],
    form: Columnar,
    out: impl Write + Send,
) -> Result<u64, Error> {
    let columns = names().map(|name| (name, Kind::Text));
    let mut table = Table::new(form, columns.collect(), out)?;
    for graded in statements {
        let cells = cells(graded);
        table.row(&cells.iter().map(|it| columns::Cell::words(it)).collect::<Vec<_>>())?;
    }
    table.finish()
}

/// Reads statements from CSV. Columns may be left out and stand in any order; `status` is `happened`
/// where nothing else is said.
///
/// # Errors
/// It is no CSV, a column is unknown or stands twice, or there are more than
/// [`IMPORT_STATEMENTS_MAX`] rows.
pub fn read_csv(input: impl Read, library: &Library) -> Result<Intake, Error> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(input);
    let header = reader.headers().map_err(broken)?.clone();
    let header: Vec<&str> = header.iter().collect();
    check_header(&header)?;
    let mut intake = Intake::default();
    for record in reader.byte_records() {
        let record = record.map_err(broken)?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Result<Vec<&str>, _> = record.iter().map(str::from_utf8).collect();
        let graded = match cells {
            Ok(cells) if cells.len() == header.len() => row(header.iter().copied().zip(cells)),
            Ok(cells) => Err(format!("{} cells under {} columns", cells.len(), header.len())),
            Err(_) => Err("it is not UTF-8".to_owned()),
        };
        intake.take(Some(line), graded, library, || as_it_stood(&record));
        within_limit(&intake)?;
    }
    Ok(intake)
}

/// What the columns are called.
fn names() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|(name, ..)| *name).chain([GRADE])
}

/// The cells of a statement's row.
fn cells(graded: &Graded) -> Vec<String> {
    let value = json!(graded.statement);
    let cells = COLUMNS.iter().map(|(_, path, cell)| written(lookup(&value, path), *cell));
    let grade = graded.grade.map(|it| it.to_string()).unwrap_or_default();
    cells.chain([grade]).collect()
}

/// Whether every column is known and stands once.
fn check_header(header: &[&str]) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for name in header {
        if column(name).is_none() && *name != GRADE {
            let known: Vec<&str> = COLUMNS.iter().map(|(name, ..)| *name).collect();
            return Err(Error::wrong(format!(
                "line 1: no column is called `{name}`: there are {} and {GRADE}",
                known.join(", ")
            )));
        }
        if !seen.insert(*name) {
            return Err(Error::wrong(format!(
                "line 1: the column `{name}` stands twice: leave one of them out"
            )));
        }
    }
    Ok(())
}

/// A row of the table as CSV, for whoever mends it.
fn as_it_stood(record: &csv::ByteRecord) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = writer.write_byte_record(record).is_ok();
    let bytes = writer.into_inner().ok().filter(|_| written).unwrap_or_default();
    String::from_utf8_lossy(&bytes).trim_end().to_owned()
}

fn within_limit(intake: &Intake) -> Result<(), Error> {
    if IMPORT_STATEMENTS_MAX < intake.report.read {
        return Err(Error::wrong(format!(
            "more than {IMPORT_STATEMENTS_MAX} statements: split the file"
        )));
    }
    Ok(())
}

fn broken(cause: csv::Error) -> Error {
    if cause.is_io_error() {
        Error::world("reading the table", cause)
    } else {
        Error::wrong(format!("this is no CSV: {cause}"))
    }
}

fn column(name: &str) -> Option<(&'static [&'static str], Cell)> {
    COLUMNS.iter().find(|(known, ..)| *known == name).map(|(_, path, cell)| (*path, *cell))
}

fn row<'c>(cells: impl Iterator<Item = (&'c str, &'c str)>) -> Result<Graded, String> {
    let mut value = json!({ "act": {}, "status": "happened" });
    let mut grade = None;
    for (name, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
        match column(name) {
            Some((path, kind)) => place(&mut value, path, read(cell, kind, name)?),
            None => grade = Some(cell.parse::<Grade>()?),
        }
    }
    let statement = serde_json::from_value(value).map_err(|cause| cause.to_string())?;
    Ok(Graded { statement, grade })
}

fn lookup<'v>(value: &'v Value, path: &[&str]) -> Option<&'v Value> {
    path.iter().try_fold(value, |inside, name| inside.get(name))
}

fn place(value: &mut Value, path: &[&str], cell: Value) {
    if let [first, rest @ ..] = path
        && let Some(object) = value.as_object_mut()
    {
        if rest.is_empty() {
            object.insert((*first).to_owned(), cell);
        } else {
            let inside = object.entry((*first).to_owned()).or_insert(Value::Object(Map::new()));
            place(inside, rest, cell);
        }
    }
}

fn written(value: Option<&Value>, cell: Cell) -> String {
    match (value, cell) {
        (None, _) => String::new(),
        (Some(Value::String(text)), Cell::Text | Cell::Date) => text.clone(),
        (Some(Value::Array(codes)), Cell::Codes) => {
            codes.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
        }
        (Some(other), _) => other.to_string(),
    }
}

fn read(cell: &str, kind: Cell, name: &str) -> Result<Value, String> {
    Ok(match kind {
        Cell::Text => Value::String(cell.to_owned()),
        Cell::Date => match cell.parse::<Edtf>() {
            Ok(_) => Value::String(cell.to_owned()),
            Err(cause) => return Err(format!("column `{name}`: `{cell}` is no date: {cause}")),
        },
        Cell::Codes => json!(cell.split_whitespace().collect::<Vec<_>>()),
        Cell::Json => serde_json::from_str(cell)
            .map_err(|cause| format!("column `{name}` holds no JSON: {cause}"))?,
    })
}
