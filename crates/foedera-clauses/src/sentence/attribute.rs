//! What can stand below an act: where, through whom, received when, on whose word.

use foedera_model::{ActKind, Receipt, Status};

use crate::sentence::ActDraft;
use crate::sentence::journal::AGAINST;
use crate::shape::Shape;
use crate::value::Values;

pub(crate) const ATTRIBUTES: &[Shape<ActDraft>] = &[
    Shape {
        pattern: "source {source}",
        says: |v, it| {
            it.sources.push(v.source()?);
            Some(())
        },
    },
    Shape {
        pattern: "at {quoted}",
        says: |v, it| {
            it.act.place = Some(v.quoted()?);
            Some(())
        },
    },
    Shape { pattern: "by law[ of {quoted}]", says: |v, it| form_of(v, it, "law") },
    Shape { pattern: "by decree[ of {quoted}]", says: |v, it| form_of(v, it, "decree") },
    Shape { pattern: "by note[ of {quoted}]", says: |v, it| form_of(v, it, "note") },
    Shape {
        pattern: "by {persons}",
        says: |v, it| {
            it.act.persons.extend(v.persons()?);
            Some(())
        },
    },
    Shape {
        pattern: "vote {vote}",
        says: |v, it| {
            if !matches!(it.act.kind, ActKind::Vote | ActKind::WithdrawalVote) {
                return None;
            }
            let result = v.vote()?;
            let against = it.act.vote.as_deref() == Some(AGAINST);
            it.act.vote = Some(if against { format!("{AGAINST}, {result}") } else { result });
            Some(())
        },
    },
    Shape {
        pattern: "received {date}[ by {organ}]",
        says: |v, it| {
            let on = v.date()?;
            let by = if v.given()? { Some(v.organ()?) } else { None };
            it.act.received.push(Receipt { on, by });
            Some(())
        },
    },
    Shape {
        pattern: "effective {date}",
        says: |v, it| {
            // The sentence of an extension says how far it goes.
            if it.act.kind == ActKind::ExtensionAgreement {
                return None;
            }
            it.act.effective = Some(v.date()?);
            Some(())
        },
    },
    Shape {
        pattern: "notified {date}",
        says: |v, it| {
            it.act.notified = Some(v.date()?);
            Some(())
        },
    },
    Shape {
        pattern: "covers {quoted}",
        says: |v, it| {
            it.act.territories.push(v.quoted()?);
            Some(())
        },
    },
    Shape {
        pattern: "except {quoted}",
        says: |v, it| {
            it.excepted.push(v.quoted()?);
            Some(())
        },
    },
    Shape {
        pattern: "provisions {ranges}",
        says: |v, it| {
            it.articles(&v.ranges()?);
            Some(())
        },
    },
    Shape {
        pattern: "and to entry into force between them",
        says: |_, it| {
            if it.act.kind != ActKind::ReservationObjection {
                return None;
            }
            form(it, "precluding entry into force")
        },
    },
    Shape {
        pattern: "hour {quoted}",
        says: |v, it| {
            it.act.hour = Some(v.quoted()?);
            Some(())
        },
    },
    Shape {
        pattern: "given as {quoted}",
        says: |v, it| {
            it.act.given_as = Some(v.quoted()?);
            Some(())
        },
    },
    Shape {
        pattern: "text {quoted}",
        says: |v, it| {
            it.text = Some(v.quoted()?);
            Some(())
        },
    },
    Shape {
        pattern: "contested by {codes}[ {quoted}]",
        says: |v, it| {
            let by = v.codes()?;
            let why = if v.given()? { Some(v.quoted()?) } else { None };
            it.contested.push((by, why));
            Some(())
        },
    },
    Shape { pattern: "planned", says: |_, it| status(it, Status::Planned) },
    Shape { pattern: "denied", says: |_, it| status(it, Status::Denied) },
    Shape { pattern: "conditional", says: |_, it| status(it, Status::Conditional) },
    Shape {
        pattern: "note {quoted}",
        says: |v, it| {
            it.note = Some(v.quoted()?);
            Some(())
        },
    },
];

/// A form, and the body that gave it where the sentence names one.
fn form_of(values: &mut Values, it: &mut ActDraft, form: &str) -> Option<()> {
    if values.given()? {
        it.act.organ = Some(values.quoted()?);
    }
    self::form(it, form)
}

#[expect(clippy::unnecessary_wraps, reason = "a sentence says whether it belongs where it stands")]
fn form(it: &mut ActDraft, form: &str) -> Option<()> {
    it.act.form = Some(form.to_owned());
    Some(())
}

#[expect(clippy::unnecessary_wraps, reason = "a sentence says whether it belongs where it stands")]
fn status(it: &mut ActDraft, status: Status) -> Option<()> {
    it.status = status;
    Some(())
}
