//! Ways of counting that a treaty does not state: each is gone through once an answer needs it.
//!
//! A term of ten years ends on the same day however days are counted, and few months want the last
//! day of another; so nothing is supposed until some delay leads to two days.

use foedera_dates::Conventions;

use super::choices::Choice;
use crate::evaluate::Unstated;
use crate::law::Case;

/// What is found by looking with every way of counting that turns out to be needed: `look` is told
/// what is unstated, and tells what else it met.
pub(crate) fn counted<R>(look: impl Fn(&[Unstated]) -> (R, Vec<Unstated>)) -> R {
    let mut known: Vec<Unstated> = Vec::new();
    loop {
        let (found, met) = look(&known);
        let is_new = |it: &Unstated| !known.iter().any(|other| other.treaty == it.treaty);
        let mut new: Vec<Unstated> = Vec::new();
        for it in met.into_iter().filter(is_new) {
            if !new.contains(&it) {
                new.push(it);
            }
        }
        if new.is_empty() {
            return found;
        }
        known.extend(new);
    }
}

/// For each treaty whose way of counting is needed and not stated: every way.
pub(super) fn ways<'a>(
    cases: &'a [&'a Case],
    unstated: &'a [Unstated],
) -> impl Iterator<Item = Vec<Choice>> + 'a {
    let needed = cases.iter().filter(|case| unstated.iter().any(|it| it.treaty == case.no));
    needed.map(|case| {
        let treaty = case.no;
        let choice = |conventions: Conventions| Choice::Counted { treaty, conventions };
        case.conventions.readings().map(choice).collect()
    })
}
