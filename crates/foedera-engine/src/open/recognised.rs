//! Whether the day matters on which a state said that it recognises another, or does not: only where the
//! other had done something by then.

use foedera_dates::{Bounds, Day};
use foedera_model::ActKind;

use crate::belief::Reading;
use crate::law::{Case, Cases, Deed};

/// Whether nothing under the treaty hangs on when a recognition was declared, or refused: all acts of those whom
/// it is about come later than the last day on which it can have been, and no other word on them may be of the same days.
pub(super) fn is_idle(case: &Case, deed: &Deed, facts: Cases<'_>) -> bool {
    if !is_about_recognition(deed) {
        return false;
    }
    let (first, last) = days(deed, facts);
    let is_about = |it: &Deed| it.by.iter().any(|by| deed.toward.contains(by));
    let is_own = |it: &Deed| {
        let others = is_about_recognition(it) && !std::ptr::eq(it, deed);
        others && it.toward.iter().any(|who| deed.toward.contains(who))
    };
    case.deeds.iter().all(|it| {
        let (begins, ends) = days(it, facts);
        let apart = last < begins || ends < first;
        (!is_about(it) || last < begins) && (!is_own(it) || apart)
    })
}

fn is_about_recognition(deed: &Deed) -> bool {
    matches!(deed.kind, ActKind::Recognition | ActKind::NonRecognition)
}

fn days(deed: &Deed, facts: Cases<'_>) -> (Day, Day) {
    let readings = facts.fact(deed.fact).into_iter().flat_map(|it| it.readings());
    let hull = readings.map(Reading::hull).reduce(Bounds::hull).unwrap_or(Bounds::UNBOUNDED);
    (hull.earliest().unwrap_or(Day::MIN), hull.latest().unwrap_or(Day::MAX))
}
