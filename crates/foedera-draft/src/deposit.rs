//! Deposits: so many instruments of ratification, by whom, with whom.

use foedera_model::{Base, Condition, Counted, HowMany, Quorum};

use crate::act::done;
use crate::cursor::Cursor;
use crate::depositary::{received_by, with_whom};
use crate::instrument::{instruments, means};
use crate::names::Names;
use crate::number::{cardinal, ordinal};
use crate::who::{AT_LEAST, quorum};

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
    if LAST_OF_SUCH.iter().any(|it| c.sees(it)) {
        return last_of_such(c, names);
    }
    let how_many = instruments(c)?;
    // `receipt of the second ratification by the Government of Spain`, which keeps it.
    let _keeper = receipt && matches!(how_many, Some(HowMany::AtLeast(_))) && received_by(c);
    let by = deposited_by(c, names, how_many)?;
    let _received = with.is_none() && received_by(c);
    Some(by)
}

/// What points to instruments of which a number was told before.
const LAST_OF_SUCH: &[&str] =
    &["the last of such", "the last of these", "the last of those", "the last of the said"];

/// `After the deposit of four ratifications, … after the deposit of the last of such ratifications`: how many, and
/// whose, stands before.
fn last_of_such(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    c.need_any(LAST_OF_SUCH)?;
    let here = c.at();
    let _how_many = instruments(c)?;
    let told = (0..here).find_map(|at| {
        let mut before = c.from(at).until(here);
        let found = deposit(&mut before, names)?;
        before.sees(",").then_some(found)
    })?;
    Some(told)
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
        "the ministry",
        "the minister",
    ])?;
    let verb = ["has received", "shall have received", "receives", "had received"];
    let at =
        (c.at()..c.at() + RECEIVER_MAX).find(|at| verb.iter().any(|it| c.from(*at).sees(it)))?;
    *c = c.from(at);
    c.eat_any(&verb);
    let how_many = instruments(c)?;
    deposited_by(c, names, how_many)
}

/// Who deposits, and how many, behind the instruments.
fn deposited_by(c: &mut Cursor<'_>, names: &Names, how_many: Option<HowMany>) -> Option<Condition> {
    with_whom(c);
    let signatory = (0..4).any(|ahead| c.peek(ahead).starts_with("signator"));
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
    // `the instrument that completes the number`: which one it is, is for these words to say.
    let described =
        !counted && ["that", "which completes", "with ,", ", or"].iter().any(|it| c.sees(it));
    if by.is_some() && is_narrowed(*c) || by.is_none() && (unread || described) {
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
        // `the fifth instrument by the Contracting States`
        (Some(how_many @ HowMany::AtLeast(_)), Some(by))
            if by.how_many == HowMany::All && by.of.base == Base::Signatories =>
        {
            let base = if signatory { Base::Signatories } else { Base::States };
            Some(done(act, how_many, base))
        }
        (Some(_), Some(_)) => None,
        (None | Some(HowMany::All), None) => Some(done(act, HowMany::All, Base::Signatories)),
        (Some(HowMany::AtLeast(many)), None) => {
            let _received = received_by(c);
            by_anyone(c)?;
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

/// Nobody is named behind a number of instruments, or whoever can deposit at all; and nobody is described more
/// closely.
fn by_anyone(c: &mut Cursor<'_>) -> Option<()> {
    whoever(c);
    let in_time = ["by that date", "by this date", "by then"].iter().any(|it| c.sees(it));
    (!is_narrowed(*c) && (in_time || !c.sees("by"))).then_some(())
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

/// `five instruments of ratification have been deposited`.
pub(crate) fn instruments_deposited(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    let how_many = instruments(c)?;
    let by = c.attempt(|c| {
        c.need_any(&["by", "of", "from", "on behalf of"])?;
        let by = quorum(c, names)?;
        let _comma = c.eat(",");
        has_been(*c).then_some(by)
    });
    if by.is_none() {
        whoever(c);
    }
    has_been(*c).then_some(())?;
    c.need_any(&["has been", "have been", "shall have been", "is", "are", "had been", "were"])?;
    c.eat_any(&["duly", "so"]);
    c.need_any(&["deposited", "received", "lodged", "registered", "notified"])?;
    let _or_received = c.attempt(or_received);
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

/// `deposited with, or notifications of adherence have been received by, the Government`: two ways to bring the same
/// instrument to one depositary.
fn or_received(c: &mut Cursor<'_>) -> Option<()> {
    c.need("with , or")?;
    c.eat("written");
    instruments(c)?;
    c.eat_any(&["have been", "has been"]);
    c.need_any(&["received by", "notified to"])?;
    c.eat(",");
    while !c.is_at_end()
        && !matches!(c.peek(0), "," | "." | ";" | "from")
        && !c.sees("on behalf of")
    {
        c.skip();
    }
    c.eat(",");
    Some(())
}

fn has_been(c: Cursor<'_>) -> bool {
    matches!(c.peek(0), "has" | "have" | "shall" | "is" | "are" | "had" | "were")
}

/// `the number of instruments of ratification deposited is not less than five`.
pub(crate) fn number_of_instruments(c: &mut Cursor<'_>, _names: &Names) -> Option<Condition> {
    c.need("the number of")?;
    instruments(c).filter(Option::is_none)?;
    c.eat("deposited");
    with_whom(c);
    c.need_any(&["is", "has reached", "reaches", "amounts to"])?;
    c.eat_any(AT_LEAST);
    let many = HowMany::AtLeast(cardinal(c)?);
    Some(done(Counted::AnyInstrument, many, Base::States))
}

/// `ratification by five States`, `acceptance by all Members`.
pub(crate) fn nominal(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    if let Some(HowMany::AtLeast(many)) = c.attempt(|c| {
        c.eat("the");
        let many = HowMany::AtLeast(ordinal(c)?);
        means(c).map(|()| many)
    }) {
        by_anyone(c)?;
        return Some(done(Counted::AnyInstrument, HowMany::AtLeast(many), Base::States));
    }
    c.eat_any(&["the", "its"]);
    means(c)?;
    let _and = c.attempt(and_deposit);
    c.need_any(&["by", "of", "on the part of"])?;
    let by = quorum(c, names).filter(|_| !is_narrowed(*c))?;
    let _and = c.attempt(and_deposit);
    Some(Condition::Done { act: Counted::AnyInstrument, by })
}

/// `and the deposit of their instruments of ratification`: whoever ratifies deposits.
fn and_deposit(c: &mut Cursor<'_>) -> Option<()> {
    c.need_any(&["and the deposit of", "and deposit of"])?;
    instruments(c).filter(Option::is_none)?;
    with_whom(c);
    Some(())
}
