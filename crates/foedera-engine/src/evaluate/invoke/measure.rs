//! What the measures do by which a party goes on from a ground that it has invoked: termination, withdrawal,
//! suspension, as VCLT 60 to 62 and 64 give them, once nobody has objected in time (65(2)).

use foedera_dates::Day;
use foedera_model::ActKind;

use super::Claim;
use crate::answer::InvokedGround;
use crate::evaluate::end::end_all;
use crate::evaluate::journal::Done;
use crate::evaluate::leave::Leave;
use crate::evaluate::{Evaluation, Ground, Spell, Trace};
use crate::law::Member;

/// Whether an act can be the instrument of VCLT 67(2).
pub(super) fn is_measure(act: &Done<'_>) -> bool {
    [ActKind::Suspension, ActKind::DeclaredTermination].contains(&act.deed.kind)
}

fn ends(act: &Done<'_>) -> bool {
    act.deed.kind == ActKind::DeclaredTermination
}

impl<'a, T: Trace> Evaluation<'a, T> {
    /// The instruments by which the author of a claim went on, while it stood.
    pub(super) fn measures(&self, claim: &Claim<'_, 'a>) -> impl Iterator<Item = &Done<'a>> {
        let (claim, revoked) = (*claim, self.taken_back_on(claim));
        let own = self.journal.iter().filter(move |it| claim.leads_to(it));
        own.filter(move |it| revoked.is_none_or(|revoked| it.sent <= revoked))
    }

    fn is_of_two(&self) -> bool {
        self.case.between.len() == 2
    }

    /// Whether the ground gives a measure to who carried it out alone.
    pub(super) fn gives(&self, claim: &Claim<'_, 'a>, measure: &Done<'_>) -> bool {
        let accused = &claim.act.deed.toward;
        match claim.ground {
            InvokedGround::Breach if self.is_of_two() => true,
            InvokedGround::Breach => {
                !ends(measure) && measure.deed.toward.iter().all(|it| accused.contains(it))
            }
            InvokedGround::Impossibility | InvokedGround::ChangedCircumstances => true,
            InvokedGround::PeremptoryNorm => ends(measure),
            InvokedGround::Desuetude => false,
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
            InvokedGround::Impossibility => {
                "who claims it may terminate the treaty or withdraw, and while it is temporary suspend it (VCLT 61(1))"
            }
            InvokedGround::ChangedCircumstances => {
                "who claims it may terminate the treaty, withdraw or suspend it (VCLT 62)"
            }
            InvokedGround::PeremptoryNorm => {
                "the treaty is void as a whole, and ends once that is declared (VCLT 64)"
            }
            InvokedGround::Desuetude => {
                "desuetude is no ground of the Convention: the consent of all the parties ends it (VCLT 42(2), 54(b))"
            }
        }
    }

    /// From when a measure has effect: from its receipt, when nobody has objected in the time that they had.
    fn effect(&self, claim: &Claim<'_, 'a>, measure: &Done<'_>) -> Option<Day> {
        let free = claim.last().next().filter(|_| self.objections(claim).next().is_none())?;
        let day = measure.received.max(free).max(measure.effective.unwrap_or(Day::MIN));
        self.taken_back_on(claim).is_none_or(|revoked| day <= revoked).then_some(day)
    }

    /// From when something that the author of a claim declared has effect, by itself or with all the others.
    pub(super) fn carried_out(&self, claim: &Claim<'_, 'a>) -> Option<Day> {
        let given = self.measures(claim).filter(|it| self.gives(claim, it));
        let alone = given.filter_map(|it| self.effect(claim, it)).min();
        let together = self.terminated(claim).and_then(|_| self.all_others(claim));
        alone.into_iter().chain(together.map(|(day, _)| day)).min()
    }

    /// From when an act suspends: where its author has invoked a ground, not before the procedure is
    /// over.
    pub(in crate::evaluate) fn suspends_from(&self, act: &Done<'_>, by: Member) -> Option<Day> {
        let claims = self.claims().filter(|it| it.by == by);
        let own: Vec<Claim<'_, 'a>> = claims
            .filter(|it| self.measures(it).any(|measure| measure.deed.fact == act.deed.fact))
            .collect();
        let given = own.iter().filter(|it| self.gives(it, act));
        if own.is_empty() {
            Some(act.sent)
        } else {
            given.filter_map(|it| self.effect(it, act)).min()
        }
    }

    /// A party that goes on by itself: it ends a treaty of two, and one that is void; else it withdraws.
    pub(in crate::evaluate) fn leave_by_measure(
        &self,
        member: Member,
        spell: &Spell<T::Note>,
    ) -> Option<Leave<T::Note>> {
        let in_time = |it: &Claim<'_, 'a>| it.by == member && spell.since <= it.act.received;
        let alone = |it: &Claim<'_, 'a>| it.ground != InvokedGround::Breach || self.is_of_two();
        let claims = self.claims().filter(in_time).filter(alone);
        let leaves = claims.filter_map(|claim| {
            let (day, measure) = self.terminated(&claim)?;
            let for_all = self.is_of_two() || claim.ground == InvokedGround::PeremptoryNorm;
            let note = self.ended_by_measure(&claim, (day, measure), for_all);
            Some(Leave { day, note, own_act: !for_all, for_all })
        });
        leaves.min_by_key(|it| it.day)
    }

    fn ended_by_measure(
        &self,
        claim: &Claim<'_, 'a>,
        (day, measure): (Day, &Done<'_>),
        for_all: bool,
    ) -> T::Note {
        let acts = [claim.act, measure].map(|it| self.trace.act(it.deed.fact, it.received));
        let says = || {
            let who = self.name(claim.by, measure.sent);
            let what = if for_all { "declared it terminated" } else { "withdrew" };
            let ground = claim.ground;
            format!(
                "{who} {what} since {day} for {ground}, to which nobody objected in time (VCLT 65(2), 67(2))"
            )
        };
        self.trace.step(Ground::General(claim.ground.rule()), Some(day), says, acts)
    }

    /// The first declaration that the treaty is terminated, with the day of its effect.
    fn terminated(&self, claim: &Claim<'_, 'a>) -> Option<(Day, &Done<'a>)> {
        let own = self.measures(claim).filter(|it| ends(it));
        let own = own.filter(|_| claim.ground != InvokedGround::Desuetude);
        own.filter_map(|it| Some((self.effect(claim, it)?, it))).min_by_key(|(day, _)| *day)
    }

    /// For a breach of a treaty of many: the day from which all the other parties have terminated it, and
    /// whether only toward those that they accuse (VCLT 60(2)(a)).
    fn all_others(&self, claim: &Claim<'_, 'a>) -> Option<(Day, bool)> {
        if claim.ground != InvokedGround::Breach || self.is_of_two() {
            return None;
        }
        let accused = &claim.act.deed.toward;
        let alike = self
            .claims()
            .filter(|it| it.ground == InvokedGround::Breach && it.act.deed.toward == *accused);
        let own: Vec<(Member, Day, bool)> = alike
            .filter_map(|it| {
                let (day, measure) = self.terminated(&it)?;
                Some((it.by, day, !measure.deed.toward.is_empty()))
            })
            .collect();
        let day = own.iter().map(|(_, day, _)| *day).max()?;
        let has_declared = |who: &Member| own.iter().any(|(by, ..)| by == who);
        let mut others = self.parties_on(day.previous()?).filter(|it| !accused.contains(it));
        others.all(|it| has_declared(&it)).then(|| (day, own.iter().all(|(.., toward)| *toward)))
    }

    /// Ends the treaty, or those out that are accused, where all the others have terminated it for a breach.
    pub(in crate::evaluate) fn end_by_breach(&mut self) -> Option<(Day, T::Note)> {
        let found: Vec<(Day, bool, Vec<Member>, T::Note)> = self
            .claims()
            .filter_map(|claim| {
                let (day, only_them) = self.all_others(&claim)?;
                let measure = self.terminated(&claim)?.1;
                let note = self.ended_by_measure(&claim, (day, measure), true);
                Some((day, only_them, claim.act.deed.toward.clone(), note))
            })
            .collect();
        for (day, _, accused, note) in found.iter().filter(|(_, only_them, ..)| *only_them) {
            for who in accused {
                let own = self.force.get_mut(who.index());
                own.into_iter().for_each(|it| end_all(it, *day, note));
            }
        }
        let all = found.into_iter().filter(|(_, only_them, ..)| !only_them);
        all.map(|(day, .., note)| (day, note)).min_by_key(|(day, _)| *day)
    }

    /// A termination that is declared and rests on nothing ends nothing (VCLT 42(2)).
    pub(in crate::evaluate) fn warn_of_bare_declarations(&self) {
        for act in self.journal.iter().filter(|it| ends(it)) {
            let rests = self.claims().any(|it| it.leads_to(act));
            for by in act.deed.by.iter().filter(|_| !rests) {
                self.warn(act.received, Some(*by), || {
                    let who = self.name(*by, act.sent);
                    format!("the declaration of {who} that the treaty is terminated invokes no ground: it ends nothing (VCLT 42(2))")
                });
            }
        }
    }
}
