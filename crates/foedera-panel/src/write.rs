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
}

struct Sheet<'a> {
    /// `220,`
    states: Vec<String>,
    /// `1914,1,0,0,1,1` and the end of the line, by year and the number of the set.
    ends: Vec<Piece>,
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

impl Page {
    #[inline]
    fn put(&mut self, piece: &Piece) {
        let room = self.bytes.get_mut(self.at..).and_then(<[u8]>::first_chunk_mut);
        if let Some(room) = room {
            *room = piece.bytes;
            self.at += piece.length;
        }
    }
}

impl<'a> Sheet<'a> {
    fn new(states: &[String], years: Option<Years>, out: &'a mut dyn Write) -> Self {
        let states: Vec<String> = states.iter().map(|it| quoted(it) + ",").collect();
        let longest = states.iter().map(String::len).max().unwrap_or_default();
        let years = years.map_or(0..0, |it| i32::from(it.first)..i32::from(it.last) + 1);
        let every: Vec<String> = Obligations::every().map(end).collect();
        let ends = years.flat_map(|year| {
            let year = format!("{year},");
            every.iter().filter_map(move |owed| Piece::of(&[year.as_str(), owed].concat()).next())
        });
        let ends = ends.collect();
        // A row that begins within the chunk ends within the buffer.
        let room = CHUNK.max(HEADER.len()) + 2 * longest + 4 * WIDE;
        let mut page = Page { bytes: vec![0; room], at: 0 };
        Piece::of(&format!("{HEADER}\n")).for_each(|it| page.put(&it));
        Self { states, ends, page, out, rows: 0 }
    }

    /// `220,`
    fn state(&self, number: u32) -> Option<&str> {
        self.states.get(usize::try_from(number).ok()?).map(String::as_str)
    }

    /// The rows of one dyad, each of which begins with the pair.
    fn dyad(&mut self, pair: &[Piece], years: &[u8]) -> io::Result<()> {
        for (nth, stride) in years.chunks(STRIDE).enumerate() {
            let whole = <[u8; STRIDE]>::try_from(stride).map(u64::from_ne_bytes);
            if whole.is_ok_and(|it| it == 0) {
                continue;
            }
            for (within, owed) in stride.iter().enumerate().filter(|(_, owed)| **owed != 0) {
                let end = (nth * STRIDE + within) * Obligations::SETS + number(*owed);
                self.row(pair, end)?;
            }
        }
        Ok(())
    }

    fn row(&mut self, pair: &[Piece], end: usize) -> io::Result<()> {
        for piece in pair {
            self.page.put(piece);
        }
        if let Some(end) = self.ends.get(end) {
            self.page.put(end);
        }
        self.rows += 1;
        if CHUNK < self.page.at { self.flush() } else { Ok(()) }
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
