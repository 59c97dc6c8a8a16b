//! Verbs of entering into force.

use crate::cursor::Cursor;

const FORCE: &[&str] = &[
    "enter into force and effect",
    "come into force and effect",
    "enter into force",
    "enters into force",
    "enter definitively into force",
    "enter provisionally into force",
    "come into force",
    "comes into force",
    "come into effect",
    "comes into effect",
    "enter into effect",
    "enters into effect",
    "enter into operation",
    "come into operation",
    "comes into operation",
    "take effect",
    "takes effect",
    "become effective",
    "becomes effective",
    "be effective",
    "is effective",
    "become operative",
    "be brought into force",
    "go into effect",
    "go into force",
    "enter in force",
    "enter fully into force",
    "enter into full force",
    "come into full force",
    "come fully into force",
    "come in force",
    "become valid",
    "becomes valid",
    "acquire full force and effect",
    "acquire full force",
    "acquire legal force",
    "acquire force",
    "enter into legal force",
    "come into legal force",
    "start to apply",
    "begin to apply",
    "become applicable",
    "be deemed to have come into force",
    "be deemed to have entered into force",
    "be considered to have come into force",
    "be considered to have entered into force",
    "be considered as having entered into force",
    "be considered as having come into force",
    "be put into force",
    "be put into operation",
    "be put into effect",
    "become binding",
];

pub(crate) const MODALS: &[&str] = &["shall", "will", "must"];

/// What `on the` may go on with, where it is a moment.
const MOMENTS_NOUNS: &[&str] = &["date", "day", "exchange", "deposit", "signature", "expiry"];

/// Adverbs between `shall` and the verb.
pub(crate) const ADVERBS: &[&str] = &[
    "first",
    "thereupon",
    "thereafter",
    "subsequently",
    "likewise",
    "then",
    "thus",
    "only",
    "also",
    "automatically",
    "both",
    "itself",
    "not",
    "definitively",
    "finally",
    "therefore",
    "accordingly",
    "however",
    ", however ,",
];

/// A verb of entering into force; `be in force` is one where a moment follows.
pub(crate) fn eat_verb(c: &mut Cursor<'_>) -> bool {
    const MOMENTS: &[&str] = &[
        "on the date",
        "on the day",
        "from the date",
        "from the day",
        "as from",
        "as soon as",
        ", for that state",
        "for that state",
    ];
    for state in ["be in force", "be binding"] {
        let mut ahead = *c;
        if ahead.eat(state) && MOMENTS.iter().any(|it| ahead.sees(it)) {
            *c = ahead;
            return true;
        }
    }
    let mut ahead = *c;
    if ahead.eat("become binding") && (ahead.sees("on the") || ahead.sees("upon the")) {
        // On whom, and not when.
        ahead.skip();
        ahead.skip();
        return MOMENTS_NOUNS.contains(&ahead.peek(0)) && c.eat("become binding");
    }
    c.eat_any(FORCE)
}

/// Whether words of entering into force begin here, with `shall` or without.
pub(crate) fn begins_verb(here: Cursor<'_>) -> bool {
    let mut c = here;
    if c.eat_any(MODALS) {
        c.eat_all(ADVERBS);
    }
    eat_verb(&mut c)
}
