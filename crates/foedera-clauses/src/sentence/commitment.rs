//! Commitments: who owes whom what, on which event, and how.

use foedera_dates::Day;
use foedera_model::{Against, Base, Decider, Duty, Side, Trigger};

use crate::sentence::Said;
use crate::shape::Shape;

/// A commitment as far as its lines have said it.
#[derive(Clone, Debug)]
pub(crate) struct Owed {
    pub(crate) bearer: Side,
    pub(crate) beneficiary: Side,
    pub(crate) duty: Duty,
    pub(crate) against: Option<Against>,
    pub(crate) trigger: Option<Trigger>,
    pub(crate) manner: Manner,
}

/// What the lines below a commitment say of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Manner {
    pub(crate) means: Option<String>,
    pub(crate) timing: Option<String>,
    pub(crate) accordance: Option<String>,
    pub(crate) exceptions: Vec<String>,
    pub(crate) case_decided_by: Option<Decider>,
    pub(crate) means_decided_by: Option<Decider>,
    pub(crate) until: Option<Day>,
    pub(crate) counts_continuing: Option<()>,
    pub(crate) secret_published: Option<Day>,
    pub(crate) public_until: Option<Day>,
}

impl Owed {
    fn new(bearer: Side, beneficiary: Side, owed: (Duty, Option<Against>)) -> Self {
        // `the parties owe each other`: everyone toward everyone.
        let all =
            matches!(&bearer, Side::Set(set) if *set == foedera_model::Set::of(Base::Parties));
        let bearer = if all && beneficiary == Side::EachOther { Side::EachOther } else { bearer };
        let (duty, against) = owed;
        Self { bearer, beneficiary, duty, against, trigger: None, manner: Manner::default() }
    }
}

pub(crate) const COMMITMENTS: &[Shape<Said>] = &[
    Shape {
        pattern: "on {trigger} :",
        says: |v, it| {
            *it = Said::Trigger(v.trigger()?);
            Some(())
        },
    },
    Shape {
        pattern: "{side} owes/owe {side} {duty}[ , on {trigger}]",
        says: |v, it| {
            let mut owed = Owed::new(v.side()?.side, v.side()?.side, v.duty()?);
            if v.given()? {
                owed.trigger = Some(v.trigger()?);
            }
            *it = Said::Owed(owed);
            Some(())
        },
    },
];

/// What can stand below a trigger.
pub(crate) const OWED: &[Shape<Said>] = &[
    Shape {
        pattern: "{side} owes/owe {side} {duty}",
        says: |v, it| {
            *it = Said::Owed(Owed::new(v.side()?.side, v.side()?.side, v.duty()?));
            Some(())
        },
    },
    Shape {
        pattern: "note {quoted}",
        says: |_, it| {
            *it = Said::Nothing;
            Some(())
        },
    },
];

/// What can stand below a commitment.
pub(crate) const MANNER: &[Shape<Manner>] = &[
    Shape { pattern: "by {quoted}", says: |v, it| say(&mut it.means, v.quoted()?) },
    Shape { pattern: "timing {quoted}", says: |v, it| say(&mut it.timing, v.quoted()?) },
    Shape { pattern: "{timing}", says: |v, it| say(&mut it.timing, v.timing()?) },
    Shape {
        pattern: "in accordance with {quoted}",
        says: |v, it| say(&mut it.accordance, v.quoted()?),
    },
    Shape {
        pattern: "except {quoted}",
        says: |v, it| {
            it.exceptions.push(v.quoted()?);
            Some(())
        },
    },
    Shape {
        pattern: "case decided by each party",
        says: |_, it| say(&mut it.case_decided_by, Decider::EachParty),
    },
    Shape {
        pattern: "case decided by any party",
        says: |_, it| say(&mut it.case_decided_by, Decider::AnyParty),
    },
    Shape {
        pattern: "case decided by {organ}",
        says: |v, it| say(&mut it.case_decided_by, Decider::Organ(v.organ()?)),
    },
    Shape {
        pattern: "means decided by each party",
        says: |_, it| say(&mut it.means_decided_by, Decider::EachParty),
    },
    Shape {
        pattern: "means decided by {organ}",
        says: |v, it| say(&mut it.means_decided_by, Decider::Organ(v.organ()?)),
    },
    Shape { pattern: "until {day}", says: |v, it| say(&mut it.until, v.day()?) },
    Shape {
        pattern: "also of what goes on at entry into force",
        says: |_, it| say(&mut it.counts_continuing, ()),
    },
    Shape {
        pattern: "secret , published {day}",
        says: |v, it| say(&mut it.secret_published, v.day()?),
    },
    Shape {
        pattern: "as the public text had it until {day}",
        says: |v, it| say(&mut it.public_until, v.day()?),
    },
    Shape { pattern: "note {quoted}", says: |_, _| Some(()) },
];

/// Says something once; a second time it does not belong.
fn say<T>(place: &mut Option<T>, value: T) -> Option<()> {
    if place.is_some() {
        return None;
    }
    *place = Some(value);
    Some(())
}
