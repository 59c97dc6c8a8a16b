//! The law as coded: the face of [`Law`] over alliances whose members came and went on coded days.
//!
//! A coded beginning is for most the day of signature, and an end is a judgement of the coders; every reason says
//! that it is as coded.

use foedera_dates::{Day, Verdict};
use foedera_engine::casus::{Absent, Between, Bound, Law, Tie};
use foedera_engine::{Reason, Reserved};
use foedera_entities::EntityId;
use foedera_model::{Base, Set, Treaty};

use super::commitments::PARTNERS;
use super::{Alliance, Coded, Member};

impl Law for Coded {
    fn treaty(&self, no: usize) -> Option<&Treaty> {
        self.alliances.get(no).map(|it| &it.text)
    }

    fn concerned(&self, treaty: usize, (first, last): (Day, Day)) -> Vec<EntityId> {
        let members = self.alliances.get(treaty).map(|it| &it.members[..]).unwrap_or_default();
        let came = members.iter().filter(|it| it.from.0 <= last);
        let mut concerned: Vec<EntityId> =
            came.filter_map(|it| self.states.on(it.state, first.max(it.from.0))).collect();
        concerned.sort_unstable();
        concerned.dedup();
        concerned
    }

    fn bound(&self, between: Between<'_>, on: Day) -> Bound {
        let Some(alliance) = self.alliances.get(between.treaty) else {
            return bound(Tie::No(Absent::NotAParty), None, "no such alliance is coded".to_owned());
        };
        let one = self.membership(alliance, between.bearer, on);
        let other = self.membership(alliance, between.beneficiary, on);
        let until = [&one, &other].into_iter().filter_map(|it| it.turn).min();
        // Under two names in turn it is one state, and owes itself nothing.
        let own = self.states.numbers(&between.bearer);
        let is_one = self.states.numbers(&between.beneficiary).iter().any(|it| own.contains(it));
        if is_one && between.bearer != between.beneficiary {
            return bound(
                Tie::No(Absent::NotAParty),
                until,
                "as coded, the two are one".to_owned(),
            );
        }
        match (one.member, other.member) {
            (Some(first), Some(second)) => {
                let later = if first.from.1 < second.from.1 { second } else { first };
                let says = later.tied(&alliance.text.id);
                match one.open.or(other.open) {
                    Some(on) => {
                        bound(Tie::Open(on.clone()), until, format!("{says}; {on} is not coded"))
                    }
                    None => bound(Tie::Yes, until, says.to_owned()),
                }
            }
            _ => {
                let absent = alliance.absent(on);
                let says = format!("as coded, not both are members of {} then", alliance.text.id);
                bound(Tie::No(absent), until, says)
            }
        }
    }

    fn may_set_pairs_apart(&self, _: usize) -> bool {
        false
    }

    fn reserved(&self, _: usize, _: [EntityId; 2], _: Day) -> Vec<Reserved> {
        Vec::new()
    }

    fn is_in(&self, treaty: usize, set: &Set, state: EntityId, on: Day) -> (Verdict, Option<Day>) {
        let (verdict, until) = match &set.base {
            Base::States => (Verdict::Yes, None),
            Base::Codes(ids) => (Verdict::from(ids.contains(&state)), None),
            Base::Parties => self.is_member(treaty, state, on),
            // Some of the members, and which of them is coded nowhere.
            Base::Named(name) if name == PARTNERS => {
                let (member, turn) = self.is_member(treaty, state, on);
                (member.and(Verdict::Open), turn)
            }
            // Who these are is coded nowhere.
            Base::Named(_)
            | Base::Signatories
            | Base::NonSignatories
            | Base::Depositors
            | Base::NegotiatingStates
            | Base::MembersOf(_)
            | Base::PartiesTo(_)
            | Base::It
            | Base::Them => (Verdict::Open, None),
        };
        if verdict == Verdict::No {
            return (verdict, until);
        }
        // A number has several who bore it in turn: Prussia is no member on a day on which Germany is.
        let numbers = self.states.numbers(&state);
        let bears = numbers.iter().any(|it| self.states.on(*it, on) == Some(state));
        let verdict = if numbers.is_empty() || bears { verdict } else { Verdict::No };
        (verdict, until.into_iter().chain(self.states.turn(numbers, on)).min())
    }

    /// Nobody but members is spoken of: who the adversaries are is coded nowhere.
    fn touched_by(&self, states: &[EntityId]) -> Option<Vec<usize>> {
        Some(once_in_order(states.iter().flat_map(|it| self.joined_by(*it)).copied()))
    }

    fn is_coded(&self, _: usize) -> bool {
        true
    }
}

pub(super) fn once_in_order(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// Whether a state is a member on a day.
struct Membership<'c> {
    member: Option<&'c Member>,
    /// What is open of that.
    open: Option<String>,
    /// The first later day on which that may differ.
    turn: Option<Day>,
}

impl Coded {
    /// The places of the alliances of which a state ever was a member, in order.
    pub(super) fn joined_by(&self, state: EntityId) -> &[usize] {
        self.joined.get(&state).map(Vec::as_slice).unwrap_or_default()
    }

    fn is_member(&self, treaty: usize, state: EntityId, on: Day) -> (Verdict, Option<Day>) {
        let Some(alliance) = self.alliances.get(treaty) else { return (Verdict::No, None) };
        let found = self.membership(alliance, state, on);
        (found.verdict(), found.turn)
    }

    fn membership<'c>(&self, alliance: &'c Alliance, state: EntityId, on: Day) -> Membership<'c> {
        let mut turn = self.last.next().filter(|it| on < *it);
        // Each that may be one, with what is open of it: the first of which nothing is, else the first.
        let mut found: Option<(&Member, Option<&str>)> = None;
        for it in alliance.memberships(state) {
            let later = it.turns().into_iter().flatten().filter(|it| on < *it);
            turn = later.chain(turn).min();
            let may = it.from.0 <= on && it.until.is_none_or(|(_, end)| on <= end);
            if may && found.is_none_or(|(_, open)| open.is_some()) {
                let open = it.is_open(on);
                found = found.filter(|_| open.is_some()).or(Some((it, open)));
            }
        }
        let open = found.and_then(|(it, open)| {
            let past = it.until.is_none() && self.last < on;
            let past = past
                .then(|| format!("whether it is a member after {}, where the data end", self.last));
            open.map(str::to_owned).or(past)
        });
        Membership { member: found.map(|(it, _)| it), open, turn }
    }
}

impl Member {
    /// That it is in an alliance with one who came no later.
    fn tied(&self, alliance: &str) -> &str {
        let (_, from) = self.from;
        self.tied.get_or_init(|| {
            format!(
                "as coded, both are members of {alliance} from {from}, which for most is the day of signature"
            )
        })
    }

    /// What is open of its membership on a day on which it may be one.
    fn is_open(&self, on: Day) -> Option<&'static str> {
        if on < self.from.1 {
            Some("whether it had come in: the day of that month")
        } else if self.until.is_some_and(|(first, last)| first <= on && first != last) {
            Some("whether it had left: the day of that month")
        } else if self.until.is_some_and(|(first, _)| first <= on) {
            Some("whether it binds on the day on which a member left")
        } else {
            None
        }
    }

    /// The days on which something changes.
    fn turns(&self) -> [Option<Day>; 4] {
        let (leaves, left) = self.until.unzip();
        [Some(self.from.0), Some(self.from.1), leaves, left.and_then(Day::next)]
    }
}

impl Membership<'_> {
    fn verdict(&self) -> Verdict {
        match (self.member, &self.open) {
            (None, _) => Verdict::No,
            (Some(_), Some(_)) => Verdict::Open,
            (Some(_), None) => Verdict::Yes,
        }
    }
}

impl Alliance {
    /// Those of a state, whoever it was then.
    fn memberships(&self, state: EntityId) -> impl Iterator<Item = &Member> {
        let first = self.places.partition_point(|(id, _)| *id < state);
        let own = self.places.iter().skip(first).take_while(move |(id, _)| *id == state);
        own.filter_map(|(_, place)| self.members.get(*place))
    }

    fn absent(&self, on: Day) -> Absent {
        if self.members.iter().all(|it| on < it.from.0) {
            Absent::NotYetInForce
        } else if self.members.iter().all(|it| it.until.is_some_and(|(_, end)| end <= on)) {
            Absent::Ended
        } else {
            Absent::NotAParty
        }
    }
}

fn bound(tie: Tie, until: Option<Day>, says: String) -> Bound {
    Bound { tie, until, article_18: None, because: Reason::new(says) }
}
