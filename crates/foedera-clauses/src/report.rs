//! What is said about a line that no sentence fits: what was expected there, in the language's own
//! words, and what was probably meant.

use std::fmt::Write;

use foedera_entities::{EntityId, World};
use foedera_model::{Diagnostic, Span};

use crate::cursor::Expected;
use crate::near::{is_small, nearest, slip_of_a_phrase};
use crate::noun::proper::LANGUAGES;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::token::{Kind, unquoted};
use crate::wording;

mod cure;
mod fault;
mod meant;

/// How many alternatives a message lists.
const LISTED_MAX: usize = 4;

/// How many words of a sentence's beginning are compared with what stands there.
const COMPARED_WORDS_MAX: usize = 3;

/// How many words the name of a state may have in a line: `United Arab Emirates sign`.
const NAME_WORDS_MAX: usize = 4;

/// How much of a line a message repeats, in characters.
const REPEATED_CHARS_MAX: usize = 60;

/// The report of a line whose furthest misses are known. `start` is where its sentence begins;
/// `openings` are the words with which one could have begun.
pub(crate) fn of_line(
    reader: &mut Reader<'_>,
    line: usize,
    start: usize,
    place: &str,
    openings: &[&'static str],
) -> Diagnostic {
    let furthest = reader.furthest.clone();
    let at = Place { reader, line, at: furthest.at, start };
    let fault = reader
        .furthest
        .expected
        .iter()
        .find_map(|it| if let Expected::Fault(problem) = it { Some(*problem) } else { None });
    if let Some(diagnostic) = at.said_otherwise(place) {
        return diagnostic;
    }
    let meant = at.meant();
    if let (Some(fault), None) = (fault, &meant) {
        let diagnostic = at.fault(fault);
        if fault != Problem::Unquoted {
            return diagnostic;
        }
        let nobody = at.nobody(place);
        let names = at.names();
        return borne(reader, &names).or(nobody).unwrap_or(diagnostic);
    }
    if at.at == start && meant.is_none() && !openings.is_empty() {
        return at.unknown(place, openings);
    }
    let opens = at.reader.tree.children(line).next().is_some();
    if opens && at.is_end_of_line() && furthest.expected.contains(&Expected::Colon) {
        return Problem::NoColon.at(at.span(), &[]);
    }
    at.expected(meant)
}

/// What is wrong with a code that no entity has, if none has it.
pub(crate) fn unknown_code(reader: &mut Reader<'_>, token: usize) -> Option<Diagnostic> {
    let text = reader.token(token);
    let id: EntityId = text.parse().ok()?;
    let world = World::embedded();
    if world.entity(&id).is_some() {
        return None;
    }
    let span = reader.tree.tokens.get(token)?.span;
    let ids: Vec<String> = world.entities().iter().map(|it| it.id.to_string()).collect();
    // Of two letters any other two are a slip.
    let near = nearest(text, ids.iter().map(String::as_str)).filter(|_| 2 < text.len());
    let near = near.map(ToOwned::to_owned);
    let found = reader.bearer(text).map(|it| it.to_string());
    let cure =
        found.or(near).map_or_else(|| NO_CODE.to_owned(), |it| format!("did you mean `{it}`"));
    Some(Problem::UnknownCode.at(span, &[text, &cure]))
}

/// What is wrong with the name of a language, if none is known by it.
pub(crate) fn unknown_language(reader: &Reader<'_>, token: usize) -> Option<Diagnostic> {
    let text = unquoted(reader.token(token));
    if LANGUAGES.contains(&text.as_str()) {
        return None;
    }
    let near = nearest(&text, LANGUAGES.iter().copied()).map(offered);
    let cure = near.unwrap_or_else(|| {
        "write its English name, such as `French`, or leave it out: a name without a language counts \
         in all of them"
            .to_owned()
    });
    let span = reader.tree.tokens.get(token)?.span;
    Some(Problem::UnknownLanguage.at(span, &[&text, &cure]))
}

/// What to do about a name that nobody bears.
const NO_CODE: &str = "write the name of the state or organisation here, and its code is told";

/// A name with a capital: if the world knows it, its code is meant.
fn borne(reader: &mut Reader<'_>, names: &[(String, Span)]) -> Option<Diagnostic> {
    names.iter().find_map(|(name, span)| {
        let code = reader.bearer(name)?;
        Some(Problem::UnknownCode.at(*span, &[name, &offered(code.as_str())]))
    })
}

/// The beginning of a text, for a message.
pub(crate) fn shortened(words: &str) -> String {
    if words.chars().count() <= REPEATED_CHARS_MAX {
        return words.to_owned();
    }
    words.chars().take(REPEATED_CHARS_MAX).chain(['…']).collect()
}

/// The cure that offers `words`.
fn offered(words: &str) -> String {
    format!("did you mean `{words}`")
}

/// A pattern's words as one actor would say them, or several: `signs/sign` is `signs`.
fn spoken(words: &str, by_several: bool) -> String {
    let form = |it: &'_ str| -> String {
        let (one, several) = it.split_once('/').unwrap_or((it, it));
        if by_several { several } else { one }.to_owned()
    };
    words.split(' ').map(form).collect::<Vec<_>>().join(" ")
}

/// A token of a line at which reading stopped.
struct Place<'r, 't> {
    reader: &'r Reader<'t>,
    line: usize,
    at: usize,
    start: usize,
}

impl Place<'_, '_> {
    fn end(&self) -> usize {
        self.reader.tree.lines.get(self.line).map_or(0, |it| it.tokens.end)
    }

    fn is_end_of_line(&self) -> bool {
        self.end() <= self.at
    }

    fn span(&self) -> Span {
        let end = self.reader.span(self.line).end();
        match self.reader.tree.tokens.get(self.at) {
            Some(token) if !self.is_end_of_line() => token.span,
            _ => Span::new(end, end),
        }
    }

    fn found(&self) -> String {
        if self.is_end_of_line() {
            "the end of the line".to_owned()
        } else {
            format!("`{}`", shortened(self.reader.token(self.at)))
        }
    }

    /// Whether the sentence begins with several who act: `FR and DE`.
    fn is_by_several(&self) -> bool {
        let joins = |it| matches!(self.reader.token(it), "and" | ",");
        (self.start..self.at.min(self.end())).any(joins)
    }

    fn is_atom(&self) -> bool {
        !self.is_end_of_line()
            && self.reader.tree.tokens.get(self.at).is_some_and(|it| it.kind == Kind::Atom)
    }

    /// So many words of the line from a token on, and where they stand.
    fn words(&self, from: usize, count: usize) -> (String, Span) {
        let last = from.saturating_add(count).min(self.end());
        let tokens = self.reader.tree.tokens.get(from..last).unwrap_or_default();
        let span = tokens.iter().map(|it| it.span).reduce(Span::hull).unwrap_or(self.span());
        (span.of(self.reader.text).unwrap_or_default().to_owned(), span)
    }

    /// What a treaty says and the language says otherwise, where it stands here.
    fn said_otherwise(&self, place: &str) -> Option<Diagnostic> {
        // A head has no such wordings.
        if place == HEAD_PLACE {
            return None;
        }
        let tokens = self.start.min(self.at)..self.end();
        let line: Vec<&str> = tokens.clone().map(|it| self.reader.token(it)).collect();
        let in_journal = place == JOURNAL_PLACE;
        let (words, cure) = wording::at(&line, self.at - tokens.start, in_journal)?;
        let (words, span) = self.words(tokens.start + words.start, words.len());
        Some(Problem::SaidOtherwise.at(span, &[&words, &cure]))
    }

    fn unknown(&self, place: &str, openings: &[&'static str]) -> Diagnostic {
        let near = openings.iter().filter_map(|it| {
            let opening = spoken(it, false);
            let mut words = opening.split(' ');
            let opening: Vec<&str> = words.by_ref().take(COMPARED_WORDS_MAX).collect();
            let (found, span) = self.words(self.start, opening.len());
            let opening = opening.join(" ");
            Some((slip_of_a_phrase(&found.to_lowercase(), &opening)?, opening, span))
        });
        if let Some((_, opening, span)) = near.min_by_key(|it| it.0) {
            let found = shortened(span.of(self.reader.text).unwrap_or_default());
            return Problem::UnknownSentence.at(span, &[&found, place, &offered(&opening)]);
        }
        if let Some((opening, span)) = openings.iter().find_map(|it| self.without_its_first(it)) {
            let found = shortened(span.of(self.reader.text).unwrap_or_default());
            return Problem::UnknownSentence.at(span, &[&found, place, &offered(opening)]);
        }
        let (words, span) = self.words(self.start, 1);
        let cure = if place == CLAUSE_PLACE {
            "say it as one of the language's sentences, or quote it: `text on TOPIC \"…\"`"
                .to_owned()
        } else {
            list_of_openings(openings)
        };
        Problem::UnknownSentence.at(span, &[&shortened(&words), place, &cure])
    }

    /// The opening whose first small word the line lacks: `party may withdraw`.
    fn without_its_first(&self, opening: &'static str) -> Option<(&'static str, Span)> {
        let (first, rest) = opening.split_once(' ')?;
        let (found, span) = self.words(self.start, rest.split(' ').count());
        (is_small(first) && found == rest).then_some((opening, span))
    }

    fn expected(&self, meant: Option<(String, Span)>) -> Diagnostic {
        let all = &self.reader.furthest.expected;
        if all.contains(&Expected::CommaBefore) {
            let found = self.found();
            let cure = format!("write a comma before {found}");
            return Problem::Expected.at(self.span(), &["a comma", &found, &cure]);
        }
        if let Some((phrase, span)) = meant {
            let found = format!("`{}`", shortened(span.of(self.reader.text).unwrap_or_default()));
            let words = format!("`{phrase}`");
            return Problem::Expected.at(span, &[&words, &found, &offered(&phrase)]);
        }
        if all.contains(&Expected::End) && !self.is_end_of_line() {
            let span = Span::new(self.span().start(), self.reader.span(self.line).end());
            let rest = span.of(self.reader.text).unwrap_or_default();
            let words = format!("`{}`", shortened(rest));
            let after_colon = self.words(self.at.saturating_sub(1), 1).0 == ":";
            if after_colon {
                let cure = "put it on the next line, indented by two spaces";
                return Problem::Surplus.at(span, &[&words, cure]);
            }
            let cure = self.listed().map_or_else(
                || "delete the rest, or keep it as a `note \"…\"` below".to_owned(),
                |it| format!("delete the rest; what can follow here is {it}"),
            );
            return Problem::Surplus.at(span, &[&words, &cure]);
        }
        let listed = self.listed().unwrap_or_else(|| "something else".to_owned());
        Problem::Expected.at(self.span(), &[&listed, &self.found(), &self.cure()])
    }

    /// Where only a code can act, that nobody bears the name: quotes would not help.
    fn nobody(&self, place: &str) -> Option<Diagnostic> {
        let (name, span) = self.name();
        let next = self.at + name.split(' ').count();
        let acts = place == JOURNAL_PLACE && next < self.end() && self.reader.token(next) != "of";
        let helps = |it: &Expected| matches!(it, Expected::Noun(noun) if noun.contains("quotes"));
        let quotes_help = !acts && self.reader.furthest.expected.iter().any(helps);
        (!quotes_help).then(|| Problem::UnknownCode.at(span, &[&name, NO_CODE]))
    }

    /// The names that can begin here, the longest first.
    fn names(&self) -> Vec<(String, Span)> {
        (1..=NAME_WORDS_MAX).rev().map(|count| self.words(self.at, count)).collect()
    }
}

/// Where acts stand, as the table of acts names it.
pub(crate) const JOURNAL_PLACE: &str = "of the journal";

/// Where the lines of the head stand.
pub(crate) const HEAD_PLACE: &str = "of a treaty's head";

/// Where clauses stand, as tables of clauses name it.
pub(crate) const CLAUSE_PLACE: &str = "of a treaty";

fn list_of_openings(openings: &[&'static str]) -> String {
    let mut out = String::from("one can begin with ");
    let mut first: Vec<String> = openings.iter().map(|it| spoken(it, false)).collect();
    first.dedup();
    for (place, opening) in first.iter().take(LISTED_MAX * 2).enumerate() {
        if 0 < place {
            out.push_str(", ");
        }
        let _infallible = write!(out, "`{opening}`");
    }
    if LISTED_MAX * 2 < first.len() {
        out.push_str(" and others");
    }
    out
}
