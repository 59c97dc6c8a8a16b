//! Entry into force (VCLT 24), later parties, provisional application (VCLT 25).

use foedera_model::{Area, Clause, LaterThan, Lies, Part, Rule, TextVersion, Topic};

use crate::sentence::Said;
use crate::shape::Shape;

pub(crate) const ENTRY: &[Shape<Said>] = &[
    Shape {
        pattern: "enters into force provisionally on decision by {quorum} , among them",
        says: |v, it| it.rule(Rule::ProvisionallyInForce { by: v.quorum()? }),
    },
    Shape {
        pattern: "enters into force {when}",
        says: |v, it| {
            let when = v.when()?;
            it.rule(Rule::EntersIntoForce { part: Part::Whole, when, effect_from: None })
        },
    },
    Shape {
        pattern: "{part} enters/enter into force {when}",
        says: |v, it| {
            let (part, when) = (v.part()?, v.when()?);
            it.rule(Rule::EntersIntoForce { part, when, effect_from: None })
        },
    },
    Shape {
        pattern: "lapses if not in force {when}",
        says: |v, it| it.rule(Rule::Lapses { unless_in_force_by: v.when()? }),
    },
    Shape {
        pattern: "a conference meets if not in force {when}",
        says: |v, it| it.rule(Rule::ConferenceMeets { unless_in_force_by: v.when()? }),
    },
    Shape {
        pattern: "{part} applies/apply from adoption",
        says: |v, it| it.rule(Rule::AppliesFromAdoption { part: v.part()? }),
    },
    Shape {
        pattern: "for each later party , {when}",
        says: |v, it| {
            it.rule(Rule::LaterParties { after: LaterThan::ConditionMet, when: v.when()? })
        },
    },
    Shape {
        pattern: "for each party that consents after entry into force , {when}",
        says: |v, it| {
            it.rule(Rule::LaterParties { after: LaterThan::EntryIntoForce, when: v.when()? })
        },
    },
    Shape {
        pattern: "for each state that accedes , {when}",
        says: |v, it| {
            it.rule(Rule::LaterParties { after: LaterThan::ByAccession, when: v.when()? })
        },
    },
    Shape {
        pattern: "a later party joins the treaty as amended",
        says: |_, it| it.rule(Rule::JoinedAsAmended),
    },
];

pub(crate) const PROVISIONAL: &[Shape<Said>] = &[
    Shape {
        pattern: "{part} is/are applied provisionally {from} , until {until}",
        says: |v, it| {
            let (part, from, until) = (v.part()?, v.from()?, Some(v.until()?));
            it.rule(Rule::AppliedProvisionally { part, from, until })
        },
    },
    Shape {
        pattern: "{part} is/are applied provisionally {from}[ until {until}]",
        says: |v, it| {
            let (part, from) = (v.part()?, v.from()?);
            let until = if v.given()? { Some(v.until()?) } else { None };
            it.rule(Rule::AppliedProvisionally { part, from, until })
        },
    },
    Shape {
        pattern: "provisional application ends {when}",
        says: |v, it| it.rule(Rule::ProvisionalEnds { when: v.when()? }),
    },
    Shape {
        pattern: "provisional application is {quoted}",
        says: |v, it| {
            it.rule(Rule::Text { topic: Topic::ProvisionalApplication, words: v.quoted()? })
        },
    },
];

/// What stands below a clause.
pub(crate) const BELOW_RULES: &[Shape<Clause>] = &[
    Shape {
        pattern: "with effect from {day}",
        says: |v, it| {
            let Rule::EntersIntoForce { effect_from, .. } = &mut it.rule else { return None };
            *effect_from = Some(v.day()?);
            Some(())
        },
    },
    Shape {
        pattern: "for {quoted}",
        says: |v, it| {
            let Rule::Exit(exit) = &mut it.rule else { return None };
            exit.grounds = Some(v.quoted()?);
            Some(())
        },
    },
    Shape {
        pattern: "deemed accepted {length} after adoption",
        says: |v, it| {
            let (deemed, _) = crate::sentence::amending::deemed(&mut it.rule)?;
            *deemed = Some(v.length()?);
            Some(())
        },
    },
    Shape {
        pattern: "unless {quorum} object",
        says: |v, it| {
            let (_, unless) = crate::sentence::amending::deemed(&mut it.rule)?;
            unless.push(foedera_model::Objectors::Quorum(v.quorum()?));
            Some(())
        },
    },
    Shape {
        pattern: "unless parties that hold {holding} object",
        says: |v, it| {
            let (_, unless) = crate::sentence::amending::deemed(&mut it.rule)?;
            let (at_least, table) = v.holding()?;
            unless.push(foedera_model::Objectors::Holding { table, at_least });
            Some(())
        },
    },
    Shape {
        pattern: "as known until the correction of {day}",
        says: |v, it| version(it, TextVersion::Before(v.day()?)),
    },
    Shape {
        pattern: "as corrected on {day}",
        says: |v, it| version(it, TextVersion::Corrected(v.day()?)),
    },
    Shape {
        pattern: "as read by {codes}",
        says: |v, it| {
            let mut readers = v.codes()?;
            readers.sort_unstable();
            readers.dedup();
            it.read_by.is_empty().then(|| it.read_by = readers)
        },
    },
    Shape {
        pattern: "source {source}",
        says: |v, it| {
            let (Rule::Area(Area { sources, .. }) | Rule::Lies(Lies { sources, .. })) =
                &mut it.rule
            else {
                return None;
            };
            sources.push(v.source()?);
            Some(())
        },
    },
    Shape { pattern: "note {quoted}", says: |_, _| Some(()) },
];

/// A clause stands in one text.
fn version(clause: &mut Clause, text: TextVersion) -> Option<()> {
    clause.text.replace(text).is_none().then_some(())
}
