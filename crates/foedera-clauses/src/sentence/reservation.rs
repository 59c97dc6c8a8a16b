//! Reservations (VCLT 19 to 23), declarations, territory (VCLT 29).

use foedera_model::{Acceptor, Lies, Part, ReservationRule, Rule, Territorial, Topic};

use crate::sentence::Said;
use crate::shape::Shape;
use crate::value::Values;

const fn declaration(pattern: &'static str) -> Shape<Said> {
    Shape { pattern, says: |_, it| it.not_yet(Topic::Declarations) }
}

pub(crate) const RESERVATIONS: &[Shape<Said>] = &[
    Shape {
        pattern: "no reservations[ to {part}]",
        says: |v, it| {
            let part = if v.given()? { v.part()? } else { Part::Whole };
            it.rule(Rule::Reservations(ReservationRule::Prohibited(part)))
        },
    },
    Shape {
        pattern: "reservations only to {part}",
        says: |v, it| it.rule(Rule::Reservations(ReservationRule::OnlyTo(v.part()?))),
    },
    Shape {
        pattern: "reservations on {means}",
        says: |v, it| it.rule(Rule::Reservations(ReservationRule::MadeOn(v.means()?))),
    },
    Shape {
        pattern: "a reservation is accepted by each party that does not object within {length} of its \
                  notification",
        says: |v, it| {
            let within = ReservationRule::AcceptedUnlessObjectedWithin(v.length()?);
            it.rule(Rule::Reservations(within))
        },
    },
    Shape {
        pattern: "a reservation binds as modified , both ways",
        says: |_, it| it.general_law("VCLT 21(1)"),
    },
    Shape {
        pattern: "a reservation needs acceptance by {quorum}",
        says: |v, it| needs(it, Acceptor::States(v.quorum()?)),
    },
    Shape {
        pattern: "a reservation needs acceptance by {organ}",
        says: |v, it| needs(it, Acceptor::Organ(v.organ()?)),
    },
    Shape {
        pattern: "a reservation falls if {quorum} object",
        says: |v, it| it.rule(Rule::Reservations(ReservationRule::FallsIfObject(v.quorum()?))),
    },
    Shape {
        pattern: "a reservation may be withdrawn , on receipt of its notice by the other party",
        says: |_, it| it.general_law("VCLT 22(3)(a)"),
    },
    Shape {
        pattern: "a reservation may be withdrawn , on receipt of its notice by the depositary",
        says: |_, it| it.rule(Rule::Reservations(ReservationRule::WithdrawnWithDepositary)),
    },
];

fn needs(it: &mut Said, acceptor: Acceptor) -> Option<()> {
    it.rule(Rule::Reservations(ReservationRule::NeedsAcceptance(acceptor)))
}

fn must_declare(it: &mut Said, article: String, organisations_only: bool) -> Option<()> {
    it.rule(Rule::MustDeclare { article, organisations_only })
}

pub(crate) const DECLARATIONS: &[Shape<Said>] = &[
    declaration("a party may declare under article {label} , for a term it names , on reciprocity"),
    Shape {
        pattern: "a party may declare under article {label}[ , in force between those that have]",
        says: |v, it| {
            let (article, between_those_that_have) = (v.label()?, v.given()?);
            it.rule(Rule::MayDeclare { article, between_those_that_have })
        },
    },
    Shape {
        pattern: "a party shall declare under article {label}",
        says: |v, it| must_declare(it, v.label()?, false),
    },
    Shape {
        pattern: "a party may exclude matters under article {label}",
        says: |v, it| it.rule(Rule::MayExclude { article: v.label()? }),
    },
    Shape {
        pattern: "an organisation shall declare its competence under article {label}",
        says: |v, it| must_declare(it, v.label()?, true),
    },
    Shape {
        pattern: "extends to the whole territory of each party",
        says: |_, it| it.rule(Rule::Territory(Territorial::Whole)),
    },
    Shape {
        pattern: "applies to the territories a party names , {from}",
        says: |v, it| it.rule(Rule::Territory(Territorial::Named(v.from()?))),
    },
    Shape {
        pattern: "a party may exclude a territory , {when}",
        says: |v, it| it.rule(Rule::Territory(Territorial::MayExclude(v.when()?))),
    },
    Shape {
        pattern: "the area of article {label} is {place}",
        says: |v, it| area_is(it, format!("article {}", v.label()?), v.place()?),
    },
    Shape {
        pattern: "{territories} lies/lie within the area of article {label}[ since {day}][ until {day}]",
        says: |v, it| lies(it, v, Area::Article, true),
    },
    Shape {
        pattern: "{territories} lies/lie outside the area of article {label}[ since {day}][ until {day}]",
        says: |v, it| lies(it, v, Area::Article, false),
    },
    Shape {
        pattern: "{territories} lies/lie within {place}[ since {day}][ until {day}]",
        says: |v, it| lies(it, v, Area::Named, true),
    },
    Shape {
        pattern: "{territories} lies/lie outside {place}[ since {day}][ until {day}]",
        says: |v, it| lies(it, v, Area::Named, false),
    },
];

fn area_is(it: &mut Said, name: String, words: String) -> Option<()> {
    it.rule(Rule::Area(foedera_model::Area { name, words, sources: Vec::new() }))
}

/// How a sentence names an area.
#[derive(Clone, Copy)]
enum Area {
    Article,
    Named,
}

fn lies(it: &mut Said, v: &mut Values, area: Area, within: bool) -> Option<()> {
    let territories = v.territories()?;
    let area = match area {
        Area::Article => format!("article {}", v.label()?),
        Area::Named => v.place()?,
    };
    let since = if v.given()? { Some(v.day()?) } else { None };
    let until = if v.given()? { Some(v.day()?) } else { None };
    it.rule(Rule::Lies(Lies { territories, area, within, since, until, sources: Vec::new() }))
}
