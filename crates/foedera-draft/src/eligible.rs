//! Words behind a set of states that only say who can come to the treaty at all.

use foedera_model::Base;

use crate::cursor::Cursor;

/// What may stand behind a noun without narrowing it: who can come to the treaty at all.
const ELIGIBLE: &[&str] = &[
    "which are signatories",
    "which are parties",
    "that are parties",
    "which are contracting parties",
    "that are contracting parties",
    "which are members",
    "being parties",
    "being contracting parties",
    "that are signatories",
    "which have signed",
    "which signed it",
    "that signed it",
    "which signed",
    "who have signed",
    "that have signed",
    "having signed",
    "parties",
    "signatory",
    "signatories",
    "members",
    "entitled to sign",
    "entitled to become parties",
    "referred to",
    "listed",
    "named",
    "mentioned",
    "specified",
    "to the present",
    "to this",
    "to that",
    "to the",
    "to it",
    "thereto",
    "hereto",
    "of this",
    "of the organization",
    "of the organisation",
    "in accordance with",
    "in",
    "under",
    "at the time of",
];

/// What such words speak of.
const SPOKEN_OF: &[&str] = &[
    "convention",
    "agreement",
    "protocol",
    "treaty",
    "charter",
    "act",
    "article",
    "paragraph",
    "organization",
    "organisation",
    "preamble",
    "instrument",
    "annex",
    "schedule",
];

/// Words that only say who can come to the treaty; a base that they name is taken.
pub(crate) fn eligible(c: &mut Cursor<'_>, base: Base) -> Base {
    let mut base = base;
    while let Some(narrower) = c.attempt(|c| {
        let _comma = c.eat(",");
        let signatory = c.peek(0).starts_with("signator");
        c.need_any(ELIGIBLE)?;
        spoken_of(c);
        Some(signatory)
    }) {
        if narrower && base == Base::States {
            base = Base::Signatories;
        }
    }
    base
}

/// `parties to the Convention of 1949`, `which are parties to the Charter`.
pub(crate) fn is_party_elsewhere(c: Cursor<'_>) -> bool {
    let mut c = c;
    c.eat_all(&[
        "which",
        "that",
        "are",
        "contracting",
        "being",
        "also",
        "state",
        "states",
        "governments",
    ]);
    let party = c.eat_any(&["parties", "party", "members", "signatories", "signatory"]);
    (party || c.sees("to the"))
        && !["to this", "to the present", "hereto", "thereto", "to it"].iter().any(|it| c.sees(it))
        && (c.sees("to") || c.sees("of"))
}

/// `this Convention`, `article 26, paragraph 1, of the Agreement`.
fn spoken_of(c: &mut Cursor<'_>) {
    loop {
        let before = c.at();
        c.eat_all(&[
            "to", "in", "of", "this", "the", "that", "present", "said", "at", "above", "hereof",
        ]);
        skip_name(c);
        let noun = SPOKEN_OF.contains(&c.peek(0).trim_end_matches('s'));
        if noun {
            c.skip();
            label(c);
            about(c);
        }
        if !noun {
            *c = c.from(before);
            return;
        }
        let _comma = c.attempt(|c| {
            c.eat(",");
            let goes_on = SPOKEN_OF.contains(&c.peek(0)) || c.sees("of this") || c.sees("of the");
            goes_on.then_some(())
        });
    }
}

/// The words before the noun in `the Montreal Protocol`, `the 1969 Civil Liability Convention`.
fn skip_name(c: &mut Cursor<'_>) {
    const NAME_MAX: usize = 4;
    let noun = |ahead: usize| SPOKEN_OF.contains(&c.peek(ahead).trim_end_matches('s'));
    if let Some(length) = (1..=NAME_MAX).find(|ahead| noun(*ahead)) {
        let plain = (0..length).all(|ahead| {
            !matches!(
                c.peek(ahead),
                "," | "." | "has" | "have" | "and" | "or" | "by" | "with" | "in" | "of" | "to"
            )
        });
        if plain {
            *c = c.from(c.at() + length);
        }
    }
}

/// `on Substances that Deplete the Ozone Layer`: what a named treaty is about.
fn about(c: &mut Cursor<'_>) {
    if !c.sees("on") && !c.sees("for the") && !c.sees("concerning") {
        return;
    }
    while !c.is_at_end()
        && !matches!(
            c.peek(0),
            "," | "." | ";" | "has" | "have" | "by" | "and" | "provided" | "shall"
        )
    {
        c.skip();
    }
}

/// The label behind `article` or `paragraph`.
fn label(c: &mut Cursor<'_>) {
    let is_label = |word: &str| {
        word.starts_with(|it: char| it.is_ascii_digit())
            || !word.is_empty() && word.bytes().all(|it| b"ivxlc".contains(&it))
    };
    while is_label(c.peek(0)) {
        c.skip();
        let _bracketed = c.attempt(|c| {
            c.need("(")?;
            c.skip();
            c.need(")")
        });
        let _and = c.attempt(|c| {
            c.need_any(&["and", "or"])?;
            is_label(c.peek(0)).then_some(())
        });
    }
}
