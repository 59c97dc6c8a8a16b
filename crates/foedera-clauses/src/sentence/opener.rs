//! What stands at the left and opens something: a treaty, a set, a table, an article, the journal,
//! a scenario.

use foedera_entities::EntityId;
use foedera_model::NamedSet;

use crate::shape::Shape;

/// What a line at the left opens.
#[derive(Debug)]
pub(crate) enum Opener {
    Treaty { id: String, title: String },
    Set(NamedSet),
    Table { name: String, source: String, unit: String },
    Article(String),
    Acts,
    Scenario { id: String, title: String },
    Note,
}

pub(crate) const OPENERS: &[Shape<Option<Opener>>] = &[
    Shape {
        pattern: "treaty {treaty} {quoted}",
        says: |v, it| opens(it, Opener::Treaty { id: v.treaty()?, title: v.quoted()? }),
    },
    Shape {
        pattern: "set {name} {quoted} : {codes}",
        says: |v, it| {
            let (name, source) = (v.name()?, v.quoted()?);
            let members: Vec<EntityId> = v.codes()?;
            opens(it, Opener::Set(NamedSet { name, source, members }))
        },
    },
    Shape {
        pattern: "table {name} {quoted} , {unit}",
        says: |v, it| {
            let (name, source) = (v.name()?, v.quoted()?);
            opens(it, Opener::Table { name, source, unit: v.unit()? })
        },
    },
    Shape { pattern: "article {label}", says: |v, it| opens(it, Opener::Article(v.label()?)) },
    Shape { pattern: "acts", says: |_, it| opens(it, Opener::Acts) },
    Shape {
        pattern: "scenario {scenario} {quoted}",
        says: |v, it| opens(it, Opener::Scenario { id: v.scenario()?, title: v.quoted()? }),
    },
    Shape { pattern: "note {quoted}", says: |_, it| opens(it, Opener::Note) },
];

#[expect(clippy::unnecessary_wraps, reason = "a sentence says whether it belongs where it stands")]
fn opens(to: &mut Option<Opener>, opener: Opener) -> Option<()> {
    *to = Some(opener);
    Some(())
}

/// A row of a table: `RU 17.4`.
pub(crate) const ROWS: &[Shape<Row>] = &[Shape {
    pattern: "{code} {quantity}",
    says: |v, it| {
        *it = Some((v.code()?, v.quantity()?));
        Some(())
    },
}];

/// What a row of a table says.
pub(crate) type Row = Option<(EntityId, foedera_model::Quantity)>;
