//! When the notice of a party that leaves takes effect.

use foedera_dates::{Delay, Step};
use foedera_model::{Own, When};

use crate::called::TREATY;
use crate::cursor::Cursor;
use crate::delay::{delay, period};
use crate::exit::reckoned;
use crate::token::Token;

const EFFECT: &[&str] = &[
    "take effect",
    "takes effect",
    "taking effect",
    "become effective",
    "becomes effective",
    "becoming effective",
    "be effective",
    "is effective",
    "come into effect",
    "come into force",
    "comes into effect",
    "have effect",
    "take place",
    "cease to be in force",
    "ceases to be in force",
    "cease to have effect",
    "ceases to have effect",
    "cease to be a party",
    "cease to apply",
    "terminate",
    "terminates",
    "be terminated",
    "expire",
    "expires",
    "lapse",
    ", effective",
];

/// What is said to take effect.
const LEAVING: &[&str] = &["withdraw", "denunc", "denounc", "terminat", "notif", "notice"];

/// `The withdrawal shall take effect one year after receipt of the notification.` Where one of two leaves, what is
/// received is received by the other.
pub(crate) fn takes_effect(here: Cursor<'_>, tokens: &[Token<'_>], of_two: bool) -> Option<When> {
    const OTHERS: &[&str] = &[
        "provisional application",
        "the number of",
        "is reduced",
        "amendment",
        "reservation",
        "save",
    ];
    if (0..tokens.len()).any(|at| OTHERS.iter().any(|it| here.from(at).sees(it))) {
        return None;
    }
    let verbs = (0..tokens.len()).filter(|at| EFFECT.iter().any(|it| here.from(*at).sees(it)));
    for verb in verbs {
        let before = tokens.get(..verb).unwrap_or_default();
        let leaving = before.iter().any(|it| {
            LEAVING.iter().any(|stem| it.word.starts_with(stem))
                || it.word == "it"
                || of_two && TREATY.contains(&&*it.word)
        });
        let mut c = here.from(verb);
        c.eat_any(EFFECT);
        let found = leaving.then(|| day(&mut c, of_two)).flatten();
        if found.is_some() {
            return found;
        }
    }
    None
}

fn day(c: &mut Cursor<'_>, of_two: bool) -> Option<When> {
    c.eat_all(&[
        ",",
        "only",
        "upon",
        "on",
        "until",
        "for the party concerned",
        "for that party",
        "with respect to that party",
    ]);
    let delay = c
        .attempt(end_of_year)
        .or_else(|| c.attempt(or_longer))
        .or_else(|| c.attempt(delay))
        .or_else(|| AT_ONCE.iter().any(|it| c.sees(it)).then_some(Delay::NONE))?;
    if delay.steps().is_empty() && !AT_ONCE.iter().any(|it| c.sees(it)) {
        return None;
    }
    Some(reckoned(delay, own_act(*c, of_two)?))
}

/// What is told at once.
const AT_ONCE: &[&str] = &[
    "receipt",
    "the receipt",
    "its receipt",
    "the date of receipt",
    "the date of its receipt",
    "the date of the receipt",
    "the date of notification",
    "the date of such notification",
    "the date of such notice",
];

/// `at the end of the calendar year in which the notice was received`.
fn end_of_year(c: &mut Cursor<'_>) -> Option<Delay> {
    c.eat("at");
    c.need_any(&["the end of the calendar year", "the end of the year"])?;
    c.need_any(&["in which", "during which", "of"])?;
    Some(Step::EndOfYear.into())
}

/// `one year, or such longer period as may be specified in the instrument, after its deposit`.
fn or_longer(c: &mut Cursor<'_>) -> Option<Delay> {
    const WORDS_MAX: usize = 20;
    let step = period(c)?;
    c.eat(",");
    c.need_any(&["or such longer period", "or any longer period", "or such other longer period"])?;
    let end = (c.at()..c.at() + WORDS_MAX).find(|at| here_after(c.from(*at)))?;
    *c = c.from(end);
    c.eat(",");
    c.skip();
    Some(step.into())
}

fn here_after(here: Cursor<'_>) -> bool {
    let mut c = here;
    c.eat(",") && (c.sees("after") || c.sees("from") || c.sees("following"))
}

/// `to the Government of Spain`, or the end.
pub(crate) fn is_addressee(c: Cursor<'_>) -> bool {
    const MORE: &[&str] = &["if", "unless", "provided", "but", "and", "or", "when"];
    let mut c = c;
    if c.eat_any(&["to the", "by the"]) {
        while c.is_word() && !MORE.contains(&c.peek(0)) {
            c.skip();
        }
    }
    c.is_at_end() || c.sees(".")
}

/// The act from which it is reckoned, named near behind the delay.
fn own_act(c: Cursor<'_>, of_two: bool) -> Option<Own> {
    const NEAR: usize = 14;
    let near = |stem: &str| (0..NEAR).any(|ahead| c.peek(ahead).starts_with(stem));
    let told = near("notif") || near("notice") || near("denunc") || near("withdraw");
    // The depositary who is notified has not received yet; what is deposited has been.
    let deposited = (0..NEAR).any(|ahead| matches!(c.peek(ahead), "deposit" | "deposited"));
    let received = near("recei") || near("reache") || deposited || near("register");
    let own = if of_two { Own::NoticeReceivedByOther } else { Own::NoticeReceived };
    if received { Some(own) } else { told.then_some(Own::Notice) }
}

/// `or on such later date as may be specified in the notification`.
pub(crate) fn later_day(here: Cursor<'_>, length: usize) -> bool {
    const LATER: &[&str] = &[
        "such later date",
        "any later date",
        "a later date",
        "later date specified",
        "such longer period",
        "any longer period",
        "a longer period",
        "such other longer period",
        "any other longer period",
        "such later day",
        "any such later date",
        "on the date specified in the notification if later",
    ];
    (0..length).any(|at| LATER.iter().any(|it| here.from(at).sees(it)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn own(text: &str) -> Option<Own> {
        let tokens = tokens(text);
        let found = takes_effect(Cursor::new(&tokens), &tokens, false)?;
        let When::After { condition: foedera_model::Condition::Its(own), .. } = found else {
            return None;
        };
        Some(own)
    }

    #[test]
    fn from_which_act_it_is_reckoned() {
        for (text, expected) in [
            (
                "It shall take effect one year after its receipt by the Depositary.",
                Own::NoticeReceived,
            ),
            (
                "The denunciation shall take effect one year after notification to the Depositary.",
                Own::Notice,
            ),
            (
                "A denunciation takes effect one year after the deposit of the notification.",
                Own::NoticeReceived,
            ),
            ("The withdrawal shall take effect upon receipt of the notice.", Own::NoticeReceived),
        ] {
            assert_eq!(own(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_of_leaving() {
        for text in [
            "The denunciation shall take effect at the end of the year following that of its receipt.",
            "Withdrawal shall take effect in accordance with paragraph 2.",
            "Termination of provisional application shall take effect 60 days after receipt of the notice.",
            "If by denunciations the number of Parties is reduced, the notice shall take effect one year after its receipt.",
            "An amendment shall take effect one year after receipt of the notification.",
        ] {
            assert_eq!(own(text), None, "{text}");
        }
    }
}
