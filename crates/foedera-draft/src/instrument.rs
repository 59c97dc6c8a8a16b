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
    if c.eat_any(INSTRUMENT) {
        let _mark = c.eat("[ s ]");
        if c.eat("of") {
            let _the = c.eat("the");
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

/// A list of means: `ratification, acceptance or approval of, or accession to, the Protocol`.
pub(crate) fn means(c: &mut Cursor<'_>) -> Option<()> {
    c.need_any(MEANS)?;
    loop {
        let _of_what = c.attempt(of_what);
        let more = c.attempt(|c| {
            let comma = c.eat(",");
            let joined = c.eat_any(&["or of", "or", "and of", "and", "of"]);
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
