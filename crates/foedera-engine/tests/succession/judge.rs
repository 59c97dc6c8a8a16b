//! The second reading: what is so on a day of a world whose days are all known, found by going through
//! the days.
//!
//! Articles without more are those of the Vienna Convention on Succession of States in respect of
//! Treaties (1978).

use foedera_entities::SuccessionKind;

use crate::cast::{Part, State};
use crate::world::{Act, Did, NOTICE, World};

/// What a successor finds in the place that it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Held {
    Nothing,
    Signature,
    Consent,
}

/// What a kept reservation comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    Pending,
    Objected,
    Withdrawn,
}

/// A consent to be bound, on the day on which it was established (VCLT 16; 22(3)(b) of a succession).
#[derive(Clone, Copy, Debug)]
struct Consent {
    on: usize,
    /// Of a succession: the day that it names, if it names one.
    succeeds: Option<Option<usize>>,
}

/// One world with its days settled, and what was found of it.
pub(crate) struct Judge<'w> {
    world: &'w World,
    /// Each act, received on the day that was settled.
    acts: Vec<(Act, usize)>,
    met: Option<usize>,
    /// By state and day, whether it is a party; once the treaty has ended nobody is.
    parties: Vec<Vec<bool>>,
    ended: Option<usize>,
}

/// Every way of settling what is open.
pub(crate) fn judges(world: &World) -> Vec<Judge<'_>> {
    let open = world.acts.iter().find(|it| it.received.0 < it.received.1);
    let ways = open.map_or(1, |it| it.received.1 - it.received.0 + 1);
    let settled = |way: usize| {
        let on = |it: &Act| {
            if it.received.0 < it.received.1 { it.received.0 + way } else { it.received.0 }
        };
        let acts: Vec<(Act, usize)> = world.acts.iter().map(|it| (*it, on(it))).collect();
        Judge::of(world, acts)
    };
    (0..ways).map(settled).collect()
}

impl<'w> Judge<'w> {
    fn of(world: &'w World, acts: Vec<(Act, usize)>) -> Self {
        let mut judge = Self { world, acts, met: None, parties: Vec::new(), ended: None };
        judge.met = (0..=world.last()).find(|day| world.needed <= judge.counted(*day));
        let all = 0..world.cast.states.len();
        judge.parties = all.map(|who| judge.days_of(who)).collect();
        judge.end();
        judge
    }

    fn state(&self, who: usize) -> &State {
        &self.world.cast.states[who]
    }

    fn days(&self, by: usize, did: Did) -> impl Iterator<Item = usize> {
        self.acts.iter().filter(move |(act, _)| act.by == by && act.did == did).map(|(_, on)| *on)
    }

    /// In the order of their days.
    fn consents(&self, who: usize) -> Vec<Consent> {
        let own = self.acts.iter().filter(|(act, _)| act.by == who);
        let mut own: Vec<Consent> = own
            .filter_map(|(act, on)| {
                let on = *on;
                match act.did {
                    Did::Ratifies | Did::Accedes => Some(Consent { on, succeeds: None }),
                    Did::Succeeds(named) => Some(Consent { on, succeeds: Some(named) }),
                    Did::Signs
                    | Did::Leaves
                    | Did::Reserves
                    | Did::WithdrawsReservation
                    | Did::Objects(_) => None,
                }
            })
            .collect();
        own.sort_by_key(|it| it.on);
        // 19, 37: a signature taken over binds nobody.
        let signed = self.held(who, false) == Held::Signature;
        own.retain(|it| !signed || it.succeeds.is_none());
        own
    }

    /// 18(5), and practice: who is no more goes on counting, for its instrument was deposited.
    fn counted(&self, day: usize) -> usize {
        let counts =
            |it: &Consent| it.on <= day && (it.succeeds.is_none() || self.world.counts_successions);
        let all = 0..self.world.cast.states.len();
        all.filter(|who| self.consents(*who).iter().any(counts)).count()
    }

    pub(crate) fn entry(&self) -> Option<usize> {
        Some(self.met? + self.world.enters_after)
    }

    /// 17, 18, 19: what there was at the date of the succession for the territory. Whether a predecessor
    /// had left by then is only known where the treaty is in force.
    pub(crate) fn held(&self, who: usize, mind_leaving: bool) -> Held {
        let Some(came) = self.state(who).succeeds_on else { return Held::Nothing };
        let held = |it: usize| {
            let consented = self.consents_but_successions(it).any(|on| on < came);
            let signed = self.days(it, Did::Signs).any(|on| on < came);
            let left = mind_leaving && self.left(it).is_some_and(|left| left < came);
            match (consented, signed) {
                (true, _) if left => Held::Nothing,
                (true, _) => Held::Consent,
                (false, true) => Held::Signature,
                (false, false) => Held::Nothing,
            }
        };
        self.world.cast.all(Part::Predecessor).map(held).max().unwrap_or(Held::Nothing)
    }

    fn consents_but_successions(&self, who: usize) -> impl Iterator<Item = usize> {
        self.days(who, Did::Ratifies).chain(self.days(who, Did::Accedes))
    }

    /// The day on which a consent would bring the treaty into force for its author, were it there.
    fn begins(&self, who: usize, consent: &Consent) -> Option<usize> {
        let entry = self.entry()?;
        let Some(named) = consent.succeeds else {
            // VCLT 24(3), (4), and the clause for later parties.
            let founds = consent.on <= self.met?;
            return Some(if founds {
                entry
            } else {
                entry.max(consent.on + self.world.later_after)
            });
        };
        // 23(1): from the date of the succession, or of entry into force if that is later; from another
        // day where it is agreed, as depositaries take one that is named. It takes a place, and that
        // one not before it is one.
        let came = self.state(who).succeeds_on?;
        let is_first = self.consents(who).iter().all(|it| consent.on <= it.on);
        let named = named.or(is_first.then_some(came)).unwrap_or(consent.on);
        let place =
            if self.held(who, true) == Held::Consent { self.place_begins(came) } else { None };
        Some(named.max(came).max(entry).max(place.unwrap_or(entry)))
    }

    /// When the treaty comes into force for the place that a successor takes.
    fn place_begins(&self, came: usize) -> Option<usize> {
        let all = self.world.cast.all(Part::Predecessor).flat_map(|it| {
            let own = self.consents(it).into_iter().filter(|own| own.on < came);
            own.filter_map(move |own| self.begins(it, &own)).collect::<Vec<_>>()
        });
        all.min()
    }

    /// 31(1): what is in force for one that unites with others goes on in force for the state so formed.
    pub(crate) fn is_united(&self) -> bool {
        self.world.cast.kind == SuccessionKind::Union
            && !self.world.cast.states.iter().any(|it| it.part == Part::Successor && it.is_old)
    }

    /// By day, whether it is a party, were the treaty never to end.
    fn days_of(&self, who: usize) -> Vec<bool> {
        let state = self.state(who);
        let mut days = self.days_as_if_there(who);
        if let (true, Part::Successor, Some(came)) =
            (self.is_united(), state.part, state.succeeds_on)
        {
            let places: Vec<Vec<bool>> = self
                .world
                .cast
                .all(Part::Predecessor)
                .map(|it| self.days_as_if_there(it))
                .collect();
            let own_exit =
                |day: usize| self.days(who, Did::Leaves).any(|on| came <= on && on + NOTICE <= day);
            for (day, is_party) in days.iter_mut().enumerate().skip(came) {
                let goes_on = |it: &Vec<bool>| it[came - 1..=day].iter().all(|it| *it);
                *is_party |= places.iter().any(goes_on) && !own_exit(day);
            }
        }
        let gone = state.gone.unwrap_or(days.len());
        days.iter_mut().skip(gone).for_each(|it| *it = false);
        days
    }

    /// The same of its own consents, were it to be there for ever.
    fn days_as_if_there(&self, who: usize) -> Vec<bool> {
        let consents = self.consents(who);
        let mut days = Vec::new();
        let (mut inside, mut last_out) = (None, None);
        for day in 0..=self.world.last() {
            // Only a party gives notice: who has consented, and for whom the treaty is in force.
            let out = inside.is_some_and(|(since, consented)| {
                let mut own = self.days(who, Did::Leaves);
                own.any(|on| usize::max(since, consented) <= on && on + NOTICE == day)
            });
            if out {
                (inside, last_out) = (None, Some(day));
            }
            if inside.is_none() {
                let fresh = consents.iter().filter(|it| last_out.is_none_or(|out| out <= it.on));
                let begun = fresh.filter(|it| self.begins(who, it).is_some_and(|on| on <= day));
                inside = begun.map(|it| (day, it.on)).min_by_key(|it| it.1);
            }
            days.push(inside.is_some());
        }
        days
    }

    /// The day on which a predecessor is out by its own notice.
    fn left(&self, who: usize) -> Option<usize> {
        let days = self.days_as_if_there(who);
        (1..days.len()).find(|day| days[day - 1] && !days[*day])
    }

    /// Once it has had two parties, a treaty with fewer has ended.
    fn end(&mut self) {
        let Some(entry) = self.entry() else { return };
        let count = |day: usize| self.parties.iter().filter(|it| it[day]).count();
        let had = (entry..=self.world.last()).find(|day| 2 <= count(*day));
        self.ended = had.and_then(|had| (had..=self.world.last()).find(|day| count(*day) < 2));
        let ended = self.ended.unwrap_or(usize::MAX);
        for own in &mut self.parties {
            own.iter_mut().skip(ended).for_each(|it| *it = false);
        }
    }

    pub(crate) fn is_in_force(&self, day: usize) -> bool {
        self.entry().is_some_and(|entry| entry <= day) && self.ended.is_none_or(|ended| day < ended)
    }

    pub(crate) fn is_party(&self, who: usize, day: usize) -> bool {
        self.parties[who][day]
    }

    /// 23(2): between a newly independent state and the others its operation is suspended until it notifies.
    pub(crate) fn is_suspended(&self, who: usize, day: usize) -> bool {
        let anew = self.world.cast.kind == SuccessionKind::NewState
            && self.state(who).part == Part::Successor;
        let first = self.consents(who).first().copied().filter(|it| it.succeeds.is_some());
        anew && self.is_party(who, day) && first.is_some_and(|it| day < it.on)
    }

    /// Its own signature, or 19, 33, 37: that of its predecessor, once it has taken it over.
    pub(crate) fn has_signed(&self, who: usize, day: usize) -> bool {
        let own = self.days(who, Did::Signs).any(|on| on <= day);
        let taken = self.held(who, false) == Held::Signature
            && self.acts.iter().any(|(act, _)| {
                let Did::Succeeds(named) = act.did else { return false };
                let came = self.state(who).succeeds_on.unwrap_or(0);
                act.by == who && named.map_or(came, |it| it.max(came)) <= day
            });
        (own || taken) && self.state(who).gone.is_none_or(|gone| day < gone)
    }

    /// Whether its notification counts though nothing is known to have been there for it.
    pub(crate) fn succeeds_to_nothing(&self, who: usize, day: usize) -> bool {
        let mut own = self.consents(who).into_iter().filter(|it| it.succeeds.is_some());
        own.any(|it| it.on <= day) && self.held(who, true) == Held::Nothing
    }

    /// 20(1): what becomes for another of the reservation that its predecessor had, on a day on which both
    /// have consented, a successor from the day to which its notification reaches back (22, 23); of its own
    /// nothing is told.
    pub(crate) fn kept(&self, who: usize, with: usize, day: usize) -> Option<Kept> {
        let came = self.state(who).succeeds_on?;
        let consent = self.consents(who).first().copied().filter(|it| it.succeeds.is_some())?;
        let with_consents = self.consents(with).iter().any(|it| it.on <= day);
        let anew = self.days(who, Did::Reserves).any(|on| on <= day.max(consent.on));
        let out = (consent.on..=day).any(|day| self.is_out(who, day)) || self.is_out(with, day);
        let reaches = consent.succeeds.flatten().unwrap_or(came).max(came).min(consent.on);
        if day < reaches || !with_consents || anew || out {
            return None;
        }
        let applicable = |it: &usize| {
            let consented = self.consents_but_successions(*it).any(|on| on < came);
            let made = self.days(*it, Did::Reserves).any(|on| on < came);
            let withdrawn = self.days(*it, Did::WithdrawsReservation).any(|on| on < came);
            let left = self.left(*it).is_some_and(|left| left < came);
            consented && made && !withdrawn && !left
        };
        let whose = self.world.cast.all(Part::Predecessor).find(applicable)?;
        if self.days(who, Did::WithdrawsReservation).any(|on| on <= day) {
            return Some(Kept::Withdrawn);
        }
        // What was answered to the predecessor's by then goes with it.
        let to_it = self.days(with, Did::Objects(whose)).any(|on| on < came);
        Some(if to_it { Kept::Objected } else { Kept::Pending })
    }

    /// Whether it has left by its own act, or the treaty has ended.
    fn is_out(&self, who: usize, day: usize) -> bool {
        let days = &self.parties[who];
        let first = days.iter().position(|it| *it);
        first.is_some_and(|first| first <= day && !days[day])
            || self.ended.is_some_and(|ended| ended <= day)
    }

    /// The first day of the unbroken run in which something holds, and the first day after it.
    pub(crate) fn run(&self, holds: impl Fn(usize) -> bool, day: usize) -> (usize, Option<usize>) {
        let mut first = day;
        while 0 < first && holds(first - 1) {
            first -= 1;
        }
        (first, (day..=self.world.last()).find(|it| !holds(*it)))
    }
}
