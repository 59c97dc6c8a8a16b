//! Deposits: so many instruments of ratification, by whom, with whom.

use foedera_model::{Base, Condition, Counted, HowMany, Quorum};

use crate::act::done;
use crate::cursor::Cursor;
use crate::names::Names;
use crate::who::{how_many_instruments, quorum};

/// Instruments and the acts that they stand for.
const MEANS: &[&str] = &[
    "formal confirmation",
    "act of formal confirmation",
    "notification of acceptance",
    "notification of approval",
    "notification of accession",
    "notification of ratification",
    "notifications of acceptance",
    "notifications of approval",
    "notifications of accession",
    "notifications of ratification",
    "notice of accession",
    "notice of ratification",
    "notices of ratification",
    "ratification",
    "ratifications",
    "acceptance",
    "acceptances",
    "approval",
    "approvals",
    "accession",
    "accessions",
    "adherence",
    "adhesion",
    "adhesions",
    "confirmation",
    "conclusion",
];

/// Nouns for what is deposited.
const INSTRUMENT: &[&str] =
    &["instrument", "instruments", "document", "documents", "acts", "letters"];

/// The name of a depositary has so many words at most.
const WORDS_MAX: usize = 24;

/// Names of depositaries that hold an `and`.
const WITH_AND: &[&str] = &[
    "food and agriculture organization",
    "food and agriculture organisation",
    "educational , scientific and cultural organization",
    "great britain and northern ireland",
    "trinidad and tobago",
    "agriculture and",
    "foreign affairs and",
];

/// `the deposit of the fifth instrument of ratification`, `deposit of … by all signatories`.
pub(crate) fn deposit(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    c.eat_any(&["the"]);
    // Whoever stands behind a receipt has received.
    let receipt = c.sees("receipt") || c.sees("reception");
    c.need_any(&[
        "deposit or notification",
        "deposit",
        "receipt",
        "reception",
        "submission",
        "delivery",
        "depositing",
        "placing",
        "lodging",
        "lodgement",
        "registration",
    ])?;
    if !receipt
        && let Some(by) = c.attempt(|c| {
            c.need("by")?;
            let by = quorum(c, names)?;
            c.need("of")?;
            instruments(c).filter(|it| it.is_none()).map(|_| by)
        })
    {
        with_whom(c);
        return Some(Condition::Done { act: Counted::AnyInstrument, by });
    }
    let with = c.attempt(|c| {
        let _comma = c.eat(",");
        (with_whom(c) || received_by(c)).then(|| c.eat(","))
    });
    if !c.eat("of") && with.is_none() {
        return None;
    }
    let how_many = instruments(c)?;
    let by = deposited_by(c, names, how_many)?;
    let _received = with.is_none() && received_by(c);
    Some(by)
}

/// `the Secretary-General has received instruments of ratification from ten States`.
pub(crate) fn instruments_received(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    const RECEIVER_MAX: usize = 10;
    c.need_any(&[
        "the depositary",
        "the depository",
        "the secretary",
        "the director",
        "the government",
    ])?;
    let verb = ["has received", "shall have received", "receives", "had received"];
    let at =
        (c.at()..c.at() + RECEIVER_MAX).find(|at| verb.iter().any(|it| c.from(*at).sees(it)))?;
    *c = c.from(at);
    c.eat_any(&verb);
    let how_many = instruments(c)?;
    deposited_by(c, names, how_many)
}

/// How many instruments of what; nothing where it is a plain plural.
pub(crate) fn instruments(c: &mut Cursor<'_>) -> Option<Option<HowMany>> {
    let how_many = how_many_instruments(c);
    if how_many.is_none()
        && ["their respective", "the respective", "its", "such"].iter().any(|it| c.sees(it))
    {
        return None;
    }
    c.eat_all(&[
        "the",
        "their",
        "its",
        "such",
        "of",
        "respective",
        "these",
        "said",
        "those",
        "requisite",
        "an",
        "relevant",
    ]);
    if c.eat_any(INSTRUMENT) {
        let _mark = c.eat("[ s ]");
        if c.eat("of") {
            let _the = c.eat("the");
            means(c)?;
        } else {
            c.eat_any(&["referred to in"]);
        }
        return Some(how_many);
    }
    means(c)?;
    c.eat_any(INSTRUMENT);
    Some(how_many)
}

/// A list of means: `ratification, acceptance or approval of, or accession to, the Protocol`.
pub(crate) fn means(c: &mut Cursor<'_>) -> Option<()> {
    c.need_any(MEANS)?;
    loop {
        let _of_what = c.attempt(of_what);
        let more = c.attempt(|c| {
            let comma = c.eat(",");
            let joined = c.eat_any(&["or of", "or", "and of", "and", "of"]);
            c.eat_any(&["instruments of", "instrument of", "of", "the"]);
            if comma || joined { c.need_any(MEANS) } else { None }
        });
        if more.is_none() {
            return Some(());
        }
    }
}

/// `thereof`, `of this Protocol`; in `of, or accession to, the Protocol` the noun comes later.
fn of_what(c: &mut Cursor<'_>) -> Option<()> {
    const TREATY: &[&str] = &[
        "convention",
        "agreement",
        "protocol",
        "treaty",
        "amendment",
        "act",
        "charter",
        "additional protocol",
    ];
    let _comma = c.eat(",");
    if c.eat_any(&["thereof", "thereto", "hereof", "hereto", "of it", "to it"]) {
        return Some(());
    }
    c.need_any(&["of", "to"])?;
    if c.sees(",") {
        return Some(());
    }
    c.eat_all(&["such", "this", "the", "that", "said", "present"]);
    c.need_any(TREATY)
}

/// Who deposits, and how many, behind the instruments.
fn deposited_by(c: &mut Cursor<'_>, names: &Names, how_many: Option<HowMany>) -> Option<Condition> {
    with_whom(c);
    let by = c.attempt(|c| {
        c.need_any(&[
            "by",
            "of",
            "from",
            "on the part of",
            "on behalf of",
            "for",
            "with respect to",
        ])?;
        quorum(c, names)
    });
    let counted = matches!(how_many, Some(HowMany::AtLeast(_)));
    let unread = !counted && ["by", "of", "from", "on behalf of"].iter().any(|it| c.sees(it));
    if by.is_some() && is_narrowed(*c) || by.is_none() && unread {
        return None;
    }
    let act = Counted::AnyInstrument;
    match (how_many, by) {
        (None | Some(HowMany::All), Some(by)) => Some(Condition::Done { act, by }),
        (Some(HowMany::AtLeast(many)), Some(by)) if by.how_many == HowMany::AtLeast(many) => {
            Some(Condition::Done { act, by })
        }
        // `the fifth instrument by one of the signatory States`
        (Some(how_many @ HowMany::AtLeast(_)), Some(by)) if by.how_many == HowMany::AtLeast(1) => {
            Some(Condition::Done { act, by: Quorum { how_many, ..by } })
        }
        (Some(_), Some(_)) => None,
        (None | Some(HowMany::All), None) => Some(done(act, HowMany::All, Base::Signatories)),
        (Some(HowMany::AtLeast(many)), None) => {
            let _received = received_by(c);
            whoever(c);
            let in_time = ["by that date", "by this date", "by then"].iter().any(|it| c.sees(it));
            if c.sees("by") && !in_time || is_narrowed(*c) {
                return None;
            }
            Some(done(act, HowMany::AtLeast(many), Base::States))
        }
        (Some(share), None) => Some(done(act, share, Base::Signatories)),
    }
}

/// Whether words follow that narrow those who were just named.
pub(crate) fn is_narrowed(c: Cursor<'_>) -> bool {
    matches!(
        c.peek(0),
        "which"
            | "that"
            | "who"
            | "whose"
            | "having"
            | "bordering"
            | "listed"
            | "from"
            | "representing"
    )
}

/// `by States that are parties to the Convention`: whoever can deposit at all.
fn whoever(c: &mut Cursor<'_>) {
    let _whoever = c.attempt(|c| {
        c.need_any(&[
            "by one of the",
            "by one of",
            "by any of the",
            "by those",
            "by an",
            "by a",
            "by the",
            "by any",
            "by",
            "of",
            "from",
            "on the part of",
            "on behalf of",
        ])?;
        crate::who::whoever(c)
    });
}

/// `with the Government of Italy`, up to the next phrase.
pub(crate) fn with_whom(c: &mut Cursor<'_>) -> bool {
    c.attempt(|c| {
        c.need_any(&[
            "with",
            "in the archives of",
            "to the depositary",
            "to the depository",
            "to the secretary",
        ])?;
        name_of_depositary(c)
    })
    .is_some()
}

/// `receipt by the Director-General`: who is no party here, but has the instruments. Behind instruments that
/// are not counted, the same words say whose they are.
fn received_by(c: &mut Cursor<'_>) -> bool {
    c.attempt(|c| {
        c.need_any(&[
            "by the secretary",
            "by the government",
            "by the depositary",
            "by the depository",
            "by the director",
        ])?;
        name_of_depositary(c)
    })
    .is_some()
}

/// The words of a depositary's name, up to the next phrase.
#[expect(clippy::unnecessary_wraps, reason = "a step of an attempt")]
fn name_of_depositary(c: &mut Cursor<'_>) -> Option<()> {
    for _ in 0..WORDS_MAX {
        if c.eat_any(WITH_AND) {
            continue;
        }
        let stops = c.is_at_end()
            || matches!(
                c.peek(0),
                "by" | "," | "." | ";" | "(" | "and" | "or" | "has" | "have" | "provided"
            )
            || c.sees("of instruments")
            || c.sees("of the instruments")
            || c.sees("of notifications")
            || c.sees("of the ratification")
            || c.sees("of ratification")
            || c.sees("of the acceptance")
            || c.sees("of an instrument")
            || is_counted(*c);
        if stops {
            return Some(());
        }
        c.skip();
    }
    Some(())
}

/// `of the fifth instrument`: what was received stands behind who received it.
fn is_counted(c: Cursor<'_>) -> bool {
    let mut ahead = c;
    ahead.eat("of") && how_many_instruments(&mut ahead).is_some()
}

/// `five instruments of ratification have been deposited`.
pub(crate) fn instruments_deposited(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    let how_many = instruments(c)?;
    let by = c.attempt(|c| {
        c.need_any(&["by", "of", "from", "on behalf of"])?;
        quorum(c, names).filter(|_| has_been(*c))
    });
    if by.is_none() {
        whoever(c);
    }
    has_been(*c).then_some(())?;
    c.need_any(&["has been", "have been", "shall have been", "is", "are", "had been", "were"])?;
    c.eat_any(&["duly", "so"]);
    c.need_any(&["deposited", "received", "lodged", "registered", "notified"])?;
    with_whom(c);
    let _archives = c.eat("in") && with_whom(c);
    match (by, how_many) {
        (None, how_many) => deposited_by(c, names, how_many),
        (Some(by), None | Some(HowMany::All)) => {
            Some(Condition::Done { act: Counted::AnyInstrument, by })
        }
        (Some(_), Some(_)) => None,
    }
}

fn has_been(c: Cursor<'_>) -> bool {
    matches!(c.peek(0), "has" | "have" | "shall" | "is" | "are" | "had" | "were")
}

/// `ratification by five States`, `acceptance by all Members`.
pub(crate) fn nominal(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    if let Some(HowMany::AtLeast(many)) = c.attempt(|c| {
        c.eat("the");
        let many = HowMany::AtLeast(crate::number::ordinal(c)?);
        means(c).map(|()| many)
    }) {
        whoever(c);
        return Some(done(Counted::AnyInstrument, HowMany::AtLeast(many), Base::States));
    }
    c.eat_any(&["the", "its"]);
    means(c)?;
    let _and = c.attempt(|c| {
        c.need("and")?;
        c.need("deposit of")?;
        instruments(c)?;
        with_whom(c);
        Some(())
    });
    c.need_any(&["by", "of", "on the part of"])?;
    let by = quorum(c, names).filter(|_| !is_narrowed(*c))?;
    Some(Condition::Done { act: Counted::AnyInstrument, by })
}
