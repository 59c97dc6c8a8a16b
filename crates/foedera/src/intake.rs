//! What became of the rows of a file: taken, taken with a doubt, or refused with the reason. Nothing
//! is dropped in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use foedera_entities::{EntityId, World};
use foedera_import::{Doubt, Place, Refusal, Report};
use foedera_model::{Act, Graded};

use crate::{Error, Library};

/// The statements of a file or folder, and the account of its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    pub statements: Vec<Graded>,
    pub report: Report,
    /// Where each treaty that the library does not hold stands first.
    pub(crate) strange: BTreeMap<String, Place>,
}

impl Intake {
    /// No treaty of which the record speaks already is doubted: its name is no slip of the pen.
    pub fn trust(&mut self, beside: &[Graded]) {
        let known = beside.iter().filter_map(|it| {
            self.strange.remove(&it.statement.act.treaty).map(|place| (place, &it.statement.act))
        });
        let known: BTreeSet<(Place, String)> =
            known.map(|(place, act)| (place, no_such_treaty(&act.treaty))).collect();
        self.report.doubtful.retain(|it| !known.contains(&(it.place.clone(), it.why.clone())));
    }

    pub(crate) fn take(
        &mut self,
        line: Option<u64>,
        graded: Result<Graded, String>,
        library: &Library,
        row: impl FnOnce() -> String,
    ) {
        let graded = graded.and_then(|it| match stranger(&it.statement.act) {
            Some(id) => Err(no_such_entity(&id)),
            None => Ok(it),
        });
        let place = Place { line, ..Place::default() };
        match graded {
            Err(why) => self.report.refuse(&place, row(), why),
            Ok(graded) => {
                let treaty = &graded.statement.act.treaty;
                if library.known_as(treaty).is_none() && !self.strange.contains_key(treaty) {
                    self.report.doubt(&place, no_such_treaty(treaty));
                    self.strange.insert(treaty.clone(), place);
                }
                self.report.take();
                self.statements.push(graded);
            }
        }
    }
}

/// Writes the refused rows as CSV: file, line and column, the reason, the row as it stood.
///
/// # Errors
/// The output fails.
pub fn write_refused(refused: &[Refusal], out: impl Write) -> Result<(), Error> {
    let failing = |cause: csv::Error| Error::world("writing refused rows", cause);
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["file", "line", "column", "why", "row"]).map_err(failing)?;
    for Refusal { place, row, why } in refused {
        let line = place.line.map(|it| it.to_string()).unwrap_or_default();
        let column = place.column.as_deref().unwrap_or_default();
        writer.write_record([&place.file, line.as_str(), column, why, row]).map_err(failing)?;
    }
    writer.flush().map_err(|cause| Error::world("writing refused rows", cause))
}

/// Writes what is doubtful among the rows that were taken as CSV: file, line and column, and the reason.
///
/// # Errors
/// The output fails.
pub fn write_doubtful(doubtful: &[Doubt], out: impl Write) -> Result<(), Error> {
    let failing = |cause: csv::Error| Error::world("writing doubtful rows", cause);
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["file", "line", "column", "why"]).map_err(failing)?;
    for Doubt { place, why } in doubtful {
        let line = place.line.map(|it| it.to_string()).unwrap_or_default();
        let column = place.column.as_deref().unwrap_or_default();
        writer.write_record([&place.file, line.as_str(), column, why]).map_err(failing)?;
    }
    writer.flush().map_err(|cause| Error::world("writing doubtful rows", cause))
}

/// Told once for each treaty, however many rows are about it.
fn no_such_treaty(treaty: &str) -> String {
    format!("the library holds no treaty `{treaty}`")
}

/// Whom an act names and the world does not know.
fn stranger(act: &Act) -> Option<EntityId> {
    let persons = act.persons.iter().filter_map(|it| it.for_state);
    let mut named = act.actors.iter().chain(&act.toward).copied().chain(persons);
    named.find(|it| World::embedded().entity(it).is_none())
}

/// What is wrong with an id that nobody has, with the one that was probably meant.
fn no_such_entity(id: &EntityId) -> String {
    let meant = World::embedded().find(id.as_str(), None).ok();
    let meant = meant.map_or_else(String::new, |it| format!(": did you mean `{}`?", it.id));
    format!("no entity has the id `{id}`{meant}")
}
