//! The law as the engine answers it: the face that the case is asked through.
//!
//! It decides nothing: every answer is one of the engine's own, kept for as long as one casus runs.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use foedera_dates::{Day, Verdict};
use foedera_entities::EntityId;
use foedera_model::{Base, Part, Rule, Set, Treaty};

use super::{Absent, Between, Bound, Law, Tie, law, part};
use crate::evaluate::part_of;
use crate::law::clauses;
use crate::questions::{Kept, Stood};
use crate::{Engine, Exit, OpenOn, PartAnswer, Question, Reason, Reserved, StateAnswer, words};
use besides::{
    APPLIED, Beside, PERHAPS_APPLIED, PERHAPS_SUSPENDED, SUSPENDED, applied, beside, suspended,
};

mod besides;

/// What the engine is asked, the day apart: of which treaty, and of whom.
type Asked = (usize, Option<EntityId>, Option<EntityId>);

/// Two states under a treaty on a day, in the order of their ids.
type Two = (usize, [EntityId; 2], Day);

/// An answer, and the first later day on which it may be another.
#[derive(Clone, Debug)]
struct Known {
    stood: Option<Rc<Stood>>,
    until: Option<Day>,
}

/// The law of an engine. Each answer holds until something changes for those it is about, and is asked for
/// once until then, however many events fall between.
#[derive(Debug)]
pub struct LawOf<'e> {
    engine: &'e Engine,
    kept: Kept,
    reserved: RefCell<BTreeMap<Two, Vec<Reserved>>>,
    /// By the day on which they were asked for.
    answers: RefCell<BTreeMap<Asked, BTreeMap<Day, Known>>>,
}

impl<'e> LawOf<'e> {
    /// The law as this engine answers it, with nothing asked yet.
    #[must_use]
    pub fn new(engine: &'e Engine) -> Self {
        Self {
            engine,
            kept: Kept::default(),
            reserved: RefCell::default(),
            answers: RefCell::default(),
        }
    }

    fn ask(&self, treaty: usize, on: Day, of: Option<EntityId>, with: Option<EntityId>) -> Known {
        let asked = (treaty, of, with);
        if let Some(known) = self.answers.borrow().get(&asked).and_then(|it| holding(it, on)) {
            return known.clone();
        }
        let stood = self.engine.stood(&self.kept, &self.question(treaty, on, of, with));
        let named: Vec<EntityId> = of.into_iter().chain(with).collect();
        let turn = self.engine.next_turn(treaty, &named, on);
        let until = stood.iter().filter_map(|it| it.until).chain(turn).min();
        let known = Known { stood: stood.map(Rc::new), until };
        self.answers.borrow_mut().entry(asked).or_default().insert(on, known.clone());
        known
    }

    fn question(
        &self,
        treaty: usize,
        on: Day,
        of: Option<EntityId>,
        with: Option<EntityId>,
    ) -> Question {
        let id = self.treaty(treaty).map(|it| it.id.clone()).unwrap_or_default();
        Question { treaty: id, on, of, with }
    }

    /// Whether the treaty binds as many as are asked about, and what being in force alone does not tell.
    fn tie(&self, treaty: usize, stood: &Stood, on: Day, of: usize) -> (Tie, Option<Beside>) {
        let open = |it: &str| Tie::Open(it.to_owned());
        match (stood.in_force, suspended(stood), applied(stood, of)) {
            (Verdict::Yes | Verdict::Open, Verdict::Yes, _) => {
                (Tie::No(Absent::Suspended), Some(SUSPENDED))
            }
            (Verdict::Yes, Verdict::Open, _) => {
                (open("whether it is suspended"), Some(PERHAPS_SUSPENDED))
            }
            (Verdict::Yes, Verdict::No, _) => (Tie::Yes, None),
            (Verdict::No, _, Verdict::Yes) => (Tie::Yes, Some(APPLIED)),
            (Verdict::No, _, Verdict::Open) => {
                (open("whether it is applied provisionally"), Some(PERHAPS_APPLIED))
            }
            (Verdict::No, _, Verdict::No) => (Tie::No(self.absent(treaty, stood, on)), None),
            (Verdict::Open, ..) => (Tie::Open(hangs_on(&stood.open_on)), None),
        }
    }

    /// Why there is no tie: the treaty is not there yet, or gone, or may be there without the two, or for
    /// each of them without the other.
    fn absent(&self, treaty: usize, stood: &Stood, on: Day) -> Absent {
        let is_party = |it: &StateAnswer| it.axes.force == Verdict::Yes;
        if let [one, other] = &stood.states[..]
            && is_party(one)
            && is_party(other)
        {
            return Absent::NotBetween;
        }
        let is_out = |it: &StateAnswer| !is_party(it) && it.axes.exit == Exit::Effective;
        match self.ask(treaty, on, None, None).stood {
            Some(whole) if whole.ended => Absent::Ended,
            Some(whole) if whole.entered && stood.states.iter().any(is_out) => Absent::Left,
            Some(whole) if whole.entered => Absent::NotAParty,
            Some(_) | None => Absent::NotYetInForce,
        }
    }

    fn is_in_base(
        &self,
        treaty: usize,
        base: &Base,
        state: EntityId,
        on: Day,
    ) -> (Verdict, Option<Day>) {
        let law = self.treaty(treaty);
        let listed = |members: &[EntityId]| self.is_meant(treaty, members, state, on);
        let holds = match base {
            Base::States | Base::NonSignatories => Verdict::Yes,
            Base::Parties => return self.party(treaty, state, on),
            Base::PartiesTo(other) => {
                let no = self.engine.library().iter().position(|it| it.id == *other);
                return no.map_or((Verdict::Open, None), |no| self.party(no, state, on));
            }
            Base::Named(_) | Base::Codes(_) => {
                let set = Set::of(base.clone());
                let named = law.and_then(|it| it.named(&set));
                return named.map_or((Verdict::Open, None), |it| listed(&it));
            }
            Base::NegotiatingStates => {
                return law.map_or((Verdict::Open, None), |it| listed(&it.head.between));
            }
            // Who these are is told by the event or by another record; it is left to whoever knows.
            Base::Signatories | Base::Depositors | Base::MembersOf(_) | Base::It | Base::Them => {
                Verdict::Open
            }
        };
        (holds, None)
    }

    /// Whether a state is among those that some names mean: as itself, or as a party in the place of one that has ended.
    fn is_meant(
        &self,
        treaty: usize,
        names: &[EntityId],
        state: EntityId,
        on: Day,
    ) -> (Verdict, Option<Day>) {
        let is_same = |it: &EntityId| *it == state || self.engine.is_same(it, &state);
        let until = self.engine.meant_until(treaty, names, on);
        let is_meant = |it: &EntityId| self.engine.meant(treaty, *it, on).iter().any(is_same);
        if !names.iter().any(is_meant) {
            return (Verdict::No, until);
        }
        if names.iter().any(|it| is_same(it) && is_meant(it)) {
            return (Verdict::Yes, until);
        }
        let (party, turns) = self.party(treaty, state, on);
        (party, until.into_iter().chain(turns).min())
    }

    /// The part of the treaty in which an article stands, where it is not in force as the whole is.
    fn part<'s>(&self, between: Between<'_>, stood: &'s Stood) -> Option<&'s PartAnswer> {
        let (law, article) = (self.treaty(between.treaty)?, between.article?);
        let holds = |it: &Part| part::holds(it, &article.0);
        let named = clauses(law, part_of).map(|(_, part)| part).filter(|it| holds(it));
        let names: Vec<String> = named.map(words::part).collect();
        let own = stood.except.iter().filter(|it| names.contains(&it.part));
        own.min_by_key(|it| it.in_force)
    }

    /// The parts that alone are applied provisionally, where an article stands in none of them.
    fn applied_without(&self, between: Between<'_>) -> Option<Vec<String>> {
        let (law, article) = (self.treaty(between.treaty)?, between.article?);
        let applied = clauses(law, |rule| {
            if let Rule::AppliedProvisionally { part, .. } = rule { Some(part) } else { None }
        });
        let parts: Vec<&Part> = applied.map(|(_, part)| part).collect();
        let is_left_out = !parts.is_empty() && !parts.iter().any(|it| part::holds(it, &article.0));
        is_left_out.then(|| parts.into_iter().map(words::part).collect())
    }

    fn party(&self, treaty: usize, state: EntityId, on: Day) -> (Verdict, Option<Day>) {
        let Known { stood, until } = self.ask(treaty, on, Some(state), None);
        (stood.map_or(Verdict::No, |it| it.in_force), until)
    }
}

impl Law for LawOf<'_> {
    fn treaty(&self, no: usize) -> Option<&Treaty> {
        self.engine.library().get(no)
    }

    fn concerned(&self, treaty: usize, days: (Day, Day)) -> Vec<EntityId> {
        let ask = |day| {
            let Known { stood, until } = self.ask(treaty, day, None, None);
            (stood, until)
        };
        // Past the limit of what is read, those of the last day.
        let read = law::spells(days, ask).filter_map(|it| it.unwrap_or_else(|| ask(days.1).0));
        let mut concerned: Vec<EntityId> = Vec::new();
        for whole in read {
            let new = |it: &EntityId| !concerned.iter().any(|known| self.engine.is_same(known, it));
            let new: Vec<EntityId> = whole.states.iter().map(|it| it.state).filter(new).collect();
            concerned.extend(new);
        }
        concerned.sort_unstable();
        concerned
    }

    fn bound(&self, between: Between<'_>, on: Day) -> Bound {
        let Between { treaty, bearer, beneficiary, .. } = between;
        let with = (bearer != beneficiary).then_some(beneficiary);
        let Known { stood, until } = self.ask(treaty, on, Some(bearer), with);
        let Some(stood) = stood else {
            let because = Reason::new("nothing connects the two with the treaty");
            return Bound { tie: Tie::No(Absent::NotAParty), until, article_18: None, because };
        };
        let own = stood.states.iter().find(|it| it.state == bearer);
        let article_18 = own.and_then(|it| it.article_18);
        let question = self.question(treaty, on, Some(bearer), with);
        let told = self.engine.told_as_of(&stood, &question);
        let of = if with.is_some() { 2 } else { 1 };
        let (tie, more) = self.tie(treaty, &stood, on, of);
        let because = match more {
            Some(it) => beside(it, &stood, told),
            None => told,
        };
        let bound = Bound { tie, until, article_18, because };
        if more.is_some_and(|it| it == APPLIED || it == PERHAPS_APPLIED)
            && let Some(parts) = self.applied_without(between)
        {
            return part::not_applied(&parts, bound);
        }
        match self.part(between, &stood) {
            Some(part) => part::within(part, bound),
            None => bound,
        }
    }

    fn may_set_pairs_apart(&self, treaty: usize) -> bool {
        self.engine.may_set_pairs_apart(&self.kept, treaty)
    }

    fn reserved(&self, treaty: usize, [one, other]: [EntityId; 2], on: Day) -> Vec<Reserved> {
        if one == other {
            return Vec::new();
        }
        let two = [one.min(other), one.max(other)];
        let mut known = self.reserved.borrow_mut();
        let ask =
            || self.engine.reserved_between(&self.question(treaty, on, Some(two[0]), Some(two[1])));
        known.entry((treaty, two, on)).or_insert_with(ask).clone()
    }

    fn is_in(&self, treaty: usize, set: &Set, state: EntityId, on: Day) -> (Verdict, Option<Day>) {
        let within = set.within.as_ref().map_or((Verdict::Yes, None), |name| {
            self.is_in_base(treaty, &Base::Named(name.clone()), state, on)
        });
        let (outside, turns) = if set.outside_treaty {
            let (party, turns) = self.party(treaty, state, on);
            (!party, turns)
        } else {
            (Verdict::Yes, None)
        };
        let (excepted, changes) = self.is_meant(treaty, &set.other_than, state, on);
        let (base, until) = self.is_in_base(treaty, &set.base, state, on);
        let until = [until, within.1, turns, changes].into_iter().flatten().min();
        (base.and(within.0).and(outside).and(!excepted), until)
    }

    fn gone(&self, state: EntityId, after: Day) -> Option<Day> {
        self.engine.gone(state, after)
    }

    fn has_acted(&self, treaty: usize, state: EntityId, by: Day) -> bool {
        self.engine.has_acted(treaty, state, by)
    }

    fn named<'n>(
        &self,
        treaty: usize,
        names: &'n [EntityId],
        (concerned, days): (&[EntityId], (Day, Day)),
    ) -> Cow<'n, [EntityId]> {
        let ask = |day| {
            let meant: Vec<EntityId> =
                names.iter().flat_map(|it| self.engine.meant(treaty, *it, day)).collect();
            (meant, self.engine.meant_until(treaty, names, day))
        };
        // Past the limit of what is read, those of the last day.
        let read = law::spells(days, ask).flat_map(|it| it.unwrap_or_else(|| ask(days.1).0));
        let mut found: Vec<EntityId> = Vec::new();
        for id in read {
            let is_same = |it: &&EntityId| **it == id || self.engine.is_same(it, &id);
            if !found.iter().any(|it| is_same(&it)) {
                found.push(concerned.iter().find(is_same).copied().unwrap_or(id));
            }
        }
        found.into()
    }
}

/// The last answer before a day, the day included, where it still holds.
fn holding(answers: &BTreeMap<Day, Known>, on: Day) -> Option<&Known> {
    let (asked, known) = answers.range(..=on).next_back()?;
    (*asked == on || known.until.is_none_or(|until| on < until)).then_some(known)
}

/// What an open answer hangs on, in words.
fn hangs_on(open: &[OpenOn]) -> String {
    open.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
