//! Who can take part in a treaty, as the world file describes it.
//!
//! Not here: whether anybody recognises it (a claim, kept with the acts), its names in other
//! languages ([`crate::Name`]), and who came before and after ([`crate::Succession`]).

use std::fmt;

use foedera_dates::{Day, Verdict};

use crate::{Code, EntityId, EntityNo, Term};

/// What an entity takes part as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capacity {
    State,
    /// A government that is a participant apart from the state it claims.
    Government,
    /// An intergovernmental organisation.
    Organisation,
    /// A part of a state or under its administration, named by treaties in territorial clauses.
    Territory,
    /// A participant that some treaty lets in without calling it a state, such as a fishing entity
    /// or a separate customs territory; also an entity whose statehood is widely denied.
    SeparateEntity,
}

impl Capacity {
    /// All capacities.
    pub const ALL: [Self; 5] =
        [Self::State, Self::Government, Self::Organisation, Self::Territory, Self::SeparateEntity];

    /// The word of the world file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Government => "government",
            Self::Organisation => "organisation",
            Self::Territory => "territory",
            Self::SeparateEntity => "separate-entity",
        }
    }
}

impl fmt::Display for Capacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A state, an organisation, a territory or another participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub no: EntityNo,
    pub id: EntityId,
    pub capacity: Capacity,
    /// The official English name, the latest one.
    pub title: Box<str>,
    /// When it lived, in order. Empty if nobody has stated it.
    pub lives: Vec<Term>,
    pub codes: Vec<Code>,
    /// For a territory: who answered for it, and when.
    pub under: Vec<(EntityNo, Term)>,
    /// For an organisation: its members have transferred competence over matters of treaties to it
    /// (a regional economic integration organisation).
    pub integrates: bool,
    /// When its statehood is contested: whether a treaty that is open to states is open to it is then a question.
    pub contested: Vec<Term>,
    pub note: Option<Box<str>>,
    pub source: SourceNo,
}

impl Entity {
    /// Whether it existed on `day`. Open where a date is imprecise, or no life is stated.
    #[must_use]
    pub fn existed_on(&self, day: Day) -> Verdict {
        if self.lives.is_empty() {
            return Verdict::Open;
        }
        // Lives follow each other, so at most one of them is in doubt on a day.
        let mut open = false;
        for life in &self.lives {
            match life.holds_on(day) {
                Verdict::Yes => return Verdict::Yes,
                Verdict::Open => open = true,
                Verdict::No => {}
            }
        }
        if open { Verdict::Open } else { Verdict::No }
    }

    /// Whether it is a regional economic integration organisation.
    #[must_use]
    pub fn is_integration_organisation(&self) -> bool {
        self.capacity == Capacity::Organisation && self.integrates
    }
}

/// The number of a source in its world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceNo(pub(crate) u16);

/// Where a fact of the world file comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub key: Box<str>,
    pub title: Box<str>,
    /// On the Admiralty scale, such as `B2`; `F6` for what was written from memory.
    pub grade: Box<str>,
    /// The systems of codes that are taken from it.
    pub gives: Vec<crate::CodeSystem>,
}
