//! A pattern in its parts: how a line is read by them, and written.

use crate::cursor::{Cursor, Expected, Form};
use crate::out::Out;
use crate::token::Kind;
use crate::value::{Slot, Value};

/// A part of a pattern, and the pattern from there on.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) part: Part,
    pub(super) rest: &'static str,
}

#[derive(Debug)]
pub(super) enum Part {
    /// Reserved words; each has one form or, where it agrees in number, two.
    Words {
        text: &'static str,
        words: Vec<(&'static str, &'static str)>,
    },
    Comma,
    Colon,
    /// A colon that ends its line: something stands below.
    Block,
    Slot(Slot),
    Optional(Vec<Placed>),
}

pub(super) fn read_parts(
    parts: &[Placed],
    c: &mut Cursor<'_, '_>,
    values: &mut Vec<Value>,
) -> Option<()> {
    for (place, Placed { part, rest }) in parts.iter().enumerate() {
        let from = c.at();
        if read_part(part, parts.get(place + 1), c, values).is_none() {
            // A phrase stops at its first wrong word; of a slot the first word tells that it is none.
            let at = if matches!(part, Part::Words { .. }) { c.at() } else { from };
            c.reader.furthest.note_form(at, Form { rest, from });
            return None;
        }
    }
    Some(())
}

fn read_part(
    part: &Part,
    next: Option<&Placed>,
    c: &mut Cursor<'_, '_>,
    values: &mut Vec<Value>,
) -> Option<()> {
    match part {
        Part::Words { text, words } => read_words(text, words, c)?,
        Part::Comma => read_comma(next, c)?,
        Part::Colon => c.colon()?,
        Part::Block => c.block()?,
        Part::Slot(slot) => values.push(slot.read(c)?),
        Part::Optional(parts) => {
            let given = values.len();
            values.push(Value::Given(true));
            if c.attempt(|c| read_parts(parts, c, values)).is_none() {
                values.truncate(given);
                values.push(Value::Given(false));
            }
        }
    }
    Some(())
}

/// A comma; where it is missing, what should follow it tells what to do.
fn read_comma(next: Option<&Placed>, c: &mut Cursor<'_, '_>) -> Option<()> {
    let Some(Placed { part: Part::Words { text, words }, .. }) = next else { return c.comma() };
    if c.kind(0) == Some(Kind::Comma) {
        return c.comma();
    }
    let follows = words.first().is_some_and(|(one, many)| [*one, *many].contains(&c.peek(0)));
    c.miss(if follows { Expected::CommaBefore } else { Expected::CommaThen(text) })
}

/// Every way to fill the slots of some parts.
pub(super) fn fillings(parts: &[Placed], offer: &dyn Fn(Slot) -> Vec<Value>) -> Vec<Vec<Value>> {
    let mut ways: Vec<Vec<Value>> = vec![Vec::new()];
    for Placed { part, .. } in parts {
        let more: Vec<Vec<Value>> = match part {
            Part::Words { .. } | Part::Comma | Part::Colon | Part::Block => continue,
            Part::Slot(slot) => offer(*slot).into_iter().map(|it| vec![it]).collect(),
            Part::Optional(parts) => {
                let given = fillings(parts, offer).into_iter().map(|mut it| {
                    it.insert(0, Value::Given(true));
                    it
                });
                given.chain([vec![Value::Given(false)]]).collect()
            }
        };
        let longer = |way: &Vec<Value>| more.iter().map(|it| [&way[..], it].concat()).collect();
        ways = ways.iter().flat_map(|way| -> Vec<Vec<Value>> { longer(way) }).collect();
    }
    ways
}

fn read_words(
    text: &'static str,
    words: &[(&'static str, &'static str)],
    c: &mut Cursor<'_, '_>,
) -> Option<()> {
    let from = c.at();
    for (one, many) in words {
        let found = c.peek(0);
        if c.kind(0) != Some(Kind::Atom) || found != *one && found != *many {
            return c.miss(Expected::Words { words: text, from });
        }
        if one != many {
            c.reader.verbs.push((c.at(), *one, *many));
        }
        c.skip();
    }
    Some(())
}

pub(super) fn write_parts<'v>(
    parts: &[Placed],
    values: &mut impl Iterator<Item = &'v Value>,
    plural: bool,
    out: &mut Out,
) {
    for Placed { part, .. } in parts {
        match part {
            Part::Words { words, .. } => {
                for (one, many) in words {
                    out.word(if plural { many } else { one });
                }
            }
            Part::Comma => out.close(","),
            Part::Colon | Part::Block => out.close(":"),
            Part::Slot(_) => {
                if let Some(value) = values.next() {
                    value.write(out);
                }
            }
            Part::Optional(parts) => {
                if values.next() == Some(&Value::Given(true)) {
                    write_parts(parts, values, plural, out);
                }
            }
        }
    }
}

/// The pattern in its parts. A name that is no slot is taken as a reserved word, which no line
/// can hold; a test keeps that from happening.
pub(super) fn compiled(pattern: &'static str) -> Vec<Placed> {
    let mut parts: Vec<Placed> = Vec::new();
    let mut at = 0;
    // Where the phrase begins that the next word may go on with.
    let mut phrase = 0;
    while let Some(rest) = pattern.get(at..).filter(|it| !it.is_empty()) {
        if rest.starts_with(' ') {
            at += 1;
            continue;
        }
        if let Some(inside) = rest.strip_prefix('[') {
            let inside = inside.split_once(']').map_or(inside, |(it, _)| it);
            parts.push(Placed { part: Part::Optional(compiled(inside)), rest });
            at += inside.len() + "[]".len();
            continue;
        }
        let word = rest.split([' ', '[']).next().unwrap_or(rest);
        at += word.len();
        let slot = word.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
        let part = match (word, slot.and_then(Slot::named), parts.last_mut()) {
            (",", ..) => Part::Comma,
            (":", ..) if at == pattern.len() => Part::Block,
            (":", ..) => Part::Colon,
            (_, Some(slot), _) => Part::Slot(slot),
            (_, None, Some(Placed { part: Part::Words { text, words }, .. })) => {
                words.push(two_forms(word));
                *text = pattern.get(phrase..at).unwrap_or(word);
                continue;
            }
            _ => {
                phrase = at - word.len();
                Part::Words { text: word, words: vec![two_forms(word)] }
            }
        };
        parts.push(Placed { part, rest });
    }
    parts
}

/// `signs/sign`: the verb for one and for several; other words have one form.
fn two_forms(word: &'static str) -> (&'static str, &'static str) {
    word.split_once('/').unwrap_or((word, word))
}

/// The first reserved words that a line of this shape can hold.
pub(super) fn first_words(parts: &[Placed]) -> Vec<&'static str> {
    for Placed { part, .. } in parts {
        if let Part::Words { words, .. } = part {
            let (one, many) = words.first().copied().unwrap_or_default();
            return if one == many { vec![one] } else { vec![one, many] };
        }
    }
    Vec::new()
}
