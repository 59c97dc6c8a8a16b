//! A table in CSV, read row by row: what is held is one row, however long the table.
//!
//! A row without quotes is cut at its commas. One with quotes, which may go on over several lines, is
//! left to the reader of whole tables.

use std::collections::VecDeque;
use std::io::{BufRead, Read as _};

use csv::{ByteRecord, StringRecord};

use crate::table::{Cells, Column, NOT_UTF8, Table, as_csv, uneven};
use crate::{Error, Place, Report};

/// How long one row may be, in bytes.
pub const ROW_BYTES_MAX: u64 = 1 << 20;

/// How many rows may be faulty or doubtful before a table is taken for one of another kind.
pub const FAULTS_MAX: usize = 100_000;

/// The rows of a table, one after the other.
pub(crate) struct Lines<R> {
    input: R,
    /// The first line, as a table without rows.
    pub(crate) table: Table,
    line: Line,
    /// The number of the line that is read next, from 1.
    next: u64,
    /// Rows with quotes that were read together.
    waiting: VecDeque<StringRecord>,
}

/// A row.
#[derive(Debug, Default)]
pub(crate) struct Line {
    /// Where it begins.
    number: u64,
    text: String,
    /// Where each cell ends in the text; the next one begins behind the byte that stands there.
    ends: Vec<usize>,
}

impl<R: BufRead> Lines<R> {
    /// Reads the first line.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn open(name: &str, input: R) -> Result<Self, Error> {
        let (table, line) = (Table::read(name, b""), Line::default());
        let mut lines = Self { input, table, line, next: 1, waiting: VecDeque::new() };
        let first = lines.read()?.unwrap_or_default();
        lines.table = Table::read(name, &first);
        Ok(lines)
    }

    /// The next row that can be read; those before it that cannot go into the report.
    ///
    /// # Errors
    /// The input fails, a row is longer than [`ROW_BYTES_MAX`], or more than [`FAULTS_MAX`] have faults.
    pub(crate) fn next(&mut self, report: &mut Report) -> Result<Option<(&Table, &Line)>, Error> {
        loop {
            if FAULTS_MAX < report.refused.len().max(report.doubtful.len()) {
                let why = format!("more than {FAULTS_MAX} rows have faults: it is another table");
                return Err(Error::broken(&self.table.file, &why));
            }
            if let Some(record) = self.waiting.pop_front() {
                self.line.take(&record);
            } else {
                let Some(bytes) = self.read()? else { return Ok(None) };
                if has_quotes(&bytes) {
                    self.unquote(&bytes, report);
                    continue;
                }
                match String::from_utf8(bytes) {
                    Ok(text) => self.line.cut(text),
                    Err(cause) => {
                        self.refuse_bytes(cause.as_bytes(), report);
                        continue;
                    }
                }
            }
            let (cells, columns) = (self.line.ends.len(), self.table.columns.len());
            if cells == columns {
                return Ok(Some((&self.table, &self.line)));
            }
            let place = self.line.place(&self.table);
            report.refuse(&place, self.line.raw(), uneven(cells, columns));
        }
    }

    /// The bytes of the next row that is not empty, with all lines that its quotes go on over.
    fn read(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let mut bytes = std::mem::take(&mut self.line.text).into_bytes();
        bytes.clear();
        let mut is_quoted = false;
        self.line.number = self.next;
        loop {
            let begun = bytes.len();
            let left = ROW_BYTES_MAX.saturating_sub(begun as u64);
            let read = self.input.by_ref().take(left).read_until(b'\n', &mut bytes);
            let read = read.map_err(|it| Error::broken(&self.table.file, &it.to_string()))?;
            if read == 0 && left == 0 {
                let line = self.line.number;
                let why = format!(
                    "line {line} begins a row of more than {ROW_BYTES_MAX} bytes: look for a missing quote"
                );
                return Err(Error::broken(&self.table.file, &why));
            }
            if read == 0 {
                return Ok((!bytes.is_empty()).then_some(bytes));
            }
            let new = bytes.get(begun..).unwrap_or_default();
            if has_quotes(new) {
                is_quoted ^= new.iter().filter(|it| **it == b'"').count() % 2 == 1;
            }
            if bytes.last() == Some(&b'\n') {
                self.next += 1;
                if matches!(bytes.as_slice(), b"\n" | b"\r\n") {
                    bytes.clear();
                    self.line.number = self.next;
                } else if !is_quoted {
                    return Ok(Some(bytes));
                }
            }
        }
    }

    fn unquote(&mut self, bytes: &[u8], report: &mut Report) {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let mut record = ByteRecord::new();
        // In a slice of bytes, and flexible, nothing but the end stops the reader.
        while let Ok(true) = reader.read_byte_record(&mut record) {
            match StringRecord::from_byte_record(record.clone()) {
                Ok(record) => self.waiting.push_back(record),
                Err(_) => self.refuse_bytes(record.as_slice(), report),
            }
        }
    }

    fn refuse_bytes(&self, bytes: &[u8], report: &mut Report) {
        let row = String::from_utf8_lossy(bytes).trim_end().to_owned();
        report.refuse(&self.line.place(&self.table), row, NOT_UTF8);
    }
}

impl Line {
    pub(crate) fn place(&self, table: &Table) -> Place {
        Place::new(&table.file, self.number)
    }

    /// The row as CSV.
    pub(crate) fn raw(&self) -> String {
        as_csv(&(0..self.ends.len()).map(|it| self.cell(it)).collect())
    }

    fn cell(&self, nth: usize) -> &str {
        let before = nth.checked_sub(1).and_then(|it| self.ends.get(it));
        let from = before.map_or(0, |it| it + 1);
        self.ends.get(nth).and_then(|to| self.text.get(from..*to)).unwrap_or_default()
    }

    /// A row without quotes.
    fn cut(&mut self, text: String) {
        self.text = text;
        self.ends.clear();
        let (words, rest) = self.text.as_bytes().as_chunks();
        let mut begun = 0;
        for word in words {
            let mut commas = commas(u64::from_le_bytes(*word));
            while commas != 0 {
                // Eight bits are a byte of the text.
                self.ends.push(begun + commas.trailing_zeros() as usize / 8);
                commas &= commas - 1;
            }
            begun += word.len();
        }
        let last = (begun..).zip(rest).filter(|(_, byte)| **byte == b',');
        self.ends.extend(last.map(|(at, _)| at));
        let end = self.text.strip_suffix('\n').unwrap_or(&self.text);
        let end = end.strip_suffix('\r').unwrap_or(end).len();
        self.ends.push(end);
    }

    fn take(&mut self, record: &StringRecord) {
        self.text.clear();
        self.ends.clear();
        for cell in record {
            self.text.push_str(cell);
            self.ends.push(self.text.len());
            self.text.push(',');
        }
    }
}

fn has_quotes(bytes: &[u8]) -> bool {
    bytes.contains(&b'"')
}

/// Which of eight bytes are commas: of each that is, the highest bit. Cells are so short that looking for one comma
/// after the other takes longer.
fn commas(word: u64) -> u64 {
    const HIGH: u64 = u64::from_ne_bytes([1 << 7; 8]);
    let differs = word ^ u64::from_ne_bytes([b','; 8]);
    // A byte that differs has a bit among its lower seven, which the sum carries into the highest, or the highest.
    !(((differs & !HIGH) + !HIGH) | differs) & HIGH
}

impl Cells for Line {
    fn get(&self, column: Column) -> &str {
        let cell = self.cell(column.place());
        // Most cells are a number, and nothing is around it.
        let is_plain = |it: Option<&u8>| it.is_none_or(u8::is_ascii_graphic);
        let bytes = cell.as_bytes();
        if is_plain(bytes.first()) && is_plain(bytes.last()) { cell } else { cell.trim() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of the first column, and what was refused, row by row as a whole table has them.
    #[track_caller]
    fn check(bytes: &[u8]) {
        let (mut report, mut whole) = (Report::default(), Report::default());
        let table = Table::read("t.csv", bytes);
        let column = table.column("name").unwrap();
        let expected: Vec<(u64, String)> = table
            .rows(&mut whole)
            .iter()
            .map(|it| (it.place.line.unwrap(), it.get(column).to_owned()))
            .collect();
        let mut lines = Lines::open("t.csv", bytes).unwrap();
        let mut found = Vec::new();
        while let Some((_, line)) = lines.next(&mut report).unwrap() {
            found.push((line.number, line.get(column).to_owned()));
        }
        assert_eq!(found, expected);
        let sorted = |report: Report| {
            let mut refused = report.refused;
            refused.sort_by_key(|it| it.place.line);
            refused
        };
        assert_eq!(sorted(report), sorted(whole));
    }

    #[test]
    fn rows_are_those_of_the_whole_table() {
        check(b"\xEF\xBB\xBFname,day\r\nA,1\n\n\"B, or\nb\",2\nC\n\r\nE, 5 \n F,6");
        check(b"name\n\"A\"\nB\n");
        // Wider than what is looked at together; the second byte of `¬` is a comma but for its highest bit.
        check("day,name,of\n,,,\n12345678,¬¬,-\n1234567,¬+-.,,\n,¬¬¬¬,123456789\n".as_bytes());
        check(b"name,day");
        check(b"name,day\nD,\xFF\nE,5\n");
    }

    #[test]
    fn a_row_without_end_is_told_with_its_line() {
        let text = [b"name\nA\n\"".as_slice(), &vec![b'x'; 1 << 20]].concat();
        let mut lines = Lines::open("t.csv", text.as_slice()).unwrap();
        let mut report = Report::default();
        assert!(lines.next(&mut report).unwrap().is_some());
        let error = lines.next(&mut report).err().unwrap().to_string();
        assert!(error.starts_with("t.csv: line 3 begins a row of more than"), "{error}");
    }

    #[test]
    fn too_many_faults_are_another_table() {
        let text = "name,day\n".to_owned() + &"A\n".repeat(FAULTS_MAX + 2);
        let mut lines = Lines::open("t.csv", text.as_bytes()).unwrap();
        let error = lines.next(&mut Report::default()).err().unwrap().to_string();
        assert!(error.contains("it is another table"), "{error}");
    }
}
