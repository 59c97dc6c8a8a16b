//! Where a state stands under a treaty: axes apart, and the one word that sums them up.

use std::fmt;

use foedera_dates::{Bounds, Edtf, Verdict};
use foedera_entities::EntityId;

use super::Reason;

/// The one word that sums up the axes for people; ordered as a state usually goes through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nothing connects it with the treaty.
    None,
    /// It takes part in making the text (VCLT 2(1)(e)).
    Negotiating,
    Signatory,
    /// Consent expressed, not yet in force for it (VCLT 2(1)(f): contracting state).
    Consented,
    /// Applies it provisionally (VCLT 25).
    Provisional,
    Party,
    Suspended,
    /// It has left, or its instrument or signature no longer counts.
    Withdrawn,
    /// The treaty has ended for it.
    Ended,
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::None => "none",
            Self::Negotiating => "negotiating",
            Self::Signatory => "signatory",
            Self::Consented => "consented",
            Self::Provisional => "provisional",
            Self::Party => "party",
            Self::Suspended => "suspended",
            Self::Withdrawn => "withdrawn",
            Self::Ended => "ended",
        })
    }
}

/// The duty not to defeat object and purpose (VCLT 18).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Article18 {
    /// Paragraph (a): signed, not yet consented, and not made clear that it will not.
    A,
    /// Paragraph (b): consented, pending entry into force.
    B,
}

impl fmt::Display for Article18 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::A => "a",
            Self::B => "b",
        })
    }
}

/// How far a state's leaving has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exit {
    None,
    NoticeGiven,
    Effective,
}

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::None => "none",
            Self::NoticeGiven => "notice given",
            Self::Effective => "effective",
        })
    }
}

/// The axes of a state's standing on one day. They do not exclude each other: a party can have
/// given notice, a signatory can apply provisionally.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axes {
    pub signature: Verdict,
    pub consent: Verdict,
    pub force: Verdict,
    pub provisional: Verdict,
    pub suspended: Verdict,
    pub exit: Exit,
    /// Whether `exit` is so in every completion.
    pub exit_settled: bool,
}

/// One state's standing on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateAnswer {
    /// The id that the subject bore on the day.
    pub state: EntityId,
    /// The least far of the words that are possible.
    pub standing: Standing,
    /// The other words that are possible; empty where the standing is settled.
    pub or: Vec<Standing>,
    /// The first day of this standing; nothing where the standing is open.
    pub since: Option<Bounds>,
    /// The first day on which its standing changes again, where one is known; nothing where the
    /// standing is open.
    pub until: Option<Bounds>,
    /// Where the standing is open: each of the words that are possible, with its own days.
    pub each: Vec<Possible>,
    pub axes: Axes,
    pub article_18: Option<Article18>,
    /// Steps at home and other preparatory acts up to the day, in the order of their days.
    pub steps: Vec<Step>,
    pub because: Vec<Reason>,
}

/// One standing that a state may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Possible {
    pub standing: Standing,
    /// The first day of it, if it is so.
    pub since: Option<Bounds>,
    /// The first day on which it changes again, if it is so and one is known.
    pub until: Option<Bounds>,
}

/// A step at home. It changes no standing unless the treaty says so (VCLT 16, 46).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// `submission`, `approval`, `rejection` or `ratification`.
    pub step: &'static str,
    pub organ: Option<String>,
    pub instrument: Option<String>,
    pub vote: Option<String>,
    /// The days it may have been; several where accounts of equal grade differ.
    pub on: Vec<Bounds>,
    /// As the best source writes it, where only one does.
    pub written: Option<Edtf>,
}

/// What a state has expressed under a treaty, as far as it stands on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expressed {
    /// The id that the subject bore on the day.
    pub state: EntityId,
    pub signature: Option<Since>,
    /// Its consent to be bound (VCLT 11).
    pub consent: Option<Since>,
    pub reservations: Vec<Maintained>,
}

/// Acts that no clause admits, of one kind and for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAdmitted {
    /// What the acts are, and why no clause admits them.
    pub says: String,
    /// Whose the first of them is, and the day of it as a journal has it.
    pub by: Vec<EntityId>,
    pub on: String,
}

/// A declaration that says how its authors understand an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understanding {
    pub by: Vec<EntityId>,
    /// As the declaration names it: `IV(1)`.
    pub article: String,
    /// The days on which it may have been made.
    pub on: Bounds,
}

/// Two parties for which something else holds than for each of them: an accession that binds only some, an
/// objection to entry into force between them, a treaty that replaced this one between the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Between {
    /// In the order of their ids, as they bore them on the day.
    pub states: [EntityId; 2],
    /// Whether the treaty is in force between them.
    pub in_force: Verdict,
    /// Since when it is, where it is or may be.
    pub since: Option<Bounds>,
    /// The day from which it will be, where it is not or may not be and one is known.
    pub from: Option<Bounds>,
}

/// A reservation that its author maintains, whatever it comes to toward each of the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maintained {
    /// The articles that it is about; none means the whole treaty.
    pub articles: Vec<String>,
    /// Whether it is maintained in every completion of what is open.
    pub certain: bool,
}

/// Since when something is so, and what established it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    pub on: Bounds,
    /// Whether it is so in every completion of what is open.
    pub certain: bool,
    pub because: Reason,
}
