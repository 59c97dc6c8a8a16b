//! How long a treaty is in force, and how it is renewed.

use foedera_dates::Delay;
use foedera_model::{Duration, NoticeEnds, Renewal, Rule, TermFrom};

use crate::cursor::Cursor;
use crate::delay::period;
use crate::token::Token;

const STAYS: &[&str] = &[
    "remain in force for",
    "remains in force for",
    "be in force for",
    "continue in force for",
    "be valid for",
    "be effective for",
    "is concluded for",
    "concluded for",
    "remain effective for",
    "stay in force for",
];

/// Words that show a term of something else.
const ELSEWHERE: &[&str] =
    &["if", "amendment", "reservation", "annex", "licence", "members", "member"];

/// `shall remain in force for ten years`, with its renewal.
pub(crate) fn duration(tokens: &[Token<'_>]) -> Option<Rule> {
    let here = Cursor::new(tokens);
    let at = (0..tokens.len()).find(|at| STAYS.iter().any(|it| here.from(*at).sees(it)))?;
    let before = tokens.get(..at).unwrap_or_default();
    if before.iter().any(|it| ELSEWHERE.contains(&&*it.word)) || !names_treaty(before) {
        return None;
    }
    let mut c = here.from(at);
    c.eat_any(STAYS);
    if c.eat_any(&[
        "an unlimited",
        "an indefinite",
        "an unspecified",
        "unlimited",
        "an indeterminate",
    ]) {
        return Some(Rule::InForce(Duration::Indefinite));
    }
    c.eat_any(&[
        "an initial period of",
        "a period of",
        "a term of",
        "an initial term of",
        "a duration of",
        "a first period of",
    ]);
    let length = Delay::from(period(&mut c)?);
    let renewal = renewal(c)?;
    Some(Rule::InForce(Duration::Term { length, from: TermFrom::EntryIntoForce, renewal }))
}

fn names_treaty(before: &[Token<'_>]) -> bool {
    let nouns = ["agreement", "convention", "treaty", "protocol", "it"];
    before.iter().any(|it| nouns.contains(&&*it.word))
}

/// What the sentence says about the time after the first term; nothing where that was not
/// understood, for half of such a clause would be wrong.
fn renewal(c: Cursor<'_>) -> Option<Renewal> {
    let mut c = c;
    c.eat_any(&[
        "from the date of its entry into force",
        "from its entry into force",
        "from the date of entry into force",
        "from the date on which it enters into force",
        "as from its entry into force",
        "from the date of the entry into force",
        "from the day of its entry into force",
    ]);
    if c.is_end_of_sentence() {
        return Some(Renewal::None);
    }
    c.eat_all(&[
        ",",
        "and",
        "shall",
        "thereafter",
        "be",
        "will",
        "it",
        "automatically",
        "tacitly",
        "is",
    ]);
    c.need_any(&["renewed", "extended", "prolonged"])?;
    c.eat_all(&["automatically", "tacitly", "thereafter"]);
    c.need("for")?;
    c.eat_any(&[
        "successive periods of",
        "further periods of",
        "subsequent periods of",
        "additional periods of",
        "consecutive periods of",
        "successive terms of",
        "a further period of",
        "periods of",
        "another",
    ]);
    let next = Delay::from(period(&mut c)?);
    c.eat_all(&["periods", "each", ",", "at a time", "period"]);
    c.need("unless")?;
    c.need_any(&["either of the", "either", "one of the", "a", "any of the", "any", "one"])?;
    c.eat_any(&["contracting", "high contracting"]);
    c.need_any(&["party", "parties", "government", "governments"])?;
    notice(c, next)
}

/// `… notifies the other, at least six months before the expiry, that it wishes to end it`.
fn notice(c: Cursor<'_>, next: Delay) -> Option<Renewal> {
    const WORDS_MAX: usize = 30;
    for at in c.at()..c.at() + WORDS_MAX {
        let mut here = c.from(at);
        here.eat_any(&["at least", "not less than", "no later than", "not later than"]);
        let Some(notice) = period(&mut here) else { continue };
        let before = here.eat_any(&["before", "prior to", "in advance of"]);
        let end = here.eat_any(&[
            "the expiration",
            "the expiry",
            "the end",
            "the date of expiration",
            "the date of expiry",
            "its expiration",
            "its expiry",
            "expiration",
            "expiry",
            "such expiration",
            "the termination",
        ]);
        let renewal =
            Renewal::UnlessNotice { length: next, notice: notice.into(), ends: NoticeEnds::Unsaid };
        return (before && end).then_some(renewal);
    }
    None
}
