//! Oracle and engine side by side: every sentence in which they differ.
//!
//! Soundness always: what the engine says is so in every completion. Exactness unless the engine
//! says that it came to a limit: what it leaves open differs between completions.

use std::collections::BTreeSet;
use std::fmt::Debug;

use foedera_dates::{Bounds, Day, Verdict};
use foedera_engine::{Answer, Engine, Exit, OpenOn, Policy, Question, Said, StateAnswer};
use foedera_entities::{EntityId, World};

use crate::answer::{self, Oracle, Seen};
use crate::case::Case;
use crate::dice::Dice;
use crate::life::{StateDay, TreatyDay};

/// How many days of each world are asked about.
const DAYS_ASKED: usize = 12;

/// From so many completions on, the engine's days and standings need only hold the right ones
/// (`docs/decisions/0007-engine.md`); its verdicts stay exact.
const COMPLETIONS_EXACT: usize = 1_024;

/// So many completions an engine is held to as well, so that it comes to its limit: it may leave
/// open more, and tell no more days, but nothing else.
const FEW: [usize; 4] = [2, 5, 12, 30];

/// What came of comparing one world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// So many answers agree; of them so many are open.
    Agree { answers: usize, open: usize },
    /// The page does not decide it.
    Unclear(&'static str),
    /// In what, and how.
    Differ(&'static str, String),
}

/// Asks both.
pub(crate) fn compare(case: &Case, dice: &mut Dice) -> Outcome {
    let oracle = Oracle::of(case);
    if let Some(unclear) = oracle.unclear() {
        return Outcome::Unclear(unclear);
    }
    let engine = engine(case);
    let few = engine.going_through(FEW[dice.between(0, FEW.len() - 1)]);
    let (mut answers, mut open) = (0, 0);
    for day in days(&oracle, dice) {
        for of in std::iter::once(None).chain(case.states().into_iter().map(Some)) {
            let answer = ask(&engine, case, of, day);
            let mut differ = Differ { told: Vec::new(), of: String::new() };
            differ.treaty(oracle.lives.len(), &oracle.in_force(of.as_ref(), day), &answer);
            if of.is_none() {
                for state in &answer.states {
                    differ.state(&oracle, state, day, &answer);
                }
            }
            let short = ask(&few, case, of, day);
            differ.of_a_few(&oracle, of.as_ref(), &short);
            if let Some((what, how)) = differ.told.first() {
                let of = of.map_or("the treaty".to_owned(), |it| it.to_string());
                return Outcome::Differ(what, format!("on {day}, asked of {of}: {how}"));
            }
            answers += 1;
            open += usize::from(answer.in_force == Verdict::Open);
        }
    }
    Outcome::Agree { answers, open }
}

fn engine(case: &Case) -> Engine {
    let said: Vec<Said> = case
        .said
        .iter()
        .enumerate()
        .map(|(at, graded)| Said::recorded(format!("line {at}"), graded.clone()))
        .collect();
    Engine::new(&case.treaties, World::embedded(), &said, Policy::EVERYONE, None)
}

fn ask(engine: &Engine, case: &Case, of: Option<EntityId>, on: Day) -> Answer {
    let treaty = case.subject().id.clone();
    engine.status(&Question { treaty, on, of, with: None }).unwrap()
}

/// Days on which something changes in some completion, the days before them, and some others.
fn days(oracle: &Oracle, dice: &mut Dice) -> Vec<Day> {
    let mut changes = BTreeSet::new();
    for life in &oracle.lives {
        let told: Vec<(Day, &TreatyDay)> = life.days().collect();
        for pair in told.windows(2).filter(|pair| pair[0].1 != pair[1].1) {
            changes.extend(pair.iter().map(|(day, _)| *day));
        }
    }
    let changes: Vec<Day> = changes.into_iter().collect();
    let all = crate::calendar::window();
    let mut asked = BTreeSet::new();
    for turn in 0..DAYS_ASKED {
        let from = if changes.is_empty() || turn == 0 { all } else { &changes };
        asked.insert(from[dice.between(0, from.len() - 1)]);
    }
    asked.into_iter().collect()
}

/// What is told differently.
#[derive(Debug)]
struct Differ {
    told: Vec<(&'static str, String)>,
    /// The state that is compared, in words.
    of: String,
}

impl Differ {
    fn note(&mut self, what: &'static str, engine: &dyn Debug, oracle: &dyn Debug) {
        let of = &self.of;
        self.told.push((what, format!("{what}{of}: engine {engine:?}, oracle {oracle:?}")));
    }

    fn verdict(&mut self, what: &'static str, engine: Verdict, oracle: Verdict, limited: bool) {
        let may_be_open = limited && engine == Verdict::Open;
        if engine != oracle && !may_be_open {
            self.note(what, &engine, &oracle);
        }
    }

    /// Verdict and bounds of the question itself.
    fn treaty(&mut self, completions: usize, seen: &Seen, answer: &Answer) {
        let limited = answer.open_on.contains(&OpenOn::Limit);
        self.verdict("in force", answer.in_force, seen.verdict, limited);
        let wider = limited || COMPLETIONS_EXACT <= completions;
        let since = answer::hull(&seen.since.iter().copied().map(Some).collect());
        self.bounds("since", answer.since, since, wider);
        self.bounds("until", answer.until, answer::hull(&seen.until), wider);
        self.occurs(answer, seen);
    }

    /// An engine that goes through a few completions says nothing that is not so.
    fn of_a_few(&mut self, oracle: &Oracle, of: Option<&EntityId>, answer: &Answer) {
        let seen = oracle.in_force(of, answer.on);
        let limited = answer.open_on.contains(&OpenOn::Limit);
        self.of = " going through a few".to_owned();
        self.verdict("in force", answer.in_force, seen.verdict, limited);
        self.occurs(answer, &seen);
        let since = answer::hull(&seen.since.iter().copied().map(Some).collect());
        if answer.since.is_some() {
            self.bounds("since", answer.since, since, true);
        }
        if answer.until.is_some() {
            self.bounds("until", answer.until, answer::hull(&seen.until), true);
        }
        for state in &answer.states {
            let told: BTreeSet<_> = state.or.iter().copied().chain([state.standing]).collect();
            let possible = oracle.standings(&state.state, answer.on);
            if !limited && !oracle.may_have_ended(answer.on) && !possible.is_subset(&told) {
                self.note("standing", &told, &possible);
            }
        }
    }

    /// Every day that is shown is one of some completion.
    fn occurs(&mut self, answer: &Answer, seen: &Seen) {
        let ends = |it: Option<Bounds>| it.into_iter().flat_map(|it| [it.earliest(), it.latest()]);
        for day in ends(answer.since).flatten().filter(|it| !seen.since.contains(it)) {
            self.note("a first day", &day, &seen.since);
        }
        for day in ends(answer.until).flatten().filter(|it| !seen.until.contains(&Some(*it))) {
            self.note("a last day", &day, &seen.until);
        }
    }

    /// The engine's bounds hold the oracle's; and are no wider where nothing limits them.
    fn bounds(
        &mut self,
        what: &'static str,
        engine: Option<Bounds>,
        oracle: Option<Bounds>,
        wider: bool,
    ) {
        let holds = match (engine, oracle) {
            (Some(engine), Some(oracle)) => engine.hull(oracle) == engine,
            (None, Some(_)) => false,
            (_, None) => true,
        };
        if !holds || (engine != oracle && !wider) {
            self.note(what, &engine, &oracle);
        }
    }

    /// The axes of a state, and the word that sums them up.
    fn state(&mut self, oracle: &Oracle, state: &StateAnswer, day: Day, answer: &Answer) {
        let limited = answer.open_on.contains(&OpenOn::Limit);
        let seen = oracle.state(&state.state, day);
        let id = &state.state;
        let axis = |of: fn(&StateDay) -> bool| {
            answer::decided(seen.iter().any(of), seen.iter().any(|it| !of(it)))
        };
        let axes = &state.axes;
        self.of = format!(" of {id}");
        self.verdict("signature", axes.signature, axis(|it| it.signed), limited);
        self.verdict("force", axes.force, axis(|it| it.party), limited);
        self.verdict("provisional", axes.provisional, axis(|it| it.provisional), limited);
        if oracle.may_have_ended(day) {
            // What is left of a consent then, the page does not say.
            return;
        }
        self.verdict("consent", axes.consent, axis(|it| it.consented), limited);
        let engine: BTreeSet<_> = state.or.iter().copied().chain([state.standing]).collect();
        let possible = oracle.standings(id, day);
        let wider = limited || COMPLETIONS_EXACT <= oracle.lives.len();
        if !possible.is_subset(&engine) || (engine != possible && !wider) {
            self.note("standing", &engine, &possible);
        }
        self.exit(state, &seen, answer);
    }

    /// A notice that has no effect may be shown as given; one that has must be.
    fn exit(&mut self, state: &StateAnswer, seen: &[StateDay], answer: &Answer) {
        let engine = state.axes.exit;
        if !state.axes.exit_settled || answer.in_force != Verdict::Yes {
            return;
        }
        let fits = |it: &StateDay| {
            it.exit == engine || (it.exit == Exit::None && engine == Exit::NoticeGiven)
        };
        if !seen.iter().all(fits) {
            self.note("exit", &engine, &seen.iter().map(|it| it.exit).collect::<Vec<_>>());
        }
    }
}
