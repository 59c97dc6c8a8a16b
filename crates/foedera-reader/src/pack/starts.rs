//! Where words may begin in a text, eight bytes at a time: at a letter of ASCII that stands behind none, at a digit that
//! stands behind none, and at each character of any other script, but for Cyrillic letters behind Cyrillic letters.

/// Numbers of eight bytes are told apart by the highest bit of each byte.
const EACH: u64 = u64::MAX / 0xff;
const HIGH: u64 = 0x80 * EACH;
const LOW: u64 = 0x7f * EACH;

/// How many bytes are looked at together: as many as a number has bits.
const BLOCK: usize = 64;

/// The places of a text at which words may begin; `within` words, each letter counts.
pub(super) fn starts(text: &[u8], within: bool) -> impl Iterator<Item = usize> {
    let mut before = Kinds::default();
    (0..).step_by(BLOCK).zip(text.chunks(BLOCK)).flat_map(move |(at, block)| {
        let mut starts = 0;
        for (place, eight) in (0..).step_by(8).zip(block.chunks(8)) {
            let kinds = Kinds::of(first_bytes(eight));
            starts |= bits(kinds.starts(before, within)) << place;
            before = kinds;
        }
        std::iter::from_fn(move || {
            let next = (starts != 0).then(|| usize::try_from(starts.trailing_zeros()).ok())??;
            starts &= starts - 1;
            Some(at + next)
        })
    })
}

/// What eight bytes are.
#[derive(Clone, Copy, Debug, Default)]
struct Kinds {
    letters: u64,
    digits: u64,
    /// First bytes of characters beyond ASCII.
    firsts: u64,
    /// Those of Cyrillic letters.
    cyrillic: u64,
}

impl Kinds {
    fn of(bytes: u64) -> Self {
        let cyrillic = (bytes ^ (0xd0 * EACH)) & (0xfe * EACH);
        Self {
            letters: between(bytes | (0x20 * EACH), 0x61, 0x7a),
            digits: between(bytes, 0x30, 0x39),
            firsts: bytes & (bytes << 1) & HIGH,
            cyrillic: !((cyrillic & LOW).wrapping_add(LOW) | cyrillic) & HIGH,
        }
    }

    fn starts(self, before: Self, within: bool) -> u64 {
        if within {
            return self.letters | self.digits | self.firsts;
        }
        let behind =
            |it: u64, before: u64, bytes: u32| it << (8 * bytes) | before >> (64 - 8 * bytes);
        let letters = self.letters & !behind(self.letters, before.letters, 1);
        let digits = self.digits & !behind(self.digits, before.digits, 1);
        let inside = self.cyrillic & behind(self.cyrillic, before.cyrillic, 2);
        letters | digits | self.firsts & !inside
    }
}

/// Which bytes lie between these two, both of ASCII.
fn between(bytes: u64, first: u64, last: u64) -> u64 {
    let low = bytes & LOW;
    let (from, past) = (low + (0x80 - first) * EACH, low + (0x7f - last) * EACH);
    (from ^ past) & !bytes & HIGH
}

/// The highest bit of each byte, as eight bits.
fn bits(high: u64) -> u64 {
    (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The first eight bytes as one number, the first of them the lowest; behind the end of a text stand zeros.
pub(super) fn first_bytes(rest: &[u8]) -> u64 {
    match rest.first_chunk() {
        Some(first) => u64::from_le_bytes(*first),
        None => rest.iter().rev().fold(0, |first, it| first << 8 | u64::from(*it)),
    }
}

/// The same bytes, letters of ASCII made small.
pub(super) fn small(bytes: u64) -> u64 {
    bytes | between(bytes, 0x41, 0x5a) >> 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn capitals_of_ascii_are_small_and_all_else_is_left() {
        for byte in 0..=u8::MAX {
            let first = first_bytes(&[byte, b'Z', byte, b'a', byte, 0xff, byte, byte]);
            let expected = first.to_le_bytes().map(|it| it.to_ascii_lowercase());
            assert_eq!(small(first).to_le_bytes(), expected, "{byte}");
        }
        assert_eq!(first_bytes(b"AB"), 0x4241);
    }

    /// The same as it is told above.
    fn told(text: &str, within: bool) -> Vec<usize> {
        let kind = |it: char| match it {
            'a'..='z' | 'A'..='Z' => 1,
            '0'..='9' => 2,
            '\u{400}'..='\u{47f}' => 3,
            '\0'..='\u{7f}' => 0,
            _ => 4,
        };
        let mut before = 0;
        let places = text.char_indices().filter(|(_, letter)| {
            let kind = kind(*letter);
            let starts = kind == 4 || kind != 0 && (within || kind != before);
            before = kind;
            starts
        });
        places.map(|it| it.0).collect()
    }

    proptest! {
        #[test]
        fn words_begin_where_it_is_told(text in "[aZ09 .@\\[`{/:é×жѿҊ“条😀\u{ad}]{0,150}") {
            let found = |within| starts(text.as_bytes(), within).collect::<Vec<_>>();
            prop_assert_eq!(found(false), told(&text, false));
            prop_assert_eq!(found(true), told(&text, true));
        }
    }
}
