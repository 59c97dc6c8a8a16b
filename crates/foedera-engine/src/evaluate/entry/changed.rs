//! What later treaties do to the entry into force of an earlier one: change its clause, as the protocols
//! on whaling did, or absorb it, as that of 1978 did MARPOL.

use foedera_dates::Day;
use foedera_model::{Rule, When};

use super::super::condition::About;
use super::super::timeline::Days;
use super::super::when::Moment;
use super::super::{Evaluation, Ground, Trace, cite};
use super::{Entry, entry_clause};
use crate::law::{ClauseNo, clauses};

impl<T: Trace> Evaluation<'_, T> {
    /// The entry into force by its own clause, unless a treaty that changes this was in force before;
    /// else by what that says.
    pub(super) fn entry_as_changed(&self, own: Option<Entry<T::Note>>) -> Option<Entry<T::Note>> {
        let changing = self.outside.library.links.changed_by.get(self.case.no);
        let since =
            changing.into_iter().flatten().filter_map(|no| Some((self.other_since(*no)?, *no)));
        let Some((since, no)) = since.min() else { return own };
        let in_time = own.filter(|it| it.day < since);
        in_time.or_else(|| self.entry_by_change(no, since))
    }

    fn entry_by_change(&self, no: usize, since: Day) -> Option<Entry<T::Note>> {
        let (changing, clause, when) = self.change(no)?;
        // What is reckoned is cited as of the clause that is replaced.
        let replaced = clauses(self.treaty, entry_clause).map(|(no, _)| no).next();
        let replaced = replaced.unwrap_or_default();
        let Moment { day, met, note } = self.moment(when, &About::treaty(replaced))?;
        let (day, met) = (day.max(since), met.max(since));
        let says = || {
            format!(
                "it entered into force on {day} by {} of {}, in force since {since}",
                cite(changing, clause),
                changing.id
            )
        };
        let note = self.trace.step(Ground::General("VCLT 39"), Some(day), says, [note]);
        Some(Entry { day, met, effect: day, note })
    }

    /// What another treaty says of the entry into force of this one.
    fn change(&self, no: usize) -> Option<(&foedera_model::Treaty, ClauseNo, &When)> {
        let changing = self.outside.library.treaties.get(no)?;
        let own = self.treaty.id.as_str();
        let mut says = clauses(changing, move |rule| {
            let Rule::ChangesEntryOf { treaty, when } = rule else { return None };
            (treaty == own).then_some(when)
        });
        says.next().map(|(clause, when)| (changing, clause, when))
    }

    /// The clause on entry into force that another treaty, in force by a day, puts in place of its own.
    pub(in super::super) fn changed_when(&self, day: Day) -> Option<&When> {
        let changing = self.outside.library.links.changed_by.get(self.case.no)?;
        let mut in_force =
            changing.iter().filter(|no| self.other_since(**no).is_some_and(|it| it <= day));
        self.change(*in_force.next()?).map(|(_, _, when)| when)
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
