//! Evaluations that are kept, for many questions to one engine: each completion of a treaty is evaluated
//! once, and what is asked of any day and any two states is read from it.
//!
//! What is answered is what [`Engine::status`] answers, by the same code; only the evaluations are not
//! made anew. Where completions hang on the day asked about, nothing is kept.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use foedera_dates::{Day, Verdict};
use foedera_model::{Duration, Rule};

use super::gathered::Run;
use super::reasons::Told;
use super::scope::Scope;
use super::{Engine, Question};
use crate::answer::{OpenOn, Reason, StateAnswer};
use crate::evaluate::{Bulk, Cause, Completion, Lack, Spell, Timeline, Unstated, evaluate_reach};
use crate::law::clauses;
use crate::open::{Courses, changes};

/// Evaluations by treaty.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    treaties: RefCell<BTreeMap<usize, Rc<Lives>>>,
}

/// One treaty in every completion.
#[derive(Debug)]
struct Lives {
    courses: Courses,
    unstated: Vec<Unstated>,
    completions: Vec<Completion>,
    /// By completion.
    bulk: Vec<Rc<Timeline<Cause>>>,
    /// Those with all their reasons that were asked for.
    full: RefCell<BTreeMap<usize, Rc<Timeline<Reason>>>>,
    /// What is missing in a completion, by it and the stretch of days.
    lacking: RefCell<BTreeMap<(usize, usize), Lack>>,
    /// Whether terms run, which have days of their own.
    has_terms: bool,
    turns: Turns,
}

/// The days on which something changes in some completion.
#[derive(Debug, Default)]
struct Turns {
    /// Of the treaty itself, and between two.
    treaty: Vec<Day>,
    /// By member.
    members: Vec<Vec<Day>>,
    /// All of them, and the days of all acts.
    all: Vec<Day>,
}

/// Where a treaty, a state or two stand on a day: a part of an answer.
#[derive(Clone, Debug)]
pub(crate) struct Stood {
    pub(crate) in_force: Verdict,
    /// Whether the treaty itself may have come into force by the day.
    pub(crate) entered: bool,
    /// Whether the treaty itself has surely ended by the day.
    pub(crate) ended: bool,
    pub(crate) since: Option<foedera_dates::Bounds>,
    pub(crate) open_on: Vec<OpenOn>,
    pub(crate) states: Vec<StateAnswer>,
    pub(crate) because: Reason,
    /// The first later day on which any of it may differ; nothing if it never does.
    pub(crate) until: Option<Day>,
}

impl Engine {
    /// Where it stands, by evaluations that are kept; nothing where there is no such treaty, or one state
    /// is asked about with itself.
    pub(crate) fn stood(&self, kept: &Kept, question: &Question) -> Option<Stood> {
        let treaty = self.number(&question.treaty).ok()?;
        let case = self.cases.get(treaty)?;
        if let (Some(one), Some(two)) = (question.of, question.with)
            && (one == two || self.is_same(&one, &two))
        {
            return None;
        }
        let scope = self.scope(case, question);
        let lives = kept.lives(self, treaty);
        if lives.courses.limited || !scope.newcomers().is_empty() {
            return self.stood_anew(question);
        }
        let day = question.on;
        let run =
            |at: usize, completion: &Completion| lives.run(self, treaty, (at, completion), day);
        let mut met = Vec::new();
        let mut gathered = self.gather_in(&lives.courses, (scope, day), &mut met, &run);
        gathered.unstated.clone_from(&lives.unstated);
        let in_force = gathered.verdict(scope);
        let told =
            |completion: &Completion, term: bool| lives.told(self, treaty, (completion, term), day);
        let shown = self.shown(&gathered, &told);
        let residual = (in_force != Verdict::Yes).then(|| {
            let lacking = |it: &Completion| lives.lack(self, treaty, it, day);
            let lack = self.lack(&gathered, &lacking);
            self.residual((case, scope), question, &gathered, &shown, lack.residual)
        });
        let branches = self.branches(&gathered);
        let term = gathered.term().and_then(|it| it.ends.earliest());
        let until = lives.turns.next((scope, in_force), day);
        Some(Stood {
            in_force,
            entered: gathered.has_entered(day),
            ended: gathered.is_surely_over(),
            since: gathered.asked.since(),
            open_on: self.open_on(question, &gathered, in_force, &branches),
            states: self.states(case, question, scope, &gathered, &shown),
            because: self.because(question, scope, &gathered, &shown, residual.flatten().as_ref()),
            until: until.into_iter().chain(term).filter(|it| day < *it).min(),
        })
    }

    /// The same on one day alone.
    fn stood_anew(&self, question: &Question) -> Option<Stood> {
        let answer = self.status(question).ok()?;
        Some(Stood {
            in_force: answer.in_force,
            entered: answer.in_force != Verdict::No,
            ended: false,
            since: answer.since,
            open_on: answer.open_on,
            states: answer.states,
            because: answer.because,
            until: question.on.next(),
        })
    }
}

impl Kept {
    fn lives(&self, engine: &Engine, treaty: usize) -> Rc<Lives> {
        if let Some(known) = self.treaties.borrow().get(&treaty) {
            return Rc::clone(known);
        }
        let lives = Rc::new(Lives::of(engine, treaty));
        self.treaties.borrow_mut().insert(treaty, Rc::clone(&lives));
        lives
    }
}

impl Lives {
    fn of(engine: &Engine, treaty: usize) -> Self {
        let (courses, bulk, unstated) = engine.lives(treaty, &[]);
        let bulk: Vec<Rc<Timeline<Cause>>> = bulk.into_iter().map(Rc::new).collect();
        let law = engine.library.treaties.get(treaty);
        let is_term = |rule: &Rule| matches!(rule, Rule::InForce(Duration::Term { .. }));
        let has_terms = law
            .is_some_and(|law| clauses(law, |rule| is_term(rule).then_some(rule)).next().is_some());
        let completions: Vec<Completion> =
            courses.all.iter().flat_map(|it| it.completions.iter().cloned()).collect();
        let gaps = engine.cases.get(treaty).into_iter().flat_map(|it| it.unseen.gaps());
        let mut turns = Turns::of(&bulk, &completions, &courses, gaps);
        // What is missing is told by the names of those who are to do it.
        let members = engine.cases.get(treaty).into_iter().flat_map(|it| &it.members);
        turns.add_days(members.flat_map(|it| engine.subjects.turns(*it)));
        let (full, lacking) = Default::default();
        Self { courses, unstated, completions, bulk, full, lacking, has_terms, turns }
    }

    /// One completion, and the term that runs on a day.
    fn run(
        &self,
        engine: &Engine,
        treaty: usize,
        (at, completion): (usize, &Completion),
        day: Day,
    ) -> Option<Run> {
        let timeline = Rc::clone(self.bulk.get(at)?);
        let term = self.has_terms.then(|| {
            evaluate_reach(engine.completed(), treaty, completion, &Bulk, |it| it.run_on(day))
        });
        Some((timeline, term.flatten().and_then(|(_, term)| term)))
    }

    /// The same with all its reasons.
    fn told(
        &self,
        engine: &Engine,
        treaty: usize,
        (completion, term): (&Completion, bool),
        day: Day,
    ) -> Option<Told> {
        if term {
            return engine
                .traced(treaty, completion, |it| it.run_on(day))
                .map(|(timeline, term)| (Rc::new(timeline), term));
        }
        let at = self.place(completion)?;
        if let Some(known) = self.full.borrow().get(&at) {
            return Some((Rc::clone(known), None));
        }
        let told = Rc::new(engine.full(treaty, completion, &[])?);
        self.full.borrow_mut().insert(at, Rc::clone(&told));
        Some((told, None))
    }

    fn lack(
        &self,
        engine: &Engine,
        treaty: usize,
        completion: &Completion,
        day: Day,
    ) -> Option<Lack> {
        let key = (self.place(completion)?, self.turns.all.partition_point(|it| *it <= day));
        if let Some(known) = self.lacking.borrow().get(&key) {
            return Some(known.clone());
        }
        let lack = engine.lack_in(treaty, completion, day)?;
        self.lacking.borrow_mut().insert(key, lack.clone());
        Some(lack)
    }

    fn place(&self, completion: &Completion) -> Option<usize> {
        self.completions.iter().position(|it| it == completion)
    }
}

impl Turns {
    fn of(
        bulk: &[Rc<Timeline<Cause>>],
        completions: &[Completion],
        courses: &Courses,
        gaps: impl Iterator<Item = Day>,
    ) -> Self {
        let mut turns = Self::default();
        turns.treaty.extend(gaps);
        turns.treaty.extend(courses.open.iter().filter_map(|it| it.bounds.earliest()));
        for timeline in bulk {
            turns.add(timeline);
        }
        let acts = completions.iter().flat_map(|it| it.days.iter().flat_map(|(_, days)| days));
        turns.all.extend(acts.copied().chain(turns.treaty.iter().copied()));
        turns.all.extend(turns.members.iter().flatten());
        for days in [&mut turns.treaty].into_iter().chain(&mut turns.members) {
            in_order(days);
        }
        turns
    }

    fn add_days(&mut self, days: impl Iterator<Item = Day>) {
        self.all.extend(days);
        in_order(&mut self.all);
    }

    fn add(&mut self, it: &Timeline<Cause>) {
        let ends = |it: &Spell<Cause>| [Some(it.since), it.until].into_iter().flatten();
        let pairs = it.apart.iter().chain(&it.paused).map(|it| &it.spell);
        self.treaty.extend(it.force.iter().chain(pairs).flat_map(ends));
        self.treaty.extend(it.lapsed.iter().map(|(day, _)| *day));
        self.treaty.extend(it.replaced.iter().map(|(day, _)| *day));
        self.treaty.extend(it.doubts.iter().map(|it| it.from));
        self.treaty.extend(it.unseen.iter().flat_map(|(_, life)| changes(it, life)));
        self.members.resize(self.members.len().max(it.members.len()), Vec::new());
        for (own, line) in self.members.iter_mut().zip(&it.members) {
            own.extend(changes(it, line));
        }
    }

    /// The first day after one on which an answer may differ. Where it is in force, what others do does
    /// not matter; elsewhere what is missing may hang on it.
    fn next(&self, (scope, verdict): (Scope, Verdict), day: Day) -> Option<Day> {
        let after = |days: &[Day]| days.get(days.partition_point(|it| *it <= day)).copied();
        if scope == Scope::Treaty || verdict != Verdict::Yes {
            return after(&self.all);
        }
        let own = scope.states().filter_map(|it| self.members.get(it.member()?.index()));
        let own = own.filter_map(|days: &Vec<Day>| after(days));
        own.chain(after(&self.treaty)).min()
    }
}

fn in_order(days: &mut Vec<Day>) {
    days.sort_unstable();
    days.dedup();
}
