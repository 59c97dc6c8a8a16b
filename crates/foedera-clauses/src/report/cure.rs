//! What to do about a line that broke off: the rest of a phrase, quotes, a comma, or what was expected
//! there. What is wrong is said one floor up, which word was meant in `meant`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::{LISTED_MAX, Place, spoken};
use crate::cursor::Expected;
use crate::noun::delay::ordinal_text;
use crate::sentence::ACTS;
use crate::token::{Kind, quoted};
use crate::wording;

impl Place<'_, '_> {
    /// What is easily mended: a name without quotes, a comma left out, a sentence half said.
    pub(super) fn cure(&self) -> String {
        let expected = &self.reader.furthest.expected;
        let wants = |what: &str| {
            expected.iter().any(|it| matches!(it, Expected::Noun(noun) if noun.contains(what)))
        };
        if wants("quotes") && self.is_atom() {
            return format!("write {}", quoted(&self.name()));
        }
        if expected.first() == Some(&Expected::Comma) && !self.is_end_of_line() {
            return format!("write a comma before `{}`", self.reader.token(self.at));
        }
        let is_quoted = self.reader.tree.tokens.get(self.at).map(|it| it.kind);
        if is_quoted == Some(Kind::Quoted) && (wants("great-powers") || wants("a code")) {
            return "name the states: their codes, or a set, declared at the left as \
                    `set NAME \"source\": CODES`"
                .to_owned();
        }
        if wants("nothing between") {
            return "delete it".to_owned();
        }
        if wants("an ordinal")
            && let Some(many) = wording::ordinal(self.reader.token(self.at))
        {
            return format!("write `{}`", ordinal_text(many));
        }
        self.rest_of_the_phrase().unwrap_or_else(|| self.asks_for_more())
    }

    /// The plainest cure: what was expected, said as something to do. Of several acts it names none.
    fn asks_for_more(&self) -> String {
        let one_noun = match self.reader.furthest.expected[..] {
            [Expected::Noun(noun)] => !noun.starts_with('`'),
            _ => false,
        };
        if !one_noun && !self.is_end_of_line() {
            return format!("put what is expected in the place of {}", self.found());
        }
        let listed = self.listed().unwrap_or_else(|| "what the sentence needs".to_owned());
        let before = self.words(self.at.saturating_sub(1), 1).0;
        if !self.is_end_of_line() {
            format!("write {listed} here")
        } else if matches!(before.as_str(), "or" | "and" | ",") {
            format!("go on with {listed}; or delete `{before}`")
        } else {
            format!("go on with {listed}")
        }
    }

    /// The words that end a phrase which the line breaks off, if only one phrase begins so.
    fn rest_of_the_phrase(&self) -> Option<String> {
        let [Expected::Words { words, from }] = self.reader.furthest.expected[..] else {
            return None;
        };
        let begun = self.at.checked_sub(from).filter(|it| 0 < *it)?;
        let words = spoken(words, self.is_by_several());
        if self.is_end_of_line() {
            return Some(format!("go on: `{words}`"));
        }
        let rest: Vec<&str> = words.split(' ').skip(begun).collect();
        Some(format!("write `{}`", rest.join(" ")))
    }

    /// The words of a name without quotes: the rest of a line that a name ends; elsewhere up to a
    /// date or a word that leads something else.
    pub(super) fn name(&self) -> String {
        let ends_with_name =
            matches!(self.words(self.start, 1).0.as_str(), "treaty" | "scenario" | "note");
        let ends = |it: &usize| {
            let word = self.reader.token(*it);
            self.at < *it
                && !ends_with_name
                && (word.starts_with(|it: char| it.is_ascii_digit())
                    || LEADING.contains(&word)
                    || VERBS.contains(word))
        };
        let end = (self.at..self.end()).find(ends).unwrap_or(self.end());
        self.words(self.at, end - self.at).0
    }

    /// What was expected, as a list: reserved words first.
    pub(super) fn listed(&self) -> Option<String> {
        let all = &self.reader.furthest.expected;
        let varies = all.iter().any(|it| matches!(it, Expected::Noun(_)));
        let mut words: Vec<String> = Vec::new();
        for expected in all {
            let word = match expected {
                // Of a longer sentence that begins alike only the rest would be news.
                Expected::Words { from, .. } if varies && *from < self.at => continue,
                Expected::Words { words, .. } => {
                    format!("`{}`", spoken(words, self.is_by_several()))
                }
                Expected::Noun(noun) => (*noun).to_owned(),
                Expected::Comma => "a comma".to_owned(),
                Expected::Colon => "a colon".to_owned(),
                Expected::Near { .. } | Expected::End | Expected::Fault(_) => continue,
            };
            if !words.contains(&word) {
                words.push(word);
            }
        }
        if LISTED_MAX < words.len() {
            words.truncate(LISTED_MAX);
            words.push("…".to_owned());
        }
        (!words.is_empty()).then(|| words.join(" or "))
    }
}

/// Words that lead something else after a name.
const LEADING: &[&str] = &["through", "for", "from", "on", "by", ","];

/// The verbs of the journal, which no name goes on with.
static VERBS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let patterns = ACTS.patterns().filter_map(|it| it.strip_prefix("{codes} "));
    patterns.filter_map(|it| it.split(' ').next()).flat_map(|it| it.split('/')).collect()
});
