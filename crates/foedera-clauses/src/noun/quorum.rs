//! How many of whom: `two thirds of the signatories`, `22 instruments, including GB, SU and US`.

use foedera_model::{Base, Fraction, HowMany, Quorum, Set};

use crate::cursor::{Cursor, Expected, Mention};
use crate::noun::number::number;
use crate::noun::plain::{codes, is_code, name};
use crate::noun::set::{Form, narrowed, set, worded, write_set};
use crate::out::Out;
use crate::token::Kind;

const QUORUM: &str = "how many of whom, such as `all signatories`, `22 states`, \
                      `two thirds of the parties` or `GB, SU and US`";

/// The words of fractions: one part and several.
const WHOLES: &[(u32, &str, &str)] = &[
    (2, "half", "halves"),
    (3, "third", "thirds"),
    (4, "quarter", "quarters"),
    (5, "fifth", "fifths"),
    (6, "sixth", "sixths"),
    (7, "seventh", "sevenths"),
    (8, "eighth", "eighths"),
    (9, "ninth", "ninths"),
    (10, "tenth", "tenths"),
];

const PARTS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// A quorum with those that must be among it.
pub(crate) fn quorum(c: &mut Cursor<'_, '_>) -> Option<Quorum> {
    let (how_many, of) = some_of(c)?;
    if let Some(on_top) = c.attempt(others_on_top) {
        let (others, whose) = on_top;
        let including = vec![(how_many, of)];
        return Some(Quorum { how_many: others, of: whose, including, others_on_top: true });
    }
    let including = including(c)?;
    Some(Quorum { how_many, of, including, others_on_top: false })
}

/// `, including GB, SU and US`, as often as it is said.
pub(crate) fn including(c: &mut Cursor<'_, '_>) -> Option<Vec<(HowMany, Set)>> {
    let mut including = Vec::new();
    while c.kind(0) == Some(Kind::Comma) && c.peek(1) == "including" {
        c.skip();
        c.skip();
        including.push(some_of(c)?);
        // A set beside codes is asked for as one more: all of it.
        while let Some(name) = c.attempt(set_beside_codes) {
            including.push((HowMany::All, Set::of(Base::Named(name))));
        }
    }
    Some(including)
}

/// `including CA, HU` **`and big-quota`**, which is short for `, including all of big-quota`.
fn set_beside_codes(c: &mut Cursor<'_, '_>) -> Option<String> {
    if !c.has("and") {
        return None;
    }
    let _all_of = c.has("all of");
    name(c, Some(Mention::Set))
}

/// `GB, SU and US` **`and 40 other signatories`**; `DE` **`and by 3 of principal-powers`**.
fn others_on_top(c: &mut Cursor<'_, '_>) -> Option<(HowMany, Set)> {
    if !c.has("and") {
        return None;
    }
    if c.has("by") {
        return some_of(c);
    }
    let many = number(c)?;
    c.words("other")?;
    let Some(base) = worded(c) else {
        return c.miss(Expected::Noun("of whom, such as `signatories` or `parties`"));
    };
    narrowed(c, base).map(|set| (HowMany::AtLeast(many), set))
}

/// How many, and of whom.
pub(crate) fn some_of(c: &mut Cursor<'_, '_>) -> Option<(HowMany, Set)> {
    c.attempt(|c| {
        if c.has("a majority of") {
            return set(c).map(|it| (HowMany::Majority, it));
        }
        if c.has("all of") || c.peek(0) == "all" {
            return set(c).map(|it| (HowMany::All, it));
        }
        if let Some(fraction) = fraction(c) {
            c.words("of")?;
            return set(c).map(|it| (HowMany::Share(fraction), it));
        }
        if c.peek(0).starts_with(|it: char| it.is_ascii_digit()) {
            let many = number(c)?;
            let _of = c.has("of");
            return set(c).map(|it| (HowMany::AtLeast(many), it));
        }
        if c.kind(0) == Some(Kind::Atom) && is_code(c.peek(0)) {
            let base = Base::Codes(codes(c)?);
            return narrowed(c, base).map(|it| (HowMany::All, it));
        }
        c.miss(Expected::Noun(QUORUM))
    })
}

fn fraction(c: &mut Cursor<'_, '_>) -> Option<Fraction> {
    let part = PARTS.iter().position(|it| *it == c.peek(0))?;
    let part = u32::try_from(part + 1).ok()?;
    let whole = WHOLES.iter().find(|(_, one, many)| [*one, *many].contains(&c.peek(1)))?.0;
    if whole <= part {
        return None;
    }
    c.skip();
    c.skip();
    Some(Fraction { part, whole })
}

pub(crate) fn write_quorum(quorum: &Quorum, out: &mut Out) {
    if quorum.others_on_top {
        for (how_many, of) in &quorum.including {
            write_some_of(*how_many, of, out);
        }
        return write_others(quorum.how_many, &quorum.of, out);
    }
    write_some_of(quorum.how_many, &quorum.of, out);
    write_including(&quorum.including, out);
}

pub(crate) fn write_including(including: &[(HowMany, Set)], out: &mut Out) {
    for (how_many, of) in including {
        out.close(",");
        out.word("including");
        write_some_of(*how_many, of, out);
    }
}

fn write_others(how_many: HowMany, of: &Set, out: &mut Out) {
    out.word("and");
    match (how_many, has_word(&of.base)) {
        (HowMany::AtLeast(many), true) => {
            out.word(&many.to_string());
            out.word("other");
            write_set(of, if many == 1 { Form::One } else { Form::Many }, out);
        }
        _ => {
            out.word("by");
            write_some_of(how_many, of, out);
        }
    }
}

pub(crate) fn write_some_of(how_many: HowMany, of: &Set, out: &mut Out) {
    match how_many {
        HowMany::All => write_all(of, out),
        HowMany::Majority => {
            out.word("a majority of");
            write_set(of, Form::Of, out);
        }
        HowMany::Share(fraction) => {
            write_fraction(fraction, out);
            out.word("of");
            write_set(of, Form::Of, out);
        }
        HowMany::AtLeast(many) => {
            out.word(&many.to_string());
            if has_word(&of.base) {
                write_set(of, if many == 1 { Form::One } else { Form::Many }, out);
            } else {
                out.word("of");
                write_set(of, Form::Of, out);
            }
        }
    }
}

fn write_all(of: &Set, out: &mut Out) {
    match &of.base {
        Base::Codes(_) | Base::States => write_set(of, Form::Whole, out),
        Base::Named(_) => {
            out.word("all of");
            write_set(of, Form::Whole, out);
        }
        Base::Signatories | Base::NonSignatories | Base::MembersOf(_) | Base::PartiesTo(_) => {
            out.word("all");
            write_set(of, Form::Many, out);
        }
        Base::Parties | Base::Depositors | Base::NegotiatingStates | Base::It | Base::Them => {
            out.word("all");
            write_set(of, Form::Whole, out);
        }
    }
}

fn write_fraction(fraction: Fraction, out: &mut Out) {
    let part = usize::try_from(fraction.part).ok().and_then(|it| PARTS.get(it.checked_sub(1)?));
    out.word(part.unwrap_or(&"some"));
    if let Some((_, one, many)) = WHOLES.iter().find(|(whole, ..)| *whole == fraction.whole) {
        out.word(if fraction.part == 1 { one } else { many });
    }
}

/// Whether a set has a word that takes a number before it: `22 states`, but `3 of north`.
fn has_word(base: &Base) -> bool {
    match base {
        Base::States
        | Base::Parties
        | Base::Signatories
        | Base::NonSignatories
        | Base::Depositors
        | Base::NegotiatingStates => true,
        Base::Named(_)
        | Base::Codes(_)
        | Base::MembersOf(_)
        | Base::PartiesTo(_)
        | Base::It
        | Base::Them => false,
    }
}
