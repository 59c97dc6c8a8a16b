//! Which language a text is in, by its commonest little words. Used only where the caller does not
//! say: a guess never changes the order of a date's parts.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The little words of each language, one language a line; see the file's own head.
static LITTLE_WORDS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let table = include_str!("../../../languages/recognise.txt");
    for line in table.lines().filter(|it| !it.starts_with('#')) {
        if let Some((lang, list)) = line.split_once(':') {
            for word in list.split_whitespace() {
                words.entry(word).or_default().push(lang.trim());
            }
        }
    }
    words
});

/// How many letters of a text are looked at.
const SAMPLE: usize = 4_000;
/// One word in so many must be a little word, or the language counts as unknown.
const SHARE: usize = 12;

/// The language whose little words are commonest in a folded text; the first of equals.
pub(crate) fn recognise(folded: &str) -> Option<&'static str> {
    let mut hits: BTreeMap<&str, usize> = BTreeMap::new();
    let mut words = 0;
    let letters = |it: char| !it.is_alphanumeric();
    for word in folded.split(letters).filter(|it| !it.is_empty()).take(SAMPLE) {
        words += 1;
        for lang in LITTLE_WORDS.get(word).into_iter().flatten() {
            *hits.entry(lang).or_default() += 1;
        }
    }
    let (lang, count) =
        hits.into_iter().reduce(|best, it| if it.1 > best.1 { it } else { best })?;
    (count * SHARE >= words).then_some(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(recognise(text), expected);
    }

    #[test]
    fn little_words_give_a_language_away() {
        check("the senate has ratified the treaty with the kingdom", Some("en"));
        check("parlemen telah meratifikasi perjanjian itu pada hari senin", Some("id"));
        check("lorem ipsum dolor sit amet consectetur adipiscing elit", None);
        check("", None);
    }
}
