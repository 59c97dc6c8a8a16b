//! Other people's data from disk: the files of a folder, read by the format that the user names.

use std::path::Path;

use foedera_dates::Edtf;
use foedera_entities::World;
use foedera_import::{Folder, Import, atop, ieadb, untc};

use crate::documents::text_of;
use crate::intake::Intake;
use crate::surroundings::Surroundings;
use crate::{Error, IMPORT_STATEMENTS_MAX};

/// How large a file of a collection may be, in bytes. The largest in use has a twentieth of it.
pub const TABLE_BYTES_MAX: u64 = 256 << 20;

/// How deep the folders of a collection may nest: they have one level.
const DEPTH_MAX: usize = 2;

/// Whose data, and in which layout (`docs/formats/import.md`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// The Alliance Treaty Obligations and Provisions.
    Atop,
    /// The International Environmental Agreements Database.
    Ieadb,
    /// The United Nations Treaty Collection; as at which day, where the files do not say it.
    Untc { as_at: Option<Edtf> },
}

/// Reads a folder, or one file, of other people's data.
///
/// # Errors
/// It cannot be read, or is not of this format.
pub fn read_collection(
    format: &Format,
    path: &Path,
    surroundings: &dyn Surroundings,
) -> Result<Import, Error> {
    let folder = folder(format, path, surroundings)?;
    let read = match format {
        Format::Atop => atop::read(&folder, World::embedded()),
        Format::Ieadb => ieadb::read(&folder, World::embedded()),
        Format::Untc { as_at } => untc::read(&folder, as_at.clone(), World::embedded()),
    };
    let import = read.map_err(|cause| Error::wrong(format!("{}: {cause}", path.display())))?;
    if IMPORT_STATEMENTS_MAX < import.statements.len() {
        return Err(Error::wrong(format!(
            "more than {IMPORT_STATEMENTS_MAX} statements: split the folder"
        )));
    }
    Ok(import)
}

/// The text of a table, such as the JSON lines of a whole register.
///
/// # Errors
/// It cannot be read, is larger than [`TABLE_BYTES_MAX`], or is not UTF-8.
pub fn table_of(path: &Path, surroundings: &dyn Surroundings) -> Result<String, Error> {
    text_of(path, TABLE_BYTES_MAX, surroundings)
}

impl From<Import> for Intake {
    /// With the recorded dates among the statements, as the evidence that they are.
    fn from(import: Import) -> Self {
        let evidence: Vec<_> = import.evidence().collect();
        let acts = import.statements.into_iter().map(|it| it.graded);
        let statements = acts.chain(evidence).collect();
        Self { statements, report: import.report, ..Self::default() }
    }
}

/// The files that the format reads, by their names within the folder.
fn folder(format: &Format, path: &Path, surroundings: &dyn Surroundings) -> Result<Folder, Error> {
    let mut folder = Folder::new();
    if surroundings.is_folder(path) {
        gather(format, path, "", 1, surroundings, &mut folder)?;
    } else {
        return Ok(file(path, surroundings)?.0);
    }
    Ok(folder)
}

/// A folder of this one file, and its name in there.
pub(crate) fn file(
    path: &Path,
    surroundings: &dyn Surroundings,
) -> Result<(Folder, String), Error> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut folder = Folder::new();
    folder.insert(name.as_str(), bytes(path, surroundings)?);
    Ok((folder, name))
}

fn gather(
    format: &Format,
    path: &Path,
    within: &str,
    depth: usize,
    surroundings: &dyn Surroundings,
    folder: &mut Folder,
) -> Result<(), Error> {
    for inside in surroundings.list(path).map_err(|cause| Error::reading(path, cause))? {
        let name = inside.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{within}{name}");
        if surroundings.is_folder(&inside) {
            if depth < DEPTH_MAX {
                gather(format, &inside, &format!("{name}/"), depth + 1, surroundings, folder)?;
            }
        } else if is_read(format, &name) {
            folder.insert(name, bytes(&inside, surroundings)?);
        }
    }
    Ok(())
}

fn is_read(format: &Format, name: &str) -> bool {
    match format {
        Format::Atop => atop::is_read(name),
        Format::Ieadb => ieadb::FILES.contains(&name),
        Format::Untc { .. } => untc::is_read(name),
    }
}

pub(crate) fn bytes(path: &Path, surroundings: &dyn Surroundings) -> Result<Vec<u8>, Error> {
    let bytes = surroundings.read(path, TABLE_BYTES_MAX);
    let bytes = bytes.map_err(|cause| Error::reading(path, cause))?;
    if TABLE_BYTES_MAX < bytes.len() as u64 {
        let says = format!("{} has more than {TABLE_BYTES_MAX} bytes: split it", path.display());
        return Err(Error::wrong(says));
    }
    Ok(bytes)
}
