//! Whether a condition is true on a day, and the first day on which it is.

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{ActKind, AsOf, Condition, Measure, Own, Set};

use super::timeline::Days;
use super::{Evaluation, Ground, Trace};
use crate::law::{ClauseNo, Member, SubjectNo};

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
    pub(super) notice_sent: Option<Spot<N>>,
    pub(super) notice_received: Option<Spot<N>>,
    pub(super) force: Option<Spot<N>>,
}

impl<N> About<N> {
    pub(super) fn treaty(clause: ClauseNo) -> Self {
        Self {
            clause,
            it: None,
            consent: None,
            notice_sent: None,
            notice_received: None,
            force: None,
        }
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
        let mut own = self.own_days(condition, about);
        own.extend(&self.candidates);
        own.sort_unstable();
        own.dedup();
        let days = own.into_iter().filter(|day| after.is_none_or(|after| after < *day));
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
            Condition::EntryIntoForce => self.entry.iter().map(|it| it.day).collect(),
            Condition::Its(_) => {
                let spots = [&about.consent, &about.notice_sent, &about.notice_received];
                let spots = spots.into_iter().chain([&about.force]).flatten();
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
            Condition::InForce { treaty, for_state } => {
                self.other_in_force(treaty, for_state.as_ref(), day)
            }
            Condition::CeasesInForce { treaty, for_state } => {
                self.other_ceased(treaty, for_state.as_ref(), day)
            }
            Condition::Adoption => self.adopted_by(day),
            Condition::Opening => self.opened_by(day),
            Condition::EntryIntoForce => {
                let entry = self.entry.as_ref().filter(|it| it.day <= day)?;
                Some(Spot { day: entry.day, note: entry.note.clone() })
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
        let held: Option<Vec<Spot<T::Note>>> =
            all.iter().map(|it| self.holds(it, day, about)).collect();
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

    /// An exchange counts once everybody has taken part (VCLT 13, 16(a)).
    fn exchanged(&self, kind: ActKind, day: Day) -> Option<Spot<T::Note>> {
        let of_this = |it: &&super::Done<'_>| {
            it.deed.kind == kind && it.received <= day && self.case.is_in_the_circle(it.deed)
        };
        let done: Vec<_> = self.journal.iter().filter(of_this).collect();
        let last = done.iter().map(|it| it.received).max()?;
        let took_part = |who| done.iter().any(|it| it.deed.by.is_empty() || it.is_by(who));
        let everybody = self.case.between.iter().all(|who| took_part(*who));
        let notes = done.iter().rev().map(|it| self.trace.act(it.deed.fact, it.received));
        let says = || format!("the {} was complete on {last}", kind.word());
        everybody.then(|| Spot {
            day: last,
            note: self.trace.step(Ground::None, Some(last), says, notes),
        })
    }

    /// Declarations of parties under an article, not taken back (ICCPR 41(2)).
    fn declared(&self, number: u32, article: &str, day: Day) -> Option<Spot<T::Note>> {
        let about = |it: &&super::Done<'_>, kind| it.deed.kind == kind && it.received <= day;
        let concerns = |it: &super::Done<'_>| it.deed.is_under(article);
        let stands = |it: &&super::Done<'_>| {
            let taken_back =
                self.journal.iter().filter(|w| about(w, ActKind::DeclarationWithdrawal));
            !taken_back
                .into_iter()
                .any(|w| w.deed.by == it.deed.by && concerns(w) && it.received <= w.received)
        };
        let mut made: Vec<_> = self
            .journal
            .iter()
            .filter(|it| about(it, ActKind::Declaration) && concerns(it) && stands(it))
            .filter(|it| it.deed.by.iter().any(|who| self.is_party(*who, day)))
            .collect();
        made.sort_by_key(|it| (it.deed.by.clone(), it.received));
        made.dedup_by(|one, two| one.deed.by == two.deed.by);
        made.sort_by_key(|it| it.received);
        let last = made.last()?;
        let enough = u32::try_from(made.len()).unwrap_or(u32::MAX) >= number;
        let says =
            || format!("{} declarations under article {article} by {}", made.len(), last.received);
        let note = self.trace.act(last.deed.fact, last.received);
        enough.then(|| Spot {
            day: last.received,
            note: self.trace.step(Ground::None, Some(last.received), says, [note]),
        })
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
        let share = self.share(who, table, at_least, day, it)?;
        let says = || {
            format!(
                "they hold {} of {table}, and {} is needed",
                share.held_words(),
                share.needed_words()
            )
        };
        let last = share.last?;
        let note = self.trace.act(last.fact, last.day);
        share.is_enough().then(|| Spot {
            day: last.day,
            note: self.trace.step(Ground::None, Some(last.day), says, [note]),
        })
    }

    /// The days on which another treaty was in force, in general or for a subject.
    pub(super) fn other_days(&self, no: usize, subject: Option<SubjectNo>) -> Option<&[Days]> {
        let other = self.outside.outward.get(no)?;
        match subject {
            None => Some(&other.force),
            Some(subject) => {
                let own = other.parties.iter().find(|(it, _)| *it == subject);
                Some(own.map_or(&[], |(_, spells)| spells.as_slice()))
            }
        }
    }

    /// The day whose state of another treaty is read: inside a negative circle the day before.
    pub(super) fn day_read(&self, no: usize, day: Day) -> Day {
        let circular = self.outside.circle.contains(&no);
        if circular { day.previous().unwrap_or(day) } else { day }
    }

    fn other(&self, treaty: &str, for_state: Option<&EntityId>) -> Option<(usize, &[Days])> {
        let no = self.outside.library.number(treaty)?;
        let subject = match for_state {
            None => None,
            Some(id) => Some(self.outside.subjects.number(id)?),
        };
        Some((no, self.other_days(no, subject)?))
    }

    fn other_in_force(
        &self,
        treaty: &str,
        for_state: Option<&EntityId>,
        day: Day,
    ) -> Option<Spot<T::Note>> {
        let (no, spells) = self.other(treaty, for_state)?;
        let on = self.day_read(no, day);
        let held =
            spells.iter().find(|(from, until)| *from <= on && until.is_none_or(|it| on < it));
        let (since, _) = *held?;
        let since = if self.outside.circle.contains(&no) { since.next()? } else { since };
        Some(self.plain(since, || format!("{treaty} is in force since {since}")))
    }

    fn other_ceased(
        &self,
        treaty: &str,
        for_state: Option<&EntityId>,
        day: Day,
    ) -> Option<Spot<T::Note>> {
        let (no, spells) = self.other(treaty, for_state)?;
        let on = self.day_read(no, day);
        let lives =
            spells.iter().any(|(from, until)| *from <= on && until.is_none_or(|it| on < it));
        let ended = spells.iter().filter_map(|(_, until)| *until).filter(|it| *it <= on).max()?;
        (!lives)
            .then(|| self.plain(ended, || format!("{treaty} is no longer in force since {ended}")))
    }

    fn own(&self, own: &Own, day: Day, about: &About<T::Note>) -> Option<Spot<T::Note>> {
        let act = |kind, received: bool| {
            let it = about.it?;
            let mut own = self.journal.iter().filter(|act| act.deed.kind == kind && act.is_by(it));
            own.find_map(|act| {
                let on = if received { act.received } else { act.sent };
                (on <= day).then(|| Spot { day: on, note: self.trace.act(act.deed.fact, on) })
            })
        };
        let known = |spot: &Option<Spot<T::Note>>| spot.clone().filter(|it| it.day <= day);
        match own {
            Own::Consent => known(&about.consent),
            Own::NoticeSent => known(&about.notice_sent),
            Own::NoticeReceived => known(&about.notice_received),
            Own::EntryIntoForce => known(&about.force),
            Own::Signature => {
                let signed = self.signature_of(about.it?).filter(|it| it.day <= day)?;
                Some(Spot { day: signed.day, note: self.trace.act(signed.fact, signed.day) })
            }
            Own::Acceptance => act(ActKind::AmendmentAcceptance, true),
            Own::Declaration => act(ActKind::Declaration, true),
            Own::Notification => act(ActKind::Notification, true),
            Own::Refusal => act(ActKind::RefusalToBecomeParty, true),
        }
    }

    fn event(&self, name: &str, day: Day) -> Option<Spot<T::Note>> {
        let mut acts = self.journal.iter();
        let act = acts.find(|it| it.deed.kind == ActKind::Event && it.deed.is_named(name))?;
        (act.sent <= day)
            .then(|| Spot { day: act.sent, note: self.trace.act(act.deed.fact, act.sent) })
    }

    fn adopted_by(&self, day: Day) -> Option<Spot<T::Note>> {
        self.moment_of_text(self.first_act(ActKind::Adoption), self.case.adopted, "adopted", day)
    }

    fn opened_by(&self, day: Day) -> Option<Spot<T::Note>> {
        let words = "opened for signature";
        self.moment_of_text(self.first_act(ActKind::Opening), self.case.opened, words, day)
    }

    fn moment_of_text(
        &self,
        act: Option<(Day, usize)>,
        stated: Option<Day>,
        words: &str,
        day: Day,
    ) -> Option<Spot<T::Note>> {
        match act {
            Some((on, fact)) => {
                (on <= day).then(|| Spot { day: on, note: self.trace.act(fact, on) })
            }
            None => {
                let on = stated.filter(|on| *on <= day)?;
                Some(self.plain(on, || format!("the text was {words} on {on}")))
            }
        }
    }

    /// A sentence that rests on nothing further.
    pub(super) fn plain(&self, day: Day, says: impl FnOnce() -> String) -> Spot<T::Note> {
        Spot { day, note: self.trace.step(Ground::None, Some(day), says, []) }
    }
}

/// The day as of which a set is read, where the clause names it.
fn named_day(set: &Set) -> Option<Day> {
    match &set.as_of {
        Some(AsOf::On(date)) => date.bounds().latest(),
        Some(AsOf::Adoption | AsOf::Opening | AsOf::EntryIntoForce | AsOf::AmendmentAdoption)
        | None => None,
    }
}
