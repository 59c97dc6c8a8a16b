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

/// How wide a piece is, in bytes: a year and what is owed in it fit one.
const WIDE: usize = 16;

/// How many years are looked at together, since most dyads are none in most years.
const STRIDE: usize = 16;

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
        if let Some((last, before)) = pair.split_last() {
            sheet.dyad(years, before, *last)?;
        }
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
    /// `1914,1,0,0,1,1` and the end of the line, by the number of the set and year: what is owed rarely changes.
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

/// Puts a piece to its place; where the next one goes.
#[inline]
fn put(page: &mut [u8], at: usize, piece: &Piece) -> usize {
    let room = page.get_mut(at..).and_then(<[u8]>::first_chunk_mut);
    let Some(room) = room else { return at };
    *room = piece.bytes;
    at + piece.length
}

/// Two pieces, of which the first is short: there is one look for whether the page has room, not one for each.
#[inline]
fn put_both(page: &mut [u8], at: usize, first: Piece, second: &Piece) -> usize {
    let room: Option<&mut [u8; 2 * WIDE]> = page.get_mut(at..).and_then(<[u8]>::first_chunk_mut);
    let Some(room) = room else { return at };
    put(room, 0, &first);
    at + put(room, first.length, second)
}

impl<'a> Sheet<'a> {
    fn new(states: &[String], years: Option<Years>, out: &'a mut dyn Write) -> Self {
        let states: Vec<String> = states.iter().map(|it| quoted(it) + ",").collect();
        let longest = states.iter().map(String::len).max().unwrap_or_default();
        let years = years.map_or(0..0, |it| i32::from(it.first)..i32::from(it.last) + 1);
        let years: Vec<String> = years.map(|it| format!("{it},")).collect();
        let of_set = |owed: String| {
            let end = |year: &String| Piece::default().followed_by(year).followed_by(&owed);
            years.iter().map(end).collect()
        };
        let ends = Obligations::every().map(end).map(of_set).collect();
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

    /// The rows of one dyad, each of which begins with the pair, of which most data make one piece.
    fn dyad(&mut self, years: &[u8], before: &[Piece], last: Piece) -> io::Result<()> {
        for (nth, stride) in years.chunks(STRIDE).enumerate() {
            let whole = <[u8; STRIDE]>::try_from(stride).map(u128::from_ne_bytes);
            if whole.is_ok_and(|it| it == 0) {
                continue;
            }
            if CHUNK < self.page.at {
                self.flush()?;
            }
            let mut year = nth * STRIDE;
            for run in stride.chunk_by(|one, other| one == other) {
                let first = year;
                year += run.len();
                if let Some(owed) = run.first().filter(|it| **it != 0) {
                    self.run(number(*owed), first..year, before, last);
                }
            }
        }
        Ok(())
    }

    /// The rows of years in which the same is owed.
    fn run(&mut self, owed: usize, years: Range<usize>, before: &[Piece], last: Piece) {
        let ends = self.ends.get(owed).and_then(|it| it.get(years)).unwrap_or_default();
        let page = self.page.bytes.as_mut_slice();
        let mut at = self.page.at;
        for end in ends {
            at = before.iter().fold(at, |at, it| put(page, at, it));
            at = put_both(page, at, last, end);
        }
        self.page.at = at;
        self.rows += ends.len() as u64;
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
