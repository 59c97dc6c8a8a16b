//! The table as CSV. Every row is put together from pieces made once: this is most of the work of a panel.

use std::io::{self, Write};

use foedera_model::{Obligation, Obligations};

use crate::counting::Counting;
use crate::member::Years;
use crate::panel::Panel;

/// The first line of the table.
pub const HEADER: &str = "state_a,state_b,year,defense,offense,neutral,nonagg,consul";

/// How much is put together before it is written, in bytes.
const CHUNK: usize = 1 << 16;

/// Writes the dyad-years of these years; `states` names each state by its number.
///
/// # Errors
/// The table cannot be written.
pub fn write_csv(
    panel: &Panel,
    states: &[String],
    counting: Counting,
    years: Years,
    out: &mut dyn Write,
) -> io::Result<u64> {
    let mut sheet = Sheet::new(states, years, out);
    sheet.buffer.extend_from_slice(HEADER.as_bytes());
    sheet.buffer.push(b'\n');
    panel.rows(counting, years, |row| sheet.row(row.state_a, row.state_b, row.year, row.owes));
    sheet.flush();
    let Sheet { written, rows, .. } = sheet;
    written.map(|()| rows)
}

struct Sheet<'a> {
    states: Vec<String>,
    /// `1914,`
    years: Vec<String>,
    first: i16,
    /// `1,0,0,1,1` and the end of the line, by the number of the set.
    ends: Vec<String>,
    buffer: Vec<u8>,
    out: &'a mut dyn Write,
    written: io::Result<()>,
    rows: u64,
}

impl<'a> Sheet<'a> {
    fn new(states: &[String], years: Years, out: &'a mut dyn Write) -> Self {
        let comma = |it: &dyn std::fmt::Display| format!("{it},");
        Self {
            states: states.iter().map(|it| comma(&quoted(it))).collect(),
            years: (years.first..=years.last).map(|it| comma(&it)).collect(),
            first: years.first,
            ends: Obligations::every().map(end).collect(),
            buffer: Vec::with_capacity(CHUNK * 2),
            out,
            written: Ok(()),
            rows: 0,
        }
    }

    fn row(&mut self, a: u32, b: u32, year: i16, owes: Obligations) {
        let state = |it: u32| usize::try_from(it).ok().and_then(|it| self.states.get(it));
        let year = self.years.get(usize::from(year.abs_diff(self.first)));
        let cells = [state(a), state(b), year, self.ends.get(usize::from(owes.number()))];
        for cell in cells.into_iter().flatten() {
            self.buffer.extend_from_slice(cell.as_bytes());
        }
        self.rows += 1;
        if CHUNK < self.buffer.len() {
            self.flush();
        }
    }

    /// The first error stays: what comes after it goes nowhere.
    fn flush(&mut self) {
        if self.written.is_ok() {
            self.written = self.out.write_all(&self.buffer);
        }
        self.buffer.clear();
    }
}

fn end(owes: Obligations) -> String {
    let digits = Obligation::ALL.map(|it| if owes.has(it) { "1" } else { "0" });
    digits.join(",") + "\n"
}

/// A name that a table can hold.
fn quoted(name: &str) -> String {
    let plain = !name.contains([',', '"', '\n', '\r']);
    if plain { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
}
