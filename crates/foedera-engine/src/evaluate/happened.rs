//! Conditions that an act makes true: an exchange, declarations, an event, the making of the text, or
//! the act of the state that a line is about.

use foedera_dates::Day;
use foedera_model::{ActKind, Own};

use super::condition::{About, Spot};
use super::{Done, Evaluation, Ground, Trace};
use crate::belief::FactNo;

impl<T: Trace> Evaluation<'_, T> {
    /// An exchange counts once everybody has taken part (VCLT 13, 16(a)).
    pub(super) fn exchanged(&self, kind: ActKind, day: Day) -> Option<Spot<T::Note>> {
        let of_this = |it: &&Done<'_>| {
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
    pub(super) fn declared(&self, number: u32, article: &str, day: Day) -> Option<Spot<T::Note>> {
        let about = |it: &&Done<'_>, kind| it.deed.kind == kind && it.received <= day;
        let concerns = |it: &Done<'_>| it.deed.is_under(article);
        let stands = |it: &&Done<'_>| {
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

    pub(super) fn own(&self, own: &Own, day: Day, about: &About<T::Note>) -> Option<Spot<T::Note>> {
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
            Own::Notice | Own::NoticeReceived | Own::NoticeReceivedByOther => known(&about.notice),
            Own::EntryIntoForce => known(&about.force),
            Own::AccessionNotified => known(&about.notified),
            Own::Signature => {
                let signed = self.signature_of(about.it?).filter(|it| it.day <= day)?;
                Some(Spot { day: signed.day, note: self.trace.act(signed.fact, signed.day) })
            }
            Own::Acceptance => match &about.acceptance {
                Some(_) => known(&about.acceptance),
                None => act(ActKind::AmendmentAcceptance, true),
            },
            Own::Declaration => act(ActKind::Declaration, true),
            Own::Notification => act(ActKind::Notification, true),
            Own::Refusal => act(ActKind::RefusalToBecomeParty, true),
        }
    }

    pub(super) fn event(&self, name: &str, day: Day) -> Option<Spot<T::Note>> {
        let mut acts = self.journal.iter();
        let act = acts.find(|it| it.deed.kind == ActKind::Event && it.deed.is_named(name))?;
        (act.sent <= day)
            .then(|| Spot { day: act.sent, note: self.trace.act(act.deed.fact, act.sent) })
    }

    pub(super) fn adopted_by(&self, day: Day) -> Option<Spot<T::Note>> {
        self.moment_of_text(self.first_act(ActKind::Adoption), self.case.adopted, "adopted", day)
    }

    pub(super) fn opened_by(&self, day: Day) -> Option<Spot<T::Note>> {
        let words = "opened for signature";
        self.moment_of_text(self.first_act(ActKind::Opening), self.case.opened, words, day)
    }

    fn moment_of_text(
        &self,
        act: Option<(Day, FactNo)>,
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
}
