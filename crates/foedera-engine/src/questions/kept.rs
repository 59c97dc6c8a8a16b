//! Evaluations that are kept, for many questions to one engine: each completion of a treaty is evaluated
//! once, and what is asked of any day and any two states is read from it.
//!
//! What is answered is what [`Engine::status`] answers, by the same code; only the evaluations are not
//! made anew. Where completions hang on the day asked about, those of the last few days are kept.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use foedera_dates::{Day, Verdict};
use foedera_model::{Duration, Rule};

use super::gathered::Run;
use super::lives::Lives;
use super::reasons::Told;
use super::scope::Scope;
use super::{Engine, Question};
use crate::answer::{OpenOn, PartAnswer, Reason, Reserved, StateAnswer};
use crate::evaluate::{
    Bulk, Cause, Completion, Evaluation, Lack, Running, Spell, Timeline, evaluate_reach,
};
use crate::law::clauses;
use crate::open::changes;

/// Of how many days the completions are kept that hang on the day asked about: as many as two states
/// are asked about one after the other.
const DAYS_KEPT_MAX: usize = 8;

/// A treaty, the first days of the states asked about that nothing names, and the day asked about where
/// the completions hang on it.
type Key = (usize, Vec<Day>, Option<Day>);

/// By completion and the day on which it was asked for: the term that runs, and the first later day on which another
/// may; nothing if none ever does.
type Terms = BTreeMap<usize, BTreeMap<Day, (Option<Running<Cause>>, Option<Day>)>>;

/// Evaluations by treaty.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    treaties: RefCell<BTreeMap<Key, Rc<Evaluated>>>,
}

/// One treaty in every completion, with what was asked of it.
#[derive(Debug)]
struct Evaluated {
    lives: Lives,
    /// What is missing in a completion, by it and the stretch of days.
    lacking: RefCell<BTreeMap<(usize, usize), Lack>>,
    /// Where terms run, which have days of their own.
    running: Option<RefCell<Terms>>,
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
    /// Parts whose answer, or whose first day, differs from that of the whole.
    pub(crate) except: Vec<PartAnswer>,
    pub(crate) because: Reason,
    /// The first later day on which any of it may differ; nothing if it never does.
    pub(crate) until: Option<Day>,
}

impl Engine {
    /// Where it stands, by evaluations that are kept; nothing where there is no such treaty, or one state
    /// is asked about with itself.
    pub(crate) fn stood(&self, kept: &Kept, question: &Question) -> Option<Stood> {
        let treaty = self.number(&question.treaty).ok()?;
        let case = self.cases().get(treaty)?;
        if let (Some(one), Some(two)) = (question.of, question.with)
            && (one == two || self.is_same(&one, &two))
        {
            return None;
        }
        let scope = self.scope(case, question);
        let day = question.on;
        // Where every act is recorded nobody comes unseen.
        let whole = case.unseen.is_nothing();
        let newcomers = if whole { Vec::new() } else { scope.newcomers() };
        let it = kept.evaluated(self, treaty, newcomers, day);
        let run = |at: usize, _: &Completion| it.run(self, at, day);
        let mut met = Vec::new();
        let mut gathered = self.gather_in(&it.lives.courses, (scope, day), &mut met, &run);
        gathered.unstated.clone_from(&it.lives.unstated);
        let in_force = gathered.verdict(scope);
        let told = |completion: &Completion, term: bool| it.told(self, (completion, term), day);
        let shown = self.shown(&gathered, &told);
        let residual = (in_force != Verdict::Yes).then(|| {
            let lacking = |completion: &Completion| it.lack(self, completion, day);
            let lack = self.lack(&gathered, &lacking);
            self.residual((case, scope), question, &gathered, &shown, lack.residual)
        });
        let branches = self.branches(&gathered);
        let term = gathered.term().and_then(|it| it.ends.earliest());
        let until = it.next((scope, in_force), day);
        Some(Stood {
            in_force,
            entered: gathered.has_entered(day),
            ended: gathered.is_surely_over(),
            since: gathered.asked.since(),
            open_on: self.open_on(question, &gathered, in_force, &branches),
            states: self.states(case, question, scope, &gathered, &shown),
            except: self.parts((treaty, scope), &gathered, &shown, in_force, day),
            because: self.because(question, scope, &gathered, &shown, residual.flatten().as_ref()),
            until: until.into_iter().chain(term).filter(|it| day < *it).min(),
        })
    }
}

impl Engine {
    /// Whether in some completion two states stand to each other otherwise than each of them stands to the
    /// treaty; also where not all completions are gone through.
    pub(crate) fn may_set_pairs_apart(&self, kept: &Kept, treaty: usize) -> bool {
        let lives = &kept.of_key(self, (treaty, Vec::new(), None)).lives;
        let tells = |it: &Rc<Timeline<Cause>>| !it.apart.is_empty() || !it.paused.is_empty();
        lives.courses.limited || lives.bulk.iter().any(tells)
    }

    /// What the reservations of two come to toward each other.
    pub(crate) fn reserved_between(&self, question: &Question) -> Vec<Reserved> {
        let case = self.number(&question.treaty).ok().and_then(|it| self.cases().get(it));
        let told = case.map(|it| self.reservations(it, self.scope(it, question), question.on).0);
        told.unwrap_or_default()
    }
}

impl Kept {
    fn evaluated(
        &self,
        engine: &Engine,
        treaty: usize,
        newcomers: Vec<Day>,
        day: Day,
    ) -> Rc<Evaluated> {
        let whole = self.of_key(engine, (treaty, newcomers, None));
        if !whole.lives.courses.limited {
            return whole;
        }
        self.forget_days();
        self.of_key(engine, (treaty, whole.lives.newcomers.clone(), Some(day)))
    }

    fn of_key(&self, engine: &Engine, key: Key) -> Rc<Evaluated> {
        if let Some(known) = self.treaties.borrow().get(&key) {
            return Rc::clone(known);
        }
        let (treaty, newcomers, asked) = key.clone();
        let made = Rc::new(Evaluated::of(engine, Lives::of(engine, treaty, newcomers, asked)));
        self.treaties.borrow_mut().insert(key, Rc::clone(&made));
        made
    }

    /// Makes room for the completions of one more day.
    fn forget_days(&self) {
        let mut treaties = self.treaties.borrow_mut();
        let of_days = treaties.keys().filter(|(.., day)| day.is_some());
        if DAYS_KEPT_MAX <= of_days.count() {
            treaties.retain(|(.., day), _| day.is_none());
        }
    }
}

impl Evaluated {
    fn of(engine: &Engine, lives: Lives) -> Self {
        let law = engine.library.treaties.get(lives.treaty);
        let is_term = |rule: &Rule| matches!(rule, Rule::InForce(Duration::Term { .. }));
        let has_terms =
            law.is_some_and(|it| clauses(it, |it| is_term(it).then_some(it)).next().is_some());
        let case = engine.cases().get(lives.treaty);
        let mut turns = Turns::of(&lives, case.into_iter().flat_map(|it| it.unseen.gaps()));
        // What is missing is told by the names of those who are to do it.
        let members = case.into_iter().flat_map(|it| &it.members);
        turns.add_days(members.flat_map(|it| engine.subjects.turns(*it)));
        let running = has_terms.then(RefCell::default);
        Self { lives, lacking: RefCell::default(), running, turns }
    }

    /// One completion, and the term that runs on a day.
    fn run(&self, engine: &Engine, at: usize, day: Day) -> Option<Run> {
        let timeline = Rc::clone(self.lives.bulk.get(at)?);
        let Some(running) = &self.running else { return Some((timeline, None)) };
        let holds = |(_, (_, until)): &(&Day, &(_, Option<Day>))| until.is_none_or(|it| day < it);
        let known = {
            let known = running.borrow();
            let last = known.get(&at).and_then(|it| it.range(..=day).next_back());
            last.filter(holds).map(|(_, (term, _))| term.clone())
        };
        if let Some(term) = known {
            return Some((timeline, term));
        }
        let completion = self.lives.completion(at)?;
        let finish =
            |it: Evaluation<'_, Bulk>| it.with_newcomers(&self.lives.newcomers).term_on(day);
        let found =
            evaluate_reach(engine.completed(), self.lives.treaty, completion, &Bulk, finish)?;
        let term = found.0.clone();
        running.borrow_mut().entry(at).or_default().insert(day, found);
        Some((timeline, term))
    }

    /// The same with all its reasons.
    fn told(
        &self,
        engine: &Engine,
        (completion, term): (&Completion, bool),
        day: Day,
    ) -> Option<Told> {
        let Lives { treaty, newcomers, .. } = &self.lives;
        if term {
            let (timeline, term) = engine
                .traced(*treaty, completion, |it| it.with_newcomers(newcomers).run_on(day))?;
            return Some((Rc::new(timeline), term));
        }
        Some((self.lives.full(engine, self.lives.place(completion)?)?, None))
    }

    fn lack(&self, engine: &Engine, completion: &Completion, day: Day) -> Option<Lack> {
        let place = self.lives.place(completion)?;
        let key = (place, self.turns.all.partition_point(|it| *it <= day));
        if let Some(known) = self.lacking.borrow().get(&key) {
            return Some(known.clone());
        }
        let lack = engine.lack_in(self.lives.treaty, completion, day)?;
        self.lacking.borrow_mut().insert(key, lack.clone());
        Some(lack)
    }

    /// The first later day on which an answer may differ: the very next, where days were left out.
    fn next(&self, asked: (Scope, Verdict), day: Day) -> Option<Day> {
        if self.lives.courses.limited || self.lives.courses.cut.is_some() {
            return day.next();
        }
        self.turns.next(asked, day)
    }
}

impl Turns {
    fn of(lives: &Lives, gaps: impl Iterator<Item = Day>) -> Self {
        let mut turns = Self::default();
        turns.treaty.extend(gaps);
        turns.treaty.extend(lives.courses.open.iter().filter_map(|it| it.bounds.earliest()));
        for timeline in &lives.bulk {
            turns.add(timeline);
        }
        let acts = lives.completions().flat_map(|it| it.days.iter().flat_map(|(_, days)| days));
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
        let parts = it.parts.iter().flat_map(|(_, spells)| spells);
        self.treaty.extend(it.force.iter().chain(pairs).chain(parts).flat_map(ends));
        self.treaty.extend(it.lapsed.iter().map(|(day, _)| *day));
        self.treaty.extend(it.replaced.iter().map(|(day, _)| *day));
        self.treaty.extend(it.doubts.iter().map(|it| it.from));
        self.treaty.extend(it.unseen.iter().flat_map(|(_, life)| changes(it, life)));
        self.members.resize(self.members.len().max(it.members.len()), Vec::new());
        for (own, line) in self.members.iter_mut().zip(&it.members) {
            own.extend(changes(it, line));
            own.extend(line.parts.iter().flatten().flat_map(ends));
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
