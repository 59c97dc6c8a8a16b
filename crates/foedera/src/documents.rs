//! Documents as they come from disk: named, bounded, and never trusted to be text.

use std::path::Path;

use crate::Error;
use crate::surroundings::Surroundings;

/// How large a document may be, in bytes. Newspaper reports have a few thousand.
pub const DOCUMENT_BYTES_MAX: u64 = foedera_archive::DOCUMENT_BYTES_MAX as u64;

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
        Ok(Self { name: name_of(path), text })
    }
}

/// The name of the file without folder, and without `.txt` or `.txt.gz`; `-` for standard input.
pub(crate) fn name_of(path: &Path) -> String {
    let file = path.file_name().map_or_else(|| "-".into(), |it| it.to_string_lossy());
    let bare = file.strip_suffix(".gz").unwrap_or(&file);
    bare.strip_suffix(".txt").unwrap_or(&file).to_owned()
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
