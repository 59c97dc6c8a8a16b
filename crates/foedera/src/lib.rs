//! The façade: it wires the library, the record, the reader and the engine to a world, and is the
//! only public API of Foedera.
//!
//! Three kinds of fronts use it (a command line, a server, Python); none of them knows anything
//! else of Foedera, and so they cannot differ in meaning, only in manners. It is the only place
//! where the clock and files come in ([`Surroundings`]) and a model may be asked ([`Assistant`]), and it owns the answers' serialisable form
//! ([`json`]). It decides nothing about law: that is the engine's.

mod acts_file;
mod added;
mod admit;
pub mod archive;
mod ask;
mod assist;
pub mod audit;
mod believe;
mod calendar;
mod claimed;
mod coded;
mod collection;
mod columns;
mod continued;
mod differing;
mod documents;
pub mod drafted;
mod dubious;
mod enter;
mod error;
mod ical;
mod identity;
mod intake;
pub mod json;
mod library;
mod memberships;
mod naming;
mod notification;
mod packs;
pub mod panel;
mod parties;
mod record;
mod recorded;
mod referred;
mod surroundings;
mod turning;
mod unadmitted;
mod uncommitted;
mod unfiled;

pub use acts_file::{
    IMPORT_STATEMENTS_MAX, read_csv, read_journal, read_json_lines, write_csv, write_json_lines,
    write_statement_columns,
};
pub use added::acts_of;
pub use admit::{is_filed, statements_of};
pub use ask::{Foedera, Outlook, Sight, scenarios_of};
pub use assist::{ANSWER_BYTES_MAX, Assistant, Endpoint, assist};
pub use believe::Believe;
pub use calendar::{Ahead, AheadKind, TERMS_MAX, window};
pub use coded::{Coded, CodedMembership};
pub use collection::{Format, TABLE_BYTES_MAX, read_collection, table_of};
pub use columns::Columnar;
pub use differing::difference;
pub use documents::{DOCUMENT_BYTES_MAX, Document, FOLDER_DEPTH_MAX};
pub use dubious::dubious;
pub use enter::{Entered, Manner};
pub use error::Error;
pub use ical::ical;
pub use identity::treaty_of;
pub use intake::{Intake, write_doubtful, write_refused};
pub use library::{Encoded, Library, TREATY_BYTES_MAX, treaty_files};
pub use memberships::{
    Membership, Memberships, memberships, write_memberships, write_memberships_columns,
};
pub use notification::{Addressees, Besides, Notification};
pub use packs::{PACK_BYTES_MAX, pack_of};
pub use parties::{Participant, Parties};
pub use record::Record;
pub use recorded::EntryDays;
pub use surroundings::{Machine, Surroundings};
pub use unfiled::Unfiled;

pub use foedera_clauses as clauses;
pub use foedera_dates::{Bounds, Day, Edtf, Verdict};
pub use foedera_engine::{self as engine, Answer, Change, Difference, Policy, Question, Reason};
pub use foedera_entities::{self as entities, EntityId, World};
pub use foedera_import as import;
pub use foedera_model as model;
pub use foedera_panel::{Counting, Years};
pub use foedera_reader as reader;
pub use foedera_register as register;

/// What stands between several organs in a claim.
pub(crate) const ORGAN_SEPARATOR: &str = "; ";

/// A statement as the engine is handed it, under the id that a register would give it.
pub(crate) fn said(graded: foedera_model::Graded) -> foedera_engine::Said {
    let id = foedera_register::StatementId::of(&graded.statement);
    let id = id.map_or_else(|_| String::new(), |it| it.to_string());
    foedera_engine::Said::recorded(id, graded)
}
