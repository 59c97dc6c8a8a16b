//! How long a treaty is in force, and how it is renewed, in one sentence or in two.

use foedera_dates::{Delay, Step};
use foedera_model::{Duration, NoticeEnds, Renewal, Rule, TermFrom};

use crate::cursor::Cursor;
use crate::date::date;
use crate::delay::period;
use crate::leave::until_ended;
use crate::token::Token;

const STAYS: &[&str] = &[
    "remain in force",
    "remains in force",
    "remain in effect",
    "be in force",
    "is in force",
    "continue in force",
    "continue to be in force",
    "stay in force",
    "be valid",
    "remain valid",
    "be effective",
    "remain effective",
    "remain operative",
    "is concluded",
    "be concluded",
    "concluded",
    "have a duration of",
    "has a duration of",
];

/// Words that show a term of something else.
const ELSEWHERE: &[&str] =
    &["if", "amendment", "reservation", "annex", "licence", "members", "member"];

const UNLIMITED: &[&str] = &[
    "indefinitely",
    "for an unlimited",
    "for an indefinite",
    "for an unspecified",
    "for unlimited",
    "for indefinite",
    "for an indeterminate",
    "for an unlimited period",
    "without limit of time",
    "without time limit",
];

/// `shall remain in force for ten years`, with its renewal.
pub(crate) fn duration(tokens: &[Token<'_>]) -> Option<Rule> {
    let here = Cursor::new(tokens);
    let mut c = (0..tokens.len()).find_map(|at| {
        let mut c = here.from(at);
        c.eat_any(STAYS).then_some((at, c))
    });
    let (at, c) = c.as_mut().map(|(at, c)| (*at, c))?;
    let before = tokens.get(..at).unwrap_or_default();
    if before.iter().any(|it| ELSEWHERE.contains(&&*it.word)) || !names_treaty(before) {
        return None;
    }
    c.eat_any(&[", unless denounced ,", ","]);
    if c.eat_any(UNLIMITED) {
        return Some(Rule::InForce(Duration::Indefinite));
    }
    if c.eat_any(&["until", "unless"]) {
        return until(*c, tokens).map(Rule::InForce);
    }
    let lasts = c.from(c.at().saturating_sub(1)).sees("of");
    if !lasts {
        c.need("for")?;
    }
    c.eat_any(FIRST_PERIOD);
    let length = Delay::from(period(c)?);
    let renewal = renewal(*c)?;
    Some(Rule::InForce(Duration::Term { length, from: TermFrom::EntryIntoForce, renewal }))
}

const FIRST_PERIOD: &[&str] = &[
    "an initial period of",
    "a period of",
    "a term of",
    "an initial term of",
    "a duration of",
    "a first period of",
    "a minimum period of",
    "at least",
];

/// A day of the calendar, or without end where the same sentence says how either ends it by notice.
fn until(c: Cursor<'_>, tokens: &[Token<'_>]) -> Option<Duration> {
    let mut c = c;
    if let Some(day) = date(&mut c) {
        return c.is_end_of_sentence().then_some(Duration::Until(day));
    }
    until_ended(Cursor::new(tokens), tokens.len()).map(|_| Duration::Indefinite)
}

/// So far behind who may give it, a notice says how long it is.
const NOTICE_MAX: usize = 30;

fn names_treaty(before: &[Token<'_>]) -> bool {
    let nouns =
        ["agreement", "convention", "treaty", "protocol", "it", "memorandum", "arrangement"];
    before.iter().any(|it| nouns.contains(&&*it.word))
}

/// A sentence that goes on about the time after a first term: `It shall be renewed for further periods of five years
/// unless …`, `Unless denounced …, it shall be renewed …`.
pub(crate) fn renewal_alone(tokens: &[Token<'_>]) -> Option<Renewal> {
    let here = Cursor::new(tokens);
    let mut c = here;
    if c.eat_any(&[
        "it",
        "this agreement",
        "the agreement",
        "this convention",
        "this treaty",
        "after that period",
        "its validity",
    ]) {
        c.eat(",");
        c.eat_any(&["it", "this agreement"]);
        return Some(renewal(c)?).filter(|it| *it != Renewal::None);
    }
    c.eat_any(&["thereafter", "thereafter ,"]);
    c.need_any(NOT_ENDED)?;
    let notice = notice_before_end(c)?;
    let at = (c.at()..tokens.len()).find(|at| {
        let mut c = here.from(*at);
        c.eat(",") && (c.sees("it") || c.sees("this") || c.sees("the"))
    })?;
    let verb = (at..tokens.len()).find(|at| RENEWED.iter().any(|it| here.from(*at).sees(it)))?;
    let mut c = here.from(verb);
    let length = renewed_for(&mut c)?;
    c.is_end_of_sentence().then_some(Renewal::UnlessNotice {
        length,
        notice,
        ends: NoticeEnds::Unsaid,
    })
}

/// How it is said that no notice was given.
const NOT_ENDED: &[&str] = &[
    "unless",
    "if it is not",
    "if it has not been",
    "if this agreement is not",
    "if the agreement is not",
    "if not",
    "if neither",
    "if no party",
    "if none of",
];

const RENEWED: &[&str] = &["renewed", "extended", "prolonged"];

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
        "from the date of its coming into force",
        "from that date",
        "from this date",
        "after its entry into force",
        "after the date of its entry into force",
        "dating from the day of the exchange of ratifications",
        ", dating from the day of the exchange of ratifications",
    ]);
    if c.is_end_of_sentence() || is_extended_by_agreement(c) {
        return Some(Renewal::None);
    }
    c.eat_all(&[
        ",",
        ";",
        "and",
        "shall",
        "thereafter",
        "be",
        "will",
        "it",
        "automatically",
        "tacitly",
        "is",
        "continue in force",
        "remain in force",
        "continue to be in force",
    ]);
    if c.eat("until") {
        let ends = NoticeEnds::Unsaid;
        return until_notice(c).map(|notice| Renewal::UntilNotice { notice, ends });
    }
    let next = if c.sees("for") { periods(&mut c)? } else { renewed_for(&mut c)? };
    c.eat_all(&["periods", "each", ",", "at a time", "period"]);
    c.need("unless")?;
    let notice = notice_before_end(c)?;
    Some(Renewal::UnlessNotice { length: next, notice, ends: NoticeEnds::Unsaid })
}

/// `and may be extended by agreement of the Parties`: as they always may.
fn is_extended_by_agreement(c: Cursor<'_>) -> bool {
    const AGREEMENT: &[&str] = &[
        "by agreement",
        "by mutual agreement",
        "by mutual consent",
        "by consent",
        "with the consent",
    ];
    let mut c = c;
    c.eat_all(&[",", "and", "it", "but"]);
    let may = c.eat("may be") && c.eat_any(RENEWED);
    let agreed = may && c.eat_any(AGREEMENT);
    c.eat_any(&["of the", "between the"]);
    c.eat_any(&["contracting"]);
    c.eat_any(&["parties", "governments"]);
    agreed && c.is_end_of_sentence()
}

/// `renewed by tacit agreement for further periods of five years`, `renewed from year to year`.
fn renewed_for(c: &mut Cursor<'_>) -> Option<Delay> {
    c.need_any(RENEWED)?;
    c.eat_all(&[
        "automatically",
        "tacitly",
        "thereafter",
        "by tacit agreement",
        "by tacit consent",
        "by tacit renewal",
        "by tacit reconduction",
    ]);
    if c.eat("from year to year") {
        return Some(Step::Years(1).into());
    }
    periods(c)
}

/// `for successive periods of five years`, `for further five-year periods`.
fn periods(c: &mut Cursor<'_>) -> Option<Delay> {
    c.need("for")?;
    c.eat_any(&["a", "another", "each"]);
    c.eat_all(&[
        "successive",
        "further",
        "subsequent",
        "additional",
        "consecutive",
        "new",
        "equal",
    ]);
    c.eat_any(&["periods of", "terms of", "period of"]);
    let next = period(c)?;
    c.eat_any(&["periods", "terms", "period", "each"]);
    Some(next.into())
}

/// `either Party notifies the other, at least six months before the expiry, that it wishes to end it`: how long before
/// the end; other conditions beside it are not understood.
fn notice_before_end(c: Cursor<'_>) -> Option<Delay> {
    const WORDS_MAX: usize = 45;
    const MORE: &[&str] = &["if", "or unless", "mutual", "provided", "agree otherwise"];
    for at in c.at()..c.at() + WORDS_MAX {
        let mut here = c.from(at);
        if MORE.iter().any(|it| here.sees(it)) {
            return None;
        }
        here.eat_any(&[
            "at least",
            "not less than",
            "no later than",
            "not later than",
            "no less than",
        ]);
        let Some(notice) = period(&mut here) else { continue };
        here.eat_any(&["' notice", "notice"]);
        let before = here.eat_any(&["before", "prior to", "in advance of"]);
        return (before && ENDS.iter().any(|it| here.sees(it))).then_some(notice.into());
    }
    None
}

const ENDS: &[&str] = &[
    "the expiration",
    "the expiry",
    "the end",
    "the date of expiration",
    "the date of expiry",
    "the date of its expiry",
    "the date on which",
    "its expiration",
    "its expiry",
    "expiration",
    "expiry",
    "such expiration",
    "the termination",
    "the current period",
];

/// `terminated by twelve months' written notice given by either Party`.
fn by_notice_of_either(c: &mut Cursor<'_>) -> Option<Delay> {
    c.need_any(&["terminated by", "it is terminated by"])?;
    c.eat_any(&["at least", "not less than"]);
    let notice = period(c)?;
    c.eat_all(&["s", "written", "prior"]);
    c.need("notice").map(|()| notice.into())
}

/// `until one year after either Party has given notice of termination`, `until terminated by one year's notice`.
fn until_notice(c: Cursor<'_>) -> Option<Delay> {
    const MORE: &[&str] = &["if", "unless", "provided", "or until"];
    let mut c = c;
    if (c.at()..c.at() + NOTICE_MAX).any(|at| MORE.iter().any(|it| c.from(at).sees(it))) {
        return None;
    }
    if let Some(notice) = c.attempt(by_notice_of_either) {
        return Some(notice);
    }
    if c.eat_any(&["terminated by", "it is terminated by", "denounced by"]) {
        c.need_any(&["either", "one of the", "a", "any"])?;
        c.eat_any(&["of the"]);
        c.eat_any(&["high contracting", "contracting"]);
        c.need_any(&["party", "parties", "government", "governments"])?;
        c.eat_any(&["by", "on", "upon"]);
        c.eat_any(&["giving", "giving the other"]);
        c.eat_any(&["at least", "not less than"]);
        let notice = period(&mut c)?;
        c.eat_all(&["s", "written", "prior"]);
        c.need("notice")?;
        return Some(notice.into());
    }
    c.eat_any(&[
        "the expiration of",
        "the expiry of",
        "the end of",
        "the expiration of a period of",
    ]);
    let notice = period(&mut c)?;
    c.need_any(&["from", "after", "following"])?;
    c.eat_any(&[
        "the date on which",
        "the day on which",
        "the date of",
        "the day when",
        "the date when",
    ]);
    let told = (c.at()..c.at() + NOTICE_MAX).any(|at| {
        ["notice", "notif", "denounce", "denunciation", "terminat"]
            .iter()
            .any(|it| c.from(at).peek(0).starts_with(it))
    });
    told.then_some(notice.into())
}
