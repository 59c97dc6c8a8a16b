//! The table as CSV. Every row is put together from pieces made once, each of one width, so that a copy is one
//! instruction: this is most of the work of a panel.

use std::io::{self, Write};
use std::ops::Range;

use foedera_model::{Obligation, Obligations};

use crate::member::Years;
use crate::tally::{Tally, number};

/// The first line of the table.
pub const HEADER: &str = "state_a,state_b,year,defense,offense,neutral,nonagg,consul";

/// How much is put together before it is written, in bytes.
const CHUNK: usize = 1 << 16;

/// How wide a piece is, in bytes: the end of a row, with its year and what is owed in it, is one.
const WIDE: usize = 16;

/// Some bytes of a row.
type Piece = [u8; WIDE];

/// How many years are looked at together, since most are of one kind.
const STRIDE: usize = 16;

/// Writes the dyad-years that were counted; `states` names each state by its number. Returns how many they are.
///
/// # Errors
/// The table cannot be written.
pub fn write_csv(tally: &Tally, states: &[String], out: &mut dyn Write) -> io::Result<u64> {
    let mut sheet = Sheet::new(states, tally.years(), out);
    let mut text = String::new();
    let mut pair = Pair::default();
    for (by, to, first, years) in tally.dyads() {
        let (Some(by), Some(to)) = (sheet.state(by), sheet.state(to)) else { continue };
        text.clear();
        text.extend([by, ",", to]);
        pair.take(&text);
        sheet.dyad(first, years, &pair)?;
    }
    sheet.flush()?;
    Ok(sheet.rows)
}

/// How the rows of a dyad begin: `220,365`.
#[derive(Debug, Default)]
struct Pair {
    /// Beyond its length the bytes of the last mean nothing, and the end of the row is put over them.
    pieces: Vec<Piece>,
    length: usize,
}

impl Pair {
    fn take(&mut self, text: &str) {
        self.pieces.clear();
        let parts = text.as_bytes().chunks(WIDE);
        self.pieces.extend(parts.map(|part| piece(part.iter().copied())));
        self.length = text.len();
    }
}

struct Sheet<'a> {
    /// `220`
    states: Vec<String>,
    /// `,1914,1,0,0,1,1` and the end of the line, by the number of the set and year: what is owed rarely changes.
    ends: Vec<Vec<Piece>>,
    page: Page,
    out: &'a mut dyn Write,
    rows: u64,
}

/// What is put together before it is written.
struct Page {
    bytes: Vec<u8>,
    /// How much of it is filled.
    at: usize,
}

impl<'a> Sheet<'a> {
    fn new(states: &[String], years: Option<Years>, out: &'a mut dyn Write) -> Self {
        let states: Vec<String> = states.iter().map(|it| quoted(it)).collect();
        let longest = states.iter().map(String::len).max().unwrap_or_default();
        let years = years.map_or(0..0, |it| i32::from(it.first)..i32::from(it.last) + 1);
        let years: Vec<Piece> = years.map(|year| piece(format!(",{year:04}").bytes())).collect();
        let of_set = |owes| years.iter().map(|year| end(*year, owes)).collect();
        let ends = Obligations::every().map(of_set).collect();
        // Rows of a stride that begins within the chunk end within the buffer.
        let room = CHUNK + HEADER.len() + STRIDE * (2 * longest + 1 + WIDE);
        let mut bytes = vec![0; room];
        let header = HEADER.bytes().chain([b'\n']);
        bytes.iter_mut().zip(header).for_each(|(room, byte)| *room = byte);
        let page = Page { bytes, at: HEADER.len() + 1 };
        Self { states, ends, page, out, rows: 0 }
    }

    /// `220`
    fn state(&self, number: u32) -> Option<&str> {
        self.states.get(usize::try_from(number).ok()?).map(String::as_str)
    }

    /// The rows of one dyad, from the place of its first year on. A stride of years is one number, in which the years of one kind are found by one look.
    fn dyad(&mut self, first: usize, years: &[u8], pair: &Pair) -> io::Result<()> {
        for (nth, stride) in years.chunks(STRIDE).enumerate() {
            if CHUNK < self.page.at {
                self.flush()?;
            }
            let mut year = first + nth * STRIDE;
            let whole = stride.try_into().unwrap_or_else(|_| piece(stride.iter().copied()));
            let mut left = u128::from_le_bytes(whole);
            while left != 0 {
                let [owed, ..] = left.to_le_bytes();
                let differs = left ^ u128::from_le_bytes([owed; STRIDE]);
                let alike = differs.trailing_zeros() / u8::BITS;
                let until = year + alike as usize;
                self.run(owed, year..until, pair);
                year = until;
                left = left.checked_shr(alike * u8::BITS).unwrap_or_default();
            }
        }
        Ok(())
    }

    /// The rows of years in which the same is owed, none where they are no dyad, all as long: the pair, a piece at a time, and the end.
    fn run(&mut self, owed: u8, years: Range<usize>, pair: &Pair) {
        if owed == 0 {
            return;
        }
        let ends = self.ends.get(number(owed)).and_then(|it| it.get(years)).unwrap_or_default();
        let long = pair.length + WIDE;
        let until = self.page.at + ends.len() * long;
        let rows = self.page.bytes.get_mut(self.page.at..until).unwrap_or_default();
        let Some((first, more)) = pair.pieces.split_first() else { return };
        for (row, end) in rows.chunks_exact_mut(long).zip(ends) {
            if let Some(room) = row.first_chunk_mut() {
                *room = *first;
            }
            let rooms = row.chunks_exact_mut(WIDE).skip(1);
            rooms.zip(more).for_each(|(room, piece)| room.copy_from_slice(piece));
            if let Some(room) = row.last_chunk_mut() {
                *room = *end;
            }
        }
        self.page.at = until;
        self.rows += ends.len() as u64;
    }

    fn flush(&mut self) -> io::Result<()> {
        let Page { bytes, at } = &mut self.page;
        self.out.write_all(bytes.get(..*at).unwrap_or_default())?;
        *at = 0;
        Ok(())
    }
}

/// A text that is no longer than a piece.
fn piece(text: impl Iterator<Item = u8>) -> Piece {
    let mut piece = [0; WIDE];
    piece.iter_mut().zip(text).for_each(|(room, byte)| *room = byte);
    piece
}

/// `,1914,1,0,0,1,1` and the end of the line: a piece, since a year has four digits.
fn end(year: Piece, owes: Obligations) -> Piece {
    let digits = Obligation::ALL.map(|it| if owes.has(it) { *b",1" } else { *b",0" });
    let mut end = year;
    let rooms = end.iter_mut().skip(",1914".len());
    rooms.zip(digits.as_flattened().iter().chain(b"\n")).for_each(|(room, byte)| *room = *byte);
    end
}

/// A name that a table can hold.
fn quoted(name: &str) -> String {
    let plain = !name.contains([',', '"', '\n', '\r']);
    if plain { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
}
