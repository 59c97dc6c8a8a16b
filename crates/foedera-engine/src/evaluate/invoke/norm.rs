//! A conflict with a peremptory norm: with one that was there when the treaty was concluded it is void from the
//! beginning (VCLT 53, 69(1)); with one that emerges later it becomes void, and ends (64, 71(2)).

use foedera_dates::Day;

use crate::answer::{InvokedGround, OpenOn, Standing};
use crate::evaluate::timeline::Doubt;
use crate::evaluate::{Evaluation, Ground, Trace};

impl<T: Trace> Evaluation<'_, T> {
    /// Makes the treaty void from the beginning where it ended for such a norm; where no claim says which kind of
    /// norm it was, leaves that open for all the days before the end.
    pub(in crate::evaluate) fn settle_norm(&mut self) {
        let Some((ended, note)) = self.ended.clone() else { return };
        let Some(from) = self.entry.as_ref().map(|it| it.effect) else { return };
        let grounds = self.norms_that_ended_it(ended);
        if grounds.contains(&InvokedGround::OriginalNorm) {
            let says =
                || format!("it is void from the beginning, and never was in force in law ({from})");
            let note = self.trace.step(Ground::General("VCLT 53, 69(1)"), Some(from), says, [note]);
            (self.entry, self.ended, self.void) = (None, None, true);
            self.lapsed = Some((from, note));
            self.force.iter_mut().for_each(Vec::clear);
            self.notices.iter_mut().for_each(Vec::clear);
            self.left.iter_mut().for_each(Vec::clear);
        } else if grounds.contains(&InvokedGround::PeremptoryNorm)
            && !grounds.contains(&InvokedGround::NewNorm)
        {
            let question = "whether the peremptory norm was there when the treaty was concluded, so that it is void from \
                            the beginning (VCLT 53), or emerged later (64), the claim does not say"
                .to_owned();
            let on = OpenOn::Reading { question };
            let otherwise = Standing::Ended;
            self.doubts.borrow_mut().push(Doubt {
                from,
                only: None,
                on,
                otherwise,
                outlasts: false,
            });
        }
    }

    /// The grounds of this kind for which it ended on a day.
    pub(in crate::evaluate) fn norms_that_ended_it(&self, day: Day) -> Vec<InvokedGround> {
        let norms = self.all_claims().filter(|it| it.ground.is_norm());
        let ended = norms.filter(|it| self.terminated(it).is_some_and(|(ends, _)| ends == day));
        ended.map(|it| it.ground).collect()
    }
}
