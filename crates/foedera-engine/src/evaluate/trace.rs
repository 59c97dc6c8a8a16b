//! How much of the why is kept: one evaluator, two traces.
//!
//! In bulk a boundary keeps the clause and the causing act, eight bytes. For an explanation the
//! same functions keep the whole tree of sentences. A test holds both to the same days.

use foedera_dates::Day;

use crate::answer::Reason;
use crate::belief::FactNo;
use crate::law::ClauseNo;

/// What a sentence rests on: a clause of the treaty, or the general law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    Clause(ClauseNo),
    /// `VCLT 24(2)`.
    General(&'static str),
    None,
}

/// What is kept of the reasons.
pub(crate) trait Trace {
    type Note: Clone + std::fmt::Debug;

    /// An act, by the number of its fact, as of a day.
    fn act(&self, fact: FactNo, day: Day) -> Self::Note;

    /// A step of reasoning. The sentence is only made where it is kept.
    fn step(
        &self,
        ground: Ground,
        date: Option<Day>,
        says: impl FnOnce() -> String,
        because: impl IntoIterator<Item = Self::Note>,
    ) -> Self::Note;

    /// The same step, resting on a clause of another treaty.
    fn elsewhere(&self, note: Self::Note, cite: impl FnOnce() -> String) -> Self::Note;
}

/// What brought a boundary about: the clause, and the act that met its condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cause {
    /// Nothing where the general law decides.
    pub clause: Option<ClauseNo>,
    /// The number of the fact among those about the treaty, plus one; nothing where no act did it.
    act: Option<std::num::NonZeroU32>,
}

impl Cause {
    /// The number of the act among what is believed of the treaty.
    #[must_use]
    pub fn act(self) -> Option<usize> {
        self.act.map(|it| it.get() as usize - 1)
    }
}

/// Keeps clause and act.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bulk;

impl Trace for Bulk {
    type Note = Cause;

    fn act(&self, fact: FactNo, _: Day) -> Cause {
        let number = u32::try_from(fact.index() + 1).ok().and_then(std::num::NonZeroU32::new);
        Cause { clause: None, act: number }
    }

    fn step(
        &self,
        ground: Ground,
        _: Option<Day>,
        _: impl FnOnce() -> String,
        because: impl IntoIterator<Item = Cause>,
    ) -> Cause {
        // The outermost clause is the one that a lawyer cites; the first act is the deciding one.
        let mut below = because.into_iter();
        let inner = below.next();
        let clause = match ground {
            Ground::Clause(no) => Some(no),
            Ground::General(_) => None,
            Ground::None => inner.and_then(|it| it.clause),
        };
        let act = inner.and_then(|it| it.act).or_else(|| below.find_map(|it| it.act));
        Cause { clause, act }
    }

    fn elsewhere(&self, note: Cause, _: impl FnOnce() -> String) -> Cause {
        Cause { clause: None, ..note }
    }
}

/// Keeps every sentence.
#[derive(Clone, Copy)]
pub(crate) struct Full<'a> {
    /// How an act reads, with its sources.
    pub(crate) act: &'a dyn Fn(FactNo, Day) -> Reason,
    /// How a clause is cited.
    pub(crate) cite: &'a dyn Fn(ClauseNo) -> String,
}

impl Trace for Full<'_> {
    type Note = Reason;

    fn act(&self, fact: FactNo, day: Day) -> Reason {
        (self.act)(fact, day)
    }

    fn step(
        &self,
        ground: Ground,
        date: Option<Day>,
        says: impl FnOnce() -> String,
        because: impl IntoIterator<Item = Reason>,
    ) -> Reason {
        let clause = match ground {
            Ground::Clause(no) => Some((self.cite)(no)),
            Ground::General(rule) => Some(rule.to_owned()),
            Ground::None => None,
        };
        let because = because.into_iter().collect();
        let date = date.map(foedera_dates::Bounds::day);
        Reason { clause, date, because, ..Reason::new(says()) }
    }

    fn elsewhere(&self, note: Reason, cite: impl FnOnce() -> String) -> Reason {
        Reason { clause: Some(cite()), ..note }
    }
}
