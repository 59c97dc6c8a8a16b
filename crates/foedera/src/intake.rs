//! What became of the rows of a file: taken, taken with a doubt, or refused with the reason. Nothing
//! is dropped in silence.

use std::io::Write;

use foedera_entities::{EntityId, World};
use foedera_model::{Act, Graded};

use crate::{Error, Library};

/// A row that was taken, though something about it may be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Counted from 1, as an editor shows it; nothing where the file is no table.
    pub line: Option<u64>,
    pub why: String,
}

/// A row that was not taken, as it stood, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub line: Option<u64>,
    pub why: String,
    pub row: String,
}

/// The statements of a file, and the account of its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    pub statements: Vec<Graded>,
    pub doubtful: Vec<Doubt>,
    pub refused: Vec<Refusal>,
}

impl Intake {
    /// How many rows were read: always those taken and those refused.
    #[must_use]
    pub fn read(&self) -> usize {
        self.statements.len() + self.refused.len()
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
        match graded {
            Err(why) => self.refused.push(Refusal { line, why, row: row() }),
            Ok(graded) => {
                let treaty = &graded.statement.act.treaty;
                if library.get(treaty).is_none() {
                    let why = format!("the library holds no treaty `{treaty}`");
                    self.doubtful.push(Doubt { line, why });
                }
                self.statements.push(graded);
            }
        }
    }
}

/// Writes the refused rows as CSV: the line, the reason, the row as it stood.
///
/// # Errors
/// The output fails.
pub fn write_refused(refused: &[Refusal], out: impl Write) -> Result<(), Error> {
    let failing = |cause: csv::Error| Error::world("writing refused rows", cause);
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["line", "why", "row"]).map_err(failing)?;
    for it in refused {
        let line = it.line.map(|it| it.to_string()).unwrap_or_default();
        writer.write_record([&line, &it.why, &it.row]).map_err(failing)?;
    }
    writer.flush().map_err(|cause| Error::world("writing refused rows", cause))
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
