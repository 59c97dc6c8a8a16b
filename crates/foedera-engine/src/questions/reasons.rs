//! The reason of an answer: the same evaluation with every sentence kept.

use std::rc::Rc;

use foedera_dates::{Bounds, Day, Verdict};
use foedera_entities::EntityId;

use super::asked::paused;
use super::gathered::Gathered;
use super::scope::{Scope, Who};
use super::witnesses::Witnesses;
use super::{Engine, Question, Stood, between};
use crate::answer::{Reason, Residual};
use crate::belief::{Fact, FactNo, Reading};
use crate::evaluate::{
    Axis, Completed, Completion, Evaluation, Full, Running, Spell, Timeline, cite, evaluate_reach,
    spell_on,
};
use crate::law::{ClauseNo, Member};
use crate::words;

/// Of how many open days an instance tells.
const INSTANCES_SHOWN_MAX: usize = 3;

/// One completion with all its reasons, and the term that runs on the day asked about.
pub(super) type Told = (Rc<Timeline<Reason>>, Option<Running<Reason>>);

/// One completion that an answer is explained by, with all its reasons.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) completion: Completion,
    pub(super) timeline: Rc<Timeline<Reason>>,
    /// The term that runs on the day asked about.
    term: Option<Reason>,
    /// Which of rival accounts it takes as right, where that changes the answer.
    supposing: Option<String>,
}

/// The completions that an answer is explained by.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Those in which it is in force.
    with: Vec<Seen>,
    /// Those in which it is not.
    without: Vec<Seen>,
}

impl Shown {
    pub(super) fn either(&self) -> &[Seen] {
        if self.with.is_empty() { &self.without } else { &self.with }
    }

    pub(super) fn without(&self) -> &[Seen] {
        &self.without
    }

    /// Whether it is in force in one completion and not in another.
    pub(super) fn is_either(&self) -> bool {
        !self.with.is_empty() && !self.without.is_empty()
    }

    /// The day on which it comes into force for all that are asked about, where it is not and nothing
    /// is left to be done but wait.
    pub(super) fn waits_until(&self, scope: Scope, day: Day) -> Option<Bounds> {
        let wait = |seen: &Seen| {
            let next = |spells: &[Spell<Reason>]| {
                spells.iter().find(|it| it.until.is_none_or(|until| day < until)).map(|it| it.since)
            };
            let days: Option<Vec<Day>> =
                spells_asked(&seen.timeline, scope).into_iter().map(next).collect();
            days?.into_iter().max().filter(|since| day < *since).map(Bounds::day)
        };
        let waits: Option<Vec<Bounds>> = self.without.iter().map(wait).collect();
        waits?.into_iter().reduce(Bounds::hull)
    }
}

impl Engine {
    /// The witnesses of an answer, with every sentence kept; `told` is asked for each of them, and whether
    /// for the term too.
    pub(super) fn shown(
        &self,
        gathered: &Gathered,
        told: &dyn Fn(&Completion, bool) -> Option<Told>,
    ) -> Shown {
        let has_term = gathered.term().is_some();
        let rivals = !self.branches(gathered).is_empty();
        let seen = |it: &Completion, supposing: &Option<String>| {
            let (timeline, term) = told(it, has_term)?;
            let term = term.filter(|_| has_term).map(|it| it.note);
            Some(Seen { completion: it.clone(), timeline, term, supposing: supposing.clone() })
        };
        let all = |it: &Witnesses| {
            let course = it.course().filter(|_| rivals).and_then(|at| gathered.courses.get(at));
            let supposing = course.map(|(choices, _)| self.supposing(choices));
            it.all().into_iter().filter_map(|it| seen(it, &supposing)).collect()
        };
        Shown { with: all(&gathered.with), without: all(&gathered.without) }
    }

    /// What several completions tell, as one account.
    pub(super) fn told(
        &self,
        treaty: usize,
        seen: &[Seen],
        notes: impl Fn(&Timeline<Reason>) -> Vec<Reason>,
    ) -> Vec<Reason> {
        let first = seen.first().map(|it| &it.completion);
        let lists: Vec<Vec<Reason>> = seen.iter().map(|it| notes(&it.timeline)).collect();
        let because = between::merged(&lists, &|notes| self.instance(treaty, first?, notes));
        match seen.first().and_then(|it| it.supposing.clone()) {
            Some(says) if !because.is_empty() => vec![Reason { because, ..Reason::new(says) }],
            _ => because,
        }
    }

    /// Why what is asked about comes into force on a later day.
    pub(super) fn why_later(
        &self,
        treaty: usize,
        scope: Scope,
        shown: &Shown,
        day: Day,
    ) -> Vec<Reason> {
        let began = |it: &Timeline<Reason>| {
            let mut notes: Vec<Reason> = Vec::new();
            for spells in spells_asked(it, scope) {
                let next = spells.iter().find(|it| it.until.is_none_or(|until| day < until));
                notes.extend(next.map(|it| it.began.clone()).filter(|it| !notes.contains(it)));
            }
            notes
        };
        self.told(treaty, &shown.without, began)
    }

    /// Of which days a completion is an instance, as far as reasons rest on open ones.
    pub(super) fn instance(
        &self,
        treaty: usize,
        completion: &Completion,
        notes: &[Reason],
    ) -> Option<String> {
        let case = self.cases().get(treaty)?;
        let days = completion.days(treaty);
        let mut supposed = Vec::new();
        for deed in &case.deeds {
            let Some(fact) = self.fact(deed.fact) else { continue };
            let act = words::act(&fact.act);
            if !notes.iter().any(|it| it.rests_on(&act)) {
                continue;
            }
            let open = deed.places(fact).filter(|(_, it)| it.hull().is_day().is_none());
            let day = open.filter_map(|(place, _)| days.get(place)).next();
            supposed.extend(day.map(|day| format!("{act} was on {day}")));
        }
        let rest = supposed.len().saturating_sub(INSTANCES_SHOWN_MAX);
        supposed.truncate(INSTANCES_SHOWN_MAX);
        let more = if rest == 0 { String::new() } else { format!(", and {rest} more as early") };
        (!supposed.is_empty())
            .then(|| format!("for instance, if {}{more}", supposed.join(" and if ")))
    }

    /// The timeline of one completion with its reasons.
    pub(super) fn full(
        &self,
        treaty: usize,
        completion: &Completion,
        newcomers: &[Day],
    ) -> Option<Timeline<Reason>> {
        self.traced(treaty, completion, |it| it.with_newcomers(newcomers).run())
    }

    pub(super) fn traced<R>(
        &self,
        treaty: usize,
        completion: &Completion,
        finish: impl FnOnce(Evaluation<'_, Full<'_>>) -> R,
    ) -> Option<R> {
        self.traced_in(self.completed(), treaty, completion, finish)
    }

    /// The same, of what `completed` says is asked.
    pub(super) fn traced_in<R>(
        &self,
        completed: Completed<'_>,
        treaty: usize,
        completion: &Completion,
        finish: impl FnOnce(Evaluation<'_, Full<'_>>) -> R,
    ) -> Option<R> {
        let law = self.library.treaties.get(treaty)?;
        let act = |fact: FactNo, day: Day| self.reason_of_act(fact, day);
        let citing = |clause: ClauseNo| cite(law, clause);
        let trace = Full { act: &act, cite: &citing };
        evaluate_reach(completed, treaty, completion, &trace, finish)
    }

    /// An act, as of a day, with who reports it. A day that is not told is not made up: what stands
    /// there is what the accounts leave.
    fn reason_of_act(&self, number: FactNo, day: Day) -> Reason {
        let Some(fact) = self.fact(number) else { return Reason::new("an act") };
        let told = words::act(&fact.act);
        let accounts = fact.readings().flat_map(|it| &it.standing).map(|it| it.bounds);
        let on = accounts.filter(|it| it.contains(day)).min_by_key(|it| width(*it));
        let on = on.unwrap_or_else(|| Bounds::day(day));
        let said = self.told_by(number, &fact.statements);
        Reason {
            act: Some(told.clone()),
            source: said.map(words::voice).collect(),
            date: Some(on),
            ..Reason::new(format!("{told}, {}", told_as_of(fact, on)))
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
        let day = question.on;
        let verdict = gathered.verdict(scope);
        let says = self.in_one_sentence(question, verdict, gathered.asked.since());
        let treaty = self.library.number(&question.treaty).unwrap_or_default();
        let mut because = Vec::new();
        if verdict != Verdict::No {
            because.extend(self.told(treaty, &shown.with, |it| why_in_force(it, scope, day)));
            let terms: Vec<Vec<Reason>> =
                shown.with.iter().map(|it| it.term.clone().into_iter().collect()).collect();
            because.extend(between::merged(&terms, &|_| None));
        }
        if gathered.hangs_on_the_unseen() {
            because.extend(
                self.gaps(question)
                    .map(|says| Reason::new(format!("{says}, and acts may be missing"))),
            );
        }
        if verdict != Verdict::Yes {
            let without = self.told(treaty, &shown.without, |it| not_in_force(it, scope, day));
            because.extend(without);
            because.extend(residual.filter(|_| !shown.without.is_empty()).map(missing));
        }
        Reason { date: Some(Bounds::day(day)), because, ..Reason::new(says) }
    }

    fn in_one_sentence(
        &self,
        question: &Question,
        verdict: Verdict,
        since: Option<Bounds>,
    ) -> String {
        let (id, day, whom) = (&question.treaty, question.on, self.whom(question));
        match (verdict, since.map(Bounds::in_words)) {
            (Verdict::Yes, Some(since)) => format!("{id} is in force{whom} since {since}"),
            (Verdict::Yes, None) => format!("{id} is in force{whom} on {day}"),
            (Verdict::No, _) => format!("{id} is not in force{whom} on {day}"),
            (Verdict::Open, _) => format!("whether {id} is in force{whom} on {day} is open"),
        }
    }

    /// The reason of an answer as of a later day, between which nothing has changed: what it says is
    /// of that day, and rests on the same.
    pub(crate) fn told_as_of(&self, stood: &Stood, question: &Question) -> Reason {
        let says = self.in_one_sentence(question, stood.in_force, stood.since);
        Reason { says, date: Some(Bounds::day(question.on)), ..stood.because.clone() }
    }

    /// The first day after this one on which one that is asked about comes, goes, or takes another id; any
    /// subject of the treaty, where the treaty is asked about.
    pub(crate) fn next_turn(&self, treaty: usize, asked: &[EntityId], on: Day) -> Option<Day> {
        let of_treaty = self.cases().get(treaty).filter(|_| asked.is_empty());
        let of_treaty = of_treaty.into_iter().flat_map(|it| &it.members).copied();
        let subjects = of_treaty.chain(asked.iter().filter_map(|it| self.subjects.number(it)));
        subjects.flat_map(|it| self.subjects.turns(it)).filter(|it| on < *it).min()
    }

    fn whom(&self, question: &Question) -> String {
        let treaty = self.library().iter().position(|it| it.id == question.treaty);
        let name = |id: EntityId| {
            let case = treaty.and_then(|it| self.cases().get(it));
            let borne = case.zip(self.subjects.number(&id));
            borne.and_then(|(it, who)| it.id_on(&self.subjects, who, question.on)).unwrap_or(id)
        };
        match (question.of.map(name), question.with.map(name)) {
            (None, None) => String::new(),
            (Some(one), None) | (None, Some(one)) => format!(" for {one}"),
            (Some(one), Some(two)) => format!(" between {one} and {two}"),
        }
    }
}

/// How many days bounds leave; as many as there are where a side is open.
fn width(bounds: Bounds) -> i64 {
    let first = bounds.earliest().unwrap_or(Day::MIN).number();
    i64::from(bounds.latest().unwrap_or(Day::MAX).number()) - i64::from(first)
}

/// Why it is in force: what began it and what ends it.
fn why_in_force(timeline: &Timeline<Reason>, scope: Scope, day: Day) -> Vec<Reason> {
    let mut because = began(timeline, scope, day);
    because.extend(ends(timeline, scope, day));
    if let Some(pair) = scope.pair() {
        because.extend(joined(timeline, pair, day));
        because.extend(paused(timeline, pair, day).map(|it| it.spell.began.clone()));
    }
    because
}

/// What brought it into force between two that had been parties without it.
fn joined(timeline: &Timeline<Reason>, pair: (Member, Member), day: Day) -> Option<Reason> {
    let over = apart(timeline, pair).filter(|it| it.until.is_some_and(|until| until <= day));
    over.max_by_key(|it| it.until)?.ended.clone()
}

/// The spells in which it is not in force between two that are both parties.
fn apart<N>(
    timeline: &Timeline<N>,
    (one, two): (Member, Member),
) -> impl Iterator<Item = &Spell<N>> {
    let between = move |pair: (Member, Member)| pair == (one, two) || pair == (two, one);
    timeline.apart.iter().filter(move |it| between(it.pair)).map(|it| &it.spell)
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

fn not_in_force(timeline: &Timeline<Reason>, scope: Scope, day: Day) -> Vec<Reason> {
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
    because.extend(kept_apart(timeline, scope, day));
    because
}

/// Why it is not in force between two that are both parties.
fn kept_apart(timeline: &Timeline<Reason>, scope: Scope, day: Day) -> Vec<Reason> {
    let Some(pair) = scope.pair() else { return Vec::new() };
    apart(timeline, pair).filter(|it| it.contains(day)).map(|it| it.began.clone()).collect()
}

fn later(spell: &Spell<Reason>) -> Reason {
    let says = format!("it is in force only from {}", spell.since);
    Reason { because: vec![spell.began.clone()], ..Reason::new(says) }
}

/// The spells of force of the treaty, or of the states that are asked about.
pub(super) fn spells_asked<N: Clone>(timeline: &Timeline<N>, scope: Scope) -> Vec<&[Spell<N>]> {
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
        format!("nothing is left to do but wait until {}", day.in_words())
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

/// `on 2000-01-10`; of what counts from its receipt or from the day that it names, with that day.
fn told_as_of(fact: &Fact, on: Bounds) -> String {
    let done = fact.on.as_ref().map(Reading::hull).filter(|it| it.meet(on).is_none());
    let Some(done) = done else { return format!("on {}", on.in_words()) };
    let received = fact.received.iter().any(|(_, it)| it.hull().meet(on).is_some());
    let word = if received { "received" } else { "effective" };
    format!("on {}, {word} {}", done.in_words(), on.in_words())
}
