//! Amendments: whom they bind, and from when.

use foedera_model::{AmendmentBinds, AmendmentWhen};

use crate::cursor::{About, Cursor};
use crate::noun::delay::{Lead, delay, length, write_delay, write_length};
use crate::noun::plain::write_organ;
use crate::noun::when::{when, write_when};
use crate::out::Out;

/// Whom an amendment binds: what stands behind `amendments bind`.
pub(crate) fn binds(c: &mut Cursor<'_, '_>) -> Option<AmendmentBinds> {
    if c.peek(0) == "those" {
        return c.words("those that accept").map(|()| AmendmentBinds::Accepting);
    }
    if c.peek(0) == "each" {
        return c.words("each that accepts").map(|()| AmendmentBinds::EachAccepting);
    }
    if !c.has("all except those that object") {
        return c.words("all").map(|()| AmendmentBinds::All);
    }
    let within = if c.has("within") {
        let length = length(c)?;
        c.words("of notification")?;
        Some(length)
    } else {
        None
    };
    Some(AmendmentBinds::AllExceptObjecting { within })
}

pub(crate) fn write_binds(binds: &AmendmentBinds, out: &mut Out) {
    match binds {
        AmendmentBinds::Accepting => out.word("those that accept"),
        AmendmentBinds::EachAccepting => out.word("each that accepts"),
        AmendmentBinds::All => out.word("all"),
        AmendmentBinds::AllExceptObjecting { within } => {
            out.word("all except those that object");
            if let Some(within) = within {
                out.word("within");
                write_length(within, out);
                out.word("of notification");
            }
        }
    }
}

/// From when an amendment binds.
pub(crate) fn amended(c: &mut Cursor<'_, '_>) -> Option<AmendmentWhen> {
    if let Some(found) = c.attempt(deemed_or_notified) {
        return Some(found);
    }
    let about = std::mem::replace(&mut c.about, About::Amendment);
    let when = when(c, Lead::On);
    c.about = about;
    when.map(AmendmentWhen::At)
}

fn deemed_or_notified(c: &mut Cursor<'_, '_>) -> Option<AmendmentWhen> {
    let _led = c.has("on");
    let delay = delay(c)?;
    if c.has("deemed acceptance") {
        let unless = Vec::new();
        return Some(AmendmentWhen::AfterDeemedAcceptance { delay, deemed: None, unless });
    }
    if c.has("notification of a decision of") {
        let organ = crate::noun::plain::organ(c)?;
        return Some(AmendmentWhen::AfterDecisionOf { delay, organ });
    }
    c.words("notification")?;
    Some(AmendmentWhen::AfterNotification(delay))
}

pub(crate) fn write_amended(amended: &AmendmentWhen, out: &mut Out) {
    let (delay, words) = match amended {
        AmendmentWhen::At(when) => return write_when(when, Lead::On, out),
        AmendmentWhen::AfterDeemedAcceptance { delay, .. } => (delay, "deemed acceptance"),
        AmendmentWhen::AfterNotification(delay) => (delay, "notification"),
        AmendmentWhen::AfterDecisionOf { delay, .. } => (delay, "notification of a decision of"),
    };
    if delay.steps().is_empty() {
        out.word("on");
    }
    write_delay(delay, Lead::On, out);
    out.word(words);
    if let AmendmentWhen::AfterDecisionOf { organ, .. } = amended {
        write_organ(organ, out);
    }
}
