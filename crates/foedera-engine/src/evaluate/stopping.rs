//! What stops a renewal: a notice of a party in time before the end of a term, a request for talks.

use std::collections::BTreeMap;

use foedera_dates::{Day, Delay, Step};
use foedera_model::{ActKind, Duration, NoticeEnds, Renewal, Rule};

use super::exit::{RESUMPTION, rest};
use super::journal::Done;
use super::leave::{Out, gives_notice};
use super::renewal::{Agreed, Terms};
use super::term::{EndNotice, Term, TermEnd, for_all};
use super::{Evaluation, Ground, Resumed, Trace};
use crate::belief::FactNo;
use crate::law::Member;

/// A term that is renewed unless a notice comes in time before its end.
pub(super) struct Renewed<'t> {
    pub(super) term: &'t Term<'t>,
    /// The end of the first term.
    pub(super) first: Day,
    /// Of each term after the first.
    pub(super) length: &'t Delay,
    /// How long before the end of a term.
    pub(super) notice: &'t Delay,
    pub(super) ends: NoticeEnds,
    /// How many terms are renewed at most.
    pub(super) terms_max: usize,
}

/// A notice of a party that may stop a renewal.
#[derive(Clone, Copy)]
struct Notice {
    by: Member,
    sent: Day,
    received: Day,
    /// The day that it names for its effect.
    named: Option<Day>,
    fact: FactNo,
}

impl<T: Trace> Evaluation<'_, T> {
    /// Each notice with the end of the first term before whose end it came early enough.
    pub(super) fn stopped(&self, it: &Renewed<'_>) -> Vec<TermEnd<T::Note>> {
        let before = |from: Day| self.reckon_term(it.notice, from, it.term.clause);
        let notices: Vec<Notice> = self.notices_of_end().collect();
        let resumptions = self.journal.iter().filter(|it| it.deed.kind == RESUMPTION);
        let days = notices.iter().map(|it| it.received).chain(resumptions.map(|it| it.received));
        let Some(until) = days.filter_map(before).max() else { return Vec::new() };
        let alone = it.ends == NoticeEnds::ForThatParty;
        let mut terms: BTreeMap<Agreed, Terms<T::Note>> = BTreeMap::new();
        let end = |notice: Notice| {
            let agreed = self.whose_extensions(alone, notice.by);
            let terms = terms.entry(agreed).or_insert_with(|| {
                let to = (until, it.terms_max);
                self.terms(it.first, (it.length, it.term.clause), to, agreed)
            });
            let due = |from: Day| terms.from(before(from)?);
            let Notice { by, sent, received, .. } = notice;
            let resume = |counts: Day, since: Day, resumed: Day| match self.resumed {
                Resumed::Whole => Some(resumed),
                // The days on which it was suspended are not among those that it came before.
                Resumed::Rest => counts.plus_days(resumed.number() - since.number()),
            };
            let effect = |counts: &Day| due(*counts).map(|(day, _)| day);
            let running = terms.day_from(received.next()?);
            if due(received).is_none() {
                self.warn_of_vain(notice, running);
            }
            let counts = self.past_pauses((by, sent, received), received, effect, resume)?;
            let (day, agreed) = due(counts)?;
            let running = running?;
            let mut end = self.ended_by(it.term, (day, agreed), notice);
            end.notice.iter_mut().for_each(|it| it.missed = (running < day).then_some(running));
            Some(if alone { for_its_giver(end, notice.by) } else { end })
        };
        notices.into_iter().filter_map(end).collect()
    }

    /// A notice that comes too late where no term is renewed after the next one.
    fn warn_of_vain(&self, Notice { by, sent, received, .. }: Notice, running: Option<Day>) {
        self.warn_perhaps(received, Some(by), || {
            let who = self.name(by, sent);
            match running {
                Some(end) => format!(
                    "the notice of {who} of {sent} came too late for the term that ends on {end}: that is \
                     renewed, and as the next is the last, the notice counts for nothing"
                ),
                None => format!(
                    "the notice of {who} of {sent} came in the last term, which it does not shorten: it \
                     counts for nothing"
                ),
            }
        });
    }

    /// Where some alone may go on, the term of a party is the one that it agreed to.
    fn whose_extensions(&self, alone: bool, by: Member) -> Agreed {
        let for_some = alone && self.extends_for_some().is_some();
        if for_some { Agreed::By(by) } else { Agreed::ByAll }
    }

    /// A notice may come during the first term, which it never shortens.
    pub(super) fn ended_by_notice(
        &self,
        term: &Term<'_>,
        first: Day,
        (notice, ends): (&Delay, NoticeEnds),
    ) -> Vec<TermEnd<T::Note>> {
        let alone = ends == NoticeEnds::ForThatParty;
        let given = self.notices_of_end().filter_map(|it| {
            let whose = self.whose_extensions(alone, it.by);
            let (first, agreed) = self.extended(first, whose);
            let due = |from: Day| self.reckon(notice, from, term.clause);
            let resume = |day: Day, since: Day, resumed: Day| match self.resumed {
                Resumed::Whole => due(resumed),
                Resumed::Rest => rest(day, since, resumed),
            };
            let (effect, notice) =
                (|day: &Day| Some((*day).max(first)), (it.by, it.sent, it.received));
            let day = self.past_pauses(notice, due(it.received)?, effect, resume)?;
            let (day, later) = self.extended(day.max(first), whose);
            let end = self.ended_by(term, (day, [agreed, later].concat()), it);
            Some(if alone { for_its_giver(end, it.by) } else { end })
        });
        given.collect()
    }

    /// A request for talks in the first month of the last year of a term stops the renewal.
    pub(super) fn ended_by_talks(
        &self,
        term: &Term<'_>,
        first: Day,
        length: &Delay,
    ) -> Vec<TermEnd<T::Note>> {
        let year = Delay::from(Step::Years(1));
        let month = Delay::from(Step::Months(1));
        let requests = || self.journal.iter().filter(|it| it.deed.kind == ActKind::TalksRequest);
        let of_party = |it: &&Done<'_>| it.deed.by.iter().any(|by| self.is_party(*by, it.received));
        let asked = || requests().filter(of_party);
        for stranger in requests().filter(|it| !of_party(it)) {
            self.warn(stranger.received, None, || {
                "a request for talks of no party stops no renewal (VCLT 2(1)(g))".to_owned()
            });
        }
        let Some(until) = asked().filter_map(|it| it.received.next()).max() else {
            return Vec::new();
        };
        let terms = self.terms(first, (length, term.clause), (until, usize::MAX), Agreed::ByAll);
        let ends = asked().filter_map(|it| {
            let end = terms.from(it.received.next()?)?;
            let opens = year.back(end.0, &self.conventions_of_terms()).ok()?;
            let closes = self.reckon_term(&month, opens, term.clause)?;
            let in_time = opens <= it.received && it.received < closes;
            in_time.then(|| self.by_act(term, end, (it.deed.fact, it.received)))
        });
        ends.min_by_key(|it| it.leave.day).into_iter().collect()
    }

    /// The end for all that a notice brings.
    fn ended_by(
        &self,
        term: &Term<'_>,
        end: (Day, Vec<T::Note>),
        Notice { by, sent, received, named, fact }: Notice,
    ) -> TermEnd<T::Note> {
        let note = self.trace.act(fact, received);
        let notice = EndNotice { by, sent, received, named, ends: end.0, missed: None, note };
        TermEnd { notice: Some(notice), ..self.by_act(term, end, (fact, received)) }
    }

    fn by_act(
        &self,
        term: &Term<'_>,
        (day, agreed): (Day, Vec<T::Note>),
        (fact, on): (FactNo, Day),
    ) -> TermEnd<T::Note> {
        let why = std::iter::once(self.trace.act(fact, on)).chain(agreed);
        let says = || match term.is_renewed() {
            true => format!("the term that ends on {day} was not renewed"),
            false => format!("the notice after its first term ends it on {day}"),
        };
        for_all(day, self.trace.step(Ground::Clause(term.clause), Some(day), says, why))
    }

    /// Notices by which a party leaves, of whatever name.
    fn notices_of_end(&self) -> impl Iterator<Item = Notice> {
        let notices = self.journal.iter().filter(|it| gives_notice(it));
        notices.filter_map(|it| {
            let by = *it.deed.by.first()?;
            let (sent, received) = (it.sent, it.received);
            let notice = Notice { by, sent, received, named: it.effective, fact: it.deed.fact };
            self.is_party(by, it.received).then_some(notice)
        })
    }

    /// The day on which the notice that brings an end was taken back, before that (VCLT 68).
    pub(super) fn taken_back(&self, end: &TermEnd<T::Note>) -> Option<Day> {
        let EndNotice { by, sent, .. } = end.notice.as_ref()?;
        self.later_act(*by, ActKind::WithdrawalNoticeRevocation, *sent)
            .filter(|day| *day < end.leave.day)
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

/// An end for the party alone that gave notice.
fn for_its_giver<N>(mut end: TermEnd<N>, by: Member) -> TermEnd<N> {
    end.only = Some(by);
    end.leave.out = Out::OwnAct;
    end
}
