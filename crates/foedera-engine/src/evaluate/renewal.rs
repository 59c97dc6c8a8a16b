//! The terms of a treaty one after another: when each ends, and the agreements to extend that a term
//! was prolonged by (VCLT 39, 54(b)).

use foedera_dates::{Day, Delay};
use foedera_model::{ActKind, Rule};

use super::journal::Done;
use super::war::NEVER;
use super::{Evaluation, Trace};
use crate::law::{ClauseNo, Member, saying};

/// How many terms are gone through: those of a day each from 1815 to 2173.
const TERMS_MAX: usize = 1 << 17;

/// Whose agreements to extend a term are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreed {
    /// Those of all the parties, which bind all of them.
    ByAll,
    /// Those of any, where the treaty has it extended for those that agree.
    ByAny,
    /// Those of one party, alone or with all the others.
    By(Member),
}

/// The end of a term with the agreements that it comes from, if from any.
pub(super) type End<N> = (Day, Vec<N>);

/// The ends of terms in their order, each with the agreements that prolonged that term.
pub(super) struct Terms<N> {
    ends: Vec<End<N>>,
}

impl<N: Clone> Terms<N> {
    /// The end of the nth term, if it was gone through. An agreement names a day, from which all later
    /// terms are counted: the last that prolonged a term up to this one is the reason.
    pub(super) fn nth(&self, nth: usize) -> Option<End<N>> {
        let (day, _) = self.ends.get(nth)?;
        let up_to = self.ends.iter().take(nth.saturating_add(1)).rev();
        let agreed = up_to.map(|(_, by)| by).find(|by| !by.is_empty());
        Some((*day, agreed.cloned().unwrap_or_default()))
    }

    /// The end of the first term that does not end before `day`.
    pub(super) fn from(&self, day: Day) -> Option<End<N>> {
        self.nth(self.place(day))
    }

    /// The same, the day alone.
    pub(super) fn day_from(&self, day: Day) -> Option<Day> {
        self.ends.get(self.place(day)).map(|(end, _)| *end)
    }

    fn place(&self, day: Day) -> usize {
        self.ends.partition_point(|(end, _)| *end < day)
    }
}

/// An agreement to extend a term.
struct Extension<N> {
    made: Day,
    /// The first day out by it.
    until: Day,
    note: N,
}

impl<T: Trace> Evaluation<'_, T> {
    /// The terms after a first one that is due to end on `first`, each so long, up to one that does
    /// not end before `until`, or so many.
    pub(super) fn terms(
        &self,
        first: Day,
        (length, clause): (&Delay, ClauseNo),
        (until, most): (Day, usize),
        agreed: Agreed,
    ) -> Terms<T::Note> {
        let extensions = self.extensions(agreed);
        let mut ends = vec![prolonged(first, &extensions)];
        while let Some((end, _)) = ends.last().filter(|(end, _)| *end < until)
            && ends.len() < most.min(TERMS_MAX)
            && let Some(next) = self.reckon_term(length, *end, clause).filter(|next| end < next)
        {
            ends.push(prolonged(next, &extensions));
        }
        if ends.len() == TERMS_MAX {
            self.warn(Day::MIN, None, || {
                format!("only {TERMS_MAX} terms are gone through; no later notice is heard")
            });
        }
        Terms { ends }
    }

    /// The end of a term after every agreement, made while it ran, to extend it.
    pub(super) fn extended(&self, end: Day, agreed: Agreed) -> End<T::Note> {
        prolonged(end, &self.extensions(agreed))
    }

    /// The clause by which the treaty may be extended for those alone that agree.
    pub(super) fn extends_for_some(&self) -> Option<ClauseNo> {
        saying(self.treaty, &Rule::ExtendableByAgreement)
    }

    /// Whose agreements count for how long the treaty itself lasts.
    pub(super) fn extended_by(&self) -> Agreed {
        if self.extends_for_some().is_some() { Agreed::ByAny } else { Agreed::ByAll }
    }

    fn extensions(&self, agreed: Agreed) -> Vec<Extension<T::Note>> {
        let counts = |it: &Done<'_>| match agreed {
            Agreed::ByAny => true,
            Agreed::By(member) if it.is_by(member) => true,
            Agreed::By(_) | Agreed::ByAll => self.agreed_by_all(it, it.sent),
        };
        let own = self.journal.iter().filter(|it| it.deed.kind == ActKind::ExtensionAgreement);
        let own = own.filter(|it| counts(it)).filter_map(|it| {
            // "Until DATE" names the last day in.
            let until = it.effective?.next().unwrap_or(NEVER);
            Some(Extension { made: it.sent, until, note: self.trace.act(it.deed.fact, it.sent) })
        });
        own.collect()
    }

    pub(super) fn agreed_by_all(&self, act: &Done<'_>, day: Day) -> bool {
        // Before there are parties, those that come to be the first.
        let day = self.entry.as_ref().map_or(day, |entry| day.max(entry.effect));
        act.deed.by.is_empty() || self.parties_on(day).all(|party| act.is_by(party))
    }
}

fn prolonged<N: Clone>(end: Day, extensions: &[Extension<N>]) -> End<N> {
    let (mut end, mut by) = (end, Vec::new());
    for it in extensions {
        if end < it.until && it.made < end {
            end = it.until;
            by.push(it.note.clone());
        }
    }
    (end, by)
}
