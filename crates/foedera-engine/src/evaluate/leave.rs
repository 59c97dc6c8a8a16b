//! How a state ceases to be a party, whatever the cause: by its notice (`exit`), by a notice that stops
//! a renewal for it alone (`term`), by leaving another treaty, by replacement, by ceasing to exist
//! (VCLT 42 to 45, 54, 56, 59).

use foedera_dates::Day;
use foedera_model::{ActKind, Rule};

use super::end::end_all;
use super::in_part::is_in_part;
use super::journal::Done;
use super::put_out::takes_effect;
use super::term::TermEnd;
use super::{Evaluation, Ground, Reentry, Spell, Trace};
use crate::law::{Member, SubjectNo, clauses};

/// The end of one state's being a party.
#[derive(Clone, Debug)]
pub(super) struct Leave<N> {
    pub(super) day: Day,
    pub(super) note: N,
    pub(super) out: Out,
}

/// How a state ceases to be a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Out {
    /// It left, by its own act.
    OwnAct,
    /// An organ decided so, or it is no longer a member of what it had to be.
    Decided,
    /// The treaty ends for everybody.
    ForAll,
    /// It is no more, or another treaty took the place of this one.
    Otherwise,
}

/// Whether an act is a notice by which a party leaves.
pub(super) fn gives_notice(act: &Done<'_>) -> bool {
    matches!(act.deed.kind, ActKind::WithdrawalNotice | ActKind::NonRenewalNotice)
        && !is_in_part(act)
}

impl<T: Trace> Evaluation<'_, T> {
    /// Ends every member's spells where it left, for all that is no matter of the treaty's term.
    pub(super) fn take_leave(&mut self) {
        self.case.all().for_each(|member| self.take_leave_of(member, &[]));
        self.unite();
    }

    /// Ends one member's spells where it left, also by the ends of terms that are its alone. A consent
    /// given while it was still a party adds nothing, unless its notice ran and the reading has it so;
    /// one given after is a new beginning.
    pub(super) fn take_leave_of(&mut self, member: Member, stopped: &[&TermEnd<T::Note>]) {
        let admitted = self.admitted.get(member.index()).cloned().unwrap_or_default();
        for days in [&mut self.left, &mut self.put_out] {
            days.get_mut(member.index()).into_iter().for_each(Vec::clear);
        }
        self.reentered.retain(|(it, ..)| *it != member);
        self.come_in_by(member, &admitted, Vec::new(), stopped);
    }

    /// Takes a member out on a day for what others did, whatever it did itself later. Who consents anew after that
    /// comes in again.
    pub(super) fn take_out(&mut self, member: Member, day: Day, note: &T::Note) {
        let admitted = self.admitted.get(member.index()).into_iter().flatten();
        let later: Vec<_> = admitted.filter(|(consent, _)| day <= *consent).cloned().collect();
        let mut kept = self.spells_of(member).to_vec();
        end_all(&mut kept, day, note);
        for days in [&mut self.left, &mut self.put_out] {
            let own = days.get_mut(member.index());
            own.into_iter().for_each(|it| it.retain(|left| *left <= day));
        }
        self.come_in_by(member, &later, kept, &[]);
    }

    /// Ends each spell that a consent begins where its member leaves, after those that are settled already.
    fn come_in_by(
        &mut self,
        member: Member,
        admitted: &[(Day, Spell<T::Note>)],
        mut kept: Vec<Spell<T::Note>>,
        stopped: &[&TermEnd<T::Note>],
    ) {
        for (consent, mut spell) in admitted.iter().cloned() {
            let still_in = |it: &Spell<T::Note>| it.until.is_none_or(|until| consent < until);
            let exit = kept.last().and_then(|it| it.until);
            if kept.last().is_some_and(still_in) {
                let again = exit.filter(|_| self.reenters(member, consent, exit, stopped));
                let Some(exit) = again else { continue };
                self.reentered.push((member, consent, exit));
            }
            spell.since = exit.map_or(spell.since, |exit| spell.since.max(exit));
            if let Some(leave) = self.first_leave(member, (consent, &spell), stopped) {
                spell.end(leave.day, &leave.note);
                self.remember(member, &leave);
            }
            kept.extend(spell.is_some().then_some(spell));
        }
        self.warn_of_strangers(member, &kept);
        let kept = self.past_absences(member, kept);
        if let Some(own) = self.force.get_mut(member.index()) {
            *own = kept;
        }
    }

    /// Only a party can leave, and a party is whom the treaty is in force for (VCLT 2(1)(g), 54).
    fn warn_of_strangers(&self, member: Member, spells: &[Spell<T::Note>]) {
        let Some(first) = spells.first() else { return };
        // What reaches back before the consent binds nobody that had not given it.
        let consented = self.admitted.get(member.index()).and_then(|it| it.first()).map(|it| it.0);
        let first = consented.map_or(first.since, |it| it.max(first.since));
        let own = self.journal.iter().filter(|it| gives_notice(it) && it.is_by(member));
        for notice in own.filter(|it| it.received < first) {
            // Without its day: where that is open, each would be one more warning.
            self.warn(notice.received, Some(member), || {
                let who = self.name(member, notice.sent);
                format!("a notice of {who} that came before it was a party takes nobody out (VCLT 2(1)(g))")
            });
        }
    }

    /// Whether a consent is a new entry after the exit that ends the spell it falls into: one given
    /// while the notice ran that led to it, in the reading that takes it so.
    fn reenters(
        &self,
        member: Member,
        consent: Day,
        exit: Option<Day>,
        stopped: &[&TermEnd<T::Note>],
    ) -> bool {
        let mut notices = self.notices.get(member.index()).into_iter().flatten();
        let mut of_terms = stopped.iter().filter(|it| Some(it.leave.day) == exit);
        self.reentry == Reentry::AfterExit
            && exit.is_some_and(|exit| {
                notices.any(|it| it.until == Some(exit) && it.contains(consent))
                    || of_terms.any(|it| it.received() <= consent && consent < exit)
            })
    }

    fn remember(&mut self, member: Member, leave: &Leave<T::Note>) {
        let days = match leave.out {
            Out::OwnAct => self.left.get_mut(member.index()),
            Out::Decided => self.put_out.get_mut(member.index()),
            Out::ForAll | Out::Otherwise => None,
        };
        days.into_iter().for_each(|it| it.push(leave.day));
        if leave.out == Out::ForAll && self.ended.as_ref().is_none_or(|(day, _)| leave.day < *day) {
            self.ended = Some((leave.day, leave.note.clone()));
        }
    }

    fn first_leave(
        &mut self,
        member: Member,
        (consent, spell): (Day, &Spell<T::Note>),
        stopped: &[&TermEnd<T::Note>],
    ) -> Option<Leave<T::Note>> {
        let by_notice = self.leave_by_notice(member, (consent, spell));
        let others = [
            self.extinction(member, spell),
            self.leaving_elsewhere(member, spell),
            self.replacement(member, spell),
            self.leave_by_measure(member, spell),
            self.leave_by_decision(member, spell),
        ];
        let counts =
            |it: &&&TermEnd<T::Note>| spell.since <= it.received() && spell.since < it.leave.day;
        let of_terms = stopped.iter().filter(counts).min_by_key(|it| it.leave.day);
        let of_terms = of_terms.map(|it| it.leave.clone());
        let all = by_notice.into_iter().chain(others.into_iter().flatten()).chain(of_terms);
        all.min_by_key(|it| it.day)
    }

    /// Leaving another treaty is leaving this one, when that leaving takes effect.
    fn leaving_elsewhere(&self, member: Member, spell: &Spell<T::Note>) -> Option<Leave<T::Note>> {
        let rules = clauses(self.treaty, |rule| {
            let Rule::LeavingIsLeaving { other, delay } = rule else { return None };
            Some((other, delay.as_ref()))
        });
        let leaves = rules.filter_map(|(clause, (other, delay))| {
            let (left, out, act) = self.left_elsewhere(other, member, spell.since)?;
            let day = match delay {
                None => left,
                Some(delay) => self.reckon(delay, left, clause)?,
            };
            let how = if out == Out::OwnAct { "left" } else { "was no longer in" };
            let says = || format!("it {how} {other} on {left}, and so this treaty on {day}");
            let note = self.trace.step(Ground::Clause(clause), Some(day), says, act);
            Some(Leave { day, note, out })
        });
        leaves.min_by_key(|it| it.day)
    }

    /// The first day after a day on which a state was no longer in another treaty or an organisation, by
    /// what is recorded there or here, with the act that says so here.
    fn left_elsewhere(
        &self,
        other: &str,
        member: Member,
        after: Day,
    ) -> Option<(Day, Out, Option<T::Note>)> {
        let told =
            |it: &&Done<'_>| it.deed.kind == ActKind::MembershipEnd && it.deed.is_named(other);
        let here = self.journal.iter().filter(told);
        let own = here.clone().filter(|it| it.is_by(member) && after < takes_effect(it));
        let own = own.map(|it| (takes_effect(it), it.deed.fact)).min();
        let own = own.map(|(day, fact)| (day, Out::Decided, Some(self.trace.act(fact, day))));
        let library = self.outside.library;
        let there = library.number(other).and_then(|no| self.outside.seen(no));
        if there.is_none() && here.count() == 0 {
            // Leaving is an act, and one that nobody reports has not happened.
            let says = || format!("{other} is not in the library: who left it is not told here");
            self.warn(Day::MIN, None, says);
        }
        let subject = self.subject(member);
        let first = |days: &[(SubjectNo, Day)], out: Out| {
            let own = days.iter().filter(|(who, day)| Some(*who) == subject && after < *day);
            own.map(|(_, day)| (*day, out, None)).min_by_key(|(day, ..)| *day)
        };
        let there =
            there.map(|it| [first(&it.left, Out::OwnAct), first(&it.put_out, Out::Decided)]);
        let all = there.into_iter().flatten().flatten().chain(own);
        all.min_by_key(|(day, ..)| *day)
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
            Some(Leave { day, note, out: Out::Otherwise })
        });
        leaves.min_by_key(|it| it.day)
    }
}
