//! How a treaty ends, or a party is out, by the measures of those that invoke a ground (VCLT 60 to 62, 64), and by
//! declarations of all the parties that it is terminated, which are their consent (54(b)).

use foedera_dates::Day;
use foedera_model::ActKind;

use super::Claim;
use super::measure::ends;
use crate::answer::InvokedGround;
use crate::evaluate::journal::Done;
use crate::evaluate::leave::{Leave, Out};
use crate::evaluate::{Evaluation, Ground, Spell, Trace};
use crate::law::Member;

impl<'a, T: Trace> Evaluation<'a, T> {
    /// A party that goes on by itself: it ends a treaty of two, and one that is void; else it withdraws.
    pub(in crate::evaluate) fn leave_by_measure(
        &self,
        member: Member,
        spell: &Spell<T::Note>,
    ) -> Option<Leave<T::Note>> {
        let in_time = |it: &Claim<'_, 'a>| it.by == member && spell.since <= it.act.received;
        let alone = |it: &Claim<'_, 'a>| it.ground != InvokedGround::Breach || self.is_of_two();
        // Who else is a party by then hangs on how these leave.
        let accuses = |it: &Claim<'_, 'a>| {
            let mut accused = it.act.deed.toward.iter().filter(|who| **who != member);
            it.ground != InvokedGround::Breach
                || accused.any(|who| self.had_come_in(*who, it.act.received))
        };
        let claims = self.all_claims().filter(in_time).filter(alone).filter(accuses);
        let leaves = claims.filter_map(|claim| {
            let (day, measure) = self.terminated(&claim)?;
            let for_all = self.is_of_two() || claim.ground.is_norm();
            let note = self.ended_by_measure(&claim, (day, measure), for_all);
            Some(Leave { day, note, out: if for_all { Out::ForAll } else { Out::OwnAct } })
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
    pub(super) fn terminated(&self, claim: &Claim<'_, 'a>) -> Option<(Day, &Done<'a>)> {
        let own = self.measures(claim).filter(|it| ends(it) && self.lets_end(claim, it));
        own.filter_map(|it| Some((self.effect(claim, it)?, it))).min_by_key(|(day, _)| *day)
    }

    /// For a breach of a treaty of many: the day from which all the other parties have terminated it, and
    /// whether only toward those that they accuse (VCLT 60(2)(a)).
    pub(super) fn all_others(&self, claim: &Claim<'_, 'a>) -> Option<(Day, bool)> {
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
            accused.iter().for_each(|who| self.take_out(*who, *day, note));
        }
        let all = found.into_iter().filter(|(_, only_them, ..)| !only_them);
        all.map(|(day, .., note)| (day, note)).min_by_key(|(day, _)| *day)
    }

    /// The day from which all the parties have declared it terminated, on whatever ground, with those acts: that is
    /// the consent of all (VCLT 54(b)).
    pub(in crate::evaluate) fn declared_by_all(&self) -> Option<(Day, Vec<&Done<'a>>)> {
        let whole = |it: &&Done<'a>| ends(it) && (self.is_of_two() || it.deed.toward.is_empty());
        let declared: Vec<&Done<'a>> = self.journal.iter().filter(whole).collect();
        let from = |it: &Done<'_>| it.received.max(it.effective.unwrap_or(Day::MIN));
        let stands = |it: &Done<'_>, who: Member, day: Day| {
            let revoked = self.later_act(who, ActKind::ClaimRevocation, it.sent);
            it.is_by(who) && from(it) <= day && revoked.is_none_or(|it| day < it)
        };
        let by_all = |day: &Day| {
            let parties: Vec<Member> =
                day.previous().into_iter().flat_map(|eve| self.parties_on(eve)).collect();
            let declares = |who: &Member| declared.iter().any(|it| stands(it, *who, *day));
            !parties.is_empty() && parties.iter().all(declares)
        };
        let day = declared.iter().map(|it| from(it)).filter(by_all).min()?;
        Some((day, declared.into_iter().filter(|it| from(it) <= day).collect()))
    }

    /// A declaration of termination may name a day before the others had it: it has no effect before that (VCLT 65, 67, 78).
    pub(in crate::evaluate) fn warn_of_past_days_named(&self) {
        for act in self.journal.iter().filter(|it| ends(it)) {
            let Some(named) = act.effective.filter(|it| *it < act.received) else { continue };
            let parties = act.deed.by.iter().filter(|it| self.may_be_party(**it, act.received));
            for by in parties {
                self.warn(act.received, Some(*by), || {
                    let (who, day) = (self.name(*by, act.sent), act.received);
                    format!("the declaration of {who} that the treaty is terminated names {named}, before the others had it on {day}: it has no effect before that (VCLT 65, 67, 78)")
                });
            }
        }
    }

    /// A termination that a party declares and that rests on nothing ends nothing (VCLT 42(2)).
    pub(in crate::evaluate) fn warn_of_bare_declarations(&self) {
        let by_all = self.declared_by_all();
        let agreed = |act: &Done<'_>| {
            by_all.iter().any(|(_, all)| all.iter().any(|it| it.deed.fact == act.deed.fact))
        };
        for act in self.journal.iter().filter(|it| ends(it) && !agreed(it)) {
            let rests = |by: Member| self.claims().any(|it| it.by == by && it.leads_to(act));
            let bare = |by: &&Member| !rests(**by) && self.may_be_party(**by, act.received);
            for by in act.deed.by.iter().filter(bare) {
                self.warn(act.received, Some(*by), || {
                    let who = self.name(*by, act.sent);
                    format!("the declaration of {who} that the treaty is terminated invokes no ground: it ends nothing (VCLT 42(2))")
                });
            }
        }
    }
}
