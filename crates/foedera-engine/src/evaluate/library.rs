//! A treaty together with everything that it hangs on, in one completion.

use foedera_dates::{Conventions, Day};

use super::timeline::{Line, Outward, Timeline, days_of};
use super::{Axis, Bulk, Evaluation, Outside, Reentry, Relations, Resumed, Trace, Unfounded};
use crate::belief::FactNo;
use crate::law::{Case, Cases, Circle, Library, Side, Subjects};

/// How many rounds a circle of treaties gets. Each round settles at least one boundary more; the
/// circles of real libraries have a handful.
pub(crate) const ROUNDS_MAX: usize = 256;

/// A definite day for everything that is open, and whether each disputed act happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Completion {
    /// By treaty in ascending order, only those that matter: the days of its case.
    pub(crate) days: Vec<(usize, Vec<Day>)>,
    /// The facts that did not happen, in ascending order.
    pub(crate) absent: Vec<FactNo>,
    pub(crate) resumed: Resumed,
    pub(crate) reentry: Reentry,
    pub(crate) unfounded: Unfounded,
    pub(crate) relations: Relations,
    /// How treaties count that do not say so, as far as that is needed.
    pub(crate) counted: Vec<(usize, Conventions)>,
    /// By treaty and question that recognition or a reading leaves, the number of the side that is taken.
    pub(crate) sides: Vec<(usize, usize, usize)>,
    /// Everybody of whom nothing is recorded came as early as the journals leave room for.
    pub(crate) unseen: bool,
}

impl Completion {
    pub(crate) fn days(&self, treaty: usize) -> &[Day] {
        let at = self.days.binary_search_by_key(&treaty, |(no, _)| *no);
        at.ok().and_then(|at| self.days.get(at)).map_or(&[], |(_, days)| days.as_slice())
    }

    /// The way of counting that is supposed of a treaty, if one is.
    pub(crate) fn counting(&self, treaty: usize) -> Option<Conventions> {
        self.counted.iter().find(|(no, _)| *no == treaty).map(|(_, it)| *it)
    }

    /// The sides that are taken of a treaty where recognition or readings differ.
    pub(crate) fn sides<'c>(&self, case: &'c Case) -> Vec<&'c Side> {
        let own = self.sides.iter().filter(|(no, ..)| *no == case.no);
        own.filter_map(|(_, divide, side)| case.divides.get(*divide)?.sides.get(*side)).collect()
    }

    pub(crate) fn happened(&self, fact: FactNo) -> bool {
        self.absent.binary_search(&fact).is_err()
    }
}

/// The library with its acts: what evaluation of any treaty reads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Completed<'a> {
    pub(crate) library: &'a Library,
    pub(crate) subjects: &'a Subjects,
    /// By treaty.
    pub(crate) cases: Cases<'a>,
    /// How many completions are gone through for one answer.
    pub(crate) completions_max: usize,
    pub(crate) asked: Asked,
}

/// What is asked of a treaty. Beside standings, every day of the acts about it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Standings,
    /// What reservations come to.
    Reservations,
    /// What amendments come to.
    Amendments,
    /// How far the grounds have come that parties invoke.
    Grounds,
    /// To which territories it applies, and what declarations come to.
    Particulars,
}

impl<'a> Completed<'a> {
    /// The circles that the answer to what is asked of a treaty can hang on.
    pub(crate) fn reach(&self, treaty: usize) -> Vec<&'a Circle> {
        let links = &self.library.links;
        if self.asked == Asked::Amendments {
            links.reach_as_amended(treaty)
        } else {
            links.reach(treaty)
        }
    }
}

/// Evaluates everything that a treaty hangs on, and hands the treaty's own evaluation, ready to
/// run, to `finish`.
pub(crate) fn evaluate_reach<T: Trace, R>(
    completed: Completed<'_>,
    treaty: usize,
    completion: &Completion,
    trace: &T,
    finish: impl FnOnce(Evaluation<'_, T>) -> R,
) -> Option<R> {
    let Completed { library, subjects, cases, asked, .. } = completed;
    let reach = completed.reach(treaty);
    let own = reach.iter().find(|it| it.treaties.contains(&treaty))?;
    // The asked treaty alone in its circle is evaluated once, below, unless those that amend it hang
    // on it.
    let alone = own.treaties.len() == 1 && asked != Asked::Amendments;
    let outward = outward(completed, &reach, alone.then_some(treaty), completion)?;
    let inside: &[usize] = if own.negative { &own.treaties } else { &[] };
    let outside = Outside { library, subjects, outward: &outward, circle: inside };
    let evaluation = Evaluation::new(outside, cases.get(treaty)?, completion, trace)?;
    Some(finish(evaluation))
}

/// What can be seen of the treaties of these circles, which hold all that they hang on, in the order of
/// their numbers; of the one that is `left_out`, nothing.
pub(crate) fn outward(
    completed: Completed<'_>,
    circles: &[&Circle],
    left_out: Option<usize>,
    completion: &Completion,
) -> Option<Vec<(usize, Outward)>> {
    let Completed { library, subjects, cases, .. } = completed;
    let treaties = circles.iter().flat_map(|it| &it.treaties);
    let mut outward: Vec<(usize, Outward)> = treaties.map(|no| (*no, Outward::default())).collect();
    outward.sort_unstable_by_key(|(no, _)| *no);
    for circle in circles {
        let rounds = if circle.treaties.len() == 1 { 1 } else { ROUNDS_MAX };
        let inside: &[usize] = if circle.negative { &circle.treaties } else { &[] };
        for _ in 0..rounds {
            let mut changed = false;
            for no in circle.treaties.iter().filter(|it| Some(**it) != left_out) {
                let case = cases.get(*no)?;
                let outside = Outside { library, subjects, outward: &outward, circle: inside };
                let timeline = Evaluation::new(outside, case, completion, &Bulk)?.run();
                let seen = outward_of(case, &timeline);
                let at = outward.binary_search_by_key(no, |(it, _)| *it).ok()?;
                let (_, known) = outward.get_mut(at)?;
                changed |= *known != seen;
                *known = seen;
            }
            if !changed {
                break;
            }
        }
    }
    Some(outward)
}

fn outward_of<N: Clone>(case: &Case, timeline: &Timeline<N>) -> Outward {
    let on = |axis: Axis| {
        let lines = case.members.iter().zip(&timeline.members);
        let days = lines.map(move |(subject, line)| (*subject, days_of(line.on(axis))));
        days.filter(|(_, spells)| !spells.is_empty()).collect()
    };
    let out = |days_out: fn(&Line<N>) -> &Vec<Day>| {
        let lines = case.members.iter().zip(&timeline.members);
        let each = lines.flat_map(|(subject, it)| days_out(it).iter().map(|day| (*subject, *day)));
        each.collect()
    };
    Outward {
        force: days_of(&timeline.force),
        parties: on(Axis::Force),
        consented: on(Axis::Consent),
        left: out(|it| &it.left),
        put_out: out(|it| &it.put_out),
        unstated: timeline.unstated.clone(),
    }
}
