//! Whether `it` is this treaty: the noun to which it points stands before it, and may be that of something else.

use crate::called::{Called, TREATY};
use crate::subject::OURS;
use crate::token::Token;

/// Whether an `it` behind these words of its sentence is this treaty; `before` is the sentence before.
pub(crate) fn is_treaty(tokens: &[Token<'_>], before: &[Token<'_>], called: Called<'_>) -> bool {
    let other = |words| is_about_another(words, called);
    (names_treaty(tokens) || names_by_title(tokens, called)) && !other(tokens)
        || points_to_treaty(before) && !other(before) && !other(tokens)
}

/// What has an entry into force of its own beside the treaty's.
pub(crate) const ANOTHER: &[&str] = &[
    "annex",
    "annexes",
    "appendix",
    "recommendation",
    "recommendations",
    "decision",
    "decisions",
    "regulation",
    "regulations",
    "proposal",
    "proposals",
    "modification",
    "modifications",
    "revision",
    "revisions",
    "measure",
    "measures",
];

/// Whether words begin to speak of an amendment or of what else comes into force by itself; behind their verb
/// it is no longer what they speak of.
fn is_about_another(tokens: &[Token<'_>], called: Called<'_>) -> bool {
    const VERBS: &[&str] = &["shall", "will", "may", "must", "can", "is", "are", "has", "have"];
    let amends = called.in_title("amendment") || called.in_title("amendments");
    let spoken = tokens.iter().take_while(|it| !VERBS.contains(&&*it.word));
    spoken
        .into_iter()
        .any(|it| ANOTHER.contains(&&*it.word) || it.word.starts_with("amendment") && !amends)
}

/// Whether the words name this treaty by a noun with `this` or `the`.
fn names_treaty(tokens: &[Token<'_>]) -> bool {
    tokens.windows(2).any(|it| {
        let [first, second] = it else { return false };
        OURS.contains(&&*first.word) && TREATY.contains(&&*second.word)
    })
}

/// `the entry into force of the Protocol`, where that is what the treaty is called.
fn names_by_title(tokens: &[Token<'_>], called: Called<'_>) -> bool {
    tokens.windows(4).any(|it| {
        let [force, of, the, noun] = it else { return false };
        force.word == "force"
            && of.word == "of"
            && the.word == "the"
            && TREATY.contains(&&*noun.word)
            && called.by(&noun.word)
    })
}

/// Whether `it` can only be this treaty.
fn points_to_treaty(before: &[Token<'_>]) -> bool {
    if before.last().is_some_and(|it| it.word == ":")
        && names_treaty(before.get(..2).unwrap_or_default())
    {
        return true;
    }
    let begins = before.get(..before.len().min(20)).unwrap_or_default();
    let named = begins.windows(2).any(|it| {
        let [first, second] = it else { return false };
        let determined = OURS.contains(&&*first.word) || first.word == "the";
        determined
            && (TREATY.contains(&&*second.word)
                || second.word == "present"
                || second.word == "additional")
    });
    let about = before.iter().any(|it| {
        [
            "ratif",
            "approv",
            "accept",
            "sign",
            "access",
            "drawn",
            "authentic",
            "concluded",
            "done",
            "force",
        ]
        .iter()
        .any(|stem| it.word.starts_with(stem))
    });
    (named || names_treaty(before)) && about
}
