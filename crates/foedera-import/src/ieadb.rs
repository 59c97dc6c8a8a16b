//! The International Environmental Agreements Database with the Global Governance data beside it:
//! `treaties.csv`, `acts.csv` (every dated act of a database treaty) and `parties.csv` (a row for
//! each treaty and state, the earliest day of each kind). Described in `docs/formats/import.md`.

mod kind;
mod note;
mod party;
mod treaties;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foedera_dates::Edtf;
use foedera_entities::{EntityId, World};

use crate::actor::Actors;
use crate::table::{Column, Row, Table};
use crate::{Error, Folder, Import, Place, Report, date};
use party::Entry;
use treaties::Treaties;

/// The files that are read. The texts are only named: [`crate::Listed::text`].
pub const FILES: [&str; 3] = ["treaties.csv", "acts.csv", "parties.csv"];

/// Codes and spellings of these data alone.
const OWN: &[(&str, &str)] = &[
    ("ALG", "DZ"),
    ("EC", "EEC"),
    ("EUE", "EU"),
    ("EUU", "EU"),
    ("EURATOM European Atomic Energy Community", "EURATOM"),
    ("IAEA International Atomic Energy Agency", "IAEA"),
    ("KOS", "XK"),
    ("PRU", "PRUSSIA"),
    // The State of Viet-Nam of 1949; Hanoi came to no treaty of these data then.
    ("Viet Nam (pre-1954)", "VIETNAM-SOUTH"),
    ("EAEC", "EURATOM"),
];

/// Acts by treaty and actor, in the order of the data.
///
/// Nobody stands for the treaty itself, of which the database tells the end.
type Parties = BTreeMap<(String, Option<EntityId>), Vec<Entry>>;

/// What stands in place of a state where the entry is about the treaty itself.
const THE_TREATY: &str = "Agreement";

/// Reads the folder.
///
/// # Errors
/// A file or a column that the format has is not there.
pub fn read(folder: &Folder, world: &World) -> Result<Import, Error> {
    let mut import = Import::default();
    let mut treaties = Treaties::read(&folder.table("treaties.csv")?, &mut import.report)?;
    let mut reading = Reading {
        actors: Actors::new(world),
        parties: Parties::new(),
        told: BTreeSet::new(),
        report: Report::default(),
    };
    reading.acts(&folder.table("acts.csv")?, &treaties)?;
    reading.rows_of_parties(&folder.table("parties.csv")?, &treaties)?;
    let Reading { parties, mut report, .. } = reading;
    for ((treaty, actor), entries) in parties {
        let Some(treaty) = treaties.get_mut(&treaty) else { continue };
        let acts = party::acts(&treaty.listed.id, actor, &entries, &treaty.source, &mut report);
        import.statements.extend(acts.statements);
        treaty.listed.recorded.extend(acts.recorded);
    }
    import.report.add(report);
    import.treaties = treaties.into_listed();
    Ok(import)
}

struct Reading<'w> {
    actors: Actors<'w>,
    parties: Parties,
    /// What `acts.csv` says: treaty, state, column and day. `parties.csv` says it once more.
    told: BTreeSet<[String; 4]>,
    report: Report,
}

/// What is wrong with an entry, and in which column.
type Fault = (Column, String);

impl Reading<'_> {
    fn acts(&mut self, table: &Table, treaties: &Treaties) -> Result<(), Error> {
        let columns = ActColumns::of(table)?;
        for row in table.rows(&mut self.report) {
            let cells = [columns.id, columns.state, columns.kind, columns.date];
            self.told.insert(cells.map(|it| row.get(it).to_owned()));
            let read = self.act(row, &columns, treaties);
            self.keep(table, row, columns.id, read);
        }
        Ok(())
    }

    fn act(
        &mut self,
        row: &Row,
        columns: &ActColumns,
        treaties: &Treaties,
    ) -> Result<(Option<EntityId>, Entry), Fault> {
        listed(treaties, row, columns.id)?;
        let word = row.get(columns.act_source);
        let (kind, occurrence) = kind::of_act(word).ok_or_else(|| {
            (columns.act_source, format!("`{word}` is no act that is known here"))
        })?;
        let dated = if row.get(columns.date).is_empty() { columns.date_raw } else { columns.date };
        let on = date::ieadb(row.get(dated)).map_err(|why| (dated, why))?;
        let names = [row.get(columns.state_as_entered), row.get(columns.state)];
        let actor =
            self.actor(names, on.as_ref(), &row.place).map_err(|why| (columns.state, why))?;
        let note = row.filled(columns.note).map(str::to_owned);
        if note.as_deref().is_some_and(note::is_derived) {
            return Err((
                columns.note,
                "its day is reckoned back from entry into force".to_owned(),
            ));
        }
        let derived =
            note.as_deref().is_some_and(|it| it.contains("eif dates based on treaty data"));
        let words =
            [columns.state_as_entered, columns.act_source, dated].map(|it| row.get(it)).join(", ");
        let place = row.place.clone();
        Ok((actor, Entry { kind, occurrence, on, note, derived, words, place }))
    }

    fn rows_of_parties(&mut self, table: &Table, treaties: &Treaties) -> Result<(), Error> {
        let (id, state) = (table.column("id")?, table.column("state")?);
        let derived = table.optional("eif_derived");
        let acts: Vec<(Column, &Arc<str>)> =
            table.headings().filter(|(_, name)| kind::of_column(name).is_some()).collect();
        for row in table.rows(&mut self.report) {
            let mut is_empty = true;
            for (column, heading) in &acts {
                let Some(cell) = row.filled(*column) else { continue };
                is_empty = false;
                let told = [row.get(id), row.get(state), heading.as_ref(), cell];
                if self.told.contains(&told.map(str::to_owned)) {
                    self.report.repeated += 1;
                    continue;
                }
                let read = self.cell(row, [id, state], (*column, heading), treaties);
                let read = read.map(|(actor, entry)| {
                    let derived = derived.is_some_and(|it| row.get(it) == "1");
                    (actor, Entry { derived, ..entry })
                });
                self.keep(table, row, id, read);
            }
            if is_empty {
                self.report.refuse(&row.place, row.raw(), "it states no act");
            }
        }
        Ok(())
    }

    fn cell(
        &mut self,
        row: &Row,
        [id, state]: [Column; 2],
        (column, heading): (Column, &Arc<str>),
        treaties: &Treaties,
    ) -> Result<(Option<EntityId>, Entry), Fault> {
        listed(treaties, row, id)?;
        let (kind, occurrence) = kind::of_column(heading)
            .ok_or_else(|| (column, format!("`{heading}` is no act that is known here")))?;
        let on = date::ieadb(row.get(column)).map_err(|why| (column, why))?;
        let place = row.place.at(heading);
        let name = row.get(state);
        let actor = self.actor([name, name], on.as_ref(), &place).map_err(|why| (state, why))?;
        let words = format!("{name}, {heading}, {}", row.get(column));
        Ok((actor, Entry { kind, occurrence, on, note: None, derived: false, words, place }))
    }

    fn keep(
        &mut self,
        table: &Table,
        row: &Row,
        id: Column,
        read: Result<(Option<EntityId>, Entry), Fault>,
    ) {
        match read {
            Ok((actor, entry)) => {
                self.parties.entry((row.get(id).to_owned(), actor)).or_default().push(entry);
            }
            Err((column, why)) => self.report.refuse(&table.place(row, column), row.raw(), why),
        }
    }

    /// Who acted: as the treaty's own list calls it, where that is a name; else as the database does.
    fn actor(
        &mut self,
        names: [&str; 2],
        on: Option<&Edtf>,
        place: &Place,
    ) -> Result<Option<EntityId>, String> {
        let [entered, coded] = names.map(plain);
        if coded == THE_TREATY {
            return Ok(None);
        }
        let coded_as = self.actors.find(&coded, on);
        let entered_as =
            if entered == coded { coded_as.clone() } else { self.actors.find(&entered, on) };
        let actor = match (entered_as, coded_as) {
            (Ok(entered_as), Ok(coded_as)) => {
                if !self.actors.is_one_line(entered_as.id, coded_as.id) {
                    let (entered_as, coded_as) = (entered_as.id, coded_as.id);
                    let why = format!("`{entered}` is {entered_as}, and coded as {coded_as}");
                    self.report.doubt(place, why);
                }
                entered_as
            }
            (Err(_), Ok(coded_as)) => coded_as,
            (Ok(entered_as), Err(_)) => entered_as,
            (Err(_), Err(why)) => return Err(why),
        };
        if let Some(doubt) = &actor.doubt {
            self.report.doubt(place, doubt.as_str());
        }
        Ok(Some(actor.id))
    }
}

fn listed(treaties: &Treaties, row: &Row, id: Column) -> Result<(), Fault> {
    let name = row.get(id);
    let found = treaties.get(name).map(|_| ());
    found.ok_or_else(|| (id, format!("treaties.csv lists no treaty `{name}`")))
}

/// A name without the marks of the database, its own codes as ids: the period that the day of the act tells anyway
/// (`Viet Nam (pre-1954)`, `Belarus (Soviet period)`), and `IO-` before an organisation.
fn plain(name: &str) -> String {
    let name = name.strip_prefix("IO-").unwrap_or(name);
    if let Some((_, id)) = OWN.iter().find(|(own, _)| *own == name) {
        return (*id).to_owned();
    }
    let Some((before, mark)) = name.strip_suffix(')').and_then(|it| it.rsplit_once(" (")) else {
        return name.to_owned();
    };
    let years = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_digit() || it == '-');
    let is_period =
        mark.strip_prefix("pre-").is_some_and(years) || years(mark) || mark == "Soviet period";
    if is_period { before.to_owned() } else { name.to_owned() }
}

/// The columns of `acts.csv`.
struct ActColumns {
    id: Column,
    state: Column,
    state_as_entered: Column,
    kind: Column,
    act_source: Column,
    date: Column,
    date_raw: Column,
    note: Column,
}

impl ActColumns {
    fn of(table: &Table) -> Result<Self, Error> {
        Ok(Self {
            id: table.column("id")?,
            state: table.column("state")?,
            state_as_entered: table.column("state_as_entered")?,
            kind: table.column("kind")?,
            act_source: table.column("act_source")?,
            date: table.column("date")?,
            date_raw: table.column("date_raw")?,
            note: table.column("note")?,
        })
    }
}

#[cfg(test)]
mod tests;
