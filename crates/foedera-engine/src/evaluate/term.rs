//! How long a treaty lasts: terms, tacit renewal, fixed ends, ends tied to something else.

use foedera_dates::{Day, Delay, Step};
use foedera_model::{ActKind, Duration, NoticeEnds, Renewal, Rule, TermFrom};

use super::leave::Leave;
use super::war::NEVER;
use super::{Evaluation, Ground, Trace};
use crate::law::{ClauseNo, Member, clauses, saying};

/// How many terms are gone through. A yearly term since 1648 has not reached it.
pub(super) const RENEWALS_MAX: usize = 4096;

/// The end of a term: for all, or for the party whose notice ended it.
pub(super) struct TermEnd<N> {
    pub(super) leave: Leave<N>,
    /// The one party for which it ends; nothing where it ends for all.
    pub(super) only: Option<Member>,
    /// The notice that ended it.
    pub(super) notice: Option<EndNotice<N>>,
}

impl<N> TermEnd<N> {
    /// When the notice was received that ended it.
    pub(super) fn received(&self) -> Day {
        self.notice.as_ref().map_or(Day::MAX, |it| it.received)
    }
}

/// A notice that stops a renewal.
pub(super) struct EndNotice<N> {
    pub(super) by: Member,
    pub(super) received: Day,
    /// The end of the term that it counts for.
    pub(super) ends: Day,
    /// The end of the term that ran when it came, where it came too late for that one.
    pub(super) missed: Option<Day>,
    pub(super) note: N,
}

/// A term with its clause.
struct Term<'t> {
    clause: ClauseNo,
    length: &'t Delay,
    renewal: &'t Renewal,
}

impl<T: Trace> Evaluation<'_, T> {
    /// Every end that a clause on duration brings.
    pub(super) fn ends_of_terms(&self) -> Vec<TermEnd<T::Note>> {
        let durations = clauses(self.treaty, |rule| {
            if let Rule::InForce(duration) = rule { Some(duration) } else { None }
        });
        durations.flat_map(|(clause, duration)| self.ends_of(clause, duration)).collect()
    }

    /// How many of the next ends, in order, can be settled together: all of them, unless they wait for
    /// the wars of those who are still parties.
    pub(super) fn due_together(&self, due: &[TermEnd<T::Note>]) -> usize {
        let waits = saying(self.treaty, &Rule::ExpiryWaitsForPeace).is_some();
        let first = due.first().map(|it| it.leave.day).filter(|_| waits);
        due.iter().take_while(|it| first.is_none_or(|first| it.leave.day == first)).count()
    }

    /// The end of a term, once no party is at war where expiry waits for that; none where a war goes on.
    pub(super) fn in_peace(&self, mut end: TermEnd<T::Note>) -> Option<TermEnd<T::Note>> {
        let Some(clause) = saying(self.treaty, &Rule::ExpiryWaitsForPeace) else {
            return Some(end);
        };
        let due = end.leave.day;
        let (day, waited) = self.at_peace(due, |member, day| self.is_party(member, day));
        if day == due {
            self.warn_of_no_war(due);
        } else {
            let says = || format!("it goes on past {due}, for a party was at war, until {day}");
            let why = std::iter::once(end.leave.note).chain(waited);
            end.leave.note = self.trace.step(Ground::Clause(clause), Some(day), says, why);
            end.leave.day = day;
            end.notice.iter_mut().for_each(|it| it.ends = day);
        }
        (day < NEVER).then_some(end)
    }

    /// Wars are told by the journal; closed world: no other is supposed, and that is said.
    fn warn_of_no_war(&self, day: Day) {
        self.warn(Day::MIN, None, || {
            format!("expiry waits for the end of a war of a party; none is recorded on {day}")
        });
    }

    fn ends_of(&self, clause: ClauseNo, duration: &Duration) -> Vec<TermEnd<T::Note>> {
        match duration {
            Duration::Indefinite | Duration::UntilPartiesAgree => Vec::new(),
            Duration::Term { length, from, renewal } => {
                let term = Term { clause, length, renewal };
                self.start_of_term(from).map_or_else(Vec::new, |start| self.term(&term, start))
            }
            // "Until DATE" names the last day in.
            Duration::Until(last) => {
                let says = || format!("it was concluded until {last}");
                last.next().map(|day| self.end(clause, day, says)).into_iter().collect()
            }
            Duration::UntilEvent(name) => {
                let mut acts = self.journal.iter();
                let event =
                    acts.find(|it| it.deed.kind == ActKind::Event && it.deed.is_named(name));
                let says = || format!("it was concluded until \"{name}\"");
                event.map(|it| self.end(clause, it.sent, says)).into_iter().collect()
            }
            Duration::AsLongAs(other) => self.end_with(clause, other).into_iter().collect(),
        }
    }

    fn end(&self, clause: ClauseNo, day: Day, says: impl FnOnce() -> String) -> TermEnd<T::Note> {
        for_all(day, self.trace.step(Ground::Clause(clause), Some(day), says, []))
    }

    /// It lasts as long as another treaty, and ends with it.
    fn end_with(&self, clause: ClauseNo, other: &str) -> Option<TermEnd<T::Note>> {
        let entry = self.entry.as_ref()?;
        let no = self.held(other, entry.effect)?;
        let spells = self.other_days(no, None)?;
        let ends = spells.iter().filter_map(|(_, until)| *until);
        let day = ends.filter(|until| entry.effect < *until).min()?;
        Some(self.end(clause, day, || format!("{other} ended on {day}, and this treaty with it")))
    }

    pub(super) fn start_of_term(&self, from: &TermFrom) -> Option<Day> {
        let entry = self.entry.as_ref()?;
        match from {
            TermFrom::EntryIntoForce => Some(entry.effect),
            TermFrom::Signature => self.signatures.iter().flatten().map(|it| it.day).max(),
            // The last of them that took part in the entry into force.
            TermFrom::Ratification => {
                let all = self.consents.iter().flatten().map(|it| it.day);
                all.filter(|day| *day <= entry.met).max()
            }
            TermFrom::On(day) => Some(*day),
        }
    }

    fn term(&self, term: &Term<'_>, start: Day) -> Vec<TermEnd<T::Note>> {
        let Some(first) = self.reckon_term(term.length, start, term.clause) else {
            return Vec::new();
        };
        match term.renewal {
            Renewal::None => {
                let (end, agreed) = self.extended(first);
                let says = || format!("its term from {start} ran out on {end}");
                let note = self.trace.step(Ground::Clause(term.clause), Some(end), says, agreed);
                let mut ends = vec![for_all(end, note)];
                ends.extend(self.not_extended(first, end));
                ends
            }
            Renewal::UnlessNotice { length, notice, ends } => {
                let stops = |received: Day| self.reckon_term(notice, received, term.clause);
                self.stopped(term, first, length, *ends, &stops)
            }
            Renewal::OnceUnlessNotice { length, notice, ends } => {
                let stops = |received: Day| self.reckon_term(notice, received, term.clause);
                let mut found = self.stopped(term, first, length, *ends, &stops);
                let (first, _) = self.extended(first);
                found.retain(|it| it.leave.day == first);
                found.extend(self.second_term(term, first, length));
                found
            }
            Renewal::UnlessTalks { length } => self.ended_by_talks(term, first, length),
            Renewal::UntilNotice { notice } => {
                // The notice may come during the first term, which it never shortens.
                let (first, agreed) = self.extended(first);
                let ends = self.notices_of_end().filter_map(|(_, received, fact)| {
                    let day = self.reckon(notice, received, term.clause)?.max(first);
                    Some((day, fact, received))
                });
                let first = ends.min_by_key(|(day, ..)| *day);
                let end = first.map(|(day, fact, on)| self.by_act(term, (day, agreed), fact, on));
                end.into_iter().collect()
            }
        }
    }

    /// The end of a second term, after which there is no third.
    fn second_term(&self, term: &Term<'_>, first: Day, length: &Delay) -> Option<TermEnd<T::Note>> {
        let (end, agreed) = self.extended(self.reckon_term(length, first, term.clause)?);
        let says = || format!("its second and last term ran out on {end}");
        Some(for_all(end, self.trace.step(Ground::Clause(term.clause), Some(end), says, agreed)))
    }

    /// The end of the first term before whose end a notice came early enough.
    fn stopped(
        &self,
        term: &Term<'_>,
        first: Day,
        length: &Delay,
        ends: NoticeEnds,
        stops: &dyn Fn(Day) -> Option<Day>,
    ) -> Vec<TermEnd<T::Note>> {
        let found = self.notices_of_end().filter_map(|(member, received, fact)| {
            let in_time = stops(received)?;
            let end = self.term_end_from(first, length, in_time, term.clause)?;
            let running = self.term_end_from(first, length, received.next()?, term.clause)?;
            let missed = (running.0 < end.0).then_some(running.0);
            let only = (ends == NoticeEnds::ForThatParty).then_some(member);
            let note = self.trace.act(fact, received);
            let notice = Some(EndNotice { by: member, received, ends: end.0, missed, note });
            let ended = self.by_act(term, end, fact, received).leave;
            let leave = match only {
                None => ended,
                Some(_) => Leave { own_act: true, for_all: false, ..ended },
            };
            Some(TermEnd { leave, only, notice })
        });
        found.collect()
    }

    /// The first end of a term that does not come before `day`, with the agreements that prolonged
    /// a term up to it.
    pub(super) fn term_end_from(
        &self,
        first: Day,
        length: &Delay,
        day: Day,
        clause: ClauseNo,
    ) -> Option<(Day, Vec<T::Note>)> {
        let (mut end, mut agreed) = self.extended(first);
        for _ in 0..RENEWALS_MAX {
            if day <= end {
                return Some((end, agreed));
            }
            let next = self.reckon_term(length, end, clause).filter(|next| end < *next)?;
            let (prolonged, by) = self.extended(next);
            end = prolonged;
            agreed.extend(by);
        }
        None
    }

    /// A request for talks in the first month of the last year of a term stops the renewal.
    fn ended_by_talks(&self, term: &Term<'_>, first: Day, length: &Delay) -> Vec<TermEnd<T::Note>> {
        let year = Delay::from(Step::Years(1));
        let month = Delay::from(Step::Months(1));
        let asked = self.journal.iter().filter(|it| it.deed.kind == ActKind::TalksRequest);
        let ends = asked.filter_map(|it| {
            let end = self.term_end_from(first, length, it.received.next()?, term.clause)?;
            let opens = year.back(end.0, &self.conventions_of_terms()).ok()?;
            let closes = self.reckon_term(&month, opens, term.clause)?;
            let in_time = opens <= it.received && it.received < closes;
            in_time.then(|| self.by_act(term, end, it.deed.fact, it.received))
        });
        ends.min_by_key(|it| it.leave.day).into_iter().collect()
    }

    fn by_act(
        &self,
        term: &Term<'_>,
        (day, agreed): (Day, Vec<T::Note>),
        fact: usize,
        on: Day,
    ) -> TermEnd<T::Note> {
        let why = std::iter::once(self.trace.act(fact, on)).chain(agreed);
        let says = || format!("the term that ends on {day} was not renewed");
        for_all(day, self.trace.step(Ground::Clause(term.clause), Some(day), says, why))
    }

    /// Notices of parties that stop a renewal and were not taken back: by whom, when received, the fact.
    fn notices_of_end(&self) -> impl Iterator<Item = (Member, Day, usize)> {
        let ends = [ActKind::WithdrawalNotice, ActKind::NonRenewalNotice];
        let notices = self.journal.iter().filter(move |it| ends.contains(&it.deed.kind));
        notices.filter_map(|it| {
            let member = *it.deed.by.first()?;
            let mut spells = self.spells_of(member).iter();
            let is_party = spells.any(|own| own.until.is_none_or(|until| it.received < until));
            let revoked =
                self.later_act(member, ActKind::WithdrawalNoticeRevocation, it.received).is_some();
            (is_party && !revoked).then_some((member, it.received, it.deed.fact))
        })
    }

    pub(super) fn is_term_with_notice(&self) -> bool {
        self.treaty.clauses.iter().any(|it| {
            matches!(
                &it.rule,
                Rule::InForce(Duration::Term {
                    renewal: Renewal::UnlessNotice { .. }
                        | Renewal::OnceUnlessNotice { .. }
                        | Renewal::UntilNotice { .. },
                    ..
                })
            )
        })
    }
}

fn for_all<N>(day: Day, note: N) -> TermEnd<N> {
    TermEnd { leave: Leave { day, note, own_act: false, for_all: true }, only: None, notice: None }
}
