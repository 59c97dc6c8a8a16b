//! Which event a finding, a request, a waiver or a report of non-performance means.
//!
//! It can say so. Else it means what goes on when it comes, by itself or in a war of the same sides, and what came last
//! before it; of what came earlier and may be over it is open whether that is meant. What is done in performance is meant
//! with the event from which it follows.

use foedera_dates::{Bounds, Verdict};
use foedera_model::{Event, EventKind, Lasting};

use super::Unsettled;
use super::occasion::Occasion;
use super::order::{self, Relation};
use super::predicate::{self, is_between_the_same, is_war};

/// Whether something said is of the event, whoever denies that it was said: none that came before it is.
pub(super) fn is_of(here: &Occasion<'_>, said: &Event) -> Verdict {
    let before =
        if said.about.is_some() { Verdict::No } else { order::is_before(said, here.event) };
    (!before).and(is_meant(here, said))
}

/// Whether one of some things was said and is of the event, and which account for it: one that surely is, else all that
/// may be.
pub(super) fn any<'h>(here: &Occasion<'h>, said: &[&'h Event]) -> (Verdict, Vec<&'h Event>) {
    // What names the event came after it, whatever the days leave open.
    let named = said.iter().find(|it| it.about.is_some() && is_surely_of(here, it));
    if let Some(it) = named {
        return (Verdict::Yes, vec![it]);
    }
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

fn is_surely_of(here: &Occasion<'_>, said: &Event) -> bool {
    is_of(here, said).and(order::happened(said)) == Verdict::Yes
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
        return Verdict::from(is_about(here, said)).and(!is_over(here, said));
    }
    if goes_on(here, said) {
        return Verdict::Yes;
    }
    let may_be_another = here.all().any(|it| is_later(here, it, said));
    let meant = if may_be_another { Verdict::Open } else { Verdict::Yes };
    meant.and(!is_over(here, said))
}

/// The event of the scenario that it is, or from which it follows.
fn root<'h>(here: &Occasion<'h>) -> &'h Event {
    here.root.unwrap_or(here.event)
}

/// Whether it does not say that it is about another event.
pub(super) fn is_about(here: &Occasion<'_>, said: &Event) -> bool {
    said.about.as_ref().is_none_or(|it| it.means(root(here)))
}

/// Whether what is asked for is help against what was over by then: nobody asks for that.
fn is_over(here: &Occasion<'_>, said: &Event) -> Verdict {
    let asks = matches!(said.kind, EventKind::RequestsAssistance { .. });
    match end(here).filter(|_| asks) {
        Some(last) => last.is_before(said.on.bounds()),
        None => Verdict::No,
    }
}

/// The last day of the event, where it is told; of a blow in a war, that of the war.
fn end(here: &Occasion<'_>) -> Option<Bounds> {
    let event = root(here);
    let last = |it: &Event| match it.lasting {
        Lasting::Until(last) => Some(last),
        Lasting::Moment | Lasting::Open => None,
    };
    if event.lasting != Lasting::Moment || is_war(event) {
        return last(event);
    }
    let is_its_war = |it: &&Event| {
        let is_in_it = || order::any(event, &[it], Relation::AtWar).0 == Verdict::Yes;
        is_war(it) && is_between_the_same(it, event) && is_in_it()
    };
    let ends: Option<Vec<Bounds>> = here.all().filter(is_its_war).map(last).collect();
    ends?.into_iter().reduce(order::later)
}

/// Whether the event surely goes on when something is said, or a war of those who are in it that did not come after its
/// end; a denial that it happened apart.
fn goes_on(here: &Occasion<'_>, said: &Event) -> bool {
    let event = root(here);
    let came_after = |it: &Event| match event.lasting {
        Lasting::Until(last) => last.is_before(it.on.bounds()) != Verdict::No,
        Lasting::Moment | Lasting::Open => false,
    };
    let is_its_war = |it: &&Event| is_war(it) && is_between_the_same(it, event) && !came_after(it);
    let wars = here.all().filter(is_its_war);
    let goes_on = |it: &Event| {
        order::on_its_day(said, &[it], |day| order::in_time(it, Relation::GoingOn, day))
    };
    std::iter::once(event).chain(wars).any(|it| goes_on(it) == Verdict::Yes)
}

/// Whether it may as well be about another event, which may have come after the one that is tested.
fn is_later(here: &Occasion<'_>, other: &Event, said: &Event) -> bool {
    let is_it = || std::ptr::eq(other, here.event) || std::ptr::eq(other, root(here));
    let may_be_between = || {
        order::is_before(here.event, other) != Verdict::No
            && order::is_before(said, other) != Verdict::Yes
    };
    other.is_triggering() && !is_it() && may_be_between() && tests(here, other, said)
}

/// Whether another event tests the commitment, so that what is said can be about it: who asks for help was hit.
fn tests(here: &Occasion<'_>, other: &Event, said: &Event) -> bool {
    let there = Occasion { event: other, root: None, ..*here };
    let asks = matches!(said.kind, EventKind::RequestsAssistance { .. });
    let is_hit = |it| match there.protected() {
        Some(set) => there.is_in(set, it) != Verdict::No,
        None => there.is_concerned(it),
    };
    let is_attacker = |of| match there.attackers_named() {
        Some(named) => {
            there.adversaries(of).iter().any(|it| there.is_in(&named.set, *it) != Verdict::No)
        }
        None => true,
    };
    let mut hit = there.targets().into_iter();
    predicate::is_meant(&there)
        && hit.any(|it| is_hit(it) && is_attacker(it) && (!asks || said.by.contains(&it)))
}
