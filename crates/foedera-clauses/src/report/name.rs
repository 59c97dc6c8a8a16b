//! Names that stand where a code does: whose they are, and what to do about one that nobody bears.

use foedera_entities::{EntityId, World};
use foedera_model::{Diagnostic, Span};

use super::{JOURNAL_PLACE, Place, offered};
use crate::cursor::Expected;
use crate::near::nearest;
use crate::noun::proper::LANGUAGES;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::token::unquoted;

/// How many words the name of a state may have in a line: `United Arab Emirates sign`.
const NAME_WORDS_MAX: usize = 4;

/// What nouns say of those who go by codes.
const CODED: &[&str] = &["a code", "who, such as", "a set such as", "a party to the duty"];

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
pub(super) fn borne(reader: &mut Reader<'_>, names: &[(String, Span)]) -> Option<Diagnostic> {
    names.iter().find_map(|(name, span)| {
        let code = reader.bearer(name)?;
        Some(Problem::UnknownCode.at(*span, &[name, &offered(code.as_str())]))
    })
}

impl Place<'_, '_> {
    /// Where only a code can act, that nobody bears the name: quotes would not help.
    pub(super) fn nobody(&self, place: &str) -> Option<Diagnostic> {
        let (name, span) = self.name();
        let next = self.at + name.split(' ').count();
        let acts = place == JOURNAL_PLACE && next < self.end() && self.reader.token(next) != "of";
        let helps = |it: &Expected| matches!(it, Expected::Noun(noun) if noun.contains("quotes"));
        let quotes_help = !acts && self.reader.furthest.expected.iter().any(helps);
        (!quotes_help).then(|| Problem::UnknownCode.at(span, &[&name, NO_CODE]))
    }

    /// The names that can begin here, the longest first; none goes on behind a comma, or ends with a
    /// word in small letters.
    pub(super) fn names(&self) -> Vec<(String, Span)> {
        self.names_at(self.at)
    }

    fn names_at(&self, at: usize) -> Vec<(String, Span)> {
        let ends = |count: &usize| matches!(self.reader.token(at + count), "," | ":");
        let most = (1..NAME_WORDS_MAX).find(ends).unwrap_or(NAME_WORDS_MAX);
        let names = (1..=most).rev().map(|count| self.words(at, count));
        let is_name =
            |name: &str| name.rsplit(' ').next().is_some_and(|it| it.contains(char::is_uppercase));
        names.filter(|(name, _)| is_name(name)).collect()
    }

    /// The names of whoever may be meant where somebody is to stand who has a code: `Russia`, and with
    /// what stands before it, `the French Republic`.
    pub(super) fn named(&self, place: &str) -> Vec<(String, Span)> {
        let is_coded = |it: &Expected| matches!(it, Expected::Noun(noun) if CODED.iter().any(|it| noun.contains(it)));
        let is_the = |at: usize| self.reader.token(at) == "the";
        // Of an act `the` alone is read: the text and the treaty have acts of their own.
        let acts = place == JOURNAL_PLACE
            && self.at.checked_sub(1) == Some(self.start)
            && is_the(self.start);
        let is_wanted = acts || self.reader.furthest.expected.iter().any(is_coded);
        let at = self.at + usize::from(is_the(self.at));
        let first = if acts { self.words(self.start, 1).1 } else { self.span() };
        let is_name = self.reader.token(at).starts_with(char::is_uppercase) && at < self.end();
        if !is_name || !is_wanted {
            return Vec::new();
        }
        let whole = |(name, span): (String, Span)| (name, first.hull(span));
        self.names_at(at).into_iter().map(whole).collect()
    }
}
