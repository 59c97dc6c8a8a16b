//! What must happen: deposits, signatures, exchanges, notifications, and lists of these.

use foedera_model::{Base, Condition, Counted, HowMany, Quorum, Set};

use crate::cursor::Cursor;
use crate::names::Names;
use crate::who::{how_many_instruments, quorum};

/// Words for the moment that a clause counts from; they say nothing of their own.
const MOMENT: &[&str] = &[
    "the date of",
    "the date on which",
    "the date upon which",
    "the date when",
    "the date that",
    "the date by which",
    "the date at which",
    "the date in which",
    "the date",
    "the day of",
    "the day on which",
    "the day upon which",
    "the day when",
    "the day that",
    "the day",
    "the time when",
    "the time of",
    "the moment when",
    "the moment of",
    "date of",
    "date on which",
    "date upon which",
    "that of",
    "that on which",
    "that when",
    "on which",
    "of",
];

/// Instruments and the acts that they stand for.
const MEANS: &[&str] = &[
    "formal confirmation",
    "act of formal confirmation",
    "notification of acceptance",
    "notification of approval",
    "notification of accession",
    "notice of accession",
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

/// A condition, as far as its own words go.
pub(crate) fn condition(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    c.attempt(|c| {
        c.eat_all(MOMENT);
        let reads: [fn(&mut Cursor<'_>, &Names) -> Option<Condition>; 9] = [
            requirements,
            consent_expressed,
            exchange,
            last_notification,
            signature,
            deposit,
            instruments_deposited,
            done_by,
            nominal,
        ];
        reads.iter().find_map(|read| c.attempt(|c| read(c, names)))
    })
}

pub(crate) fn done(act: Counted, how_many: HowMany, base: Base) -> Condition {
    let by = Quorum { how_many, of: Set::of(base), including: Vec::new(), others_on_top: false };
    Condition::Done { act, by }
}

/// `the following conditions are fulfilled: (a) … (b) …`.
fn requirements(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    let _all = c.eat_any(&["all", "both"]);
    let _the = c.eat("the");
    c.eat_all(&["following", "two", "three"]);
    c.need_any(&["requirements", "conditions"])?;
    c.need_any(&["are", "have been", "were", "shall have been"])?;
    c.need_any(&["fulfilled", "met", "satisfied", "complied with"])?;
    c.eat_any(&[":", ",", ": -"]);
    let mut all = Vec::new();
    while c.eat("(") {
        c.skip();
        c.need(")")?;
        let _that = c.eat("that");
        all.push(condition(c, names)?);
        c.eat_all(&[",", ";", "and", "with the depositary"]);
    }
    (!all.is_empty()).then_some(Condition::All(all))
}

/// `consent to be bound has been expressed by three States`.
fn consent_expressed(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    c.need("consent to be bound")?;
    c.eat_any(&[
        "by this agreement",
        "by this convention",
        "by this protocol",
        "by the convention",
        "by it",
    ]);
    c.need_any(&["has been", "have been"])?;
    c.need_any(&["expressed by", "established by"])?;
    let by = quorum(c, names)?;
    Some(Condition::Done { act: Counted::Consent, by })
}

/// `exchange of instruments of ratification`, `exchange of notes`.
fn exchange(c: &mut Cursor<'_>, _names: &Names) -> Option<Condition> {
    const RATIFICATIONS: &[&str] = &["instruments", "documents", "acts", "ratifications"];
    let nominal = c.attempt(|c| {
        let _the = c.eat("the");
        c.need_any(&["exchange of", "exchanging", "exchange"])?;
        c.eat_all(&["the", "their", "respective", "mutual", "diplomatic", "two", "these", "final"]);
        if c.eat_any(&["notes", "letters"]) {
            return Some(Condition::ExchangeOfNotes);
        }
        if c.eat_any(&["written notifications", "written notification", "notifications", "notices"])
        {
            return Some(done(Counted::NotificationReceived, HowMany::All, Base::Parties));
        }
        c.need_any(RATIFICATIONS)?;
        c.attempt(|c| {
            c.need("of")?;
            means(c)
        });
        Some(Condition::Exchange)
    });
    nominal.or_else(|| {
        c.eat_all(&["the", "their", "respective", "parties", "have", "contracting", "exchanged"]);
        c.eat_any(RATIFICATIONS);
        c.attempt(|c| {
            c.need("of")?;
            means(c)
        });
        c.eat_any(&["are", "have been", "shall have been", "shall be"]);
        c.need("exchanged").map(|()| Condition::Exchange)
    })
}

/// `the last notification`, `receipt of the latter of the two notes`.
fn last_notification(c: &mut Cursor<'_>, _names: &Names) -> Option<Condition> {
    c.eat_any(&["the", "its"]);
    let mut received = c.eat_any(&["receipt"]);
    if received {
        c.eat_any(&["by the depositary", "by the depository"]);
        c.need("of")?;
    }
    c.eat_any(&["the", "either"]);
    let all = [
        "notification that",
        "notification of the completion",
        "notifications that",
        "written notifications",
    ];
    if !all.iter().any(|it| c.sees(it)) {
        c.need_any(&["last", "latter", "later", "latest", "second", "final"])?;
    }
    c.eat_all(&[
        "of",
        "the",
        "these",
        "such",
        "two",
        "written",
        "diplomatic",
        "both",
        "formal",
        "official",
        "relevant",
    ]);
    c.need_any(&[
        "notifications",
        "notification",
        "notes",
        "note",
        "notice",
        "notices",
        "communication",
        "communications",
        "letters",
        "letter",
    ])?;
    let _relative = c.eat_any(&["is", "was", "has been", "will be"]);
    received |= c.eat("received");
    let act = if received { Counted::NotificationReceived } else { Counted::NotificationSent };
    Some(done(act, HowMany::All, Base::Parties))
}

/// `signature`, `its signature by both Parties`, `the fifth signature`.
fn signature(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    if c.eat_any(&["it has been", "it is", "it was", "this agreement has been"]) {
        c.need("signed")?;
    } else if c.eat_any(&["being", "its being"]) {
        c.need("signed")?;
    } else {
        c.eat_any(&["its", "the", "this", "their"]);
        if let Some(HowMany::AtLeast(many)) = c.attempt(|c| {
            let many = how_many_instruments(c)?;
            c.need("signature").map(|()| many)
        }) {
            return Some(done(Counted::Signature, HowMany::AtLeast(many), Base::States));
        }
        c.need_any(&["signature", "signing", "signatures", "date"])?;
    }
    if c.sees("without") || c.sees("or") || c.sees("subject") || c.sees("(") {
        return None;
    }
    c.eat_any(&["thereof", "hereof", "of the present", "of this", "of the", "of same"]);
    if c.sees("convention") || c.sees("agreement") || c.sees("protocol") || c.sees("treaty") {
        c.skip();
    }
    let by = c.attempt(|c| {
        c.need_any(&["by", "on behalf of"])?;
        quorum(c, names)
    });
    match by {
        Some(by) => Some(Condition::Done { act: Counted::Signature, by }),
        None if c.sees("by") => None,
        None => Some(done(Counted::Signature, HowMany::All, Base::Parties)),
    }
}

/// `the deposit of the fifth instrument of ratification`, `deposit of … by all signatories`.
fn deposit(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    c.eat_any(&["the"]);
    c.need_any(&[
        "deposit or notification",
        "deposit",
        "receipt",
        "depositing",
        "placing",
        "lodging",
        "lodgement",
        "registration",
    ])?;
    let with = with_whom(c);
    if !c.eat("of") && !with {
        return None;
    }
    let how_many = instruments(c)?;
    with_whom(c);
    deposited_by(c, names, how_many)
}

/// How many instruments of what; nothing where it is a plain plural.
fn instruments(c: &mut Cursor<'_>) -> Option<Option<HowMany>> {
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
    means(c).map(|()| how_many)
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
        (Some(_), Some(_)) => None,
        (None | Some(HowMany::All), None) => Some(done(act, HowMany::All, Base::Signatories)),
        (Some(HowMany::AtLeast(many)), None) => {
            whoever(c);
            Some(done(act, HowMany::AtLeast(many), Base::States))
        }
        (Some(share), None) => Some(done(act, share, Base::Signatories)),
    }
}

/// Whether words follow that narrow those who were just named.
fn is_narrowed(c: Cursor<'_>) -> bool {
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
fn with_whom(c: &mut Cursor<'_>) -> bool {
    c.attempt(|c| {
        c.need_any(&[
            "with",
            "in the archives of",
            "by the secretary",
            "by the government",
            "by the depositary",
            "by the depository",
            "by the director",
        ])?;
        for _ in 0..14 {
            let stops = c.is_at_end()
                || matches!(
                    c.peek(0),
                    "by" | "," | "." | ";" | "(" | "and" | "or" | "has" | "have" | "provided"
                )
                || c.sees("of instruments")
                || c.sees("of the instruments")
                || is_counted(*c);
            if stops {
                return Some(());
            }
            c.skip();
        }
        Some(())
    })
    .is_some()
}

/// `of the fifth instrument`: what was received stands behind who received it.
fn is_counted(c: Cursor<'_>) -> bool {
    let mut ahead = c;
    ahead.eat("of") && how_many_instruments(&mut ahead).is_some()
}

/// `five instruments of ratification have been deposited`.
fn instruments_deposited(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
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

/// `five States have deposited their instruments`, `all Parties have signed`.
fn done_by(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    let by = quorum(c, names)?;
    let _comma = c.eat(",");
    let bare = ["notify", "inform", "deposit", "exchange"].iter().any(|it| c.sees(it));
    if !bare {
        c.need_any(&["has", "have", "shall have", "had"])?;
    }
    c.eat_all(&["either", "all", "each", "both", "duly", "thus", "also"]);
    let mut act = None;
    loop {
        let one = c.attempt(|c| verb(c, names))?;
        act = Some(joined(act, one)?);
        let more = c.attempt(|c| {
            let _comma = c.eat(",");
            c.need_any(&["or", ", or", "and"])?;
            let _again = c.eat_any(&["have", "has"]);
            c.attempt(|c| verb(&mut c.clone(), names)).map(|_| ())
        });
        if more.is_none() {
            break;
        }
    }
    let act = act?;
    let closed = matches!(act, Counted::NotificationSent | Counted::NotificationReceived)
        && by.how_many == HowMany::All
        && by.of.base == Base::Signatories;
    let by = if closed { Quorum { of: Set::of(Base::Parties), ..by } } else { by };
    Some(Condition::Done { act, by })
}

/// Two ways to do the same: signing definitively or depositing is to consent.
fn joined(before: Option<Counted>, one: Counted) -> Option<Counted> {
    match (before, one) {
        (None, one) => Some(one),
        (Some(before), one) if before == one => Some(one),
        (
            Some(Counted::Consent | Counted::AnyInstrument),
            Counted::Consent | Counted::AnyInstrument,
        ) => Some(Counted::Consent),
        // Signed and deposited: the later of the two makes it.
        (Some(Counted::Signature), Counted::AnyInstrument) => Some(Counted::AnyInstrument),
        _ => None,
    }
}

fn verb(c: &mut Cursor<'_>, _names: &Names) -> Option<Counted> {
    if c.eat("signed") {
        object(c);
        if c.eat_any(&[
            "without any reservation",
            "without reservation",
            "not subject",
            "definitively",
            "without reserve",
            "without being subject",
        ]) {
            reservation(c);
            return Some(Counted::Consent);
        }
        return Some(Counted::Signature);
    }
    if c.eat_any(&["deposited", "lodged", "deposit", "so deposited"]) {
        with_whom(c);
        let _how_many = instruments(c)?;
        with_whom(c);
        return Some(Counted::AnyInstrument);
    }
    if c.eat_any(&[
        "become parties",
        "become a party",
        "become contracting parties",
        "become party",
        "become bound",
        "become contracting states",
        "expressed their consent to be bound",
        "expressed its consent to be bound",
        "established their consent to be bound",
        "consented to be bound",
        "given their consent to be bound",
        "become members",
    ]) {
        c.eat_any(&["to", "by"]);
        object(c);
        manner(c);
        return Some(Counted::Consent);
    }
    if c.eat_any(&[
        "ratified",
        "accepted",
        "approved",
        "acceded to",
        "acceded",
        "adhered to",
        "adhered",
    ]) {
        loop {
            object(c);
            let more = c.attempt(|c| {
                c.eat(",");
                c.eat_any(&["or", "and"]);
                c.need_any(&[
                    "ratified",
                    "accepted",
                    "approved",
                    "acceded to",
                    "acceded",
                    "adhered to",
                ])
            });
            if more.is_none() {
                return Some(Counted::AnyInstrument);
            }
        }
    }
    if c.eat_any(&[
        "notified",
        "informed",
        "notify",
        "inform",
        "given notice",
        "given notification",
        "given written notification",
        "communicated",
        "exchanged notifications",
        "exchanged written notifications",
        "sent notification",
        "exchange notifications",
        "exchange written notifications",
        "exchange written notification",
        "exchanged written notification",
    ]) {
        return Some(Counted::NotificationSent);
    }
    if c.eat_any(&[
        "exchange diplomatic notes",
        "exchange notes",
        "exchanged notes",
        "exchanged diplomatic notes",
    ]) {
        return Some(Counted::NotificationReceived);
    }
    None
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
            && !matches!(
                c.peek(0),
                "." | ";" | "signature" | "provided" | "including" | "whichever" | "and"
            )
        {
            c.skip();
        }
        (!c.sees("signature")).then_some(())
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

/// `ratification by five States`, `acceptance by all Members`.
fn nominal(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
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
    let by = quorum(c, names)?;
    Some(Condition::Done { act: Counted::AnyInstrument, by })
}
