//! The term that runs on a day: when it ends, until when a notice stops its renewal. What ends a treaty
//! is decided in `term`; this is for showing.

use foedera_dates::Day;
use foedera_model::{Duration, Renewal, Rule};

use super::renewal::Agreed;
use super::war::NEVER;
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
        let (next, notice, most) = match renewal {
            Renewal::None => (None, None, 1),
            Renewal::UnlessNotice { length, notice, .. } => {
                (Some(length), Some(notice), usize::MAX)
            }
            Renewal::OnceUnlessNotice { length, notice, .. } => (Some(length), Some(notice), 2),
            Renewal::UnlessTalks { length } => (Some(length), None, usize::MAX),
            Renewal::UntilNotice { .. } => return None,
        };
        let tomorrow = day.next()?;
        let to = (tomorrow, most);
        let terms =
            self.terms(first, (next.unwrap_or(length), clause), to, self.agreed_for_last(renewal));
        let (ends, agreed) = if most == 1 { terms.nth(0)? } else { terms.from(tomorrow)? };
        // A term that waits for a peace ends with the treaty. What ended otherwise has no term to run out.
        let ended = self.ended.as_ref().map(|(ended, _)| *ended);
        let ends = ended.filter(|it| next.is_none() && ends < *it).unwrap_or(ends);
        if ends <= day || ends == NEVER || ended.is_some_and(|it| it < ends) {
            return None;
        }
        let is_last = terms.nth(most.saturating_sub(1)).is_some();
        let stopped = is_last || ended == Some(ends);
        let notice_by = notice.and_then(|it| it.back(ends, &self.conventions_of_terms()).ok());
        let renews_for = next.filter(|_| !stopped).map(ToString::to_string);
        let renews_for = renews_for.map(|it| it.trim_end_matches(" after").to_owned());
        let notice_by = notice_by.filter(|_| !stopped);
        let says = || running_words(ends, notice_by, renews_for.as_deref());
        let note = self.trace.step(Ground::Clause(clause), Some(ends), says, agreed);
        Some(Running { ends, notice_by, renews_for: renews_for.clone(), note })
    }

    /// A last term runs as long as those had it that agreed to extend it; what renews itself, as all did.
    fn agreed_for_last(&self, renewal: &Renewal) -> Agreed {
        let has_last = matches!(renewal, Renewal::None | Renewal::OnceUnlessNotice { .. });
        if has_last { self.extended_by() } else { Agreed::ByAll }
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
