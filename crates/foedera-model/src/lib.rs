//! The nouns of Foedera: treaty, clause, commitment, act, statement, event; document, span,
//! diagnostic.
//!
//! Nouns and their invariants, nothing else: this crate does not know how anything is stored,
//! parsed or decided, and has no function that loops over a record.

mod act;
mod claim;
mod commitment;
mod diagnostic;
mod grade;
mod obligation;
mod reservation;
mod rule;
mod scenario;
mod span;
mod statement;
mod treaty;
mod when;
mod who;

pub use act::{Act, ActKind, Instrument, Person, Receipt};
pub use claim::{Claim, ClaimKind, LeavingStep, Reading, Remark, RemarkKind};
pub use commitment::{
    Actors, Against, Assistance, Commitment, Decider, Duty, EventKind, NeutralityKind, Number,
    Predicate, Proviso, Side, Trigger,
};
pub use diagnostic::{Diagnostic, Parsed, Severity};
pub use grade::{Grade, Reliability};
pub use obligation::{Obligation, Obligations};
pub use reservation::{Acceptor, ReservationRule};
pub use rule::{
    AccessionAnswer, AccessionBinds, AccessionFrom, Amendment, AmendmentBinds, AmendmentWhen, Area,
    ArticleRange, CountOrganisations, Duration, Exit, Fighting, LaterThan, Lies, Means, NoticeEnds,
    Objectors, Part, Renewal, Rule, TermFrom, Territorial, Topic, Window,
};
pub use scenario::{About, Characterisation, Event, Lasting, Scenario};
pub use span::Span;
pub use statement::{Graded, Passage, Statement, Status, Voice};
pub use treaty::{
    Clause, Coming, Complete, Encoding, Head, Label, NamedSet, Opening, OtherName, READINGS_MAX,
    Reach, Recorded, SeveralDepositaries, Source, Table, TextVersion, Treaty, Until,
};
pub use when::{Condition, Counted, ForWhom, Measure, Own, Quantity, When};
pub use who::{AsOf, Base, Fraction, HowMany, Quorum, Set};
