//! What a character is: the standard library's answers, given at once for the letters that make up nearly all
//! texts.

/// Whether it is a letter or a digit of any script.
pub(crate) fn is_alphanumeric(it: char) -> bool {
    is_common(it) || it.is_ascii_digit() || (!it.is_ascii() && it.is_alphanumeric())
}

/// Whether it is a digit or another number of any script.
pub(crate) fn is_numeric(it: char) -> bool {
    it.is_ascii_digit() || (!it.is_ascii() && !is_common(it) && it.is_numeric())
}

/// Letters of Latin, Cyrillic, Arabic, kana, Han and Hangul; there are others.
fn is_common(it: char) -> bool {
    matches!(it, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ'
        | 'ا'..='غ' | 'ف'..='ي' | 'Ạ'..='ỹ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='\u{9fff}' | '가'..='힣')
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_character_is_what_the_standard_library_says() {
        for it in (0..=0x0011_0000).filter_map(char::from_u32) {
            assert_eq!(super::is_alphanumeric(it), it.is_alphanumeric(), "{it}");
            assert_eq!(super::is_numeric(it), it.is_numeric(), "{it}");
        }
    }
}
