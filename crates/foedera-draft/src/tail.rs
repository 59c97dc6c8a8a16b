//! What stands behind a day that was read: whether it only says more of the same, or adds a condition.
//!
//! A sentence is read to its end. Words that make a condition are known by themselves; and where the sentence goes on
//! behind the day, or behind a comma, it must do so in one of the known ways.

use crate::called::TREATY;
use crate::cursor::Cursor;
use crate::number::ordinal;
use crate::when::is_another_day;

/// Words that make a further condition. A sentence that holds one of them behind what was read says more than was
/// read.
const FURTHER: &[&str] = &[
    "provided",
    "providing",
    "including",
    "except",
    "exception",
    "unless",
    "whose",
    "representing",
    "whom",
    "percent",
    "%",
    "per",
    "tonnage",
    "if",
    "whichever",
    "either",
    "comprising",
    "among",
    "least",
    "fewer",
    "excluding",
    "retroactively",
    "retroactive",
    "subject",
    "hold",
    "notwithstanding",
    "condition",
    "earliest",
    "understood",
    "save",
    "far",
    "failing",
    "should",
];

/// What adds an alternative or a limit.
const LIMITS: &[&str] = &[
    "on the first day",
    "or on",
    "or upon",
    "or when",
    "or the date",
    "or have",
    "or has",
    "of which",
    "but not",
    "not before",
    "not earlier",
    "on a date",
    "at a date",
    "on such date",
    "on dates",
    "to be agreed",
    "to be fixed",
    "to be determined",
    "with the consent",
    "with the approval",
    "with the agreement of",
    "on the approval",
    "upon the approval",
    "at the request",
    "on the request",
    "on the decision",
    "by which day",
    "having been",
    "is required",
    "only when",
    "only after",
    "in time of",
    "in times of",
];

/// What stands behind an `and` where two acts are asked for.
const ANOTHER_ACT: &[&str] = &[
    "deposit of",
    "the deposit of",
    "upon the deposit",
    "after the deposit",
    "exchange of",
    "the exchange of",
    "ratification by",
    "approval by",
    "acceptance by",
    "notification of",
    "after ratification",
    "upon ratification",
    "upon approval",
    "after approval",
    "upon acceptance",
    "upon the approval",
    "upon the exchange",
    "after the exchange",
    "when",
    "once",
    "after",
];

/// Words that begin a clause of its own, where the sentence may be left.
const NEXT_CLAUSE: &[&str] = &[
    "and shall",
    "but only",
    ", but only",
    "and will",
    "and , subject",
    "and , unless",
    "and , thereafter",
    "and remain",
    "and remains",
    "and is",
    "and may",
    "and it shall",
    "and it will",
    "; it",
    ". it",
    "and thereafter",
    ", and shall",
    ", and will",
    ", and it",
    "it shall remain",
    "for a period",
    "for a term",
    "for an indefinite",
    "for an unlimited",
    "and be valid",
    ", is in force",
    ", shall remain",
    ", remains in force",
    ", done at",
    ", done in",
    ", but shall be applied",
    ", but shall be provisionally",
    "and notice of",
    ", and notice of",
    ", and para",
    "and continue",
    "and be concluded",
];

/// Words that begin one where a verb follows them.
const NEXT_SUBJECT: &[&str] =
    &["; the", "; this", "; each", "; any", "and the", ", and the", ", and each", ", the"];

const VERBS: &[&str] = &["shall", "will", "may", "is", "are", "must", "agree"];

/// How a sentence goes on about what was read: what a notification tells and through whom, where an exchange takes
/// place, between whom, and what stands elsewhere about it.
const GOES_ON: &[&str] = &[
    "which shall take place",
    "which will take place",
    "which is to take place",
    "which shall be",
    "which will be",
    "which by",
    "which the",
    "who shall",
    "who will",
    "that",
    "of",
    "by",
    "to",
    "from",
    "each",
    "one another",
    "one other",
    "other",
    "their",
    "the",
    "this",
    "these",
    "those",
    "such",
    "it",
    "its",
    "them",
    "thereof",
    "hereof",
    "thereto",
    "hereto",
    "about",
    "on",
    "concerning",
    "regarding",
    "informing",
    "confirming",
    "indicating",
    "stating",
    "notifying",
    "certifying",
    "declaring",
    "advising",
    "communicating",
    "through",
    "via",
    "in which",
    "in writing",
    "in accordance",
    "in conformity",
    "in compliance",
    "in pursuance",
    "in respect",
    "in the manner",
    "in the form",
    "in the order",
    "in the city",
    "in whose archives",
    "in the exchange",
    "in an exchange",
    "in relation",
    "pursuant",
    "under",
    "as between",
    "as regards",
    "as referred",
    "as provided",
    "as required",
    "as set",
    "as prescribed",
    "as stipulated",
    "as specified",
    "as mentioned",
    "as envisaged",
    "as well as",
    "between",
    "for the",
    "for those",
    "for all",
    "for these",
    "for them",
    "for such",
    "for that",
    "for its",
    "for this",
    "referred to",
    "mentioned",
    "required",
    "specified",
    "prescribed",
    "respectively",
    "without reservation",
    "without any reservation",
    "without reserve",
    "with respect",
    "with regard",
    "with the",
    "at",
    "done",
    "signed",
    "where sides",
    "where the parties",
    "or of",
    "or en cualquier",
    "or accession",
    "or adherence",
    "or after such other",
    "or upon such earlier",
    "and / or",
    "have been",
    "has been",
    "below",
    "above",
    "hereunder",
    "acceptance",
    "approval",
    "ratification",
    "accession",
];

const DETERMINERS: &[&str] =
    &["the", "this", "these", "those", "such", "its", "it", "each", "other"];

/// Whether nothing behind this place adds a condition.
pub(crate) fn nothing_further(c: &Cursor<'_>) -> Result<(), &'static str> {
    let mut c = *c;
    let mut begins = true;
    let mut behind_comma = false;
    while !c.is_at_end() {
        let next = c.from(c.at() + 1);
        if c.sees("and") && ANOTHER_ACT.iter().any(|it| next.sees(it)) {
            return Err("another act is asked for that was not understood");
        }
        if begins_clause(c) {
            return Ok(());
        }
        if ["subject to article", "subject to paragraph", "subject to the provisions of"]
            .iter()
            .any(|it| c.eat(it))
        {
            begins = false;
            continue;
        }
        if c.sees(",") && is_another_day(next) || is_nth_day(c) {
            return Err("another day follows that was not understood");
        }
        if c.eat_any(&["in whose archives", "of which the depositary"]) {
            begins = false;
            continue;
        }
        if FURTHER.contains(&c.peek(0)) {
            return Err("a further condition follows that was not understood");
        }
        if LIMITS.iter().any(|it| c.sees(it)) {
            return Err("an alternative or a limit follows that was not understood");
        }
        if begins && c.is_word() && !goes_on(c, behind_comma) {
            return Err("it goes on in words that were not understood");
        }
        behind_comma |= c.sees(",");
        begins = begins && !c.is_word() || c.sees(",");
        c.skip();
    }
    Ok(())
}

/// `on the thirtieth day`, without a word from when: from what was said before.
fn is_nth_day(c: Cursor<'_>) -> bool {
    let mut c = c;
    c.eat("on the") && ordinal(&mut c).is_some() && c.sees("day")
}

fn goes_on(c: Cursor<'_>, behind_comma: bool) -> bool {
    const NOUN_MAX: usize = 4;
    // Behind a comma a noun is what was ratified, or the sentence begins to speak of something else.
    if behind_comma && DETERMINERS.contains(&c.peek(0)) {
        let noun = |ahead: usize| c.peek(ahead).trim_end_matches('s');
        return (1..NOUN_MAX).any(|it| TREATY.contains(&noun(it)) && noun(it) != "instrument");
    }
    if c.sees("and") {
        // `and the approval of the Conference`: a noun, where another act or its object is asked for as well.
        return c.sees("and / or") || TREATY.contains(&c.peek(1));
    }
    GOES_ON.iter().any(|it| c.sees(it))
}

/// Whether a clause with a verb of its own begins here.
pub(crate) fn begins_clause(c: Cursor<'_>) -> bool {
    const NEAR: usize = 25;
    let ends = |word: &str| matches!(word, "." | ";" | "which" | "that");
    let subject = NEXT_SUBJECT.iter().any(|it| c.sees(it));
    let mut near = (2..NEAR).map(|ahead| c.peek(ahead)).take_while(|it| !ends(it));
    NEXT_CLAUSE.iter().any(|it| c.sees(it)) || subject && near.any(|it| VERBS.contains(&it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn is_clear(text: &str) -> bool {
        nothing_further(&Cursor::new(&tokens(text))).is_ok()
    }

    #[test]
    fn what_only_goes_on() {
        for text in [
            ".",
            ", which shall take place at Lima.",
            "each other that their internal procedures have been completed.",
            "in accordance with article 9.",
            "and shall remain in force for ten years, unless denounced.",
            "; the Depositary shall inform the Parties if it does.",
            ", by which the Parties inform each other that the requirements, as set out, have been fulfilled.",
            "of such Convention and protocol.",
        ] {
            assert!(is_clear(text), "{text}");
        }
    }

    #[test]
    fn what_asks_for_more() {
        for text in [
            ", provided that Norway is among them.",
            "and the approval of the Conference.",
            "and of the first contribution.",
            ", so long as five are those of members.",
            "save for article 4.",
            "on condition that the budget is approved.",
            "on the thirtieth day.",
            "on a date to be agreed.",
            ", the instruments of the host State being counted twice.",
            "when the notes have been exchanged.",
            ", but no State shall be bound before that.",
            "each other of it and when the fund has been set up.",
        ] {
            assert!(!is_clear(text), "{text}");
        }
    }
}
