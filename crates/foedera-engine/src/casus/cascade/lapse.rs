//! Treaties that lapse by what happens, where their own words tie them to it; and the law without them.
//!
//! Nothing else lapses: of itself a war ends nothing (VCLT 73), and a breach ends nothing of itself either (65 to 68).

use std::borrow::Cow;

use foedera_dates::{Bounds, Day, Verdict};
use foedera_entities::EntityId;
use foedera_model::{Clause, Event, Fighting, Lasting, Rule, Set, Treaty};

use crate::casus::law::days;
use crate::casus::predicate::{is_blow, is_war_of};
use crate::casus::{Absent, Between, Bound, Lapse, Law, Tie, force, order, treaties, wording};
use crate::{Reason, Reserved};

/// A law some of whose treaties have lapsed.
pub(super) struct Lapsed<'l> {
    pub(super) law: &'l dyn Law,
    pub(super) lapses: &'l [Lapse],
}

/// The lapses that an event brings, of what binds until then.
pub(super) fn by(law: &dyn Law, event: &Event, round: u32) -> Vec<Lapse> {
    let of_treaty = |(treaty_no, text)| Fight { law, event, round, treaty_no, text }.lapses();
    treaties(law).flat_map(of_treaty).collect()
}

/// An event beside a treaty that may be tied to it.
struct Fight<'a> {
    law: &'a dyn Law,
    event: &'a Event,
    round: u32,
    treaty_no: usize,
    text: &'a Treaty,
}

impl Fight<'_> {
    fn lapses(&self) -> Vec<Lapse> {
        let mut lapses = Vec::new();
        for clause in &self.text.clauses {
            if clause.rule == Rule::SuspendedInWar {
                lapses.extend(self.suspended(clause));
            } else if let Rule::EndsForFighting(how) = clause.rule {
                lapses.extend(self.ended(clause, how));
            }
        }
        lapses
    }

    /// Suspended between those that the event shows at war with each other.
    fn suspended(&self, clause: &Clause) -> Vec<Lapse> {
        let lapse = |[one, other]: [EntityId; 2]| {
            let is_war = is_war_of(self.event, [one, other]);
            if one == other || is_war == Verdict::No || self.binds([one, other]) == Verdict::No {
                return None;
            }
            let until = match self.event.lasting {
                Lasting::Until(last) => after(last),
                Lasting::Moment | Lasting::Open => None,
            };
            let of = vec![one.min(other), one.max(other)];
            Some(Lapse { until, ..self.lapse(clause, (of, is_war), Absent::Suspended) })
        };
        self.enemies().into_iter().filter_map(lapse).collect()
    }

    /// Ended for those that fight a state that it does not bind.
    fn ended(&self, clause: &Clause, how: Fighting) -> Vec<Lapse> {
        let is_meant = |two| match how {
            Fighting::Attack => is_blow(self.event).into(),
            Fighting::War => is_war_of(self.event, two),
        };
        let mut lapses: Vec<Lapse> = Vec::new();
        for [one, other] in self.enemies() {
            let both = [[one, other], [other, one]];
            let counted = if how == Fighting::Attack { &both[..1] } else { &both[..] };
            for [fights, outside] in counted {
                let apart = self.binds([*fights; 2]).and(!self.binds([*outside; 2]));
                let counts = is_meant([one, other]).and(apart);
                if counts == Verdict::No {
                    continue;
                }
                // Of several enemies the one who surely is one decides.
                let lapse = self.lapse(clause, (vec![*fights], counts), Absent::Ended);
                match lapses.iter_mut().find(|it| it.of == [*fights]) {
                    Some(known) if known.certain || !lapse.certain => {}
                    Some(known) => *known = lapse,
                    None => lapses.push(lapse),
                }
            }
        }
        lapses
    }

    /// Each of those that act, with each of those to whom it is done.
    fn enemies(&self) -> Vec<[EntityId; 2]> {
        let Event { by, to, .. } = self.event;
        by.iter().flat_map(|one| to.iter().map(|other| [*one, *other])).collect()
    }

    /// Whether the treaty binds the two when the event begins, or one where they are the same.
    fn binds(&self, [bearer, beneficiary]: [EntityId; 2]) -> Verdict {
        let between = Between { treaty: self.treaty_no, article: None, bearer, beneficiary };
        match force::tie(self.law, between, self.event.on.bounds()) {
            Some((verdict, _)) => verdict,
            None => Verdict::No,
        }
    }

    /// For whom it lapses, and whether the event is what the clause asks for.
    fn lapse(
        &self,
        clause: &Clause,
        (of, counts): (Vec<EntityId>, Verdict),
        kind: Absent,
    ) -> Lapse {
        let mut because = Reason::new(wording::event(self.event));
        because.clause = clause.article.as_ref().map(|it| format!("article {}", it.0));
        because.because.push(Reason::new(clause.words.clone()));
        Lapse {
            event: None,
            round: self.round,
            treaty: self.text.id.clone(),
            treaty_no: self.treaty_no,
            article: clause.article.clone(),
            of,
            kind,
            on: self.event.on.clone(),
            until: None,
            certain: order::happened(self.event).and(counts) == Verdict::Yes,
            because,
        }
    }
}

/// The first day after one that may be known to a stretch of days.
fn after(last: Bounds) -> Option<Bounds> {
    let next = |it: Option<Day>| it.and_then(Day::next);
    Bounds::new(next(last.earliest()), next(last.latest()))
}

impl Lapse {
    /// Whether two are of the same treaty, for the same and from the same day, and as sure.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let what = |it: &Self| (it.treaty_no, it.of.clone(), it.kind, it.on.clone(), it.certain);
        what(self) == what(other)
    }

    /// Whether it is of the tie between two.
    fn is_of(&self, between: Between<'_>) -> bool {
        let named = |it: EntityId| self.of.contains(&it);
        let (bearer, beneficiary) = (named(between.bearer), named(between.beneficiary));
        let of_both = bearer && beneficiary && between.bearer != between.beneficiary;
        self.treaty_no == between.treaty
            && if self.of.len() == 1 { bearer || beneficiary } else { of_both }
    }

    /// Whether it has come on a day and is not over.
    fn holds(&self, on: Day) -> Verdict {
        let is_over = self.until.map_or(Verdict::No, |it| !Bounds::day(on).is_before(it));
        let begun = !Bounds::day(on).is_before(self.on.bounds());
        let sure = if self.certain { Verdict::Yes } else { Verdict::Open };
        begun.and(sure).and(!is_over)
    }

    /// The first later day on which this may differ.
    fn turns(&self, on: Day) -> Option<Day> {
        let (first, last) = days(self.on.bounds());
        let over = self.until.map_or([None; 2], |it| [it.earliest(), it.latest()]);
        let turns = [[Some(first), Some(last)], over].into_iter().flatten().flatten();
        turns.filter(|it| on < *it).min()
    }
}

impl Law for Lapsed<'_> {
    fn treaty(&self, no: usize) -> Option<&Treaty> {
        self.law.treaty(no)
    }

    fn concerned(&self, treaty: usize, days: (Day, Day)) -> Vec<EntityId> {
        self.law.concerned(treaty, days)
    }

    fn bound(&self, between: Between<'_>, on: Day) -> Bound {
        let mut bound = self.law.bound(between, on);
        for lapse in self.lapses.iter().filter(|it| it.is_of(between)) {
            bound.until = bound.until.into_iter().chain(lapse.turns(on)).min();
            if matches!(bound.tie, Tie::No(_)) {
                continue;
            }
            let says = match lapse.holds(on) {
                Verdict::No => continue,
                Verdict::Yes => {
                    bound.tie = Tie::No(lapse.kind);
                    format!("{} by what happened", lapse.kind)
                }
                Verdict::Open => {
                    let says = format!("whether it is {} by what happened", lapse.kind);
                    bound.tie = Tie::Open(says.clone());
                    format!("it is open {says}")
                }
            };
            let because = vec![lapse.because.clone(), bound.because];
            bound.because = Reason { because, ..Reason::new(says) };
        }
        bound
    }

    fn may_set_pairs_apart(&self, treaty: usize) -> bool {
        !self.lapses.is_empty() || self.law.may_set_pairs_apart(treaty)
    }

    fn reserved(&self, treaty: usize, two: [EntityId; 2], on: Day) -> Vec<Reserved> {
        self.law.reserved(treaty, two, on)
    }

    fn is_in(&self, treaty: usize, set: &Set, state: EntityId, on: Day) -> (Verdict, Option<Day>) {
        self.law.is_in(treaty, set, state, on)
    }

    fn named<'n>(
        &self,
        treaty: usize,
        names: &'n [EntityId],
        of: (&[EntityId], (Day, Day)),
    ) -> Cow<'n, [EntityId]> {
        self.law.named(treaty, names, of)
    }

    fn gone(&self, state: EntityId, after: Day) -> Option<Day> {
        self.law.gone(state, after)
    }

    fn has_acted(&self, treaty: usize, state: EntityId, by: Day) -> bool {
        self.law.has_acted(treaty, state, by)
    }

    fn touched_by(&self, states: &[EntityId]) -> Option<Vec<usize>> {
        self.law.touched_by(states)
    }

    fn is_coded(&self, treaty: usize) -> bool {
        self.law.is_coded(treaty)
    }
}
