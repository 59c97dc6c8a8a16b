//! How a treaty ends for everybody (VCLT 54, 55, 59), and what that does to its parties.

use foedera_dates::{Day, Delay};
use foedera_model::{ActKind, Rule};

use super::in_part::is_in_part;
use super::term::{EndNotice, TermEnd};
use super::war::NEVER;
use super::{Evaluation, Ground, Spell, Trace, spell_on};
use crate::law::{ClauseNo, Member, clauses};

/// A treaty binds at least two; with fewer parties left it has ended.
const PARTIES_MIN: usize = 2;

/// How often it is gone over who had left when an extension was agreed to: each time settles one
/// agreement more at least.
const ROUNDS_MAX: usize = 64;

/// The ends of terms, and the notices that come to nothing.
type Settled<N> = (Vec<TermEnd<N>>, Vec<EndNotice<N>>);

impl<T: Trace> Evaluation<'_, T> {
    /// Ends the treaty where it ends, and with it every spell that goes beyond.
    pub(super) fn end_treaty(&mut self) {
        let stopping = self.end_terms();
        self.run_out = self.ended.as_ref().map(|(day, _)| *day);
        let agreed = self.end_by_agreement();
        self.end_on(agreed);
        let breached = self.end_by_breach();
        self.end_on(breached);
        let below = self.ends_below();
        self.end_on(below);
        let alone = self.left_alone();
        self.end_on(alone);
        if let Some((day, note)) = self.ended.clone() {
            for spells in &mut self.force {
                end_all(spells, day, &note);
            }
            // What has ended is left by nobody.
            let left = self.left.iter_mut().chain(&mut self.put_out);
            left.for_each(|own| own.retain(|it| *it <= day));
        }
        self.show_notices(stopping);
        self.end_notices();
        self.settle_norm();
    }

    fn end_on(&mut self, end: Option<(Day, T::Note)>) {
        if let Some((day, note)) = end
            && self.ended.as_ref().is_none_or(|(known, _)| day < *known)
        {
            self.ended = Some((day, note));
        }
    }

    /// A notice that stops a renewal ends a treaty of two parties, and where the treaty says so
    /// only the party that gave it leaves.
    fn end_terms(&mut self) -> Vec<EndNotice<T::Note>> {
        let mut settled = self.settle_terms(&[]);
        // Whether all the parties agreed to extend a term hangs on who had left by then.
        if self.journal.iter().any(|it| it.deed.kind == ActKind::ExtensionAgreement) {
            for _ in 0..ROUNDS_MAX {
                let before = alone(&settled.0);
                settled = self.settle_terms(&before);
                if alone(&settled.0) == before {
                    break;
                }
            }
        }
        let (ends, without_effect) = settled;
        for end in ends.iter().filter(|it| it.only.is_none()) {
            self.end_on(Some((end.leave.day, end.leave.note.clone())));
        }
        ends.into_iter().filter_map(|it| it.notice).chain(without_effect).collect()
    }

    /// The ends of terms, and the notices that come to nothing, as they are with those out that left
    /// alone so far.
    fn settle_terms(&mut self, left: &[(Member, Day)]) -> Settled<T::Note> {
        let mut due = self.ends_of_terms();
        left.iter().for_each(|(member, _)| self.take_leave_of(*member, &[]));
        due.sort_by_key(|it| it.leave.day);
        let (mut ends, mut without_effect) = (Vec::new(), Vec::new());
        while !due.is_empty() {
            // Who is out at one end is not waited for at the next.
            let together = self.due_together(&due);
            for it in due.drain(..together).map(|it| self.in_peace(it)) {
                let taken_back = self.taken_back(&it);
                if taken_back.is_none() && it.leave.day < NEVER {
                    ends.push(it);
                } else if let Some(notice) = it.notice {
                    let ends = taken_back.unwrap_or(NEVER);
                    without_effect.push(EndNotice { ends, missed: None, ..notice });
                }
            }
            self.leave_alone(&ends);
        }
        (ends, without_effect)
    }

    fn leave_alone(&mut self, ends: &[TermEnd<T::Note>]) {
        let mut alone: Vec<Member> = ends.iter().filter_map(|it| it.only).collect();
        alone.sort_unstable();
        alone.dedup();
        for member in alone {
            let own: Vec<_> = ends.iter().filter(|it| it.only == Some(member)).collect();
            self.take_leave_of(member, &own);
        }
    }

    /// Shows the notices that stop a renewal, each for as long as there is something to leave, and
    /// tells of one that came too late where the later end is the one by which its giver is out.
    fn show_notices(&mut self, stopping: Vec<EndNotice<T::Note>>) {
        for notice in stopping {
            let Some(spell) = spell_on(self.spells_of(notice.by), notice.received).cloned() else {
                continue;
            };
            let (ends, out) = (notice.ends, spell.until);
            let mut pending = Spell::open(notice.received, notice.note.clone());
            if ends < NEVER {
                pending.end(ends, &notice.note);
            }
            if let Some(missed) = notice.missed.filter(|_| out == Some(ends)) {
                self.warn_of_late(&notice, missed);
            }
            if let Some(named) = notice.named.filter(|it| *it != ends && out == Some(ends)) {
                self.warn_of_day_named_for_a_term(&notice, named);
            }
            if let (Some(out), Some(by)) = (out, &spell.ended) {
                pending.end(out, by);
            }
            let own = self.notices.get_mut(notice.by.index()).filter(|_| pending.is_some());
            own.into_iter().for_each(|it| it.push(pending.clone()));
        }
    }

    /// No notice is pending once the treaty has ended.
    fn end_notices(&mut self) {
        let Some((day, note)) = self.ended.clone() else { return };
        for own in &mut self.notices {
            end_all(own, day, &note);
        }
    }

    /// A notice that stops a renewal ends the treaty with its term, whatever day it names (VCLT 42(2), 54).
    fn warn_of_day_named_for_a_term(&self, notice: &EndNotice<T::Note>, named: Day) {
        let EndNotice { by, sent, received, ends, .. } = *notice;
        self.warn_perhaps(received, Some(by), || {
            let who = self.name(by, sent);
            format!(
                "the notice of {who} of {sent} names {named}, and the term ends on {ends}: the clause decides"
            )
        });
    }

    fn warn_of_late(&self, notice: &EndNotice<T::Note>, missed: Day) {
        let EndNotice { by, received, ends, .. } = *notice;
        self.warn_perhaps(received, Some(by), || {
            let who = self.name(by, received);
            format!(
                "the notice of {who} of {received} came too late for the term that ends on \
                 {missed}: it counts for the one that ends on {ends}"
            )
        });
    }

    /// All the parties may end it at any time (VCLT 54(b)).
    fn end_by_agreement(&self) -> Option<(Day, T::Note)> {
        let entry = self.entry.as_ref()?;
        let agreed = self.journal.iter();
        let agreed =
            agreed.filter(|it| it.deed.kind == ActKind::TerminationAgreement && !is_in_part(it));
        let ends = agreed.filter_map(|it| {
            let day = it.effective.unwrap_or(it.sent);
            if !self.agreed_by_all(it, it.sent) {
                self.warn(it.sent, None, || format!("the agreement of {} to end the treaty is not that of all the parties (VCLT 54(b))", it.sent));
                return None;
            }
            let act = self.trace.act(it.deed.fact, it.sent);
            let says = || format!("all the parties agreed to end it on {day}");
            let note = self.trace.step(Ground::General("VCLT 54(b)"), Some(day), says, [act]);
            (entry.effect <= day).then_some((day, note))
        });
        ends.chain(self.end_by_declarations()).min_by_key(|(day, _)| *day)
    }

    /// What all of them declare terminated they agree to end, whatever grounds they give.
    fn end_by_declarations(&self) -> Option<(Day, T::Note)> {
        let (day, acts) = self.declared_by_all()?;
        let acts = acts.iter().map(|it| self.trace.act(it.deed.fact, it.received));
        let says =
            || format!("all the parties declared it terminated: they agreed to end it on {day}");
        Some((day, self.trace.step(Ground::General("VCLT 54(b)"), Some(day), says, acts)))
    }

    /// A multilateral treaty does not end by falling below the number for its entry into force,
    /// unless it says so (VCLT 55).
    fn ends_below(&self) -> Option<(Day, T::Note)> {
        let rules = clauses(self.treaty, |rule| {
            let Rule::EndsBelow { parties, after, by_denunciation } = rule else { return None };
            Some((*parties, after.as_ref(), *by_denunciation))
        });
        let ends = rules.filter_map(|(clause, (parties, after, by_denunciation))| {
            let least = usize::try_from(parties).unwrap_or(usize::MAX);
            let (day, left) = match by_denunciation {
                true => self.denounced_below(least)?,
                false => self.falls_below(least, after, clause)?,
            };
            let says = || format!("{left} parties were left, fewer than {parties}");
            Some((day, self.trace.step(Ground::Clause(clause), Some(day), says, [])))
        });
        ends.min_by_key(|(day, _)| *day)
    }

    /// The first day on which a denunciation takes effect and leaves fewer than `least` parties.
    fn denounced_below(&self, least: usize) -> Option<(Day, usize)> {
        let mut changes = self.changes_of_parties().into_iter();
        let denounced = |day: Day| {
            // Who leaves and comes in on one day is never out.
            let left = |it: Member| self.left.get(it.index()).is_some_and(|it| it.contains(&day));
            self.case.all().any(|it| left(it) && !self.is_party(it, day))
        };
        changes.find(|(day, left)| *left < least && denounced(*day))
    }

    /// The day on which fewer than `least` parties are left, for as long as asked.
    fn falls_below(
        &self,
        least: usize,
        after: Option<&Delay>,
        clause: ClauseNo,
    ) -> Option<(Day, usize)> {
        let changes = self.changes_of_parties();
        let mut below_since: Option<Day> = None;
        for (at, (day, parties)) in changes.iter().enumerate() {
            below_since = (*parties < least).then(|| below_since.unwrap_or(*day));
            let Some(since) = below_since else { continue };
            let Some(after) = after else { return Some((since, *parties)) };
            let end = self.reckon(after, since, clause)?;
            let next = changes.get(at + 1).map(|(next, _)| *next);
            if next.is_none_or(|next| end <= next) {
                return Some((end, *parties));
            }
        }
        None
    }

    /// When the number of parties changes, and what it is then, from entry into force on.
    fn changes_of_parties(&self) -> Vec<(Day, usize)> {
        let Some(entry) = &self.entry else { return Vec::new() };
        let spells = self.force.iter().flatten();
        let mut days: Vec<Day> = spells
            .flat_map(|it| [Some(it.since), it.until].into_iter().flatten())
            .filter(|day| entry.effect <= *day)
            .collect();
        // Nothing tells how many came unseen; that they suffice is one end of what can be.
        let unseen = self.unseen_party().filter(|_| self.unseen);
        days.extend(unseen);
        days.sort_unstable();
        days.dedup();
        let count = |day: Day| {
            let enough = unseen.is_some_and(|since| since <= day);
            if enough { usize::MAX } else { self.parties_on(day).count() }
        };
        days.into_iter().map(|day| (day, count(day))).collect()
    }

    /// The day of its entry into force, where two at least came in and fewer are left on it: another treaty
    /// applies between them instead.
    fn deserted_on_entry(&self) -> Option<Day> {
        let came = self.admitted.iter().filter_map(|own| own.iter().map(|(_, it)| it.since).min());
        let mut came: Vec<Day> = came.collect();
        came.sort_unstable();
        let first = *came.first()?;
        let together = came.iter().filter(|it| **it == first).count();
        let few = PARTIES_MIN <= together && self.parties_on(first).count() < PARTIES_MIN;
        (few && !self.unseen).then_some(first)
    }

    /// Once it has had two parties, a treaty with fewer has ended.
    fn left_alone(&self) -> Option<(Day, T::Note)> {
        if let Some(day) = self.deserted_on_entry() {
            let says = || "none of those for whom it was to enter into force is left".to_owned();
            return Some((day, self.trace.step(Ground::None, Some(day), says, [])));
        }
        let changes = self.changes_of_parties();
        let had = changes.iter().position(|(_, parties)| PARTIES_MIN <= *parties)?;
        let (day, left) = *changes.iter().skip(had).find(|(_, left)| *left < PARTIES_MIN)?;
        let says = || match left {
            0 => "no party is left".to_owned(),
            _ => "one party alone is left".to_owned(),
        };
        let last = self.force.iter().flatten().filter(|it| it.until == Some(day));
        let why: Vec<T::Note> = last.filter_map(|it| it.ended.clone()).take(1).collect();
        Some((day, self.trace.step(Ground::None, Some(day), says, why)))
    }
}

/// Ends spells that go beyond a day; those that begin later are gone.
pub(super) fn end_all<N: Clone>(spells: &mut Vec<Spell<N>>, day: Day, by: &N) {
    spells.iter_mut().for_each(|it| it.end(day, by));
    spells.retain(Spell::is_some);
}

/// Who is out alone, and since when.
fn alone<N>(ends: &[TermEnd<N>]) -> Vec<(Member, Day)> {
    ends.iter().filter_map(|it| Some((it.only?, it.leave.day))).collect()
}
