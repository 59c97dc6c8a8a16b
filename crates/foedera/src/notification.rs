//! What a depositary has to tell about an act (VCLT 77(1)(e), 78(c)): what was done, and what follows from it by
//! the treaty, for whom and on which day.
//!
//! Nothing is decided here. What follows is the difference between two histories of the treaty as the engine
//! tells them, one with the act and one without it, whether the act is in the record already or not.

use foedera_dates::Edtf;
use foedera_engine::{Answer, Change, ObjectionPeriod, Question, Said};
use foedera_model::{Act, Graded};

use crate::{Error, Foedera, Outlook, Sight};

/// A draft of a notification.
#[derive(Clone, Debug)]
pub struct Notification {
    pub treaty: String,
    pub acts: Vec<Act>,
    /// What comes with the acts, in the order of the days.
    pub follows: Vec<Change>,
    /// What would have come and does not.
    pub averted: Vec<Change>,
    /// Until when who can object to the reservations that are made with them.
    pub periods: Vec<ObjectionPeriod>,
    /// The treaty on the day of the last act, with it.
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
        let days = own.iter().filter_map(|it| it.on.as_ref()?.bounds().latest());
        let on = days.max().ok_or_else(|| {
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
        Ok(Notification {
            treaty: treaty.to_owned(),
            acts: own,
            follows: only_in(&new, &old),
            averted: only_in(&old, &new),
            periods: begun,
            answer: after.status(&question)?,
        })
    }
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
