//! With whom instruments are deposited, and who receives them: words that end where the next phrase begins.

use crate::cursor::Cursor;
use crate::who::how_many_instruments;

/// The name of a depositary has so many words at most.
const WORDS_MAX: usize = 24;

/// Names of depositaries that hold an `and`.
const WITH_AND: &[&str] = &[
    "food and agriculture organization",
    "food and agriculture organisation",
    "educational , scientific and cultural organization",
    "great britain and northern ireland",
    "trinidad and tobago",
    "agriculture and",
    "foreign affairs and",
];

/// `with the Government of Italy`, up to the next phrase; `with, or received by,` names nobody yet.
pub(crate) fn with_whom(c: &mut Cursor<'_>) -> bool {
    c.attempt(|c| {
        if c.eat_any(&["to the depositary", "to the depository", "to the secretary"]) {
            return name_of_depositary(c);
        }
        c.need_any(&["with", "in the archives of"])?;
        let name = c.at();
        name_of_depositary(c)?;
        (name < c.at()).then_some(())
    })
    .is_some()
}

/// `receipt by the Director-General`: who is no party here, but has the instruments. Behind instruments that
/// are not counted, the same words say whose they are.
pub(crate) fn received_by(c: &mut Cursor<'_>) -> bool {
    c.attempt(|c| {
        c.need_any(&[
            "by the secretary",
            "by the government",
            "by the depositary",
            "by the depository",
            "by the director",
        ])?;
        name_of_depositary(c)
    })
    .is_some()
}

/// The words of a depositary's name, up to the next phrase.
#[expect(clippy::unnecessary_wraps, reason = "a step of an attempt")]
fn name_of_depositary(c: &mut Cursor<'_>) -> Option<()> {
    for _ in 0..WORDS_MAX {
        if c.eat_any(WITH_AND) {
            continue;
        }
        let stops = c.is_at_end()
            || matches!(
                c.peek(0),
                "by" | "," | "." | ";" | "(" | "and" | "or" | "has" | "have" | "provided"
            )
            || c.sees("their")
            || is_of_instruments(*c)
            || is_counted(*c);
        if stops {
            return Some(());
        }
        c.skip();
    }
    Some(())
}

/// `of the instruments`, `of ratifications`, `of notice of its acceptance`: what was received.
fn is_of_instruments(c: Cursor<'_>) -> bool {
    let mut ahead = c;
    let of = ahead.eat("of");
    ahead.eat_any(&["the", "an", "their"]);
    of && INSTRUMENTS.contains(&ahead.peek(0))
}

const INSTRUMENTS: &[&str] = &[
    "instrument",
    "instruments",
    "ratification",
    "ratifications",
    "acceptance",
    "acceptances",
    "accession",
    "accessions",
    "approval",
    "notification",
    "notifications",
    "notice",
    "notices",
];

/// `of the fifth instrument`: what was received stands behind who received it.
fn is_counted(c: Cursor<'_>) -> bool {
    let mut ahead = c;
    ahead.eat("of") && how_many_instruments(&mut ahead).is_some()
}
