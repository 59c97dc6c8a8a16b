//! The reason of an answer: the same evaluation with every sentence kept.

use foedera_dates::{Day, Verdict};
use foedera_entities::EntityId;

use super::gathered::{Gathered, paused};
use super::scope::{Scope, Who};
use super::{Engine, Question};
use crate::answer::{Reason, Residual};
use crate::evaluate::{
    Axis, Completion, Evaluation, Full, Spell, Timeline, cite, evaluate_reach, spell_on,
};
use crate::law::{ClauseNo, Member};
use crate::words;

/// The completions that an answer is explained by, with all their reasons.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// One in which it is in force.
    pub(super) with: Option<Timeline<Reason>>,
    /// One in which it is not.
    pub(super) without: Option<Timeline<Reason>>,
    /// The term that runs on the day asked about.
    term: Option<Reason>,
}

impl Shown {
    pub(super) fn either(&self) -> Option<&Timeline<Reason>> {
        self.with.as_ref().or(self.without.as_ref())
    }

    /// The day on which it comes into force for all that are asked about, where it is not and nothing
    /// is left to be done but wait.
    pub(super) fn waits_until(&self, scope: Scope, day: Day) -> Option<Day> {
        let spells = spells_asked(self.without.as_ref()?, scope);
        let next = |spells: &[Spell<Reason>]| {
            spells.iter().find(|it| it.until.is_none_or(|until| day < until)).map(|it| it.since)
        };
        let days: Option<Vec<Day>> = spells.into_iter().map(next).collect();
        days?.into_iter().max().filter(|since| day < *since)
    }
}

impl Engine {
    /// The witnesses of an answer, evaluated again with every sentence kept.
    pub(super) fn shown(&self, treaty: usize, gathered: &Gathered, day: Day) -> Shown {
        let on = |it: &Option<Completion>| {
            it.as_ref().and_then(|it| self.traced(treaty, it, |it| it.run_on(day)))
        };
        let (with, term) = on(&gathered.witness.0).unzip();
        let without = on(&gathered.witness.1).map(|(timeline, _)| timeline);
        let term = term.flatten().filter(|_| gathered.term().is_some()).map(|it| it.note);
        Shown { with, without, term }
    }

    /// The timeline of one completion with its reasons.
    pub(super) fn full(&self, treaty: usize, completion: &Completion) -> Option<Timeline<Reason>> {
        self.traced(treaty, completion, |it| it.run())
    }

    fn traced<R>(
        &self,
        treaty: usize,
        completion: &Completion,
        finish: impl FnOnce(Evaluation<'_, Full<'_>>) -> R,
    ) -> Option<R> {
        let law = self.library.treaties.get(treaty)?;
        let act = |fact: usize, day: Day| self.reason_of_act(fact, day);
        let citing = |clause: ClauseNo| cite(law, clause);
        let trace = Full { act: &act, cite: &citing };
        evaluate_reach(self.completed(), treaty, completion, &trace, finish)
    }

    /// An act, as of a day, with who reports it.
    fn reason_of_act(&self, number: usize, day: Day) -> Reason {
        let Some(fact) = self.fact(number) else { return Reason::new("an act") };
        let told = words::act(&fact.act);
        let said = fact.statements.iter().filter_map(|index| self.belief.said.get(*index));
        Reason {
            act: Some(told.clone()),
            source: said.map(words::voice).collect(),
            date: Some(day),
            ..Reason::new(format!("{told}, on {day}"))
        }
    }

    /// Why the answer is what it is. An open answer shows a completion of either kind.
    pub(super) fn because(
        &self,
        question: &Question,
        scope: Scope,
        gathered: &Gathered,
        shown: &Shown,
        residual: Option<&Residual>,
    ) -> Reason {
        let (id, day) = (&question.treaty, question.on);
        let verdict = gathered.verdict(scope);
        let whom = self.whom(question);
        let says = match (verdict, gathered.asked.since()) {
            (Verdict::Yes, Some(since)) => format!("{id} is in force{whom} since {since}"),
            (Verdict::Yes, None) => format!("{id} is in force{whom} on {day}"),
            (Verdict::No, _) => format!("{id} is not in force{whom} on {day}"),
            (Verdict::Open, _) => format!("whether {id} is in force{whom} on {day} is open"),
        };
        let mut because = Vec::new();
        if verdict != Verdict::No
            && let Some(timeline) = &shown.with
        {
            because.extend(began(timeline, scope, day));
            because.extend(ends(timeline, scope, day));
            if let Some(pair) = scope.pair() {
                because.extend(paused(timeline, pair, day).map(|it| it.spell.began.clone()));
            }
            because.extend(shown.term.clone());
        }
        if gathered.hangs_on_the_unseen() {
            because.extend(
                self.gaps(question)
                    .map(|says| Reason::new(format!("{says}, and acts may be missing"))),
            );
        }
        if verdict != Verdict::Yes
            && let Some(timeline) = &shown.without
        {
            because.extend(not_in_force(timeline, scope, day, residual));
        }
        Reason { date: Some(day), because, ..Reason::new(says) }
    }

    fn whom(&self, question: &Question) -> String {
        let name = |id: EntityId| {
            let subject = self.subjects.number(&id);
            subject.and_then(|it| self.subjects.id_on(it, question.on)).unwrap_or(id)
        };
        match (question.of.map(name), question.with.map(name)) {
            (None, None) => String::new(),
            (Some(one), None) | (None, Some(one)) => format!(" for {one}"),
            (Some(one), Some(two)) => format!(" between {one} and {two}"),
        }
    }
}

/// The notes of what began the spells that are asked about.
fn began(timeline: &Timeline<Reason>, scope: Scope, day: Day) -> Vec<Reason> {
    spells_asked(timeline, scope)
        .into_iter()
        .filter_map(|spells| spell_on(spells, day))
        .map(|spell| spell.began.clone())
        .collect()
}

/// The notes of what ends the spells that are asked about, each once.
fn ends(timeline: &Timeline<Reason>, scope: Scope, day: Day) -> Vec<Reason> {
    let spells = spells_asked(timeline, scope);
    let mut notes: Vec<Reason> = Vec::new();
    for spell in spells.into_iter().filter_map(|spells| spell_on(spells, day)) {
        notes.extend(spell.ended.clone().filter(|note| !notes.contains(note)));
    }
    notes
}

fn not_in_force(
    timeline: &Timeline<Reason>,
    scope: Scope,
    day: Day,
    residual: Option<&Residual>,
) -> Vec<Reason> {
    let mut because: Vec<Reason> = Vec::new();
    for spells in spells_asked(timeline, scope) {
        let over = spells.iter().rev().find(|it| it.until.is_some_and(|until| until <= day));
        if let Some(spell) = over.filter(|_| spell_on(spells, day).is_none()) {
            because.extend(spell.ended.clone());
            because.push(spell.began.clone());
        }
        because.extend(spells.iter().find(|it| day < it.since).map(later));
    }
    if let Some((_, note)) = timeline.lapsed.as_ref().filter(|(lapsed, _)| *lapsed <= day) {
        because.push(note.clone());
    }
    because.extend(residual.map(missing));
    because
}

fn later(spell: &Spell<Reason>) -> Reason {
    let says = format!("it came into force only on {}", spell.since);
    Reason { because: vec![spell.began.clone()], ..Reason::new(says) }
}

fn spells_asked(timeline: &Timeline<Reason>, scope: Scope) -> Vec<&[Spell<Reason>]> {
    let of = |member: Member| timeline.members.get(member.index()).map(|it| it.on(Axis::Force));
    if scope == Scope::Treaty {
        return vec![timeline.force.as_slice()];
    }
    scope.states().filter_map(Who::member).filter_map(of).collect()
}

/// What is missing, as a reason.
fn missing(residual: &Residual) -> Reason {
    let mut because: Vec<Reason> = Vec::new();
    lacking(residual, &mut because);
    let says = if let Residual::WaitUntil(day) = residual {
        format!("nothing is left to do but wait until {day}")
    } else {
        "what must happen before entry into force has not happened".to_owned()
    };
    Reason { because, ..Reason::new(says) }
}

/// Each thing that is missing, once, with how much of it or by whom.
fn lacking(residual: &Residual, found: &mut Vec<Reason>) {
    let (missing, by) = match residual {
        Residual::AllOf(parts) | Residual::AnyOf(parts) => {
            parts.iter().for_each(|part| lacking(part, found));
            return;
        }
        Residual::Act(missing) | Residual::Event(missing) if missing.by.is_empty() => {
            (missing, String::new())
        }
        Residual::Act(missing) | Residual::Event(missing) => {
            (missing, format!(", by {}", words::list(&missing.by)))
        }
        Residual::MoreOf { number, of, missing } => {
            (missing, format!(", by {number} more of {of}"))
        }
        Residual::ShareOf { needed, missing } => (missing, format!(", {needed} more")),
        Residual::WaitUntil(_) | Residual::MustNot(_) => return,
    };
    let clause = Some(missing.clause.clone());
    let leaf = Reason { clause, ..Reason::new(format!("missing: {}{by}", missing.act)) };
    if !found.contains(&leaf) {
        found.push(leaf);
    }
}
