//! What to do about a line that broke off: the rest of a phrase, quotes, a comma, or what was expected
//! there. What is wrong is said one floor up, which word was meant in `meant`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::{LISTED_MAX, Place, spoken};
use foedera_dates::Edtf;
use foedera_entities::World;
use foedera_model::Span;

use crate::cursor::{Expected, Form};
use crate::near::{is_limiting, is_small};
use crate::noun::delay::{UNITS, ordinal_text};
use crate::noun::plain::{is_code, is_name};
use crate::sentence::{ACTS, RESERVED};
use crate::token::{Kind, quoted};
use crate::wording::{self, is_past_of};

impl Place<'_, '_> {
    /// What is easily mended: a name without quotes, a comma left out, a sentence half said.
    pub(super) fn cure(&self) -> String {
        let expected = &self.reader.furthest.expected;
        let wants = |what: &str| {
            expected.iter().any(|it| matches!(it, Expected::Noun(noun) if noun.contains(what)))
        };
        let word = self.reader.token(self.at);
        let next = self.reader.token(self.at + 1);
        let is_needless = matches!(word, "the" | ",") || is_small(word);
        let has_next = self.at + 1 < self.end();
        if wants("quotes") && is_needless && has_next && next.starts_with('"') {
            return "delete it".to_owned();
        }
        let is_event = wants("an event") && !self.reader.ends_with_colon(self.line);
        if is_event && self.start + 1 == self.at {
            return "what can stand here is an event, such as `armed attack on a party:`, and what is owed on the \
                    next line, indented by two spaces"
                .to_owned();
        }
        if wants("quotes") && self.is_atom() {
            return format!("write {}", quoted(self.name().0.trim_matches('\'')));
        }
        let ends_in_a_stop = |it: &&str| self.is_atom() && is_word(it) && !wants("a date");
        if let Some(bare) = word.strip_suffix('.').filter(ends_in_a_stop) {
            return format!("write `{bare}`");
        }
        if word == ":" && !expected.contains(&Expected::Colon) && self.at + 1 < self.end() {
            return "delete it".to_owned();
        }
        if wants("a date") && self.at + 1 < self.end() && next.parse::<Edtf>().is_ok() {
            return "delete it".to_owned();
        }
        let follows = !is_name(word) || AFTER_COMMA.contains(&word);
        if expected.first() == Some(&Expected::Comma)
            && !self.is_end_of_line()
            && follows
            && word != ":"
        {
            return format!("write a comma before {}", self.found());
        }
        let is_quoted = self.reader.tree.tokens.get(self.at).map(|it| it.kind);
        if is_quoted == Some(Kind::Quoted) && (wants("great-powers") || wants("a code")) {
            return "name the states: their codes, or a set, declared at the left as \
                    `set NAME \"source\": CODES`"
                .to_owned();
        }
        if wants("nothing between") || wants("without a word before it") || self.is_doubled() {
            return "delete it".to_owned();
        }
        if wants("an ordinal")
            && let Some(many) = wording::ordinal(self.reader.token(self.at))
        {
            return format!("write `{}`", ordinal_text(many));
        }
        self.asks_for_more()
    }

    /// Whether a word stands here that has just been said: `for for 5 years`.
    fn is_doubled(&self) -> bool {
        let before = self.at.checked_sub(1).filter(|it| self.start <= *it);
        let next = Some(self.at + 1).filter(|it| *it < self.end());
        let same = |it| self.reader.token(it) == self.reader.token(self.at);
        self.is_atom() && before.into_iter().chain(next).any(same)
    }

    /// The plainest cure: what is missing, or a small word that is wrong; else what can be said here. A
    /// word that bears meaning is not replaced by another: the writer meant it.
    fn asks_for_more(&self) -> String {
        let owes = |it: &Expected| matches!(it, Expected::Words { words: "owes/owe", .. });
        if self.reader.furthest.expected.iter().any(owes)
            && !self.is_end_of_line()
            && VERBS.iter().any(|it| {
                self.reader.token(self.at) == *it || is_past_of(self.reader.token(self.at), it)
            })
        {
            return "an act stands under `acts`, behind its day: `DATE  CODES sign`".to_owned();
        }
        let after = |it: &Expected| matches!(it, Expected::Words { words: "after", .. });
        if self.reader.token(self.at) == "from" && self.reader.furthest.expected.iter().any(after) {
            return "put `after` in the place of `from`".to_owned();
        }
        if let Some(word) = self.one_word_wrong() {
            return format!("put `{word}` in the place of {}", self.found());
        }
        let listed = self.alternatives();
        let missing = self.one_word_missing().map(|it| format!("`{it}`"));
        if let Some(what) = missing.or_else(|| self.left_out(&listed)) {
            return format!("write {what} before {}", self.found());
        }
        if listed == ["a colon"] && !self.is_end_of_line() {
            return format!("write `:` before {}", self.found());
        }
        let what = match &listed[..] {
            [] => "what the sentence needs".to_owned(),
            // A noun that is a list of words is no longer than its list.
            [only] if only.contains(" or `") && only.starts_with('`') => "one of them".to_owned(),
            [only] if !only.starts_with('`') && only != "a comma" => only.clone(),
            [only] => self.forms().unwrap_or_else(|| only.clone()),
            [..] => self.can_be(&listed),
        };
        let before = self.words(self.at.saturating_sub(1), 1).0;
        if !self.is_end_of_line() && what == "one of them" {
            format!("put one of them in the place of {}", self.found())
        } else if !self.is_end_of_line() {
            format!("what can stand here is {what}")
        } else if matches!(before.as_str(), "or" | "and" | ",") {
            format!("go on with {what}; or delete `{before}`")
        } else {
            format!("go on with {what}")
        }
    }

    /// What can be said here: what varies by its noun, what is fixed by the forms of its sentences.
    fn can_be(&self, listed: &[String]) -> String {
        // What the message lists already need not be said again.
        let Some(forms) = self.forms().filter(|it| Some(it) != self.listed().as_ref()) else {
            return "one of them".to_owned();
        };
        let leads = |it: &Form| it.from == self.at && it.rest.starts_with('{');
        let nouns = listed.iter().filter(|it| !it.starts_with('`') && *it != "a comma");
        // What varies at the beginning of a form has its name in the form.
        let nouns: Vec<&str> = nouns.map(String::as_str).collect();
        let in_forms = self.at == self.start && self.reader.furthest.forms.iter().any(leads);
        if nouns.is_empty() || in_forms {
            forms
        } else {
            format!("{} or {forms}", nouns.join(" or "))
        }
    }

    /// The word of a phrase in the place of which another stands, if the line goes on as the phrase
    /// does, and one of the two bears no meaning of its own.
    fn one_word_wrong(&self) -> Option<String> {
        let word = self.reader.token(self.at);
        let wrong = |it: &String| is_small(it) || is_small(word) || word.parse::<f64>().is_ok();
        self.confirmed_at(self.at + 1).filter(wrong).filter(|_| !self.is_said_later(word))
    }

    /// The word of a phrase that the line goes on with, without it; the first of a phrase only if it
    /// bears no meaning.
    fn one_word_missing(&self) -> Option<String> {
        let is_begun =
            |it: &Expected| matches!(it, Expected::Words { from, .. } if *from < self.at);
        let begun = self.reader.furthest.expected.iter().any(is_begun);
        self.confirmed_at(self.at).filter(|it| (begun || is_small(it)) && !is_limiting(it))
    }

    /// What is missing before something that is in its place: a number before what is counted, a small
    /// word before what it leads.
    fn left_out(&self, listed: &[String]) -> Option<String> {
        let word = self.reader.token(self.at);
        if self.is_end_of_line() || matches!(word, "," | ":") || is_small(word) {
            return None;
        }
        let first = self.reader.token(self.start);
        let is_known = || {
            let id = word.parse().ok();
            id.is_some_and(|it| World::embedded().entity(&it).is_some())
        };
        let is_reserved = RESERVED.contains(word);
        let leads = is_reserved
            || UNITS.contains(&word)
            || word == "hold"
            || word.starts_with(|it: char| it.is_ascii_digit() || it == '"')
            || is_known();
        let fits = |it: &&String| {
            let one = it.trim_matches('`');
            match &self.reader.furthest.expected[..] {
                [Expected::Words { .. }] => is_small(one),
                [Expected::Noun(noun)] if first == "treaty" => noun.starts_with("a treaty's"),
                [Expected::Noun(noun)] => {
                    noun.starts_with("a number") && is_counted(word)
                        || noun.starts_with("whom it is owed,")
                        || noun.starts_with("a topic") && word.starts_with('"')
                        || noun.starts_with("a code") && VERBS.contains(word)
                        || noun.starts_with("which of them")
                }
                _ => is_small(one) && !is_reserved || one.starts_with("which of them"),
            }
        };
        listed.iter().find(fits).filter(|_| leads).cloned()
    }

    /// The next word of a phrase whose further words stand in the line from a token on.
    fn confirmed_at(&self, at: usize) -> Option<String> {
        self.reader.furthest.expected.iter().find_map(|it| {
            let Expected::Words { words, from } = it else { return None };
            let words = spoken(words, self.is_by_several());
            let rest: Vec<&str> = words.split(' ').skip(self.at.saturating_sub(*from)).collect();
            let (word, rest) = rest.split_first().filter(|(_, rest)| !rest.is_empty())?;
            let goes_on = at < self.end() && self.words(at, rest.len()).0 == rest.join(" ");
            goes_on.then(|| (*word).to_owned())
        })
    }

    /// The words of a name without quotes: the rest of a line that a name ends; elsewhere up to a
    /// date or a word that leads something else.
    pub(super) fn name(&self) -> (String, Span) {
        let last = self.end().saturating_sub(1);
        let is_colon = self.reader.tree.tokens.get(last).map(|it| it.kind) == Some(Kind::Colon);
        let line_end = if is_colon { last.max(self.at + 1) } else { self.end() };
        let ends_with_name =
            matches!(self.words(self.start, 1).0.as_str(), "treaty" | "scenario" | "note" | "vote");
        let ends = |it: &usize| {
            let word = self.reader.token(*it);
            self.at < *it
                && !ends_with_name
                && (word.starts_with('"')
                    || word.starts_with(|it: char| it.is_ascii_digit())
                    || word == "and" && is_code(self.reader.token(it + 1))
                    || LEADING.contains(&word)
                    || VERBS.contains(word))
        };
        let end = (self.at..line_end).find(ends).unwrap_or(line_end);
        self.words(self.at, end - self.at)
    }

    /// What was expected, as a list.
    pub(super) fn listed(&self) -> Option<String> {
        let mut words = self.alternatives();
        if LISTED_MAX < words.len() {
            words.truncate(LISTED_MAX);
            words.push("…".to_owned());
        }
        (!words.is_empty()).then(|| words.join(" or "))
    }

    /// What was expected, each once: reserved words first.
    fn alternatives(&self) -> Vec<String> {
        let all = &self.reader.furthest.expected;
        let mut words: Vec<String> = Vec::new();
        for expected in all {
            let word = match expected {
                // Of a phrase that the line has begun only the rest is news.
                Expected::Words { words, from } => {
                    let words = spoken(words, self.is_by_several());
                    let begun = self.at.saturating_sub(*from);
                    let rest: Vec<&str> = words.split(' ').skip(begun).collect();
                    format!("`{}`", rest.join(" "))
                }
                Expected::CommaThen(words) => format!("`, {}`", spoken(words, false)),
                Expected::Noun(noun) => (*noun).to_owned(),
                Expected::Comma => "a comma".to_owned(),
                Expected::Colon => "a colon".to_owned(),
                Expected::Near { .. }
                | Expected::End
                | Expected::CommaBefore
                | Expected::Fault(_) => continue,
            };
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }
}

/// Whether a number stands before this word: it is what is counted.
fn is_counted(word: &str) -> bool {
    UNITS.contains(&word) || COUNTED.contains(&word)
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphabetic)
}

/// What is counted beside units of time.
const COUNTED: &[&str] =
    &["declarations", "instrument", "instruments", "parties", "percent", "signatories", "states"];

/// Words that lead what follows a comma.
const AFTER_COMMA: &[&str] = &[
    "after",
    "during",
    "except",
    "if",
    "including",
    "leading",
    "on",
    "outside",
    "placing",
    "unless",
    "within",
    "without",
];

/// Words that lead something else after a name.
const LEADING: &[&str] = &["through", "for", "from", "on", "by", ","];

/// The verbs of the journal, which no name goes on with.
pub(super) static VERBS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let patterns = ACTS.patterns().filter_map(|it| it.strip_prefix("{codes} "));
    patterns.filter_map(|it| it.split(' ').next()).flat_map(|it| it.split('/')).collect()
});
