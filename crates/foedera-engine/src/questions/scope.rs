//! What a question is about: the treaty, one state, or a pair.

use foedera_dates::Day;
use foedera_entities::EntityId;

use super::{Engine, Question};
use crate::law::{Case, Member};

/// A state as one treaty sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Member(Member),
    /// No clause and no act names it; the journal may lack its acts since this day, its first.
    Other(Day),
    /// No clause and no act names it, and on the day it was no more, or not yet.
    Absent,
}

impl Who {
    pub(super) fn member(self) -> Option<Member> {
        if let Self::Member(it) = self { Some(it) } else { None }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Treaty,
    State(Who),
    Pair(Who, Who),
}

impl Scope {
    /// The states asked about; none where it is about the treaty.
    pub(super) fn states(self) -> impl Iterator<Item = Who> {
        let (one, two) = match self {
            Self::Treaty => (None, None),
            Self::State(one) => (Some(one), None),
            Self::Pair(one, two) => (Some(one), Some(two)),
        };
        one.into_iter().chain(two)
    }

    /// Whether it asks about this member by name.
    pub(super) fn asks_about(self, member: Member) -> bool {
        self.states().any(|it| it == Who::Member(member))
    }

    /// The first days of the states asked about that nothing names.
    pub(super) fn newcomers(self) -> Vec<Day> {
        let born = |it| if let Who::Other(born) = it { Some(born) } else { None };
        let mut born: Vec<Day> = self.states().filter_map(born).collect();
        born.dedup();
        born
    }

    /// Both members of a pair.
    pub(super) fn pair(self) -> Option<(Member, Member)> {
        if let Self::Pair(one, two) = self { one.member().zip(two.member()) } else { None }
    }
}

impl Engine {
    pub(super) fn scope(&self, case: &Case, question: &Question) -> Scope {
        let who = |id: &EntityId| self.who(case, id, question.on);
        match (&question.of, &question.with) {
            (None, None) => Scope::Treaty,
            (Some(of), None) | (None, Some(of)) => Scope::State(who(of)),
            (Some(of), Some(with)) => Scope::Pair(who(of), who(with)),
        }
    }

    fn who(&self, case: &Case, id: &EntityId, day: Day) -> Who {
        let subject = self.subjects.number(id);
        if let Some(member) = subject.and_then(|it| case.member(it)) {
            return Who::Member(member);
        }
        let born = subject.and_then(|it| self.subjects.began(it)).unwrap_or(Day::MIN);
        let gone = subject.is_some_and(|it| self.subjects.is_gone(it, day));
        if gone || day < born { Who::Absent } else { Who::Other(born) }
    }
}
