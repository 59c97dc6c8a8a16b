//! What a clause says, by topic: the final clauses of treaties as the catalogue of UN treaty
//! practice and the Vienna Convention order them.

use foedera_dates::{Day, Delay};

use crate::{Instrument, Measure, Quorum, ReservationRule, Set, Source, Until, When};

/// Which part of the treaty a rule is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    /// One or more articles, by label, in order; a range is kept as its two ends.
    Articles(Vec<ArticleRange>),
}

/// `article 41`, `articles 1 to 12`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRange {
    pub first: String,
    pub last: Option<String>,
}

/// A means of expressing consent to be bound (VCLT 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Means {
    Signature,
    /// Signature without reservation as to ratification (Council of Europe form).
    SignatureWithoutReservation,
    Instrument(Instrument),
    ExchangeOfInstruments,
    ExchangeOfNotes,
    Notification,
}

/// Which parties are later ones, or which of them a clause is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaterThan {
    /// Those whose consent comes after the day on which the condition for entry into force was
    /// met ("after the deposit of the thirtieth instrument").
    ConditionMet,
    /// Those whose consent comes after entry into force; others come in with the treaty.
    EntryIntoForce,
    /// Of those that come later, the ones that accede: before every other clause on later parties.
    ByAccession,
}

/// When accession is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccessionFrom {
    Always,
    EntryIntoForce,
    On(Day),
}

/// Between whom an accession works (VCLT 15), and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessionBinds {
    pub whom: AccessionAnswer,
    /// The day from which the two are bound to each other; nothing where that is the day from which both are
    /// parties and the one has accepted the other's accession.
    pub from: Option<When>,
}

/// What the others have to do about an accession, or must not, that it binds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccessionAnswer {
    /// Accept it; so must also those that ratify after it, where the treaty says so.
    Accept { ratifying_later: bool },
    /// Not object to it within this time of its notification.
    NotObjectWithin(Delay),
}

/// Whether organisations are counted where a number is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountOrganisations {
    Yes,
    No,
    NotInAdditionToMembers,
}

/// Where a term begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermFrom {
    EntryIntoForce,
    Signature,
    Ratification,
    On(Day),
}

/// For whom a notice that ends a term ends the treaty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeEnds {
    /// Not said, as in a treaty of two parties, where it is the same.
    Unsaid,
    ForAll,
    ForThatParty,
}

/// What happens when a term ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renewal {
    None,
    /// For terms of `length`, unless a party gives notice at least `notice` before the end.
    UnlessNotice {
        length: Delay,
        notice: Delay,
        ends: NoticeEnds,
    },
    /// For one further term of `length`, unless a party gives notice at least `notice` before the end
    /// of the first (Warsaw Treaty of 1955, article 11).
    OnceUnlessNotice {
        length: Delay,
        notice: Delay,
        ends: NoticeEnds,
    },
    /// For terms of `length`, unless a party asks for talks in the first month of the last year.
    UnlessTalks {
        length: Delay,
    },
    /// Without end, until so long after a notice; the notice may come during the first term, which
    /// it never shortens.
    UntilNotice {
        notice: Delay,
        ends: NoticeEnds,
    },
}

/// How long a treaty is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Duration {
    Indefinite,
    Term { length: Delay, from: TermFrom, renewal: Renewal },
    Until(Day),
    UntilEvent(String),
    AsLongAs(String),
    UntilPartiesAgree,
}

/// How a party leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exit {
    /// When its notice takes effect.
    pub when: When,
    /// Whether a later day named in the notice decides.
    pub or_later_named_day: bool,
    /// A notice before this day is without effect: `notice not before 3 years after entry into
    /// force for it`.
    pub notice_not_before: Option<When>,
    /// It takes no effect before this day: `effect not before …`.
    pub effect_not_before: Option<When>,
    /// Notices are good only within `window` after each `every` in force (ILO practice).
    pub only_within: Option<Window>,
    /// Whether it ends the treaty for all, as in a treaty of two parties.
    pub ends_for_all: bool,
    /// Addressees beside the depositary.
    pub notice_to: Vec<String>,
    /// The grounds that the treaty asks for, as quoted.
    pub grounds: Option<String>,
}

/// `notice only within 1 year after each 10 years from entry into force`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    pub within: Delay,
    pub every: Delay,
}

/// Whom an amendment binds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmendmentBinds {
    Accepting,
    EachAccepting,
    All,
    AllExceptObjecting { within: Option<Delay> },
}

/// An amendment clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    pub binds: AmendmentBinds,
    pub when: AmendmentWhen,
}

/// From when an amendment binds.
#[expect(
    clippy::large_enum_variant,
    reason = "a treaty holds a few dozen of these; boxes would cost more than the bytes"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmendmentWhen {
    At(When),
    AfterDeemedAcceptance { delay: Delay, deemed: Option<Delay>, unless: Vec<Objectors> },
    AfterNotification(Delay),
    AfterDecisionOf { delay: Delay, organ: String },
}

/// Who can stop a deemed acceptance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Objectors {
    Quorum(Quorum),
    Holding { table: String, at_least: Measure },
}

/// How a treaty applies to the territories of a party (VCLT 29).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Territorial {
    /// To all that is the party's, as the general law has it where the treaty is silent.
    Whole,
    /// To those that it names: with its consent, or from the day that a later notice leads to.
    Named(When),
    /// It may leave one out, by an act made by the day that this leads to, and from then on.
    MayExclude(When),
}

/// What a treaty calls one of its areas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its name (`Europe`), or the article that describes it (`article 6`).
    pub name: String,
    pub words: String,
    pub sources: Vec<Source>,
}

/// Territories that lie within one of a treaty's areas, or outside it; all such lines together are the area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lies {
    pub territories: Vec<String>,
    /// As [`Area::name`].
    pub area: String,
    pub within: bool,
    /// The first day; before it the contrary is so.
    pub since: Option<Day>,
    /// The first day on which the contrary is so.
    pub until: Option<Day>,
    pub sources: Vec<Source>,
}

/// Topics under which words are kept that cannot be said yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    Consent,
    EntryIntoForce,
    ProvisionalApplication,
    Duration,
    Withdrawal,
    Termination,
    Reservations,
    Declarations,
    Territory,
    Amendment,
    Succession,
    Suspension,
    OtherTreaties,
    Counting,
    Depositary,
    Commitments,
}

/// How a party fights a state outside a treaty that ends for it by that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fighting {
    /// It attacks, or declares war: what is done to it does not count.
    Attack,
    /// It is at war, whoever began.
    War,
}

/// What one clause says.
#[expect(
    clippy::large_enum_variant,
    reason = "a treaty holds a few dozen of these; boxes would cost more than the bytes"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    // Consent and counting
    Consent(Vec<Means>),
    Accession {
        by: Set,
        from: AccessionFrom,
    },
    /// By invitation of so many of the parties.
    AccessionByInvitation(Quorum),
    AccessionBinds(AccessionBinds),
    OrganisationsCounted(CountOrganisations),
    SuccessionsCounted(bool),
    WithdrawnInstrumentsNotCounted,
    // Entry into force
    EntersIntoForce {
        part: Part,
        when: When,
        effect_from: Option<Day>,
    },
    /// `after` says which states are later ones.
    LaterParties {
        after: LaterThan,
        when: When,
    },
    Lapses {
        unless_in_force_by: When,
    },
    AppliesFromAdoption {
        part: Part,
    },
    /// A conference meets if the treaty is not in force by then; it changes nothing of itself.
    ConferenceMeets {
        unless_in_force_by: When,
    },
    AppliedProvisionally {
        part: Part,
        from: When,
        until: Option<Until>,
    },
    ProvisionalEnds {
        when: When,
    },
    // Duration, exit, end
    InForce(Duration),
    ExpiryWaitsForPeace,
    ExtendableByAgreement,
    Exit(Exit),
    ExitWaitsForPeace,
    NoticeRevocable,
    /// Leaving another treaty or an organisation is leaving this one.
    LeavingIsLeaving {
        other: String,
        delay: Option<Delay>,
    },
    SilentOnWithdrawal,
    EndsWhenPartiesAgree,
    EndsBelow {
        parties: u32,
        after: Option<Delay>,
        by_denunciation: bool,
    },
    /// What goes on for a party that is out: by withdrawal alone, or however it came to be.
    Survives {
        /// The duties, in words; of all that accrued before the end, nothing (VCLT 70(1)(b)).
        duties: Option<String>,
        only_withdrawal: bool,
        for_: Option<Delay>,
    },
    Replaces {
        treaty: String,
        between_its_parties_only: bool,
    },
    /// A party may suspend its operation, so long after its notice (VCLT 57(a)).
    MaySuspend {
        notice: Delay,
    },
    /// Its operation is suspended between parties that are at war with each other.
    SuspendedInWar,
    /// It ends for a party that fights a state outside it; scenarios tell of fights, journals of what came of them.
    EndsForFighting(Fighting),
    Prevails,
    Yields {
        to: String,
    },
    /// Successive treaties on one subject-matter: the later governs between parties to both (VCLT 30(3),
    /// 30(4)(a)).
    SameSubject {
        treaty: String,
    },
    // Declarations that matter between those that made them
    MayDeclare {
        article: String,
        between_those_that_have: bool,
    },
    /// Matters under an article that a party may exclude by declaration, between it and all others.
    MayExclude {
        article: String,
    },
    /// A declaration that each party, or each organisation that is one, has to make.
    MustDeclare {
        article: String,
        organisations_only: bool,
    },
    Reservations(ReservationRule),
    Territory(Territorial),
    Area(Area),
    Lies(Lies),
    Amendment(Amendment),
    /// A later party joins the treaty as amended, whatever it says.
    JoinedAsAmended,
    OnlyPartiesTo(String),
    /// Another treaty enters into force as this one says, once this one is in force.
    ChangesEntryOf {
        treaty: String,
        when: When,
    },
    /// Another treaty, not in force by itself, lives on only as this one has it.
    Absorbs(String),
    /// What this organ decides binds as consent does.
    ConsentByDecision {
        organ: String,
    },
    /// A decision binds these, but for those that reject it in time after its notification.
    BindsExceptRejecting {
        set: Set,
        within: Delay,
    },
    /// Some parties may modify the treaty between themselves alone (VCLT 41(1)(a)).
    ModifiableBetweenSome,
    /// A party leaves if this organ decides so; or only one that refuses an amendment.
    LeavesByDecision {
        organ: String,
        refusing: bool,
    },
    /// In force provisionally among those that so decide.
    ProvisionallyInForce {
        by: Quorum,
    },
    /// The treaty says what the general law says without it, such as `VCLT 70(1)(b)`: nothing hangs
    /// on it.
    RestatesGeneralLaw {
        rule: &'static str,
    },
    /// A sentence of the language that is read and printed, and which no answer uses yet.
    NotEncodedYet {
        topic: Topic,
    },
    /// Words of the treaty, quoted.
    Text {
        topic: Topic,
        words: String,
    },
}

/// Declared facts that the engine may ask of a rule's own words.
impl Rule {
    /// Every day that it reckons from what happened.
    #[must_use]
    #[expect(clippy::wildcard_enum_match_arm, reason = "the others reckon no such day")]
    pub fn whens(&self) -> Vec<&When> {
        match self {
            Self::EntersIntoForce { when, .. }
            | Self::LaterParties { when, .. }
            | Self::AppliedProvisionally { from: when, .. }
            | Self::ProvisionalEnds { when }
            | Self::Lapses { unless_in_force_by: when } => vec![when],
            Self::Territory(Territorial::Named(when) | Territorial::MayExclude(when)) => vec![when],
            Self::AccessionBinds(binds) => binds.from.iter().collect(),
            Self::Exit(exit) => {
                let bars = exit.notice_not_before.iter().chain(&exit.effect_not_before);
                std::iter::once(&exit.when).chain(bars).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The topic that a rule leaves undecided, where it does.
    #[must_use]
    pub fn undecided_topic(&self) -> Option<Topic> {
        if let Self::NotEncodedYet { topic } | Self::Text { topic, .. } = self {
            Some(*topic)
        } else {
            None
        }
    }
}
