//! WARC (ISO 28500): records with a head, one after the other. Responses, resources and conversions (WET)
//! hold documents, the others tell of how they were fetched.

use std::io::{self, BufRead, Read as _};
use std::ops::ControlFlow;

use crate::PIECE_BYTES_MAX;
use crate::lines::{self, Line};
use crate::piece::{Piece, Raw, too_long};
use crate::place::Place;

/// How long a line of a record's head may be, in bytes.
const LINE_BYTES_MAX: usize = 64 << 10;

/// How many lines a record's head may have; records of the web have some twenty.
const HEAD_LINES_MAX: usize = 1_000;

/// With what a record begins, before the number of the version.
const VERSION: &[u8] = b"WARC/";

/// Cuts between records. Where no record begins, the next place at which one does is looked for.
pub(crate) fn cut(
    input: impl BufRead,
    take: &mut dyn FnMut(Piece) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut tape = Tape { input: Counted { input, at: 0 }, begun: None };
    loop {
        match tape.record() {
            Ok(Some(piece)) => take(piece)?,
            Ok(None) => return ControlFlow::Continue(()),
            Err(cause) => return take(Piece::fault(Place::byte(tape.input.at), cause.to_string())),
        }
    }
}

/// The input, and whether a record's first line was read already.
struct Tape<R> {
    input: Counted<R>,
    begun: Option<Place>,
}

/// What the head of a record says.
#[derive(Debug, Default)]
struct Head {
    kind: String,
    address: Option<String>,
    media: String,
    len: Option<u64>,
}

impl<R: BufRead> Tape<R> {
    /// The next record; nothing at the end.
    fn record(&mut self) -> io::Result<Option<Piece>> {
        let begun = self.begun.take().map(Ok);
        let place = match begun.map_or_else(|| self.begin(), |it| Ok(Some(it)))? {
            None => return Ok(None),
            Some(Ok(place)) => place,
            Some(Err(strayed)) => {
                let why = "no WARC record begins here; what follows up to the next one is left out";
                return Ok(Some(Piece::fault(strayed, why)));
            }
        };
        let Some(head) = self.head()? else {
            return Ok(Some(Piece::fault(place, "the head of this WARC record has no end")));
        };
        let Some(len) = head.len else {
            return Ok(Some(Piece::fault(place, "a WARC record without a `Content-Length`")));
        };
        self.content(place, head, len).map(Some)
    }

    /// Reads the first line of a record; nothing at the end. Where anything but blank lines stands before it,
    /// the place of that is the error, and the record is kept for the next time.
    fn begin(&mut self) -> io::Result<Option<Result<Place, Place>>> {
        let mut strayed = None;
        loop {
            let place = Place::byte(self.input.at);
            match self.line()? {
                Line::End => return Ok(strayed.map(Err)),
                Line::Read(line) if line.starts_with(VERSION) => {
                    let Some(strayed) = strayed else { return Ok(Some(Ok(place))) };
                    self.begun = Some(place);
                    return Ok(Some(Err(strayed)));
                }
                Line::Read(line) if line.trim_ascii().is_empty() => {}
                Line::Read(_) | Line::TooLong => strayed = strayed.or(Some(place)),
            }
        }
    }

    /// The lines up to a blank one.
    fn head(&mut self) -> io::Result<Option<Head>> {
        let mut head = Head::default();
        for _ in 0..HEAD_LINES_MAX {
            match self.line()? {
                Line::End => return Ok(None),
                Line::TooLong => {}
                Line::Read(line) if line.trim_ascii().is_empty() => return Ok(Some(head)),
                Line::Read(line) => head.take(&line),
            }
        }
        Ok(None)
    }

    fn content(&mut self, place: Place, head: Head, len: u64) -> io::Result<Piece> {
        let Some(raw) = head.raw() else {
            self.skip(len)?;
            return Ok(Piece::new(place, Raw::Other));
        };
        if u64::try_from(PIECE_BYTES_MAX).is_ok_and(|most| most < len) {
            self.skip(len)?;
            return Ok(Piece::fault(place, too_long(PIECE_BYTES_MAX)));
        }
        let mut bytes = Vec::new();
        let count = self.input.by_ref().take(len).read_to_end(&mut bytes)?;
        if u64::try_from(count).is_ok_and(|it| it < len) {
            let why = format!("the file ends {count} bytes into a WARC record of {len}");
            return Ok(Piece::fault(place, why));
        }
        Ok(Piece::new(place, raw(bytes)))
    }

    fn line(&mut self) -> io::Result<Line> {
        lines::next(&mut self.input, LINE_BYTES_MAX)
    }

    fn skip(&mut self, len: u64) -> io::Result<()> {
        io::copy(&mut self.input.by_ref().take(len), &mut io::sink()).map(drop)
    }
}

impl Head {
    /// A line such as `WARC-Type: response`; one that says nothing of use is left out.
    fn take(&mut self, line: &[u8]) {
        let line = String::from_utf8_lossy(line);
        let Some((name, value)) = line.split_once(':') else { return };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => self.kind = value.to_ascii_lowercase(),
            "warc-target-uri" => {
                let bare = value.trim_start_matches('<').trim_end_matches('>');
                self.address = Some(bare.to_owned());
            }
            "content-type" => value.clone_into(&mut self.media),
            "content-length" => self.len = value.parse().ok(),
            _ => {}
        }
    }

    /// How its content is to be taken, if it can be a document.
    fn raw(self) -> Option<Box<dyn FnOnce(Vec<u8>) -> Raw>> {
        let Self { kind, address: name, media, .. } = self;
        Some(match kind.as_str() {
            "response" if name.as_ref().is_none_or(|it| it.starts_with("http")) => {
                Box::new(|bytes| Raw::Response { name, bytes })
            }
            "resource" | "conversion" => Box::new(|bytes| Raw::Resource { name, media, bytes }),
            _ => return None,
        })
    }
}

/// Input that counts its bytes.
struct Counted<R> {
    input: R,
    at: u64,
}

impl<R: BufRead> io::Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(out)?;
        self.at = self.at.saturating_add(count as u64);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.input.consume(count);
        self.at = self.at.saturating_add(count as u64);
    }
}
