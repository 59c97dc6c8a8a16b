//! What a depositary has to tell about an act (VCLT 77(1)(e), 78(c)): what was done, and what follows from it by
//! the treaty, for whom and on which day; and whom it tells.
//!
//! Nothing is decided here. What follows is the difference between two histories of the treaty as the engine
//! tells them, one with the act and one without it, whether the act is in the record already or not.

mod addressees;
mod besides;

use std::collections::BTreeSet;

use foedera_dates::{Day, Edtf};
use foedera_engine::{Answer, Change, ObjectionPeriod, Question, Reserved, Said, StateAnswer};
use foedera_entities::EntityId;
use foedera_model::{Act, ActKind, Graded, Instrument};

pub use addressees::Addressees;
pub use besides::Besides;

use crate::{Error, Foedera, Outlook, Sight};

/// A draft of a notification.
#[derive(Clone, Debug)]
pub struct Notification {
    pub treaty: String,
    pub acts: Vec<Act>,
    /// The day from which the last of them counts: of its receipt, where one is told (VCLT 78(b)).
    pub counts_from: Day,
    /// Whether the acts say when they were received.
    pub receipt_told: bool,
    /// How those who acted stand on that day, the acts done; nobody who has no part in the treaty.
    pub authors: Vec<StateAnswer>,
    /// What comes with the acts, in the order of the days.
    pub follows: Vec<Change>,
    /// What would have come and does not.
    pub averted: Vec<Change>,
    /// Until when who can object to the reservations that are made with them.
    pub periods: Vec<ObjectionPeriod>,
    /// What reservations come to on that day and did not without the acts.
    pub reservations: Vec<Reserved>,
    /// What else comes with the acts than changes of standing: amendments, parts, territories, force between two.
    pub besides: Vec<Besides>,
    pub addressees: Addressees,
    /// The treaty on that day, with the acts.
    pub answer: Answer,
}

impl Foedera {
    /// A draft of the notification of some acts under a treaty.
    ///
    /// # Errors
    /// The library holds no such treaty, no act has a day, or the register cannot be read.
    pub fn notification(
        &self,
        treaty: &str,
        acts: Vec<Graded>,
        sight: &Sight,
    ) -> Result<Notification, Error> {
        let own: Vec<Act> = acts.iter().map(|it| it.statement.act.clone()).collect();
        let (first, on) = days_of(&own).ok_or_else(|| {
            Error::wrong("an act that is notified has a day: begin its line with one, 2024-11-12")
        })?;
        let mut said = self.said(sight)?;
        own.iter().for_each(|act| without(&mut said, act));
        let before = self.outlook(&said, sight);
        let after = before.what_if(acts);
        let [old, new] = [&before, &after].map(|it| it.timeline(treaty, None));
        let (old, new) = (old?, new?);
        let [ended, begun] =
            [&before, &after].map(|it: &Outlook| it.objection_periods(treaty, None));
        let (ended, mut begun) = (ended?, begun?);
        begun
            .retain(|it| !ended.iter().any(|old| (old.by, &old.articles) == (it.by, &it.articles)));
        let question = Question { treaty: treaty.to_owned(), on, of: None, with: None };
        let answer = after.status(&question)?;
        // An act works from its day on, but for a succession, which reaches back; what is open of earlier days stays as
        // open as it was.
        let reaches_back = |state: Option<EntityId>| {
            let succeeds = |it: &&Act| it.kind == ActKind::Deposit(Instrument::Succession);
            let by = |it: &Act| state.is_some_and(|who| it.actors.contains(&who));
            own.iter().filter(succeeds).any(by)
        };
        let from_then =
            |it: &Change| reaches_back(it.state) || it.on.latest().is_none_or(|last| first <= last);
        let by = |it: &StateAnswer| own.iter().any(|act| act.actors.contains(&it.state));
        let law = self.library().get(treaty).map(|it| &it.treaty);
        Ok(Notification {
            treaty: treaty.to_owned(),
            counts_from: on,
            receipt_told: own.iter().any(|it| !it.received.is_empty()),
            authors: answer.states.iter().filter(|it| by(it)).cloned().collect(),
            follows: only_in(&new, &old).into_iter().filter(from_then).collect(),
            averted: only_in(&old, &new).into_iter().filter(from_then).collect(),
            periods: begun,
            reservations: reserved([&before, &after], &own, &question)?,
            besides: besides::besides([&before, &after], &own, &question)?,
            addressees: Addressees::of(law, &answer),
            acts: own,
            answer,
        })
    }
}

/// The first day on which acts were done, and the last from which one of them counts.
fn days_of(acts: &[Act]) -> Option<(Day, Day)> {
    let days = |act: &Act| {
        let receipts = act.received.iter().map(|it| it.on.bounds());
        let all = act.on.iter().map(Edtf::bounds).chain(receipts);
        let days: Option<Vec<(Day, Day)>> =
            all.map(|it| Some((it.earliest().or(it.latest())?, it.latest()?))).collect();
        days.filter(|it| !it.is_empty())
    };
    let all: Vec<(Day, Day)> = acts.iter().filter_map(days).flatten().collect();
    Some((all.iter().map(|it| it.0).min()?, all.iter().map(|it| it.1).max()?))
}

/// What the reservations of those come to who acted, or about whose act it was done, where it is not what
/// it was without the acts.
fn reserved(
    [before, after]: [&Outlook; 2],
    acts: &[Act],
    whole: &Question,
) -> Result<Vec<Reserved>, Error> {
    let whose: BTreeSet<EntityId> =
        acts.iter().flat_map(|it| it.actors.iter().chain(&it.toward)).copied().collect();
    let mut all = Vec::new();
    for of in whose {
        let question = Question { of: Some(of), ..whole.clone() };
        let [old, new] = [before, after].map(|it| it.status(&question));
        // A state that is nobody's party without the act has no reservation without it.
        let old = old.map(|it| it.reservations).unwrap_or_default();
        let alike = |one: &Reserved, two: &Reserved| {
            (one.by, &one.articles, one.effect, &one.or, &one.schools)
                == (two.by, &two.articles, two.effect, &two.or, &two.schools)
        };
        for mut it in new?.reservations.into_iter().filter(|it| it.by == of) {
            let known =
                |with: &EntityId| old.iter().any(|old| alike(old, &it) && old.with.contains(with));
            let with: Vec<EntityId> = it.with.iter().filter(|it| !known(it)).copied().collect();
            it.with = with;
            all.extend((!it.with.is_empty()).then_some(it));
        }
    }
    Ok(all)
}

/// The changes of one history that another does not have.
fn only_in(these: &[Change], those: &[Change]) -> Vec<Change> {
    let is_same = |one: &Change, two: &Change| {
        (one.on, one.state, &one.from, &one.to, one.certain)
            == (two.on, two.state, &two.from, &two.to, two.certain)
    };
    these.iter().filter(|it| !those.iter().any(|that| is_same(it, that))).cloned().collect()
}

/// Takes an act out of the record: its statements, or its actors where it was done with others.
fn without(said: &mut Vec<Said>, act: &Act) {
    let days = act.on.as_ref().map(Edtf::bounds);
    let is_it = |of: &Act| {
        let same_day = of.on.as_ref().map(Edtf::bounds) == days;
        same_day
            && (&of.treaty, of.kind, &of.provisions) == (&act.treaty, act.kind, &act.provisions)
    };
    said.retain_mut(|it| {
        let of = &mut it.graded.statement.act;
        if !is_it(of) || !act.actors.iter().all(|who| of.actors.contains(who)) {
            return true;
        }
        of.actors.retain(|who| !act.actors.contains(who));
        !of.actors.is_empty()
    });
}
