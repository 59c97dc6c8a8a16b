//! Tar: the members whose names say that they are documents.

use std::io::{BufRead, Read};
use std::ops::ControlFlow;

use tar::{Archive, Entry};

use crate::PIECE_BYTES_MAX;
use crate::piece::{Piece, Raw, too_long};
use crate::place::Place;

/// Cuts between members.
pub(crate) fn cut(
    input: impl BufRead,
    take: &mut dyn FnMut(Piece) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut archive = Archive::new(input);
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(cause) => return take(Piece::fault(Place::byte(0), cause.to_string())),
    };
    let mut last = 0;
    for entry in entries {
        match entry {
            Ok(entry) => {
                last = entry.raw_file_position();
                if let Some(piece) = member(entry) {
                    take(piece)?;
                }
            }
            // What follows cannot be found any more.
            Err(cause) => {
                let why = format!("the tar is damaged after this byte: {cause}");
                return take(Piece::fault(Place::byte(last), why));
            }
        }
    }
    ControlFlow::Continue(())
}

/// Nothing for a folder.
fn member<R: Read>(mut entry: Entry<'_, R>) -> Option<Piece> {
    let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
    let place = Place { byte: Some(entry.raw_file_position()), member: Some(path), line: None };
    let name = place.member.clone().unwrap_or_default();
    let sort = entry.header().entry_type();
    if sort.is_dir() {
        return None;
    }
    if !(sort.is_file() || sort.is_contiguous()) || !is_document(&name) {
        return Some(Piece::new(place, Raw::Other));
    }
    if u64::try_from(PIECE_BYTES_MAX).is_ok_and(|most| most < entry.size()) {
        return Some(Piece::fault(place, too_long(PIECE_BYTES_MAX)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(entry.size()).unwrap_or_default());
    let size = entry.size();
    Some(match entry.read_to_end(&mut bytes) {
        Ok(count) if u64::try_from(count).is_ok_and(|it| it < size) => {
            Piece::fault(place, format!("the tar ends {count} bytes into its {size}"))
        }
        Ok(_) => Piece::new(place, Raw::Text { name: Some(name), bytes }),
        Err(cause) => Piece::fault(place, cause.to_string()),
    })
}

fn is_document(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".txt")
}
