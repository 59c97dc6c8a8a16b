//! What reservations come to between states (VCLT 19 to 23).

use std::fmt;

use foedera_dates::{Bounds, Day};
use foedera_entities::EntityId;

use super::Reason;
use crate::words;

/// Of more states than this the number alone is told.
const STATES_NAMED_MAX: usize = 12;

/// What a reservation comes to between its author and another state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReservationEffect {
    /// The record may hold none.
    None,
    /// Accepted: it modifies the provisions between the two, both ways (21(1)).
    Modified,
    /// Objected to: the provisions do not apply between the two to its extent (21(3)).
    NotApplied,
    /// Objected to, and so that the treaty is not in force between the two (20(4)(b)).
    NoRelation,
    /// Neither accepted nor objected to, and the other may still object (20(5)).
    Pending,
    /// The treaty does not permit it (19(a), (b)): the schools differ on what follows.
    NotPermitted,
    /// So many have objected that by the treaty it falls.
    Fallen,
    /// It came after consent, and somebody has objected to that: no effect (practice).
    NotAdmitted,
    /// Not all have accepted it yet whose acceptance it needs: its author is no party until then
    /// (20(2), (3)).
    Awaited,
    /// So many have objected whose acceptance it needs that its author is no party (20(2)).
    NotAccepted,
    /// Made on signature, and not confirmed on consent: no effect (23(2)).
    Unconfirmed,
    /// Withdrawn: the provisions apply as written (22).
    Withdrawn,
    /// The provisions apply as written, whatever was reserved.
    AsWritten,
    /// Its author is no party.
    NotAParty,
}

impl fmt::Display for ReservationEffect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Modified => "modified",
            Self::NotApplied => "not applied",
            Self::NoRelation => "no relation",
            Self::Pending => "pending",
            Self::NotPermitted => "not permitted",
            Self::Fallen => "fallen",
            Self::NotAdmitted => "not admitted",
            Self::Awaited => "awaited",
            Self::NotAccepted => "not accepted",
            Self::Unconfirmed => "unconfirmed",
            Self::Withdrawn => "withdrawn",
            Self::AsWritten => "as written",
            Self::NotAParty => "not a party",
        })
    }
}

/// What follows where a reservation was made that may not be: nobody has settled it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum School {
    /// What the others answer decides, as for any reservation.
    Opposability,
    /// It is void, and its author bound without it (human-rights bodies).
    Severance,
    /// It is void, and the consent with it.
    ConsentFalls,
}

impl fmt::Display for School {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Opposability => "opposability",
            Self::Severance => "severance",
            Self::ConsentFalls => "consent falls",
        })
    }
}

/// One reservation and what it comes to on the day asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reserved {
    pub by: EntityId,
    /// The states toward which it comes to the same; in the order of their ids.
    pub with: Vec<EntityId>,
    /// The articles that it is about; none means the whole treaty.
    pub articles: Vec<String>,
    pub effect: ReservationEffect,
    /// The other effects that are possible, where that is open.
    pub or: Vec<ReservationEffect>,
    /// Since when; nothing where that differs among the states.
    pub since: Option<Bounds>,
    /// While it is pending, the last day on which the other can object.
    pub until: Option<Bounds>,
    /// Of one that may not be made: what it comes to, by school; several by one where that is open.
    pub schools: Vec<(School, ReservationEffect)>,
    pub because: Reason,
}

impl Reserved {
    /// Whether two differ in nothing but the state toward which they are.
    pub(crate) fn is_alike(&self, other: &Self) -> bool {
        (self.by, &self.articles, self.effect, &self.or, self.until, &self.schools)
            == (other.by, &other.articles, other.effect, &other.or, other.until, &other.schools)
    }

    /// The first day on which it is so, where there is one.
    #[must_use]
    pub fn first_day(&self) -> Option<Day> {
        self.since?.is_day()
    }
}

/// Until when states can still object to a reservation that they have neither accepted nor objected to by
/// then; after that silence has accepted it (VCLT 20(5)), where it may be made at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectionPeriod {
    /// Whose reservation it is.
    pub by: EntityId,
    /// The articles that it is about; none means the whole treaty.
    pub articles: Vec<String>,
    /// Those that can object, in the order of their ids.
    pub states: Vec<EntityId>,
    /// The last day on which they can.
    pub last: Bounds,
    /// Whether it is so in every completion of what is open.
    pub certain: bool,
    pub because: Reason,
}

impl ObjectionPeriod {
    /// What can be done until then: `DE and FR to object to its reservation to article 4`.
    #[must_use]
    pub fn to_object(&self) -> String {
        let whose = match self.states.len() {
            ..=STATES_NAMED_MAX => words::list(&self.states),
            many => format!("{many} states"),
        };
        format!("{whose} to object to its reservation{}", to_articles(&self.articles))
    }
}

/// What a reservation is about: ` to article 9`, ` to articles 4, 9`; of the whole treaty, nothing.
#[must_use]
pub fn to_articles(articles: &[String]) -> String {
    match articles {
        [] => String::new(),
        [one] => format!(" to article {one}"),
        several => format!(" to articles {}", several.join(", ")),
    }
}
