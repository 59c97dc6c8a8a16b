//! The append-only record: append, cut, verify.
//!
//! It keeps what sources say (statements), and what a reviewer made of it, as a log of entries
//! chained by their hashes. It answers what stood in the log at an instant, and it proves against
//! a head kept elsewhere that nothing in it was changed.
//!
//! It is not a database of facts: it knows no meaning of acts, computes no status, joins nothing.
//! It has no clock (the caller hands in `now`), and no way to change or remove an entry.
//!
//! ```
//! use foedera_register::{Draft, Memory, Register};
//! # use foedera_model::{Act, ActKind, Statement, Status};
//! # let statement = Statement {
//! #     act: Act::new("RU-KP-2024", ActKind::Signature), status: Status::Happened,
//! #     chain: vec![], published: None, passage: None, rule: None, corrects: None,
//! #     retracts: false, note: None,
//! # };
//! let mut register = Register::over(Memory::init("treaties.example/register".parse()?));
//! let now = "2026-11-23T12:00:00Z".parse()?;
//! let receipt = register.append(0, &[Draft::Recorded { statement, grade: None }], now)?;
//! println!("keep this line elsewhere: {}", receipt.head);
//!
//! assert_eq!(register.snapshot(None)?.len(), 1);
//! assert!(register.verify(&[receipt.head])?.is_sound());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The format, byte by byte, is in `docs/formats/register.md`; why it is so, in
//! `docs/decisions/0004-register.md`.

mod canonical;
mod chain;
mod entry;
mod error;
mod hash;
mod head;
mod register;
mod review;
mod store;
mod verify;

pub use canonical::{StatementId, canonical};
pub use chain::{DRAFTS_PER_APPEND_MAX, ENTRY_BYTES_MAX, Receipt, Sealed};
pub use entry::{Draft, Entry};
pub use error::Error;
pub use hash::Hash;
pub use head::{Head, ORIGIN_BYTES_MAX, Origin};
pub use register::{APPEND_TRIES_MAX, Recorded, Register};
pub use review::State;
#[cfg(feature = "postgres")]
pub use store::Postgres;
pub use store::{JsonLog, Memory, Run, Sqlite, Store, is_in_database, shown};
pub use verify::{Fault, Verification, What};
