//! What two do together: an exchange of instruments or of notes, and the reply that completes one.

use foedera_model::{Base, Condition, Counted, HowMany};

use crate::act::done;
use crate::cursor::Cursor;
use crate::instrument::means;
use crate::names::Names;
use crate::who::quorum;

/// What is exchanged as an instrument.
const RATIFICATIONS: &[&str] = &[
    "ratification instruments",
    "ratification documents",
    "instruments",
    "documents",
    "acts",
    "ratifications",
];

/// Who exchanges, where that says nothing: both.
const BOTH: &[&str] = &[
    "they",
    "the parties",
    "both parties",
    "the two parties",
    "the contracting parties",
    "the governments",
    "both governments",
    "the two governments",
    "the member states",
];

/// `exchange of instruments of ratification`, `exchange of notes`.
pub(crate) fn exchange(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    c.attempt(|c| exchange_of(c, names))
        .or_else(|| c.attempt(they_exchange))
        .or_else(|| c.attempt(are_exchanged))
}

fn exchange_of(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    c.eat_any(&["the", "an"]);
    c.need_any(&["exchange", "exchanging"])?;
    let _between = c.attempt(|c| {
        c.need_any(&["by", "between"])?;
        quorum(c, names).filter(|it| it.how_many == HowMany::All)
    });
    c.eat("of");
    c.eat_all(&[
        "the",
        "their",
        "its",
        "respective",
        "mutual",
        "diplomatic",
        "two",
        "these",
        "those",
        "such",
        "said",
        "final",
    ]);
    if c.eat_any(&["notes", "letters"]) {
        return Some(Condition::ExchangeOfNotes);
    }
    if c.eat_any(&["written notifications", "written notification", "notifications", "notices"]) {
        return Some(done(Counted::NotificationReceived, HowMany::All, Base::Parties));
    }
    of_ratification(c)
}

/// `they exchange instruments of ratification`, `the Member States exchange notes notifying each other that …`.
fn they_exchange(c: &mut Cursor<'_>) -> Option<Condition> {
    c.need_any(BOTH)?;
    c.eat("have");
    c.need_any(&["exchange", "exchanged"])?;
    c.eat_all(&["the", "their", "respective", "diplomatic"]);
    if c.eat_any(&["notes", "letters"]) {
        c.need_any(&["notifying", "informing", "confirming", "stating"])?;
        return Some(done(Counted::NotificationReceived, HowMany::All, Base::Parties));
    }
    of_ratification(c)
}

fn are_exchanged(c: &mut Cursor<'_>) -> Option<Condition> {
    c.eat_all(&[
        "the",
        "their",
        "its",
        "these",
        "such",
        "respective",
        "parties",
        "have",
        "contracting",
        "exchanged",
    ]);
    let notes = c.attempt(|c| {
        c.need_any(&["diplomatic notes", "notes", "letters"])?;
        c.need_any(&["are exchanged", "have been exchanged", "shall have been exchanged"])
    });
    if notes.is_some() {
        return Some(Condition::ExchangeOfNotes);
    }
    let _what = c.attempt(of_ratification);
    c.eat_any(&["are", "have been", "shall have been", "shall be"]);
    c.need("exchanged").map(|()| Condition::Exchange)
}

fn of_ratification(c: &mut Cursor<'_>) -> Option<Condition> {
    c.need_any(RATIFICATIONS)?;
    c.attempt(|c| {
        c.need("of")?;
        means(c)
    });
    Some(Condition::Exchange)
}

/// `your reply`, `this note in reply`: by it the exchange of notes is complete (VCLT 13).
pub(crate) fn reply(c: &mut Cursor<'_>, _names: &Names) -> Option<Condition> {
    c.need_any(&["your", "this", "that", "the", "such", "its"])?;
    c.eat_any(&["excellency ' s", "excellency \u{2019} s", "note in", "letter in"]);
    c.need("reply")?;
    c.eat_any(&["note", "letter", "thereto", "to this note"]);
    Some(Condition::ExchangeOfNotes)
}
