//! Who and how many: sets of states, and numbers of them.
//!
//! A set is law, not an answer: which states are in it on a day is the engine's business.

use foedera_dates::Edtf;
use foedera_entities::EntityId;

/// Where a set of states begins, before it is narrowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// Any state at all; `all states`, `2 states`, `a third state`.
    States,
    /// The parties; in a clause about coming into force of a closed treaty, the states it names.
    Parties,
    Signatories,
    /// States that have not signed.
    NonSignatories,
    /// States whose consent to be bound is established, in force or not.
    Depositors,
    /// States that drew up the text.
    NegotiatingStates,
    /// A set or a table of this treaty, by its name.
    Named(String),
    Codes(Vec<EntityId>),
    MembersOf(EntityId),
    PartiesTo(String),
    /// The state that the line is about.
    It,
    /// The states that the line is about.
    Them,
}

/// The day as of which a set is read. Without one it is read anew every day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsOf {
    Adoption,
    /// Adoption of the amendment that the line is about.
    AmendmentAdoption,
    Opening,
    EntryIntoForce,
    On(Edtf),
}

/// A set of states as a clause describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    pub base: Base,
    /// The name of a further set in which members must be.
    pub within: Option<String>,
    /// Only states that are not parties to this treaty.
    pub outside_treaty: bool,
    pub other_than: Vec<EntityId>,
    pub as_of: Option<AsOf>,
}

impl Set {
    /// The treaty whose parties it begins with, or the organisation by whose own treaty states are members.
    #[must_use]
    pub fn treaty(&self) -> Option<&str> {
        match &self.base {
            Base::PartiesTo(treaty) => Some(treaty),
            Base::MembersOf(organisation) => Some(organisation.as_str()),
            Base::States
            | Base::Parties
            | Base::Signatories
            | Base::NonSignatories
            | Base::Depositors
            | Base::NegotiatingStates
            | Base::Named(_)
            | Base::Codes(_)
            | Base::It
            | Base::Them => None,
        }
    }

    #[must_use]
    pub fn of(base: Base) -> Self {
        Self { base, within: None, outside_treaty: false, other_than: Vec::new(), as_of: None }
    }
}

/// A fraction such as two thirds; `part` of `whole`, both at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    pub part: u32,
    pub whole: u32,
}

/// How many of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowMany {
    All,
    AtLeast(u32),
    /// At least this share: two thirds of three states are two, of four are three.
    Share(Fraction),
    /// More than half.
    Majority,
}

/// So many of a set, and among them so many of others: `22 instruments, including GB, SU and US`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quorum {
    pub how_many: HowMany,
    pub of: Set,
    pub including: Vec<(HowMany, Set)>,
    /// Whether the included ones come on top of the number: `GB, SU and US and 40 other signatories`.
    pub others_on_top: bool,
}
