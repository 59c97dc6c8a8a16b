//! A report of treaty acts to claims, each citing its words.
//!
//! It reads what is *said*: it does not know what is legally possible, what the record already
//! holds, or what status a treaty has. Deterministic, without a model: words and rules of each
//! language are data under `languages/`, and no code here knows a word of any language.
//!
//! ```
//! use foedera_reader::{Document, ReadOptions, read};
//!
//! let text = "Peru ratified the treaty with Chile on 3 May 2023.";
//! let reading = read(&Document::new(text), &ReadOptions::embedded());
//! let claim = reading.claims.first().expect("one act is reported");
//! assert_eq!(claim.actor.as_deref(), Some("PE"));
//! assert_eq!(claim.parties, ["CL", "PE"]);
//! ```

mod act;
pub mod assist;
mod clause;
mod dateline;
mod document;
mod group;
mod language;
mod letter;
mod merge;
mod node;
mod pack;
mod read;
mod remark;
mod resolve;
mod said;
mod sense;
mod sentence;
mod shadow;
mod show;
mod title;
mod token;
mod trace;

pub use document::{Document, ReadOptions};
pub use pack::{Pack, PackError};
pub use read::{may_tell, read, read_explained};
pub use show::in_one_line;
pub use trace::{Step, Trace};
