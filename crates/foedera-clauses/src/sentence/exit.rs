//! Withdrawal (VCLT 42 to 45, 54, 56, 65 to 68).

use foedera_model::{Exit, Part, Rule, Window};

use crate::noun::plain::write_part;
use crate::out::Out;
use crate::sentence::Said;
use crate::shape::Shape;
use crate::value::Values;

pub(crate) const EXIT: &[Shape<Said>] = &[
    Shape {
        pattern: "a party may withdraw , {when}[ to {addressees}][ or on a later day it names]\
                  [ , notice not before {moment}][ , effect not before {moment}]\
                  [ , notice only within {length} after each {length} from entry into force]",
        says: |v, it| exit(v, it, false),
    },
    Shape {
        pattern: "a party may terminate this treaty , {when}[ to {addressees}]\
                  [ or on a later day it names][ , notice not before {moment}]\
                  [ , effect not before {moment}]\
                  [ , notice only within {length} after each {length} from entry into force]",
        says: |v, it| exit(v, it, true),
    },
    Shape {
        pattern: "a notice of withdrawal may be revoked before it takes effect",
        says: |_, it| it.rule(Rule::NoticeRevocable),
    },
    Shape {
        pattern: "a withdrawal waits for the end of an armed conflict of that party",
        says: |_, it| it.rule(Rule::ExitWaitsForPeace),
    },
    Shape {
        pattern: "leaving {treaty} is leaving this treaty[ , {length} after]",
        says: |v, it| {
            let other = v.treaty()?;
            let delay = if v.given()? { Some(v.length()?) } else { None };
            it.rule(Rule::LeavingIsLeaving { other, delay })
        },
    },
    Shape {
        pattern: "a party leaves by decision of {quoted}",
        says: |v, it| it.rule(Rule::LeavesByDecision { organ: v.quoted()?, refusing: false }),
    },
    Shape { pattern: "silent on withdrawal", says: |_, it| it.rule(Rule::SilentOnWithdrawal) },
    Shape {
        pattern: "duties of {name} survive withdrawal for {length}",
        says: |v, it| {
            let name = v.name()?;
            survive(v, it, (name, true))
        },
    },
    Shape {
        pattern: "duties of {part} survive withdrawal for {length}",
        says: |v, it| {
            let part = named(&v.part()?);
            survive(v, it, (part, true))
        },
    },
    Shape {
        pattern: "duties of {name} survive the end for {length}",
        says: |v, it| {
            let name = v.name()?;
            survive(v, it, (name, false))
        },
    },
    Shape {
        pattern: "duties of {part} survive the end for {length}",
        says: |v, it| {
            let part = named(&v.part()?);
            survive(v, it, (part, false))
        },
    },
];

fn exit(v: &mut Values, it: &mut Said, ends_for_all: bool) -> Option<()> {
    let when = v.when()?;
    let notice_to = if v.given()? { v.addressees()? } else { Vec::new() };
    let or_later_named_day = v.given()?;
    let notice_not_before = if v.given()? { Some(v.moment()?) } else { None };
    let effect_not_before = if v.given()? { Some(v.moment()?) } else { None };
    let only_within =
        if v.given()? { Some(Window { within: v.length()?, every: v.length()? }) } else { None };
    it.rule(Rule::Exit(Exit {
        when,
        or_later_named_day,
        notice_not_before,
        effect_not_before,
        only_within,
        ends_for_all,
        notice_to,
        grounds: None,
    }))
}

fn survive(v: &mut Values, it: &mut Said, (of, only_withdrawal): (String, bool)) -> Option<()> {
    let (duties, for_) = (Some(format!("duties of {of}")), Some(v.length()?));
    it.rule(Rule::Survives { duties, only_withdrawal, for_ })
}

/// `article 11`, `articles 1 to 12`.
fn named(part: &Part) -> String {
    let mut out = Out::default();
    write_part(part, &mut out);
    out.text()
}
