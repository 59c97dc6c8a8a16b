//! Who owes whom what, and when: commitments (the frame of ATOP, widened for today's treaties).

use foedera_dates::Day;
use foedera_entities::EntityId;

use crate::{Label, Set, Span};

/// What is owed. The first five are ATOP's obligations.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// To join or help a partner that is attacked; the words tell how (`military assistance`).
    Defense(Assistance),
    /// To take part also where the partner is not attacked.
    Offense,
    Neutrality(NeutralityKind),
    NonAggression,
    Consultation,
    NoAidToEnemy,
    NoHostileAlliance,
    NoSeparatePeace,
    MilitaryAid,
    UseOfTerritory,
    DenialOfTerritory,
    /// Guarantee of what is quoted.
    Guarantee(String),
    RejectionOfCoerciveMeasures,
    /// Any other duty, in the treaty's words.
    Other(String),
}

/// How assistance is described.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assistance {
    Unspecified,
    Military,
    MilitaryAndOther,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NeutralityKind {
    Plain,
    Benevolent,
    Strict,
}

/// One side of a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// `the other party`, `each other party`: every party but those that the trigger names.
    OtherParties,
    /// `the parties` … `each other`: everyone toward everyone.
    EachOther,
    /// `it`, `them`: those whom the trigger names.
    Victims,
    Set(Set),
}

/// How many attackers or victims a trigger asks for; `at_most` is absent where there is no limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    pub at_least: u32,
    pub at_most: Option<u32>,
}

/// Who sets a trigger off, or suffers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actors {
    pub number: Number,
    pub set: Set,
}

/// The event that a trigger names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Predicate {
    ArmedAttack,
    Attack,
    Aggression,
    IndirectAggression,
    DeclarationOfWar,
    /// A war that is made on somebody: not one that he began.
    War,
    /// A war of somebody, whoever began it.
    InvolvementInWar,
    Threat,
    Mobilisation,
    SupportOfAttacker,
    /// Help that somebody gets, against whomever.
    Support,
    AttackOnNeutralityOf(Set),
    CoerciveMeasures,
    Named(String),
}

impl Predicate {
    /// The word before the one that it befalls: a threat *to*, a war *of*, an attack *on* somebody.
    #[must_use]
    pub fn befalls(&self) -> &'static str {
        match self {
            Self::Threat => "to",
            Self::InvolvementInWar | Self::Support => "of",
            Self::ArmedAttack
            | Self::Attack
            | Self::Aggression
            | Self::IndirectAggression
            | Self::DeclarationOfWar
            | Self::War
            | Self::Mobilisation
            | Self::SupportOfAttacker
            | Self::AttackOnNeutralityOf(_)
            | Self::CoerciveMeasures
            | Self::Named(_) => "on",
        }
    }
}

/// A further condition of a trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proviso {
    /// Within an area, by its name (`Europe`) or the article that describes it (`article 6`).
    Within(String),
    Outside(String),
    WithoutDirectProvocation,
    LeadingToWar,
    /// `placing it in a state of war`.
    StateOfWar,
    AfterRefusedDemand,
    OnRequest,
    OnFindingBy(String),
    /// `during a war of it`.
    DuringWar,
    /// `during a war of FR with DE`: of these two, whoever is attacked.
    DuringWarOf([EntityId; 2]),
    /// `if "Kars is kept by Russia"`: a state of things in the treaty's own words, which somebody must say is so.
    If(String),
}

/// When a commitment bites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    pub predicate: Predicate,
    /// Nothing where the treaty does not say by whom.
    pub by: Option<Actors>,
    /// Nothing where the treaty does not say on whom.
    pub on: Option<Actors>,
    /// What of theirs must be hit: `territory`, `forces`, `vessels`; empty where it is not said.
    pub objects: Vec<String>,
    pub provisos: Vec<Proviso>,
}

impl Trigger {
    /// The areas that it asks about, as it names them.
    pub fn areas(&self) -> impl Iterator<Item = &str> {
        self.provisos.iter().filter_map(|it| {
            let (Proviso::Within(name) | Proviso::Outside(name)) = it else { return None };
            Some(name.as_str())
        })
    }
}

/// Who decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decider {
    /// Each for itself, as the one that owes.
    EachParty,
    /// One of them, whoever it is, for all.
    AnyParty,
    Organ(String),
}

/// One duty, directed from bearer to beneficiary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    pub article: Option<Label>,
    pub place: Span,
    /// The sentence in its canonical form, for citing it.
    pub words: String,
    /// Nothing where the duty is owed at all times.
    pub trigger: Option<Trigger>,
    pub bearer: Side,
    pub beneficiary: Side,
    pub duty: Duty,
    pub against: Option<Against>,
    /// `all means in its possession`, as quoted.
    pub means: Option<String>,
    /// A word of promptness; it has no number and is reported as it is.
    pub timing: Option<String>,
    pub accordance: Option<String>,
    pub exceptions: Vec<String>,
    /// Who decides whether the case has come.
    pub case_decided_by: Option<Decider>,
    /// Who decides what is done.
    pub means_decided_by: Option<Decider>,
    pub until: Option<Day>,
    /// Whether an event counts that began before entry into force and goes on: a different intention in the sense of VCLT 28,
    /// as that of an alliance made in a war.
    pub counts_continuing: bool,
    /// The day on which a secret commitment was published: nobody could know of it before.
    pub secret_published: Option<Day>,
    /// Until when the public read these words, in place of which a secret text had others.
    pub public_until: Option<Day>,
}

impl Commitment {
    /// To whom it is owed: *each other* are those that owe it.
    #[must_use]
    pub fn owed_to(&self) -> &Side {
        if self.beneficiary == Side::EachOther { &self.bearer } else { &self.beneficiary }
    }
}

/// Against whom a duty is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// `those powers`: the attackers.
    Attackers,
    Set(Set),
}

/// An event of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    DeclaresWar,
    Attacks,
    Threatens,
    Mobilises,
    Supports {
        against: EntityId,
    },
    /// Under one article alone, of one treaty alone, where it names them.
    RequestsAssistance {
        article: Option<Label>,
        treaty: Option<String>,
    },
    AtWar,
    /// An organ finds, or a state determines, that an article applies, or that it does not.
    Finds {
        organ: Option<String>,
        article: Label,
        treaty: Option<String>,
        applies: bool,
    },
    /// An organ finds, or a state determines, that what a finding of its own hangs on is so.
    Establishes {
        organ: Option<String>,
        what: String,
    },
    Waives {
        article: Label,
        treaty: Option<String>,
    },
    /// A state does not perform an article of a treaty: as recorded, or as others allege.
    FailsToPerform {
        article: Label,
        treaty: Option<String>,
    },
    /// Measures of coercion such as sanctions.
    Coerces,
}

impl EventKind {
    /// Whether it can set off a duty. Requests, findings and waivers bear on what happened, and set off nothing themselves.
    pub(crate) fn is_triggering(&self) -> bool {
        match self {
            Self::RequestsAssistance { .. }
            | Self::Finds { .. }
            | Self::Establishes { .. }
            | Self::Waives { .. }
            | Self::FailsToPerform { .. } => false,
            Self::DeclaresWar
            | Self::Attacks
            | Self::Threatens
            | Self::Mobilises
            | Self::Supports { .. }
            | Self::AtWar
            | Self::Coerces => true,
        }
    }
}
