//! Containers of documents to documents, each with its place: folders' files, tar, JSON lines, CSV and
//! WARC, also compressed by gzip.
//!
//! It knows no treaty, no language and no file: it is handed bytes to read and hands on texts. What cannot
//! be read is told with its place and stops nothing but itself. Memory is bounded by the largest piece
//! that is taken, [`PIECE_BYTES_MAX`], not by the archive.
//!
//! Two steps, so that many cores can share the work: an archive is *cut* into pieces, which is quick and
//! goes from its beginning to its end ([`cut`]); each piece then becomes a document on its own
//! ([`Content::document`]), in any thread. [`in_order`] runs both and keeps the order.
//!
//! ```
//! use std::ops::ControlFlow;
//! use foedera_archive::{Fields, Form, cut};
//!
//! let archive = b"{\"id\": 7, \"text\": \"Peru ratified.\"}\n{\"id\": 8}\n";
//! let mut told = Vec::new();
//! let _ = cut(&archive[..], Form::JsonLines, &mut |piece| {
//!     let document = piece.content.and_then(|it| it.document(&Fields::default()));
//!     told.push(match document {
//!         Ok(Some(it)) => it.text,
//!         Ok(None) => "no document".to_owned(),
//!         Err(why) => format!("{}: {why}", piece.place),
//!     });
//!     ControlFlow::Continue(())
//! });
//! assert_eq!(told, ["Peru ratified.", "line 2: no text: none of the fields text, content, body is there"]);
//! ```

mod cut;
mod fields;
mod form;
mod html;
mod http;
mod in_order;
mod json_lines;
mod lines;
mod piece;
mod place;
mod table;
mod tape;
mod warc;

pub use cut::cut;
pub use fields::Fields;
pub use form::Form;
pub use in_order::in_order;
pub use piece::{Content, Document, Piece};
pub use place::Place;

/// How large a file may be that is one document, in bytes. Newspaper reports have a few thousand.
pub const DOCUMENT_BYTES_MAX: usize = 16 << 20;

/// How large a piece of an archive may be, in bytes, with what it is wrapped in; pages of the web have a hundred
/// thousand. Several are held at once.
pub const PIECE_BYTES_MAX: usize = 4 << 20;

/// What some programs put before a text of UTF-8; it belongs to no field.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
