//! The nouns of Foedera: treaty, clause, commitment, act, statement, event; document, span,
//! diagnostic.
//!
//! Nouns and their invariants, nothing else: this crate does not know how anything is stored,
//! parsed or decided, and has no function that loops over a record.

mod act;
mod claim;
mod diagnostic;
mod grade;
mod span;
mod statement;

pub use act::{Act, ActKind, Instrument, Person, Receipt};
pub use claim::{Claim, ClaimKind, Reading, Remark, RemarkKind};
pub use diagnostic::{Diagnostic, Parsed, Severity};
pub use grade::{Grade, Reliability};
pub use span::Span;
pub use statement::{Graded, Passage, Statement, Status, Voice};
