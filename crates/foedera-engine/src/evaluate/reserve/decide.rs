//! What one reservation comes to toward one other state on a day.

use foedera_dates::{Day, Delay, Step};
use foedera_model::{ActKind, Instrument, Means, Part, ReservationRule};

use super::super::journal::Done;
use super::super::quorum::ratifies;
use super::super::{Evaluation, Ground, Trace};
use super::gate::Acceptance;
use super::{Basis, Made, Relation, SILENCE_MONTHS, after};
use crate::answer::{ReservationEffect as Effect, School};
use crate::law::Member;

/// How the United Nations take a reservation that comes too late: it stands if nobody objects in
/// twelve months; until this day, in ninety days (Treaty Handbook, 3.5.3).
const LATE_TWELVE_MONTHS_SINCE: (i16, i8, i8) = (2000, 4, 4);
const LATE_BEFORE_DAYS: u32 = 90;

/// What another state has answered by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stance {
    Accepts {
        since: Day,
        act: Option<usize>,
    },
    Objects {
        since: Day,
        act: usize,
        precludes: bool,
    },
    /// It may object until this day, which is the last.
    Silent {
        until: Day,
    },
}

/// An effect with the day since when it is so, until when that can change, and the reason.
type Decided<N> = (Effect, Day, Option<Day>, N);

impl<T: Trace> Evaluation<'_, T> {
    /// Nothing where one of the two has not consented, unless the reservation waits for that.
    pub(super) fn relation(
        &self,
        made: &Made<'_>,
        with: Member,
        day: Day,
    ) -> Option<Relation<T::Note>> {
        if with == made.by || with == made.author {
            return None;
        }
        let met = self.taking_part(with, day)?.day.max(self.since(made, day));
        let ((effect, since, until, note), schools) = self.decided(made, with, day);
        let articles = made.act.deed.provisions().to_vec();
        let since = since.max(met);
        Some(Relation { by: made.by, with, articles, effect, since, until, schools, note })
    }

    /// The first day on which a reservation can work at all.
    fn since(&self, made: &Made<'_>, day: Day) -> Day {
        if made.basis == Basis::Unconfirmed {
            return made.announced;
        }
        let consent = self.taking_part(made.by, day).map(|it| it.day);
        consent.filter(|_| made.succeeded.is_none()).max(made.succeeded).unwrap_or(made.act.sent)
    }

    fn decided(
        &self,
        made: &Made<'_>,
        with: Member,
        day: Day,
    ) -> (Decided<T::Note>, Vec<(School, Effect)>) {
        let void = |opposed: Option<Effect>| {
            let opposed = opposed.map(|it| (School::Opposability, it));
            let schools =
                [(School::Severance, Effect::AsWritten), (School::ConsentFalls, Effect::NotAParty)];
            opposed.into_iter().chain(schools).collect()
        };
        if let Some((on, act)) = self.withdrawn(made, day) {
            let act = self.trace.act(act, on);
            let says = || format!("the reservation is withdrawn, with effect since {on}");
            let note = self.trace.step(Ground::General("VCLT 22(3)(a)"), Some(on), says, [act]);
            return ((Effect::Withdrawn, on, None, note), Vec::new());
        }
        if made.basis == Basis::Unconfirmed {
            let own = self.trace.act(made.act.deed.fact, made.act.sent);
            let says = || "it was made on signature and counts once it is confirmed on consent";
            let ground = Ground::General("VCLT 23(2)");
            let note = self.trace.step(ground, None, || says().to_owned(), [own]);
            return ((Effect::Unconfirmed, made.announced, None, note), Vec::new());
        }
        if let Some((on, note)) = self.fallen(made, day) {
            return ((Effect::Fallen, on, None, note), void(None));
        }
        let answered = self.answered(made, with, day);
        if let Some((ground, says)) = self.forbidden(made, day) {
            let (effect, _, until, note) = answered;
            let own = self.trace.act(made.act.deed.fact, made.act.sent);
            let note = self.trace.step(ground, None, || says.to_owned(), [own, note]);
            return ((Effect::NotPermitted, made.act.sent, until, note), void(Some(effect)));
        }
        (answered, Vec::new())
    }

    /// By what the treaty says of it, a reservation may not be made (VCLT 19(a), (b)).
    fn forbidden(&self, made: &Made<'_>, day: Day) -> Option<(Ground, &'static str)> {
        let articles = made.act.deed.provisions();
        self.reservation_rules().find_map(|(clause, rule)| {
            let (is_forbidden, says) = match rule {
                ReservationRule::Prohibited(part) => {
                    let says = "the treaty prohibits the reservation (VCLT 19(a))";
                    (touches(part, articles), says)
                }
                ReservationRule::OnlyTo(part) => {
                    (!within(part, articles), "the treaty permits only others (VCLT 19(b))")
                }
                ReservationRule::MadeOn(means) => {
                    let says = "the treaty permits none on such an act (VCLT 19(b))";
                    (!self.is_made_on(made, means, day), says)
                }
                ReservationRule::AcceptedUnlessObjectedWithin(_)
                | ReservationRule::NeedsAcceptance(_)
                | ReservationRule::FallsIfObject(_) => return None,
            };
            is_forbidden.then_some((Ground::Clause(clause), says))
        })
    }

    /// Acceptance and approval are ratification under another name (VCLT 14(2)); on a succession any
    /// can be made that could be on consent (1978 Vienna Convention 20(2)).
    fn is_made_on(&self, made: &Made<'_>, means: &[Means], day: Day) -> bool {
        let at = made.succeeded.and_then(Day::previous).unwrap_or(day);
        self.taking_part(made.author, at).is_some_and(|it| {
            it.kind == ActKind::Deposit(Instrument::Succession)
                || means.iter().any(|means| match means {
                    Means::Signature | Means::SignatureWithoutReservation => {
                        matches!(it.kind, ActKind::Signature | ActKind::DefinitiveSignature)
                    }
                    Means::Instrument(Instrument::Ratification) => ratifies(it.kind),
                    Means::Instrument(instrument) => it.kind == ActKind::Deposit(*instrument),
                    Means::ExchangeOfInstruments => it.kind == ActKind::Exchange,
                    Means::ExchangeOfNotes => it.kind == ActKind::ExchangeOfNotes,
                    Means::Notification => it.kind == ActKind::Notification,
                })
        })
    }

    /// The effect that others' answers give it (VCLT 20, 21).
    fn answered(&self, made: &Made<'_>, with: Member, day: Day) -> Decided<T::Note> {
        if let Some(held_up) = self.held_up(made, day) {
            return held_up;
        }
        match self.stance(made, with, day) {
            Stance::Accepts { since, act } => {
                let (rule, how) = match act {
                    Some(_) => ("VCLT 20(4)(a), 21(1)", "accepted on"),
                    None => ("VCLT 20(5), 21(1)", "accepted by silence, since"),
                };
                let says = format!("{how} {since}: it modifies both ways");
                let act = act.map(|it| (it, since));
                (Effect::Modified, since, None, self.tell(made, Ground::General(rule), says, act))
            }
            Stance::Objects { since, act, precludes } => {
                let (effect, rule, says) = if precludes {
                    let says =
                        "the objection keeps the treaty from entering into force between them";
                    (Effect::NoRelation, "VCLT 20(4)(b)", says)
                } else {
                    let says = "after an objection its provisions do not apply between the two to \
                                the extent of the reservation";
                    (Effect::NotApplied, "VCLT 20(4)(b), 21(3)", says)
                };
                let act = Some((act, since));
                let note = self.tell(made, Ground::General(rule), says.to_owned(), act);
                (effect, since, None, note)
            }
            Stance::Silent { until } => {
                let says = format!("neither accepted nor objected to; it may be until {until}");
                let note = self.tell(made, Ground::General("VCLT 20(5)"), says, None);
                (Effect::Pending, made.act.sent, Some(until), note)
            }
        }
    }

    /// What others than the one asked about decide: of a late reservation, and of one that all or an
    /// organ must accept.
    fn held_up(&self, made: &Made<'_>, day: Day) -> Option<Decided<T::Note>> {
        if let Some((since, act)) = self.too_late(made, day) {
            let says = "it came after consent, and a state has objected: it is not admitted";
            let act = Some((act, since));
            let note = self.tell(made, Ground::General("UN practice"), says.to_owned(), act);
            return Some((Effect::NotAdmitted, since, None, note));
        }
        match self.acceptance(made, day) {
            Acceptance::NotNeeded => None,
            Acceptance::Given { clause, since, act } => {
                let says = format!("all have accepted it since {since}: it modifies both ways");
                let act = act.map(|it| (it, since));
                let note = self.tell(made, Ground::Clause(clause), says, act);
                Some((Effect::Modified, since, None, note))
            }
            Acceptance::Awaited { clause } => {
                let says = "not all have accepted it whose acceptance it needs (VCLT 20(2), (3))";
                let note = self.tell(made, Ground::Clause(clause), says.to_owned(), None);
                Some((Effect::NotAccepted, made.act.sent, None, note))
            }
        }
    }

    /// A sentence about a reservation, with the act that made it and the one that answers it.
    fn tell(
        &self,
        made: &Made<'_>,
        ground: Ground,
        says: String,
        answer: Option<(usize, Day)>,
    ) -> T::Note {
        let own = self.trace.act(made.act.deed.fact, made.act.sent);
        let kept = made.succeeded.map(|on| {
            let says = || format!("the successor keeps it since {on}");
            let ground = Ground::General("1978 Vienna Convention 20(1)");
            self.trace.step(ground, Some(on), says, [])
        });
        let answer = answer.map(|(act, day)| self.trace.act(act, day));
        let because = [own].into_iter().chain(kept).chain(answer);
        self.trace.step(ground, None, || says, because)
    }

    /// What a state has answered by a day, silence included.
    pub(super) fn stance(&self, made: &Made<'_>, with: Member, day: Day) -> Stance {
        let consented = self.taking_part(with, day).map_or(Day::MIN, |it| it.day);
        let by_silence = self.last_day(made).next().unwrap_or(Day::MAX).max(consented);
        let answer = self.answer(made, with, day);
        if matches!(answer, Stance::Silent { .. }) && by_silence <= day {
            return Stance::Accepts { since: by_silence, act: None };
        }
        answer
    }

    /// What a state has answered in words. The first answer in time holds, but an objection can be
    /// given up. Who consents later has until then.
    pub(super) fn answer(&self, made: &Made<'_>, with: Member, day: Day) -> Stance {
        let last = self.last_day(made);
        let mut stance = Stance::Silent { until: last };
        for (it, kind) in self.answers(made, with, day) {
            let (since, act) = (it.received, it.deed.fact);
            let before = since.previous().and_then(|eve| self.taking_part(with, eve));
            let in_time = since <= last || before.is_none();
            stance = match (kind, stance) {
                (ActKind::ReservationObjection, Stance::Silent { .. }) if in_time => {
                    Stance::Objects { since, act, precludes: it.deed.precludes_force }
                }
                (ActKind::ReservationAcceptance, Stance::Silent { .. }) if in_time => {
                    Stance::Accepts { since, act: Some(act) }
                }
                (
                    ActKind::ReservationAcceptance | ActKind::ReservationObjectionWithdrawal,
                    Stance::Objects { .. },
                ) => Stance::Accepts { since, act: Some(act) },
                (_, as_before) => as_before,
            };
        }
        stance
    }

    /// The answers of one state, in the order of their receipt; of one day, an objection first.
    fn answers<'m>(
        &'m self,
        made: &'m Made<'_>,
        with: Member,
        day: Day,
    ) -> Vec<(&'m Done<'m>, ActKind)> {
        let kinds = [
            ActKind::ReservationObjection,
            ActKind::ReservationAcceptance,
            ActKind::ReservationObjectionWithdrawal,
        ];
        let acts = kinds.into_iter().flat_map(|kind| {
            self.about(kind, made, day).filter(|it| it.is_by(with)).map(move |it| (it, kind))
        });
        let mut acts: Vec<_> = acts.collect();
        acts.sort_by_key(|(it, _)| it.received);
        acts
    }

    /// The last day on which who had consented by then can object (VCLT 20(5)).
    pub(super) fn last_day(&self, made: &Made<'_>) -> Day {
        let notified = made.act.received;
        let stated = self.reservation_rules().find_map(|(_, rule)| {
            let ReservationRule::AcceptedUnlessObjectedWithin(delay) = rule else { return None };
            Some(after(notified, delay))
        });
        let (year, month, day) = LATE_TWELVE_MONTHS_SINCE;
        let once = made.basis == Basis::Late
            && Day::from_ymd(year, month, day).is_some_and(|since| notified < since);
        let general =
            if once { Step::Days(LATE_BEFORE_DAYS) } else { Step::Months(SILENCE_MONTHS) };
        stated.unwrap_or_else(|| after(notified, &Delay::from(general)))
    }

    /// The objection of anybody by which a late reservation is not admitted.
    pub(super) fn too_late(&self, made: &Made<'_>, day: Day) -> Option<(Day, usize)> {
        if made.basis != Basis::Late {
            return None;
        }
        let last = self.last_day(made).min(day);
        let objections = self.about(ActKind::ReservationObjection, made, last);
        let party = |who: &Member, on: Day| self.taking_part(*who, on).is_some();
        let objections =
            objections.filter(|it| it.deed.by.iter().any(|who| party(who, it.received)));
        objections.map(|it| (it.received, it.deed.fact)).min()
    }
}

/// Whether a reservation is to any article of a part; to none in particular, it is to all.
fn touches(part: &Part, articles: &[String]) -> bool {
    articles.is_empty() || articles.iter().any(|it| covers(part, it))
}

fn within(part: &Part, articles: &[String]) -> bool {
    matches!(part, Part::Whole)
        || !articles.is_empty() && articles.iter().all(|it| covers(part, it))
}

/// Whether an article is in a part; `20(1)` is in article 20.
fn covers(part: &Part, article: &str) -> bool {
    let Part::Articles(ranges) = part else { return true };
    let number = |label: &str| label.split('(').next().and_then(|it| it.trim().parse::<u32>().ok());
    ranges.iter().any(|range| match (&range.last, number(article)) {
        (None, _) => {
            article == range.first
                || article.strip_prefix(&range.first).is_some_and(|it| it.starts_with('('))
        }
        (Some(last), Some(it)) => {
            number(&range.first).zip(number(last)).is_some_and(|(a, b)| a <= it && it <= b)
        }
        (Some(last), None) => article == range.first || article == last,
    })
}
