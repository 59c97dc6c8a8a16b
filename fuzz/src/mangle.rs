//! Mangling: a good input with a few things done to it, so that it stays near what a reader takes.

use crate::random::Random;

/// The longest input that is tried; every reader's own limits lie above or are met by its tests.
const BYTES_MAX: usize = 64 * 1024;

/// The most things done to one input.
const CHANGES_MAX: usize = 6;

/// What tends to break readers of text: signs of shape, edges of numbers, odd characters, bytes
/// that are no text.
const ODD: &[&[u8]] = &[
    b"\n",
    b"\r\n",
    b"\t",
    b" ",
    b"  ",
    b"\"",
    b"\\",
    b":",
    b",",
    b"#",
    b"/",
    b"..",
    b"-",
    b"~",
    b"0",
    b"9999",
    b"-9999",
    b"4294967295",
    b"18446744073709551616",
    b"{",
    b"}",
    b"null",
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    "\u{202e}".as_bytes(),
    "\u{ad}".as_bytes(),
    "\u{301}".as_bytes(),
    "\u{2028}".as_bytes(),
    "“".as_bytes(),
    "İ".as_bytes(),
    "ﬃ".as_bytes(),
    "我".as_bytes(),
    "🦊".as_bytes(),
    "ـ".as_bytes(),
];

/// One of the seeds, mangled.
pub fn mangled(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = random.of(seeds).cloned().unwrap_or_default();
    for _ in 0..=random.below(CHANGES_MAX) {
        let other = random.of(seeds).cloned().unwrap_or_default();
        change(&mut bytes, &other, random);
        bytes.truncate(BYTES_MAX);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let (from, to) = range(bytes.len(), random);
    match random.below(7) {
        0 => drop(bytes.drain(from..to)),
        1 => bytes.truncate(from),
        2 => {
            let again = bytes[from..to].to_vec();
            bytes.splice(to..to, again);
        }
        3 => {
            let (start, end) = range(other.len(), random);
            bytes.splice(from..to, other[start..end].iter().copied());
        }
        4 => flip(bytes, from, random),
        _ => {
            let odd = random.of(ODD).copied().unwrap_or_default();
            bytes.splice(from..from, odd.iter().copied());
        }
    }
}

fn flip(bytes: &mut [u8], at: usize, random: &mut Random) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << random.below(8);
    }
}

/// A range within so many bytes, mostly a short one.
fn range(length: usize, random: &mut Random) -> (usize, usize) {
    let from = random.below(length + 1);
    let reach = if random.below(4) == 0 { length } else { 24 };
    (from, (from + random.below(reach + 1)).min(length))
}
