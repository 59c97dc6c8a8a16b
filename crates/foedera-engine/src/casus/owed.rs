//! The answer: one duty of one bearer toward one beneficiary, in its state and with its reason.
//!
//! Plain data. The fields are those of `casus --json`; what the states mean stands in
//! `docs/formats/casus.md`.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use foedera_dates::{Bounds, Day, Edtf};
use foedera_entities::EntityId;
use foedera_model::{Decider, Duty, Label};

use super::{
    Absent, Branch, Cause, Lapse, Mute, Performance, SetAside, Undecided, Unperformed, Untouched,
};
use crate::{Article18, Reason};

/// What the events of a scenario make of the library's commitments.
///
/// Every commitment of every treaty, also one kept as text, has for every event that is not mute what it
/// comes to, or the reason why the event does not touch it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Casus {
    /// The id of the scenario.
    pub scenario: String,
    /// Those of the events themselves, and then those of each further round.
    pub duties: Vec<Owed>,
    /// Who performs what in which round, in their order.
    pub performances: Vec<Performance>,
    /// Treaties that lapse by the events or by a performance.
    pub lapses: Vec<Lapse>,
    /// What follows if something open turns out so.
    pub branches: Vec<Branch>,
    /// How many more branches there may be that were not followed: past a limit they are counted.
    pub unfollowed: usize,
    /// Words on commitments that are kept as text, with the events that they may touch.
    pub undecided: Vec<Undecided>,
    /// Commitments that an event does not touch, whatever is in force.
    pub untouched: Vec<Untouched>,
    /// Commitments that were secret on the day of knowledge, and are asked nothing.
    pub secret: Vec<Under>,
    /// The events, by their places in the scenario, that test no commitment.
    pub mute: Vec<(usize, Mute)>,
    /// Treaties with answers above that cannot matter here; people are told how many.
    pub set_aside: Vec<SetAside>,
    /// Duties that cannot well be performed together.
    pub clashes: Vec<Clash>,
}

impl Casus {
    /// The alliances of its duties, and of pledges to the enemy beside them, that are known as others coded them, each once, in their order.
    #[must_use]
    pub fn coded(&self) -> BTreeSet<&str> {
        let of_branches = self.branches.iter().flat_map(|it| &it.duties);
        let duties = self.duties.iter().chain(of_branches).map(|it| &*it.under);
        let clashes = self.clashes.iter().chain(self.branches.iter().flat_map(|it| &it.clashes));
        let pledges = clashes.filter_map(|it| it.pledge.as_ref());
        duties.chain(pledges).filter(|it| it.as_coded).map(|it| it.treaty.as_str()).collect()
    }
}

/// One commitment of one treaty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Under {
    pub treaty: String,
    /// The number of the treaty in the law.
    pub treaty_no: usize,
    pub article: Option<Label>,
    /// The place of the commitment among those of the treaty; words kept as text come after the others.
    pub commitment_no: usize,
    /// The commitment as the treaty file has it.
    pub words: String,
    /// Whether that is what others coded, and not the text.
    pub as_coded: bool,
    /// Whether it is owed at all times, and needs no event.
    pub at_all_times: bool,
}

/// What one state owes another under one commitment when one event happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// Who owes.
    pub bearer: EntityId,
    /// To whom it is owed.
    pub beneficiary: EntityId,
    /// The adversaries; empty where the duty is against nobody.
    pub against: Vec<EntityId>,
    /// What is owed.
    pub duty: Duty,
    pub under: Arc<Under>,
    /// The place of the event among those of the scenario; of a later round, of the one that all follows from.
    pub event: usize,
    /// The day of that event, as stated; of a later round, of the performance.
    pub on: Edtf,
    /// Since when it is owed, if it is, where the event began before entry into force between the two
    /// and went on, or where it waits for a decision or a request that came later; otherwise from the event on.
    pub since: Option<Day>,
    /// The first day on which it is owed no more, where that comes while the event goes on.
    pub until: Option<Bounds>,
    /// The round of the cascade: 0 for the events themselves.
    pub round: u32,
    /// What it follows from; nothing in round 0.
    pub cause: Option<Cause>,
    /// How far the duty has come; `state` as in the answer for programs.
    pub state: Stage,
    /// What must be characterised, found or decided before the duty is settled.
    pub unsettled: Vec<Unsettled>,
    /// The readings of a question of law that is among these, each with what it leads to; none where
    /// all that is open are facts.
    pub readings: Vec<LawReading>,
    /// A word of promptness; it has no number.
    pub timing: Option<String>,
    pub means: Option<String>,
    pub means_decided_by: Option<Decider>,
    pub accordance: Option<String>,
    pub exceptions: Vec<String>,
    /// What its words except, as far as nobody with a say has said whether the event is that: the duty is owed, and
    /// whether it is performed is left to be decided.
    pub may_except: Vec<Unsettled>,
    /// That bearer and beneficiary fight each other by another event: the words of the treaty do not ask.
    pub minded: Option<Minded>,
    /// Reports that it was not performed.
    pub unperformed: Vec<Unperformed>,
    /// Conditions on which force in performance is lawful; no part of whether the duty exists.
    pub lawful_if: &'static [&'static str],
    /// The bearer's duty of good faith where the treaty is not yet in force (VCLT 18).
    pub article_18: Option<Article18>,
    pub because: Reason,
}

impl Owed {
    /// Whether something is owed, or may be.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.state.is_live()
    }
}

/// That a duty against an enemy is owed to one whom the bearer fights itself, or may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minded {
    /// As a sentence: `ES and BG fight each other: BG declares war on ES on 1913-06-29`.
    pub says: String,
    pub hinders: Hinders,
}

/// Whether a fight between bearer and beneficiary keeps the one from performing what he owes the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hinders {
    /// It begins later.
    Not,
    /// What must be so for the bearer to be free to perform.
    Unless(Unsettled),
    Surely,
}

/// How far a duty has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// No treaty in force between the two.
    NotBound(Absent),
    /// The event is not the one that the commitment names.
    NotTriggered(Unmet),
    /// It hangs on what nobody has characterised, found or decided.
    TriggeredIf,
    /// It is owed under the treaty; whether its performance would be lawful is not said.
    Triggered,
    /// It would be owed, and the beneficiary gave it up.
    Waived,
    /// What it hangs on is claimed by some and denied by others.
    Disputed,
}

impl Stage {
    /// Whether something is owed, or may be.
    pub(super) fn is_live(self) -> bool {
        matches!(self, Self::Triggered | Self::TriggeredIf | Self::Disputed)
    }
}

impl Stage {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::NotBound(_) => "not-bound",
            Self::NotTriggered(_) => "not-triggered",
            Self::TriggeredIf => "triggered-if",
            Self::Triggered => "triggered",
            Self::Waived => "waived",
            Self::Disputed => "disputed",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// The condition that keeps a commitment from being triggered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unmet {
    /// Nothing of the kind happened.
    OtherEvent,
    /// The one to be helped is the one that struck.
    AttackedFirst,
    NoPartyAttacked,
    /// What the commitment names befalls another than whom it names.
    OtherVictim,
    OtherAttacker,
    /// It is owed against one who is none of the adversaries.
    OtherAdversary,
    TooFewAttackers,
    TooManyAttackers,
    TooFewAttacked,
    TooManyAttacked,
    OutsideArea,
    Provoked,
    NoRequest,
    /// It is a duty among those at war with one enemy, and one of the two is not.
    NotAtWar,
    /// A party calls it otherwise, and none so.
    CalledOtherwise,
    /// A party calls it what the commitment excepts, and nobody denies that.
    Excepted,
    /// Who decides whether the case has come has decided that it has not.
    FoundOtherwise,
}

impl Unmet {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::OtherEvent => "another event",
            Self::AttackedFirst => "attacked first",
            Self::NoPartyAttacked => "no party attacked",
            Self::OtherVictim => "another state than it names",
            Self::OtherAttacker => "another attacker",
            Self::OtherAdversary => "another adversary",
            Self::TooFewAttackers => "too few attackers",
            Self::TooManyAttackers => "too many attackers",
            Self::TooFewAttacked => "too few attacked",
            Self::TooManyAttacked => "too many attacked",
            Self::OutsideArea => "outside the area",
            Self::Provoked => "provoked",
            Self::NoRequest => "no request",
            Self::NotAtWar => "not at war",
            Self::CalledOtherwise => "called otherwise",
            Self::Excepted => "excepted",
            Self::FoundOtherwise => "found otherwise",
        }
    }
}

impl fmt::Display for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}

/// One thing that a duty hangs on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unsettled {
    /// What must be so, as a sentence: `it is an armed attack in the sense of Charter 51`.
    pub what: String,
    /// Parties and organs that hold it.
    pub held_by: Vec<String>,
    /// Whoever denies it.
    pub denied_by: Vec<String>,
}

impl Unsettled {
    /// What nobody has spoken to.
    pub(super) fn unspoken(what: impl Into<String>) -> Self {
        Self { what: what.into(), held_by: Vec::new(), denied_by: Vec::new() }
    }

    /// Whether nobody has been heard on it.
    pub(super) fn is_unspoken(&self) -> bool {
        self.held_by.is_empty() && self.denied_by.is_empty()
    }

    /// Both in one, with a word between them.
    pub(super) fn joined(self, word: &str, other: Self) -> Self {
        let merged = |one: Vec<String>, two: Vec<String>| {
            let mut all = [one, two].concat();
            all.sort();
            all.dedup();
            all
        };
        Self {
            what: format!("{}, {word} {}", self.what, other.what),
            held_by: merged(self.held_by, other.held_by),
            denied_by: merged(self.denied_by, other.denied_by),
        }
    }

    /// Whether somebody with a say holds it, and somebody denies it.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        !self.held_by.is_empty() && !self.denied_by.is_empty()
    }
}

/// What a duty comes to on one reading of a question that the law leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawReading {
    /// As a sentence: `an act of the past does not bind`.
    pub says: &'static str,
    /// The rule that is read: `VCLT 28`.
    pub clause: &'static str,
    /// Parties and organs that read it so.
    pub held_by: Vec<String>,
    pub state: Stage,
    /// What it hangs on besides.
    pub unsettled: Vec<Unsettled>,
}

/// Duties that cannot well be performed together. It is flagged, not resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// What keeps them from being performed together.
    pub kind: ClashKind,
    /// The places of the duties concerned among those of the answer.
    pub duties: Vec<usize>,
    /// Whether those that clash are triggered; otherwise it hangs on what they hang on.
    pub certain: bool,
    /// The commitment of a pledge to the enemy. Where that is owed at all times it is none of the duties concerned.
    pub pledge: Option<Under>,
    /// Whether something that clashes is known as others coded it, and not by a text.
    pub as_coded: bool,
    pub because: Reason,
}

/// Why duties cannot well be performed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClashKind {
    /// Obligations under the Charter prevail (Charter 103).
    Charter103,
    /// Bound to help both sides.
    BothSides,
    /// A pledge of non-aggression, neutrality, no hostile alliance or no aid to his enemies, to the enemy.
    PledgeToEnemy,
    /// Bound to fight itself, or the one that it is to help.
    AgainstItself,
    /// Bound to help and to fight the same state at one time.
    OwnBeneficiary,
}

impl fmt::Display for ClashKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Charter103 => "charter-103",
            Self::BothSides => "both-sides",
            Self::PledgeToEnemy => "pledge-to-enemy",
            Self::AgainstItself => "against-itself",
            Self::OwnBeneficiary => "own-beneficiary",
        })
    }
}
