//! Everything that the completions of one question show, gathered once.

use foedera_dates::{Day, Verdict};

use super::Engine;
use crate::answer::OpenOn;
use crate::evaluate::{Bulk, Cause, Completion, Doubt, Timeline, evaluate_reach};
use crate::law::Member;
use crate::open::{self, Choice, Open, Over, View, ViewOver};

/// What a question is about: the treaty, one member, or a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Treaty,
    /// A state that no clause and no act names is no member.
    State(Option<Member>),
    Pair(Option<(Member, Member)>),
}

/// The completions of one question, merged.
#[derive(Clone, Debug)]
pub(super) struct Gathered {
    pub(super) all: ViewOver,
    /// The force that is asked about: of the treaty, for a state, or between two.
    pub(super) asked: Over,
    /// By course: the choices, and the same over its completions alone.
    pub(super) courses: Vec<(Vec<Choice>, Over)>,
    pub(super) open: Vec<Open>,
    pub(super) limited: bool,
    /// Doubts that reach the day, each once.
    pub(super) doubts: Vec<Doubt>,
    pub(super) warnings: Vec<String>,
    /// Whether the treaty has ended in every completion.
    pub(super) ended: bool,
    /// A completion in which it is in force, and one in which it is not.
    pub(super) witness: (Option<Completion>, Option<Completion>),
}

impl Engine {
    /// Runs every completion once and keeps what they have in common.
    pub(super) fn gather(&self, treaty: usize, scope: Scope, day: Day) -> Gathered {
        let courses = open::courses(self.completed(), &self.belief.facts, treaty, Some(day));
        let mut gathered = Gathered {
            all: ViewOver::default(),
            asked: Over::default(),
            courses: Vec::new(),
            open: courses.open,
            limited: courses.limited,
            doubts: Vec::new(),
            warnings: Vec::new(),
            ended: true,
            witness: (None, None),
        };
        for course in courses.all {
            let mut own = Over::default();
            for completion in course.completions {
                if let Some(timeline) = self.bulk(treaty, &completion) {
                    gathered.add(&timeline, scope, day, &mut own, completion);
                }
            }
            if course.ends_only {
                own.reach(day);
                gathered.asked.reach(day);
            }
            gathered.courses.push((course.choices, own));
        }
        // Of completions that were cut or left out, the days are not told.
        if gathered.limited || courses.cut.is_some() {
            gathered.asked.forget_until();
        }
        gathered
    }

    pub(super) fn bulk(&self, treaty: usize, completion: &Completion) -> Option<Timeline<Cause>> {
        evaluate_reach(self.completed(), treaty, completion, &Bulk, |it| it.run())
    }
}

impl Gathered {
    fn add(
        &mut self,
        timeline: &Timeline<Cause>,
        scope: Scope,
        day: Day,
        own: &mut Over,
        completion: Completion,
    ) {
        let view = open::view(timeline, day);
        let force = force(timeline, &view, scope, day);
        self.all.add(&view);
        self.asked.add(force);
        own.add(force);
        for doubt in timeline.doubts.iter().filter(|it| it.from <= day) {
            if !self.doubts.contains(doubt) {
                self.doubts.push(doubt.clone());
            }
        }
        for warning in &timeline.warnings {
            if !self.warnings.contains(warning) {
                self.warnings.push(warning.clone());
            }
        }
        self.ended &= timeline.force.iter().any(|it| it.until.is_some_and(|until| until <= day));
        let witness = if force.is_some() { &mut self.witness.0 } else { &mut self.witness.1 };
        witness.get_or_insert(completion);
    }

    /// The verdict on what is asked, doubts included.
    pub(super) fn verdict(&self, scope: Scope) -> Verdict {
        let concerns = |doubt: &&Doubt| match (scope, doubt.only) {
            (_, None) => true,
            (Scope::Treaty, Some(_)) => false,
            (Scope::State(who), Some(only)) => who == Some(only),
            (Scope::Pair(pair), Some(only)) => {
                pair.is_some_and(|(one, two)| one == only || two == only)
            }
        };
        let doubted = self.limited || self.doubts.iter().any(|it| concerns(&it));
        if doubted && !self.is_surely_over() { Verdict::Open } else { self.asked.verdict() }
    }

    /// Nothing can revive a treaty that has ended in every completion.
    pub(super) fn is_surely_over(&self) -> bool {
        self.ended && !self.limited && self.all.force.verdict() == Verdict::No
    }

    /// Doubts and limits as what an open answer hangs on.
    pub(super) fn open_on(&self) -> Vec<OpenOn> {
        let mut open_on: Vec<OpenOn> = Vec::new();
        for doubt in &self.doubts {
            if !open_on.contains(&doubt.on) {
                open_on.push(doubt.on.clone());
            }
        }
        open_on.extend(self.limited.then_some(OpenOn::Limit));
        open_on
    }
}

/// The spell that is asked about, on a day.
fn force(
    timeline: &Timeline<Cause>,
    view: &View,
    scope: Scope,
    day: Day,
) -> Option<(Day, Option<Day>)> {
    let of = |member: Member| view.states.get(member.index()).and_then(|it| it.force);
    match scope {
        Scope::Treaty => view.force,
        Scope::State(member) => of(member?),
        Scope::Pair(pair) => {
            let (one, two) = pair?;
            let (mut since, mut until) = both(of(one)?, of(two)?);
            let between = |it: &&crate::evaluate::Apart<Cause>| {
                it.pair == (one, two) || it.pair == (two, one)
            };
            for apart in timeline.apart.iter().filter(between) {
                if apart.spell.contains(day) {
                    return None;
                }
                if let Some(over) = apart.spell.until.filter(|over| *over <= day) {
                    since = since.max(over);
                }
                if day < apart.spell.since {
                    until = Some(until.map_or(apart.spell.since, |it| it.min(apart.spell.since)));
                }
            }
            Some((since, until))
        }
    }
}

fn both(one: (Day, Option<Day>), two: (Day, Option<Day>)) -> (Day, Option<Day>) {
    let until = match (one.1, two.1) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    };
    (one.0.max(two.0), until)
}
