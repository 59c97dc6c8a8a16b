//! The term that runs on a day: when it ends, until when a notice stops its renewal. What ends a treaty
//! is decided in `term`; this is for showing.

use foedera_dates::Day;
use foedera_model::{Duration, Renewal, Rule};

use super::{Evaluation, Ground, Trace};
use crate::law::clauses;

/// The term that runs on a day.
#[derive(Clone, Debug)]
pub(crate) struct Running<N> {
    /// The first day out if it is not renewed.
    pub(crate) ends: Day,
    /// The last day on which a notice stops the renewal.
    pub(crate) notice_by: Option<Day>,
    /// For how long it is renewed; nothing where it is not.
    pub(crate) renews_for: Option<String>,
    pub(crate) note: N,
}

impl<T: Trace> Evaluation<'_, T> {
    /// The term that runs on a day, if one does: run it after everybody has come and gone.
    pub(super) fn running_term(&self, day: Day) -> Option<Running<T::Note>> {
        let lives = self.entry.as_ref().is_some_and(|it| it.effect <= day)
            && self.ended.as_ref().is_none_or(|(ended, _)| day < *ended);
        let mut terms = clauses(self.treaty, |rule| {
            let Rule::InForce(Duration::Term { length, from, renewal }) = rule else { return None };
            Some((length, from, renewal))
        });
        let (clause, (length, from, renewal)) = terms.next().filter(|_| lives)?;
        let first = self.reckon_term(length, self.start_of_term(from)?, clause)?;
        let (next, notice) = match renewal {
            Renewal::None => (None, None),
            Renewal::UnlessNotice { length, notice, .. }
            | Renewal::OnceUnlessNotice { length, notice, .. } => (Some(length), Some(notice)),
            Renewal::UnlessTalks { length } => (Some(length), None),
            Renewal::UntilNotice { .. } => return None,
        };
        let (ends, agreed) = match next {
            Some(next) => self.term_end_from(first, next, day.next()?, clause)?,
            None => self.extended(first),
        };
        // However its end came about, no term runs past it; one that waits for a peace has run out.
        let ended = self.ended.as_ref().map(|(ended, _)| *ended);
        let ends = ended.filter(|it| next.is_none() || *it < ends).unwrap_or(ends);
        if ends <= day {
            return None;
        }
        let is_last = matches!(renewal, Renewal::OnceUnlessNotice { .. }) && first < ends;
        let stopped = is_last || ended == Some(ends);
        let notice_by = notice.and_then(|it| it.back(ends, &self.conventions_of_terms()).ok());
        let renews_for = next.filter(|_| !stopped).map(ToString::to_string);
        let renews_for = renews_for.map(|it| it.trim_end_matches(" after").to_owned());
        let notice_by = notice_by.filter(|_| !stopped);
        let says = || running_words(ends, notice_by, renews_for.as_deref());
        let note = self.trace.step(Ground::Clause(clause), Some(ends), says, agreed);
        Some(Running { ends, notice_by, renews_for: renews_for.clone(), note })
    }
}

fn running_words(ends: Day, notice_by: Option<Day>, renews_for: Option<&str>) -> String {
    let mut words = format!("its current term ends on {ends}, the first day out");
    if let Some(length) = renews_for {
        words += &format!(", and is renewed for {length}");
    }
    if let Some(by) = notice_by {
        words += &format!(" unless notice is given by {by}");
    }
    words
}
