//! A document with its place in the archive.

use std::path::Path;

use foedera_archive::{Content, Fields, Place};
use foedera_dates::Edtf;
use serde::Serialize;

use crate::documents::{Document, name_of};

/// How large the text of a document in an archive may be, in bytes: to read one takes a hundred times its length
/// in memory. A file of its own may be larger. Newspaper reports have a few thousand.
pub const ARCHIVED_BYTES_MAX: usize = 1 << 20;

/// A document, and what its archive tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    pub document: Document,
    /// BCP 47.
    pub lang: Option<String>,
    pub published: Option<Edtf>,
    /// What the archive tells that was not understood.
    pub doubt: Option<String>,
}

/// The file in which a document lies, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Located {
    /// The file's path as it was given.
    pub file: String,
    #[serde(flatten)]
    pub place: Place,
}

impl std::fmt::Display for Located {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        if self.place.is_whole() { Ok(()) } else { write!(f, ", {}", self.place) }
    }
}

impl Filed {
    /// The document of a piece; nothing where it holds none.
    pub(super) fn new(
        content: Content,
        at: &Located,
        fields: &Fields,
    ) -> Result<Option<Self>, String> {
        let Some(given) = content.document(fields)? else { return Ok(None) };
        if ARCHIVED_BYTES_MAX < given.text.len() && !at.place.is_whole() {
            let cure = "read it as a file of its own";
            return Err(format!("more than {ARCHIVED_BYTES_MAX} bytes of text: {cure}"));
        }
        let name = match (given.name, &at.place.member) {
            (Some(path), Some(_)) => name_of(Path::new(&path)),
            (Some(name), None) => name,
            (None, _) => unnamed(at),
        };
        let day = given.published.as_deref().map(day);
        let doubt = day.clone().and_then(Result::err);
        Ok(Some(Self {
            document: Document { name, text: given.text },
            // What is no code of a language is not taken for one that nobody can read.
            lang: given.lang.filter(|it| is_language(it)),
            published: day.and_then(Result::ok),
            doubt,
        }))
    }
}

/// `archive:7` of what has no name in its archive; of a file of its own the file's.
fn unnamed(at: &Located) -> String {
    let name = name_of(Path::new(&at.file));
    match at.place.line.or(at.place.byte) {
        Some(number) => format!("{name}:{number}"),
        None => name,
    }
}

/// `2024-11-12`, also with the hour that many tables give.
fn day(text: &str) -> Result<Edtf, String> {
    let text = text.trim();
    let day = text.split(['T', ' ']).next().unwrap_or(text);
    let read = text.parse().or_else(|_| day.parse());
    read.map_err(|_| format!("`{text}` is no day of publication: write it as 2024-11-12"))
}

/// A subtag of two or three letters, perhaps with more behind it.
fn is_language(tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    matches!(primary.len(), 2 | 3) && primary.bytes().all(|it| it.is_ascii_lowercase())
}
