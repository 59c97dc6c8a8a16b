//! Until when silence has yet to accept a reservation: the last day on which others can object to it
//! (VCLT 20(5)).

use foedera_model::ActKind;

use super::super::{Evaluation, Trace, Unstated};
use super::{Made, Relation};
use crate::belief::FactNo;

/// A reservation by the fact that made it, and what it comes to toward one state.
type Answered<N> = (FactNo, Relation<N>);

impl<T: Trace> Evaluation<'_, T> {
    /// Each reservation, by the fact that made it, on the last day on which others can object, toward those that
    /// by then have answered nothing; and where a way of counting is unstated that they hang on.
    pub(crate) fn unanswered(mut self) -> (Vec<Answered<T::Note>>, Vec<Unstated>) {
        self.stages();
        let acts = self.journal.iter().filter(|it| it.deed.kind == ActKind::Reservation);
        let made = acts.flat_map(|it| it.deed.by.iter().map(move |by| (*by, it)));
        let mut found = Vec::new();
        for (by, act) in made {
            let fact = act.deed.fact;
            let of = |it: &Made<'_>| it.act.deed.fact == fact;
            let made = self.made_by(by, act.received).into_iter().find(of);
            let last = made.and_then(|it| self.last_day(&it, act.received));
            let Some(last) = last else { continue };
            // By then it may have been withdrawn, or made anew.
            let Some(made) = self.made_by(by, last).into_iter().find(of) else { continue };
            let toward_all = self.toward_all(&made, last);
            let toward = |with| self.relation(&made, &toward_all, with, last);
            let silent = self.case.all().filter_map(toward).filter(|it| it.until == Some(last));
            found.extend(silent.map(|it| (fact, it)));
        }
        (found, self.all_unstated())
    }
}
