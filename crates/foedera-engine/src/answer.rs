//! What the engine answers: plain data, with its reasons.
//!
//! Nothing here decides anything, and nothing knows how an answer is printed. Every answer is
//! *yes*, *no* or *open*, and an open one says what it hangs on.

mod amendment;
mod change;
mod declaration;
mod duties;
mod invoked;
mod priority;
mod reason;
mod reservation;
mod standing;
mod survival;

pub use amendment::{AmendmentAnswer, Version};
pub use change::{Change, Difference};
pub(crate) use change::{STILL_BOUND, TOWARD};
pub use declaration::Declared;
pub use duties::{Missing, Residual};
pub use invoked::{Invoked, InvokedGround, Procedure};
pub use priority::Priority;
pub use reason::Reason;
pub use reservation::{ObjectionPeriod, ReservationEffect, Reserved, School, to_articles};
pub use standing::{
    Article18, Axes, Between, Exit, Expressed, Maintained, NotAdmitted, Possible, Since, Standing,
    StateAnswer, Step, Understanding,
};
pub use survival::Survival;

use std::fmt;

use foedera_dates::{Bounds, Day, Verdict};
use foedera_entities::EntityId;

/// Whether a treaty is in force on a day, for whom, since and until when, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub treaty: String,
    pub on: Day,
    /// The day up to which publications were used.
    pub known: Option<Day>,
    /// Asked for this state alone, or for this pair.
    pub between: Vec<EntityId>,
    /// Asked for this territory of the state alone: then the verdict, its days and its reasons are about
    /// application there (VCLT 29).
    pub territory: Option<String>,
    pub in_force: Verdict,
    /// The first day in. Nothing where it is certainly not in force.
    pub since: Option<Bounds>,
    /// The first day out, where one is known on what is recorded.
    pub until: Option<Bounds>,
    /// The treaties that replaced it, once what is asked about has ended by that.
    pub replaced_by: Vec<String>,
    /// The term that runs on the day, where the treaty has terms.
    pub term: Option<Term>,
    /// Parts of the treaty that answer otherwise.
    pub except: Vec<PartAnswer>,
    /// What the reservations of the state asked about come to; of both states of a pair.
    pub reservations: Vec<Reserved>,
    /// What declarations exclude: of the state asked about, of both of a pair, else of all.
    pub declarations: Vec<Declared>,
    /// The amendments that somebody has acted on by the day, in the order of their adoption.
    pub amendments: Vec<AmendmentAnswer>,
    /// The version that governs between two that are asked about.
    pub version: Option<Version>,
    /// Of a pair: which governs of this treaty and of each that a clause sets it in an order to.
    pub priority: Vec<Priority>,
    /// Grounds that parties have invoked by the day, by those or against those who are asked about.
    pub invoked: Vec<Invoked>,
    /// What goes on for states that are out.
    pub survives: Vec<Survival>,
    /// By id; in the order of the ids.
    pub states: Vec<StateAnswer>,
    /// The named leaves of `residual`; then declarations that are due and not made.
    pub missing: Vec<Missing>,
    /// What must still happen before entry into force; nothing once it is in force or ended.
    pub residual: Option<Residual>,
    /// The day of entry into force if all that is missing happened on the day asked about.
    pub would_follow: Option<Day>,
    /// The day on which it lapses unless it is in force before, where it still can be.
    pub lapses: Option<Day>,
    /// The entry into force that is to come after the day, on what is recorded; nothing where it is
    /// or may be in force on the day.
    pub ahead: Option<Ahead>,
    /// What an open answer hangs on.
    pub open_on: Vec<OpenOn>,
    pub conflicts: Vec<Conflict>,
    /// Rival accounts of equal grade, where they answer differently.
    pub branches: Vec<Branch>,
    pub warnings: Vec<String>,
    pub because: Reason,
}

/// An entry into force after the day asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    pub on: Bounds,
    /// Whether it comes in every completion of what is open.
    pub certain: bool,
    pub because: Vec<Reason>,
}

/// The term of a treaty that runs on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The first day out if it is not renewed.
    pub ends: Bounds,
    /// The last day on which a notice keeps it from being renewed, where a notice does.
    pub notice_by: Option<Bounds>,
    /// For how long it is renewed, in words; nothing where it is not.
    pub renews_for: Option<String>,
}

/// A part of a treaty whose answer differs from that of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartAnswer {
    /// In words: `article 41`, `articles 1 to 12`.
    pub part: String,
    pub in_force: Verdict,
    pub since: Option<Bounds>,
    pub because: Reason,
}

/// One thing that an open answer hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenOn {
    /// The day of an act, known only within bounds.
    Date { act: String, bounds: Bounds },
    /// Statements of equal grade that contradict each other.
    Rivals { act: String, accounts: Vec<String> },
    /// Words of the treaty that are kept as text and bear on the answer.
    Text { clause: String, words: String },
    /// A counting convention that the treaty does not state.
    Convention { clause: String, cure: String },
    /// A reading of the law on which the treaty is silent and practice divided.
    Reading { question: String },
    /// Whom to recognise, on which those who keep or read the record differ.
    Recognition { sides: Vec<String> },
    /// Acts that the journal declares it may lack, in words: `the journal of consents is complete
    /// until 2016-11-04`.
    Gap { says: String },
    /// More completions than the engine goes through; see
    /// [`COMPLETIONS_MAX`](crate::COMPLETIONS_MAX).
    Limit,
}

/// In words, for people.
impl fmt::Display for OpenOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date { act, bounds } => write!(f, "the day of {act}: {}", bounds.in_words()),
            // Each account names its act.
            Self::Rivals { accounts, .. } => {
                write!(f, "which account is right: {}", accounts.join("; or "))
            }
            Self::Text { clause, words } => write!(f, "words kept as text, {clause}: {words}"),
            Self::Convention { clause, cure } => write!(f, "how {clause} counts days: {cure}"),
            Self::Reading { question } => f.write_str(question),
            Self::Recognition { sides } => {
                write!(f, "recognition: whether {}", sides.join(", or "))
            }
            Self::Gap { says } => write!(f, "acts that may be missing: {says}"),
            Self::Limit => f.write_str("more that is open than is gone through: settle some days"),
        }
    }
}

/// What rivals are about: what happened, or what the law is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rivals {
    /// Accounts of equal grade; there may be readings of the law beside them.
    Accounts,
    /// Readings of the law alone: nobody contradicts anybody about what happened.
    Readings,
    /// Whom to recognise: nobody contradicts anybody about what happened.
    Recognition,
}

/// Two accounts of one act that cannot both be right, or an act that somebody denies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The act in words: `law, by RU, of "President"`.
    pub act: String,
    /// Every account, the one believed first.
    pub accounts: Vec<Account>,
    /// Whether the best grade decides; otherwise the accounts branch.
    pub decided: bool,
}

/// One account of an act, and who holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The day it gives, or that the act is denied.
    pub says: String,
    /// The chains of attribution that hold it, with their grades.
    pub held_by: Vec<String>,
    /// The ids of the statements.
    pub statements: Vec<String>,
    pub believed: bool,
}

/// The answer if one set of rival accounts is right, or one reading of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    pub rivals: Rivals,
    pub if_right: Vec<String>,
    pub held_by: Vec<String>,
    pub in_force: Verdict,
    pub since: Option<Bounds>,
    pub until: Option<Bounds>,
}
