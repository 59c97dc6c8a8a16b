//! The library: treaties in the clause language, embedded and from folders, with their journals.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use foedera_clauses::parse;
use foedera_engine::Said;
use foedera_import::atop;
use foedera_model::{Diagnostic, Graded, Treaty};

use crate::surroundings::Surroundings;
use crate::{Error, said};

/// The treaties that come with the program: file name and text.
const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// How large a `.treaty` file may be, in bytes. The largest of the library has some 40 thousand.
pub const TREATY_BYTES_MAX: u64 = 16 << 20;

/// The `.treaty` files of a folder, by name; of anything else, the path itself.
///
/// # Errors
/// The folder cannot be read.
pub fn treaty_files(path: &Path, world: &dyn Surroundings) -> Result<Vec<PathBuf>, Error> {
    if !world.is_folder(path) {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries = world.list(path).map_err(|cause| Error::reading(path, cause))?;
    entries.retain(|it| it.extension().is_some_and(|it| it == "treaty"));
    Ok(entries)
}

/// Whether a file is one of scenarios, which may lie beside the treaties that they are asked of.
fn holds_scenarios_alone(path: &Path, world: &dyn Surroundings) -> bool {
    let text = crate::documents::text_of(path, TREATY_BYTES_MAX, world);
    let file = text.map(|it| parse(&it).value);
    file.is_ok_and(|it| it.treaty.is_none() && !it.scenarios.is_empty())
}

/// One treaty as encoded, with what its own journal says.
#[derive(Clone, Debug)]
pub struct Encoded {
    /// The file it was read from, for showing problems.
    pub file: String,
    pub text: String,
    pub treaty: Treaty,
    pub journal: Vec<Graded>,
    /// Warnings and notes; a text with errors is not taken into a library.
    pub diagnostics: Vec<Diagnostic>,
}

/// Treaties by their ids.
#[derive(Debug, Default)]
pub struct Library {
    treaties: BTreeMap<String, Encoded>,
    /// By the ids that collections give them (`listed as`): the ids of the library's treaties.
    listed: BTreeMap<String, String>,
    /// Files of folders that could not be taken in, by the id that they would have.
    refused: BTreeMap<String, Error>,
}

impl Library {
    /// The treaties that come with the program.
    ///
    /// # Errors
    /// An embedded treaty has faults; the project's own tests exclude it.
    pub fn embedded() -> Result<Self, Error> {
        let mut library = Self::default();
        for (file, text) in EMBEDDED {
            library.add_text(file, text)?;
        }
        Ok(library)
    }

    /// Adds every `.treaty` file of a folder; one with the id of an older one takes its place. A
    /// file with faults is put aside ([`Library::refused`]), and so is what it would replace. Files of scenarios are none.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn add_folder(&mut self, folder: &Path, world: &dyn Surroundings) -> Result<(), Error> {
        for path in treaty_files(folder, world)? {
            self.add_or_refuse(&path, world);
        }
        Ok(())
    }

    fn add_or_refuse(&mut self, path: &Path, world: &dyn Surroundings) {
        if let Err(error) = self.add_file(path, world) {
            if holds_scenarios_alone(path, world) {
                return;
            }
            let said = error.faults().and_then(|(_, text, _)| parse(text).value.treaty);
            let stem = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let id = said.map_or_else(stem, |it| it.id);
            self.forget(&id);
            self.refused.insert(id, error);
        }
    }

    /// Files of folders that could not be taken in, by the id that they would have: questions about
    /// other treaties are answered without them.
    #[must_use]
    pub fn refused(&self) -> &BTreeMap<String, Error> {
        &self.refused
    }

    /// Why a treaty could not be taken in, for whoever asks about that one.
    pub(crate) fn take_refusal(&mut self, id: &str) -> Option<Error> {
        self.refused.remove(id)
    }

    /// Adds the treaty of a file and says its id.
    ///
    /// # Errors
    /// The file cannot be read, holds no treaty, or has faults.
    pub fn add_file(&mut self, path: &Path, world: &dyn Surroundings) -> Result<String, Error> {
        let text = crate::documents::text_of(path, TREATY_BYTES_MAX, world)?;
        self.add_text(&path.display().to_string(), &text)
    }

    /// Adds the treaty of a text and says its id.
    ///
    /// # Errors
    /// It has faults, or holds no treaty.
    pub fn add_text(&mut self, file: &str, text: &str) -> Result<String, Error> {
        let parsed = parse(text);
        if parsed.has_errors() {
            return Err(Error::text(file, text, parsed.diagnostics));
        }
        let Some(treaty) = parsed.value.treaty else {
            return Err(Error::wrong(format!(
                "{file} holds no treaty: it should begin with `treaty ID \"Title\"`"
            )));
        };
        let id = treaty.id.clone();
        self.refuse_second_listing(file, &treaty)?;
        let encoded = Encoded {
            file: file.to_owned(),
            text: text.to_owned(),
            treaty,
            journal: parsed.value.statements,
            diagnostics: parsed.diagnostics,
        };
        self.refused.remove(&id);
        self.forget(&id);
        let listed = encoded.treaty.head.listed_as.iter().cloned();
        self.listed.extend(listed.map(|it| (it, id.clone())));
        self.treaties.insert(id.clone(), encoded);
        Ok(id)
    }

    /// Adds a treaty of which a register has acts and nobody has encoded what it says: what hangs on its clauses is open.
    ///
    /// # Errors
    /// What it is called is no id.
    pub(crate) fn add_without_clauses(&mut self, id: &str) -> Result<String, Error> {
        const UNKNOWN: &str = "no clauses are at hand: draft them from its text (foedera draft TEXT) and name the file with --library";
        let text = format!(
            "treaty {id} \"As the register calls it\"\n\ntext on entry into force \"{UNKNOWN}\"\ntext on withdrawal \"{UNKNOWN}\"\n"
        );
        self.add_text(id, &text)
    }

    fn forget(&mut self, id: &str) {
        self.treaties.remove(id);
        self.listed.retain(|_, treaty| treaty != id);
    }

    /// Every treaty, by id.
    pub fn treaties(&self) -> impl Iterator<Item = &Encoded> {
        self.treaties.values()
    }

    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Encoded> {
        self.treaties.get(id)
    }

    /// The treaty of this id, be it the library's own or one that a collection gives it (`listed as`).
    #[must_use]
    pub fn known_as(&self, id: &str) -> Option<&Encoded> {
        self.get(id).or_else(|| self.get(self.listed.get(id)?))
    }

    /// What is recorded under a collection's id would be about two treaties.
    fn refuse_second_listing(&self, file: &str, treaty: &Treaty) -> Result<(), Error> {
        let listed = treaty.head.listed_as.iter();
        let mut taken = listed.filter_map(|id| Some((id, &self.known_as(id)?.treaty.id)));
        match taken.find(|(_, by)| **by != treaty.id) {
            Some((id, by)) => {
                Err(Error::wrong(format!("{file}: `{id}` is already listed by {by}")))
            }
            None => Ok(()),
        }
    }

    /// The statements of a register as ones about the library's treaties, where a collection calls
    /// these otherwise. Those of a coded alliance stay apart: its beginning may be another day than that of signature, and
    /// those who came to it later did not sign.
    pub(crate) fn settle(&self, said: &mut [Said]) {
        for it in said {
            let treaty = &mut it.graded.statement.act.treaty;
            if let Some(id) = self.settled(treaty) {
                *treaty = id.to_owned();
            }
        }
    }

    /// The library's treaty that a collection calls so, but for a coded alliance.
    pub(crate) fn settled(&self, called: &str) -> Option<&str> {
        self.listed.get(called).filter(|_| !atop::is_treaty_id(called)).map(String::as_str)
    }

    /// The journals of all treaties as the engine is handed them.
    pub(crate) fn said(&self) -> impl Iterator<Item = Said> {
        self.treaties().flat_map(|it| &it.journal).cloned().map(said)
    }
}
