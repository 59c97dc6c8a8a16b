//! The cascade: if each triggered bearer performs, which further duties come, round by round.
//!
//! A performance is one more event, fed to the same weighing as the events of the scenario: there is no second
//! engine. In each round come first the performances, then the lapses that they bring, then the duties.
//!
//! It ends. A performance is of a commitment, a bearer, whom it helps, an adversary and an event of the scenario; each
//! such tie performs once and is never taken back; every round but the last has a new one; and there are no more of them
//! than commitments times events times triples of states that the treaties and the scenario name, for a performance
//! names no state that was not named before.

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::Event;

use super::occasion::Concerned;
use super::{Casus, Lapse, Law, Owed, Stage, clash};
use course::Course;
use lapse::Lapsed;

mod branching;
mod course;
mod lapse;
mod performing;

/// What is asked: the law, the events that are known with their places, and the cut by knowledge.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) law: &'a dyn Law,
    pub(super) events: &'a [(usize, &'a Event)],
    pub(super) known: Option<Day>,
    /// How many events the scenario has, known or not.
    pub(super) places: usize,
    pub(super) concerned: &'a Concerned<'a>,
}

/// The event of the scenario from which a duty follows, its treaty and commitment, by their numbers; who owes it to
/// whom, and against whom where it is against anybody.
type Tie = (usize, [usize; 2], [EntityId; 2], Option<EntityId>);

/// The lapses that the events of a scenario bring of themselves.
pub(super) fn lapses(case: Case<'_>) -> Vec<Lapse> {
    let of_event = |(at, event): &(usize, &Event)| {
        let at = *at;
        lapse::by(case.law, event, 0).into_iter().map(move |it| Lapse { event: Some(at), ..it })
    };
    let all: Vec<Lapse> = case.events.iter().flat_map(of_event).collect();
    // What perhaps lapses by one event surely does by another of its day.
    let surely = |it: &Lapse| {
        let same = Lapse { certain: true, ..it.clone() };
        all.iter().any(|other| other.is_same(&same))
    };
    all.iter().filter(|it| it.certain || !surely(it)).cloned().collect()
}

/// The law that the events themselves leave.
pub(super) fn with_lapses<'l>(law: &'l dyn Law, lapses: &'l [Lapse]) -> impl Law + use<'l> {
    Lapsed { law, lapses }
}

/// Those that an event, or another of its day, does not bring itself.
pub(super) fn beside(lapses: &[Lapse], (at, event): (usize, &Event)) -> Vec<Lapse> {
    let day = event.on.bounds();
    let of_it =
        |it: &Lapse| it.event == Some(at) || it.on.bounds() == day && day.is_day().is_some();
    lapses.iter().filter(|it| !of_it(it)).cloned().collect()
}

/// Goes on from the duties of the events themselves to those of every further round, and to the branches.
pub(super) fn go_on(case: Case<'_>, told: &mut Casus) {
    let begun = std::mem::take(&mut told.duties);
    let mut course = Course::new(case, &begun, std::mem::take(&mut told.lapses));
    course.pledges(0);
    let due = places(&begun, performing::goes_on);
    course.run(due);
    let Course { duties, performances, lapses, clashes, so_far, .. } = course;
    told.duties = begun;
    told.duties.extend(duties);
    (told.performances, told.lapses) = (performances, lapses);
    told.clashes = clash::among(case, &told.duties.iter().collect::<Vec<_>>());
    told.clashes.extend(clashes);
    clash::sort(&mut told.clashes);
    (told.branches, told.unfollowed) = branching::branches(case, told, &so_far);
    let later = told.duties.iter().chain(told.branches.iter().flat_map(|it| &it.duties));
    let later: Vec<usize> = later.filter(|it| 0 < it.round).map(|it| it.under.treaty_no).collect();
    told.set_aside.retain(|it| !later.contains(&it.treaty_no));
}

/// The places of the duties of which something holds.
fn places(duties: &[Owed], holds: impl Fn(&Owed) -> bool) -> Vec<usize> {
    let numbered = duties.iter().enumerate();
    numbered.filter(|(_, it)| holds(it)).map(|(at, _)| at).collect()
}

/// How far a duty has come, in steps of which a later round tells only a further one.
fn progress(state: Stage) -> u8 {
    match state {
        Stage::NotBound(_) | Stage::NotTriggered(_) => 0,
        Stage::TriggeredIf | Stage::Disputed => 1,
        Stage::Waived | Stage::Triggered => 2,
    }
}

/// The ties of a duty: one for each adversary, or one without.
fn ties(owed: &Owed) -> impl Iterator<Item = Tie> + use<'_> {
    let against = owed.against.iter().map(|it| Some(*it));
    let none = owed.against.is_empty().then_some(None);
    against.chain(none).map(|it| tie(owed, it))
}

fn tie(owed: &Owed, against: Option<EntityId>) -> Tie {
    let under = [owed.under.treaty_no, owed.under.commitment_no];
    (owed.event, under, [owed.bearer, owed.beneficiary], against)
}
