//! Who was bound by which treaty from when until when, for all treaties of a record: a table for
//! researchers, with bounds for days that are open and with codes for joining other data.
//!
//! Where the library holds the law of a treaty, a row is a spell as a party, as computed. Where it
//! does not, nobody knows when a consent brought the treaty into force: the row is then the consent
//! as recorded, the membership that others coded, or, where not even a consent is told, the days of force that
//! others give; and it says so in its column `basis`.

mod recorded;

use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::{Bounds, Day, Edtf, Verdict};
use foedera_engine::Change;
use foedera_entities::{CodeSystem, Entity, EntityId, EntityNo, Language, World};
use foedera_import::atop;
use foedera_model::{ActKind, Graded, Status};
use serde::{Serialize, Serializer};

use crate::columns::{Cell, Column, Columnar, Kind, Table};
use crate::{Error, Foedera, Outlook};
use recorded::{Party, Told, as_recorded, parties};

/// The word of a timeline for a state that the treaty binds.
const PARTY: &str = "party";

/// The word of a timeline from the day on which words kept as text bear on it.
const OPEN: &str = "open";

/// A spell of one entity under one treaty. Days are the first in and the first out; an empty bound
/// is open, and without both bounds of its end the spell goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Membership {
    pub treaty: String,
    pub entity: String,
    pub name: String,
    pub iso3: String,
    pub cow: String,
    #[serde(serialize_with = "as_written")]
    pub since_earliest: Option<Day>,
    #[serde(serialize_with = "as_written")]
    pub since_latest: Option<Day>,
    #[serde(serialize_with = "as_written")]
    pub until_earliest: Option<Day>,
    #[serde(serialize_with = "as_written")]
    pub until_latest: Option<Day>,
    /// `in force as computed`, `consent as recorded`, `in force as recorded` or `membership as coded`.
    pub basis: &'static str,
    /// The act by which it came, in the field's word.
    pub by: String,
    /// The day of entry into force for it that others give; evidence.
    pub recorded_in_force: String,
    pub mtdsg: String,
    pub unts: String,
    pub iea: String,
    /// The treaty of the library by whose clauses the row is computed; empty where it is as recorded.
    pub law: String,
}

/// The table, and what is told of no row because nobody can have done it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memberships {
    pub rows: Vec<Membership>,
    pub faults: Vec<String>,
    /// The treaties of which the record speaks, and that have no row.
    pub without: Vec<String>,
}

/// What the cells of [`Membership::cells`] are, by the names of its fields.
const COLUMNS: [Column; 16] = [
    ("treaty", Kind::Text),
    ("entity", Kind::Text),
    ("name", Kind::Text),
    ("iso3", Kind::Text),
    ("cow", Kind::Text),
    ("since_earliest", Kind::Day),
    ("since_latest", Kind::Day),
    ("until_earliest", Kind::Day),
    ("until_latest", Kind::Day),
    ("basis", Kind::Text),
    ("by", Kind::Text),
    ("recorded_in_force", Kind::Text),
    ("mtdsg", Kind::Text),
    ("unts", Kind::Text),
    ("iea", Kind::Text),
    ("law", Kind::Text),
];

impl Membership {
    fn cells(&self) -> [Cell<'_>; COLUMNS.len()] {
        [
            Cell::words(&self.treaty),
            Cell::words(&self.entity),
            Cell::words(&self.name),
            Cell::words(&self.iso3),
            Cell::words(&self.cow),
            Cell::Day(self.since_earliest),
            Cell::Day(self.since_latest),
            Cell::Day(self.until_earliest),
            Cell::Day(self.until_latest),
            Cell::words(self.basis),
            Cell::words(&self.by),
            Cell::words(&self.recorded_in_force),
            Cell::words(&self.mtdsg),
            Cell::words(&self.unts),
            Cell::words(&self.iea),
            Cell::words(&self.law),
        ]
    }
}

/// A day, or empty words where it is open.
#[expect(clippy::ref_option, reason = "serde hands it so")]
fn as_written<S: Serializer>(day: &Option<Day>, to: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => day.serialize(to),
        None => to.serialize_str(""),
    }
}

/// A spell before it is written.
#[derive(Clone, Debug)]
struct Spell {
    since: Bounds,
    until: Option<Bounds>,
    by: String,
    basis: Basis,
    /// Where the consent is told of who was no more by then: since when.
    after_end: Option<Bounds>,
}

/// On what a spell rests. What is computed and what others say are never mixed in one.
#[derive(Clone, Copy, Debug)]
enum Basis {
    Computed,
    Consent,
    /// The days of force that others give, where no consent is told.
    Recorded,
    Coded,
}

impl Basis {
    fn word(self) -> &'static str {
        match self {
            Self::Computed => "in force as computed",
            Self::Consent => "consent as recorded",
            Self::Recorded => "in force as recorded",
            Self::Coded => "membership as coded",
        }
    }
}

/// The spells of everybody under every treaty that accepted statements are about: by the clauses of the library
/// where it holds the treaty, also under the id that a collection gives it.
///
/// # Errors
/// The register cannot be read, or a treaty of the library has no answer.
pub fn memberships(
    foedera: &Foedera,
    outlook: &Outlook,
    statements: &[Graded],
) -> Result<Memberships, Error> {
    let mut by_treaty: BTreeMap<&str, Vec<Told<'_>>> = BTreeMap::new();
    let mut called: BTreeMap<&str, &str> = BTreeMap::new();
    let happened = statements.iter().filter(|it| it.statement.status == Status::Happened);
    for graded in happened.filter(|it| !it.statement.retracts) {
        let act = &graded.statement.act;
        let id = foedera.library().settled(&act.treaty).unwrap_or(&act.treaty);
        by_treaty.entry(id).or_default().push((act, atop::is_membership(&graded.statement)));
        // Of several ids that one treaty bears in the register the first stands for it.
        let first = called.entry(id).or_insert(&act.treaty);
        *first = (*first).min(&act.treaty);
    }
    let mut table = Memberships::default();
    for (id, acts) in by_treaty {
        let treaty = called.get(id).copied().unwrap_or(id);
        let law = foedera.library().get(id).map(|it| it.treaty.id.as_str());
        let about = About { treaty, law, numbers: Numbers::of(treaty, &acts) };
        let parties = parties(&acts, law.is_some());
        let rows_before = table.rows.len();
        let mut bound = BTreeSet::new();
        if let Some(law) = law {
            let spells = computed(&outlook.timeline(law, None)?);
            bound.extend(spells.iter().map(|(entity, _)| *entity));
            table.add_computed(&about, &spells, &parties);
        }
        table.add_recorded(&About { law: None, ..about }, parties, &bound);
        if table.rows.len() == rows_before {
            table.without.push(treaty.to_owned());
        }
    }
    Ok(table)
}

impl Memberships {
    fn add_computed(
        &mut self,
        about: &About<'_>,
        spells: &[(EntityId, Spell)],
        parties: &BTreeMap<EntityId, Party>,
    ) {
        let mut own: BTreeMap<EntityId, Vec<&Spell>> = BTreeMap::new();
        for (entity, spell) in spells {
            own.entry(*entity).or_default().push(spell);
        }
        let recorded = |(entity, own): (EntityId, Vec<&Spell>)| {
            let days = parties.get(&entity).map(|it| it.recorded_for(&own));
            (entity, days.unwrap_or_default().into_iter())
        };
        let mut recorded: BTreeMap<_, _> = own.into_iter().map(recorded).collect();
        for (entity, spell) in spells {
            let next = recorded.get_mut(entity).and_then(Iterator::next).flatten();
            self.rows.push(row(about, *entity, spell, next));
        }
    }

    /// Consents as recorded, of those of whom no law tells since when they are bound.
    fn add_recorded(
        &mut self,
        about: &About<'_>,
        parties: BTreeMap<EntityId, Party>,
        bound: &BTreeSet<EntityId>,
    ) {
        let others = as_recorded(parties).into_iter().filter(|(it, _)| !bound.contains(it));
        for (entity, spells) in others {
            for (spell, recorded) in spells {
                match spell.after_end {
                    None => self.rows.push(row(about, entity, &spell, recorded)),
                    Some(ended) => self.faults.push(format!(
                        "{}: {}, by {entity}, {} is left out, for {entity} had ceased to exist: {}",
                        about.treaty,
                        spell.by,
                        spell.since.in_words(),
                        ended.in_words(),
                    )),
                }
            }
        }
    }
}

/// What the rows of one treaty share.
#[derive(Debug)]
struct About<'a> {
    treaty: &'a str,
    /// By whose clauses they are computed.
    law: Option<&'a str>,
    numbers: Numbers,
}

/// Writes the table as CSV.
///
/// # Errors
/// The output fails.
pub fn write_memberships(rows: &[Membership], out: impl std::io::Write) -> Result<(), Error> {
    let failing = |cause: csv::Error| Error::world("writing memberships", cause);
    let mut writer = csv::Writer::from_writer(out);
    for row in rows {
        writer.serialize(row).map_err(failing)?;
    }
    writer.flush().map_err(|cause| Error::world("writing memberships", cause))
}

/// Writes the table with typed columns, in the order and under the names of the CSV; how many rows it has.
///
/// # Errors
/// The output fails.
pub fn write_memberships_columns(
    rows: &[Membership],
    form: Columnar,
    out: impl std::io::Write + Send,
) -> Result<u64, Error> {
    let mut table = Table::new(form, COLUMNS.to_vec(), out)?;
    for row in rows {
        table.row(&row.cells())?;
    }
    table.finish()
}

/// The spells as a party in a timeline.
fn computed(changes: &[Change]) -> Vec<(EntityId, Spell)> {
    let mut spells: Vec<(EntityId, Spell)> = Vec::new();
    for change in changes {
        let Some(state) = change.state else { continue };
        let open =
            spells.iter_mut().rev().find(|(it, spell)| *it == state && spell.until.is_none());
        match (open, change.to == PARTY, change.to.starts_with("suspended")) {
            (None, true, _) => {
                let by = change.because.says.clone();
                let (since, basis) = (change.on, Basis::Computed);
                let spell = Spell { since, until: None, by, basis, after_end: None };
                spells.push((state, spell));
            }
            // From then on nobody knows whether it goes on.
            (Some((_, spell)), false, false) if change.to == OPEN => {
                spell.until = change.on.earliest().map(Bounds::not_before);
            }
            (Some((_, spell)), false, false) => spell.until = Some(change.on),
            (Some(_), ..) | (None, false, _) => {}
        }
    }
    // What may have been over on its first day was never surely so.
    let is_sure = |it: &Spell| {
        it.until
            .is_none_or(|until| until.latest().is_some() || until.earliest() != it.since.earliest())
    };
    spells.retain(|(_, it)| is_sure(it));
    spells
}

/// The numbers of a treaty in collections, as far as its id and its registration tell them.
#[derive(Debug, Default)]
struct Numbers {
    mtdsg: String,
    unts: String,
    iea: String,
}

impl Numbers {
    fn of(treaty: &str, acts: &[Told<'_>]) -> Self {
        let after = |prefix| treaty.strip_prefix(prefix).unwrap_or_default().to_owned();
        let acts = acts.iter().map(|(act, _)| act);
        let registered = acts.filter(|it| it.kind == ActKind::Registration);
        let unts = registered.filter_map(|it| it.name.as_deref()?.strip_prefix("UNTS ")).next();
        Self {
            mtdsg: after("MTDSG-"),
            unts: unts.unwrap_or_default().to_owned(),
            iea: after("IEA-"),
        }
    }
}

fn row(about: &About<'_>, id: EntityId, spell: &Spell, recorded: Option<Edtf>) -> Membership {
    let About { treaty, law, numbers } = about;
    let world = World::embedded();
    let entity = world.entity(&id);
    let day = spell.since.earliest().or(spell.since.latest());
    let code = |system| entity.map_or_else(String::new, |it| code(it, system, day));
    Membership {
        treaty: (*treaty).to_owned(),
        entity: id.to_string(),
        name: entity.map_or_else(String::new, |it| name(world, it.no, &it.title)),
        iso3: code(CodeSystem::Iso3),
        cow: code(CodeSystem::Cow),
        since_earliest: spell.since.earliest(),
        since_latest: spell.since.latest(),
        until_earliest: spell.until.and_then(Bounds::earliest),
        until_latest: spell.until.and_then(Bounds::latest),
        basis: spell.basis.word(),
        by: spell.by.clone(),
        recorded_in_force: recorded.map_or_else(String::new, |it| it.to_string()),
        mtdsg: numbers.mtdsg.clone(),
        unts: numbers.unts.clone(),
        iea: numbers.iea.clone(),
        law: law.unwrap_or_default().to_owned(),
    }
}

fn name(world: &World, no: EntityNo, title: &str) -> String {
    world.name_in(no, Language::ENGLISH).unwrap_or(title).to_owned()
}

/// The code that meant the entity on a day; where no day is known, its only one.
fn code(entity: &Entity, system: CodeSystem, day: Option<Day>) -> String {
    let mut codes = entity.codes.iter().filter(|it| it.system == system);
    let found = match day {
        Some(day) => codes.find(|it| it.holds_on(day) != Verdict::No),
        None => codes.next(),
    };
    found.map_or_else(String::new, |it| it.value.to_string())
}

#[cfg(test)]
mod tests;
