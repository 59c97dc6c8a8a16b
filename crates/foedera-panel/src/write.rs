//! The table as CSV. Every row is put together from pieces made once, each of one width, so that a copy is one
//! instruction: this is most of the work of a panel.

use std::io::{self, Write};

use foedera_model::{Obligation, Obligations};

use crate::member::Years;
use crate::tally::{Tally, number};

/// The first line of the table.
pub const HEADER: &str = "state_a,state_b,year,defense,offense,neutral,nonagg,consul";

/// How much is put together before it is written, in bytes.
const CHUNK: usize = 1 << 16;

/// How wide a piece is, in bytes: a year and what is owed in it fit one.
const WIDE: usize = 16;

/// How many years are looked at together, since most dyads are none in most years.
const STRIDE: usize = 8;

/// Writes the dyad-years that were counted; `states` names each state by its number. Returns how many they are.
///
/// # Errors
/// The table cannot be written.
pub fn write_csv(tally: &Tally, states: &[String], out: &mut dyn Write) -> io::Result<u64> {
    let mut sheet = Sheet::new(states, tally.years(), out);
    let (mut text, mut pair) = (String::new(), Vec::new());
    for (by, to, years) in tally.dyads() {
        let (Some(by), Some(to)) = (sheet.state(by), sheet.state(to)) else { continue };
        text.clear();
        text.push_str(by);
        text.push_str(to);
        pair.clear();
        pair.extend(Piece::of(&text));
        sheet.dyad(&pair, years)?;
    }
    sheet.flush()?;
    Ok(sheet.rows)
}

/// Some bytes of a row; beyond its length the bytes mean nothing, and the next piece is put over them.
#[derive(Clone, Copy, Debug, Default)]
struct Piece {
    bytes: [u8; WIDE],
    length: usize,
}

impl Piece {
    /// The pieces of a text, of which only the last is not full.
    fn of(text: &str) -> impl Iterator<Item = Self> {
        text.as_bytes().chunks(WIDE).map(|part| {
            let mut piece = Self { bytes: [0; WIDE], length: part.len() };
            if let Some(room) = piece.bytes.get_mut(..part.len()) {
                room.copy_from_slice(part);
            }
            piece
        })
    }

    /// With more text behind it, as far as that fits.
    fn followed_by(mut self, more: &str) -> Self {
        let room = self.bytes.get_mut(self.length..).unwrap_or_default();
        for (room, byte) in room.iter_mut().zip(more.bytes()) {
            *room = byte;
            self.length += 1;
        }
        self
    }
}

struct Sheet<'a> {
    /// `220,`
    states: Vec<String>,
    /// `1914,1,0,0,1,1` and the end of the line, by year and the number of the set.
    ends: Vec<[Piece; Obligations::SETS]>,
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

/// Puts a piece to its place; where the next one goes.
#[inline]
fn put(page: &mut [u8], at: usize, piece: &Piece) -> usize {
    let room = page.get_mut(at..).and_then(<[u8]>::first_chunk_mut);
    let Some(room) = room else { return at };
    *room = piece.bytes;
    at + piece.length
}

impl<'a> Sheet<'a> {
    fn new(states: &[String], years: Option<Years>, out: &'a mut dyn Write) -> Self {
        let states: Vec<String> = states.iter().map(|it| quoted(it) + ",").collect();
        let longest = states.iter().map(String::len).max().unwrap_or_default();
        let years = years.map_or(0..0, |it| i32::from(it.first)..i32::from(it.last) + 1);
        let every: Vec<String> = Obligations::every().map(end).collect();
        let of_year = |year: i32| {
            let begun = Piece::default().followed_by(&format!("{year},"));
            let mut ends = [begun; Obligations::SETS];
            for (end, owed) in ends.iter_mut().zip(&every) {
                *end = end.followed_by(owed);
            }
            ends
        };
        let ends = years.map(of_year).collect();
        // Rows of a stride that begins within the chunk end within the buffer.
        let room = CHUNK.max(HEADER.len()) + STRIDE * (2 * longest + 3 * WIDE);
        let mut bytes = vec![0; room];
        let header = format!("{HEADER}\n");
        let at = Piece::of(&header).fold(0, |at, piece| put(&mut bytes, at, &piece));
        Self { states, ends, page: Page { bytes, at }, out, rows: 0 }
    }

    /// `220,`
    fn state(&self, number: u32) -> Option<&str> {
        self.states.get(usize::try_from(number).ok()?).map(String::as_str)
    }

    /// The rows of one dyad, each of which begins with the pair.
    fn dyad(&mut self, pair: &[Piece], years: &[u8]) -> io::Result<()> {
        for (at, stride) in years.chunks(STRIDE).enumerate() {
            let whole = <[u8; STRIDE]>::try_from(stride).map(u64::from_ne_bytes);
            if whole.is_ok_and(|it| it == 0) {
                continue;
            }
            if CHUNK < self.page.at {
                self.flush()?;
            }
            let ends = self.ends.get(at * STRIDE..).unwrap_or_default();
            let (page, mut at) = (self.page.bytes.as_mut_slice(), self.page.at);
            for (owed, ends) in stride.iter().zip(ends).filter(|(owed, _)| **owed != 0) {
                if let Some(end) = ends.get(number(*owed)) {
                    at = pair.iter().fold(at, |at, it| put(page, at, it));
                    at = put(page, at, end);
                    self.rows += 1;
                }
            }
            self.page.at = at;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        let Page { bytes, at } = &mut self.page;
        self.out.write_all(bytes.get(..*at).unwrap_or_default())?;
        *at = 0;
        Ok(())
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
