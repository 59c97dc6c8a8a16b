//! Folding: which differences between two spellings of a name do not count.
//!
//! Does not count: case; accents and other marks on Latin, Greek, Cyrillic, Arabic and Hebrew
//! letters; spaces, hyphens, apostrophes and all other punctuation; full-width and other
//! compatibility forms (NFKD); dotted and dotless i; ß and ss, ø and o, ł and l, đ or ð and d,
//! æ and ae, œ and oe, þ and th; `&` and "and"; in Arabic the hamza on its carrier, alef maqsura
//! and yeh, teh marbuta and heh, and the tatweel.
//! Counts: everything else, the voicing marks of kana among it (ブ is not フ).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded form of a name. Two spellings are the same name if their folded forms are equal.
///
/// ```
/// use foedera_entities::fold;
///
/// assert_eq!(fold("Côte d’Ivoire"), fold("COTE D'IVOIRE"));
/// assert_eq!(fold("Türkiye"), "turkiye");
/// assert_eq!(fold("North Korea"), fold("north-korea"));
/// assert_ne!(fold("イラン"), fold("イラク"));
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    if name.is_ascii() {
        name.bytes().for_each(|it| push_ascii(char::from(it), &mut folded));
    } else {
        for letter in name.nfkd().filter(|it| !is_mark(*it)).flat_map(char::to_lowercase) {
            push(letter, &mut folded);
        }
    }
    folded
}

fn push_ascii(letter: char, folded: &mut String) {
    if letter.is_ascii_alphanumeric() {
        folded.push(letter.to_ascii_lowercase());
    } else if letter == '&' {
        folded.push_str("and");
    }
}

fn push(letter: char, folded: &mut String) {
    match letter {
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ı' => folded.push('i'),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'ى' => folded.push('ي'),
        'ة' => folded.push('ه'),
        'ـ' => {}
        _ if letter.is_ascii() => push_ascii(letter, folded),
        // Lowercasing İ leaves a dot that decomposition had not seen.
        _ if is_mark(letter) => {}
        _ if letter.is_alphanumeric() || is_combining_mark(letter) => folded.push(letter),
        _ => {}
    }
}

/// Marks that do not count. By script and not by category: in Indic scripts marks are vowels, and
/// in kana they tell consonants apart.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(left: &str, right: &str) {
        assert_eq!(fold(left), fold(right));
    }

    #[track_caller]
    fn different(left: &str, right: &str) {
        assert_ne!(fold(left), fold(right));
    }

    #[test]
    fn what_does_not_count() {
        same("São Tomé & Príncipe", "sao tome and principe");
        same("İtalya", "italya");
        same("ITALYA", "ıtalya");
        same("Österreich", "OSTERREICH");
        same("Việt Nam", "Viet Nam");
        same("Йемен", "ЙЕМЕН");
        same("إيران", "ايران");
        same("روسيا الاتحادية", "روسيا الاتحاديه");
        same("ＵＳＡ", "usa");
        same("コートジボワール", "コート・ジボワール");
        same("북한", "북 한");
    }

    #[test]
    fn what_counts() {
        different("イラン", "イラク");
        different("ブ", "フ");
        different("Niger", "Nigeria");
        different("Iran", "Iraq");
        different("Австрия", "Австралия");
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in ".*") {
            assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }

    /// Every letter there is, alone.
    #[test]
    fn folding_a_letter_twice_is_folding_it_once() {
        for letter in ('\0'..=char::MAX).map(String::from) {
            let once = fold(&letter);
            assert_eq!(fold(&once), once, "{}", letter.escape_unicode());
        }
    }
}
