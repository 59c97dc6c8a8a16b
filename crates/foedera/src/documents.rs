//! Documents as they come from disk: named, bounded, and never trusted to be text.

use std::path::{Path, PathBuf};

use crate::Error;
use crate::surroundings::Surroundings;

/// How large a document may be, in bytes. Newspaper reports have a few thousand.
pub const DOCUMENT_BYTES_MAX: u64 = 16 << 20;

/// How deep folders of documents may nest.
pub const FOLDER_DEPTH_MAX: usize = 32;

/// A document, its name and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The file's name without folder and without `.txt`; `-` for standard input.
    pub name: String,
    pub text: String,
}

impl Document {
    /// Reads one document.
    ///
    /// # Errors
    /// It cannot be read, is larger than [`DOCUMENT_BYTES_MAX`], or is not UTF-8.
    pub fn open(path: &Path, world: &dyn Surroundings) -> Result<Self, Error> {
        let text = text_of(path, DOCUMENT_BYTES_MAX, world)?;
        let file = path.file_name().map_or_else(|| "-".into(), |it| it.to_string_lossy());
        let name = file.strip_suffix(".txt").unwrap_or(&file).to_owned();
        Ok(Self { name, text })
    }
}

/// The documents that a path means: itself, or all `.txt` files of a folder and its folders, by
/// name.
///
/// # Errors
/// A folder cannot be read, or they nest deeper than [`FOLDER_DEPTH_MAX`].
pub fn documents_of(path: &Path, world: &dyn Surroundings) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    gather(path, world, 0, &mut found)?;
    Ok(found)
}

fn gather(
    path: &Path,
    world: &dyn Surroundings,
    depth: usize,
    found: &mut Vec<PathBuf>,
) -> Result<(), Error> {
    if !world.is_folder(path) {
        let wanted = depth == 0 || path.extension().is_some_and(|it| it == "txt");
        found.extend(wanted.then(|| path.to_path_buf()));
        return Ok(());
    }
    if FOLDER_DEPTH_MAX < depth {
        let says = format!("{} lies more than {FOLDER_DEPTH_MAX} folders deep", path.display());
        return Err(Error::wrong(says));
    }
    for inside in world.list(path).map_err(|cause| Error::reading(path, cause))? {
        gather(&inside, world, depth + 1, found)?;
    }
    Ok(())
}

/// The text of a file.
pub(crate) fn text_of(
    path: &Path,
    bytes_max: u64,
    world: &dyn Surroundings,
) -> Result<String, Error> {
    let bytes = world.read(path, bytes_max).map_err(|cause| Error::reading(path, cause))?;
    if bytes_max < bytes.len() as u64 {
        let says = format!("{} has more than {bytes_max} bytes: split it", path.display());
        return Err(Error::wrong(says));
    }
    String::from_utf8(bytes).map_err(|cause| {
        let at = cause.utf8_error().valid_up_to();
        Error::wrong(format!(
            "{} is not UTF-8 from byte {at} on: convert it, for instance with iconv",
            path.display()
        ))
    })
}
