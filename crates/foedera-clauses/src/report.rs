//! What is said about a line that no sentence fits: what was expected there, in the language's own
//! words, and what was probably meant.

use std::fmt::Write;

use foedera_model::{Diagnostic, Span};

use crate::cursor::Expected;
use crate::near::{is_small, slip_of_a_phrase};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::sentence::{BELOW_ACTS, BELOW_EVENTS, BELOW_RULES, MANNER, RECORDED};
use crate::token::{Kind, quoted};
use crate::wording;

mod apart;
mod cure;
mod fault;
mod forms;
mod meant;
mod name;

use name::borne;
pub(crate) use name::{unknown_code, unknown_language};

/// How many alternatives a message lists.
const LISTED_MAX: usize = 4;

/// How many words of a sentence's beginning are compared with what stands there.
const COMPARED_WORDS_MAX: usize = 3;

/// How much of a line a message repeats, in characters.
const REPEATED_CHARS_MAX: usize = 60;

/// What to do about a clause that is none of the language's.
const SAY_OR_QUOTE: &str =
    "say it as one of the language's sentences, or quote it: `text on TOPIC \"…\"`";

/// What stands in the cure of a wording for the whole line in quotes.
const WHOLE_LINE: &str = "{line}";

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
    let is_below = stands_below(reader, line, furthest.at, place);
    let names = Place { reader, line, at: furthest.at, start }.named(place);
    if let Some(diagnostic) = borne(reader, &names) {
        return diagnostic;
    }
    let mut at = Place { reader, line, at: furthest.at, start };
    if let Some(diagnostic) = at.quoted_actor(place).or_else(|| at.act_below(place)) {
        return diagnostic;
    }
    let fault = at
        .reader
        .furthest
        .expected
        .iter()
        .find_map(|it| if let Expected::Fault(problem) = it { Some(*problem) } else { None });
    if let Some(diagnostic) = at.said_otherwise(place).or_else(|| at.in_case(place)) {
        return diagnostic;
    }
    if let Some(diagnostic) =
        Some(&at).filter(|_| place == CLAUSE_PLACE).and_then(Place::unindented)
    {
        return diagnostic;
    }
    if is_below && start < furthest.at && furthest.expected.contains(&Expected::End) {
        return at.surplus("put it on the next line, indented by two more spaces");
    }
    if let Some(diagnostic) = at
        .duty_beside(place)
        .or_else(|| at.attacker_behind(place))
        .or_else(|| at.attacked_behind())
        .or_else(|| at.of_one_state())
        .or_else(|| at.attacked_missing())
    {
        return diagnostic;
    }
    if let Some(diagnostic) = at.sign().or_else(|| at.date_in_words()) {
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
    if at.at == start && meant.is_none() && (!openings.is_empty() || !furthest.forms.is_empty()) {
        return at.unknown(place, openings);
    }
    let opens = at.reader.tree.children(line).next().is_some();
    if opens && at.is_end_of_line() && furthest.expected.contains(&Expected::Colon) {
        return Problem::NoColon.at(at.span(), &[]);
    }
    at.expected(meant, place)
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
    reader: &'r mut Reader<'t>,
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
        let tokens = self.start.min(self.at)..self.end();
        let line: Vec<&str> = tokens.clone().map(|it| self.reader.token(it)).collect();
        let known: &[&[wording::Wording]] = match place {
            JOURNAL_PLACE => &[wording::IN_JOURNAL],
            SCENARIO_PLACE => &[wording::IN_SCENARIOS],
            HEAD_PLACE => &[wording::IN_HEAD],
            BELOW_ACTS_PLACE => &[wording::BELOW_ACTS],
            BELOW_EVENTS_PLACE => &[wording::BELOW_EVENTS],
            _ => wording::IN_CLAUSES,
        };
        let at = self.at - tokens.start;
        let (words, cure) = known.iter().find_map(|it| wording::at(&line, at, it))?;
        // "agree to extend the treaty until" stands here already; what lacks is what comes after it.
        let (written, _) = self.words(tokens.start, words.end);
        let (found, _) = self.words(tokens.start + words.start, words.len());
        let longer = |it: &str| it.ends_with(&found) && it != found && written.ends_with(it);
        if cure.split('`').nth(1).is_some_and(longer) {
            return None;
        }
        let (words, span) = if cure.contains(WHOLE_LINE) {
            self.words(tokens.start, tokens.len())
        } else {
            self.words(tokens.start + words.start, words.len())
        };
        let cure = cure.replace(WHOLE_LINE, &quoted(&words));
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
        if let Some(diagnostic) = self.event(place) {
            return diagnostic;
        }
        let (words, span) = self.words(self.start, 1);
        let cure = if place == CLAUSE_PLACE {
            SAY_OR_QUOTE.to_owned()
        } else if self.reader.furthest.forms.iter().any(|it| it.rest.starts_with('{')) {
            let forms = self.forms().or_else(|| self.listed());
            let forms = forms.unwrap_or_else(|| list_of_openings(openings));
            format!("what can stand here is {forms}{}", besides(place))
        } else {
            list_of_openings(openings) + besides(place)
        };
        Problem::UnknownSentence.at(span, &[&shortened(&words), place, &cure])
    }

    /// The opening whose first small word the line lacks: `party may withdraw`.
    fn without_its_first(&self, opening: &'static str) -> Option<(&'static str, Span)> {
        let (first, rest) = opening.split_once(' ')?;
        let (found, span) = self.words(self.start, rest.split(' ').count());
        (is_small(first) && found == rest).then_some((opening, span))
    }

    fn expected(&mut self, meant: Option<(String, Span)>, place: &str) -> Diagnostic {
        let all = self.reader.furthest.expected.clone();
        let including = all.contains(&Expected::End) && self.reader.token(self.at) == "including";
        if all.contains(&Expected::CommaBefore) || including && !self.is_end_of_line() {
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
            if self.words(self.at.saturating_sub(1), 1).0 == ":" {
                return self.surplus("put it on the next line, indented by two spaces");
            }
            let mut cure = self.apart(place);
            if let Some(it) = self.forms().or_else(|| self.listed()) {
                cure += &format!("; what can follow here is {it}");
            }
            return self.surplus(&cure);
        }
        if place == CLAUSE_PLACE && self.is_none_of_the_sentences() {
            let (words, span) = self.words(self.start, 2);
            return Problem::UnknownSentence.at(span, &[&words, place, SAY_OR_QUOTE]);
        }
        let listed = self.listed().unwrap_or_else(|| "something else".to_owned());
        let cure = self.cure() + if listed.contains("attacks") { besides(place) } else { "" };
        Problem::Expected.at(self.span(), &[&listed, &self.found(), &cure])
    }

    /// Whether all that the line shares with sentences is an article at its beginning, `a protocol`.
    fn is_none_of_the_sentences(&self) -> bool {
        let first = self.reader.token(self.start);
        let word = self.reader.token(self.at);
        let owes = |it| matches!(self.reader.token(it), "owe" | "owes");
        let is_article = matches!(first, "a" | "an" | "no")
            || first == "the" && !(self.at..self.end()).any(owes);
        self.at == self.start + 1
            && is_article
            && self.is_atom()
            && !is_small(word)
            && !self.is_said_later(word)
    }

    /// That the sentence is whole before the rest of the line.
    fn surplus(&self, cure: &str) -> Diagnostic {
        let span = Span::new(self.span().start(), self.reader.span(self.line).end());
        let rest = span.of(self.reader.text).unwrap_or_default();
        Problem::Surplus.at(span, &[&format!("`{}`", shortened(rest)), cure])
    }
}

/// Whether the line goes on from a token with what stands below such a line: `FR signs at "Paris"`.
fn stands_below(reader: &mut Reader<'_>, line: usize, at: usize, place: &str) -> bool {
    let Some(start) = reader.tree.lines.get(line).map(|it| it.tokens.start) else { return false };
    let from = at.saturating_sub(start) + usize::from(reader.token(at) == ",");
    from != 0
        && match place {
            JOURNAL_PLACE => reader.could_be(&BELOW_ACTS, line, from),
            SCENARIO_PLACE => reader.could_be(&BELOW_EVENTS, line, from),
            OWED_PLACE => reader.could_be(&MANNER, line, from),
            CLAUSE_PLACE => reader.could_be(&BELOW_RULES, line, from),
            HEAD_PLACE => reader.could_be(&RECORDED, line, from),
            _ => false,
        }
}

/// Where acts stand, as the table of acts names it.
pub(crate) const JOURNAL_PLACE: &str = "of the journal";

/// Where events stand.
pub(crate) const SCENARIO_PLACE: &str = "of a scenario";

/// Where commitments stand that have a trigger.
pub(crate) const OWED_PLACE: &str = "below a trigger";

/// Where what is said of an act stands.
pub(crate) const BELOW_ACTS_PLACE: &str = "below an act";

/// Where what is said of an event stands.
pub(crate) const BELOW_EVENTS_PLACE: &str = "below an event";

/// Where the lines of the head stand.
pub(crate) const HEAD_PLACE: &str = "of a treaty's head";

/// Where conditions and days stand, a line each.
pub(crate) const BLOCK_PLACE: &str = "of a block";

/// Where clauses stand, as tables of clauses name it.
pub(crate) const CLAUSE_PLACE: &str = "of a treaty";

/// What is said of an event on lines below it, and looked for as an event of its own.
fn besides(place: &str) -> &'static str {
    if place == SCENARIO_PLACE {
        "; how an event ends is said below it, `goes on until DATE`, and who denies it, `denied by CODES`"
    } else {
        ""
    }
}

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
