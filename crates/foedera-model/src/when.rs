//! The two grammatical nouns of time: conditions, and days reckoned from them.

use foedera_dates::{Day, Delay};
use foedera_entities::EntityId;

use crate::{Instrument, Quorum, Set};

/// A number with decimals as the treaty prints it, in millionths: `55` is 55,000,000, `35.1441` is
/// 35,144,100. Shares are compared exactly, never in floating point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity {
    pub millionths: i128,
}

/// Which acts a condition counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    Signature,
    /// Any act by which consent is established under the consent clauses (VCLT 11 to 16).
    Consent,
    /// Deposit of an instrument of any kind.
    AnyInstrument,
    /// Deposit of that instrument alone.
    Instrument(Instrument),
    /// Ratification, acceptance or approval by a signatory (VCLT 14); no accession.
    Ratification,
    /// Notification that internal procedures are complete, by the day it was sent.
    NotificationSent,
    /// The same, by the day it was received.
    NotificationReceived,
    Decision,
    ProcesVerbal,
    AmendmentAcceptance,
    /// An objection to an amendment that has not been given up.
    AmendmentObjection,
}

/// How much of a table a set of states holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// In the table's own unit.
    Units(Quantity),
    /// A share, in percent of the table's total.
    Percent(Quantity),
    /// A share, in percent of what the same states hold of another table.
    PercentOfTheir { percent: Quantity, other: String },
}

/// An act or moment of the one state that the line is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Own {
    /// `its deposit`: the act by which its consent is established.
    Consent,
    Signature,
    Acceptance,
    Declaration,
    /// `its notice`, which counts from its receipt where one is told (VCLT 78).
    Notice,
    /// `receipt of its notice by the depositary`.
    NoticeReceived,
    /// `receipt of its notice by the other party`, where the parties notify each other (VCLT 78).
    NoticeReceivedByOther,
    /// `notification by it`.
    Notification,
    /// `notification of its accession`, by the depositary to the others (VCLT 77(1)(e)).
    AccessionNotified,
    /// `entry into force for it`.
    EntryIntoForce,
    /// `its notice that it will not become a party` (VCLT 18(a), 25(2)).
    Refusal,
}

/// For whom another treaty is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForWhom {
    State(EntityId),
    /// The state that the line is about.
    It,
}

/// Something that becomes true on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    /// So many states have done an act, and have not taken it back.
    Done {
        act: Counted,
        by: Quorum,
    },
    /// The parties have exchanged instruments of ratification (VCLT 16(a)).
    Exchange,
    /// The parties have exchanged notes (VCLT 13).
    ExchangeOfNotes,
    /// So many declarations under an article.
    Declarations {
        number: u32,
        article: String,
    },
    /// States of a set that have expressed consent hold so much of a table.
    Hold {
        who: Set,
        table: String,
        at_least: Measure,
    },
    /// Another treaty is in force, in general or for a state.
    InForce {
        treaty: String,
        for_whom: Option<ForWhom>,
    },
    /// Another treaty was in force and no longer is: a negative condition.
    CeasesInForce {
        treaty: String,
        for_whom: Option<ForWhom>,
    },
    Adoption,
    Opening,
    /// Entry into force of this treaty.
    EntryIntoForce,
    /// An act or moment of the state that the line is about.
    Its(Own),
    /// A named event of the journal.
    Event(String),
    /// The condition was true by a day: `all signatories have deposited by 2009-01-01`.
    By {
        condition: Box<Condition>,
        by: Box<When>,
    },
    /// The condition was not true by a day; true from the day after on:
    /// `deposit by 3 of north has not occurred by 3 years after adoption`.
    NotBy {
        condition: Box<Condition>,
        by: Box<When>,
    },
    /// This treaty was not in force on a day: `not in force 3 years after adoption`.
    NotInForceOn(Box<When>),
}

/// A day, reckoned from what happened.
#[expect(
    clippy::large_enum_variant,
    reason = "a treaty holds a few dozen of these; boxes would cost more than the bytes"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    On(Day),
    /// The first day on which the condition is true, and then the delay.
    After {
        delay: Delay,
        condition: Condition,
        /// Only if this holds as well: `, if not in force 3 years after adoption`.
        only_if: Option<Box<Condition>>,
        /// Whether the condition must still be true when the delay has run: `, if still so`.
        still: bool,
    },
    Later(Vec<When>),
    Earlier(Vec<When>),
    /// The first case whose condition holds; otherwise the last.
    Cases {
        cases: Vec<(Condition, When)>,
        otherwise: Box<When>,
    },
}

impl When {
    /// Every condition in it that is made of no others.
    pub fn each_leaf(&self, visit: &mut dyn FnMut(&Condition)) {
        match self {
            Self::On(_) => {}
            Self::After { condition, only_if, .. } => {
                condition.each_leaf(visit);
                only_if.iter().for_each(|it| it.each_leaf(visit));
            }
            Self::Later(all) | Self::Earlier(all) => all.iter().for_each(|it| it.each_leaf(visit)),
            Self::Cases { cases, otherwise } => {
                for (condition, when) in cases {
                    condition.each_leaf(visit);
                    when.each_leaf(visit);
                }
                otherwise.each_leaf(visit);
            }
        }
    }
}

impl Condition {
    /// Every condition in it that is made of no others; itself, where it is none.
    pub fn each_leaf(&self, visit: &mut dyn FnMut(&Self)) {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().for_each(|it| it.each_leaf(visit)),
            Self::By { condition, by } | Self::NotBy { condition, by } => {
                condition.each_leaf(visit);
                by.each_leaf(visit);
            }
            Self::NotInForceOn(by) => by.each_leaf(visit),
            Self::Done { .. }
            | Self::Exchange
            | Self::ExchangeOfNotes
            | Self::Declarations { .. }
            | Self::Hold { .. }
            | Self::InForce { .. }
            | Self::CeasesInForce { .. }
            | Self::Adoption
            | Self::Opening
            | Self::EntryIntoForce
            | Self::Its(_)
            | Self::Event(_) => visit(self),
        }
    }
}
