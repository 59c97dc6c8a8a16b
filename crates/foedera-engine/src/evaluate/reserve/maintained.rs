//! Which reservations their authors maintain on a day, whatever they come to toward each of the others.

use foedera_dates::Day;

use super::super::{Evaluation, Trace, Unstated};
use super::Made;
use crate::law::Member;

impl<T: Trace> Evaluation<'_, T> {
    /// Each by its author and the articles that it is about: made on consent or after it, not withdrawn, not
    /// fallen and not refused as too late. Where a way of counting is unstated that they hang on, that too.
    pub(crate) fn maintained(mut self, day: Day) -> (Vec<(Member, Vec<String>)>, Vec<Unstated>) {
        self.stages();
        let bound = self.case.all().filter(|it| self.bound_since(*it, day).is_some());
        let made = bound.flat_map(|it| self.made_by(it, day));
        let stands = made.filter(|it| self.toward_all(it, day).lets_stand());
        let of = |it: Made<'_>| (it.by, it.act.deed.provisions().to_vec());
        (stands.map(of).collect(), self.all_unstated())
    }
}
