//! Status: in force? for whom? since and until when? and what is still missing.

use std::rc::Rc;

use foedera_dates::{Day, Verdict};
use foedera_entities::EntityId;

use super::gathered::Gathered;
use super::reasons::Shown;
use super::scope::{Scope, Who};
use super::{Engine, Question, Refusal};
use crate::answer::{Ahead, Answer, Conflict, Missing, PartAnswer, Reason, Residual};
use crate::belief::FactNo;
use crate::evaluate::{
    Axis, Bulk, Completion, Evaluation, Lack, Timeline, cite, evaluate_reach, part_of, spell_on,
};
use crate::law::{Case, Deed, clauses};
use crate::words;

impl Engine {
    fn ids_of(&self, treaties: &[usize]) -> Vec<String> {
        let known = treaties.iter().filter_map(|no| self.library.treaties.get(*no));
        known.map(|it| it.id.clone()).collect()
    }

    /// The answer to a question, with its reason.
    ///
    /// # Errors
    ///
    /// The treaty is not in the library, or it is asked between a state and itself.
    pub fn status(&self, question: &Question) -> Result<Answer, Refusal> {
        let case = self.case_of(question)?;
        let treaty = case.no;
        if let (Some(state), Some(named)) = (question.of, question.with)
            && (state == named || self.is_same(&state, &named))
        {
            return Err(Refusal::WithItself { state, named });
        }
        let (scope, day) = (self.scope(case, question), question.on);
        let gathered = self.gather(treaty, scope, day, None);
        let in_force = gathered.verdict(scope);
        let Lack { residual, would_follow, lapses } =
            self.lack(&gathered, &|it| self.lack_in(treaty, it, day));
        let told = |it: &Completion, _| {
            let (timeline, term) =
                self.traced(treaty, it, |it| it.with_newcomers(&scope.newcomers()).run_on(day))?;
            Some((Rc::new(timeline), term))
        };
        let shown = self.shown(&gathered, &told);
        let residual = self.residual((case, scope), question, &gathered, &shown, residual);
        let because = self.because(question, scope, &gathered, &shown, residual.as_ref());
        let branches = self.branches(&gathered);
        let (reservations, beside) = self.reservations(case, scope, day);
        let mut warnings = self.warnings(case, scope, day, &gathered);
        let declared = self.declarations(case, scope, day);
        let amended = self.amendments(case, scope, day);
        let (invoked, left_out) = self.invoked(case, scope, day);
        warnings.extend(
            [beside, declared.warnings, amended.warnings].concat().into_iter().chain(left_out),
        );
        Ok(Answer {
            treaty: question.treaty.clone(),
            on: day,
            known: self.known,
            between: question.of.into_iter().chain(question.with).collect(),
            territory: None,
            in_force,
            since: gathered.asked.since(),
            until: gathered.asked.until(),
            replaced_by: self.ids_of(gathered.replaced_by()),
            except: self.parts((treaty, scope), &gathered, &shown, in_force, day),
            reservations,
            declarations: declared.all,
            version: amended.version.filter(|_| in_force != Verdict::No),
            amendments: amended.all,
            priority: self.priorities(case, question, (&gathered, scope)),
            invoked,
            survives: self.survives(case, scope, &gathered, day),
            states: self.states(case, question, scope, &gathered, &shown),
            missing: leaves(residual.as_ref(), declared.due),
            residual,
            would_follow,
            lapses,
            ahead: self.ahead(treaty, scope, &gathered, &shown, day),
            open_on: self.open_on(question, &gathered, in_force, &branches),
            conflicts: self.conflicts(case, scope, &because),
            term: gathered.term(),
            warnings,
            branches,
            because,
        })
    }

    /// The entry into force that is still to come, where what is asked about is not in force.
    pub(super) fn ahead(
        &self,
        treaty: usize,
        scope: Scope,
        gathered: &Gathered,
        shown: &Shown,
        day: Day,
    ) -> Option<Ahead> {
        let (on, certain) = gathered.later().filter(|_| gathered.verdict(scope) == Verdict::No)?;
        Some(Ahead { on, certain, because: self.why_later(treaty, scope, shown, day) })
    }

    pub(crate) fn is_same(&self, one: &EntityId, two: &EntityId) -> bool {
        let number = self.subjects.number(one);
        number.is_some() && number == self.subjects.number(two)
    }

    /// The conflicts that concern what is asked: about acts of the states asked about or of all, and
    /// about acts on which the answer rests.
    pub(super) fn conflicts(&self, case: &Case, scope: Scope, because: &Reason) -> Vec<Conflict> {
        let deed = |fact: FactNo| case.deeds.iter().find(|it| it.fact == fact);
        let everyone = scope.states().all(|it| it.member().is_none());
        let concerns = |fact: FactNo, conflict: &Conflict| {
            let asked =
                |it: &Deed| it.by.is_empty() || it.by.iter().any(|by| scope.asks_about(*by));
            everyone || deed(fact).is_none_or(asked) || because.rests_on(&conflict.act)
        };
        let about = case.belief.conflicts.iter();
        about.filter(|it| concerns(it.fact, &it.conflict)).map(|it| it.conflict.clone()).collect()
    }

    /// What is missing for what is asked: for the treaty, and the consents of those asked about.
    pub(super) fn residual(
        &self,
        (case, scope): (&Case, Scope),
        question: &Question,
        gathered: &Gathered,
        shown: &Shown,
        of_treaty: Option<Residual>,
    ) -> Option<Residual> {
        if scope == Scope::Treaty {
            return of_treaty;
        }
        // Of what has ended nothing is awaited.
        let awaited = !gathered.is_surely_over();
        let own = self.own_lack(case, scope, gathered, question).filter(|_| awaited);
        let whole = own.into_iter().chain(of_treaty);
        let whole = whole.reduce(|own, treaty| Residual::AllOf(vec![own, treaty]));
        whole.or_else(|| shown.waits_until(scope, question.on).map(Residual::WaitUntil))
    }

    /// What is missing for the treaty in one completion.
    pub(super) fn lack_in(&self, treaty: usize, completion: &Completion, day: Day) -> Option<Lack> {
        let finish = |it: Evaluation<'_, Bulk>| it.lack(day);
        evaluate_reach(self.completed(), treaty, completion, &Bulk, finish)
    }

    /// What is missing for the treaty, over completions: the tree of one in which it is missing,
    /// its leaves marked where another completion lacks them not.
    pub(super) fn lack(
        &self,
        gathered: &Gathered,
        lacking: &dyn Fn(&Completion) -> Option<Lack>,
    ) -> Lack {
        let of = |completion: Option<&Completion>| lacking(completion?);
        let (with, without) = (gathered.with.first(), gathered.without.first());
        let mut lack = of(without).or_else(|| of(with)).unwrap_or_default();
        let latest = without.map(|it| gathered.at_the_latest(it));
        let others = gathered.without.all().into_iter().skip(1).chain(&latest);
        let others: Vec<Lack> = others.filter_map(|it| of(Some(it))).collect();
        let others: Vec<&Residual> = others.iter().filter_map(|it| it.residual.as_ref()).collect();
        lack.residual.iter_mut().for_each(|own| own.take_in(&others));
        let other = of(with).and_then(|it| it.residual);
        let elsewhere = other.as_ref().map(Residual::leaves).unwrap_or_default();
        if with.is_some()
            && without.is_some()
            && let Some(residual) = &mut lack.residual
        {
            // Of how many more is asked may differ; that some are is the same.
            let same = |one: &Missing, two: &Missing| {
                (&one.act, &one.by, &one.clause) == (&two.act, &two.by, &two.clause)
            };
            residual.mark_maybe(&|leaf| !elsewhere.iter().any(|it| same(it, leaf)));
        }
        lack
    }

    /// What a state lacks though the treaty lacks nothing of it: its own consent.
    fn own_lack(
        &self,
        case: &Case,
        scope: Scope,
        gathered: &Gathered,
        question: &Question,
    ) -> Option<Residual> {
        let over = |who: Who| match who {
            Who::Member(member) => gathered.all.states.get(member.index()),
            Who::Other(born) => gathered.all.others.get(&born),
            Who::Absent => None,
        };
        let consented = |who: Who| over(who).map_or(Verdict::No, |it| it.axis(Axis::Consent));
        // Who has left is not told that its consent is missing: it took it back.
        let has_left = |who: Who| over(who).is_some_and(|it| it.left.verdict() != Verdict::No);
        let asked = [question.of, question.with].into_iter().flatten().zip(scope.states());
        let bound = |who: Who| over(who).is_some_and(|it| it.axis(Axis::Force) == Verdict::Yes);
        let absent = |id: &EntityId| {
            let (subject, day) = (self.subjects.number(id), question.on);
            subject.is_some_and(|it| {
                self.subjects.is_gone(it, day) || self.subjects.is_to_come(it, day)
            })
        };
        let lacking: Vec<(EntityId, Who, Verdict)> = asked
            .filter(|(id, who)| !has_left(*who) && !bound(*who) && !absent(id))
            .map(|(id, who)| (id, who, consented(who)))
            .filter(|(.., consent)| *consent != Verdict::Yes)
            .collect();
        let law = self.library.treaties.get(case.no)?;
        let closed_to = |id: &EntityId| {
            !law.head.between.is_empty() && !law.head.between.iter().any(|it| it == id)
        };
        if lacking.iter().any(|(id, ..)| closed_to(id)) {
            return None;
        }
        let mut missing = Vec::new();
        for (id, who, _) in &lacking {
            missing.extend(self.former_lack(case, (*id, *who), gathered, question.on));
        }
        let waits = |it: &EntityId| missing.iter().any(|missing| missing.by.contains(it));
        let own = lacking.iter().filter(|(id, ..)| !waits(id));
        let by: Vec<EntityId> = own.clone().map(|(id, ..)| *id).collect();
        if !by.is_empty() {
            missing.push(Missing {
                act: "consent to be bound".to_owned(),
                by,
                clause: "VCLT 11".to_owned(),
                more_of: None,
                maybe: own.clone().all(|(.., consent)| *consent == Verdict::Open),
            });
        }
        let all = missing.into_iter().map(Residual::Act);
        all.reduce(|one, two| Residual::AllOf(vec![one, two]))
    }

    /// What the consent of a state waits for: that to another treaty, to whose parties alone this is open.
    fn former_lack(
        &self,
        case: &Case,
        (id, who): (EntityId, Who),
        gathered: &Gathered,
        day: Day,
    ) -> Vec<Missing> {
        let completion = gathered.without.first().or(gathered.with.first());
        let member = who.member();
        let awaits = |it: Evaluation<'_, Bulk>| member.map(|who| it.awaits(who, day));
        let awaited = completion
            .and_then(|it| evaluate_reach(self.completed(), case.no, it, &Bulk, awaits).flatten());
        let law = self.library.treaties.get(case.no);
        let missing = awaited.into_iter().flatten().map(|(clause, former)| Missing {
            act: format!("consent to be bound by {former}"),
            by: vec![id],
            clause: law.map(|law| cite(law, clause)).unwrap_or_default(),
            more_of: None,
            maybe: false,
        });
        missing.collect()
    }

    /// Parts whose answer, or whose first day, differs from that of the whole.
    pub(super) fn parts(
        &self,
        (treaty, scope): (usize, Scope),
        gathered: &Gathered,
        shown: &Shown,
        whole: Verdict,
        day: Day,
    ) -> Vec<PartAnswer> {
        let Some(law) = self.library.treaties.get(treaty) else { return Vec::new() };
        let unmet = || Reason::new("its condition is not met");
        let named = clauses(law, part_of).map(|(_, part)| part);
        let note = |at: usize| {
            let all = |it: &Timeline<Reason>| {
                let spell = it.parts.get(at).and_then(|(_, spells)| spell_on(spells, day));
                spell.map(|it| it.began.clone()).into_iter().collect()
            };
            let own = |it: &Timeline<Reason>| {
                let of = |who: Who| it.members.get(who.member()?.index())?.parts.get(at);
                let spells = scope.states().filter_map(|who| spell_on(of(who)?, day));
                spells.map(|it| it.began.clone()).collect()
            };
            let (all, own) =
                (self.told(treaty, shown.either(), all), self.told(treaty, shown.either(), own));
            let in_force = gathered.parts.get(at).is_some_and(|it| it.verdict() != Verdict::No);
            match all.into_iter().next() {
                Some(all) if scope == Scope::Treaty => all,
                Some(_) if in_force => own.into_iter().last().unwrap_or_else(unmet),
                Some(all) => {
                    let says = "it is in force, but only between those that have declared so";
                    Reason { because: vec![all], ..Reason::new(says) }
                }
                None => unmet(),
            }
        };
        named
            .zip(&gathered.parts)
            .enumerate()
            .filter(|(_, (_, over))| {
                over.verdict() != whole || over.since() != gathered.asked.since()
            })
            .map(|(at, (part, over))| PartAnswer {
                part: words::part(part),
                in_force: over.verdict(),
                since: over.since(),
                because: note(at),
            })
            .collect()
    }
}

/// What is missing for entry into force, and then what is due beside it.
fn leaves(residual: Option<&Residual>, due: Vec<Missing>) -> Vec<Missing> {
    residual.map(Residual::leaves).unwrap_or_default().into_iter().chain(due).collect()
}
