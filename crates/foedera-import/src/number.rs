//! Numbers of treaties in the collection of the Secretary-General: chapter in Roman numerals.

/// `27-2-a`, `27-2.a` or `XXVII-2-a` as the collection writes it: `XXVII-2-a`.
pub(crate) fn mtdsg(text: &str) -> Option<String> {
    let text = text.trim().replace('.', "-");
    let (chapter, rest) = text.split_once('-')?;
    let number = rest.chars().next().is_some_and(|it| it.is_ascii_alphanumeric());
    let is_roman = !chapter.is_empty() && chapter.chars().all(|it| "IVXLC".contains(it));
    let chapter = match chapter.parse() {
        Ok(chapter) => roman(chapter)?,
        Err(_) if is_roman => chapter.to_owned(),
        Err(_) => return None,
    };
    number.then(|| format!("{chapter}-{rest}"))
}

fn roman(number: u8) -> Option<String> {
    const TENS: [&str; 5] = ["", "X", "XX", "XXX", "XL"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = TENS.get(usize::from(number / 10))?;
    let ones = ONES.get(usize::from(number % 10))?;
    (number != 0).then(|| format!("{tens}{ones}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_the_collection_writes_it() {
        for (text, expected) in [
            ("1-1", "I-1"),
            ("4-9-b", "IV-9-b"),
            ("14-7.b", "XIV-7-b"),
            ("27-2-a", "XXVII-2-a"),
            ("11-A-1", "XI-A-1"),
            ("XXVI-3", "XXVI-3"),
        ] {
            assert_eq!(mtdsg(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "-", "0-1", "7", "99-1", "four-1", "4-", "IV-?"] {
            assert_eq!(mtdsg(text), None, "{text}");
        }
    }
}
