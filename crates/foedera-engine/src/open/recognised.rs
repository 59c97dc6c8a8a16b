//! On which days it matters that a state said that it recognises another, or does not: on those on which the other
//! acts, on those of other words of the same author on it, and on every day from which something counts or the two
//! are apart. Of all other days one stands for its neighbours.

use foedera_dates::{Bounds, Day};
use foedera_model::ActKind;

use super::choices::is_consent;
use crate::belief::Reading;
use crate::law::{Case, Cases, Deed, Member};

/// What of the days of an act can change an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mattering {
    All,
    /// No day of it differs from another.
    None,
    /// Every day of a run; all before it come to the same as its first, and all after it to the same as the last
    /// that the act can have.
    Within(Day, Day),
}

impl Mattering {
    pub(super) fn run(self) -> Option<(Day, Day)> {
        if let Self::Within(from, to) = self { Some((from, to)) } else { None }
    }
}

/// Which days of an act matter because of what recognition reads of them; all of those of any other act.
pub(super) fn days_that_matter(case: &Case, deed: &Deed, facts: Cases<'_>) -> Mattering {
    if !is_about_recognition(deed) {
        return Mattering::All;
    }
    let (first, last) = days(deed, facts);
    let of_two = |by: Member| deed.toward.iter().map(move |who| (by, *who));
    let pairs = deed.by.iter().flat_map(|by| of_two(*by));
    let all = pairs.flat_map(|pair| between(case, deed, pair, facts));
    let mattering = all.filter(|(from, to)| *from <= last && first <= *to);
    let hull = mattering.reduce(|one, two| (one.0.min(two.0), one.1.max(two.1)));
    match hull {
        None => Mattering::None,
        Some((from, to)) => Mattering::Within(from.max(first), to.min(last)),
    }
}

/// The days that matter of one word of a state on another, as spans.
fn between(
    case: &Case,
    deed: &Deed,
    (by, who): (Member, Member),
    facts: Cases<'_>,
) -> Vec<(Day, Day)> {
    let own =
        |it: &&Deed| is_about_recognition(it) && it.by.contains(&by) && it.toward.contains(&who);
    let is_other = |it: &&Deed| it.fact != deed.fact;
    let refuses = |it: &Deed| it.kind == ActKind::NonRecognition;
    // Who was never refused recognition was recognised without a word.
    if !case.deeds.iter().filter(own).any(refuses) {
        return Vec::new();
    }
    let acts = case.deeds.iter().filter(|it| it.by.contains(&who) && !is_about_recognition(it));
    let acts: Vec<(Day, Day)> = acts.map(|it| days(it, facts)).collect();
    let words = case.deeds.iter().filter(own).filter(is_other);
    // What it said on the eve of another word and what it said on that day differ.
    let words = words.map(|it| days(it, facts)).map(|(from, to)| (eve(from), to));
    let counts = (!refuses(deed)).then(|| acts.iter().map(|it| it.0).min()).flatten();
    let apart = both_came(case, (by, who), facts);
    let ever_since = counts.into_iter().chain(apart).map(|from| (from, Day::MAX));
    let ever_since: Vec<(Day, Day)> = ever_since.collect();
    acts.iter().copied().chain(words).chain(ever_since).collect()
}

fn eve(day: Day) -> Day {
    day.previous().unwrap_or(day)
}

/// The first day by which both can have come to the treaty: from then on the two can be apart.
fn both_came(case: &Case, (by, who): (Member, Member), facts: Cases<'_>) -> Option<Day> {
    let came = |member: Member| {
        let own = case.deeds.iter().filter(|it| is_consent(it.kind) && it.by.contains(&member));
        own.map(|it| days(it, facts).0).min()
    };
    Some(came(by)?.max(came(who)?))
}

fn is_about_recognition(deed: &Deed) -> bool {
    matches!(deed.kind, ActKind::Recognition | ActKind::NonRecognition)
}

fn days(deed: &Deed, facts: Cases<'_>) -> (Day, Day) {
    let readings = facts.fact(deed.fact).into_iter().flat_map(|it| it.readings());
    let hull = readings.map(Reading::hull).reduce(Bounds::hull).unwrap_or(Bounds::UNBOUNDED);
    (hull.earliest().unwrap_or(Day::MIN), hull.latest().unwrap_or(Day::MAX))
}
