//! A table a treaty, and an index: the collection as it stood in 2015, with its foot notes gone.

use std::collections::BTreeMap;
use std::sync::Arc;

use foedera_dates::{Day, Edtf};
use foedera_entities::EntityId;
use foedera_model::{Act, ActKind};

use super::legend::Legend;
use super::{Reading, declarations, treaty_id};
use crate::table::{Column, Row, Table};
use crate::{Collection, Error, Folder, Listed, Place, date, number};

pub(super) const INDEX: &str = "index.csv";

/// The folder of the tables.
pub(super) const TABLES: &str = "treaties";

/// The folder of the declarations.
pub(super) const DECLARATIONS: &str = "declarations";

pub(super) fn read(folder: &Folder, reading: &mut Reading<'_>) -> Result<(), Error> {
    let tables = by_number(folder, TABLES, ".csv");
    index(&folder.table(INDEX)?, &tables, reading)?;
    for (number, name) in &tables {
        table(&folder.table(name)?, &treaty_id(number), reading);
    }
    for (number, name) in by_number(folder, DECLARATIONS, ".txt") {
        let bytes = folder.get(name).unwrap_or_default();
        declarations::read(name, bytes, &treaty_id(&number), reading);
    }
    Ok(())
}

/// The files of a folder by the numbers that their names are: `treaties/4-1.csv`.
fn by_number<'f>(folder: &'f Folder, within: &str, ending: &str) -> BTreeMap<String, &'f str> {
    let numbered = folder.names().filter_map(|name| {
        let bare = name.strip_prefix(within)?.strip_prefix('/')?.strip_suffix(ending)?;
        Some((number::mtdsg(bare)?, name))
    });
    numbered.collect()
}

fn index(
    table: &Table,
    tables: &BTreeMap<String, &str>,
    reading: &mut Reading<'_>,
) -> Result<(), Error> {
    let chapter = table.column("chapter_no")?;
    let treaty = table.column("treaty_no")?;
    let name = table.column("treaty_name")?;
    for row in table.rows(reading.report()) {
        let given = format!("{}-{}", row.get(chapter), row.get(treaty));
        let Some(number) = number::mtdsg(&given) else {
            let why = format!("`{given}` is no number of the collection, such as 4-9-b");
            reading.report().refuse(&table.place(row, treaty), row.raw(), why);
            continue;
        };
        reading.report().take();
        if !tables.contains_key(&number) {
            let why = format!("there is no table of {number} in the folder");
            reading.report().doubt(&table.place(row, treaty), why);
        }
        let title = row.get(name);
        let mut listed = Listed::new(treaty_id(&number), title, row.place.clone());
        listed.adopted = adopted(title).map(Edtf::day);
        if let Some(on) = &listed.adopted {
            reading.adopted(&listed.id, on, title, &row.place);
        }
        listed.numbers.push((Collection::Mtdsg, number));
        reading.import.treaties.push(listed);
    }
    Ok(())
}

/// The day of adoption, with which a title ends: `… San Francisco, 26 June 1945`.
fn adopted(title: &str) -> Option<Day> {
    let (_, tail) = title.rsplit_once(|it: char| !it.is_alphanumeric() && it != ' ')?;
    date::un(tail).filter(|(_, letters)| letters.is_empty()).map(|(day, _)| day)
}

/// The table of one treaty: participants, and acts under a legend.
pub(super) fn table(table: &Table, treaty: &str, reading: &mut Reading<'_>) {
    let mut headings = table.headings();
    let Some((participant, _)) = headings.next() else { return };
    let columns: Vec<(Column, &Arc<str>, Option<Legend>)> =
        headings.map(|(column, heading)| (column, heading, Legend::read(heading))).collect();
    let mut consents = Consents::default();
    let is_no_list = !columns.is_empty() && columns.iter().all(|(.., legend)| legend.is_none());
    for row in table.rows(reading.report()) {
        let filled = columns.iter().filter(|(column, ..)| row.filled(*column).is_some());
        if is_no_list {
            let why = format!(
                "this table lists no acts of participants: its columns are {}",
                table.columns.join(", ")
            );
            reading.report().refuse(&row.place, row.raw(), why);
        } else if filled.clone().count() == 0 {
            reading.report().refuse(&row.place, row.raw(), "it states no act");
        }
        for (column, heading, legend) in filled.filter(|_| !is_no_list) {
            let place = row.place.at(heading);
            match cell(row, [participant, *column], legend.as_ref(), treaty, &place, reading) {
                Err(why) => reading.report().refuse(&place, row.raw(), why),
                Ok(Some(consent)) => consents.tell(consent, &place, reading),
                Ok(None) => {}
            }
        }
    }
}

/// Who consented, and on what day.
type Consent = (EntityId, Day);

/// The first consent of each participant: the list gives one alone.
#[derive(Debug, Default)]
struct Consents(BTreeMap<EntityId, (Day, Place)>);

impl Consents {
    /// A consent on another day is taken as well, with a doubt.
    fn tell(&mut self, (actor, on): Consent, place: &Place, reading: &mut Reading<'_>) {
        let (first, at) = self.0.entry(actor).or_insert_with(|| (on, place.clone()));
        if *first != on {
            let why = format!("{actor} consented on {first} already: {at}");
            reading.report().doubt(place, why);
        }
    }
}

/// Takes the act of a cell; gives the consent that it is.
fn cell(
    row: &Row,
    [participant, column]: [Column; 2],
    legend: Option<&Legend>,
    treaty: &str,
    place: &Place,
    reading: &mut Reading<'_>,
) -> Result<Option<Consent>, String> {
    let (name, raw) = (row.get(participant), row.get(column));
    let legend = legend.ok_or("the heading names no act")?;
    let cell = raw.trim_matches(['[', ']']).trim();
    let (day, letters) = date::un(cell).ok_or_else(|| date::no_un_date(raw))?;
    let meaning = legend.meaning(letters)?;
    let actor = reading.actor(name, Some(&Edtf::day(day)), place)?;
    if let Some(doubt) = &meaning.doubt {
        reading.report().doubt(place, doubt.as_str());
    }
    let mut act = Act::new(treaty, ActKind::Signature);
    act.actors.push(actor);
    meaning.write(&mut act, day);
    if raw.starts_with('[') {
        reading
            .report()
            .doubt(place, format!("in brackets: {actor} took it back, and it is not said when"));
    }
    let heading = place.column.as_deref().unwrap_or_default();
    let consent = matches!(act.kind, ActKind::Deposit(_)).then_some((actor, day));
    reading.take(act, format!("{name}, {heading}: {raw}"), place);
    Ok(consent)
}
