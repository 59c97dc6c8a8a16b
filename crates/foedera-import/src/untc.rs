//! The status tables of the United Nations Treaty Collection, as several hands have copied them.
//! Described in `docs/formats/import.md`.
//!
//! What is in the folder decides: `index.csv` with a table a treaty (`treaties/IV-1.csv`) and
//! declarations beside it; or `participants.csv` with end notes; or tables of single treaties.

mod declarations;
mod legend;
mod notes;
mod pattern;
mod single;
mod status;
mod tables;
mod xml;

use foedera_dates::Edtf;
use foedera_entities::{EntityId, World};
use foedera_model::{Act, ActKind, Graded, Passage, Source, Voice};

use crate::actor::Actors;
use crate::import::said;
use crate::{Error, Folder, Import, Place, Report, Taken};

pub use declarations::DECLARATION_BYTES_MAX;

/// Whose word these tables are.
const COLLECTION: &str = "UN Treaty Collection";

/// Whether a file of this name, within the folder, belongs to the format.
#[must_use]
pub fn is_read(name: &str) -> bool {
    let ends = |ending| name.ends_with(ending);
    match name.split_once('/') {
        None => ends(".csv") || ends(".xml"),
        Some((tables::TABLES, _)) => ends(".csv"),
        Some((tables::DECLARATIONS, _)) => ends(".txt"),
        Some(_) => false,
    }
}

/// Reads the folder; `as_at` is the day of which the lists are, where they do not say it.
///
/// # Errors
/// There is nothing of this format, or a column of it is not there.
pub fn read(folder: &Folder, as_at: Option<Edtf>, world: &World) -> Result<Import, Error> {
    let mut reading = Reading::new(world, as_at);
    let is_there = |name: &str| folder.get(name).is_some();
    if !is_there(tables::INDEX)
        && !is_there(status::PARTICIPANTS)
        && !single::is_there(folder)
        && !xml::is_there(folder)
    {
        return Err(Error::no_file(&format!("{}, {} or XML", tables::INDEX, status::PARTICIPANTS)));
    }
    if is_there(tables::INDEX) {
        tables::read(folder, &mut reading)?;
    }
    if is_there(status::PARTICIPANTS) {
        status::read(folder, &mut reading)?;
    }
    single::read(folder, &mut reading)?;
    xml::read(folder, &mut reading);
    Ok(reading.import)
}

/// What the parts of a folder are read into.
struct Reading<'w> {
    actors: Actors<'w>,
    source: Source,
    import: Import,
}

impl<'w> Reading<'w> {
    fn new(world: &'w World, as_at: Option<Edtf>) -> Self {
        Self { actors: Actors::new(world), source: source(as_at), import: Import::default() }
    }

    fn report(&mut self) -> &mut Report {
        &mut self.import.report
    }

    /// Takes a statement that an entry makes, with its words.
    fn take(&mut self, act: Act, words: String, place: &Place) {
        self.import.report.take();
        self.add(act, words, None, place);
    }

    /// Adds a statement of an entry that is counted already.
    fn add(&mut self, act: Act, words: String, note: Option<String>, place: &Place) {
        let mut statement = said(&self.source, act);
        let document = place.file.as_ref().to_owned();
        statement.passage = Some(Passage { document, sha256: None, span: None, words });
        statement.note = note;
        let graded = Graded { statement, grade: self.source.grade };
        self.import.statements.push(Taken { graded, place: place.clone() });
    }

    /// The adoption of a text, with its title.
    fn adopted(&mut self, treaty: &str, on: &Edtf, title: &str, place: &Place) {
        let mut act = Act::new(treaty, ActKind::Adoption);
        act.on = Some(on.clone());
        self.add(act, title.to_owned(), None, place);
    }

    /// Who is called so, with what is to be doubted about it in the report.
    fn actor(&mut self, name: &str, on: Option<&Edtf>, place: &Place) -> Result<EntityId, String> {
        let actor = self.actors.find(name, on)?;
        if let Some(doubt) = actor.doubt {
            self.import.report.doubt(place, doubt);
        }
        // The list writes the name of today, and either of the two may have acted: it stays today's.
        if name == "Yemen" && actor.id.as_str() == "YEMEN-NORTH" {
            self.import.report.doubt(place, "the list does not say which of the two Yemens");
            return "YE".parse().map_err(|it| format!("{it}"));
        }
        Ok(actor.id)
    }
}

/// The depositary's own word: A1.
fn source(as_at: Option<Edtf>) -> Source {
    let chain = vec![Voice { name: COLLECTION.to_owned(), on: as_at }];
    Source { chain, grade: "A1".parse().ok() }
}

/// The id by which statements call a treaty of the collection.
fn treaty_id(mtdsg: &str) -> String {
    format!("MTDSG-{mtdsg}")
}

#[cfg(test)]
mod tests;
