//! From which day two answers differ, where nobody keeps a list of such days: the engine answers for a day, and halving
//! finds the first.

use foedera_dates::Day;
use foedera_engine::Difference;

use crate::Error;

/// What differs on a day.
pub(crate) type Differs<'d> = dyn Fn(Day) -> Result<Vec<Difference>, Error> + 'd;

/// What differs on the last day of a stretch and is not known, each with the first day on which it does, as near as halving
/// comes to it.
///
/// # Errors
/// Those of the question.
pub(crate) fn begun(
    differs: &Differs<'_>,
    is_known: &dyn Fn(&Difference) -> bool,
    (from, to): (Day, Day),
) -> Result<Vec<(Day, Difference)>, Error> {
    let first = |it: Difference| {
        let is_so = |day: Day| Ok(differs(day)?.contains(&it));
        Ok((first_day((from, to), &is_so)?, it))
    };
    // What differed before is not looked for again.
    differs(to)?.into_iter().filter(|it| !is_known(it)).map(first).collect()
}

/// The first day of a stretch on which it is so, as it is on the last.
///
/// # Errors
/// Those of the question.
pub(crate) fn first_day(
    (mut from, mut to): (Day, Day),
    is_so: &dyn Fn(Day) -> Result<bool, Error>,
) -> Result<Day, Error> {
    if is_so(from)? {
        return Ok(from);
    }
    let middle = |from: Day, to: Day| from.plus_days((to.number() - from.number()) / 2);
    while let Some(day) = middle(from, to).filter(|it| from < *it) {
        if is_so(day)? {
            to = day;
        } else {
            from = day;
        }
    }
    Ok(to)
}

/// Whether a difference is of what changes of standing, renewals, reservations and doubts tell already.
pub(crate) fn is_told_elsewhere(what: &str) -> bool {
    let of_standing = ["standing of ", "since of ", "until of ", "steps at home of "];
    let others = [
        "missing",
        "would follow",
        "enters into force",
        "reservations",
        "hangs on",
        "rival answers",
        "still needed",
        "contradictions",
    ];
    of_standing.iter().any(|it| what.starts_with(it)) || others.contains(&what)
}

/// Whether it is of the treaty's own force, which is news only between two.
pub(crate) fn is_of_force(what: &str) -> bool {
    ["in_force", "since", "until"].contains(&what)
}
