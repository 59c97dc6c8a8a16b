//! The rounds as far as they have come, and the next one: who performs, what lapses by it, what is owed then.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{Duty, Event, EventKind, Predicate};

use super::lapse::{self, Lapsed};
use super::performing::{self, Due};
use super::{Case, Tie, progress, tie, ties};
use crate::casus::occasion::{Numbered, Occasion, Tested};
use crate::casus::sides::Touched;
use crate::casus::{
    Cause, Clash, Lapse, Law as _, Owed, Performance, Stage, Unmet, clash, fellow, known, of_event,
    pledge, predicate, sides, weigh,
};

/// The rounds as far as they have come.
pub(super) struct Course<'a> {
    pub(super) case: Case<'a>,
    pub(super) round: u32,
    /// The duties of the answer that it starts from.
    pub(super) before: &'a [Owed],
    /// Those of its own rounds; their places go on.
    pub(super) duties: Vec<Owed>,
    pub(super) performances: Vec<Performance>,
    /// How many of them came before this round.
    pub(super) earlier: usize,
    pub(super) lapses: Vec<Lapse>,
    /// What clashes by the law of the round.
    pub(super) clashes: Vec<Clash>,
    pub(super) so_far: SoFar,
}

/// What has been done and told; a branch goes on from where the answer has come.
#[derive(Clone, Default)]
pub(super) struct SoFar {
    performed: BTreeSet<Tie>,
    /// How far each duty was told.
    told: BTreeMap<Tie, u8>,
    /// What was told as not owed, by whom to whom and why: once, whatever is performed.
    refused: BTreeSet<Refusal>,
}

/// A commitment by its numbers, the two, and why it is not owed.
type Refusal = (usize, usize, [EntityId; 2], Stage);

impl<'a> Course<'a> {
    pub(super) fn new(case: Case<'a>, before: &'a [Owed], lapses: Vec<Lapse>) -> Self {
        let mut course = Self {
            case,
            round: 0,
            before,
            duties: Vec::new(),
            performances: Vec::new(),
            earlier: 0,
            lapses,
            clashes: Vec::new(),
            so_far: SoFar::default(),
        };
        before.iter().for_each(|it| course.tell(it));
        course
    }

    /// Round after round until nobody performs anything new.
    pub(super) fn run(&mut self, mut due: Vec<usize>) {
        while self.perform(&due) {
            let first = self.before.len() + self.duties.len();
            self.weigh();
            self.pledges(first);
            let new = self.duties.iter().enumerate().map(|(at, it)| (self.before.len() + at, it));
            let new = new.filter(|(at, it)| first <= *at && performing::goes_on(it));
            due = new.map(|(at, _)| at).collect();
        }
    }

    fn duty(&self, place: usize) -> Option<&Owed> {
        let own = place.checked_sub(self.before.len());
        own.map_or_else(|| self.before.get(place), |it| self.duties.get(it))
    }

    /// Notes how far a duty has come, where it has come anywhere.
    fn tell(&mut self, owed: &Owed) {
        let progress = progress(owed.state);
        for tie in ties(owed).filter(|_| 0 < progress) {
            let known = self.so_far.told.entry(tie).or_default();
            *known = (*known).max(progress);
        }
    }

    /// The next round: those that owe perform, the earliest first, and what that ends lapses. Whether anybody does.
    fn perform(&mut self, due: &[usize]) -> bool {
        self.round += 1;
        self.earlier = self.performances.len();
        let day = |it: &Owed| it.since.or(it.on.bounds().earliest());
        let mut due: Vec<(Option<Day>, usize)> =
            due.iter().filter_map(|it| Some((day(self.duty(*it)?), *it))).collect();
        due.sort_unstable();
        for (_, place) in due {
            let Some(owed) = self.duty(place).cloned() else { continue };
            for against in owed.against.iter().filter(|it| **it != owed.bearer) {
                if self.so_far.performed.insert(tie(&owed, Some(*against))) {
                    let it = self.performance(&owed, place, *against);
                    let it = it.filter(|it| self.is_new(it));
                    self.performances.extend(it);
                }
            }
        }
        let law = Lapsed { law: self.case.law, lapses: &self.lapses };
        let new = self.performances.iter().skip(self.earlier).flat_map(|it| &it.events);
        let lapsed: Vec<Lapse> = new.flat_map(|it| lapse::by(&law, it, self.round)).collect();
        for it in lapsed {
            if !self.lapses.iter().any(|known| known.is_same(&it)) {
                self.lapses.push(it);
            }
        }
        self.earlier < self.performances.len()
    }

    /// What a bearer does already, or has done by another commitment or for another event, is nothing new.
    fn is_new(&self, it: &Performance) -> bool {
        let is_of_two = |known: &&Performance| (known.by, known.against) == (it.by, it.against);
        let mut known = self.performances.iter().filter(is_of_two);
        let is_told = !it.reported.is_empty() && known.all(|known| known.reported.is_empty());
        !it.events.is_empty() || is_told
    }

    fn performance(&self, owed: &Owed, place: usize, against: EntityId) -> Option<Performance> {
        let events = self.events();
        let text = self.case.law.treaty(owed.under.treaty_no)?;
        let commitment = text.commitments.get(owed.under.commitment_no)?;
        let event = match owed.cause {
            None => self.case.events.iter().find(|(at, _)| *at == owed.event)?.1,
            Some(cause) => self.performances.get(cause.performance)?.events.get(cause.event)?,
        };
        // What others do in the same round nobody knows yet.
        let in_round = self.performances.iter().skip(self.earlier);
        let in_round: usize = in_round.map(|it| it.events.len()).sum();
        let earlier = events.get(..events.len().saturating_sub(in_round)).unwrap_or(&events);
        let roots = self.roots();
        let due = Due { owed, text, commitment, event, events: &events, earlier, roots: &roots };
        Some(performing::performance(due, place, against, (self.round, self.case.places)))
    }

    /// Of each event of the performances, that of the scenario from which it follows.
    fn roots(&self) -> Vec<usize> {
        let root = |it: &Performance| self.duty(it.duty).map_or(0, |it| it.event);
        let of = self.performances.iter();
        of.flat_map(|it| std::iter::repeat_n(root(it), it.events.len())).collect()
    }

    /// All events so far: those of the scenario, then those of the performances.
    fn events(&self) -> Vec<(usize, &Event)> {
        let performed = self.performances.iter().flat_map(|it| &it.events);
        let numbered = (self.case.places..).zip(performed);
        self.case.events.iter().copied().chain(numbered).collect()
    }

    /// Every commitment weighed by what was performed in this round.
    fn weigh(&mut self) {
        let (mut duties, mut clashes) = (Vec::new(), Vec::new());
        let law = Lapsed { law: self.case.law, lapses: &self.lapses };
        let events = self.events();
        let with_event = |it: Weighed| {
            let event = events.iter().find(|(at, _)| *at == it.at)?;
            let root = self.case.events.iter().find(|(at, _)| *at == it.root).unwrap_or(event);
            Some((it, Tested::new(&law, *event), root.1))
        };
        let causes: Vec<(Weighed, Tested<'_>, &Event)> =
            self.causes().into_iter().filter_map(with_event).collect();
        let by_treaty = Tested::by_treaty(&law, causes.iter().map(|(_, it, _)| it));
        for touching in by_treaty.chunk_by(|one, next| one.0 == next.0) {
            let Some(&(no, _)) = touching.first() else { continue };
            let Some(text) = law.treaty(no) else { continue };
            let causes = touching.iter().filter_map(|(_, it)| causes.get(*it));
            let causes: Vec<_> = causes
                .map(|(cause, it, root)| (cause, it, *root, self.case.concerned.by(no, it.event)))
                .collect();
            let numbered = text.commitments.iter().enumerate();
            for (commitment_no, commitment) in
                numbered.filter(|(_, it)| known::is_public(it, self.case.known))
            {
                let under = OnceCell::new();
                let of = Numbered { no, text, commitment_no, commitment, under: &under };
                // Of whom a round has told that it is another event.
                let mut near = BTreeSet::new();
                for (cause, tested, root, concerned) in &causes {
                    let near_by = (*tested, &**concerned);
                    let here = Occasion::of((&law, &events), of, near_by, Some(root));
                    self.of_event(&here, cause, (&mut duties, &mut clashes), &mut near);
                }
                let peace = self.peace_again(&law, &events, of);
                duties.retain(|it: &Owed| !peace.iter().any(|known| gainsays(it, known)));
                duties.extend(peace);
            }
        }
        self.clashes.extend(clashes);
        self.add(duties);
    }

    /// No separate peace on an event of the scenario, where both are at war now by what was performed.
    fn peace_again(
        &self,
        law: &Lapsed<'_>,
        events: &[(usize, &Event)],
        of: Numbered<'_>,
    ) -> Vec<Owed> {
        let mut found = Vec::new();
        let Numbered { no, commitment, .. } = of;
        let is_it = commitment.duty == Duty::NoSeparatePeace && commitment.trigger.is_some();
        let tested = self.case.events.iter().filter(|(_, it)| is_it && it.is_triggering());
        for &(at, event) in tested {
            let tested = Tested::new(law, (at, event));
            let concerned = self.case.concerned.by(no, event);
            let here = Occasion::of((law, events), of, (&tested, &concerned), None);
            let mut rows = Vec::new();
            of_event(&here, &mut rows);
            rows.retain(|it| it.state == Stage::Triggered);
            found.extend(rows.into_iter().filter_map(|it| self.by_entry(it)));
        }
        found
    }

    /// The duty with the last performance by which one of the two came to fight whom it is against.
    fn by_entry(&self, owed: Owed) -> Option<Owed> {
        let is_entry = |it: &Performance| {
            let is_one = it.by == owed.bearer || it.by == owed.beneficiary;
            is_one && owed.against.contains(&it.against)
        };
        let performance = self.performances.iter().rposition(is_entry)?;
        let it = self.performances.get(performance)?;
        let cause = Cause { performance, event: it.events.len().saturating_sub(1) };
        let mut owed = Owed { round: self.round, cause: Some(cause), ..owed };
        owed.because.because.insert(0, it.because.clone());
        Some(owed)
    }

    /// Adds those that are news: further than was told, or not owed and not told as that.
    fn add(&mut self, duties: Vec<Owed>) {
        for owed in duties {
            let is_further =
                |tie: &Tie| self.so_far.told.get(tie).copied().unwrap_or(0) < progress(owed.state);
            let of = (owed.under.treaty_no, owed.under.commitment_no);
            let refusal = (of.0, of.1, [owed.bearer, owed.beneficiary], owed.state);
            let is_news = match progress(owed.state) {
                0 => self.so_far.refused.insert(refusal),
                _ => ties(&owed).any(|it| is_further(&it)),
            };
            if is_news {
                self.tell(&owed);
                self.duties.push(owed);
            }
        }
    }

    /// What was performed in this round, event by event.
    fn causes(&self) -> Vec<Weighed> {
        let mut causes = Vec::new();
        let mut at = self.case.places;
        for (performance, it) in self.performances.iter().enumerate() {
            for event in 0..it.events.len() {
                if self.earlier <= performance {
                    let root = self.duty(it.duty).map_or(0, |it| it.event);
                    causes.push(Weighed { at, cause: Cause { performance, event }, root });
                }
                at += 1;
            }
        }
        causes
    }

    /// What one commitment comes to by what one bearer does.
    fn of_event(
        &self,
        here: &Occasion<'_>,
        weighed: &Weighed,
        (duties, clashes): (&mut Vec<Owed>, &mut Vec<Clash>),
        near: &mut BTreeSet<Option<EntityId>>,
    ) {
        // What is owed at all times is no news, unless it speaks of an enemy: he is new.
        if here.is_standing() && !fellow::has_enemy(here) {
            return;
        }
        let is_meant = predicate::is_meant(here);
        // It is another event, and nobody would take it for what is named.
        if !is_meant && !is_near(here) {
            return;
        }
        let Some(cause) = self.performances.get(weighed.cause.performance) else { return };
        let of_round = |mut owed: Owed| {
            (owed.round, owed.event, owed.cause) = (self.round, weighed.root, Some(weighed.cause));
            owed.because.because.insert(0, cause.because.clone());
            owed
        };
        let mut touched = sides::touched(here, is_meant);
        // Whatever is weighed then, it is another event, and owed by nobody.
        let is_other = |it: &Touched| it.unmet == Some(Unmet::OtherEvent);
        touched.retain(|it| !is_other(it) || !near.contains(&it.who));
        let mut rows = Vec::new();
        weigh::weighed(here, &touched, &mut rows);
        let is_echo = |it: &Owed| performing::is_armed(&it.duty) && self.helps(weighed.root, it);
        rows.retain(|it| is_worth_telling(here, it) && !is_echo(it));
        let begun = duties.len();
        duties.extend(rows.into_iter().map(of_round));
        // One that leaves out another of the treaty's states is no answer for who is left out.
        let others = |who| here.event.named().any(|it| Some(it) != who && here.is_concerned(it));
        if begun < duties.len() {
            near.extend(
                touched.iter().filter(|it| is_other(it) && !others(it.who)).map(|it| it.who),
            );
        }
        for touched in &touched {
            for pair in sides::opposed(here, touched) {
                let owed = of_round(weigh::weigh(here, touched, pair));
                let told = clash::against_itself(&owed, fellow::enemies(here, touched.who));
                clashes.extend(told.map(|it| Clash { duties: vec![cause.duty], ..it }));
            }
        }
    }

    /// Whether who is to be helped helps the bearer against one of these by what follows from the same event: who is helped
    /// fights him already.
    fn helps(&self, root: usize, owed: &Owed) -> bool {
        self.performances.iter().any(|it| {
            (it.by, it.beneficiary) == (owed.beneficiary, owed.bearer)
                && (owed.against.is_empty() || owed.against.contains(&it.against))
                && self.duty(it.duty).is_some_and(|it| it.event == root)
        })
    }

    /// The pledges to the enemy of the duties from a place on, by the law of the round.
    pub(super) fn pledges(&mut self, first: usize) {
        let law = Lapsed { law: self.case.law, lapses: &self.lapses };
        let all = self.before.iter().chain(&self.duties).enumerate().skip(first);
        let found = pledge::at_all_times(&law, all, self.case.known);
        self.clashes.extend(found);
    }
}

/// Whether it says of the same two, under the same commitment, that what is known to be owed is not.
fn gainsays(owed: &Owed, known: &Owed) -> bool {
    let of = |it: &Owed| {
        let under = (it.under.treaty_no, it.under.commitment_no);
        (under, it.bearer, it.beneficiary)
    };
    !owed.is_live() && of(owed) == of(known)
}

/// One event of a performance that is weighed, by its place among all events.
struct Weighed {
    at: usize,
    cause: Cause,
    /// The event of the scenario from which it follows.
    root: usize,
}

/// What is owed or may be; and of what is not, what somebody might take for owed: help that is no attack, and a war
/// that lacks a condition.
fn is_worth_telling(here: &Occasion<'_>, owed: &Owed) -> bool {
    match owed.state {
        Stage::Triggered | Stage::TriggeredIf | Stage::Disputed | Stage::Waived => true,
        Stage::NotBound(_) => false,
        Stage::NotTriggered(Unmet::OtherEvent) => is_near(here),
        Stage::NotTriggered(Unmet::OtherVictim) => false,
        Stage::NotTriggered(_) => !here.is_standing(),
    }
}

/// Whether somebody might take the event for what the commitment names: a war for an attack.
fn is_near(here: &Occasion<'_>) -> bool {
    let is_attack = |it: &Predicate| {
        matches!(it, Predicate::Attack | Predicate::ArmedAttack | Predicate::Aggression)
    };
    here.event.kind == EventKind::AtWar && here.predicate().is_some_and(is_attack)
}
