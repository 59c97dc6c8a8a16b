//! Proper names: of languages and of places.

use crate::cursor::{Cursor, Expected, Mention};
use crate::noun::plain::list;
use crate::out::Out;
use crate::token::{Kind, quoted};

const LANGUAGE: &str = "a language such as `French`";

/// The languages of states and of their treaties, by their English names.
#[rustfmt::skip]
pub(crate) const LANGUAGES: &[&str] = &[
    "Afrikaans", "Albanian", "Amharic", "Arabic", "Armenian", "Assamese", "Aymara", "Azerbaijani",
    "Basque", "Belarusian", "Bengali", "Bislama", "Bosnian", "Bulgarian", "Burmese", "Catalan",
    "Chinese", "Croatian", "Czech", "Danish", "Dari", "Dhivehi", "Dutch", "Dzongkha", "English",
    "Estonian", "Faroese", "Fijian", "Filipino", "Finnish", "French", "Frisian", "Galician",
    "Georgian", "German", "Greek", "Greenlandic", "Guarani", "Gujarati", "Hausa", "Hebrew",
    "Hindi", "Hungarian", "Icelandic", "Igbo", "Indonesian", "Irish", "Italian", "Japanese",
    "Kannada", "Kazakh", "Khmer", "Kinyarwanda", "Kirundi", "Korean", "Kurdish", "Kyrgyz", "Lao",
    "Latin", "Latvian", "Lingala", "Lithuanian", "Luxembourgish", "Macedonian", "Malagasy",
    "Malay", "Malayalam", "Maltese", "Maori", "Marathi", "Moldovan", "Mongolian", "Montenegrin",
    "Nepali", "Norwegian", "Oromo", "Pashto", "Persian", "Polish", "Portuguese", "Punjabi",
    "Quechua", "Romanian", "Romansh", "Russian", "Samoan", "Sanskrit", "Serbian", "Serbo-Croatian",
    "Shona", "Sindhi", "Sinhala", "Slovak", "Slovene", "Slovenian", "Somali", "Sotho", "Spanish",
    "Swahili", "Swati", "Swedish", "Tajik", "Tamil", "Telugu", "Tetum", "Thai", "Tibetan",
    "Tigrinya", "Tongan", "Tsonga", "Tswana", "Turkish", "Turkmen", "Ukrainian", "Urdu", "Uyghur",
    "Uzbek", "Venda", "Vietnamese", "Welsh", "Xhosa", "Yoruba", "Zulu",
];

/// Languages, each a word with a capital or a quotation.
pub(crate) fn languages(c: &mut Cursor<'_, '_>) -> Option<Vec<String>> {
    list(c, &["and"], |c| {
        if c.kind(0) == Some(Kind::Quoted) {
            let name = c.quoted(LANGUAGE)?;
            c.mention(Mention::Language);
            return Some(name);
        }
        let what = Expected::Noun(LANGUAGE);
        let name =
            c.value(LANGUAGE, |text| is_proper(text).then(|| text.to_owned()).ok_or(what))?;
        c.mention(Mention::Language);
        Some(name)
    })
}

pub(crate) fn write_languages(languages: &[String], out: &mut Out) {
    out.list(languages, "and", |out, it| write_proper(it, out));
}

/// A proper name of one or more words with capitals (`North America`), or a quotation.
pub(crate) fn proper(c: &mut Cursor<'_, '_>) -> Option<String> {
    const PLACE: &str = "the name of a place, such as `Europe`, or any place in quotes";
    if c.kind(0) == Some(Kind::Quoted) {
        return c.quoted(PLACE);
    }
    // Two names make one place in quotes: `Europe or North America`.
    let joined =
        (1..).map_while(|ahead| c.kind(ahead).map(|_| ahead)).find(|it| !is_proper(c.peek(*it)));
    if joined.is_some_and(|it| matches!(c.peek(it), "or" | "and") && is_proper(c.peek(it + 1))) {
        return c.miss(Expected::Noun(PLACE));
    }
    let mut words: Vec<&str> = Vec::new();
    while c.kind(0) == Some(Kind::Atom) && is_proper(c.peek(0)) {
        words.push(c.peek(0));
        c.skip();
    }
    if words.is_empty() { c.miss(Expected::Noun(PLACE)) } else { Some(words.join(" ")) }
}

pub(crate) fn write_proper(name: &str, out: &mut Out) {
    if name.split(' ').all(is_proper) { out.word(name) } else { out.word(&quoted(name)) }
}

fn is_proper(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|it| it.is_alphabetic() || it == '-')
        && word.chars().any(char::is_lowercase)
}
