//! Archives of reports, of any size: read in all cores, in the order in which they lie there, and gone on
//! with where a run was broken off.
//!
//! Files come from the world, and are cut into documents by `foedera-archive`; here they get their names
//! and days, and meet the reader. What is done with a reading is the front's.

mod bookmark;
mod filed;
mod reading;
mod walk;

use std::path::PathBuf;

pub use bookmark::{Asked, Bookmark, Tally};
pub use filed::{ARCHIVED_BYTES_MAX, Filed, Located};
pub use foedera_archive::{Fields, Form, Place};
pub use reading::{Became, Manner, Read, Told};

/// Reports that lie together: files, folders, archives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reports {
    /// Read in this order; `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// What the files are that are named; told by their endings where nothing is said.
    pub form: Option<Form>,
    pub fields: Fields,
}
