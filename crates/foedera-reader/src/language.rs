//! Which language a text is in, by its commonest little words, or by letters with which no other writes.
//! Used only where the caller does not say: a guess never changes the order of a date's parts.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use crate::letter::is_alphanumeric;
use crate::pack::is_unspaced;
use crate::shadow::fold;

/// By what each language is told, one language a line; see the file's own head.
static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    let table = include_str!("../../../languages/recognise.txt");
    let lines = table.lines().filter(|it| !it.starts_with('#'));
    let mut lines: Vec<_> = lines.filter_map(|it| it.split_once(':')).collect();
    lines.sort_unstable();
    let langs = lines.iter().map(|it| it.0.trim()).collect();
    let mut signs = Signs { langs, words: vec![Vec::new(); 256], letters: Vec::new() };
    for (lang, (_, list)) in lines.into_iter().enumerate() {
        list.split_whitespace().for_each(|it| signs.add(lang, it));
    }
    signs
});

/// Little words and letters that give languages away, each with the number of its language.
#[derive(Debug)]
struct Signs {
    /// In the order of the alphabet.
    langs: Vec<&'static str>,
    /// By their first byte.
    words: Vec<Vec<(String, usize)>>,
    letters: Vec<(RangeInclusive<char>, usize)>,
}

impl Signs {
    /// A word, or the first and the last of the letters with which only this language writes: `가-힣`.
    fn add(&mut self, lang: usize, sign: &'static str) {
        let mut letters = sign.chars();
        match (letters.next(), letters.next(), letters.next(), letters.next()) {
            (Some(first), Some('-'), Some(last), None) => self.letters.push((first..=last, lang)),
            _ => {
                let word = fold(sign);
                let first = word.bytes().next().map_or(0, usize::from);
                self.words.get_mut(first).into_iter().for_each(|it| it.push((word.clone(), lang)));
            }
        }
    }

    fn of(&self, word: &str) -> impl Iterator<Item = usize> {
        let letter = move |it: &&(RangeInclusive<char>, usize)| {
            !word.is_ascii() && word.chars().any(|letter| it.0.contains(&letter))
        };
        let first = word.bytes().next().map_or(0, usize::from);
        let words = self.words.get(first).into_iter().flatten().filter(move |it| it.0 == word);
        words.map(|it| it.1).chain(self.letters.iter().filter(letter).map(|it| it.1))
    }
}

/// How many bytes of a text are looked at.
const SAMPLE: usize = 2_000;
/// One word in so many must be a sign, or the language counts as unknown.
const SHARE: usize = 12;

/// The language whose signs are commonest at the beginning of a text; the first of equals.
pub(crate) fn recognise(text: &str) -> Option<&'static str> {
    let end = text.char_indices().map(|it| it.0).find(|it| SAMPLE <= *it).unwrap_or(text.len());
    let folded = fold(text.get(..end).unwrap_or(text));
    let mut hits = vec![0; SIGNS.langs.len()];
    let mut count = 0;
    for word in words(&folded) {
        count += 1;
        for lang in SIGNS.of(word) {
            hits.get_mut(lang).into_iter().for_each(|it| *it += 1);
        }
    }
    let hits = SIGNS.langs.iter().zip(hits).filter(|it| it.1 > 0);
    let (lang, best) = hits.reduce(|best, it| if it.1 > best.1 { it } else { best })?;
    (best * SHARE >= count).then_some(*lang)
}

/// The words of a text; in scripts without spaces each letter.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let runs = text.split(|it: char| !is_alphanumeric(it)).filter(|it| !it.is_empty());
    runs.flat_map(|run| {
        let mut rest = run;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let len = match is_unspaced(first) {
                true => first.len_utf8(),
                false => rest.find(is_unspaced).unwrap_or(rest.len()),
            };
            let (word, tail) = rest.split_at_checked(len)?;
            rest = tail;
            Some(word)
        })
    })
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
        check("러시아가 조약을 비준했다", Some("ko"));
        check("ロシアは条約を批准した。", Some("ja"));
        check("俄罗斯批准了与朝鲜的条约，双方将在莫斯科交换批准书。", Some("zh"));
        check("Москва ратифицировала договор с Пхеньяном, и он вступил в силу", Some("ru"));
        check("صادقت روسيا على المعاهدة مع كوريا الشمالية في موسكو", Some("ar"));
        check("lorem ipsum dolor sit amet consectetur adipiscing elit", None);
        check("", None);
    }
}
