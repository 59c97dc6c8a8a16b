//! Of which event a finding, a request, a waiver or a failure to perform is.
//!
//! It can say so. Else it is of what goes on when it comes, by itself or in a war of the same sides, and of what came last
//! before it; of what came earlier and may be over it is open whether that is meant.

use foedera_dates::{Bounds, Verdict};
use foedera_model::{Event, EventKind, Lasting};

use super::occasion::Occasion;
use super::order::{self, Relation};
use super::{Unsettled, predicate};

/// Whether something said is of the event, whoever denies that it was said: none that came before it is.
pub(super) fn is_of(here: &Occasion<'_>, said: &Event) -> Verdict {
    (!order::is_before(said, here.event)).and(is_meant(here, said))
}

/// Whether one of some things was said and is of the event, and which account for it: one that surely is, else all that
/// may be.
pub(super) fn any<'h>(here: &Occasion<'h>, said: &[&'h Event]) -> (Verdict, Vec<&'h Event>) {
    let of = |verdict| move |it: &&&Event| is_meant(here, it) == verdict;
    let meant: Vec<&Event> = said.iter().filter(of(Verdict::Yes)).copied().collect();
    let (stands, mut by) = order::any(here.event, &meant, Relation::NotBefore);
    if stands == Verdict::Yes {
        return (stands, by);
    }
    let in_time = |it: &&Event| order::any(here.event, &[it], Relation::NotBefore).0 != Verdict::No;
    by.extend(said.iter().filter(of(Verdict::Open)).copied().filter(in_time));
    (if by.is_empty() { Verdict::No } else { Verdict::Open }, by)
}

/// Those that were surely said of the event.
pub(super) fn sure<'h>(here: &Occasion<'h>, said: &[&'h Event]) -> impl Iterator<Item = &'h Event> {
    said.iter().copied().filter(|it| any(here, &[it]).0 == Verdict::Yes)
}

/// What a duty hangs on, where these may be of the event.
pub(super) fn hangs_on(here: &Occasion<'_>, said: &[&Event]) -> Unsettled {
    let is_of_another = said.iter().any(|it| is_meant(here, it) == Verdict::Open);
    let what = if is_of_another { OF_IT } else { Relation::NotBefore.words() };
    order::hangs_on(what, said)
}

const OF_IT: &str = "this is about it, and not about what came later alone";

/// Whether it means the event, should it have come after.
fn is_meant(here: &Occasion<'_>, said: &Event) -> Verdict {
    if said.about.is_some() {
        return Verdict::from(is_about(here, said));
    }
    if goes_on(here, said) {
        return Verdict::Yes;
    }
    if is_over(here, said) {
        return Verdict::No;
    }
    let may_be_another = here.all().any(|it| is_later(here, it, said));
    if may_be_another { Verdict::Open } else { Verdict::Yes }
}

/// Whether it does not say that it is about another event. What is said of an event is said of what is done by it.
pub(super) fn is_about(here: &Occasion<'_>, said: &Event) -> bool {
    let event = here.root.unwrap_or(here.event);
    said.about.as_ref().is_none_or(|it| it.means(event))
}

/// Nobody asks for help against what was over by then.
fn is_over(here: &Occasion<'_>, said: &Event) -> bool {
    let Lasting::Until(last) = here.event.lasting else { return false };
    matches!(said.kind, EventKind::RequestsAssistance { .. })
        && Bounds::day(last).is_before(said.on.bounds()) == Verdict::Yes
}

/// Whether the event surely goes on when something is said, or a war of those who are in it; a denial that it happened
/// apart.
fn goes_on(here: &Occasion<'_>, said: &Event) -> bool {
    let is_its_war =
        |it: &&Event| predicate::is_war(it) && predicate::is_between_the_same(it, here.event);
    let wars = here.all().filter(is_its_war);
    let goes_on = |it: &Event| {
        order::on_its_day(said, &[it], |day| order::in_time(it, Relation::GoingOn, day))
    };
    std::iter::once(here.event).chain(wars).any(|it| goes_on(it) == Verdict::Yes)
}

/// Whether it may as well be about another event, which came after the one that is tested.
fn is_later(here: &Occasion<'_>, other: &Event, said: &Event) -> bool {
    let is_between = || {
        order::is_before(here.event, other) == Verdict::Yes
            && order::is_before(said, other) != Verdict::Yes
    };
    other.kind.is_triggering() && is_between() && tests(here, other)
}

/// Whether another event tests the commitment.
fn tests(here: &Occasion<'_>, other: &Event) -> bool {
    let there = Occasion { event: other, root: None, ..*here };
    let is_hit = |it| match there.protected() {
        Some(set) => there.is_in(set, it) != Verdict::No,
        None => there.is_concerned(it),
    };
    predicate::is_meant(&there) && there.targets().into_iter().any(is_hit)
}
