//! An archive of any form, cut into pieces.

use std::io::{self, BufRead, BufReader, Read as _};
use std::ops::ControlFlow;

use flate2::bufread::MultiGzDecoder;

use crate::form::Form;
use crate::piece::{Piece, Raw, too_long};
use crate::place::Place;
use crate::{DOCUMENT_BYTES_MAX, json_lines, table, tape, warc};

/// With what everything begins that gzip has compressed; no text, tar or WARC does.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// How much is unpacked at once, in bytes.
const UNPACKED_AT_ONCE: usize = 1 << 17;

/// Hands each piece of an archive to `take`, from its beginning to its end, until told to stop. Whether it
/// is compressed by gzip is seen from its first bytes.
///
/// What cannot be cut is handed on as a fault at its place. Where the input fails, or nothing can be found
/// any more behind a fault, that is the last piece.
pub fn cut(
    mut input: impl BufRead,
    form: Form,
    take: &mut dyn FnMut(Piece) -> ControlFlow<()>,
) -> ControlFlow<()> {
    match input.fill_buf() {
        Ok(held) if held.starts_with(&GZIP) => {
            let unpacked = MultiGzDecoder::new(input);
            plain(BufReader::with_capacity(UNPACKED_AT_ONCE, unpacked), form, take)
        }
        Ok(_) => plain(input, form, take),
        Err(cause) => take(Piece::fault(Place::default(), cause.to_string())),
    }
}

fn plain(
    input: impl BufRead,
    form: Form,
    take: &mut dyn FnMut(Piece) -> ControlFlow<()>,
) -> ControlFlow<()> {
    match form {
        Form::Text => take(whole(input)),
        Form::Tar => tape::cut(input, take),
        Form::JsonLines => json_lines::cut(input, take),
        Form::Csv => table::cut(input, take),
        Form::Warc => warc::cut(input, take),
    }
}

fn whole(input: impl BufRead) -> Piece {
    match held(input) {
        Ok(bytes) if DOCUMENT_BYTES_MAX < bytes.len() => {
            Piece::fault(Place::default(), too_long(DOCUMENT_BYTES_MAX))
        }
        Ok(bytes) => Piece::new(Place::default(), Raw::Text { name: None, bytes }),
        Err(cause) => Piece::fault(Place::default(), cause.to_string()),
    }
}

/// All of it, but no more than one byte beyond what is taken.
fn held(input: impl BufRead) -> io::Result<Vec<u8>> {
    let limit = u64::try_from(DOCUMENT_BYTES_MAX).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    input.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
