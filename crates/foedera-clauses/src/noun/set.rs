//! Sets of states: `the parties`, `great-powers outside this treaty`, `members of COE`.

use foedera_model::{AsOf, Base, Set};

use crate::cursor::{Cursor, Expected, Mention};
use crate::noun::plain::{code, codes, date, is_code, is_name, name, treaty, write_codes};
use crate::out::Out;
use crate::token::Kind;

const SET: &str = "a set such as `the parties`, `great-powers` or `GB, SU and US`";

const KIND: &str = "which of them, such as `parties`, `signatories` or `states`";

/// The sets that have a word of their own: one of them, many, and whether `the` goes before many.
const WORDS: &[(Base, &str, &str, bool)] = &[
    (Base::Parties, "party", "parties", true),
    (Base::Signatories, "signatory", "signatories", true),
    (Base::NonSignatories, "non-signatory", "non-signatories", false),
    (Base::Depositors, "depositor", "depositors", true),
    (Base::NegotiatingStates, "negotiating state", "negotiating states", true),
    (Base::States, "state", "states", false),
];

/// In what surroundings a set is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `the parties`, `all states`.
    Whole,
    /// `2 parties`, `depositors hold`.
    Many,
    /// `a party`.
    One,
    /// `two thirds of the parties`.
    Of,
}

/// A set with what narrows it.
pub(crate) fn set(c: &mut Cursor<'_, '_>) -> Option<Set> {
    c.attempt(|c| {
        let base = base(c)?;
        narrowed(c, base)
    })
}

/// What may narrow a set whose base has been read, in its order.
pub(crate) fn narrowed(c: &mut Cursor<'_, '_>, base: Base) -> Option<Set> {
    let mut set = Set::of(base);
    if c.has("in") {
        set.within = Some(name(c, Some(Mention::Set))?);
    }
    set.outside_treaty = c.has("outside this treaty");
    if c.has("other than") {
        set.other_than = codes(c)?;
    }
    set.as_of = as_of(c)?;
    Some(set)
}

fn as_of(c: &mut Cursor<'_, '_>) -> Option<Option<AsOf>> {
    const MOMENTS: &[(&str, AsOf)] = &[
        ("at adoption of the amendment", AsOf::AmendmentAdoption),
        ("at adoption", AsOf::Adoption),
        ("at opening for signature", AsOf::Opening),
        ("at entry into force", AsOf::EntryIntoForce),
    ];
    if c.has("as of") {
        return date(c).map(|it| Some(AsOf::On(it)));
    }
    Some(MOMENTS.iter().find(|(words, _)| c.has(words)).map(|(_, moment)| moment.clone()))
}

fn base(c: &mut Cursor<'_, '_>) -> Option<Base> {
    let _all = (c.looks_at("all members of") || c.looks_at("all parties to")) && c.has("all");
    if c.has("members of") {
        return code(c).map(Base::MembersOf);
    }
    if c.has("parties to") {
        return treaty(c).map(Base::PartiesTo);
    }
    if c.kind(0) == Some(Kind::Atom) && is_code(c.peek(0)) {
        return codes(c).map(Base::Codes);
    }
    if let Some(base) = worded(c) {
        return Some(base);
    }
    if c.kind(0) == Some(Kind::Atom) && is_name(c.peek(0)) && !is_reserved(c.peek(0)) {
        return name(c, Some(Mention::Set)).map(Base::Named);
    }
    c.miss(Expected::Noun(SET))
}

/// A set that has a word of its own, with or without `the` or `all`, one or many.
pub(crate) fn worded(c: &mut Cursor<'_, '_>) -> Option<Base> {
    c.attempt(|c| {
        let led = c.has("all the") || c.has("all") || c.has("the");
        if c.peek(0) == "parties" && c.peek(1) == "to" {
            return None;
        }
        let found = WORDS.iter().find(|(_, one, many, _)| c.has(many) || c.has(one));
        if found.is_none() && led {
            let from = c.at();
            for (_, _, words, _) in WORDS {
                c.reader.furthest.note(from, Expected::Near { words, from });
            }
            return c.miss(Expected::Noun(KIND));
        }
        found.map(|(base, ..)| base.clone())
    })
}

/// Words that begin something else and are never the name of a set.
fn is_reserved(word: &str) -> bool {
    matches!(
        word,
        "it" | "its"
            | "them"
            | "by"
            | "of"
            | "on"
            | "the"
            | "all"
            | "a"
            | "an"
            | "any"
            | "and"
            | "is"
            | "to"
            | "in"
            | "each"
            | "if"
            | "not"
            | "no"
            | "from"
            | "until"
            | "deposit"
    )
}

pub(crate) fn write_set(set: &Set, form: Form, out: &mut Out) {
    write_base(&set.base, form, out);
    if let Some(name) = &set.within {
        out.word("in");
        out.word(name);
    }
    if set.outside_treaty {
        out.word("outside this treaty");
    }
    if !set.other_than.is_empty() {
        out.word("other than");
        write_codes(&set.other_than, out);
    }
    match &set.as_of {
        None => {}
        Some(AsOf::Adoption) => out.word("at adoption"),
        Some(AsOf::AmendmentAdoption) => out.word("at adoption of the amendment"),
        Some(AsOf::Opening) => out.word("at opening for signature"),
        Some(AsOf::EntryIntoForce) => out.word("at entry into force"),
        Some(AsOf::On(date)) => {
            out.word("as of");
            out.word(&date.to_string());
        }
    }
}

fn write_base(base: &Base, form: Form, out: &mut Out) {
    match base {
        Base::Named(name) => out.word(name),
        Base::Codes(states) => write_codes(states, out),
        Base::MembersOf(organisation) => {
            out.word("members of");
            out.word(organisation.as_str());
        }
        Base::PartiesTo(treaty) => {
            out.word("parties to");
            out.word(treaty);
        }
        Base::It => out.word("it"),
        Base::Them => out.word("them"),
        Base::States
        | Base::Parties
        | Base::Signatories
        | Base::NonSignatories
        | Base::Depositors
        | Base::NegotiatingStates => write_worded(base, form, out),
    }
}

fn write_worded(base: &Base, form: Form, out: &mut Out) {
    let Some((_, one, many, the)) = WORDS.iter().find(|(it, ..)| it == base) else { return };
    match form {
        Form::One => out.word(one),
        Form::Many => out.word(many),
        Form::Whole if *base == Base::States => out.word("all states"),
        Form::Whole | Form::Of => {
            if *the {
                out.word("the");
            }
            out.word(many);
        }
    }
}
