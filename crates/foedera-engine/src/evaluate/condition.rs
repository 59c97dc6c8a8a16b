//! Whether a condition is true on a day, and the first day on which it is.

use foedera_dates::Day;
use foedera_model::{ActKind, AsOf, Condition, Counted, Measure, Own, Set};

use super::{Evaluation, Ground, Trace};
use crate::law::{ClauseNo, Member};
use crate::words;

/// Something true, since when, and why.
#[derive(Clone, Debug)]
pub(crate) struct Spot<N> {
    /// The day of the last thing that made it true.
    pub(crate) day: Day,
    pub(crate) note: N,
}

/// What a sentence is about: the clause it stands in and, where it has one, its own state.
#[derive(Clone, Debug)]
pub(super) struct About<N> {
    pub(super) clause: ClauseNo,
    pub(super) it: Option<Member>,
    pub(super) consent: Option<Spot<N>>,
    pub(super) notice: Option<Spot<N>>,
    /// Its acceptance of the amendment, where one of several is meant.
    pub(super) acceptance: Option<Spot<N>>,
    pub(super) force: Option<Spot<N>>,
    /// When its accession was notified to the others.
    pub(super) notified: Option<Spot<N>>,
}

impl<N> About<N> {
    pub(super) fn treaty(clause: ClauseNo) -> Self {
        let (it, [consent, notice, acceptance, force, notified]) = (None, [const { None }; 5]);
        Self { clause, it, consent, notice, acceptance, force, notified }
    }
}

impl<T: Trace> Evaluation<'_, T> {
    /// The first day on which a condition is true; that day settles it, even if it is no longer
    /// true later.
    pub(super) fn first(
        &self,
        condition: &Condition,
        about: &About<T::Note>,
    ) -> Option<Spot<T::Note>> {
        self.first_after(condition, about, None)
    }

    /// The first day after `after` on which a condition is true.
    pub(super) fn first_after(
        &self,
        condition: &Condition,
        about: &About<T::Note>,
        after: Option<Day>,
    ) -> Option<Spot<T::Note>> {
        let mut days = self.own_days(condition, about);
        // What is told to the sentence comes true on its own day, whatever else happens; every notice
        // asks for it, and there may be thousands.
        if after.is_some() || !is_told(condition) {
            days.extend(&self.candidates);
        }
        days.sort_unstable();
        days.dedup();
        let days = days.into_iter().filter(|day| after.is_none_or(|after| after < *day));
        days.into_iter()
            .find_map(|day| self.holds(condition, day, about).map(|it| Spot { day, note: it.note }))
    }

    /// Days on which a condition can become true though nothing happens under the treaty.
    fn own_days(&self, condition: &Condition, about: &About<T::Note>) -> Vec<Day> {
        match condition {
            Condition::All(all) | Condition::Any(all) => {
                all.iter().flat_map(|it| self.own_days(it, about)).collect()
            }
            Condition::By { condition, .. } => self.own_days(condition, about),
            Condition::NotBy { condition, by } => {
                let after = self.moment(by, about).and_then(|it| it.day.next());
                self.own_days(condition, about).into_iter().chain(after).collect()
            }
            Condition::NotInForceOn(on) => {
                self.moment(on, about).map(|it| it.day).into_iter().collect()
            }
            Condition::EntryIntoForce => self.entry.iter().map(|it| it.effect).collect(),
            Condition::Its(_) => {
                let spots = [&about.consent, &about.notice, &about.force, &about.notified];
                let spots = spots.into_iter().flatten();
                spots.map(|spot| spot.day).collect()
            }
            // From its day on, a set as of a day can be told.
            Condition::Done { by, .. } => {
                let sets = std::iter::once(&by.of).chain(by.including.iter().map(|(_, set)| set));
                sets.filter_map(named_day).collect()
            }
            Condition::Hold { who, .. } => named_day(who).into_iter().collect(),
            Condition::Exchange
            | Condition::ExchangeOfNotes
            | Condition::Declarations { .. }
            | Condition::InForce { .. }
            | Condition::CeasesInForce { .. }
            | Condition::Adoption
            | Condition::Opening
            | Condition::Event(_) => Vec::new(),
        }
    }

    /// Whether a condition is true on a day, and why.
    pub(super) fn holds(
        &self,
        condition: &Condition,
        day: Day,
        about: &About<T::Note>,
    ) -> Option<Spot<T::Note>> {
        match condition {
            Condition::All(all) => self.all_hold(all, day, about),
            Condition::Any(any) => any.iter().find_map(|it| self.holds(it, day, about)),
            Condition::Done { act, by } => self.quorum(*act, by, day, about.it),
            Condition::Exchange => self.exchanged(ActKind::Exchange, day),
            Condition::ExchangeOfNotes => self.exchanged(ActKind::ExchangeOfNotes, day),
            Condition::Declarations { number, article } => self.declared(*number, article, day),
            Condition::Hold { who, table, at_least } => {
                self.hold(who, table, at_least, day, about.it)
            }
            Condition::InForce { treaty, for_whom } => {
                self.other_in_force(treaty, (*for_whom, about.it), day)
            }
            Condition::CeasesInForce { treaty, for_whom } => {
                self.other_ceased(treaty, (*for_whom, about.it), day)
            }
            Condition::Adoption => self.adopted_by(day),
            Condition::Opening => self.opened_by(day),
            Condition::EntryIntoForce => {
                // It counts from the day to which it reaches back.
                let entry = self.entry.as_ref().filter(|it| it.effect <= day)?;
                Some(Spot { day: entry.effect, note: entry.note.clone() })
            }
            Condition::Its(own) => self.own(own, day, about),
            Condition::Event(name) => self.event(name, day),
            Condition::By { condition, by } => {
                let (by, met) = (self.moment(by, about)?, self.first(condition, about)?);
                (met.day <= by.day && met.day <= day).then_some(met)
            }
            Condition::NotBy { condition, by } => self.not_by(condition, by, day, about),
            Condition::NotInForceOn(on) => {
                let on = self.moment(on, about)?.day;
                let was = self.entry.as_ref().is_some_and(|entry| entry.day <= on);
                let says = || format!("it was not in force on {on}");
                (on <= day && !was).then(|| self.plain(on, says))
            }
        }
    }

    fn all_hold(
        &self,
        all: &[Condition],
        day: Day,
        about: &About<T::Note>,
    ) -> Option<Spot<T::Note>> {
        // What the library does not hold is open only where all else is so.
        let (unheld, known): (Vec<&Condition>, Vec<&Condition>) =
            all.iter().partition(|it| self.is_unheld(it));
        let held: Option<Vec<Spot<T::Note>>> =
            known.into_iter().chain(unheld).map(|it| self.holds(it, day, about)).collect();
        let mut held = held.filter(|it| !it.is_empty())?;
        held.sort_by_key(|it| std::cmp::Reverse(it.day));
        let last = held.first()?.day;
        let notes = held.into_iter().map(|it| it.note);
        let says = || format!("all that is asked for was so on {last}");
        Some(Spot { day: last, note: self.trace.step(Ground::None, Some(last), says, notes) })
    }

    fn not_by(
        &self,
        condition: &Condition,
        by: &foedera_model::When,
        day: Day,
        about: &About<T::Note>,
    ) -> Option<Spot<T::Note>> {
        let by = self.moment(by, about)?.day;
        let met = self.first(condition, about).is_some_and(|it| it.day <= by);
        let says = || format!("what was asked for had not happened by {by}");
        (by < day && !met).then(|| self.plain(by, says))
    }

    /// Whether states of a set that have consented hold so much of a table.
    fn hold(
        &self,
        who: &Set,
        table: &str,
        at_least: &Measure,
        day: Day,
        it: Option<Member>,
    ) -> Option<Spot<T::Note>> {
        let share = self.share(Counted::Consent, who, table, at_least, day, it)?;
        let on = share.last.first()?.day;
        let says = || {
            let who: Vec<String> = share.last.iter().map(|it| self.name(it.member, on)).collect();
            let who: Vec<&str> = who.iter().map(String::as_str).collect();
            format!(
                "they hold {} of {table}, and {} is needed: {} made it enough on {on}",
                share.held_words(),
                share.needed_words(),
                words::list_of(&who),
            )
        };
        let notes = share.last.iter().map(|it| self.trace.act(it.fact, on));
        share
            .is_enough()
            .then(|| Spot { day: on, note: self.trace.step(Ground::None, Some(on), says, notes) })
    }

    /// A sentence that rests on nothing further.
    pub(super) fn plain(&self, day: Day, says: impl FnOnce() -> String) -> Spot<T::Note> {
        Spot { day, note: self.trace.step(Ground::None, Some(day), says, []) }
    }
}

/// Whether a condition is one of the days that a sentence is handed with its state.
fn is_told(condition: &Condition) -> bool {
    let Condition::Its(own) = condition else { return false };
    matches!(
        own,
        Own::Consent
            | Own::Notice
            | Own::NoticeReceived
            | Own::NoticeReceivedByOther
            | Own::EntryIntoForce
            | Own::AccessionNotified
    )
}

/// The day as of which a set is read, where the clause names it.
fn named_day(set: &Set) -> Option<Day> {
    match &set.as_of {
        Some(AsOf::On(date)) => date.bounds().latest(),
        Some(AsOf::Adoption | AsOf::Opening | AsOf::EntryIntoForce | AsOf::AmendmentAdoption)
        | None => None,
    }
}
