//! What states have done, in the words of a verb: `five States have deposited their instruments`.

use foedera_model::{Base, Condition, Counted, HowMany, Quorum, Set};

use crate::act::done;
use crate::cursor::Cursor;
use crate::depositary::with_whom;
use crate::instrument::{instruments, means};
use crate::names::Names;
use crate::number::cardinal;
use crate::who::{AT_LEAST, quorum, whoever};

/// `five States have deposited their instruments`, `all Parties have signed`.
pub(crate) fn done_by(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    let by = quorum(c, names)?;
    let _how = c.attempt(|c| {
        c.need(",")?;
        c.need_any(IN_BETWEEN)?;
        c.need(",")
    });
    let _comma = c.eat(",");
    let bare = BARE.contains(&c.peek(0));
    if !bare {
        c.need_any(&["has", "have", "shall have", "had"])?;
    }
    let act = acts(c)?;
    let notified = matches!(act, Counted::NotificationSent | Counted::NotificationReceived);
    let all = by.how_many == HowMany::All && by.of.base == Base::Signatories;
    let by = if notified && all { Quorum { of: Set::of(Base::Parties), ..by } } else { by };
    Some(Condition::Done { act, by })
}

/// How something is told, between those who tell it and the verb.
const IN_BETWEEN: &[&str] = &[
    "by an exchange of notes",
    "by exchange of notes",
    "by an exchange of diplomatic notes",
    "by an exchange of letters",
    "by diplomatic note",
    "by diplomatic notes",
    "through diplomatic channels",
    "through the diplomatic channel",
    "through the diplomatic channels",
    "in writing",
    "respectively",
];

/// What was done, in one verb or in several.
pub(crate) fn acts(c: &mut Cursor<'_>) -> Option<Counted> {
    c.eat_all(&["either", "all", "each", "both", "duly", "thus", "also"]);
    let mut act = c.attempt(verb)?;
    while let Some(and) = c.attempt(another) {
        act = joined(act, and, c.attempt(verb)?)?;
    }
    Some(act)
}

/// `the number of countries which have signed it definitively or have ratified it has reached five`.
pub(crate) fn number_reached(c: &mut Cursor<'_>, _names: &Names) -> Option<Condition> {
    const DESCRIBED_MAX: usize = 20;
    c.need("the number of")?;
    let have = |at: &usize| c.from(*at).sees("which have") || c.from(*at).sees("that have");
    let end = (c.at()..c.at() + DESCRIBED_MAX).find(have)?;
    let mut who = c.until(end);
    whoever(&mut who)?;
    who.eat(",");
    who.is_at_end().then_some(())?;
    *c = c.from(end + 2);
    let act = acts(c)?;
    c.eat(",");
    c.need_any(&["has reached", "reaches", "amounts to", "is"])?;
    c.eat("a total of");
    c.eat_any(AT_LEAST);
    let many = cardinal(c)?;
    Some(done(act, HowMany::AtLeast(many), Base::States))
}

/// `the following States have ratified it: Norway and Sweden`.
pub(crate) fn done_by_following(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    const DESCRIBED_MAX: usize = 40;
    c.eat("all");
    c.need_any(&["the following states", "the following governments", "the following countries"])?;
    if c.eat(",") {
        let end = (c.at()..c.at() + DESCRIBED_MAX).find(|at| c.from(*at).sees(", have"))?;
        *c = c.from(end + 1);
    }
    c.need("have")?;
    let act = acts(c)?;
    c.need(":")?;
    let codes = names.list(c)?;
    let by = Quorum {
        how_many: HowMany::All,
        of: Set::of(Base::Codes(codes)),
        including: Vec::new(),
        others_on_top: false,
    };
    c.is_end_of_sentence().then_some(Condition::Done { act, by })
}

/// Verbs that may stand without `have`.
const BARE: &[&str] = &[
    "notifies", "informs", "notify", "inform", "deposit", "deposits", "exchange", "become",
    "ratify", "ratifies", "accepts", "ratifies", "sign", "signs", "accept", "accepts",
];

/// Whether a second act follows, and whether it is asked for as well.
fn another(c: &mut Cursor<'_>) -> Option<bool> {
    let _comma = c.eat(",");
    let and = c.eat("and");
    if !and {
        c.need("or")?;
    }
    let _again = c.eat_any(&["have", "has"]);
    verb(&mut c.clone()).map(|_| and)
}

/// Two ways to do the same: signing definitively or depositing is to consent. Signed *and* deposited is
/// done when both are.
fn joined(before: Counted, and: bool, one: Counted) -> Option<Counted> {
    let consents = |it: Counted| matches!(it, Counted::Consent | Counted::AnyInstrument);
    match (before, one) {
        (before, one) if before == one => Some(one),
        (Counted::Signature, Counted::AnyInstrument) if and => Some(Counted::AnyInstrument),
        (before, one) if consents(before) && consents(one) && !and => Some(Counted::Consent),
        _ => None,
    }
}

/// What stands behind a verb, where it stands so: what was signed, or how consent was given.
type Rest = fn(&mut Cursor<'_>) -> Option<()>;

/// What was done, by the verb that says it; of two that begin alike the longer stands first.
const VERBS: &[(&[&str], Counted, Rest)] = &[
    (&["definitively signed"], Counted::Consent, what),
    (&["signed", "sign", "signs"], Counted::Consent, definitively),
    (&["signed", "sign", "signs"], Counted::Signature, what),
    (
        &["deposited", "lodged", "deposits", "deposit", "so deposited"],
        Counted::AnyInstrument,
        with_instruments,
    ),
    (BECOME, Counted::Consent, how),
    (RATIFIED, Counted::AnyInstrument, or_accepted),
    (NOTIFIED, Counted::NotificationSent, nothing),
    (EXCHANGED, Counted::NotificationReceived, nothing),
];

const BECOME: &[&str] = &[
    "become parties",
    "become a party",
    "become contracting parties",
    "become party",
    "become bound",
    "become contracting states",
    "become members",
    "expressed their consent to be bound",
    "expressed its consent to be bound",
    "established their consent to be bound",
    "consented to be bound",
    "given their consent to be bound",
    "signified their consent to be bound",
    "expressed their adhesion",
    "expressed their adherence",
    "expressed their acceptance",
];

const RATIFIED: &[&str] = &[
    "ratified",
    "ratify",
    "accepted",
    "accept",
    "approved",
    "approve",
    "acceded to",
    "acceded",
    "accede to",
    "adhered to",
    "adhered",
];

const NOTIFIED: &[&str] = &[
    "notified",
    "informed",
    "notifies",
    "informs",
    "notify",
    "inform",
    "given notice",
    "given notification",
    "given written notification",
    "communicated",
    "sent notification",
    "exchanged notifications",
    "exchanged written notifications",
    "exchanged written notification",
    "exchange notifications",
    "exchange written notifications",
    "exchange written notification",
];

const EXCHANGED: &[&str] = &[
    "exchange diplomatic notes",
    "exchange notes",
    "exchanged notes",
    "exchanged diplomatic notes",
];

fn verb(c: &mut Cursor<'_>) -> Option<Counted> {
    VERBS.iter().find_map(|(verbs, act, rest)| {
        c.attempt(|c| {
            c.need_any(verbs)?;
            rest(c)
        })
        .map(|()| *act)
    })
}

#[expect(clippy::unnecessary_wraps, reason = "a row of the table of verbs")]
fn nothing(_: &mut Cursor<'_>) -> Option<()> {
    Some(())
}

#[expect(clippy::unnecessary_wraps, reason = "a row of the table of verbs")]
fn what(c: &mut Cursor<'_>) -> Option<()> {
    object(c);
    Some(())
}

/// `signed it without reservation as to ratification`.
fn definitively(c: &mut Cursor<'_>) -> Option<()> {
    object(c);
    c.need_any(&[
        "without any reservation",
        "without reservation",
        "not subject",
        "definitively",
        "without reserve",
        "without being subject",
    ])?;
    reservation(c);
    Some(())
}

fn with_instruments(c: &mut Cursor<'_>) -> Option<()> {
    with_whom(c);
    c.eat("its");
    let _how_many = instruments(c)?;
    with_whom(c);
    Some(())
}

#[expect(clippy::unnecessary_wraps, reason = "a row of the table of verbs")]
fn how(c: &mut Cursor<'_>) -> Option<()> {
    c.eat_any(&["to", "by"]);
    object(c);
    manner(c);
    Some(())
}

/// `ratified, accepted or approved this Agreement, or acceded to it`.
#[expect(clippy::unnecessary_wraps, reason = "a row of the table of verbs")]
fn or_accepted(c: &mut Cursor<'_>) -> Option<()> {
    object(c);
    while let Some(()) = c.attempt(|c| {
        c.eat(",");
        c.eat_any(&["or", "and"]);
        c.need_any(RATIFIED)
    }) {
        object(c);
    }
    Some(())
}

/// `by deposit of an instrument of acceptance`, `either by signature or by …`: how consent is
/// expressed is for the consent clause to say.
fn manner(c: &mut Cursor<'_>) {
    let _manner = c.attempt(|c| {
        let _comma = c.eat(",");
        c.need_any(&[
            "either by",
            "by",
            "in accordance with",
            "in conformity with",
            "either through",
            "under",
        ])?;
        while !c.is_at_end()
            && !matches!(c.peek(0), "." | ";" | "provided" | "including" | "whichever" | "and")
        {
            c.skip();
        }
        Some(())
    });
}

/// `this Convention`, `it`: what is signed.
fn object(c: &mut Cursor<'_>) {
    let _object = c.attempt(|c| {
        if c.eat_any(&["it", "thereto", "hereto"]) {
            return Some(());
        }
        c.need_any(&["this", "the present", "the"])?;
        c.need_any(&[
            "convention",
            "agreement",
            "protocol",
            "treaty",
            "charter",
            "amendment",
            "act",
            "additional protocol",
        ])
    });
}

/// `as to ratification, acceptance or approval`.
fn reservation(c: &mut Cursor<'_>) {
    let _reservation = c.attempt(|c| {
        c.need_any(&[
            "as to",
            "as regards",
            "in respect of",
            "with respect to",
            "of",
            "to",
            "as to its",
            "subject to",
        ])?;
        c.eat_any(&["its", "the"]);
        means(c)
    });
}
