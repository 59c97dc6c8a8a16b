//! The answers of rival accounts beside each other, each with who holds it.

use super::Engine;
use super::gathered::Gathered;
use crate::answer::{Branch, Rivals};
use crate::belief::{Dating, FactNo};
use crate::evaluate::{Reentry, Relations, Resumed, Unfounded};
use crate::law::Side;
use crate::open::{Choice, Over};
use crate::words;

/// How many branches an answer shows.
pub const BRANCHES_SHOWN_MAX: usize = 16;

/// Of how many ways of choosing it is gone through which questions matter.
const WAYS_WEIGHED_MAX: usize = 512;

impl Engine {
    /// One branch for each way of choosing between rivals; none where all answer alike.
    pub(super) fn branches(&self, gathered: &Gathered) -> Vec<Branch> {
        let shape = |over: &Over| (over.verdict(), over.since(), over.until());
        let mut shapes = gathered.courses.iter().map(|(_, over)| shape(over));
        let first = shapes.next();
        if shapes.all(|it| Some(it) == first) {
            return Vec::new();
        }
        let ways = self.somebodys(that_matter(&gathered.courses, shape), shape);
        let shown = ways.iter().take(BRANCHES_SHOWN_MAX);
        shown
            .map(|(choices, over)| Branch {
                rivals: self.rivals(choices),
                if_right: self.taken_as_right(choices),
                held_by: self.held_by(choices),
                in_force: over.verdict(),
                since: over.since(),
                until: over.until(),
            })
            .collect()
    }

    /// Without the ways that are nobody's: whoever holds one part of such a one contradicts another, and it puts
    /// together what none of them tells so. All of them where no others tell the answers apart.
    fn somebodys<'o, S: PartialEq>(&self, ways: Ways<'o>, shape: impl Fn(&Over) -> S) -> Ways<'o> {
        if WAYS_WEIGHED_MAX < ways.len() {
            return ways;
        }
        let mut held: Vec<(&Choice, Vec<String>)> = Vec::new();
        for choice in ways.iter().flat_map(|(choices, _)| choices) {
            if !held.iter().any(|(it, _)| *it == choice) {
                held.push((choice, self.holders(choice)));
            }
        }
        let holds = |voice: &String, is_meant: &dyn Fn(&Choice) -> bool| {
            held.iter().any(|(it, by)| is_meant(it) && by.contains(voice))
        };
        let contradicts = |voice: &String, choice: &Choice| {
            holds(voice, &|it| it.is_rival_of(choice)) && !holds(voice, &|it| it == choice)
        };
        let is_somebodys = |(choices, _): &&(Vec<Choice>, &Over)| {
            let voices = self.held_by(choices);
            let agrees = |voice: &String| !choices.iter().any(|it| contradicts(voice, it));
            voices.is_empty() || voices.iter().any(agrees)
        };
        let left: Ways<'o> = ways.iter().filter(is_somebodys).cloned().collect();
        let mut shapes = left.iter().map(|(_, over)| shape(over));
        let first = shapes.next();
        if shapes.any(|it| Some(it) != first) { left } else { ways }
    }

    /// What one way of choosing between rivals takes as right.
    pub(super) fn supposing(&self, choices: &[Choice]) -> String {
        format!("if {}", self.taken_as_right(choices).join(" and "))
    }

    /// The same as phrases: the dates of one act together.
    fn taken_as_right(&self, choices: &[Choice]) -> Vec<String> {
        let of_one_act = |one: &Choice, two: &Choice| match (one, two) {
            (Choice::Account { fact, .. }, Choice::Account { fact: other, .. }) => fact == other,
            _ => false,
        };
        let phrase = |choices: &[Choice]| {
            let what = choices.first().map_or_else(String::new, |it| self.taken(it));
            let days: Vec<String> = choices.iter().filter_map(|it| self.dated(it)).collect();
            format!("{what}{}", days.join(","))
        };
        choices.chunk_by(of_one_act).map(phrase).collect()
    }

    /// What a choice takes as right, the days of an account apart.
    fn taken(&self, choice: &Choice) -> String {
        let act = |fact: FactNo| {
            self.fact(fact).map_or_else(|| "an act".to_owned(), |it| words::act(&it.act))
        };
        match choice {
            Choice::Account { fact, .. } => act(*fact),
            Choice::Absent { fact } => format!("{} did not happen", act(*fact)),
            Choice::Present { fact } => format!("{} happened", act(*fact)),
            Choice::Resumed(Resumed::Rest) => {
                "a resumed notice runs the rest of its period".to_owned()
            }
            Choice::Resumed(Resumed::Whole) => {
                "a resumed notice runs its whole period anew".to_owned()
            }
            Choice::Reentry(Reentry::None) => {
                "a consent given while a notice runs counts for nothing".to_owned()
            }
            Choice::Reentry(Reentry::AfterExit) => {
                "a consent given while a notice runs is a new entry after the exit".to_owned()
            }
            Choice::Unfounded(Unfounded::Suspends) => {
                "a suspension that rests on nothing recorded has effect".to_owned()
            }
            Choice::Unfounded(Unfounded::Nothing) => {
                "a suspension that rests on nothing recorded has none".to_owned()
            }
            Choice::Relations(Relations::Apart) => {
                "non-recognition keeps the treaty from being in force between the two".to_owned()
            }
            Choice::Relations(Relations::Bound) => {
                "non-recognition leaves it in force between the two".to_owned()
            }
            Choice::Seen { treaty, divide, side } => {
                self.side(*treaty, *divide, *side).map_or_else(String::new, |it| it.says.clone())
            }
            Choice::Counted { .. } => "it counts so".to_owned(),
        }
    }

    /// A side in a question that recognition or a reading leaves under a treaty.
    fn side(&self, treaty: usize, divide: usize, side: usize) -> Option<&Side> {
        self.cases().get(treaty)?.divides.get(divide)?.sides.get(side)
    }

    /// ` on 2000-01-10`, ` received on 2000-01-20`: the days of an account.
    fn dated(&self, choice: &Choice) -> Option<String> {
        let Choice::Account { fact, place, account } = choice else { return None };
        let (word, account) = self.account(*fact, *place, *account)?;
        Some(format!(" {word} {}", account.bounds))
    }

    /// The account of a date at a place of a case, after the word for what was done on it.
    fn account(&self, fact: FactNo, place: usize, account: usize) -> Option<(&str, &Dating)> {
        let believed = self.fact(fact)?;
        let deed = self.cases().get(fact.treaty())?.deeds.iter().find(|it| it.fact == fact)?;
        let word = match place {
            _ if deed.received.contains(&place) => "received on",
            _ if deed.effective == Some(place) => "effective",
            _ if deed.notified == Some(place) => "notified",
            _ => "on",
        };
        Some((word, deed.reading_at(place, believed)?.standing.get(account)?))
    }

    /// Whose word a way of choosing follows, each once.
    fn held_by(&self, choices: &[Choice]) -> Vec<String> {
        let mut held_by: Vec<String> = Vec::new();
        for voice in choices.iter().flat_map(|it| self.holders(it)) {
            if !held_by.contains(&voice) {
                held_by.push(voice);
            }
        }
        held_by
    }

    fn holders(&self, choice: &Choice) -> Vec<String> {
        let (fact, by) = match choice {
            Choice::Account { fact, place, account } => {
                (fact, self.account(*fact, *place, *account).map(|(_, it)| &*it.by))
            }
            Choice::Present { fact } => (fact, self.fact(*fact).map(|it| &*it.statements)),
            Choice::Absent { fact } => (fact, self.fact(*fact).map(|it| it.happened.deniers())),
            Choice::Seen { treaty, divide, side } => {
                let side = self.side(*treaty, *divide, *side);
                let held_by = side.into_iter().flat_map(|it| &it.held_by);
                return held_by.map(ToString::to_string).collect();
            }
            Choice::Resumed(_)
            | Choice::Reentry(_)
            | Choice::Unfounded(_)
            | Choice::Relations(_)
            | Choice::Counted { .. } => return Vec::new(),
        };
        self.told_by(*fact, by.unwrap_or_default()).map(words::voice).collect()
    }

    /// Whether a way of choosing takes a side on what happened, on the law alone, or on whom to recognise.
    fn rivals(&self, choices: &[Choice]) -> Rivals {
        let side = |it: &Choice| {
            let Choice::Seen { treaty, divide, side } = it else { return None };
            self.side(*treaty, *divide, *side)
        };
        let of_law = |it: &Choice| {
            let on_acts = matches!(it, Choice::Resumed(_) | Choice::Reentry(_));
            let on_effects = matches!(it, Choice::Unfounded(_) | Choice::Relations(_));
            on_acts || on_effects || side(it).is_some_and(|it| it.is_reading)
        };
        if choices.iter().all(of_law) {
            Rivals::Readings
        } else if choices.iter().all(|it| of_law(it) || side(it).is_some()) {
            Rivals::Recognition
        } else {
            Rivals::Accounts
        }
    }
}

/// The ways of choosing without the questions that no answer hangs on, however the others are answered.
fn that_matter<S: PartialEq>(
    ways: &[(Vec<Choice>, Over)],
    shape: impl Fn(&Over) -> S,
) -> Vec<(Vec<Choice>, &Over)> {
    let mut left: Vec<(Vec<Choice>, &Over)> =
        ways.iter().map(|(choices, over)| (choices.clone(), over)).collect();
    let mut questions: Vec<&Choice> = Vec::new();
    for choice in ways.iter().take(WAYS_WEIGHED_MAX).flat_map(|(choices, _)| choices) {
        if !questions.iter().any(|it| it.answers_as(choice)) {
            questions.push(choice);
        }
    }
    if WAYS_WEIGHED_MAX < ways.len() {
        return left;
    }
    // What is asked only of some of them says by which others it is not asked: these are left out before those.
    let of_all = |of: &&Choice| ways.iter().all(|(it, _)| it.iter().any(|it| it.answers_as(of)));
    let (all, some): (Vec<&Choice>, Vec<&Choice>) = questions.into_iter().partition(of_all);
    for question in &some {
        left = without(left, question, &shape).unwrap_or_else(|left| left);
    }
    let asks = |of: &&Choice| left.iter().any(|(it, _)| it.iter().any(|it| it.answers_as(of)));
    if some.iter().any(asks) {
        return left;
    }
    for question in &all {
        left = without(left, question, &shape).unwrap_or_else(|left| left);
    }
    left
}

/// Ways of choosing between rivals, each with what the answer then is.
type Ways<'o> = Vec<(Vec<Choice>, &'o Over)>;

/// The ways without a question, where nothing hangs on it; else as they were.
fn without<'o, S: PartialEq>(
    ways: Ways<'o>,
    question: &Choice,
    shape: &impl Fn(&Over) -> S,
) -> Result<Ways<'o>, Ways<'o>> {
    let mut without: Ways<'o> = Vec::new();
    let agree = ways.iter().all(|(choices, over)| {
        let rest: Vec<Choice> =
            choices.iter().filter(|it| !it.answers_as(question)).cloned().collect();
        match without.iter().find(|(it, _)| *it == rest) {
            Some((_, known)) => shape(known) == shape(over),
            None => {
                without.push((rest, *over));
                true
            }
        }
    });
    if agree { Ok(without) } else { Err(ways) }
}
