//! The folded copy of a text in which everything is looked for, with the way back to the original
//! bytes. It is not what is shown: every span that leaves the reader is one of the original.
//!
//! Newsrooms write one word in many ways: `Rusia`, full-width letters, letters with loose accents,
//! curly apostrophes, soft hyphens, stretched Arabic. Folding makes them one; the map keeps us
//! honest about where they stood.

use std::borrow::Cow;

use foedera_model::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded text and its map to the original bytes.
#[derive(Debug)]
pub(crate) struct Shadow {
    pub(crate) text: String,
    bends: Vec<Bend>,
    original_len: usize,
}

/// From here on, positions run as given until the next bend.
#[derive(Clone, Copy, Debug)]
struct Bend {
    shadow: usize,
    original: usize,
    /// Byte by byte; otherwise the whole stretch stands for one cluster of the original.
    even: bool,
}

impl Shadow {
    pub(crate) fn of(original: &str) -> Self {
        let mut shadow = Self {
            text: String::with_capacity(original.len()),
            bends: vec![Bend { shadow: 0, original: 0, even: true }],
            original_len: original.len(),
        };
        let mut rest = original;
        while !rest.is_empty() {
            let plain = shadow.take_plain(rest);
            let tail = rest.get(plain..).unwrap_or_default();
            rest = shadow.take_cluster(tail, original.len() - tail.len());
        }
        shadow
    }

    /// The place in the original for a place in the folded text.
    pub(crate) fn original(&self, span: Span) -> Span {
        Span::new(self.start(span.start()), self.end(span.end()))
    }

    /// Takes the letters that fold one to one, and tells how many bytes they have. A letter on which a mark
    /// sits is left to its cluster.
    fn take_plain(&mut self, text: &str) -> usize {
        let mut held = None;
        let mut held_at = 0;
        for (at, letter) in text.char_indices() {
            let Some(folded) = plain(letter) else {
                if is_combining_mark(letter) {
                    return held_at;
                }
                self.text.extend(held);
                return at;
            };
            self.text.extend(held.replace(folded));
            held_at = at;
        }
        self.text.extend(held);
        text.len()
    }

    fn take_cluster<'t>(&mut self, rest: &'t str, at: usize) -> &'t str {
        let len = cluster_len(rest);
        let Some((cluster, tail)) = rest.split_at_checked(len) else { return "" };
        let start = self.text.len();
        fold_cluster(cluster, tail, &mut self.text);
        if !is_even(cluster, self.text.get(start..).unwrap_or("")) {
            self.bend(start, at, false);
            self.bend(self.text.len(), at + len, true);
        }
        tail
    }

    fn bend(&mut self, shadow: usize, original: usize, even: bool) {
        if self.bends.last().is_some_and(|it| it.shadow == shadow) {
            self.bends.pop();
        }
        self.bends.push(Bend { shadow, original, even });
    }

    fn start(&self, at: usize) -> usize {
        let next = self.bends.partition_point(|it| it.shadow <= at);
        match next.checked_sub(1).and_then(|it| self.bends.get(it)) {
            Some(it) if it.even => it.original + (at - it.shadow),
            Some(it) => it.original,
            None => 0,
        }
    }

    fn end(&self, at: usize) -> usize {
        let Some(last) = at.checked_sub(1) else { return 0 };
        let next = self.bends.partition_point(|it| it.shadow <= last);
        match next.checked_sub(1).and_then(|it| self.bends.get(it)) {
            Some(it) if it.even => it.original + (at - it.shadow),
            _ => self.bends.get(next).map_or(self.original_len, |it| it.original),
        }
    }
}

/// The folded form of a word of a pack, so that packs and texts meet.
pub(crate) fn fold(text: &str) -> String {
    folded(text).into_owned()
}

/// The same; most words of packs are written as they fold.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    let small = |it: char| matches!(it, ' '..='@' | '['..='~' | 'а'..='џ') || plain(it) == Some(it);
    if text.chars().all(small) {
        return Cow::Borrowed(text);
    }
    let mut plainly = String::with_capacity(text.len());
    plainly.extend(text.chars().map_while(plain));
    // A word whose letters all fold one to one needs no way back.
    Cow::Owned(if plainly.len() == text.len() { plainly } else { Shadow::of(text).text })
}

/// Whether a word may be written with this character and not be known by its bytes: the character folds to nothing, or
/// to other letters than its own, or changes the letter before it. Some rare ones that do not are told so as well.
pub(crate) fn hides(letter: char) -> bool {
    let shows = plain(letter).is_some()
        || matches!(letter, '\r' | '\u{80}'..='©' | '«' | '¬' | '®'..='±' | '´' | '¶'..='¸' | '»' | '¿'
            // Latin and Cyrillic.
            | '×' | 'ß' | '÷' | 'Ā'..='ı' | 'Ĵ'..='ľ' | 'Ł'..='ň' | 'Ŋ'..='ž' | 'ƀ'..='ǃ'
            | 'Ḁ'..='ẙ' | 'Ạ'..='ỹ' | 'Ѡ'..='҂' | 'Ҋ'..='ԯ'
            // Arabic: marks and letters.
            | '\u{600}'..='\u{60f}' | '\u{61b}'..='ؿ' | 'ف'..='ي' | '٪'..='ٯ' | 'ٱ'..='ٴ' | 'ٹ'..='ە' | 'ۺ'..='ۿ'
            // Spaces and marks of all scripts, signs, pictures.
            | '\u{2000}'..='\u{200a}' | '‐'..='‣' | '‥'..='\u{205f}' | '₠'..='₧' | '₩'..='₿' | '←'..='\u{245f}'
            | '─'..='⯿' | '\u{1f300}'..='\u{1f64f}' | '\u{1f680}'..='\u{1faff}'
            // Chinese, Japanese.
            | '\u{3000}'..='〩' | '〰'..='〵' | 'ゝ' | 'ゞ' | '・'..='ヾ' | '㐀'..='䶿'
            | '！'..='－' | '／' | '：'..='＠' | '［'..='｀' | '｛'..='･');
    !shows
}

/// The folded letter of one that folds to one of the same length whatever stands beside it, save for a mark; of
/// the others it may be so, and is found the long way.
pub(crate) fn plain(letter: char) -> Option<char> {
    Some(match letter {
        '\r' => return None,
        '\0'..='\u{7f}' => letter.to_ascii_lowercase(),
        'à'..='ö' | 'ø'..='ÿ' | 'а'..='џ' => letter,
        'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => char::from_u32(u32::from(letter) + 0x20)?,
        'Ѐ'..='Џ' => char::from_u32(u32::from(letter) + 0x50)?,
        // Latin letters with marks in one with them, but for those that stand for two; and Cyrillic "ґ".
        'Ā'..='ı'
        | 'Ĵ'..='ľ'
        | 'Ł'..='ň'
        | 'Ŋ'..='ž'
        | 'Ơ'
        | 'ơ'
        | 'Ư'
        | 'ư'
        | 'Ạ'..='ỹ'
        | 'Ґ'
        | 'ґ' => {
            let mut small = letter.to_lowercase();
            return small.next().filter(|_| small.next().is_none());
        }
        // Arabic letters without those that are written in more ways than one; kana, Han, Hangul.
        'ا'..='غ'
        | 'ف'..='و'
        | 'ي'
        | 'ぁ'..='ゖ'
        | 'ァ'..='ヺ'
        | '一'..='\u{9fff}'
        | '가'..='힣' => letter,
        _ => return None,
    })
}

/// One character and the marks that sit on it.
fn cluster_len(text: &str) -> usize {
    let mut chars = text.char_indices();
    chars.next();
    chars.find(|(_, it)| !is_combining_mark(*it)).map_or(text.len(), |(at, _)| at)
}

fn fold_cluster(cluster: &str, tail: &str, out: &mut String) {
    if cluster == "\r" {
        // A carriage return before a line feed says nothing; alone it is an old line end.
        if !tail.starts_with('\n') {
            out.push('\n');
        }
        return;
    }
    for letter in cluster.nfkc().flat_map(char::to_lowercase) {
        if let Some(letter) = fold_char(letter) {
            out.push(letter);
        }
    }
}

fn fold_char(letter: char) -> Option<char> {
    Some(match letter {
        // soft hyphen, zero-width marks, byte order mark, tatweel, dot left over from Turkish İ
        // and the vowel signs of Arabic, which are rarely written
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{640}'
        | '\u{307}'
        | '\u{64b}'..='\u{652}'
        | '\u{670}' => return None,
        // Arabic letters that are written in more ways than one
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '‘' | '’' | 'ʼ' | '′' | '´' | '‛' => '\'',
        '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '《' | '》' | '‟' => {
            '"'
        }
        '‐' | '‑' => '-',
        '—' | '―' => '–',
        '\u{660}'..='\u{669}' => shifted(letter, '\u{660}'),
        '\u{6f0}'..='\u{6f9}' => shifted(letter, '\u{6f0}'),
        other => other,
    })
}

/// Whether a folded mark is written in no other ways than as itself and as [`also_written`] tells.
pub(crate) fn shows_itself(mark: char) -> bool {
    let of_several = matches!(mark, '∫' | '∮' | '‵' | '⫝');
    !(mark.is_ascii() || is_combining_mark(mark) || of_several)
}

/// What else a folded letter or mark may stand for, apart from its capital.
pub(crate) fn also_written(letter: char) -> &'static [char] {
    match letter {
        'ا' => &['أ', 'إ', 'آ', 'ٱ'],
        'ي' => &['ى'],
        'i' => &['İ'],
        '–' => &['—', '―'],
        '〈' => &['\u{2329}'],
        '〉' => &['\u{232a}'],
        '⦅' => &['｟'],
        '⦆' => &['｠'],
        '。' => &['｡'],
        '、' => &['､'],
        '・' => &['･'],
        _ => &[],
    }
}

/// The ASCII digit for a digit of another row.
fn shifted(digit: char, zero: char) -> char {
    char::from_digit(u32::from(digit).saturating_sub(u32::from(zero)), 10).unwrap_or(digit)
}

/// Whether positions inside can be counted byte by byte: one character for one of the same length.
fn is_even(cluster: &str, folded: &str) -> bool {
    cluster.len() == folded.len() && cluster.chars().count() == 1 && folded.chars().count() == 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::letter::is_alphanumeric;

    #[track_caller]
    fn check(original: &str, folded: &str, word: &str, stood: &str) {
        let shadow = Shadow::of(original);
        assert_eq!(shadow.text, folded);
        let at = shadow.text.find(word).expect("the word is in the folded text");
        let span = shadow.original(Span::new(at, at + word.len()));
        assert_eq!(span.of(original), Some(stood));
    }

    #[test]
    fn a_word_is_found_where_it_stood() {
        check("Kim’s treaty", "kim's treaty", "treaty", "treaty");
        check("Kim’s treaty", "kim's treaty", "kim's", "Kim’s");
        check("the trea\u{ad}ty of ÉVORA", "the treaty of évora", "treaty", "trea\u{ad}ty");
        check("e\u{301}tat uni", "état uni", "état", "e\u{301}tat");
        check("１２ November…", "12 november...", "12", "１２");
        check("one\r\ntwo", "one\ntwo", "two", "two");
        check("ك\u{640}ت\u{640}ب ٢٠٢٤", "كتب 2024", "2024", "٢٠٢٤");
    }

    #[test]
    fn what_is_plain_folds_as_the_long_way_does() {
        for letter in (0..=0x0011_0000).filter_map(char::from_u32) {
            let Some(folded) = plain(letter) else { continue };
            let mut long = String::new();
            fold_cluster(letter.encode_utf8(&mut [0; 4]), "", &mut long);
            assert_eq!(long, String::from(folded), "{letter}");
            assert_eq!(letter.len_utf8(), folded.len_utf8(), "{letter}");
            assert!(!is_combining_mark(letter), "{letter}");
        }
    }

    /// What a look at bytes does not have to expect: letters are written as they fold, or in capitals, or in the ways
    /// that are known.
    #[test]
    fn what_does_not_hide_folds_to_itself_in_small_or_to_a_mark() {
        let mut hidden = Vec::new();
        for letter in ('\0'..=char::MAX).filter(|it| !hides(*it)) {
            let mut folded = String::new();
            fold_cluster(letter.encode_utf8(&mut [0; 4]), "", &mut folded);
            let mut letters = folded.chars();
            let written = match (letters.next(), letters.next()) {
                (Some(it), None) => {
                    it == letter
                        || it.to_uppercase().eq([letter])
                        || also_written(it).contains(&letter)
                }
                _ => false,
            };
            let no_letter = letter == '\r' || !folded.is_empty();
            let shown = |it: char| is_alphanumeric(it) || shows_itself(it);
            let no_letter = no_letter && folded != "." && !folded.contains(shown);
            if is_combining_mark(letter) || !(written || no_letter) {
                hidden.push(letter);
            }
        }
        assert_eq!(hidden, []);
    }

    proptest! {
        #[test]
        fn every_place_maps_to_whole_characters(text in ".{0,40}") {
            let shadow = Shadow::of(&text);
            let ends: Vec<usize> =
                shadow.text.char_indices().map(|(at, _)| at).chain([shadow.text.len()]).collect();
            for (n, start) in ends.iter().enumerate() {
                for end in ends.iter().skip(n) {
                    prop_assert!(shadow.original(Span::new(*start, *end)).of(&text).is_some());
                }
            }
        }
    }
}
