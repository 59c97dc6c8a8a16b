//! Who keeps the treaty, and how that depositary counts.

use foedera_dates::Conventions;

use crate::cursor::Cursor;
use crate::token::Token;

/// Depositaries whose practice of counting is known, by the words that name them.
const KNOWN: &[(&str, &str)] = &[
    ("secretary general of the united nations", "UN"),
    ("secretary general of the council of europe", "COE"),
    ("swiss federal council", "CH"),
    ("swiss government", "CH"),
    ("government of the swiss confederation", "CH"),
    ("secretary general of the organization of african unity", "AU"),
    ("chairperson of the commission of the african union", "AU"),
];

/// Words that a sentence holds which says with whom instruments are deposited.
const KEEPS: &[&str] = &["deposited with", "be the depositary", "is the depositary", "as depositary", "the depositary of", "depositary for"];

/// The practice of the depositary that a sentence names, and its name.
pub(crate) fn depositary(tokens: &[Token<'_>]) -> Option<(&'static str, Conventions)> {
    let here = Cursor::new(tokens);
    let keeps = (0..tokens.len()).any(|at| KEEPS.iter().any(|it| here.from(at).sees(it)));
    if !keeps {
        return None;
    }
    let known = (0..tokens.len()).find_map(|at| KNOWN.iter().find(|(words, _)| here.from(at).sees(words)))?;
    Some((known.1, Conventions::named(known.1)?))
}
