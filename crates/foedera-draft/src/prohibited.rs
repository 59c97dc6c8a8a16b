//! Reservations, where a treaty allows none. Whatever allows some, or allows them to a part, is for a person to read.

use foedera_model::{Part, ReservationRule, Rule};

use crate::called::TREATY;
use crate::cursor::Cursor;
use crate::token::Token;

/// What may not be done.
const MADE: &[&str] = &[
    "be made",
    "be made by any party",
    "be made by any contracting party",
    "be entered",
    "be admitted",
    "be permitted",
    "be allowed",
    "be admissible",
    "be accepted",
];

/// What stands above such a sentence.
const HEADINGS: &[&str] = &[
    "prohibition of reservations",
    "exclusion of reservations",
    "reservations and exceptions",
    "reservations and declarations",
    "reservations",
    "reservation",
];

/// `No reservations may be made to this Convention`, `Reservations to this Convention are not permitted`.
pub(crate) fn reservations(tokens: &[Token<'_>]) -> Option<Rule> {
    let mut c = Cursor::new(tokens);
    // A heading that stands in one line with its article: `Reservations No reservations may be made`.
    c.attempt(|c| {
        c.need_any(HEADINGS)?;
        (c.sees("no reservation") || c.sees("no reservations")).then_some(())
    });
    let none = c.eat("no");
    c.need_any(&["reservations", "reservation"])?;
    c.eat_any(&["of any kind", "or exception", "or exceptions", "or declarations"]);
    to_this(&mut c);
    if none {
        c.attempt(|c| {
            c.need_any(&["may", "shall", "will", "can"])?;
            c.need_any(MADE)
        })
        .or_else(|| {
            c.need_any(&["are permitted", "is permitted", "are allowed", "are admissible"])
        })?;
    } else {
        c.attempt(|c| {
            c.need_any(&["may not", "shall not"])?;
            c.need_any(MADE)
        })
        .or_else(|| c.need_any(&["are not permitted", "are not allowed", "are not admissible"]))?;
    }
    to_this(&mut c);
    c.is_end_of_sentence().then_some(Rule::Reservations(ReservationRule::Prohibited(Part::Whole)))
}

/// `to this Convention`, `in respect of the present Protocol`; to a single article is something else.
fn to_this(c: &mut Cursor<'_>) {
    let _to = c.attempt(|c| {
        c.need_any(&[
            "to",
            "in respect of",
            "with respect to",
            "under",
            "regarding",
            "concerning",
        ])?;
        c.eat_any(&["any of the provisions of", "any provision of", "the provisions of"]);
        c.need_any(&["this", "the present"])?;
        TREATY.contains(&c.peek(0)).then(|| c.skip())
    });
}
