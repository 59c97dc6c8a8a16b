//! The plain nouns: days, dates, codes, names, articles, and lists of them.

use foedera_dates::{Day, Edtf};
use foedera_entities::{EntityId, World};
use foedera_model::{ArticleRange, Part};

use crate::cursor::{Cursor, Expected, Mention};
use crate::out::Out;
use crate::problem::Problem;
use crate::sentence::RESERVED;
use crate::token::{Kind, quoted};

const CODE: &str = "a code such as `RU`";
const TREATY: &str = "a treaty's code such as `RU-KP-2024`";
const NAME: &str = "the name of a set or table, such as `great-powers`";
const DATE: &str = "a date such as `2024-11-09`";
const DAY: &str = "a day such as `1995-01-01`";
const LABEL: &str = "the label of an article, such as `22` or `VII`";
/// What a label is called where it has a second word.
pub(crate) const LONG_LABEL: &str = "a label of one word, or in quotes";
/// How many words the name of a state may have: `Saint Vincent and the Grenadines`.
const NAME_WORDS_MAX: usize = 6;
const ORGAN: &str = "a code such as `UN` or a name in quotes";

pub(crate) fn date(c: &mut Cursor<'_, '_>) -> Option<Edtf> {
    let looks = c.peek(0).bytes().any(|it| it.is_ascii_digit());
    let what = if looks { Expected::Fault(Problem::BadDate) } else { Expected::Noun(DATE) };
    c.value(DATE, |text| text.parse().map_err(|_| what))
}

pub(crate) fn day(c: &mut Cursor<'_, '_>) -> Option<Day> {
    let looks = c.peek(0).starts_with(|it: char| it.is_ascii_digit());
    let what = if looks { Problem::NotADay } else { Problem::BadDate };
    c.value(DAY, |text| match text.parse::<Edtf>() {
        Ok(date) => date.bounds().is_day().ok_or(Expected::Fault(what)),
        Err(_) if looks => Err(Expected::Fault(Problem::BadDate)),
        Err(_) => Err(Expected::Noun(DAY)),
    })
}

/// Whether a text is shaped as a code: upper case, two signs or more.
pub(crate) fn is_code(text: &str) -> bool {
    1 < text.len() && text.parse::<EntityId>().is_ok()
}

/// A code; where names may stand, also the name of a state.
pub(crate) fn code(c: &mut Cursor<'_, '_>) -> Option<EntityId> {
    if let Some(id) = called(c) {
        return Some(id);
    }
    let id = c.value(CODE, |text| {
        text.parse().ok().filter(|_| is_code(text)).ok_or_else(|| no_code(text))
    })?;
    c.mention(Mention::Entity);
    Some(id)
}

/// The state whose name begins here, where names may stand. One name of several states is none of theirs.
fn called(c: &mut Cursor<'_, '_>) -> Option<EntityId> {
    let (count, ids) = bearers(c, 0)?;
    let [id] = ids[..] else { return None };
    (0..count).for_each(|_| c.skip());
    Some(id)
}

/// The longest name that begins so many tokens on, where names may stand, in words; and those who bear it on the first or the last day that it can be read on.
pub(crate) fn bearers(c: &Cursor<'_, '_>, ahead: usize) -> Option<(usize, Vec<EntityId>)> {
    let on = c.reader.named_on?;
    let first = c.peek(ahead);
    if !first.starts_with(char::is_uppercase) || is_code(first) {
        return None;
    }
    let is_word = |it: &usize| c.kind(ahead + it) == Some(Kind::Atom);
    let most = (0..NAME_WORDS_MAX).take_while(is_word).count();
    let words: Vec<&str> = (0..most).map(|it| c.peek(ahead + it)).collect();
    (1..=most).rev().find_map(|count| {
        let ids = borne_on(&words.get(..count)?.join(" "), on);
        (!ids.is_empty()).then_some((count, ids))
    })
}

/// Those who bear a name on one of two days, each once.
pub(crate) fn borne_on(name: &str, (first, last): (Day, Day)) -> Vec<EntityId> {
    let mut ids: Vec<EntityId> = Vec::new();
    for it in [first, last].into_iter().flat_map(|on| World::embedded().bearers(name, Some(on))) {
        if !ids.contains(&it.id) {
            ids.push(it.id);
        }
    }
    ids
}

/// What is wrong with a word that stands where a code should.
fn no_code(text: &str) -> Expected {
    let is_known = |it: &String| {
        it.parse::<EntityId>().is_ok_and(|it| World::embedded().entity(&it).is_some())
    };
    if text.starts_with(char::is_uppercase) {
        Expected::Fault(Problem::Unquoted)
    } else if !RESERVED.contains(text) && is_known(&text.to_ascii_uppercase()) {
        Expected::Fault(Problem::LowerCode)
    } else {
        Expected::Noun(CODE)
    }
}

pub(crate) fn treaty(c: &mut Cursor<'_, '_>) -> Option<String> {
    let id = identifier(c, TREATY)?;
    c.mention(Mention::Treaty);
    Some(id)
}

/// The code of a scenario, which is written as a treaty's.
pub(crate) fn scenario(c: &mut Cursor<'_, '_>) -> Option<String> {
    identifier(c, "a code of two signs or more, such as `JULY-1914`")
}

fn identifier(c: &mut Cursor<'_, '_>, what: &'static str) -> Option<String> {
    c.value(what, |text| {
        let lower = is_identifier(&text.to_ascii_uppercase()) && text.contains('-');
        let wrong = if lower { Expected::Fault(Problem::LowerCode) } else { Expected::Noun(what) };
        is_identifier(text).then(|| text.to_owned()).ok_or(wrong)
    })
}

/// Whether a text is shaped as the code of a treaty.
pub(crate) fn is_identifier(text: &str) -> bool {
    let plain = |it: u8| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'-';
    text.starts_with(|it: char| it.is_ascii_uppercase())
        && 1 < text.len()
        && text.bytes().all(plain)
}

/// Whether a text is shaped as the name of a set or table: kebab-case.
pub(crate) fn is_name(text: &str) -> bool {
    let plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    text.starts_with(|it: char| it.is_ascii_lowercase())
        && text.bytes().all(plain)
        && !text.ends_with('-')
}

pub(crate) fn name(c: &mut Cursor<'_, '_>, mention: Option<Mention>) -> Option<String> {
    let name =
        c.value(NAME, |text| is_name(text).then(|| text.to_owned()).ok_or(Expected::Noun(NAME)))?;
    if let Some(mention) = mention {
        c.mention(mention);
    }
    Some(name)
}

/// Codes as a list: commas or `and` between them. A list ends where no code follows.
pub(crate) fn codes(c: &mut Cursor<'_, '_>) -> Option<Vec<EntityId>> {
    list(c, &["and"], code)
}

pub(crate) fn write_codes(codes: &[EntityId], out: &mut Out) {
    out.list(codes, "and", |out, it| out.word(it.as_str()));
}

/// A list of what `item` reads, with commas or one of `joins` between.
pub(crate) fn list<T>(
    c: &mut Cursor<'_, '_>,
    joins: &'static [&'static str],
    mut item: impl FnMut(&mut Cursor<'_, '_>) -> Option<T>,
) -> Option<Vec<T>> {
    let mut items = vec![item(c)?];
    loop {
        let next = c.attempt(|c| {
            let comma = c.kind(0) == Some(Kind::Comma);
            if comma {
                c.skip();
            }
            let joined = joins.iter().any(|it| c.has(it));
            if comma || joined { item(c) } else { None }
        });
        match next {
            Some(item) => items.push(item),
            None => return Some(items),
        }
    }
}

/// What bears a code or a name: a depositary, a body.
pub(crate) fn organ(c: &mut Cursor<'_, '_>) -> Option<String> {
    if c.kind(0) == Some(Kind::Quoted) {
        return c.quoted(ORGAN);
    }
    if c.kind(0) == Some(Kind::Atom) && !is_code(c.peek(0)) {
        if c.peek(0).starts_with(|it: char| it.is_ascii_uppercase()) {
            c.reader.furthest.note(c.at(), Expected::Fault(Problem::Unquoted));
        }
        return c.miss(Expected::Noun(ORGAN));
    }
    code(c).map(|it| it.to_string())
}

pub(crate) fn write_organ(organ: &str, out: &mut Out) {
    if is_code(organ) { out.word(organ) } else { out.word(&quoted(organ)) }
}

/// Those to whom a notice goes beside the depositary: `the parties and "Security Council"`.
pub(crate) fn addressees(c: &mut Cursor<'_, '_>) -> Option<Vec<String>> {
    list(
        c,
        &["and"],
        |c| if c.has("the parties") { Some("the parties".to_owned()) } else { organ(c) },
    )
}

pub(crate) fn write_addressees(addressees: &[String], out: &mut Out) {
    out.list(addressees, "and", |out, it| {
        if it == "the parties" { out.word(it) } else { write_organ(it, out) }
    });
}

/// The territories of an area, by name: `"New York", "Hawaii" and "Algeria"`.
pub(crate) fn territories(c: &mut Cursor<'_, '_>) -> Option<Vec<String>> {
    list(c, &["and"], |c| c.quoted("the name of a territory in quotes"))
}

pub(crate) fn write_territories(territories: &[String], out: &mut Out) {
    out.list(territories, "and", |out, it| out.word(&quoted(it)));
}

/// The label of an article: `22`, `VII`, `6(2)`, or a quotation where it has spaces.
pub(crate) fn label(c: &mut Cursor<'_, '_>) -> Option<String> {
    if c.kind(0) == Some(Kind::Quoted) {
        return c.quoted(LABEL);
    }
    if is_titled(c.peek(0)) && c.kind(1) == Some(Kind::Atom) && is_label(c.peek(1)) {
        c.reader.furthest.note(c.at(), Expected::Fault(Problem::Unquoted));
        return c.miss(Expected::Noun(LONG_LABEL));
    }
    c.value(LABEL, |text| is_label(text).then(|| text.to_owned()).ok_or(Expected::Noun(LABEL)))
}

fn is_label(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_digit() || it.is_ascii_uppercase())
}

/// Whether a word names a kind of part, `Appendix`: its number is a second word of the label.
fn is_titled(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_uppercase())
        && 1 < text.chars().filter(char::is_ascii_lowercase).count()
}

pub(crate) fn write_label(label: &str, out: &mut Out) {
    let bare = !label.contains([' ', ',', '"', ':', '#']) && is_label(label);
    if bare { out.word(label) } else { out.word(&quoted(label)) }
}

/// `1`, `1 to 12`, `1, 3 to 5 and 9`.
pub(crate) fn ranges(c: &mut Cursor<'_, '_>) -> Option<Vec<ArticleRange>> {
    list(c, &["and"], |c| {
        let first = label(c)?;
        let last = if c.has("to") { Some(label(c)?) } else { None };
        Some(ArticleRange { first, last })
    })
}

pub(crate) fn write_ranges(ranges: &[ArticleRange], out: &mut Out) {
    out.list(ranges, "and", |out, it| {
        write_label(&it.first, out);
        if let Some(last) = &it.last {
            out.word("to");
            write_label(last, out);
        }
    });
}

/// `this treaty`, `article 41`, `articles 1 to 12`.
pub(crate) fn part(c: &mut Cursor<'_, '_>) -> Option<Part> {
    if c.has("this treaty") {
        return Some(Part::Whole);
    }
    if c.has("articles") {
        return ranges(c).map(Part::Articles);
    }
    let (words, from) = ("this treaty", c.at());
    c.reader.furthest.note(from, Expected::Near { words, from });
    c.words("article")?;
    label(c).map(|first| Part::Articles(vec![ArticleRange { first, last: None }]))
}

/// Whether a part is spoken of in the plural.
pub(crate) fn is_plural(part: &Part) -> bool {
    match part {
        Part::Whole => false,
        Part::Articles(ranges) => !matches!(&ranges[..], [ArticleRange { last: None, .. }]),
    }
}

pub(crate) fn write_part(part: &Part, out: &mut Out) {
    match part {
        Part::Whole => out.word("this treaty"),
        Part::Articles(ranges) => {
            out.word(if is_plural(part) { "articles" } else { "article" });
            write_ranges(ranges, out);
        }
    }
}
