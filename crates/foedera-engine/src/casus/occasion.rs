//! One commitment and one event side by side, and the sets and adversaries that follow from them.
//!
//! Decides nothing about the duty: it says who is meant by the words of the trigger.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use foedera_dates::{Bounds, Day, Verdict};
use foedera_entities::EntityId;
use foedera_model::{
    Actors, Base, Commitment, Event, EventKind, Label, Lasting, Predicate, Set, Side, Treaty,
};

use super::{Between, Law, Strange, Under, law, predicate, treaties, wording};

/// An event by which commitments are tested.
pub(super) struct Tested<'e> {
    /// Its place among all events.
    pub(super) at: usize,
    pub(super) event: &'e Event,
    /// What happens, as a sentence.
    says: String,
    /// The treaties that it may touch; nothing where it may be any.
    touches: Option<Vec<usize>>,
}

impl<'e> Tested<'e> {
    pub(super) fn new(law: &dyn Law, (at, event): (usize, &'e Event)) -> Self {
        let (says, touches) = (wording::event(event), law.touched_by(&event.names()));
        Self { at, event, says, touches }
    }

    /// Whether it may touch a treaty.
    pub(super) fn may_touch(&self, no: usize) -> bool {
        self.touches.as_ref().is_none_or(|it| it.binary_search(&no).is_ok())
    }

    /// The treaties that the events may touch, each with the place of such an event; in their order.
    pub(super) fn by_treaty<'t>(
        law: &dyn Law,
        tests: impl Iterator<Item = &'t Self>,
    ) -> Vec<(usize, usize)>
    where
        'e: 't,
    {
        let mut by_treaty: Vec<(usize, usize)> = Vec::new();
        for (at, tested) in tests.enumerate() {
            match &tested.touches {
                Some(touched) => by_treaty.extend(touched.iter().map(|no| (*no, at))),
                None => by_treaty.extend(treaties(law).map(|(no, _)| (no, at))),
            }
        }
        by_treaty.sort_unstable();
        by_treaty
    }
}

/// A commitment of a treaty, and an event by which it is tested.
pub(super) struct Occasion<'a> {
    pub(super) law: &'a dyn Law,
    /// All events that are known, with their places in the scenario.
    pub(super) events: &'a [(usize, &'a Event)],
    pub(super) no: usize,
    pub(super) text: &'a Treaty,
    pub(super) commitment: &'a Commitment,
    /// Its place among those of the treaty.
    pub(super) commitment_no: usize,
    /// What is told of the commitment, once that has been asked for: all its duties share it.
    pub(super) under: &'a OnceCell<Arc<Under>>,
    /// The states that the treaty concerns; see [`Law::concerned`].
    pub(super) concerned: &'a [EntityId],
    pub(super) at: usize,
    pub(super) event: &'a Event,
    /// The event as it is tested.
    pub(super) tested: &'a Tested<'a>,
    /// The event of the scenario from which all follows, where the one that is tested is what a bearer does that performs.
    pub(super) root: Option<&'a Event>,
    /// Whose duty is weighed, once that is known.
    pub(super) bearer: Option<EntityId>,
}

/// How long an event is followed that goes on without a known end: a hundred years.
const FOLLOWED_DAYS_MAX: i32 = 36_525;

/// The last day of an event that goes on; the latest, where that is not known to the day.
pub(super) fn end_of(event: &Event) -> Option<Day> {
    match event.lasting {
        Lasting::Moment => None,
        Lasting::Until(last) => Some(last.latest().unwrap_or(Day::MAX)),
        Lasting::Open => {
            let begun = event.on.bounds().latest();
            Some(begun.and_then(|it| it.plus_days(FOLLOWED_DAYS_MAX)).unwrap_or(Day::MAX))
        }
    }
}

/// Whom treaties concern on the days of events: asked once, however many events fall on them.
pub(super) struct Concerned<'l> {
    law: &'l dyn Law,
    known: RefCell<BTreeMap<Days, Rc<[EntityId]>>>,
}

/// A treaty, and from when to when.
type Days = (usize, Day, Day);

impl<'l> Concerned<'l> {
    pub(super) fn of(law: &'l dyn Law) -> Self {
        Self { law, known: RefCell::default() }
    }

    /// The states that a treaty concerns on some day of an event, from the first that it may mean to the end of
    /// one that goes on, by their ids on that first day; or on the last on which it may begin, if they bear the
    /// event's ids only then. A date without any day is read as the end of time, where every state bears its
    /// last id.
    pub(super) fn by(&self, no: usize, event: &Event) -> Rc<[EntityId]> {
        let bounds = event.on.bounds();
        let first = bounds.earliest().or(bounds.latest()).unwrap_or(Day::MAX);
        let last = bounds.latest().unwrap_or(first);
        let end = end_of(event).map_or(last, |it| it.max(last));
        let names_one = |it: &[EntityId]| it.iter().any(|it| is_named(event, *it));
        let concerned = self.on(no, (first, end));
        if first != last && !names_one(&concerned) {
            let later = self.on(no, (last, end));
            if names_one(&later) {
                return later;
            }
        }
        concerned
    }

    /// Those of some days.
    pub(super) fn on(&self, no: usize, (first, last): (Day, Day)) -> Rc<[EntityId]> {
        let ask = || self.law.concerned(no, (first, last)).into();
        self.known.borrow_mut().entry((no, first, last)).or_insert_with(ask).clone()
    }
}

/// Why a treaty has no state in an event that names none whom it concerns: none is one, as far as its
/// record tells, or one may have come unrecorded.
pub(super) fn no_state(law: &dyn Law, no: usize, event: &Event) -> Strange {
    let bounds = event.on.bounds();
    let last = end_of(event).into_iter().chain(bounds.latest()).max();
    let on = Bounds::new(bounds.earliest(), last).unwrap_or(bounds);
    let parties = Set::of(Base::Parties);
    let perhaps = |it: EntityId| is_in(law, (no, &parties), it, on) != Verdict::No;
    if event.named().any(perhaps) { Strange::PerhapsNoState } else { Strange::NoStateOfTheTreaty }
}

/// Who stands across an event from a state: against one that is helped, and against its helper, he against whom;
/// nothing where it stands on neither side.
pub(super) fn across(event: &Event, of: EntityId) -> Option<&[EntityId]> {
    let Event { by, to, kind, .. } = event;
    let (acts, is_hit) = (by.contains(&of), to.contains(&of));
    if let EventKind::Supports { against } = kind {
        let enemy = (acts || is_hit).then(|| std::slice::from_ref(against));
        return enemy.or((*against == of).then_some(by));
    }
    if acts { Some(to) } else { is_hit.then_some(by) }
}

/// In the order of the first of each.
fn each_once(states: impl Iterator<Item = EntityId>) -> Vec<EntityId> {
    let mut each = Vec::new();
    for it in states {
        if !each.contains(&it) {
            each.push(it);
        }
    }
    each
}

/// Whether what is said of an article, and of a treaty, as far as these are named, is said of one that stands so.
pub(super) fn is_named_by(
    article: Option<&Label>,
    treaty: Option<&String>,
    (own, id): (Option<&Label>, &str),
) -> bool {
    article.is_none_or(|it| own == Some(it)) && treaty.is_none_or(|it| it == id)
}

fn is_named(event: &Event, state: EntityId) -> bool {
    event.named().any(|it| it == state)
}

/// Between whom a treaty must be in force: a beneficiary that it does not concern is owed by who is bound
/// at all (VCLT 36).
pub(super) fn partners(
    concerned: &[EntityId],
    [bearer, beneficiary]: [EntityId; 2],
) -> [EntityId; 2] {
    [bearer, if concerned.contains(&beneficiary) { beneficiary } else { bearer }]
}

/// Those whom a set may mean, as far as the treaty gives names; else all whom it concerns.
pub(super) fn named_by(
    law: &dyn Law,
    (no, text): (usize, &Treaty),
    set: &Set,
    of: (&[EntityId], (Day, Day)),
) -> Vec<EntityId> {
    match text.named(set) {
        Some(names) => law.named(no, &names, of).into_owned(),
        None => of.0.to_vec(),
    }
}

/// What a set of the parties asks for beside being one of them.
pub(super) fn narrowing(set: &Set) -> Set {
    Set { base: Base::States, ..set.clone() }
}

/// Whether a state is in a set of a treaty on a day, whichever that is of those it may be.
pub(super) fn is_in(
    law: &dyn Law,
    (treaty, set): (usize, &Set),
    state: EntityId,
    on: Bounds,
) -> Verdict {
    let mut spells = law::spells(law::days(on), |day| law.is_in(treaty, set, state, day));
    let Some(Some(known)) = spells.next() else { return Verdict::Open };
    // No later day makes an open one firm.
    let is_firm = known != Verdict::Open && spells.all(|it| it == Some(known));
    if is_firm { known } else { Verdict::Open }
}

impl Under {
    pub(super) fn of(
        law: &dyn Law,
        (no, text): (usize, &Treaty),
        (commitment_no, commitment): (usize, &Commitment),
    ) -> Self {
        Self {
            treaty: text.id.clone(),
            treaty_no: no,
            article: commitment.article.clone(),
            commitment_no,
            words: commitment.words.clone(),
            as_coded: law.is_coded(no),
            at_all_times: commitment.trigger.is_none(),
        }
    }
}

/// A commitment of a treaty, by the numbers of both, and what is told of it.
#[derive(Clone, Copy)]
pub(super) struct Numbered<'a> {
    pub(super) no: usize,
    pub(super) text: &'a Treaty,
    pub(super) commitment_no: usize,
    pub(super) commitment: &'a Commitment,
    pub(super) under: &'a OnceCell<Arc<Under>>,
}

impl<'a> Occasion<'a> {
    /// A commitment beside an event, with those whom its treaty concerns then; of what is done in performance, with the event
    /// of the scenario from which it follows.
    pub(super) fn of(
        (law, events): (&'a dyn Law, &'a [(usize, &'a Event)]),
        Numbered { no, text, commitment_no, commitment, under }: Numbered<'a>,
        (tested, concerned): (&'a Tested<'a>, &'a [EntityId]),
        root: Option<&'a Event>,
    ) -> Self {
        let (at, event) = (tested.at, tested.event);
        Self {
            law,
            events,
            no,
            text,
            commitment,
            commitment_no,
            under,
            concerned,
            at,
            event,
            tested,
            root,
            bearer: None,
        }
    }

    /// All events that are known.
    pub(super) fn all(&self) -> impl Iterator<Item = &'a Event> + use<'a> {
        self.events.iter().map(|(_, event)| *event)
    }

    /// Whether the event is what a bearer does that performs.
    pub(super) fn is_performance(&self) -> bool {
        self.root.is_some()
    }

    /// The last day on which it goes on, or that from which it follows; nothing of what is of its day.
    pub(super) fn end(&self) -> Option<Day> {
        end_of(self.root.unwrap_or(self.event))
    }

    /// What happens, as a sentence.
    pub(super) fn says(&self) -> Cow<'a, str> {
        let is_tested = std::ptr::eq(self.event, self.tested.event);
        if is_tested { (&self.tested.says).into() } else { wording::event(self.event).into() }
    }

    /// Between whom the treaty is to bind by the article of the commitment.
    pub(super) fn between(&self, sides: [EntityId; 2]) -> Between<'_> {
        let [bearer, beneficiary] = partners(self.concerned, sides);
        let article = self.commitment.article.as_ref();
        Between { treaty: self.no, article, bearer, beneficiary }
    }

    /// Which commitment of which treaty is tested.
    pub(super) fn under(&self) -> Arc<Under> {
        let numbered = (self.commitment_no, self.commitment);
        let of = || Arc::new(Under::of(self.law, (self.no, self.text), numbered));
        self.under.get_or_init(of).clone()
    }

    /// Whether the commitment stands under an article of a treaty, as far as these are named.
    pub(super) fn is_under(&self, article: Option<&Label>, treaty: Option<&String>) -> bool {
        is_named_by(article, treaty, (self.commitment.article.as_ref(), &self.text.id))
    }

    pub(super) fn predicate(&self) -> Option<&Predicate> {
        self.commitment.trigger.as_ref().map(|it| &it.predicate)
    }

    /// Whether the duty is owed at all times, whatever happens.
    pub(super) fn is_standing(&self) -> bool {
        self.commitment.trigger.is_none()
    }

    /// The set that the trigger protects, where it names one.
    pub(super) fn protected(&self) -> Option<&Set> {
        let trigger = self.commitment.trigger.as_ref()?;
        if let Predicate::AttackOnNeutralityOf(set) = &trigger.predicate {
            return Some(set);
        }
        trigger.on.as_ref().map(|it| &it.set)
    }

    /// Who sets the trigger off, where it names them.
    pub(super) fn attackers_named(&self) -> Option<&Actors> {
        self.commitment.trigger.as_ref()?.by.as_ref()
    }

    /// Whom the event hits, each once. Of a war are both sides, whichever is named first; a mobilisation against nobody hits those
    /// that call it what the trigger asks for.
    pub(super) fn targets(&self) -> Vec<EntityId> {
        let Event { by, to, kind, .. } = self.event;
        let of_war = matches!(self.predicate(), Some(Predicate::War | Predicate::InvolvementInWar));
        let (hit, more): (&[EntityId], &[EntityId]) = match kind {
            _ if of_war => (by, to),
            EventKind::AtWar => (by, to),
            EventKind::Supports { .. } if self.is_of_support() => (to, &[]),
            EventKind::Supports { against } => (std::slice::from_ref(against), &[]),
            EventKind::Mobilises if to.is_empty() => {
                let issue = self.predicate().map(|it| predicate::issue(self, it));
                return each_once(issue.iter().flat_map(|it| it.held_by(self.event)));
            }
            EventKind::Mobilises
            | EventKind::DeclaresWar
            | EventKind::Attacks
            | EventKind::Threatens
            | EventKind::RequestsAssistance { .. }
            | EventKind::Finds { .. }
            | EventKind::Establishes { .. }
            | EventKind::Waives { .. }
            | EventKind::FailsToPerform { .. }
            | EventKind::Coerces => (to, &[]),
        };
        each_once(hit.iter().chain(more).copied())
    }

    /// Whether it is help that the trigger asks for.
    pub(super) fn is_of_support(&self) -> bool {
        self.predicate() == Some(&Predicate::Support)
    }

    /// Who stands against a state in the event; against one that stands on neither side, those who act.
    pub(super) fn adversaries(&self, of: EntityId) -> &[EntityId] {
        across(self.event, of).unwrap_or(&self.event.by)
    }

    /// Whether the event names a state.
    pub(super) fn is_named(&self, state: EntityId) -> bool {
        is_named(self.event, state)
    }

    pub(super) fn is_concerned(&self, state: EntityId) -> bool {
        self.concerned.contains(&state)
    }

    /// Whether a state's word on what the event was counts: one that the treaty concerns, or that the words name as the
    /// one to be protected or helped.
    pub(super) fn has_say(&self, state: EntityId) -> bool {
        self.is_concerned(state) || self.is_helped_by_name(state)
    }

    /// Whether the words name a state as the one to whom it is owed.
    pub(super) fn is_owed_by_name(&self, state: EntityId) -> bool {
        let Side::Set(set) = self.commitment.owed_to() else { return false };
        self.text.named(set).is_some() && self.members(set).contains(&state)
    }

    /// Whether the words name a state as the one to be helped; as the one who is hit, where help is owed to nobody else by
    /// name.
    pub(super) fn is_helped_by_name(&self, state: EntityId) -> bool {
        let to = match self.commitment.owed_to() {
            Side::Set(set) => Some(set),
            Side::OtherParties | Side::EachOther | Side::Victims => None,
        };
        let helped = to.or(self.protected());
        helped.is_some_and(|it| self.text.named(it).is_some() && self.members(it).contains(&state))
    }

    /// Whether a state is in a set when the event happens, on whichever of its days that is. Those whom
    /// the treaty concerns count as its parties here: whether it is in force between two of them is asked
    /// apart, and answered with its own reason.
    pub(super) fn is_in(&self, set: &Set, state: EntityId) -> Verdict {
        let on = self.event.on.bounds();
        if set.base != Base::Parties {
            return is_in(self.law, (self.no, set), state, on);
        }
        if !self.is_concerned(state) || *set == Set::of(Base::Parties) {
            return Verdict::from(self.is_concerned(state));
        }
        is_in(self.law, (self.no, &narrowing(set)), state, on)
    }

    /// The members of a set, as far as the treaty gives names.
    pub(super) fn members(&self, set: &Set) -> Vec<EntityId> {
        let (first, last) = self.days();
        // Who is meant only while the event goes on is bound from then.
        let while_on = Bounds::new(Some(first), Some(last)).unwrap_or(self.event.on.bounds());
        let is_named = self.text.named(set).is_some();
        let is_in = |it: EntityId| {
            if is_named {
                is_in(self.law, (self.no, set), it, while_on)
            } else {
                self.is_in(set, it)
            }
        };
        let of = (self.concerned, (first, last));
        let mut members = named_by(self.law, (self.no, self.text), set, of);
        members.retain(|it| is_in(*it) != Verdict::No);
        members
    }

    /// From the first day on which the event may begin to the last on which it may go on.
    fn days(&self) -> (Day, Day) {
        let (first, last) = law::days(self.event.on.bounds());
        (first, end_of(self.event).map_or(last, |it| it.max(last)))
    }

    /// The names of a set that mean nobody while the event goes on.
    pub(super) fn names_of_nobody(&self, set: &Set) -> Vec<EntityId> {
        let named = self.text.named(set).filter(|_| *set == Set::of(set.base.clone()));
        named.unwrap_or_default().iter().copied().filter(|it| self.is_nobody(*it)).collect()
    }

    /// Whether the treaty has nobody of a name then.
    pub(super) fn is_nobody(&self, name: EntityId) -> bool {
        self.law.named(self.no, &[name], (self.concerned, self.days())).is_empty()
    }
}
