//! Of which topics of final clauses a sentence speaks, whether a rule reads it or not.
//!
//! It is the net below the rules: what speaks of a topic and became no clause is told. It may catch
//! too much; a quotation too many costs a glance, a clause left out in silence gives a wrong answer.

use foedera_model::{AccessionFrom, Duration, Renewal, Rule, Topic};

use crate::cursor::Cursor;
use crate::force::{MODALS, begins_verb};
use crate::token::Token;

/// Words that speak of a topic; a star stands for any ending.
type Signals = (Topic, &'static [&'static str]);

/// About a treaty by themselves.
const ALWAYS: &[Signals] = &[
    (
        Topic::ProvisionalApplication,
        &[
            "provisional application",
            "appl* provisionally",
            "provisionally appl*",
            "provisionally be appl*",
            "applied on a provisional",
            "provisionally enter",
            "provisionally come",
            "provisionally take",
            "provisionally in force",
            "in force provisionally",
            "into force provisionally",
        ],
    ),
    (
        Topic::Succession,
        &[
            "successor state",
            "successor states",
            "succession of states",
            "state succession",
            "notification of succession",
            "instrument of succession",
            "newly independent",
        ],
    ),
    (
        Topic::Territory,
        &[
            "territorial application",
            "territorial extent",
            "territorial unit",
            "territorial units",
            "international relations of which",
            "international relations it is",
            "international relations they are",
            "whose international relations",
            "metropolitan territor*",
            "overseas territor*",
            "dependent territor*",
            "apply to the territor*",
            "applies to the territor*",
            "apply in the territor*",
            "apply only to the territor*",
            "extend to the territor*",
            "extend to all or any",
            "extend to any of the territor*",
        ],
    ),
    (
        Topic::Withdrawal,
        &["denounc*", "denunciation*", "cease* to be a party", "cease* to be part*"],
    ),
    (
        Topic::Reservations,
        &["reservation to", "reservations", "reservation shall", "reservation may"],
    ),
    (
        Topic::Consent,
        &[
            "may accede",
            "may adhere",
            "to accede",
            "open for accession",
            "open to accession",
            "open to the accession",
            "open for signature",
            "open to signature",
            "no state may become",
            "become a party unless",
            "become a party only",
            "become party only",
            "become parties only",
        ],
    ),
    (
        Topic::Amendment,
        &["amendment to", "amendments", "amendment shall", "amendment may", "an amendment"],
    ),
    (
        Topic::Depositary,
        &[
            "be the depositary",
            "is the depositary",
            "as depositary",
            "as the depositary",
            "the depositary shall",
        ],
    ),
];

/// About a treaty only where the sentence names one, or says `it`.
const NAMING_TREATY: &[Signals] = &[
    (
        Topic::Duration,
        &[
            "remain* in force",
            "remain* in effect",
            "remain* valid",
            "remain* effective",
            "remain* operative",
            "continue* in force",
            "continue* to be in force",
            "continue* in effect",
            "stay* in force",
            "in force for",
            "in force until",
            "in force during",
            "valid for",
            "valid until",
            "effective for",
            "concluded for",
            "duration of this",
            "duration of the present",
            "further period*",
            "successive period*",
            "additional period*",
            "tacit*",
            "renewed",
            "renewal of this",
            "prolonged",
            "extended for",
            "extended by tacit",
            "extended automatically",
            "automatically extended",
            "into force for a period",
            "signature for a period",
        ],
    ),
    (
        Topic::Termination,
        &[
            "terminate*",
            "termination of this",
            "termination of the present",
            "cease* to have effect",
            "cease* to be in force",
            "cease* to be effective",
            "cease* to apply",
            "expire*",
            "lapse*",
            "be abrogated",
            "notice suffices",
            "be ended",
        ],
    ),
    (Topic::Amendment, &["amend", "be amended", "be revised", "revise", "revision of"]),
];

/// Of a state that leaves, and of no troops, instruments or reservations.
const WITHDRAWS: &[&str] = &["withdraw", "withdraws", "withdrawal", "withdrawing"];
const WHO_LEAVES: &[&str] =
    &["party", "parties", "state", "states", "government", "governments", "member", "members"];
/// What is said of a withdrawal that names nobody: `Any withdrawal shall take effect after a year.`
const LEAVES_AT: &[&str] = &[
    "take* effect",
    "become* effective",
    "be effective",
    "into effect",
    "notif*",
    "notice*",
    "denunciation*",
];
const NO_LEAVING: &[&str] =
    &["troops", "forces", "reservation*", "objection*", "declaration*", "instrument*"];

/// What has a term of its own, of which a treaty speaks beside its own.
const OTHER_TERMS: &[&str] = &["elect*", "appoint*", "licen*", "permit*", "passport*", "visa*"];

const TREATY: &[&str] = &[
    "agreement",
    "convention",
    "treaty",
    "protocol",
    "pact",
    "charter",
    "it",
    "statute",
    "accord",
];

/// That it enters into force for a while first, and then for good, in words that no rule reads.
const FOR_A_WHILE: &[&str] = &["provisionally enter", "provisionally come", "provisionally take"];
const FOR_GOOD: &[&str] = &["finally", "definitively", "definitive", "permanently"];

/// What is suspended where a treaty is.
const OPERATION: &[&str] = &[
    "operation of",
    "application of",
    "suspend this",
    "suspend the present",
    "suspend the agreement",
    "suspend the convention",
    "suspend the treaty",
    "suspension of this",
    "suspension of the present",
    "this agreement may be suspended",
    "this convention may be suspended",
    "this treaty may be suspended",
    "this protocol may be suspended",
];

/// Whose instrument comes after the others, and that it takes effect.
const COMES_LATER: &[&str] = &[
    "depositing later",
    "deposit later",
    "deposited later",
    "deposited thereafter",
    "deposited subsequently",
    "subsequent ratification*",
    "subsequent accession*",
    "later ratification*",
    "later accession*",
];
const TAKES_EFFECT: &[&str] =
    &["take* effect", "become* effective", "be effective", "into effect", "into force"];

/// So few words without a verb are a heading.
const HEADING_WORDS_MAX: usize = 8;

/// Verbs that a heading has not.
const VERBS: &[&str] = &[
    "shall",
    "may",
    "will",
    "must",
    "can",
    "is",
    "are",
    "has",
    "have",
    "remains",
    "ceases",
    "enters",
    "terminates",
    "expires",
    "suffices",
];

/// The topics of final clauses of which a sentence speaks.
pub(crate) fn spoken_of(tokens: &[Token<'_>]) -> Vec<Topic> {
    if is_heading(tokens) {
        return Vec::new();
    }
    let mut found = Vec::new();
    if begins_with_entry(tokens) {
        found.push(Topic::EntryIntoForce);
    }
    let naming: &[Signals] = if says_any(tokens, TREATY) { NAMING_TREATY } else { &[] };
    for (topic, signals) in ALWAYS.iter().chain(naming) {
        let another = is_term(*topic) && says_any(tokens, OTHER_TERMS)
            || *topic == Topic::Withdrawal && is_news(tokens);
        if says_any(tokens, signals) && !another {
            found.push(*topic);
        }
    }
    if withdraws(tokens) && !is_news(tokens) {
        found.push(Topic::Withdrawal);
    }
    if is_of_part(tokens) {
        found.push(Topic::Commitments);
    }
    if says_any(tokens, FOR_A_WHILE) && says_any(tokens, FOR_GOOD) {
        found.push(Topic::EntryIntoForce);
    }
    if suspends(tokens) {
        found.push(Topic::Suspension);
    }
    if says_any(tokens, COMES_LATER) && says_any(tokens, TAKES_EFFECT) {
        found.push(Topic::Consent);
    }
    found.sort_unstable();
    found.dedup();
    found
}

pub(crate) fn is_heading(tokens: &[Token<'_>]) -> bool {
    tokens.len() <= HEADING_WORDS_MAX && !says_any(tokens, VERBS)
}

/// `The entry into force of this Treaty depends on …`; elsewhere these words only name a time.
fn begins_with_entry(tokens: &[Token<'_>]) -> bool {
    let mut c = Cursor::new(tokens);
    if has_no_effect_until(c, tokens) {
        return true;
    }
    c.eat("the");
    c.eat_any(&["entry into force of this", "entry into force of the present"])
}

/// `It shall not have effect in the territory of a Party before …`.
fn has_no_effect_until(here: Cursor<'_>, tokens: &[Token<'_>]) -> bool {
    let mut c = here;
    c.eat_any(&["however ,", "nevertheless ,", "but"]);
    if !c.eat("it") {
        if !c.eat_any(&["this", "the present"]) || !TREATY.contains(&c.peek(0)) {
            return false;
        }
        c.skip();
    }
    let denied = ["shall not have effect", "shall not be binding", "shall have no effect"];
    c.eat_any(&denied) && says_any(tokens, &["until", "before", "unless"])
}

/// `Article 7 shall enter into force on 1 January 1990`, `The provisions of Articles 3 and 4 shall not take effect
/// until …`: a part comes into force by itself, and the treaty does not wait for it.
fn is_of_part(tokens: &[Token<'_>]) -> bool {
    const PARTS: &[&str] = &[
        "article",
        "articles",
        "paragraph",
        "paragraphs",
        "section",
        "sections",
        "chapter",
        "part",
        "parts",
    ];
    const SUBJECT_MAX: usize = 14;
    let mut c = Cursor::new(tokens);
    c.eat_any(&["however", "nevertheless"]);
    c.eat(",");
    c.eat_any(&["the provisions of", "the"]);
    if !c.eat_any(PARTS) || c.sees("of") {
        return false;
    }
    let at =
        (c.at()..c.at() + SUBJECT_MAX).find(|at| begins_verb(c.from(*at)) && is_modal(c.from(*at)));
    let denied = says_any(
        tokens,
        &["shall not , however , take effect", "shall not apply until", "shall not apply before"],
    );
    at.is_some() || denied
}

fn is_modal(here: Cursor<'_>) -> bool {
    MODALS.contains(&here.peek(0))
}

/// `The Depositary shall inform all Parties of each denunciation`: it tells of one, and says nothing about it.
fn is_news(tokens: &[Token<'_>]) -> bool {
    const TELLERS: &[&str] = &[
        "depositary",
        "depository",
        "secretary",
        "director",
        "government",
        "secretariat",
        "organization",
        "executive",
    ];
    const TELLS: &[&str] = &["inform", "notify", "communicate", "transmit", "circulate", "advise"];
    const NEAR: usize = 8;
    const MORE: &[&str] = &["if", "unless", "provided", "except", "until", "before"];
    let mut c = Cursor::new(tokens);
    c.eat("upon receipt of such notification ,");
    c.eat("the");
    let teller = (0..3).any(|ahead| TELLERS.contains(&c.peek(ahead)));
    let verb = (0..tokens.len()).find(|at| c.from(*at).sees("shall"));
    let tells =
        verb.is_some_and(|at| (at..at + NEAR).any(|at| TELLS.contains(&c.from(at).peek(0))));
    teller && tells && !says_any(tokens, MORE)
}

fn is_term(topic: Topic) -> bool {
    matches!(topic, Topic::Duration | Topic::Termination)
}

/// That the treaty rests for a while, and not a right or a permit under it.
fn suspends(tokens: &[Token<'_>]) -> bool {
    says_any(tokens, &["suspend", "suspends", "suspended", "suspension"])
        && says_any(tokens, OPERATION)
        && !says_any(tokens, OTHER_TERMS)
}

fn withdraws(tokens: &[Token<'_>]) -> bool {
    let of_state = says_any(tokens, WHO_LEAVES) || says_any(tokens, LEAVES_AT);
    says_any(tokens, WITHDRAWS) && of_state && !says_any(tokens, NO_LEAVING)
}

pub(crate) fn says_any(tokens: &[Token<'_>], phrases: &[&str]) -> bool {
    (0..tokens.len()).any(|at| phrases.iter().any(|it| says_at(tokens, at, it)))
}

fn says_at(tokens: &[Token<'_>], at: usize, phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(ahead, word)| {
        tokens.get(at + ahead).is_some_and(|it| match word.strip_suffix('*') {
            Some(stem) => it.word.starts_with(stem),
            None => it.word == word,
        })
    })
}

/// The topics that a clause settles in its sentence, where nothing more is said of them.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a rule that no draft gives settles nothing: its sentence is told until one does"
)]
pub(crate) fn settled_by(rule: &Rule, words: &[Token<'_>]) -> impl Iterator<Item = Topic> {
    let topics: &[Topic] = match rule {
        // Since when it is open is not drafted.
        Rule::Accession { from: AccessionFrom::Always, .. } if says_any(words, SINCE_WHEN) => &[],
        Rule::Consent(_) | Rule::Accession { .. } => &[Topic::Consent],
        Rule::Reservations(_) => &[Topic::Reservations],
        Rule::EntersIntoForce { .. } | Rule::LaterParties { .. } => {
            &[Topic::EntryIntoForce, Topic::Consent]
        }
        Rule::Exit(exit) if !is_narrowed(words, exit.or_later_named_day) => LEAVING,
        Rule::InForce(term) => match term {
            Duration::Term { renewal, .. }
                if *renewal != Renewal::None && !says_any(words, &["may"]) =>
            {
                &[Topic::Duration, Topic::Withdrawal, Topic::Termination]
            }
            _ => &[Topic::Duration],
        },
        _ => &[],
    };
    topics.iter().copied()
}

/// `from the day after the date on which it is closed for signature`.
const SINCE_WHEN: &[&str] =
    &["closed for signature", "from the day", "from the date", "as from", "as of"];

const LEAVING: &[Topic] = &[Topic::Withdrawal, Topic::Termination];

/// Until a notice ends it, in other words.
const UNLESS_ENDED: &[&str] = &[
    "unless terminated by",
    "unless denounced by",
    "unless it is terminated by",
    "unless it is denounced by",
];

/// What a clause on leaving does not say yet; `unless a later day is named` it says.
fn is_narrowed(words: &[Token<'_>], by_later_day: bool) -> bool {
    says_any(words, &["provided that", "except", "however", "thereafter"])
        || says_any(words, &["unless"]) && !by_later_day && !says_any(words, UNLESS_ENDED)
}

/// Whether a clause says that a treaty ends with its first term.
pub(crate) fn ends_with_term(rule: &Rule) -> bool {
    matches!(rule, Rule::InForce(Duration::Term { renewal: Renewal::None, .. }))
}
