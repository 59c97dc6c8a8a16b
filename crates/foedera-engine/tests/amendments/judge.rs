//! The second reading: what is so on a day, found by counting on that day, with every way of settling
//! what is open.

use crate::world::{Binds, LAST, NOTICE, Span, When, World};

/// A world in which every act has its day.
#[derive(Clone, Debug)]
pub(crate) struct Settled {
    pub(crate) consented: [Option<usize>; 5],
    pub(crate) left: [Option<usize>; 5],
    pub(crate) returned: [Option<usize>; 5],
    pub(crate) amendments: Vec<Done>,
}

#[derive(Clone, Debug)]
pub(crate) struct Done {
    pub(crate) made: usize,
    pub(crate) notified: usize,
    pub(crate) accepted: [Option<usize>; 5],
    pub(crate) objected: [Option<usize>; 5],
}

/// Every way of settling what is open.
pub(crate) fn settled(world: &World) -> Vec<Settled> {
    let mut spans: Vec<Span> = Vec::new();
    let mut note = |all: &[Option<Span>]| spans.extend(all.iter().flatten());
    note(&world.consented);
    note(&world.left);
    note(&world.returned);
    for it in &world.amendments {
        note(&[Some(it.made)]);
        note(&it.accepted);
        note(&it.objected);
    }
    let mut ways: Vec<Vec<usize>> = vec![Vec::new()];
    for Span(one, two) in spans {
        let longer = |way: &Vec<usize>| {
            (one..=two).map(|on| [way.as_slice(), &[on]].concat()).collect::<Vec<_>>()
        };
        ways = ways.iter().flat_map(longer).collect();
    }
    ways.into_iter().map(|way| with_days(world, &mut way.into_iter())).collect()
}

/// In the order in which the spans were listed.
pub(crate) fn with_days(world: &World, days: &mut dyn Iterator<Item = usize>) -> Settled {
    let mut each = |all: &[Option<Span>; 5]| {
        let mut settled = [None; 5];
        for (on, span) in settled.iter_mut().zip(all) {
            *on = span.and_then(|_| days.next());
        }
        settled
    };
    let (consented, left) = (each(&world.consented), each(&world.left));
    let returned = each(&world.returned);
    let mut amendments = Vec::new();
    for it in &world.amendments {
        let made = each(&[Some(it.made), None, None, None, None])[0].expect("a day");
        let (accepted, objected) = (each(&it.accepted), each(&it.objected));
        amendments.push(Done { made, notified: made + it.notified, accepted, objected });
    }
    Settled { consented, left, returned, amendments }
}

/// The second reading, of one settled world.
pub(crate) struct Judge<'w> {
    pub(crate) world: &'w World,
    pub(crate) on: &'w Settled,
}

impl Judge<'_> {
    /// The first day of the membership that a state is in on a day: none begins before two have consented.
    pub(crate) fn party_since(&self, who: usize, day: usize) -> Option<usize> {
        let mut all: Vec<usize> = self.on.consented.iter().flatten().copied().collect();
        all.sort_unstable();
        let first = self.on.consented[who]?.max(all[1]);
        let is_out = self.out(who).is_some_and(|out| out <= day);
        let since = if is_out { self.on.returned[who]? } else { first };
        (since <= day).then_some(since)
    }

    /// The first day on which who gave notice is out.
    fn out(&self, who: usize) -> Option<usize> {
        self.on.left[who].map(|notice| notice + NOTICE)
    }

    /// Whether two days are of one membership, and of what comes before it: who has been out begins anew.
    fn is_of_one(&self, who: usize, one: usize, other: usize) -> bool {
        self.out(who).is_none_or(|out| (one < out) == (other < out))
    }

    /// The acceptance of a state that counts on a day.
    fn accepted(&self, it: &Done, who: usize, day: usize) -> Option<usize> {
        it.accepted[who].filter(|on| *on <= day && self.is_of_one(who, *on, day))
    }

    pub(crate) fn is_party(&self, who: usize, day: usize) -> bool {
        self.party_since(who, day).is_some()
    }

    pub(crate) fn parties(&self, day: usize) -> Vec<usize> {
        (0..5).filter(|it| self.is_party(*it, day)).collect()
    }

    /// The day on which so many have accepted as are asked for.
    pub(crate) fn met(
        &self,
        it: &Done,
        (part, whole): (usize, usize),
        at_adoption: bool,
    ) -> Option<usize> {
        (0..=LAST).find(|day| {
            if at_adoption && *day < it.made {
                return false;
            }
            let has = |who: &usize| self.accepted(it, *who, *day).is_some();
            let mut all = self.parties(if at_adoption { it.made } else { *day });
            // 40(5): who becomes a party on the day comes to the treaty as amended.
            let joins = |who: &usize| self.party_since(*who, *day) == Some(*day);
            all.retain(|who| at_adoption || has(who) || !joins(who));
            let have = all.iter().filter(|who| has(who)).count();
            0 < have && part * all.len() <= have * whole
        })
    }

    /// Whether an objection of a state stands on a day: accepting gives it up, and who has accepted
    /// cannot object.
    pub(crate) fn objects(&self, it: &Done, who: usize, day: usize) -> bool {
        let stands = |on: usize| on <= day && self.is_of_one(who, on, day);
        it.objected[who].is_some_and(stands) && self.accepted(it, who, day).is_none()
    }

    /// The day on which the condition is met, and the day of entry into force.
    pub(crate) fn enters(&self, it: &Done) -> Option<(usize, usize)> {
        match self.world.when {
            When::Accepted { after, by: (_, part, whole), at_adoption } => {
                let met = self.met(it, (part, whole), at_adoption)?;
                Some((met, met + after))
            }
            When::EachAfter { after } => {
                let first = (0..=LAST).find(|day| {
                    let own = |who: &usize| {
                        self.accepted(it, *who, *day).is_some_and(|on| on + after <= *day)
                    };
                    self.parties(*day).iter().any(own)
                })?;
                Some((first, first))
            }
            When::Notified { after } | When::Decided { after } => {
                Some((it.notified, it.notified + after))
            }
            When::Deemed { after, within } => {
                let deemed = it.made + within;
                let all = self.parties(deemed);
                let object = all.iter().filter(|who| self.objects(it, **who, deemed)).count();
                (3 * object < all.len() || object == 0).then_some((deemed, deemed + after))
            }
        }
    }

    /// Whether an amendment binds a state on a day.
    pub(crate) fn binds(&self, it: &Done, who: usize, day: usize) -> bool {
        let Some((met, entered)) = self.enters(it) else { return false };
        if !self.is_party(who, day) || day < entered {
            return false;
        }
        let since = self.party_since(who, day).expect("a party");
        // 40(5): who becomes a party after the entry into force, unless it says otherwise.
        let joins = entered <= since;
        let joined = joins && (self.world.as_amended || !self.objects(it, who, since));
        match self.world.binds {
            Binds::All => true,
            Binds::Accepting => joined || self.bound_by_accepting(it, who, met, day),
            Binds::Others { within } => {
                if joins && self.world.as_amended {
                    return true;
                }
                let last = within.map_or(entered - 1, |days| it.notified + days);
                let last = if joins { last.max(since) } else { last };
                let own = |on: &usize| self.is_of_one(who, *on, day);
                let (accepted, objected) =
                    (it.accepted[who].filter(own), it.objected[who].filter(own));
                let in_time = |on: usize| on <= last && accepted.is_none_or(|a| on <= a);
                match objected {
                    Some(on) if in_time(on) => accepted.is_some_and(|a| a <= day),
                    _ => true,
                }
            }
        }
    }

    /// 40(4): it does not bind a party that does not accept. Who does so later waits as long.
    pub(crate) fn bound_by_accepting(&self, it: &Done, who: usize, met: usize, day: usize) -> bool {
        let Some(on) = self.accepted(it, who, day) else { return false };
        match self.world.when {
            When::EachAfter { after } => on + after <= day,
            When::Accepted { after, .. } => on <= met || on + after <= day,
            When::Notified { .. } | When::Decided { .. } | When::Deemed { .. } => on <= day,
        }
    }

    /// 30(4)(b), 40(4): whether it changes what governs between two.
    pub(crate) fn binds_both(&self, it: &Done, (one, two): (usize, usize), day: usize) -> bool {
        self.binds(it, one, day) && self.binds(it, two, day)
    }

    /// The first day of the unbroken run in which something holds.
    pub(crate) fn since(holds: impl Fn(usize) -> bool, day: usize) -> usize {
        let mut first = day;
        while 0 < first && holds(first - 1) {
            first -= 1;
        }
        first
    }
}
