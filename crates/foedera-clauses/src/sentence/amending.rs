//! Amendment (VCLT 39 to 41).

use foedera_dates::Delay;
use foedera_model::{Amendment, AmendmentWhen, Objectors, Rule, Topic};

use crate::sentence::Said;
use crate::shape::Shape;

const fn not_yet(pattern: &'static str) -> Shape<Said> {
    Shape { pattern, says: |_, it| it.not_yet(Topic::Amendment) }
}

pub(crate) const AMENDING: &[Shape<Said>] = &[
    Shape {
        pattern: "amendments bind {binds} , {amended}",
        says: |v, it| {
            let (binds, when) = (v.binds()?, v.amended()?);
            it.rule(Rule::Amendment(Amendment { binds, when }))
        },
    },
    Shape {
        pattern: "open only to parties to {treaty}",
        says: |v, it| it.rule(Rule::OnlyPartiesTo(v.treaty()?)),
    },
    not_yet("changes entry into force of {treaty} : {when}"),
    not_yet("absorbs {treaty}"),
    not_yet("two or more parties may modify this treaty between themselves"),
    not_yet("a party that refuses an amendment leaves by decision of {quoted}"),
];

/// Where an amendment is deemed accepted: after how long, and unless who objects.
pub(crate) fn deemed(rule: &mut Rule) -> Option<(&mut Option<Delay>, &mut Vec<Objectors>)> {
    let Rule::Amendment(Amendment { when, .. }) = rule else { return None };
    let AmendmentWhen::AfterDeemedAcceptance { deemed, unless, .. } = when else { return None };
    Some((deemed, unless))
}
