//! How a state leaves: by notice, by leaving another treaty, by replacement, by ceasing to exist
//! (VCLT 42 to 45, 54, 56, 59, 65 to 68).

use foedera_dates::Day;
use foedera_model::{ActKind, Exit, Rule, Topic, Window};

use super::condition::{About, Spot};
use super::journal::Done;
use super::when::first_day_out;
use super::{Evaluation, Ground, Reentry, Resumed, Spell, Trace};
use crate::law::{ClauseNo, Member, clauses};

/// How many windows for a notice are looked at: more than any treaty has lived through.
const WINDOWS_MAX: usize = 256;

/// The end of one state's being a party.
#[derive(Clone, Debug)]
pub(super) struct Leave<N> {
    pub(super) day: Day,
    pub(super) note: N,
    /// Whether the state left by its own act.
    pub(super) own_act: bool,
    /// Whether the treaty ends for everybody.
    pub(super) for_all: bool,
}

impl<T: Trace> Evaluation<'_, T> {
    /// Ends every member's spells where it left; a consent given while it was still a party adds
    /// nothing, unless its notice ran and the reading has it so; one given after is a new beginning.
    pub(super) fn take_leave(&mut self) {
        for member in self.case.all() {
            let mut kept: Vec<Spell<T::Note>> = Vec::new();
            let consents = self.admitted.get(member.index()).cloned().unwrap_or_default();
            for (mut spell, consent) in self.spells_of(member).to_vec().into_iter().zip(consents) {
                let still_in = |it: &Spell<T::Note>| it.until.is_none_or(|until| consent < until);
                let exit = kept.last().and_then(|it| it.until);
                if kept.last().is_some_and(still_in) && !self.reenters(member, consent, exit) {
                    continue;
                }
                spell.since = exit.map_or(spell.since, |exit| spell.since.max(exit));
                // A notice that ended an earlier spell says nothing about this one.
                let from = exit.unwrap_or(Day::MIN);
                if let Some(leave) = self.first_leave(member, &spell, from) {
                    spell.end(leave.day, &leave.note);
                    self.remember(member, &leave);
                }
                kept.extend(spell.is_some().then_some(spell));
            }
            if let Some(own) = self.force.get_mut(member.index()) {
                *own = kept;
            }
        }
    }

    /// Whether a consent is a new entry after the exit that ends the spell it falls into: one given
    /// while the notice ran that led to it, in the reading that takes it so.
    fn reenters(&self, member: Member, consent: Day, exit: Option<Day>) -> bool {
        let mut notices = self.notices.get(member.index()).into_iter().flatten();
        self.reentry == Reentry::AfterExit
            && exit.is_some()
            && notices.any(|it| it.until == exit && it.contains(consent))
    }

    fn remember(&mut self, member: Member, leave: &Leave<T::Note>) {
        if let (true, Some(left)) = (leave.own_act, self.left.get_mut(member.index())) {
            left.push(leave.day);
        }
        if leave.for_all && self.ended.as_ref().is_none_or(|(day, _)| leave.day < *day) {
            self.ended = Some((leave.day, leave.note.clone()));
        }
    }

    fn first_leave(
        &mut self,
        member: Member,
        spell: &Spell<T::Note>,
        from: Day,
    ) -> Option<Leave<T::Note>> {
        let by_notice = self.leave_by_notice(member, spell, from);
        let others = [
            self.extinction(member, spell),
            self.leaving_elsewhere(member, spell),
            self.replacement(member, spell),
        ];
        by_notice.into_iter().chain(others.into_iter().flatten()).min_by_key(|it| it.day)
    }

    fn extinction(&self, member: Member, spell: &Spell<T::Note>) -> Option<Leave<T::Note>> {
        let (day, note) = self.extinct(member)?;
        (spell.since < day).then_some(Leave { day, note, own_act: false, for_all: false })
    }

    /// The first day on which a member no longer exists.
    pub(super) fn extinct(&self, member: Member) -> Option<(Day, T::Note)> {
        let day = self.case.ended.get(member.index()).copied().flatten()?;
        let says = || {
            let last = day.previous().unwrap_or(day);
            format!("{} ceased to exist on {day}", self.name(member, last))
        };
        Some((day, self.trace.step(Ground::General("state succession"), Some(day), says, [])))
    }

    /// The earliest day on which a notice of this state takes effect.
    fn leave_by_notice(
        &mut self,
        member: Member,
        spell: &Spell<T::Note>,
        from: Day,
    ) -> Option<Leave<T::Note>> {
        let notices: Vec<Done<'_>> = self
            .journal
            .iter()
            .filter(|it| it.deed.kind == ActKind::WithdrawalNotice && it.is_by(member))
            .filter(|it| from <= it.received)
            .copied()
            .collect();
        let mut first: Option<Leave<T::Note>> = None;
        for notice in notices {
            let Some(leave) = self.by_clause(member, spell, &notice) else { continue };
            let revoked = self.revoked(member, &notice, leave.day);
            self.pend(member, &notice, revoked.unwrap_or(leave.day));
            let earlier = first.as_ref().is_none_or(|known| leave.day < known.day);
            if revoked.is_none() && earlier {
                first = Some(leave);
            }
        }
        first
    }

    /// A notice is pending from its receipt until it takes effect or is taken back.
    fn pend(&mut self, member: Member, notice: &Done<'_>, until: Day) {
        let note = self.trace.act(notice.deed.fact, notice.received);
        let mut spell = Spell::open(notice.received, note.clone());
        spell.end(until, &note);
        if let (Some(own), true) = (self.notices.get_mut(member.index()), spell.is_some())
            && !own.iter().any(|it| it.since == spell.since && it.until == spell.until)
        {
            own.push(spell);
        }
    }

    /// A notice may be taken back until it takes effect (VCLT 68).
    fn revoked(&self, member: Member, notice: &Done<'_>, effect: Day) -> Option<Day> {
        self.later_act(member, ActKind::WithdrawalNoticeRevocation, notice.received)
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
            .filter_map(|(clause, exit)| self.by_exit(clause, exit, member, spell, notice))
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
        leaves.into_iter().min_by_key(|it| it.day).filter(|it| spell.since < it.day)
    }

    fn by_exit(
        &self,
        clause: ClauseNo,
        exit: &Exit,
        member: Member,
        spell: &Spell<T::Note>,
        notice: &Done<'_>,
    ) -> Option<Leave<T::Note>> {
        let effect = self.effect(clause, exit, member, spell, notice, notice.received)?;
        let suspended = self
            .later_act(member, ActKind::WithdrawalNoticeSuspension, notice.received)
            .filter(|day| *day < effect.day);
        let Some(suspended) = suspended else { return Some(effect) };
        let resumed = self.later_act(member, ActKind::WithdrawalNoticeResumption, suspended)?;
        match self.resumed {
            Resumed::Whole => self.effect(clause, exit, member, spell, notice, resumed),
            Resumed::Rest => {
                let rest = effect.day.number() - suspended.number();
                let day = resumed.plus_days(rest)?;
                let says = || format!("the rest of the period runs from {resumed} to {day}");
                let note = self.trace.step(Ground::Clause(clause), Some(day), says, [effect.note]);
                Some(Leave { day, note, ..effect })
            }
        }
    }

    /// When a notice that counts from `from` takes effect; nothing if it takes none.
    fn effect(
        &self,
        clause: ClauseNo,
        exit: &Exit,
        member: Member,
        spell: &Spell<T::Note>,
        notice: &Done<'_>,
        from: Day,
    ) -> Option<Leave<T::Note>> {
        let act = self.trace.act(notice.deed.fact, notice.received);
        let spot = |day| Some(Spot { day, note: act.clone() });
        let sent = if from == notice.received { notice.sent } else { from };
        let about = About {
            it: Some(member),
            notice_sent: spot(sent),
            notice_received: spot(from),
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
            self.warn(notice.received, Some(member), || {
                let who = self.name(member, notice.sent);
                format!("the notice of {who} of {from} is without effect: {} did not yet, or no longer, allow it", self.cite(clause))
            });
            return None;
        }
        let moment = self.moment(&exit.when, &about)?;
        let mut day = first_day_out(&exit.when, moment.day);
        if let Some(when) = &exit.effect_not_before {
            day = day.max(self.moment(when, &about)?.day);
        }
        if let (true, Some(named)) = (exit.or_later_named_day, notice.effective) {
            day = day.max(named);
        }
        if self.treaty.clauses.iter().any(|it| it.rule == Rule::ExitWaitsForPeace) {
            self.warn(notice.received, Some(member), || {
                let who = self.name(member, day);
                format!("a withdrawal waits for the end of an armed conflict of {who}; none is recorded on {day}")
            });
        }
        let says = || format!("its notice takes effect on {day}, the first day out");
        let note = self.trace.step(Ground::Clause(clause), Some(day), says, [moment.note]);
        // Where its notice ends the treaty, nobody has left: it has ended for all.
        Some(Leave { day, note, own_act: !exit.ends_for_all, for_all: exit.ends_for_all })
    }

    /// Whether a day lies within the window after one of the periods since entry into force.
    fn is_in_window(&self, window: &Window, day: Day, clause: ClauseNo) -> bool {
        let Some(entry) = &self.entry else { return false };
        let mut opens = entry.day;
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

    /// Leaving another treaty is leaving this one, when that leaving takes effect.
    fn leaving_elsewhere(&self, member: Member, spell: &Spell<T::Note>) -> Option<Leave<T::Note>> {
        let rules = clauses(self.treaty, |rule| {
            let Rule::LeavingIsLeaving { other, delay } = rule else { return None };
            Some((other, delay.as_ref()))
        });
        let leaves = rules.filter_map(|(clause, (other, delay))| {
            // Leaving is an act, and one that nobody reports has not happened.
            let Some(no) = self.outside.library.number(other) else {
                let says =
                    || format!("{other} is not in the library: who left it is not told here");
                self.warn(Day::MIN, None, says);
                return None;
            };
            let other_treaty = self.outside.outward.get(no)?;
            let subject = self.subject(member);
            let own = other_treaty.left.iter().filter(|(who, _)| Some(*who) == subject);
            let left = own.map(|(_, day)| *day).filter(|day| spell.since < *day).min()?;
            let day = match delay {
                None => left,
                Some(delay) => self.reckon(delay, left, clause)?,
            };
            let says = || format!("it left {other} on {left}, and so this treaty on {day}");
            let note = self.trace.step(Ground::Clause(clause), Some(day), says, []);
            Some(Leave { day, note, own_act: true, for_all: false })
        });
        leaves.min_by_key(|it| it.day)
    }

    /// A treaty that replaces this one ends it for those that are parties to both (VCLT 54(b),
    /// 59(1)).
    fn replacement(&self, member: Member, spell: &Spell<T::Note>) -> Option<Leave<T::Note>> {
        let replacing = self.outside.library.links.replaced_by.get(self.case.no)?;
        let whole = replacing.iter().filter(|(_, between_its_parties)| !between_its_parties);
        let leaves = whole.filter_map(|(by, _)| {
            let spells = self.other_days(*by, self.subject(member))?;
            let since = spells.iter().map(|(since, _)| *since).min()?;
            let day = since.max(spell.since);
            let id = self.outside.library.treaties.get(*by).map_or("", |it| it.id.as_str());
            let says = || format!("{id} replaces it between their common parties since {day}");
            let note = self.trace.step(Ground::General("VCLT 59(1)"), Some(day), says, []);
            Some(Leave { day, note, own_act: false, for_all: false })
        });
        leaves.min_by_key(|it| it.day)
    }

    pub(super) fn has_text_on(&self, topic: Topic) -> bool {
        self.treaty.clauses.iter().any(|it| it.rule.undecided_topic() == Some(topic))
    }
}
