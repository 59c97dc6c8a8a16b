//! What the measures give by which a party goes on from a ground that it has invoked, termination, withdrawal or
//! suspension, as VCLT 60 to 62 and 64 have it, and from when they have effect: nobody has objected in time (65(2)).

use foedera_dates::Day;
use foedera_model::ActKind;

use super::Claim;
use crate::answer::InvokedGround;
use crate::evaluate::in_part::is_in_part;
use crate::evaluate::journal::Done;
use crate::evaluate::suspend::Unfounded;
use crate::evaluate::{Evaluation, Trace};
use crate::law::Member;

/// A suspension that a claim gives: since when, by which rule, and the claim.
pub(in crate::evaluate) struct ByClaim<N> {
    pub(in crate::evaluate) since: Day,
    pub(in crate::evaluate) rule: &'static str,
    pub(in crate::evaluate) note: N,
}

/// Whether an act can be the instrument of VCLT 67(2).
pub(super) fn is_measure(act: &Done<'_>) -> bool {
    act.deed.kind == ActKind::Suspension || ends(act)
}

/// Whether an act declares that the treaty ends; of a part alone it leaves the whole as it is (VCLT 44).
pub(super) fn ends(act: &Done<'_>) -> bool {
    act.deed.kind == ActKind::DeclaredTermination && !is_in_part(act)
}

impl<'a, T: Trace> Evaluation<'a, T> {
    /// The instruments by which the author of a claim went on, while it stood.
    pub(super) fn measures(&self, claim: &Claim<'_, 'a>) -> impl Iterator<Item = &Done<'a>> {
        let (claim, revoked) = (*claim, self.taken_back_on(claim));
        let own = self.journal.iter().filter(move |it| claim.leads_to(it));
        own.filter(move |it| revoked.is_none_or(|revoked| it.sent <= revoked))
    }

    pub(super) fn is_of_two(&self) -> bool {
        self.case.between.len() == 2
    }

    /// Whether the ground gives a measure to who carried it out alone.
    pub(super) fn gives(&self, claim: &Claim<'_, 'a>, measure: &Done<'_>) -> bool {
        if ends(measure) {
            let alone = claim.ground != InvokedGround::Breach || self.is_of_two();
            return alone && self.lets_end(claim, measure);
        }
        let toward = match measure.deed.toward.as_slice() {
            // One toward all is one toward those that it accuses, too.
            [] => claim.act.deed.toward.as_slice(),
            named => named,
        };
        let mut toward: Vec<Option<Member>> = toward.iter().copied().map(Some).collect();
        toward.extend(measure.deed.toward.is_empty().then_some(None));
        toward.iter().any(|it| self.gives_suspension(claim, *it).is_some())
    }

    /// Whether the ground lets its author declare an end, by itself or with the others. Among many it ends nothing
    /// toward some alone, but for a breach toward those that are accused (VCLT 60(2)(a)).
    pub(super) fn lets_end(&self, claim: &Claim<'_, 'a>, measure: &Done<'_>) -> bool {
        match claim.ground {
            InvokedGround::Desuetude => false,
            InvokedGround::Breach => true,
            InvokedGround::Impossibility
            | InvokedGround::ChangedCircumstances
            | InvokedGround::PeremptoryNorm
            | InvokedGround::OriginalNorm
            | InvokedGround::NewNorm => self.is_of_two() || measure.deed.toward.is_empty(),
        }
    }

    /// The rule by which the ground gives a suspension, toward one or toward all.
    fn gives_suspension(
        &self,
        claim: &Claim<'_, 'a>,
        toward: Option<Member>,
    ) -> Option<&'static str> {
        let accused = || toward.is_some_and(|it| claim.act.deed.toward.contains(&it));
        match claim.ground {
            InvokedGround::Breach if self.is_of_two() => Some("VCLT 60(1)"),
            InvokedGround::Breach if accused() => Some("VCLT 60(2)(b)"),
            // Whether it changes the position of every party is open.
            InvokedGround::Breach => {
                (self.unfounded == Unfounded::Suspends).then_some("VCLT 60(2)(c)")
            }
            InvokedGround::Impossibility => Some("VCLT 61(1)"),
            InvokedGround::ChangedCircumstances => Some("VCLT 62(3)"),
            InvokedGround::PeremptoryNorm
            | InvokedGround::OriginalNorm
            | InvokedGround::NewNorm
            | InvokedGround::Desuetude => None,
        }
    }

    /// What a ground gives, for people.
    pub(super) fn gives_in_words(&self, claim: &Claim<'_, 'a>) -> &'static str {
        match claim.ground {
            InvokedGround::Breach if self.is_of_two() => {
                "who claims it may terminate or suspend the treaty (VCLT 60(1))"
            }
            InvokedGround::Breach => {
                "who claims it may suspend it toward those it accuses, or for itself if the breach changes the position of \
                 every party; all the others together may terminate it (VCLT 60(2))"
            }
            InvokedGround::Impossibility if self.is_of_two() => {
                "who claims it may terminate the treaty, and while it is temporary suspend it (VCLT 61(1))"
            }
            InvokedGround::Impossibility => {
                "who claims it may withdraw from all, and while it is temporary suspend it (VCLT 61(1))"
            }
            InvokedGround::ChangedCircumstances if self.is_of_two() => {
                "who claims it may terminate or suspend the treaty (VCLT 62)"
            }
            InvokedGround::ChangedCircumstances => {
                "who claims it may withdraw from all, or suspend the treaty (VCLT 62)"
            }
            InvokedGround::PeremptoryNorm | InvokedGround::OriginalNorm => {
                "the treaty is void as a whole, once that is declared (VCLT 53, 64)"
            }
            InvokedGround::NewNorm => {
                "the treaty becomes void as a whole, and ends once that is declared (VCLT 64)"
            }
            InvokedGround::Desuetude => {
                "desuetude is no ground of the Convention: the consent of all the parties ends it (VCLT 42(2), 54(b))"
            }
        }
    }

    /// From when a measure has effect: from its receipt, when nobody has objected in the time that they had.
    pub(super) fn effect(&self, claim: &Claim<'_, 'a>, measure: &Done<'_>) -> Option<Day> {
        let free = claim.last().next().filter(|_| self.objections(claim).next().is_none())?;
        let day = measure.received.max(free).max(measure.effective.unwrap_or(Day::MIN));
        self.taken_back_on(claim).is_none_or(|revoked| day <= revoked).then_some(day)
    }

    /// From when something that the author of a claim declared has effect: by its ground, or by the consent of all
    /// the parties.
    pub(super) fn carried_out(&self, claim: &Claim<'_, 'a>) -> Option<Day> {
        let by_ground = self.alone_or_together(claim);
        let ended = |day: Day| self.ended.as_ref().is_some_and(|(ended, _)| *ended == day);
        let by_consent = self.declared_by_all().map(|(day, _)| day).filter(|day| ended(*day));
        let by_consent = by_consent.filter(|_| self.measures(claim).any(ends));
        by_ground.into_iter().chain(by_consent).min()
    }

    /// The same by its ground alone, by itself or with all the others.
    pub(super) fn alone_or_together(&self, claim: &Claim<'_, 'a>) -> Option<Day> {
        let given = self.measures(claim).filter(|it| self.gives(claim, it));
        let alone = given.filter_map(|it| self.effect(claim, it)).min();
        let together = self.terminated(claim).and_then(|_| self.all_others(claim));
        alone.into_iter().chain(together.map(|(day, _)| day)).min()
    }

    /// The claims from which their author goes on by an act.
    fn claims_behind(&self, act: &Done<'a>, by: Member) -> impl Iterator<Item = Claim<'_, 'a>> {
        let (fact, own) = (act.deed.fact, self.claims().filter(move |it| it.by == by));
        own.filter(move |it| self.measures(it).any(|measure| measure.deed.fact == fact))
    }

    /// Whether who suspends has invoked a ground for it, and is held to its procedure.
    pub(in crate::evaluate) fn rests_on_claim(&self, act: &Done<'a>, by: Member) -> bool {
        self.claims_behind(act, by).next().is_some()
    }

    /// From when nothing in the procedure of its own claims keeps an act from having effect.
    pub(in crate::evaluate) fn free_from(&self, act: &Done<'a>, by: Member) -> Option<Day> {
        self.claims_behind(act, by).filter_map(|it| self.effect(&it, act)).min()
    }

    /// Whose breach of a treaty of many the author of an act claims.
    pub(in crate::evaluate) fn accused_before(&self, act: &Done<'a>, by: Member) -> Vec<Member> {
        let breaches = self.claims_behind(act, by).filter(|it| it.ground == InvokedGround::Breach);
        let mut all: Vec<Member> = breaches
            .filter(|_| !self.is_of_two())
            .flat_map(|it| it.act.deed.toward.iter().copied())
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// What a claim gives to who suspends the treaty, toward one or toward all.
    pub(in crate::evaluate) fn by_claim(
        &self,
        act: &Done<'a>,
        by: Member,
        toward: Option<Member>,
    ) -> Option<ByClaim<T::Note>> {
        let given = self.claims_behind(act, by).filter_map(|it| {
            let rule = self.gives_suspension(&it, toward)?;
            let note = self.trace.act(it.act.deed.fact, it.act.received);
            Some(ByClaim { since: self.effect(&it, act)?, rule, note })
        });
        given.min_by_key(|it| it.since)
    }

    /// Whether a suspension has effect only if a breach changes the position of every party (VCLT 60(2)(c)).
    pub(in crate::evaluate) fn is_radical(
        &self,
        act: &Done<'a>,
        by: Member,
        toward: Option<Member>,
    ) -> bool {
        let accused = self.accused_before(act, by);
        let others = toward.is_none_or(|it| !accused.contains(&it));
        let ground = |it: &Claim<'_, 'a>| it.ground == InvokedGround::Breach;
        let mut behind = self.claims_behind(act, by).filter(|it| self.effect(it, act).is_some());
        !accused.is_empty() && others && behind.all(|it| ground(&it))
    }
}
