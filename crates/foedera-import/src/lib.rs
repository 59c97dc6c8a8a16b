//! Other people's data of treaty acts to statements, each with its place.
//!
//! What this crate knows: the formats ([`atop`], [`ieadb`], [`untc`]), the names and dates of their makers, and the
//! account of what became of every entry ([`Report`]): taken, taken with a doubt, or refused with
//! its reason. What it does not know: files and storage (it is handed a [`Folder`] of bytes), the
//! law of the treaties, and what the answers will be. The days on which others say that a treaty
//! entered into force are kept apart as evidence ([`Listed::recorded`]).

mod error;
mod import;
mod lines;
mod report;
mod table;

mod actor;
mod date;
mod number;

pub mod atop;
pub mod ieadb;
pub mod untc;

#[cfg(test)]
mod tests;

pub use error::Error;
pub use import::{Collection, Import, Listed, RecordedDate, Taken};
pub use lines::{FAULTS_MAX, ROW_BYTES_MAX};
pub use report::{Doubt, Place, Refusal, Report};
pub use table::{Folder, ROWS_MAX};
