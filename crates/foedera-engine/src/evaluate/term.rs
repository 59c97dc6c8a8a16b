//! How long a treaty lasts: terms, tacit renewal, fixed ends, ends tied to something else.

use foedera_dates::{Day, Delay};
use foedera_model::{ActKind, Duration, Renewal, Rule, TermFrom};

use super::leave::{Leave, Out};
use super::renewal::{Agreed, End};
use super::stopping::Renewed;
use super::war::NEVER;
use super::{Evaluation, Ground, Trace, spell_on};
use crate::law::{ClauseNo, Member, clauses, saying};

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
    pub(super) sent: Day,
    pub(super) received: Day,
    /// The day that it names for its effect.
    pub(super) named: Option<Day>,
    /// The end of the term that it counts for.
    pub(super) ends: Day,
    /// The end of the term that ran when it came, where it came too late for that one.
    pub(super) missed: Option<Day>,
    pub(super) note: N,
}

/// A term with its clause.
pub(super) struct Term<'t> {
    pub(super) clause: ClauseNo,
    length: &'t Delay,
    renewal: &'t Renewal,
}

impl Term<'_> {
    /// Whether a further term follows unless somebody stops it.
    pub(super) fn is_renewed(&self) -> bool {
        !matches!(self.renewal, Renewal::None | Renewal::UntilNotice { .. })
    }
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

    /// The end of a term, once no party is at war where expiry waits for that; [`NEVER`] where a war
    /// goes on.
    pub(super) fn in_peace(&self, mut end: TermEnd<T::Note>) -> TermEnd<T::Note> {
        let Some(clause) = saying(self.treaty, &Rule::ExpiryWaitsForPeace) else {
            return end;
        };
        let due = end.leave.day;
        let (day, waited) = self.at_peace(due, |member, day| {
            spell_on(self.spells_of(member), day).map(|it| it.until.unwrap_or(NEVER))
        });
        if day != due {
            let says = || match day {
                NEVER => format!("it goes on past {due}, for a party is at war"),
                _ => format!("it goes on past {due}, for a party was at war, until {day}"),
            };
            let why = std::iter::once(end.leave.note).chain(waited);
            end.leave.note = self.trace.step(Ground::Clause(clause), Some(day), says, why);
            end.leave.day = day;
            end.notice.iter_mut().for_each(|it| it.ends = day);
        }
        end
    }

    /// Wars are told by the journal; closed world: no other is supposed, and that is said from its last day on
    /// where it ends by its term.
    pub(super) fn warn_of_no_war(&self) {
        if saying(self.treaty, &Rule::ExpiryWaitsForPeace).is_none() {
            return;
        }
        let ended = self.ended.as_ref().map(|(day, _)| *day);
        let ran_out = ended.filter(|it| Some(*it) == self.run_out && !self.is_made_peace_on(*it));
        if let Some((day, last)) = ran_out.and_then(|day| Some((day, day.previous()?))) {
            self.warn(last, None, || {
                format!("expiry waits for the end of a war of a party; none is recorded on {day}")
            });
        }
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
                let says = |_| format!("it was concluded until {last}");
                self.runs_out(clause, last.next(), says)
            }
            Duration::UntilEvent(name) => {
                let mut acts = self.journal.iter();
                let event =
                    acts.find(|it| it.deed.kind == ActKind::Event && it.deed.is_named(name));
                let says = |_| format!("it was concluded until \"{name}\"");
                self.runs_out(clause, event.map(|it| it.sent), says)
            }
            Duration::AsLongAs(other) => {
                let says = |day| format!("{other} ended on {day}, and this treaty with it");
                self.runs_out(clause, self.end_of_other(other), says)
            }
        }
    }

    /// The end of what is not renewed, for all and for those that did not agree to extend it.
    fn runs_out(
        &self,
        clause: ClauseNo,
        due: Option<Day>,
        says: impl Fn(Day) -> String,
    ) -> Vec<TermEnd<T::Note>> {
        let Some(due) = due else { return Vec::new() };
        self.not_renewed(clause, says, |agreed| Some(self.extended(due, agreed)))
    }

    /// The end of a last term: for all, as those had it that agreed to extend it, and before that for
    /// those that did not. `end` tells it by whose agreements count.
    fn not_renewed(
        &self,
        clause: ClauseNo,
        says: impl Fn(Day) -> String,
        end: impl Fn(Agreed) -> Option<End<T::Note>>,
    ) -> Vec<TermEnd<T::Note>> {
        let Some((last, agreed)) = end(self.extended_by()) else { return Vec::new() };
        let says = || match agreed.is_empty() {
            true => says(last),
            false => format!("it was extended, and ran out on {last}"),
        };
        let note = self.trace.step(Ground::Clause(clause), Some(last), says, agreed.clone());
        let mut ends = vec![for_all(last, note)];
        let Some(some) = self.extends_for_some().filter(|_| !agreed.is_empty()) else {
            return ends;
        };
        for member in self.case.all() {
            let own = end(Agreed::By(member)).map(|(day, _)| day);
            let own = own.filter(|day| *day < last && self.is_party(member, *day));
            ends.extend(own.map(|day| self.not_extended(some, member, day)));
        }
        ends
    }

    fn not_extended(&self, clause: ClauseNo, member: Member, day: Day) -> TermEnd<T::Note> {
        let says = || format!("it did not agree to extend the term that ran out on {day}");
        let note = self.trace.step(Ground::Clause(clause), Some(day), says, []);
        let leave = Leave { day, note, out: Out::Otherwise };
        TermEnd { leave, only: Some(member), notice: None }
    }

    /// When another treaty ends that this one lasts as long as: at once, if that was over before.
    fn end_of_other(&self, other: &str) -> Option<Day> {
        let begins = self.entry.as_ref()?.effect;
        let no = self.held(other, begins)?;
        let spells = self.other_days(no, None)?;
        let running = spells.iter().find(|(_, until)| until.is_none_or(|until| begins < until));
        match running {
            Some((_, until)) => *until,
            None => spells.last().map(|_| begins),
        }
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
                let says = |end| format!("its term from {start} ran out on {end}");
                self.runs_out(term.clause, Some(first), says)
            }
            Renewal::UnlessNotice { length, notice, ends } => {
                let terms_max = usize::MAX;
                self.stopped(&Renewed { term, first, length, notice, ends: *ends, terms_max })
            }
            Renewal::OnceUnlessNotice { length, notice, ends } => {
                let terms_max = 1;
                let mut found =
                    self.stopped(&Renewed { term, first, length, notice, ends: *ends, terms_max });
                let says = |end| format!("its second and last term ran out on {end}");
                let two = (Day::MAX, 2);
                let second = |agreed| self.terms(first, (length, term.clause), two, agreed).nth(1);
                found.extend(self.not_renewed(term.clause, says, second));
                found
            }
            Renewal::UnlessTalks { length } => self.ended_by_talks(term, first, length),
            Renewal::UntilNotice { notice, ends } => {
                self.ended_by_notice(term, first, (notice, *ends))
            }
        }
    }
}

/// An end for everybody.
pub(super) fn for_all<N>(day: Day, note: N) -> TermEnd<N> {
    TermEnd { leave: Leave { day, note, out: Out::ForAll }, only: None, notice: None }
}
