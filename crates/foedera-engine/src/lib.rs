//! Law, statements, policy and question to an answer with its reason.
//!
//! Pure and deterministic: no clock, no file, no network, no syntax and no storage. Law comes in
//! as [`foedera_model::Treaty`], the record as statements ([`Said`]), and everything that is
//! answered is computed anew from them.
//!
//! A datum goes one way: statements become facts under a policy (`belief`); law is compiled once
//! (`law`); one completion of what is open is evaluated by one evaluator (`evaluate`); what all
//! completions have in common is the answer (`open`, `answer`).

mod answer;
mod belief;
pub mod casus;
mod evaluate;
mod law;
mod open;
mod persistent;
mod questions;
mod words;

pub use answer::{
    Account, Ahead, AmendmentAnswer, Answer, Article18, Axes, Between, Branch, Change, Conflict,
    Declared, Difference, Exit, Expressed, Invoked, InvokedGround, Maintained, Missing,
    NotAdmitted, ObjectionPeriod, OpenOn, PartAnswer, Possible, Priority, Procedure, Reason,
    ReservationEffect, Reserved, Residual, Rivals, School, Since, Standing, StateAnswer, Step,
    Survival, Term, Understanding, Version, to_articles,
};
pub use belief::{Policy, Said, UNPUBLISHED};
pub use evaluate::Cause;
pub use law::{ClauseNo, SubjectNo};
pub use open::COMPLETIONS_MAX;
pub use questions::{
    BRANCHES_SHOWN_MAX, Engine, Fault, Holding, Question, Refusal, StateNo, Table, TreatyNo,
    difference,
};
