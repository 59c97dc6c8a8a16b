//! What must happen: deposits, signatures, exchanges, notifications, and lists of these.

use foedera_model::{Base, Condition, Counted, HowMany, Quorum, Set};

use crate::called::eat_treaty;
use crate::cursor::Cursor;
use crate::deposit::{
    deposit, instruments_deposited, instruments_received, is_narrowed, nominal,
    number_of_instruments,
};
use crate::exchange::{exchange, reply};
use crate::names::Names;
use crate::verb::{done_by, done_by_following, number_reached};
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
    "the later of the two dates on which",
    "the later of the dates on which",
    "the latest of the dates on which",
    "the last of the dates on which",
    "the later of the two dates of",
    "the later of the dates of",
    "the last date on which",
    "that of",
    "that on which",
    "that when",
    "on which",
    "of",
];

/// A condition, as far as its own words go.
pub(crate) fn condition(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    c.attempt(|c| {
        c.eat_all(MOMENT);
        let reads: [fn(&mut Cursor<'_>, &Names) -> Option<Condition>; 16] = [
            requirements,
            this_day,
            reply,
            consent_expressed,
            exchange,
            last_notification,
            signature,
            ratified_by,
            deposit,
            instruments_received,
            instruments_deposited,
            done_by,
            done_by_following,
            number_reached,
            number_of_instruments,
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
    match all.len() {
        0 | 1 => all.pop(),
        _ => Some(Condition::All(all)),
    }
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

/// `it has been ratified by both Contracting States`.
fn ratified_by(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    itself(c)
        .or_else(|| (c.sees("being") || c.sees("having been")).then_some(()))
        .or_else(|| c.sees("ratified").then_some(()))?;
    c.eat_any(&["has been", "is", "shall have been", "was", "being", "have been", "having been"]);
    // `signed, or ratified, by five Governments`: whoever signs it so consents.
    let signed = c.attempt(|c| {
        c.need("signed")?;
        c.eat(",");
        c.need("or").map(|()| c.eat_any(&["has been", "is"]))
    });
    c.need_any(&["duly ratified", "ratified", "accepted", "approved"])?;
    while c
        .attempt(|c| {
            c.eat(",");
            c.eat("or");
            c.need_any(&["ratified", "accepted", "approved", "acceded to"])
        })
        .is_some()
    {}
    c.eat(",");
    c.need_any(&["by", "on behalf of"])?;
    let by = quorum(c, names).filter(|_| !is_narrowed(*c))?;
    let act = if signed.is_some() { Counted::Consent } else { Counted::AnyInstrument };
    Some(Condition::Done { act, by })
}

/// The treaty, where something has been done to it.
fn itself(c: &mut Cursor<'_>) -> Option<()> {
    (c.eat("it") || eat_treaty(c)).then_some(())
}

/// Notifications of which each of the parties gives one.
const OF_ALL: &[&str] = &[
    "notification that",
    "notification of the completion",
    "notifications that",
    "written notifications",
    "written notification by the",
    "written notification by both",
    "notification by the",
    "notification by both",
    "notifications by the",
    "notifications by both",
];

/// `the last notification`, `receipt of the latter of the two notes`.
fn last_notification(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    c.eat_any(&["the", "its"]);
    let mut received = c.eat_any(&["receipt", "reception", "receiving"]);
    if received {
        c.eat_any(&["by the depositary", "by the depository"]);
        c.need("of")?;
    } else if c.eat_any(&["sending", "dispatch"]) {
        c.eat("of");
    }
    c.eat_any(&["the", "either"]);
    if !OF_ALL.iter().any(|it| c.sees(it)) {
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
        "parties",
        "\u{2019}",
        "'",
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
    let by = c.attempt(|c| {
        c.need_any(&["by", "from"])?;
        quorum(c, names).filter(|it| matches!(it.how_many, HowMany::AtLeast(_)))
    });
    let _relative = c.eat_any(&["is", "was", "has been", "will be"]);
    received |= c.eat("received");
    let act = if received { Counted::NotificationReceived } else { Counted::NotificationSent };
    Some(match by {
        Some(by) => Condition::Done { act, by },
        None => done(act, HowMany::All, Base::Parties),
    })
}

/// `on this day's date`: that of the signature, or of the reply in which it stands.
fn this_day(c: &mut Cursor<'_>, _names: &Names) -> Option<Condition> {
    c.need_any(&["this day", "today", "to day"])?;
    c.eat_any(&["' s date", "\u{2019} s date"]);
    let replies = (0..c.at()).any(|at| {
        ["this reply", "my reply", "this note in reply"].iter().any(|it| c.from(at).sees(it))
    });
    Some(if replies {
        Condition::ExchangeOfNotes
    } else {
        done(Counted::Signature, HowMany::All, Base::Parties)
    })
}

/// By whom a state signs.
const REPRESENTATIVES: &[&str] = &[
    "representatives",
    "plenipotentiaries",
    "heads of state and government",
    "heads of state or government",
    "heads of state",
    "heads of government",
    "ministers",
    "delegates",
];

/// `the duly authorised representatives of`: the states whose they are stand behind them; without any, all are meant.
fn representatives(c: &mut Cursor<'_>) -> Option<bool> {
    c.attempt(|c| {
        c.eat("the");
        c.eat_all(&["duly", "authorized", "authorised", "appointed", "empowered", "respective"]);
        c.need_any(REPRESENTATIVES)?;
        Some(c.eat("of"))
    })
}

fn all_parties() -> Quorum {
    Quorum {
        how_many: HowMany::All,
        of: Set::of(Base::Parties),
        including: Vec::new(),
        others_on_top: false,
    }
}

/// `signature`, `its signature by both Parties`, `the fifth signature`.
fn signature(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    const SIGNED: &[&str] = &[
        "it has been",
        "it shall have been",
        "it is",
        "it was",
        "this agreement has been",
        "being",
        "its being",
    ];
    if c.eat_any(SIGNED) || c.sees("signed by") {
        c.need("signed")?;
    } else {
        c.eat_any(&["its", "the", "this", "their"]);
        match c.attempt(|c| {
            let many = how_many_instruments(c)?;
            c.need("signature").map(|()| many)
        }) {
            Some(HowMany::AtLeast(many)) => {
                return Some(done(Counted::Signature, HowMany::AtLeast(many), Base::States));
            }
            Some(HowMany::All) => {
                return Some(done(Counted::Signature, HowMany::All, Base::Signatories));
            }
            _ => {}
        }
        c.need_any(&["signature", "signing", "signatures", "date"])?;
    }
    if ["without", "or", ", or", "subject", "("].iter().any(|it| c.sees(it)) {
        return None;
    }
    c.eat_any(&["thereof", "hereof", "of the present", "of this", "of the", "of same"]);
    if c.sees("convention") || c.sees("agreement") || c.sees("protocol") || c.sees("treaty") {
        c.skip();
    }
    let of = c.sees("of");
    let by = c.attempt(|c| {
        c.need_any(&["by , or on behalf of ,", "by or on behalf of", "by", "on behalf of", "of"])?;
        if representatives(c) == Some(false) {
            return Some(all_parties());
        }
        quorum(c, names).filter(|_| !is_narrowed(*c))
    });
    let without = c.sees("without reservation") || c.sees("without any reservation");
    match by {
        Some(by) if without => Some(Condition::Done { act: Counted::Consent, by }),
        Some(by) => Some(Condition::Done { act: Counted::Signature, by }),
        None if c.sees("by") || of => None,
        None => Some(done(Counted::Signature, HowMany::All, Base::Parties)),
    }
}
