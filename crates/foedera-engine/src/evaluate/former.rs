//! A treaty open only to the parties to another, as each amendment of a chain is to those of the one
//! before (Copenhagen Amendment to the Montreal Protocol, article 2).
//!
//! A consent counts from the day on which its author has consented to the other too, before or at the
//! same time; and nobody is a party to it before being one to the other.

use foedera_dates::Day;
use foedera_model::{Rule, Treaty};

use super::consent::Consent;
use super::timeline::{Days, Doubt};
use super::{Evaluation, Ground, Trace};
use crate::answer::{OpenOn, Standing};
use crate::law::{ClauseNo, Member, clauses};

/// Since when a state is what the clause asks it to be in the other treaty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Former {
    Since(Day),
    Never,
    /// The library does not hold the other, or its journal may lack acts.
    Untold,
}

impl<T: Trace> Evaluation<'_, T> {
    /// Moves each consent to the day on which its author has consented to the other treaty, and drops
    /// those whose author never does.
    pub(super) fn await_former(&mut self) {
        let formers: Vec<(ClauseNo, &str)> = formers(self.treaty).collect();
        if formers.is_empty() {
            return;
        }
        let expressed = self.expressed.take().unwrap_or_else(|| self.consents.clone());
        let mut consents = std::mem::take(&mut self.consents);
        for (who, own) in self.case.all().zip(&mut consents) {
            for (clause, former) in &formers {
                own.retain_mut(|it| {
                    let since = self.consented_to_former((*clause, former), who, it.day);
                    it.day = since.unwrap_or(it.day);
                    since.is_some()
                });
            }
        }
        (self.consents, self.expressed) = (consents, Some(expressed));
    }

    /// The treaties, each with the clause, to which a state has not consented by a day, for which its consent
    /// by then waits.
    pub(crate) fn awaits(&self, who: Member, day: Day) -> Vec<(ClauseNo, String)> {
        let stands = |it: &Consent| it.stands(day);
        if !self.expressed_by(who).iter().any(stands) {
            return Vec::new();
        }
        let awaited =
            formers(self.treaty).filter(|(_, former)| match self.former(former, who, day, true) {
                Former::Since(since) => day < since,
                Former::Never => true,
                Former::Untold => false,
            });
        awaited.map(|(clause, former)| (clause, former.to_owned())).collect()
    }

    /// The day from which a consent of a day counts; nothing where it never does.
    fn consented_to_former(
        &self,
        (clause, former): (ClauseNo, &str),
        who: Member,
        day: Day,
    ) -> Option<Day> {
        match self.former(former, who, day, true) {
            Former::Since(since) if since == day => return Some(day),
            Former::Untold => {
                self.doubt_former(former, who, day);
                return Some(day);
            }
            Former::Since(_) | Former::Never => {}
        }
        self.warn(day, Some(who), || {
            let (who, article) = (self.name(who, day), self.cite(clause));
            format!(
                "a consent of {who} counts only once it has consented to {former} too ({article})"
            )
        });
        match self.former(former, who, day, true) {
            Former::Since(since) => Some(since),
            Former::Never | Former::Untold => None,
        }
    }

    /// Holds what begins on a day back until its author is a party to the other treaty.
    pub(super) fn not_before_former(
        &self,
        who: Member,
        mut since: Day,
        mut note: T::Note,
    ) -> Option<(Day, T::Note)> {
        for (clause, former) in formers(self.treaty) {
            match self.former(former, who, since, false) {
                Former::Since(day) if since < day => {
                    let says = || format!("nobody is a party to it before it is one to {former}");
                    note = self.trace.step(Ground::Clause(clause), Some(day), says, [note]);
                    since = day;
                }
                Former::Since(_) | Former::Untold => {}
                Former::Never => return None,
            }
        }
        Some((since, note))
    }

    /// The first day, from one on, on which a state has consented to the other treaty, or is a party.
    fn former(&self, treaty: &str, who: Member, from: Day, consent: bool) -> Former {
        let library = self.outside.library;
        let Some(no) = library.number(treaty) else { return Former::Untold };
        let spells =
            if consent { self.other_consents(no, who) } else { self.other_days_of(no, who) };
        let reaches = |(_, until): &&Days| until.is_none_or(|until| from < until);
        match spells.iter().find(reaches) {
            Some((since, _)) => Former::Since(from.max(*since)),
            None if library.treaties.get(no).is_some_and(|it| !it.head.complete.is_empty()) => {
                Former::Untold
            }
            None => Former::Never,
        }
    }

    pub(super) fn other_days_of(&self, no: usize, who: Member) -> &[Days] {
        let subject = self.subject(who);
        subject.and_then(|it| self.other_days(no, Some(it))).unwrap_or_default()
    }

    /// When a state's consents to another treaty stood.
    pub(super) fn other_consents(&self, no: usize, who: Member) -> &[Days] {
        let other = self.outside.seen(no);
        let own = other.and_then(|other| {
            other.consented.iter().find(|(it, _)| Some(*it) == self.subject(who))
        });
        own.map_or(&[], |(_, spells)| spells.as_slice())
    }

    fn doubt_former(&self, former: &str, who: Member, day: Day) {
        let who_then = self.name(who, day);
        let question =
            format!("whether {who_then} has consented to {former} is not on record here");
        let on = OpenOn::Reading { question };
        let otherwise = Standing::Consented;
        let doubt = Doubt { from: day, only: Some(who), on, otherwise, outlasts: false };
        self.doubts.borrow_mut().push(doubt);
    }
}

/// The treaties to whose parties alone a treaty is open.
fn formers(treaty: &Treaty) -> impl Iterator<Item = (ClauseNo, &str)> {
    clauses(
        treaty,
        |rule| if let Rule::OnlyPartiesTo(it) = rule { Some(it.as_str()) } else { None },
    )
}
