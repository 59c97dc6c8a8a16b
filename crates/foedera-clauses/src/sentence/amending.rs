//! Amendment (VCLT 39 to 41).

use foedera_dates::Delay;
use foedera_model::{Amendment, AmendmentWhen, Objectors, Rule};

use crate::sentence::Said;
use crate::shape::Shape;

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
    Shape {
        pattern: "changes entry into force of {treaty} : {when}",
        says: |v, it| {
            let (treaty, when) = (v.treaty()?, v.when()?);
            it.rule(Rule::ChangesEntryOf { treaty, when })
        },
    },
    Shape { pattern: "absorbs {treaty}", says: |v, it| it.rule(Rule::Absorbs(v.treaty()?)) },
    Shape {
        pattern: "two or more parties may modify this treaty between themselves",
        says: |_, it| it.rule(Rule::ModifiableBetweenSome),
    },
    Shape {
        pattern: "a party that refuses an amendment leaves by decision of {quoted}",
        says: |v, it| it.rule(Rule::LeavesByDecision { organ: v.quoted()?, refusing: true }),
    },
];

/// Where an amendment is deemed accepted: after how long, and unless who objects.
pub(crate) fn deemed(rule: &mut Rule) -> Option<(&mut Option<Delay>, &mut Vec<Objectors>)> {
    let Rule::Amendment(Amendment { when, .. }) = rule else { return None };
    let AmendmentWhen::AfterDeemedAcceptance { deemed, unless, .. } = when else { return None };
    Some((deemed, unless))
}
