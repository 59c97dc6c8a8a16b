//! What the case needs to know of the law: the treaties, who is concerned, and who is bound when.
//!
//! Not an engine: a face that one implements, so that duties can be tested with a law made by hand.

use std::borrow::Cow;

use foedera_dates::{Bounds, Day, Verdict};
use foedera_entities::EntityId;
use foedera_model::{Label, Set, Treaty};

use crate::{Article18, Reason, Reserved};

/// The law as of a state of knowledge.
pub trait Law {
    /// The treaty of this number; the numbers run from nought without a gap.
    fn treaty(&self, no: usize) -> Option<&Treaty>;

    /// Every state that the treaty names, or that has acted under it by the last of the days, each once by
    /// the id that it bears on the first of them on which it is one; in the order of the ids.
    fn concerned(&self, treaty: usize, days: (Day, Day)) -> Vec<EntityId>;

    /// Whether the treaty binds the two toward each other on the day: it is in force between them and not
    /// suspended, or they apply it provisionally.
    fn bound(&self, between: Between<'_>, on: Day) -> Bound;

    /// Whether the treaty may stand otherwise between two than for each of them: not in force between them, or
    /// suspended.
    fn may_set_pairs_apart(&self, treaty: usize) -> bool;

    /// What the reservations of two come to toward each other on a day.
    fn reserved(&self, treaty: usize, two: [EntityId; 2], on: Day) -> Vec<Reserved>;

    /// Whether a state is in a set from the day on, as the treaty describes the set, and the first later
    /// day on which this may differ; nothing if it never does.
    fn is_in(&self, treaty: usize, set: &Set, state: EntityId, on: Day) -> (Verdict, Option<Day>);

    /// Whom names in the treaty mean on some of the days, each once, by the id that it has among those whom the
    /// treaty concerns, else by the one that it bears on the first such day. A name means who continues the state of
    /// that name, and once that has ended, those that the treaty has in its place; it may mean nobody.
    fn named<'n>(
        &self,
        _treaty: usize,
        names: &'n [EntityId],
        (_concerned, _days): (&[EntityId], (Day, Day)),
    ) -> Cow<'n, [EntityId]> {
        names.into()
    }

    /// The first day after this one on which a state is no more, and none goes on as it; nothing where none is known.
    fn gone(&self, _state: EntityId, _after: Day) -> Option<Day> {
        None
    }

    /// Whether a state had acted under the treaty by a day, as all that is recorded has it, also what was published later.
    fn has_acted(&self, _treaty: usize, _state: EntityId, _by: Day) -> bool {
        false
    }

    /// The treaties that an event may touch which names none but these: that concern one of them on some day, or
    /// speak of him; in their order. Nothing where any of them may.
    fn touched_by(&self, _states: &[EntityId]) -> Option<Vec<usize>> {
        None
    }

    /// Whether the treaty is known as others coded it, and not by its text.
    fn is_coded(&self, _treaty: usize) -> bool {
        false
    }
}

/// Between whom a treaty is to bind, and by which of its articles.
#[derive(Clone, Copy, Debug)]
pub struct Between<'a> {
    pub treaty: usize,
    /// The article that is to be in force; nothing where it is the treaty.
    pub article: Option<&'a Label>,
    pub bearer: EntityId,
    /// The bearer itself, where it is asked whether the treaty binds it at all.
    pub beneficiary: EntityId,
}

/// Whether a treaty binds two states from a day on, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    pub tie: Tie,
    /// The first later day on which this may differ; nothing if it never does.
    pub until: Option<Day>,
    /// The bearer's duty not to defeat object and purpose, where it has one (VCLT 18).
    pub article_18: Option<Article18>,
    pub because: Reason,
}

/// Whether a treaty is in force between two states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tie {
    Yes,
    No(Absent),
    /// With what it hangs on, in words.
    Open(String),
}

/// How many answers are read of what changes between two days; past it, all is open.
const SPELLS_MAX: usize = 256;

/// What a law answers on the days from the first to the last, each answer once: `ask` tells one, and the
/// first later day on which it may be another. The last is nothing where the limit was reached.
pub(super) fn spells<T>(
    (first, last): (Day, Day),
    ask: impl Fn(Day) -> (T, Option<Day>),
) -> impl Iterator<Item = Option<T>> {
    let mut next = Some(first);
    (0..=SPELLS_MAX).map_while(move |read| {
        let day = next?;
        if read == SPELLS_MAX {
            return Some(None);
        }
        let (answer, until) = ask(day);
        next = until.filter(|it| day < *it && *it <= last);
        Some(Some(answer))
    })
}

/// The spells of a tie on the days from the first to the last; past the limit it is open.
pub(super) fn ties<'l>(
    law: &'l dyn Law,
    between: Between<'l>,
    days: (Day, Day),
) -> impl Iterator<Item = Bound> + use<'l> {
    let ask = move |day| {
        let bound = law.bound(between, day);
        let until = bound.until;
        (bound, until)
    };
    spells(days, ask).map(|it| it.unwrap_or_else(unread))
}

/// What is known of a tie past the limit.
pub(super) fn unread() -> Bound {
    let says = format!("more than {SPELLS_MAX} changes are not read");
    let because = Reason::new(says.clone());
    Bound { tie: Tie::Open(says), until: None, article_18: None, because }
}

/// The first and the last day of a date.
pub(super) fn days(on: Bounds) -> (Day, Day) {
    (on.earliest().unwrap_or(Day::MIN), on.latest().unwrap_or(Day::MAX))
}

/// Why a treaty does not bind two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Absent {
    NotYetInForce,
    Ended,
    /// One of them was no state then, and the treaty has nobody in its place.
    Nobody,
    /// In force, but not for both of them.
    NotAParty,
    /// In force, and one of them has left it.
    Left,
    /// In force for each of them, and not between the two.
    NotBetween,
    /// The treaty is in force, and a part of it in which the commitment stands is not.
    ArticleNotInForce,
    /// In force, and its operation suspended between the two (VCLT 72).
    Suspended,
}

impl Absent {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::NotYetInForce => "not yet in force",
            Self::Ended => "ended",
            Self::Nobody => "no state then, and nobody in its place",
            Self::NotAParty => "not a party",
            Self::Left => "no longer a party",
            Self::NotBetween => "not in force between the two",
            Self::ArticleNotInForce => "article not in force",
            Self::Suspended => "suspended",
        }
    }

    /// Whether the treaty is in force between the two all the same.
    pub(super) fn is_of_what_is_in_force(self) -> bool {
        matches!(self, Self::ArticleNotInForce | Self::Suspended)
    }
}

impl std::fmt::Display for Absent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.words())
    }
}
