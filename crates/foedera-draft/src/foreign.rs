//! Sentences on entry into force in French, Spanish and Russian, put into the English formulas that the rules read.
//!
//! The formulas of treaties are nearly the same in every language, so that a table of phrases is enough. It is no
//! translation: a word that no table has stays as it is, and then the sentence is not understood, like any other.

mod french;
mod russian;
mod spanish;

use std::borrow::Cow;

use crate::cursor::Cursor;
use crate::token::{Case, Gap, Kind, Token};

/// A phrase without accents, and what it is in English; nothing for an article.
type Phrase = (&'static str, &'static str);

/// A language, by the words in which it says that something enters into force.
struct Language {
    force: &'static [&'static str],
    phrases: &'static [Phrase],
}

const LANGUAGES: &[Language] = &[
    Language { force: &["en vigueur"], phrases: french::PHRASES },
    Language { force: &["en vigor", "en vigencia"], phrases: spanish::PHRASES },
    Language { force: &["в силу"], phrases: russian::PHRASES },
];

/// The sentence in English formulas, where it speaks of entry into force in another language; and the sentence before
/// it, to which a pronoun points.
pub(crate) fn english<'t>(
    tokens: &[Token<'t>],
    before: &[Token<'t>],
) -> Option<(Vec<Token<'t>>, Vec<Token<'t>>)> {
    let here = Cursor::new(tokens);
    let speaks = |language: &&Language| {
        (0..tokens.len()).any(|at| language.force.iter().any(|it| here.from(at).sees(it)))
    };
    let language = LANGUAGES.iter().find(speaks)?;
    Some((by_phrases(tokens, language.phrases), by_phrases(before, language.phrases)))
}

fn by_phrases<'t>(tokens: &[Token<'t>], phrases: &'static [Phrase]) -> Vec<Token<'t>> {
    let plain: Vec<Token<'t>> = tokens.iter().map(without_accents).collect();
    let here = Cursor::new(&plain);
    let mut english = Vec::new();
    let mut at = 0;
    while let Some(token) = plain.get(at) {
        let Some((words, length)) = longest(here.from(at), phrases) else {
            english.push(token.clone());
            at += 1;
            continue;
        };
        let last = plain.get(at + length - 1).unwrap_or(token);
        let span = token.span.hull(last.span);
        english.extend(words.split_whitespace().map(|word| Token {
            word: Cow::Borrowed(word),
            span,
            kind: Kind::of(word),
            case: Case::Lower,
            gap: Gap::Space,
        }));
        at += length;
    }
    english
}

/// The longest phrase that stands here: its English, and how many tokens it is.
fn longest(here: Cursor<'_>, phrases: &'static [Phrase]) -> Option<(&'static str, usize)> {
    let found = phrases.iter().filter(|(phrase, _)| here.sees(phrase));
    found.map(|(phrase, english)| (*english, phrase.split(' ').count())).max_by_key(|(_, it)| *it)
}

/// The same word without the accents that transcripts drop.
pub(crate) fn without_accents<'t>(token: &Token<'t>) -> Token<'t> {
    const PLAIN: &[(char, char)] = &[
        ('à', 'a'),
        ('â', 'a'),
        ('á', 'a'),
        ('ç', 'c'),
        ('é', 'e'),
        ('è', 'e'),
        ('ê', 'e'),
        ('ë', 'e'),
        ('î', 'i'),
        ('ï', 'i'),
        ('í', 'i'),
        ('ô', 'o'),
        ('ó', 'o'),
        ('û', 'u'),
        ('ù', 'u'),
        ('ú', 'u'),
        ('ü', 'u'),
        ('ñ', 'n'),
        ('ё', 'е'),
    ];
    let plain = |it: char| {
        PLAIN.iter().find(|(accented, _)| *accented == it).map_or(it, |(_, plain)| *plain)
    };
    if token.word.is_ascii() || token.kind != Kind::Word {
        return token.clone();
    }
    Token { word: token.word.chars().map(plain).collect::<String>().into(), ..token.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let tokens = tokens(text);
        let english = english(&tokens, &[]).unwrap_or_default().0;
        let words: Vec<&str> = english.iter().map(|it| &*it.word).collect();
        assert_eq!(words.join(" "), expected, "{text}");
        for token in &english {
            assert!(token.span.of(text).is_some_and(|it| !it.is_empty()), "{token:?}");
        }
    }

    #[test]
    fn formulas_of_three_languages() {
        check(
            "La présente Convention entrera en vigueur trois mois après le dépôt du cinquième instrument de ratification.",
            "this convention shall enter into force three months after the deposit of the fifth instrument of ratification .",
        );
        check(
            "El presente Acuerdo entrará en vigor treinta días después del depósito del cuarto instrumento de ratificación.",
            "this agreement shall enter into force thirty days after the deposit of the fourth instrument of ratification .",
        );
        check(
            "Настоящее Соглашение вступает в силу с даты сдачи на хранение депозитарию третьего уведомления.",
            "this agreement enters into force on the date of the deposit with the depositary of the third notification .",
        );
    }

    #[test]
    fn other_sentences_stay_as_they_are() {
        let tokens = tokens("Les Parties se consultent. The date of signature.");
        assert!(english(&tokens, &[]).is_none());
    }
}
