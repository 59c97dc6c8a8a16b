//! States, organisations and territories: who can take part in a treaty, when it lived, by which
//! names and codes it is meant, and who came before and after it.
//!
//! Everything is in one world file, `world.txt` with its organs in `organs.txt`, and tables of names
//! beside it (`names/`). It is embedded; [`World::embedded`] reads it once, and what a question does
//! not need not at all. [`World::parse`] reads another one.
//!
//! What this crate does not know: treaties and acts; who recognises whom (a claim by someone); how
//! a name is inflected in a sentence; which treaties pass to a successor.
//!
//! ```
//! use foedera_dates::{Day, Verdict};
//! use foedera_entities::World;
//!
//! let world = World::embedded();
//! let day = Day::from_ymd(1961, 7, 6).unwrap();
//!
//! let union = world.find("Uni Soviet", Some(day))?;
//! assert_eq!(union.existed_on(day), Verdict::Yes);
//!
//! let russia = world.find("RU", None)?;
//! assert_eq!(world.continues(russia.no), Some(union.no));
//! # Ok::<(), foedera_entities::NotFound>(())
//! ```

mod id;

mod code;
mod entity;
mod name;
mod organ;
mod succession;
mod term;

mod line;
mod problem;
mod read;
mod settle;
mod table;

mod find;
mod find_organ;
mod fold;
mod held;
mod lineage;
mod near;
mod not_found;
mod world;

pub use code::{Code, CodeSystem};
pub use entity::{Capacity, Entity, Source, SourceNo};
pub use find::SUGGESTIONS_MAX;
pub use find_organ::ORGAN_WORDS_MAX;
pub use fold::fold;
pub use held::Held;
pub use id::{ENTITY_ID_BYTES_MAX, EntityId, EntityIdError, EntityNo};
pub use name::{LANGUAGE_BYTES_MAX, Language, LanguageError, Name, NameKind};
pub use not_found::{NotFound, Suggestion};
pub use organ::Organ;
pub use problem::{Diagnostic, Place, Problem};
pub use settle::ENTITIES_MAX;
pub use succession::{Succession, SuccessionKind};
pub use term::Term;
pub use world::{Parsed, World};
