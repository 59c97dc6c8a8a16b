//! Names that stand where a code does: whose they are, and what to do about one that nobody bears.

use foedera_dates::Day;
use foedera_entities::{Entity, EntityId, World};
use foedera_model::{Diagnostic, Span};

use super::cure::VERBS;
use super::{JOURNAL_PLACE, Place, SCENARIO_PLACE, offered};
use crate::cursor::Expected;
use crate::near::nearest;
use crate::noun::plain::borne_on;
use crate::noun::proper::LANGUAGES;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::token::{Kind, unquoted};

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
    let found = reader.bearer(text).map(|it| vec![it.to_string()]);
    let meant = found.unwrap_or_else(|| coded_elsewhere(text));
    let cure = if meant.is_empty() { near_code(text) } else { offered_all(&meant) };
    Some(Problem::UnknownCode.at(span, &[text, &cure]))
}

/// Those who have, or had, this code in another list of codes: `YU`.
fn coded_elsewhere(code: &str) -> Vec<String> {
    let has = |it: &&Entity| it.codes.iter().any(|it| *it.value == *code);
    World::embedded().entities().iter().filter(has).map(|it| it.id.to_string()).collect()
}

fn offered_all(codes: &[String]) -> String {
    let ticked: Vec<String> = codes.iter().map(|it| format!("`{it}`")).collect();
    format!("did you mean {}", ticked.join(" or "))
}

/// The code that differs by a slip; of two letters any other two would be one.
fn near_code(code: &str) -> String {
    let ids: Vec<String> =
        World::embedded().entities().iter().map(|it| it.id.to_string()).collect();
    let near = nearest(code, ids.iter().map(String::as_str)).filter(|_| 2 < code.len());
    near.map_or_else(|| NO_CODE.to_owned(), offered)
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

/// What to do about a name by which the world file knows nobody. Other names of the same help only while
/// there are some; then its act can be told, and what it would change is left open.
fn unknown_name(name: &str, place: &str) -> String {
    let try_another = "write another name of it, in any language";
    if place == JOURNAL_PLACE {
        format!(
            "{try_another}; where the world file lacks it, say what it did as `event \"{name} …\"`, and \
             `journal of consents incomplete` in the head"
        )
    } else if place == SCENARIO_PLACE {
        format!(
            "{try_another}; who is no state can attack and threaten, in quotes: `\"NAME\" attacks CODE`"
        )
    } else {
        format!("{try_another}; where the world file lacks it, `text on TOPIC \"…\"` can name it")
    }
}

/// What to do about a code that nobody has.
const NO_CODE: &str = "write the name of the state or organisation here, and its code is told";

/// A name with a capital: if the world knows it, its code is meant.
pub(super) fn borne(reader: &mut Reader<'_>, names: &[(String, Span)]) -> Option<Diagnostic> {
    if let Some(on) = reader.named_on {
        return names.iter().find_map(|(name, span)| several(name, *span, on));
    }
    names.iter().find_map(|(name, span)| {
        let code = reader.bearer(name)?;
        Some(Problem::UnknownCode.at(*span, &[name, &offered(code.as_str())]))
    })
}

/// Where names may stand, one that several bear on these days, or that nobody did then.
fn several(name: &str, span: Span, on: (Day, Day)) -> Option<Diagnostic> {
    let then = borne_on(name, on);
    let ever = || World::embedded().bearers(name, None).iter().map(|it| it.id).collect();
    let found: Vec<EntityId> = if then.is_empty() { ever() } else { then };
    let ids: Vec<String> = found.iter().map(ToString::to_string).collect();
    (!ids.is_empty()).then(|| Problem::UnknownCode.at(span, &[name, &offered_all(&ids)]))
}

impl Place<'_, '_> {
    /// Where only a code can act, that nobody bears the name: quotes would not help.
    pub(super) fn nobody(&self, place: &str) -> Option<Diagnostic> {
        let (name, span) = self.name();
        let next = self.at + name.split(' ').count();
        let acts = place == JOURNAL_PLACE && next < self.end() && self.reader.token(next) != "of";
        let helps = |it: &Expected| matches!(it, Expected::Noun(noun) if noun.contains("quotes"));
        let quotes_help = !acts && self.reader.furthest.expected.iter().any(helps);
        (!quotes_help).then(|| self.unborne(&name, span, place))
    }

    /// Where a name in quotes does what a state does, whose it is.
    pub(super) fn quoted_actor(&mut self, place: &str) -> Option<Diagnostic> {
        let actor = self.at.checked_sub(1)?;
        let token = self.reader.tree.tokens.get(actor)?;
        let acts = self.is_atom() && VERBS.contains(self.reader.token(self.at));
        if place != JOURNAL_PLACE || actor != self.start || token.kind != Kind::Quoted || !acts {
            return None;
        }
        let names = [(unquoted(self.reader.token(actor)), token.span)];
        let borne = borne(self.reader, &names);
        let [(name, span)] = names;
        Some(borne.unwrap_or_else(|| self.unborne(&name, span, place)))
    }

    /// A name by which nobody is known, though it may be somebody's code but for its letters.
    fn unborne(&self, name: &str, span: Span, place: &str) -> Diagnostic {
        let code = name.to_ascii_uppercase().replace(' ', "-").parse().ok();
        let known = code.filter(|it: &EntityId| World::embedded().entity(it).is_some());
        let cure = known.map_or_else(|| unknown_name(name, place), |it| offered(it.as_str()));
        Problem::UnknownCode.at(span, &[name, &cure])
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
