//! What is deposited: instruments, and the acts that they stand for.

use foedera_model::HowMany;

use crate::cursor::Cursor;
use crate::who::how_many_instruments;

/// Instruments and the acts that they stand for.
const MEANS: &[&str] = &[
    "formal confirmation",
    "act of formal confirmation",
    "notification of acceptance",
    "notification of approval",
    "notification of accession",
    "notification of ratification",
    "notifications of acceptance",
    "notifications of approval",
    "notifications of accession",
    "notification of adherence",
    "notifications of adherence",
    "notice of adherence",
    "notices of adherence",
    "notices of accession",
    "notices of acceptance",
    "notifications of ratification",
    "notice of accession",
    "notice of ratification",
    "notices of ratification",
    "ratification",
    "ratifications",
    "acceptance",
    "acceptances",
    "approval",
    "approvals",
    "accession",
    "accessions",
    "adherence",
    "adhesion",
    "adhesions",
    "confirmation",
    "conclusion",
];

/// Nouns for what is deposited.
const INSTRUMENT: &[&str] =
    &["instrument", "instruments", "document", "documents", "acts", "letters"];

/// How many instruments of what; nothing where it is a plain plural.
pub(crate) fn instruments(c: &mut Cursor<'_>) -> Option<Option<HowMany>> {
    let how_many = how_many_instruments(c);
    if how_many.is_none()
        && ["their respective", "the respective", "its", "such"].iter().any(|it| c.sees(it))
    {
        return None;
    }
    c.eat_all(&[
        "the",
        "their",
        "its",
        "such",
        "of",
        "respective",
        "these",
        "said",
        "those",
        "requisite",
        "an",
        "relevant",
    ]);
    if how_many.is_some() && c.attempt(of_procedures).is_some() {
        return Some(how_many);
    }
    if c.eat_any(INSTRUMENT) {
        let _mark = c.eat("[ s ]");
        if c.eat("of") {
            let _the = c.eat_any(&["the", "their"]);
            means(c)?;
        } else {
            c.eat_any(&["referred to in"]);
        }
        return Some(how_many);
    }
    means(c)?;
    c.eat_any(INSTRUMENT);
    Some(how_many)
}

/// `notification that the procedures at home have been completed`: deposited, it is a consent to be bound.
fn of_procedures(c: &mut Cursor<'_>) -> Option<()> {
    const PROCEDURES: &[&str] = &["procedures", "requirements", "formalities"];
    const WORDS_MAX: usize = 30;
    c.eat("written");
    c.need_any(&["notification", "notice"])?;
    c.need_any(&[
        "of the",
        "of",
        "on the",
        "on",
        "that",
        "confirming",
        "concerning",
        "about",
        "by",
    ])?;
    let ends = |c: &Cursor<'_>| c.is_at_end() || matches!(c.peek(0), "," | "." | ";" | "and");
    let mut named = false;
    for _ in 0..WORDS_MAX {
        if ends(c) {
            return named.then_some(());
        }
        named |= PROCEDURES.contains(&c.peek(0));
        c.skip();
    }
    None
}

/// A list of means: `ratification, acceptance or approval of, or accession to, the Protocol`.
pub(crate) fn means(c: &mut Cursor<'_>) -> Option<()> {
    c.need_any(MEANS)?;
    loop {
        let _of_what = c.attempt(of_what);
        let more = c.attempt(|c| {
            let comma = c.eat(",");
            let joined = c.eat_any(&["or of", "or", "and of", "and", "of"]);
            // `and the approval of the Conference` is another act.
            if c.sees("the") && c.from(c.at().saturating_sub(1)).sees("and") {
                return None;
            }
            c.eat_any(&["instruments of", "instrument of", "of", "the"]);
            if comma || joined { c.need_any(MEANS) } else { None }
        });
        if more.is_none() {
            return Some(());
        }
    }
}

/// `thereof`, `of this Protocol`; in `of, or accession to, the Protocol` the noun comes later.
fn of_what(c: &mut Cursor<'_>) -> Option<()> {
    const TREATY: &[&str] = &[
        "convention",
        "agreement",
        "protocol",
        "treaty",
        "amendment",
        "act",
        "charter",
        "additional protocol",
    ];
    let _comma = c.eat(",");
    if c.eat_any(&["thereof", "thereto", "hereof", "hereto", "of it", "to it"]) {
        return Some(());
    }
    c.need_any(&["of", "to"])?;
    if c.sees(",") {
        return Some(());
    }
    c.eat_all(&["such", "this", "the", "that", "said", "present"]);
    c.need_any(TREATY)
}
