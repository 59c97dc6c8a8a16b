//! What one reservation comes to toward one other state on a day.

use foedera_dates::Day;

use super::super::{Evaluation, Ground, Trace};
use super::gate::Acceptance;
use super::stance::Stance;
use super::{Basis, Made, Relation};
use crate::answer::{ReservationEffect as Effect, School};
use crate::belief::FactNo;
use crate::law::Member;

/// An effect with the day since when it is so, until when that can change, and the reason.
#[derive(Clone, Debug)]
pub(super) struct Decided<N> {
    effect: Effect,
    since: Day,
    until: Option<Day>,
    schools: Vec<(School, Effect)>,
    note: N,
}

impl<N> Decided<N> {
    fn new(effect: Effect, since: Day, note: N) -> Self {
        Self { effect, since, until: None, schools: Vec::new(), note }
    }

    /// One that is void, whatever it comes to by what others answer.
    fn void(self, opposed: Option<Effect>) -> Self {
        let schools =
            [(School::Severance, Effect::AsWritten), (School::ConsentFalls, Effect::NotAParty)];
        let opposed = opposed.map(|it| (School::Opposability, it));
        Self { schools: opposed.into_iter().chain(schools).collect(), ..self }
    }
}

/// What holds of a reservation toward everybody, so that it is found once.
#[derive(Clone, Debug)]
pub(super) enum TowardAll<N> {
    /// Nothing hangs on what any one state answers.
    Settled(Decided<N>),
    /// It may not be made: this is so beside what it comes to by the answers.
    Forbidden(Ground, &'static str, Option<Decided<N>>),
    Permitted,
}

impl<N> TowardAll<N> {
    /// Whether its author still maintains it with any effect that others could give it.
    pub(super) fn lets_stand(&self) -> bool {
        let gone = [Effect::Withdrawn, Effect::Unconfirmed, Effect::Fallen, Effect::NotAdmitted];
        !matches!(self, Self::Settled(it) if gone.contains(&it.effect))
    }
}

impl<T: Trace> Evaluation<'_, T> {
    /// Nothing where one of the two has not consented, unless the reservation waits for that.
    pub(super) fn relation(
        &self,
        made: &Made<'_>,
        toward_all: &TowardAll<T::Note>,
        with: Member,
        day: Day,
    ) -> Option<Relation<T::Note>> {
        if with == made.by || with == made.author {
            return None;
        }
        let met = self.bound_since(with, day)?.1.max(self.since(made, day));
        let withdrawn = self.withdrawn_toward(made, with, day).map(|it| self.withdrawal(it));
        let Decided { effect, since, until, schools, note } = match (withdrawn, toward_all) {
            (Some(withdrawn), _) => withdrawn,
            (None, TowardAll::Settled(decided)) => decided.clone(),
            (None, TowardAll::Forbidden(ground, says, held_up)) => {
                let answered = held_up.clone().unwrap_or_else(|| self.answered(made, with, day));
                let own = self.trace.act(made.act.deed.fact, made.act.sent);
                let because = [own, answered.note];
                let note = self.trace.step(*ground, None, || (*says).to_owned(), because);
                let void = Decided::new(Effect::NotPermitted, made.act.sent, note);
                Decided { until: answered.until, ..void.void(Some(answered.effect)) }
            }
            (None, TowardAll::Permitted) => self.answered(made, with, day),
        };
        let articles = made.act.deed.provisions().to_vec();
        let since = since.max(met);
        Some(Relation { by: made.by, with, articles, effect, since, until, schools, note })
    }

    /// The first day on which a reservation can work at all.
    fn since(&self, made: &Made<'_>, day: Day) -> Day {
        if made.basis == Basis::Unconfirmed {
            return made.announced;
        }
        let bound = self.bound_since(made.by, day);
        let since = bound
            .map(|(consent, since)| if made.succeeded.is_some() { since } else { consent.day });
        since.max(made.succeeded).unwrap_or(made.act.sent)
    }

    pub(super) fn toward_all(&self, made: &Made<'_>, day: Day) -> TowardAll<T::Note> {
        if let Some(withdrawn) = self.withdrawn(made, day) {
            return TowardAll::Settled(self.withdrawal(withdrawn));
        }
        if made.basis == Basis::Unconfirmed {
            let own = self.trace.act(made.act.deed.fact, made.act.sent);
            let says = || "it was made on signature and counts once it is confirmed on consent";
            let ground = Ground::General("VCLT 23(2)");
            let note = self.trace.step(ground, None, || says().to_owned(), [own]);
            return TowardAll::Settled(Decided::new(Effect::Unconfirmed, made.announced, note));
        }
        if let Some((on, note)) = self.fallen(made, day) {
            return TowardAll::Settled(Decided::new(Effect::Fallen, on, note).void(None));
        }
        match (self.forbidden(made, day), self.held_up(made, day)) {
            (Some((ground, says)), held_up) => TowardAll::Forbidden(ground, says, held_up),
            (None, Some(held_up)) => TowardAll::Settled(held_up),
            (None, None) => TowardAll::Permitted,
        }
    }

    fn withdrawal(&self, (on, act): (Day, FactNo)) -> Decided<T::Note> {
        let act = self.trace.act(act, on);
        let says = || format!("the reservation is withdrawn, with effect since {on}");
        let general = Ground::General("VCLT 22(3)(a)");
        let ground = self.takes_effect_with_the_depositary().map_or(general, Ground::Clause);
        Decided::new(Effect::Withdrawn, on, self.trace.step(ground, Some(on), says, [act]))
    }

    /// What all others decide together: of a late reservation, and of one that all or an
    /// organ must accept.
    fn held_up(&self, made: &Made<'_>, day: Day) -> Option<Decided<T::Note>> {
        if let Some((since, act)) = self.too_late(made, day) {
            let says = "it came after consent, and a state has objected: it is not admitted";
            let act = Some((act, since));
            let note = self.tell(made, Ground::General("UN practice"), says.to_owned(), act);
            return Some(Decided::new(Effect::NotAdmitted, since, note));
        }
        match self.acceptance(made, day) {
            Acceptance::NotNeeded => None,
            Acceptance::Given { clause, since, act } => {
                let says = format!("all have accepted it since {since}: it modifies both ways");
                let act = act.map(|it| (it, since));
                let note = self.tell(made, Ground::Clause(clause), says, act);
                Some(Decided::new(Effect::Modified, since, note))
            }
            Acceptance::Awaited { clause, until } => {
                let says =
                    "not all have accepted it yet whose acceptance it needs (VCLT 20(2), (3))";
                let note = self.tell(made, Ground::Clause(clause), says.to_owned(), None);
                Some(Decided { until, ..Decided::new(Effect::Awaited, made.act.sent, note) })
            }
            Acceptance::Refused { clause, since } => {
                let says =
                    "so many object whose acceptance it needs that it is not accepted (VCLT 20(2))";
                let note = self.tell(made, Ground::Clause(clause), says.to_owned(), None);
                Some(Decided::new(Effect::NotAccepted, since, note))
            }
        }
    }

    /// The effect that others' answers give it (VCLT 20, 21).
    fn answered(&self, made: &Made<'_>, with: Member, day: Day) -> Decided<T::Note> {
        match self.stance(made, with, day) {
            Stance::Accepts { since, act } => {
                let (rule, how) = match act {
                    Some(_) => ("VCLT 20(4)(a), 21(1)", "accepted on"),
                    None => ("VCLT 20(5), 21(1)", "accepted by silence, since"),
                };
                let late = self.too_late_by(made, with, day).filter(|_| act.is_none());
                let despite = late.map(|(on, _)| {
                    format!("; the objection of {on} came after the last day for one (VCLT 20(5))")
                });
                let despite = despite.unwrap_or_default();
                let says = format!("{how} {since}: it modifies both ways{despite}");
                let act = act.map(|it| (it, since)).or(late.map(|(on, it)| (it, on)));
                Decided::new(
                    Effect::Modified,
                    since,
                    self.tell(made, Ground::General(rule), says, act),
                )
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
                Decided::new(effect, since, note)
            }
            Stance::Silent { until } => {
                let says = match until {
                    Some(until) => {
                        format!("neither accepted nor objected to; it may be until {until}")
                    }
                    None => {
                        "neither accepted nor objected to, and silence does not accept what may \
                             not be made"
                            .to_owned()
                    }
                };
                let note = self.tell(made, Ground::General("VCLT 20(5)"), says, None);
                Decided { until, ..Decided::new(Effect::Pending, made.act.sent, note) }
            }
        }
    }

    /// A sentence about a reservation, with the act that made it and the one that answers it.
    fn tell(
        &self,
        made: &Made<'_>,
        ground: Ground,
        says: String,
        answer: Option<(FactNo, Day)>,
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
}
