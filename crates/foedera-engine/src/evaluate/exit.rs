//! When a notice of withdrawal takes effect (VCLT 42 to 45, 54, 56, 65 to 68).

use foedera_dates::Day;
use foedera_model::{ActKind, Exit, Rule, Topic, Window};

use super::condition::{About, Spot};
use super::in_part::is_in_part;
use super::journal::Done;
use super::leave::{Leave, Out};
use super::war::NEVER;
use super::when::first_day_out;
use super::{Evaluation, Ground, Resumed, Spell, Trace};
use crate::law::{ClauseNo, Member, clauses, saying};

/// How many windows for a notice are looked at: more than any treaty has lived through.
const WINDOWS_MAX: usize = 256;

pub(super) const RESUMPTION: ActKind = ActKind::WithdrawalNoticeResumption;

/// When a notice was suspended, and when it was resumed, if it ever was.
#[derive(Clone, Copy)]
struct Pause {
    since: Day,
    until: Option<Day>,
}

/// When a notice is due whose period stood still while it was suspended; on its resumption if nothing of
/// it was left, for it waited for something else.
pub(super) fn rest(due: Day, suspended: Day, resumed: Day) -> Option<Day> {
    resumed.plus_days((due.number() - suspended.number()).max(0))
}

/// What a notice comes to.
struct Due<N> {
    leave: Leave<N>,
    /// The day on which its period has run.
    period: Day,
    /// The day before which it takes no effect, for it waits for something else.
    floor: Day,
}

/// A notice of a party, under a clause by which it may leave.
struct Under<'n, N> {
    clause: ClauseNo,
    exit: &'n Exit,
    member: Member,
    spell: &'n Spell<N>,
    notice: &'n Done<'n>,
}

impl<T: Trace> Evaluation<'_, T> {
    /// The earliest day on which a notice takes effect that this state gave as a party, in this spell: once
    /// it had consented, however far that reaches back.
    pub(super) fn leave_by_notice(
        &mut self,
        member: Member,
        (consent, spell): (Day, &Spell<T::Note>),
    ) -> Option<Leave<T::Note>> {
        let notices: Vec<Done<'_>> = self
            .journal
            .iter()
            .filter(|it| it.deed.kind == ActKind::WithdrawalNotice && it.is_by(member))
            .filter(|it| !is_in_part(it) && spell.since.max(consent) <= it.received)
            .copied()
            .collect();
        let mut first: Option<Leave<T::Note>> = None;
        for notice in notices {
            // What is sent once it is out ends nothing earlier: it is for a later spell, if for any.
            if first.as_ref().is_some_and(|known| known.day <= notice.sent) {
                break;
            }
            let Some(leave) = self.by_clause(member, spell, &notice) else { continue };
            let revoked = self.revoked(member, &notice, leave.day);
            self.pend(member, &notice, revoked.unwrap_or(leave.day));
            let earlier = first.as_ref().is_none_or(|known| leave.day < known.day);
            if revoked.is_none() && earlier && leave.day < NEVER {
                first = Some(leave);
            }
        }
        first
    }

    /// A notice is pending from its receipt until it takes effect or is taken back.
    fn pend(&mut self, member: Member, notice: &Done<'_>, until: Day) {
        let note = self.trace.act(notice.deed.fact, notice.received);
        let mut spell = Spell::open(notice.received, note.clone());
        if until < NEVER {
            spell.end(until, &note);
        }
        if let (Some(own), true) = (self.notices.get_mut(member.index()), spell.is_some())
            && !own.iter().any(|it| it.since == spell.since && it.until == spell.until)
        {
            own.push(spell);
        }
    }

    /// A notice may be taken back until it takes effect (VCLT 68).
    fn revoked(&self, member: Member, notice: &Done<'_>, effect: Day) -> Option<Day> {
        self.later_act(member, ActKind::WithdrawalNoticeRevocation, notice.sent)
            .filter(|day| *day < effect)
    }

    /// The first act of a kind by a member on a day or after it.
    pub(super) fn later_act(&self, member: Member, kind: ActKind, from: Day) -> Option<Day> {
        self.later_deed(member, kind, from).map(|(day, _)| day)
    }

    /// The same, with the act.
    pub(super) fn later_deed(
        &self,
        member: Member,
        kind: ActKind,
        from: Day,
    ) -> Option<(Day, T::Note)> {
        let own = self.journal.iter().filter(|it| it.deed.kind == kind && it.is_by(member));
        let days = own.map(|it| (it.received, it.deed.fact)).filter(|(day, _)| from <= *day);
        days.min().map(|(day, fact)| (day, self.trace.act(fact, day)))
    }

    fn by_clause(
        &self,
        member: Member,
        spell: &Spell<T::Note>,
        notice: &Done<'_>,
    ) -> Option<Leave<T::Note>> {
        let exits =
            clauses(
                self.treaty,
                |rule| if let Rule::Exit(exit) = rule { Some(exit) } else { None },
            );
        let mut said = false;
        let leaves: Vec<Leave<T::Note>> = exits
            .inspect(|_| said = true)
            .filter_map(|(clause, exit)| {
                self.by_exit(&Under { clause, exit, member, spell, notice })
            })
            .collect();
        if !said && !self.has_text_on(Topic::Withdrawal) && !self.is_term_with_notice() {
            self.warn(notice.received, Some(member), || {
                let (who, day) = (self.name(member, notice.sent), notice.received);
                format!(
                    "no clause lets {who} withdraw by its notice of {day}; under VCLT 56 it takes \
                     no effect unless a right to withdraw was intended or is implied"
                )
            });
        }
        leaves.into_iter().min_by_key(|it| it.day).filter(|it| spell.since <= it.day)
    }

    fn by_exit(&self, under: &Under<'_, T::Note>) -> Option<Leave<T::Note>> {
        let (member, received) = (under.member, under.notice.received);
        let due = self.due(under, received)?;
        let waits = saying(self.treaty, &Rule::ExitWaitsForPeace).is_some();
        let effect = |due: &Due<T::Note>| match waits {
            true => self.at_peace_alone(member, due.leave.day).0,
            false => due.leave.day,
        };
        let notice = (member, under.notice.sent, received);
        let resume = |due, since, resumed| self.resumed(under, due, (since, resumed));
        let due = self.past_pauses(notice, due, |due| Some(effect(due)), resume)?.leave;
        Some(if waits { self.exit_in_peace(under, due) } else { due })
    }

    /// When a suspended notice is due that is resumed.
    fn resumed(
        &self,
        under: &Under<'_, T::Note>,
        due: Due<T::Note>,
        (since, resumed): (Day, Day),
    ) -> Option<Due<T::Note>> {
        match self.resumed {
            Resumed::Whole => self.due(under, resumed),
            Resumed::Rest => {
                // What waits for something else waits for it all the same.
                let Due { leave, period, floor } = due;
                let period = rest(period, since, resumed)?;
                let day = period.max(floor);
                let says = || format!("the rest of the period runs from {resumed} to {period}");
                let note =
                    self.trace.step(Ground::Clause(under.clause), Some(day), says, [leave.note]);
                Some(Due { leave: Leave { day, note, ..leave }, period, floor })
            }
        }
    }

    /// What a notice comes to after every pause that begins before it takes effect; nothing where one
    /// does not end. `resume` makes of it what it is after a pause, by its first day and the resumption.
    pub(super) fn past_pauses<D>(
        &self,
        (by, sent, received): (Member, Day, Day),
        first: D,
        effect: impl Fn(&D) -> Option<Day>,
        resume: impl Fn(D, Day, Day) -> Option<D>,
    ) -> Option<D> {
        let (mut due, mut from) = (first, sent);
        while let Some(Pause { since, until }) = self.pause(by, (from, received), effect(&due)?) {
            let resumed = until?;
            due = resume(due, since, resumed)?;
            from = resumed.next()?;
        }
        Some(due)
    }

    /// The days from `from` on, on which a notice is suspended that would take effect on a day; nothing if
    /// it is not. What was suspended before it was received stands still from its receipt.
    fn pause(&self, by: Member, (from, received): (Day, Day), effect: Day) -> Option<Pause> {
        let suspended = self.later_act(by, ActKind::WithdrawalNoticeSuspension, from);
        let since = suspended.filter(|day| *day < effect)?;
        let until = self.later_act(by, RESUMPTION, since);
        Some(Pause { since: since.max(received), until: until.map(|it| it.max(received)) })
    }

    /// When a notice that counts from `from` takes effect in peace; nothing if it takes none.
    fn due(&self, under: &Under<'_, T::Note>, from: Day) -> Option<Due<T::Note>> {
        let Under { clause, exit, member, spell, notice } = *under;
        let act = self.trace.act(notice.deed.fact, notice.received);
        let about = About {
            it: Some(member),
            notice: Some(Spot { day: from, note: act.clone() }),
            force: Some(Spot { day: spell.since, note: spell.began.clone() }),
            ..About::treaty(clause)
        };
        let opens = match &exit.notice_not_before {
            None => None,
            Some(when) => Some(self.moment(when, &about)?.day),
        };
        let in_window =
            exit.only_within.as_ref().is_none_or(|window| self.is_in_window(window, from, clause));
        if opens.is_some_and(|opens| from < opens) || !in_window {
            self.warn_perhaps(notice.received, Some(member), || {
                let who = self.name(member, notice.sent);
                format!("the notice of {who} of {from} is without effect: {} did not yet, or no longer, allow it", self.cite(clause))
            });
            return None;
        }
        let moment = self.moment(&exit.when, &about)?;
        let period = first_day_out(&exit.when, moment.day);
        // Nobody is out before its notice came (VCLT 54, 67, 78).
        let mut floor = from;
        if let Some(when) = &exit.effect_not_before {
            floor = floor.max(self.moment(when, &about)?.day);
        }
        if let (true, Some(named)) = (exit.or_later_named_day, notice.effective) {
            floor = floor.max(named);
        }
        let day = period.max(floor);
        self.warn_of_named_day(under, day);
        let says = || format!("its notice is to take effect on {day}, the first day out");
        let note = self.trace.step(Ground::Clause(clause), Some(day), says, [moment.note]);
        // Where its notice ends the treaty, nobody has left: it has ended for all.
        let out = if exit.ends_for_all { Out::ForAll } else { Out::OwnAct };
        let leave = Leave { day, note, out };
        Some(Due { leave, period, floor })
    }

    /// A notice may name another day than the clause comes to: a later one only some clauses let it name, and an earlier one
    /// none does.
    fn warn_of_named_day(&self, under: &Under<'_, T::Note>, day: Day) {
        let Under { clause, exit, member, notice, .. } = *under;
        let in_vain = |named: &Day| *named < day || day < *named && !exit.or_later_named_day;
        if let Some(named) = notice.effective.filter(in_vain) {
            let unless =
                if named < day { "" } else { " unless it says `or on a later day it names`" };
            self.warn_perhaps(notice.received, Some(member), || {
                let (who, sent) = (self.name(member, notice.sent), notice.sent);
                format!(
                    "the notice of {who} of {sent} names {named}, and {} has it take effect on {day}: \
                     the clause decides{unless}",
                    self.cite(clause)
                )
            });
        }
    }

    /// The first day out, once the state is at peace: its withdrawal waits for that.
    fn exit_in_peace(&self, under: &Under<'_, T::Note>, due: Leave<T::Note>) -> Leave<T::Note> {
        let member = under.member;
        let (day, waited) = self.at_peace_alone(member, due.day);
        if day == due.day {
            self.warn(under.notice.received, Some(member), || {
                let who = self.name(member, day);
                format!("a withdrawal waits for the end of an armed conflict of {who}; none is recorded on {day}")
            });
            return due;
        }
        let says = || match day {
            NEVER => "its notice waits for the end of a war that has not ended".to_owned(),
            _ => format!("its notice waits for peace, and takes effect on {day}"),
        };
        let notes = std::iter::once(due.note).chain(waited);
        let note = self.trace.step(Ground::Clause(under.clause), Some(day), says, notes);
        Leave { day, note, ..due }
    }

    fn at_peace_alone(&self, member: Member, due: Day) -> (Day, Vec<T::Note>) {
        self.at_peace(due, |at_war, _| (at_war == member).then_some(NEVER))
    }

    /// Whether a day lies within the window after one of the periods since entry into force.
    fn is_in_window(&self, window: &Window, day: Day, clause: ClauseNo) -> bool {
        let Some(entry) = &self.entry else { return false };
        let mut opens = entry.effect;
        for _ in 0..WINDOWS_MAX {
            let Some(next) = self.reckon_term(&window.every, opens, clause) else { return false };
            opens = next;
            if day < opens {
                return false;
            }
            let closes = self.reckon_term(&window.within, opens, clause);
            if closes.is_none_or(|closes| day <= closes) {
                return true;
            }
        }
        false
    }

    pub(super) fn has_text_on(&self, topic: Topic) -> bool {
        self.treaty.clauses.iter().any(|it| it.rule.undecided_topic() == Some(topic))
    }
}
