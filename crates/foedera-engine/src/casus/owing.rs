//! Who owes whom what, and from when until when, whether or not the case ever comes: the tie between two
//! states under a commitment, as lists of alliances tell it.

use std::collections::BTreeMap;

use foedera_dates::{Day, Verdict};
use foedera_entities::EntityId;
use foedera_model::{Base, Commitment, Duty, Set, Side, Treaty};

use super::law::{Between, Law, Tie};
use super::occasion::{named_by, narrowing, partners};
use super::treaties;

/// Days over which one state owes another a duty, should its case come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owing {
    pub treaty: String,
    pub duty: Duty,
    pub bearer: EntityId,
    pub beneficiary: EntityId,
    pub since: Day,
    /// The first day on which it is not owed so any more; nothing where the days asked for end before.
    pub until: Option<Day>,
    /// Yes, or open where the record leaves it open.
    pub verdict: Verdict,
}

/// What is owed under every commitment on the days from the first to the last, in the order of treaties,
/// commitments, bearers, beneficiaries and days.
#[must_use]
pub fn owing(law: &dyn Law, days: (Day, Day)) -> Vec<Owing> {
    treaties(law)
        .filter(|(_, text)| !text.commitments.is_empty())
        .flat_map(|it| of_treaty(law, it, days))
        .collect()
}

fn of_treaty(law: &dyn Law, (no, text): (usize, &Treaty), days: (Day, Day)) -> Vec<Owing> {
    let (concerned, in_pairs) = (law.concerned(no, days), law.may_set_pairs_apart(no));
    let mut found = Vec::new();
    for commitment in &text.commitments {
        let concerned = &concerned;
        let mut of = Pledge { law, no, text, commitment, concerned, lives: None };
        if !in_pairs {
            of.lives = Some(concerned.iter().map(|it| (*it, of.life(*it, days))).collect());
        }
        for bearer in of.members(&commitment.bearer, days) {
            let others = of.members(commitment.owed_to(), days);
            let others = others.into_iter().filter(|it| *it != bearer);
            others.for_each(|it| of.between([bearer, it], days, &mut found));
        }
    }
    found
}

/// Whether the treaty binds one state, from each day on which this changes.
type Life = Vec<(Day, Verdict)>;

/// One commitment, with the states that its treaty concerns.
struct Pledge<'a> {
    law: &'a dyn Law,
    no: usize,
    text: &'a Treaty,
    commitment: &'a Commitment,
    concerned: &'a [EntityId],
    /// Of each state its own, where it is all that two of them are to each other: their lives meet.
    lives: Option<BTreeMap<EntityId, Life>>,
}

impl Pledge<'_> {
    /// The set of a side; nothing where it is every party.
    fn set<'s>(&'s self, side: &'s Side) -> Option<&'s Set> {
        let set = match side {
            Side::OtherParties | Side::EachOther => None,
            Side::Victims => {
                let trigger = self.commitment.trigger.as_ref();
                trigger.and_then(|it| it.on.as_ref()).map(|it| &it.set)
            }
            Side::Set(set) => Some(set),
        };
        set.filter(|it| **it != Set::of(Base::Parties))
    }

    /// Who may stand on a side on some day.
    fn members(&self, side: &Side, days: (Day, Day)) -> Vec<EntityId> {
        match self.set(side) {
            Some(set) => named_by(self.law, (self.no, self.text), set, (self.concerned, days)),
            None => self.concerned.to_vec(),
        }
    }

    /// The days on which one owes the other, put together where one answer goes on.
    fn between(&self, pair: [EntityId; 2], (first, last): (Day, Day), found: &mut Vec<Owing>) {
        let begins = found.len();
        let last = self.commitment.until.map_or(last, |it| it.min(last));
        let mut next = Some(first).filter(|it| *it <= last);
        while let Some(day) = next {
            let (verdict, until) = self.on(pair, day);
            let until = until.filter(|it| day < *it);
            next = until.filter(|it| *it <= last);
            let ended = until.filter(|it| *it <= last).or_else(|| self.ends_before(last));
            let goes_on = found.get_mut(begins..).and_then(<[Owing]>::last_mut);
            match goes_on.filter(|it| it.until == Some(day) && it.verdict == verdict) {
                Some(before) => before.until = ended,
                None if verdict == Verdict::No => {}
                None => found.push(self.owing(pair, verdict, (day, ended))),
            }
        }
    }

    /// The day after the last, where the commitment itself ends with that.
    fn ends_before(&self, last: Day) -> Option<Day> {
        self.commitment.until.filter(|it| *it <= last).and_then(Day::next)
    }

    fn owing(&self, pair: [EntityId; 2], verdict: Verdict, days: (Day, Option<Day>)) -> Owing {
        let ([bearer, beneficiary], (since, until)) = (pair, days);
        let (treaty, duty) = (self.text.id.clone(), self.commitment.duty.clone());
        Owing { treaty, duty, bearer, beneficiary, since, until, verdict }
    }

    /// Whether one owes the other on a day, and the first later day on which this may differ.
    fn on(&self, pair: [EntityId; 2], day: Day) -> (Verdict, Option<Day>) {
        let [bearer, beneficiary] = partners(self.concerned, pair);
        let (tied, until) = self.tie([bearer, beneficiary], day);
        if tied == Verdict::No {
            return (tied, until);
        }
        let sides = [(&self.commitment.bearer, pair[0]), (self.commitment.owed_to(), pair[1])];
        sides.into_iter().fold((tied, until), |(so_far, until), (side, state)| {
            let (is_in, changes) = self.is_on(side, state, day);
            let next = until.into_iter().chain(changes).min();
            (so_far.and(is_in), next)
        })
    }

    /// Whether the treaty binds two states, or one, on a day, and the first later day on which this may differ.
    fn tie(&self, [one, other]: [EntityId; 2], day: Day) -> (Verdict, Option<Day>) {
        let life = |it| self.lives.as_ref().and_then(|lives| lives.get(it));
        if let (Some(own), Some(others)) = (life(&one), life(&other)) {
            let ((own, own_next), (others, others_next)) = (at(own, day), at(others, day));
            return (own.and(others), own_next.into_iter().chain(others_next).min());
        }
        let article = self.commitment.article.as_ref();
        let between = Between { treaty: self.no, article, bearer: one, beneficiary: other };
        let bound = self.law.bound(between, day);
        let tied = match bound.tie {
            Tie::Yes => Verdict::Yes,
            Tie::No(_) => Verdict::No,
            Tie::Open(_) => Verdict::Open,
        };
        (tied, bound.until)
    }

    fn life(&self, state: EntityId, (first, last): (Day, Day)) -> Life {
        let mut life = Life::new();
        let mut next = Some(first);
        while let Some(day) = next.filter(|it| *it <= last) {
            let (bound, until) = self.tie([state, state], day);
            if life.last().is_none_or(|(_, before)| *before != bound) {
                life.push((day, bound));
            }
            next = until.filter(|it| day < *it);
        }
        life
    }

    fn is_on(&self, side: &Side, state: EntityId, day: Day) -> (Verdict, Option<Day>) {
        match self.set(side) {
            None => (Verdict::Yes, None),
            Some(set) if set.base == Base::Parties => {
                self.law.is_in(self.no, &narrowing(set), state, day)
            }
            Some(set) => self.law.is_in(self.no, set, state, day),
        }
    }
}

/// What a life is on a day, and the next day on which it changes.
fn at(life: &Life, day: Day) -> (Verdict, Option<Day>) {
    let begun = life.partition_point(|(since, _)| *since <= day);
    let now = begun.checked_sub(1).and_then(|it| life.get(it));
    (now.map_or(Verdict::No, |(_, it)| *it), life.get(begun).map(|(since, _)| *since))
}
