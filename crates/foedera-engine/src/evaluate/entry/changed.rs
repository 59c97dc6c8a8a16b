//! What later treaties do to the entry into force of an earlier one: change its clause, as the protocols
//! on whaling did, or absorb it, as that of 1978 did MARPOL.

use foedera_dates::Day;
use foedera_model::{Rule, Treaty, When};

use super::super::condition::About;
use super::super::timeline::Days;
use super::super::when::Moment;
use super::super::{Evaluation, Ground, Trace, cite};
use super::{Entry, entry_clause};
use crate::law::{ClauseNo, clauses};

impl<T: Trace> Evaluation<'_, T> {
    /// The entry into force by its own clause, unless a treaty that changes this was in force before;
    /// else by what that says, until another is (VCLT 30(3), 39).
    pub(super) fn entry_as_changed(&self, own: Option<Entry<T::Note>>) -> Option<Entry<T::Note>> {
        let changes = self.changes();
        let is_by = |it: &Entry<T::Note>, next: Option<&(Day, usize)>| {
            next.is_none_or(|(since, _)| it.day < *since)
        };
        let in_time = own.filter(|it| is_by(it, changes.first()));
        let by_change = |at: usize| {
            let (since, no) = *changes.get(at)?;
            self.entry_by_change(no, since).filter(|it| is_by(it, changes.get(at + 1)))
        };
        in_time.or_else(|| (0..changes.len()).find_map(by_change))
    }

    /// The treaties that change how this one enters into force, in the order in which they entered into
    /// force themselves; of one day, that of the later text last.
    fn changes(&self) -> Vec<(Day, usize)> {
        let changing = self.outside.library.links.changed_by.get(self.case.no);
        let since = |no: &usize| Some((self.other_since(*no)?, *no));
        let mut changes: Vec<_> = changing.into_iter().flatten().filter_map(since).collect();
        let made = |no: usize| {
            let adopted = self.outside.library.treaties.get(no)?.head.adopted.as_ref()?;
            adopted.0.bounds().earliest()
        };
        changes.sort_by_key(|(since, no)| (*since, made(*no), *no));
        changes
    }

    fn entry_by_change(&self, no: usize, since: Day) -> Option<Entry<T::Note>> {
        let (changing, clause, when) = self.change(no)?;
        // What is reckoned is told of the clause that is replaced, and cited by the one that replaces it.
        let replaced = clauses(self.treaty, entry_clause).map(|(no, _)| no).next();
        let replaced = replaced.unwrap_or_default();
        let Moment { day, met, note } = self.moment(when, &About::treaty(replaced))?;
        let note = self.trace.elsewhere(note, || cite_of(changing, clause));
        let (day, met) = (day.max(since), met.max(since));
        let says = || {
            format!(
                "it entered into force on {day} by {}, in force since {since}",
                cite_of(changing, clause)
            )
        };
        let note = self.trace.step(Ground::General("VCLT 39"), Some(day), says, [note]);
        Some(Entry { day, met, effect: day, note })
    }

    /// What another treaty says of the entry into force of this one.
    fn change(&self, no: usize) -> Option<(&Treaty, ClauseNo, &When)> {
        let changing = self.outside.library.treaties.get(no)?;
        let own = self.treaty.id.as_str();
        let mut says = clauses(changing, move |rule| {
            let Rule::ChangesEntryOf { treaty, when } = rule else { return None };
            (treaty == own).then_some(when)
        });
        says.next().map(|(clause, when)| (changing, clause, when))
    }

    /// The clause on entry into force that another treaty, in force by a day, puts in place of its own,
    /// and how that is cited.
    pub(in super::super) fn changed_when(&self, day: Day) -> Option<(&When, String)> {
        let (_, no) = self.changes().into_iter().rfind(|(since, _)| *since <= day)?;
        self.change(no).map(|(changing, clause, when)| (when, cite_of(changing, clause)))
    }

    /// The day from which it lives on only in a treaty that absorbed it before it was in force.
    pub(super) fn absorbed(&self) -> Option<(Day, T::Note)> {
        let absorbing = self.outside.library.links.absorbed_by.get(self.case.no)?;
        let since = absorbing.iter().filter_map(|no| Some((self.other_since(*no)?, *no)));
        let (day, no) = since.min()?;
        let id = &self.outside.library.treaties.get(no)?.id;
        let says = || {
            format!(
                "{id} absorbed it: since {day} it is in force only as that has it, for its parties"
            )
        };
        Some((day, self.trace.step(Ground::General("VCLT 30"), Some(day), says, [])))
    }

    /// The first day on which another treaty is in force.
    fn other_since(&self, no: usize) -> Option<Day> {
        let (since, _): &Days = self.other_days(no, None)?.first()?;
        if self.outside.circle.contains(&no) { since.next() } else { Some(*since) }
    }
}

/// `article 1 of SUPPLEMENT-1945`.
fn cite_of(treaty: &Treaty, clause: ClauseNo) -> String {
    format!("{} of {}", cite(treaty, clause), treaty.id)
}
