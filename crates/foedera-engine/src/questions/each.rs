//! What each completion of what is open says of one thing: the gathering for what is asked beside the
//! standings, of reservations and of amendments.

use foedera_dates::Day;

use super::Engine;
use crate::evaluate::{Bulk, Completed, Completion, Evaluation, Unstated, evaluate_reach};
use crate::open::{counted, courses};

/// What the completions say, one by one.
pub(super) struct Each<R> {
    pub(super) of: Vec<(Completion, R)>,
    /// Whether some completions were left out: then nothing that they say together is firm.
    pub(super) limited: bool,
    /// Whether they tell nothing of what comes after the day asked about.
    pub(super) cut: bool,
}

impl Engine {
    /// Asks every completion, with every way of counting that turns out to be needed. `completed` says
    /// the days of which acts matter.
    pub(super) fn each<R>(
        &self,
        completed: Completed<'_>,
        treaty: usize,
        day: Day,
        ask: impl Fn(Evaluation<'_, Bulk>) -> (R, Vec<Unstated>),
    ) -> Each<R> {
        counted(|unstated| {
            let facts = self.cases();
            let courses = courses(completed, facts, (treaty, unstated), Some(day));
            let (limited, cut) = (courses.limited, courses.cut.is_some());
            let mut each = Each { of: Vec::new(), limited, cut };
            let mut met = Vec::new();
            for completion in courses.all.into_iter().flat_map(|it| it.completions) {
                let told = evaluate_reach(completed, treaty, &completion, &Bulk, &ask);
                if let Some((says, unstated)) = told {
                    each.of.push((completion, says));
                    met.extend(unstated);
                }
            }
            (each, met)
        })
    }
}
