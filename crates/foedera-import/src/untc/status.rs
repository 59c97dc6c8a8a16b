//! Participants of many treaties in one table, with brackets, foot notes and the end notes that
//! they lead to: the collection as it stood in 2026.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foedera_dates::{Day, Edtf};
use foedera_entities::EntityId;
use foedera_model::{Act, ActKind, Source};

use super::legend::Legend;
use super::notes::{self, Note};
use super::{Reading, source, treaty_id};
use crate::table::{Column, Row, Table};
use crate::{Collection, Error, Folder, Listed, Place, RecordedDate, date, number};

pub(super) const PARTICIPANTS: &str = "participants.csv";
const TREATIES: &str = "treaties.csv";
const NOTES: &str = "notes.csv";

/// What stands before the number of a registration.
const UNTS: &str = "UNTS";

/// The treaties by the keys that the tables use.
type Keys = BTreeMap<String, String>;

pub(super) fn read(folder: &Folder, reading: &mut Reading<'_>) -> Result<(), Error> {
    let keys = treaties(&folder.table(TREATIES)?, reading)?;
    let notes = match folder.get(NOTES) {
        Some(bytes) => notes::read(&Table::read(NOTES, bytes), &keys, reading)?,
        None => notes::Notes::default(),
    };
    let table = folder.table(PARTICIPANTS)?;
    let columns = Columns::of(&table)?;
    let mut in_brackets = Vec::new();
    for row in table.rows(reading.report()) {
        match participant(row, &columns, &keys, &notes, reading) {
            Ok(Some(gone)) => in_brackets.push((gone, row.place.clone())),
            Ok(None) => {}
            Err((column, why)) => {
                reading.report().refuse(&table.place(row, column), row.raw(), why);
            }
        }
    }
    tell_who_left_unnoticed(&in_brackets, reading);
    Ok(())
}

/// Brackets say that an act no longer stands, and not since when.
fn tell_who_left_unnoticed(in_brackets: &[((String, EntityId), Place)], reading: &mut Reading<'_>) {
    let left: BTreeSet<(String, EntityId)> = reading
        .import
        .statements
        .iter()
        .map(|it| &it.graded.statement.act)
        .filter(|it| it.kind == ActKind::WithdrawalNotice)
        .flat_map(|it| it.actors.iter().map(|actor| (it.treaty.clone(), *actor)))
        .collect();
    for (gone, place) in in_brackets.iter().filter(|(gone, _)| !left.contains(gone)) {
        let why =
            format!("in brackets: {} took it back, and no note that is read says when", gone.1);
        reading.report().doubt(place, why);
    }
}

struct Columns {
    treaty: Column,
    participant: Column,
    column: Column,
    cell: Column,
    notes: [Column; 2],
}

impl Columns {
    fn of(table: &Table) -> Result<Self, Error> {
        Ok(Self {
            treaty: table.column("treaty")?,
            participant: table.column("participant")?,
            column: table.column("column")?,
            cell: table.column("cell_raw")?,
            notes: [table.column("cell_footnote")?, table.column("participant_footnote")?],
        })
    }
}

/// Takes the act of a row; gives whose it is where it stands in brackets.
fn participant(
    row: &Row,
    columns: &Columns,
    keys: &Keys,
    notes: &notes::Notes,
    reading: &mut Reading<'_>,
) -> Result<Option<(String, EntityId)>, (Column, String)> {
    let key = row.get(columns.treaty);
    let treaty = keys.get(key).ok_or_else(|| (columns.treaty, unlisted(key)))?;
    let (heading, raw) = (row.get(columns.column), row.get(columns.cell));
    let legend = Legend::read(heading)
        .ok_or_else(|| (columns.column, "the heading names no act".to_owned()))?;
    let cell = raw.trim_matches(['[', ']']).trim();
    let (day, letters) = date::un(cell).ok_or_else(|| (columns.cell, date::no_un_date(raw)))?;
    let meaning = legend.meaning(letters).map_err(|why| (columns.cell, why))?;
    let name = row.get(columns.participant);
    let on = Edtf::day(day);
    let footnotes = columns.notes.into_iter().flat_map(|it| row.get(it).split(", "));
    let mut effected = footnotes.filter_map(|it| notes.effected(key, it, meaning.kind));
    let actor = match effected.find_map(|it| reading.actors.find(it, Some(&on)).ok()) {
        Some(actor) if actor.doubt.is_none() => actor.id,
        _ => {
            reading.actor(name, Some(&on), &row.place).map_err(|why| (columns.participant, why))?
        }
    };
    let mut act = Act::new(treaty.as_str(), meaning.kind);
    act.actors.push(actor);
    act.occurrence = notes.occurrence(treaty, actor, meaning.kind, day);
    meaning.write(&mut act, day);
    reading.take(act, format!("{name}, {heading}: {raw}"), &row.place);
    Ok(raw.starts_with('[').then(|| (treaty.clone(), actor)))
}

pub(super) fn unlisted(key: &str) -> String {
    format!("{TREATIES} lists no treaty `{key}`")
}

fn treaties(table: &Table, reading: &mut Reading<'_>) -> Result<Keys, Error> {
    let key = table.column("treaty")?;
    let number = table.column("mtdsg_no")?;
    let heading = table.column("heading")?;
    let day_columns = ["adopted", "eif", "eif_other"].map(|it| table.optional(it));
    let registration = table.optional("registration");
    let as_at = table.optional("status_as_at");
    let mut keys = Keys::new();
    for row in table.rows(reading.report()) {
        let Some(mtdsg) = number::mtdsg(row.get(number)) else {
            let why =
                format!("`{}` is no number of the collection, such as IV-9-b", row.get(number));
            reading.report().refuse(&table.place(row, number), row.raw(), why);
            continue;
        };
        reading.report().take();
        if let Some(day) = as_at.and_then(|it| day_first(row.get(it))) {
            reading.source = source(Some(Edtf::day(day)));
        }
        let id = treaty_id(&mtdsg);
        let mut listed = Listed::new(id.as_str(), row.get(heading), row.place.clone());
        listed.numbers.push((Collection::Mtdsg, mtdsg));
        let [adopted, force, other] =
            day_columns.map(|it| it.and_then(|it| row.get(it).parse::<Edtf>().ok()));
        adopted.iter().for_each(|on| reading.adopted(&id, on, row.get(heading), &row.place));
        listed.adopted = adopted;
        let source = Arc::new(reading.source.clone());
        listed.recorded.extend(force.map(|on| recorded(on, None, &source, row)));
        let part = Some("another part of the treaty".to_owned());
        listed.recorded.extend(other.map(|on| recorded(on, part, &source, row)));
        if let Some(cell) = registration.and_then(|it| row.filled(it)) {
            register(cell, &id, &mut listed, reading, &row.place);
        }
        keys.insert(row.get(key).to_owned(), id);
        reading.import.treaties.push(listed);
    }
    Ok(keys)
}

fn recorded(on: Edtf, part: Option<String>, source: &Arc<Source>, row: &Row) -> RecordedDate {
    RecordedDate {
        kind: ActKind::EntryIntoForce,
        of: None,
        part,
        occurrence: 1,
        on: Some(on),
        derived: false,
        source: Arc::clone(source),
        note: None,
        place: row.place.clone(),
    }
}

/// `24 December 2014, No. 52373`: the day of registration, and the number in the Treaty Series.
pub(super) fn register(
    cell: &str,
    id: &str,
    listed: &mut Listed,
    reading: &mut Reading<'_>,
    place: &Place,
) {
    let (day, number) = cell.split_once(", No. ").unwrap_or((cell, ""));
    let number: String = number.chars().take_while(char::is_ascii_digit).collect();
    if let Some((day, "")) = date::un(day) {
        let mut act = Act::new(id, ActKind::Registration);
        act.on = Some(Edtf::day(day));
        act.name = Some(format!("{UNTS} {number}")).filter(|_| !number.is_empty());
        reading.add(act, cell.to_owned(), None, place);
    }
    if !number.is_empty() {
        listed.numbers.push((Collection::Unts, number));
    }
}

/// `03-02-2026`, as the pages print the day of which they are.
fn day_first(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Day::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// What a note says about who really acted.
impl notes::Notes {
    fn effected(&self, key: &str, footnote: &str, kind: ActKind) -> Option<&str> {
        let notes = self.of(key, footnote)?;
        notes.iter().find_map(|it| match it {
            Note::Effected { by, only } if only.is_none_or(|it| it == kind) => Some(by.as_str()),
            Note::Effected { .. } | Note::Done { .. } => None,
        })
    }
}
