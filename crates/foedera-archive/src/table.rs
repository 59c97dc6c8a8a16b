//! CSV: a head with the names of the fields, then a row for each document.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;
use std::sync::Arc;

use csv::ByteRecord;

use crate::piece::{Piece, Raw, too_long};
use crate::place::Place;
use crate::{BYTE_ORDER_MARK, PIECE_BYTES_MAX};

/// Cuts between rows. A quotation that nobody closes ends the table: where the next row begins cannot be
/// known any more.
pub(crate) fn cut(
    input: impl BufRead,
    take: &mut dyn FnMut(Piece) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let input = match without_mark(input) {
        Ok(input) => input,
        Err(cause) => return take(Piece::fault(Place::line(1), cause.to_string())),
    };
    let metered = Metered { input, left: 0 };
    // Rows of another length than the head are told here, each with its place.
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(metered);
    reader.get_mut().left = PIECE_BYTES_MAX;
    let head = match reader.byte_headers() {
        Ok(head) => Arc::new(head.clone()),
        Err(cause) => return take(Piece::fault(Place::line(1), why(&cause))),
    };
    loop {
        reader.get_mut().left = PIECE_BYTES_MAX;
        let mut row = ByteRecord::new();
        let begins = reader.position().line();
        match reader.read_byte_record(&mut row) {
            Ok(false) => return ControlFlow::Continue(()),
            Ok(true) => {
                let line = row.position().map_or(begins, csv::Position::line);
                take(if row.len() == head.len() {
                    let head = Arc::clone(&head);
                    Piece::new(Place::line(line), Raw::Row { head, row })
                } else {
                    Piece::fault(Place::line(line), uneven(row.len(), head.len()))
                })?;
            }
            Err(cause) => return take(Piece::fault(Place::line(begins), why(&cause))),
        }
    }
}

/// The input without the mark that may stand before it. The reader of tables knows it too, but not where it
/// comes in alone.
fn without_mark(mut input: impl BufRead) -> io::Result<impl BufRead> {
    let mut first = Vec::new();
    input.by_ref().take(BYTE_ORDER_MARK.len() as u64).read_to_end(&mut first)?;
    if first == BYTE_ORDER_MARK {
        first.clear();
    }
    Ok(io::Cursor::new(first).chain(input))
}

fn uneven(cells: usize, head: usize) -> String {
    format!(
        "a row of {cells} cells under a head of {head}: is a quotation mark not closed, or a comma not quoted?"
    )
}

fn why(cause: &csv::Error) -> String {
    if let csv::ErrorKind::Io(cause) = cause.kind() { cause.to_string() } else { cause.to_string() }
}

/// Input that gives no more than is left, so that no row can fill the memory.
struct Metered<R> {
    input: R,
    left: usize,
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            let cure = "is a quotation mark not closed?";
            return Err(io::Error::other(format!(
                "a row of {}; {cure}",
                too_long(PIECE_BYTES_MAX)
            )));
        }
        let count = self.input.read(out)?;
        self.left = self.left.saturating_sub(count);
        Ok(count)
    }
}
