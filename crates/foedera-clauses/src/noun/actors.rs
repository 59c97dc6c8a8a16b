//! Who sets a trigger off or suffers it: `2 or more great-powers outside this treaty`, `a party`.

use foedera_model::{Actors, Base, Number, Set};

use crate::cursor::{Cursor, Expected, Mention};
use crate::noun::number::number;
use crate::noun::plain::{code, is_code, is_name, list, name};
use crate::noun::set::{Form, narrowed, worded, write_set};
use crate::out::Out;
use crate::token::Kind;

pub(crate) const ACTORS: &str = "who, such as `a party`, `one or several states`, `one or several \
                      great-powers` or `DE`";
const KIND: &str = "of which states, such as `states`, `parties` or `great-powers`";
const OBJECT: &str = "what of theirs, such as `territory` or `forces`";

/// What a proviso begins with, where a list of objects ends.
const PROVISO_WORDS: &[&str] =
    &["within", "outside", "without", "leading", "placing", "after", "on", "during"];

/// Actors, and what of theirs where it is said: `a party's territory, forces or vessels`.
pub(crate) fn actors(c: &mut Cursor<'_, '_>) -> Option<(Actors, Vec<String>)> {
    c.attempt(|c| {
        if c.has("one or several") {
            return many(c, 1, None);
        }
        if c.has("a") || c.has("any") {
            return one(c);
        }
        if c.peek(0).starts_with(|it: char| it.is_ascii_digit()) {
            let (at_least, at_most) = number_of(c)?;
            return many(c, at_least, at_most);
        }
        if c.kind(0) == Some(Kind::Atom) && is_code(c.peek(0)) {
            return coded(c);
        }
        if c.peek(0) == "the" {
            return many(c, 1, None);
        }
        c.miss(Expected::Noun(ACTORS))
    })
}

fn number_of(c: &mut Cursor<'_, '_>) -> Option<(u32, Option<u32>)> {
    let at_least = number(c)?;
    if c.has("or more") {
        return Some((at_least, None));
    }
    if c.has("or") || c.has("to") {
        return number(c).map(|it| (at_least, Some(it)));
    }
    Some((at_least, Some(at_least)))
}

fn many(
    c: &mut Cursor<'_, '_>,
    at_least: u32,
    at_most: Option<u32>,
) -> Option<(Actors, Vec<String>)> {
    let base = match worded(c) {
        Some(base) => base,
        None if is_name(c.peek(0)) => Base::Named(name(c, Some(Mention::Set))?),
        None => return c.miss(Expected::Noun(KIND)),
    };
    let set = narrowed(c, base)?;
    Some((Actors { number: Number { at_least, at_most }, set }, Vec::new()))
}

/// `a party`, `a state outside this treaty`, `a party's territory`.
fn one(c: &mut Cursor<'_, '_>) -> Option<(Actors, Vec<String>)> {
    let number = Number { at_least: 1, at_most: None };
    if let Some(owner) = c.peek(0).strip_suffix("'s") {
        let base = match owner {
            "party" => Base::Parties,
            "signatory" => Base::Signatories,
            "state" => Base::States,
            _ => return c.miss(Expected::Noun("whose, such as `party's` or `state's`")),
        };
        c.skip();
        let objects = list(c, &["or", "and"], object)?;
        return Some((Actors { number, set: Set::of(base) }, objects));
    }
    many(c, 1, None)
}

fn object(c: &mut Cursor<'_, '_>) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    while c.kind(0) == Some(Kind::Atom)
        && is_name(c.peek(0))
        && !PROVISO_WORDS.contains(&c.peek(0))
        && !matches!(c.peek(0), "or" | "and")
    {
        words.push(c.peek(0));
        c.skip();
    }
    if words.is_empty() { c.miss(Expected::Noun(OBJECT)) } else { Some(words.join(" ")) }
}

/// `DE`, `DE or RU` (one is enough), `DE and RU` (both).
fn coded(c: &mut Cursor<'_, '_>) -> Option<(Actors, Vec<String>)> {
    let first = c.at();
    let states = list(c, &["or", "and"], code)?;
    let either = (first..c.at()).any(|it| c.reader.token(it) == "or");
    let all = u32::try_from(states.len()).unwrap_or(u32::MAX);
    let number = Number { at_least: if either { 1 } else { all }, at_most: None };
    let set = narrowed(c, Base::Codes(states))?;
    Some((Actors { number, set }, Vec::new()))
}

/// Whether the actors are spoken of as `them` and not as `it`.
pub(crate) fn are_several(actors: &Actors) -> bool {
    1 < actors.number.at_least || actors.number.at_most.is_some_and(|it| 1 < it)
}

pub(crate) fn write_actors(actors: &Actors, objects: &[String], out: &mut Out) {
    let Number { at_least, at_most } = actors.number;
    match (&actors.set.base, at_most) {
        (Base::Codes(states), _) => {
            let join = if at_least == 1 && 1 < states.len() { "or" } else { "and" };
            out.list(states, join, |out, it| out.word(it.as_str()));
        }
        (Base::States, None) if at_least == 1 && actors.set == Set::of(Base::States) => {
            out.word("one or several states");
        }
        (Base::Named(_), None) if at_least == 1 => {
            out.word("one or several");
            write_set(&actors.set, Form::Many, out);
        }
        (_, None) if at_least == 1 => {
            out.word("a");
            write_set(&actors.set, Form::One, out);
        }
        _ => {
            write_number(at_least, at_most, out);
            write_set(&actors.set, if at_most == Some(1) { Form::One } else { Form::Many }, out);
        }
    }
    if !objects.is_empty() {
        out.close("'s");
        out.list(objects, "or", |out, it| out.word(it));
    }
}

fn write_number(at_least: u32, at_most: Option<u32>, out: &mut Out) {
    match at_most {
        None => out.word(&format!("{at_least} or more")),
        Some(most) if most == at_least => out.word(&most.to_string()),
        Some(most) if most == at_least.saturating_add(1) => {
            out.word(&format!("{at_least} or {most}"));
        }
        Some(most) => out.word(&format!("{at_least} to {most}")),
    }
}
