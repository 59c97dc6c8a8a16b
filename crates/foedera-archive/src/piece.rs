//! A piece of an archive, as it was cut, and the document in it.

use std::sync::Arc;

use csv::ByteRecord;

use crate::fields::{Fields, Found};
use crate::place::Place;
use crate::{html, http, json_lines};

/// A piece of an archive.
#[derive(Debug)]
pub struct Piece {
    pub place: Place,
    /// Or why it could not be cut.
    pub content: Result<Content, String>,
}

/// What was cut, not looked at yet.
#[derive(Debug)]
pub struct Content(pub(crate) Raw);

#[derive(Debug)]
pub(crate) enum Raw {
    /// No document: a picture in a tar, a request in a WARC.
    Other,
    /// A text, under the name that its container gives it.
    Text {
        name: Option<String>,
        bytes: Vec<u8>,
    },
    /// A line of JSON.
    Line(Vec<u8>),
    Row {
        head: Arc<ByteRecord>,
        row: ByteRecord,
    },
    /// What a server sent, with its own head.
    Response {
        name: Option<String>,
        bytes: Vec<u8>,
    },
    /// What was taken from a page, of this media type.
    Resource {
        name: Option<String>,
        media: String,
        bytes: Vec<u8>,
    },
}

/// A document as its archive tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What the archive calls it: a member's path, an id, an address.
    pub name: Option<String>,
    pub text: String,
    /// As it is written there.
    pub published: Option<String>,
    pub lang: Option<String>,
}

impl Piece {
    pub(crate) fn new(place: Place, raw: Raw) -> Self {
        Self { place, content: Ok(Content(raw)) }
    }

    pub(crate) fn fault(place: Place, why: impl Into<String>) -> Self {
        Self { place, content: Err(why.into()) }
    }

    /// How many bytes it holds, about.
    #[must_use]
    pub fn len(&self) -> usize {
        self.content.as_ref().map_or(0, Content::len)
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Content {
    fn len(&self) -> usize {
        match &self.0 {
            Raw::Other => 0,
            Raw::Text { bytes, .. } | Raw::Line(bytes) | Raw::Response { bytes, .. } => bytes.len(),
            Raw::Resource { bytes, .. } => bytes.len(),
            Raw::Row { row, .. } => row.as_slice().len(),
        }
    }

    /// The document in it; nothing where it holds none.
    ///
    /// # Errors
    /// Says what is wrong with it: bad UTF-8, bad JSON, no field with a text.
    pub fn document(self, fields: &Fields) -> Result<Option<Document>, String> {
        match self.0 {
            Raw::Other => Ok(None),
            Raw::Text { name, bytes } => plain(name, bytes).map(Some),
            Raw::Line(bytes) => json_lines::document(&bytes, fields).map(Some),
            Raw::Row { head, row } => of_row(&head, &row, fields).map(Some),
            Raw::Response { name, bytes } => {
                let Some((media, body)) = http::body(&bytes)? else { return Ok(None) };
                of_media(name, &media, body)
            }
            Raw::Resource { name, media, bytes } => of_media(name, &media, bytes),
        }
    }
}

fn plain(name: Option<String>, bytes: Vec<u8>) -> Result<Document, String> {
    Ok(Document { name, text: utf8(bytes)?, ..Document::default() })
}

/// Plain text and HTML are documents; nothing else is.
fn of_media(name: Option<String>, media: &str, bytes: Vec<u8>) -> Result<Option<Document>, String> {
    let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    Ok(match media.as_str() {
        "text/plain" => Some(plain(name, bytes)?),
        "text/html" | "application/xhtml+xml" => {
            let text = html::text(&utf8(bytes)?);
            Some(Document { name, text, ..Document::default() })
        }
        _ => None,
    })
}

fn of_row(head: &ByteRecord, row: &ByteRecord, fields: &Fields) -> Result<Document, String> {
    let mut found = Found::default();
    for (field, value) in head.iter().zip(row) {
        let Ok(field) = str::from_utf8(field) else { continue };
        if fields.asks(field) {
            let value = utf8(value.to_vec()).map_err(|why| format!("field {field}: {why}"))?;
            found.take(fields, field, || value);
        }
    }
    found.document(fields)
}

impl Found {
    pub(crate) fn document(self, fields: &Fields) -> Result<Document, String> {
        let Some(text) = self.text.value() else { return Err(fields.no_text()) };
        let (name, published, lang) =
            (self.name.value(), self.published.value(), self.lang.value());
        Ok(Document { name, text, published, lang })
    }
}

/// The text of bytes.
pub(crate) fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|cause| {
        let at = cause.utf8_error().valid_up_to();
        format!("not UTF-8 from its byte {at} on: convert it, for instance with iconv")
    })
}

/// What is wrong with a piece that is larger than `bytes_max`.
pub(crate) fn too_long(bytes_max: usize) -> String {
    format!("more than {bytes_max} bytes: split it")
}
