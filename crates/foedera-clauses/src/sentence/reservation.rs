//! Reservations (VCLT 19 to 23), declarations, territory.
//!
//! No answer uses most of these yet; they are read, kept and told.

use foedera_model::{Rule, Topic};

use crate::sentence::Said;
use crate::shape::Shape;

const fn reservation(pattern: &'static str) -> Shape<Said> {
    Shape { pattern, says: |_, it| it.not_yet(Topic::Reservations) }
}

const fn declaration(pattern: &'static str) -> Shape<Said> {
    Shape { pattern, says: |_, it| it.not_yet(Topic::Declarations) }
}

const fn territory(pattern: &'static str) -> Shape<Said> {
    Shape { pattern, says: |_, it| it.not_yet(Topic::Territory) }
}

pub(crate) const RESERVATIONS: &[Shape<Said>] = &[
    reservation("no reservations[ to {part}]"),
    reservation("reservations only to {part}"),
    reservation("reservations on {means}"),
    reservation(
        "a reservation is accepted by each party that does not object within {length} of its \
         notification",
    ),
    Shape {
        pattern: "a reservation binds as modified , both ways",
        says: |_, it| it.general_law("VCLT 21(1)"),
    },
    reservation("a reservation needs acceptance by {quorum}"),
    reservation("a reservation needs acceptance by {organ}"),
    reservation("a reservation falls if {quorum} object"),
    reservation("a reservation may be withdrawn , on receipt of its notice by the other party"),
];

pub(crate) const DECLARATIONS: &[Shape<Said>] = &[
    declaration("a party may declare under article {label} , for a term it names , on reciprocity"),
    Shape {
        pattern: "a party may declare under article {label}[ , in force between those that have]",
        says: |v, it| {
            let (article, between_those_that_have) = (v.label()?, v.given()?);
            it.rule(Rule::MayDeclare { article, between_those_that_have })
        },
    },
    declaration("a party shall declare under article {label}"),
    declaration("a party may exclude matters under article {label}"),
    declaration("an organisation shall declare its competence under article {label}"),
    territory("extends to the whole territory of each party"),
    territory("applies to the territories a party names , {from}"),
    territory("a party may exclude a territory , {when}"),
    territory("the area of article {label} is {quoted}"),
];
