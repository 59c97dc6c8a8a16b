//! Everything that the completions of one question show, gathered once.

use std::rc::Rc;

use foedera_dates::{Bounds, Day, Verdict};

use super::Engine;
use super::alike;
use super::asked::{self, around, entry_after, force, parts, pause, unseen};
use super::doubtful;
use super::matters::Weighed;
use super::scope::Scope;
use super::unadmitted::Seen;
use super::witnesses::Witnesses;
use crate::answer::{OpenOn, Term};
use crate::evaluate::{
    Asked, Bulk, Cause, Completed, Completion, Days, Doubt, Evaluation, Running, Territory,
    Timeline, Unstated, Warning, evaluate_reach,
};
use crate::law::Member;
use crate::open::{self, Choice, Courses, Open, Over, Untried, ViewOver, counted, courses};

/// One completion, and the term that runs on the day asked about.
pub(super) type Run = (Rc<Timeline<Cause>>, Option<Running<Cause>>);

/// The completions of one question, merged.
#[derive(Clone, Debug)]
pub(super) struct Gathered {
    pub(super) all: ViewOver,
    /// The force that is asked about: of the treaty, for a state, or between two.
    pub(super) asked: Over,
    /// Parts of the treaty, for what is asked about; in the order of their clauses.
    pub(super) parts: Vec<Over>,
    /// The same on what is recorded alone.
    pub(super) recorded: Over,
    /// For each way of choosing between rival accounts: the same over its completions alone.
    pub(super) courses: Vec<(Vec<Choice>, Over)>,
    /// For each way of counting that is not stated: the same.
    countings: Vec<(Vec<Choice>, Over)>,
    /// Where ways of counting that are not stated were needed.
    pub(super) unstated: Vec<Unstated>,
    pub(super) open: Vec<Open>,
    pub(super) weighed: Weighed,
    pub(super) limited: bool,
    /// The day after which days were left out, so that the completions do not tell what comes.
    pub(super) cut: Option<Day>,
    /// Whether there are days that only their two ends were tried of.
    pub(super) ends_only: bool,
    /// Doubts that reach the day, each once.
    pub(super) doubts: Vec<Doubt>,
    /// Each with the number of completions that tell it.
    pub(super) warnings: Vec<(Warning, usize)>,
    pub(super) unadmitted: Seen,
    /// The first day on which the treaty is in force at all, over completions.
    pub(super) entered: Over,
    /// The first later day on which what is asked about is in force, on what is recorded.
    later: Over,
    /// By completion in which one runs: the term that runs on the day.
    terms: Vec<Running<Cause>>,
    /// Whether the treaty has ended in every completion.
    pub(super) ended: bool,
    /// By completion: the treaties by which what is asked about had ended by then.
    replaced: Vec<Vec<usize>>,
    /// Completions in which it is in force, and some in which it is not.
    pub(super) with: Witnesses,
    pub(super) without: Witnesses,
}

impl Engine {
    /// Runs every completion and keeps what they have in common.
    pub(super) fn gather(
        &self,
        treaty: usize,
        scope: Scope,
        day: Day,
        within: Option<&Territory>,
    ) -> Gathered {
        counted(|unstated| {
            let facts = self.cases();
            let asked = if within.is_some() { Asked::Particulars } else { Asked::Standings };
            let completed = Completed { asked, ..self.completed() };
            let courses = courses(completed, facts, (treaty, unstated), Some(day));
            let mut met = Vec::new();
            let run = |_, completion: &Completion| {
                let run = |it: Evaluation<'_, Bulk>| {
                    it.with_newcomers(&scope.newcomers()).within(within).run_on(day)
                };
                let (timeline, term) = evaluate_reach(completed, treaty, completion, &Bulk, run)?;
                Some((Rc::new(timeline), term))
            };
            let gathered = self.gather_in(&courses, (scope, day), &mut met, &run);
            (Gathered { unstated: unstated.to_vec(), ..gathered }, met)
        })
    }

    /// Merges what the completions show; `run` is told their places, and shows each of them.
    pub(super) fn gather_in(
        &self,
        courses: &Courses,
        (scope, day): (Scope, Day),
        met: &mut Vec<Unstated>,
        run: &dyn Fn(usize, &Completion) -> Option<Run>,
    ) -> Gathered {
        let mut gathered = Gathered {
            all: ViewOver::default(),
            asked: Over::default(),
            parts: Vec::new(),
            recorded: Over::default(),
            courses: Vec::new(),
            countings: Vec::new(),
            open: courses.open.clone(),
            weighed: Weighed::default(),
            limited: courses.limited,
            cut: courses.cut,
            ends_only: courses.limited,
            doubts: Vec::new(),
            unstated: Vec::new(),
            warnings: Vec::new(),
            unadmitted: Seen::default(),
            entered: Over::default(),
            later: Over::default(),
            terms: Vec::new(),
            ended: true,
            replaced: Vec::new(),
            with: Witnesses::default(),
            without: Witnesses::default(),
        };
        let untried = courses.all.iter().any(|it| it.untried != Untried::Nothing);
        let mut places = 0..;
        for course in &courses.all {
            let mut own = Over::default();
            let (counting, accounts): (Vec<Choice>, Vec<Choice>) =
                course.choices.iter().cloned().partition(Choice::is_counting);
            let at = place(&mut gathered.courses, accounts);
            let counted = place(&mut gathered.countings, counting);
            for (completion, place) in course.completions.iter().zip(&mut places) {
                if let Some((timeline, term)) = run(place, completion) {
                    gathered.add(&timeline, scope, day, &mut own, ((at, counted), completion));
                    gathered.terms.extend(term);
                    met.extend(timeline.unstated.iter().cloned());
                }
            }
            gathered.ends_only |= course.unseen || course.untried != Untried::Nothing;
            let entered = gathered.entered;
            let settled = entered.since().and_then(Bounds::is_day).is_some();
            // Who came unseen may have brought it into force on any day, or only kept it so.
            if course.unseen && !(settled && entered.verdict() == Verdict::Yes) {
                own.reach(day);
                gathered.asked.reach(day);
            }
            let asked = if scope == Scope::Treaty { Untried::Days } else { Untried::DaysOfStates };
            if asked <= course.untried {
                own.leave_between(day);
                gathered.asked.leave_between(day);
            }
            for (among, at) in [(&mut gathered.courses, at), (&mut gathered.countings, counted)] {
                among.get_mut(at).into_iter().for_each(|(_, over)| over.join(own));
            }
        }
        if untried {
            gathered.all.leave_between(day);
        }
        gathered.forget_untried();
        gathered
    }

    pub(super) fn bulk(
        &self,
        treaty: usize,
        completion: &Completion,
        newcomers: &[Day],
    ) -> Option<Timeline<Cause>> {
        evaluate_reach(self.completed(), treaty, completion, &Bulk, |it| {
            it.with_newcomers(newcomers).run()
        })
    }
}

impl Gathered {
    /// What was left out cannot be told: of a cut, the days to come; past the limit, every day.
    fn forget_untried(&mut self) {
        if self.cut.is_none() && !self.limited {
            return;
        }
        self.terms.clear();
        let own = self.courses.iter_mut().chain(&mut self.countings).map(|(_, over)| over);
        let own = own.chain(&mut self.parts);
        own.chain([&mut self.asked, &mut self.recorded]).for_each(|it| it.forget(self.limited));
        self.all.forget(self.limited);
    }

    fn add(
        &mut self,
        timeline: &Timeline<Cause>,
        scope: Scope,
        day: Day,
        own: &mut Over,
        ((course, counted), completion): ((usize, usize), &Completion),
    ) {
        let mut view = open::view(timeline, day);
        if let Some(pair) = scope.pair() {
            pause(&mut view, timeline, pair, day);
        }
        self.entered.add(timeline.force.first().map(|it| (it.since, it.until)));
        let force = force(timeline, &view, scope, day);
        let parts = parts(&view, scope);
        self.parts.resize(self.parts.len().max(parts.len()), Over::default());
        self.parts.iter_mut().zip(parts).for_each(|(over, part)| over.add(part));
        self.weighed.add((course, counted), &self.open, completion, force.is_some());
        let mut lives: Vec<Option<Days>> = Vec::new();
        for view in doubtful::ways(view, timeline, day) {
            let force = asked::force(timeline, &view, scope, day);
            self.all.add(&view, day);
            self.asked.add(force);
            own.add(force);
            if !completion.unseen {
                self.recorded.add(force);
            }
            lives.extend(unseen(timeline, &view, scope, day));
        }
        if !completion.unseen {
            self.later.add(entry_after(timeline, scope, day).map(|it| (it, None)));
        }
        for over in [&mut self.asked, own].into_iter().filter(|_| !lives.is_empty()) {
            lives.iter().for_each(|it| over.add(*it));
            over.reach(day);
        }
        for doubt in timeline.doubts.iter().filter(|it| it.from <= day) {
            if !self.doubts.contains(doubt) {
                self.doubts.push(doubt.clone());
            }
        }
        self.warned(timeline.warnings.iter().filter(|it| it.from <= day));
        self.unadmitted.add(timeline);
        self.ended &= timeline.force.iter().any(|it| it.until.is_some_and(|until| until <= day));
        // Who had left before, or was never there, was replaced by nobody.
        let [_, over, _] = around(timeline, scope, day);
        let replaced = timeline.replaced.as_ref().filter(|(ended, _)| over == Some(*ended));
        self.replaced.push(replaced.map(|(_, by)| by.clone()).unwrap_or_default());
        match force {
            Some((since, until)) => self.with.add(course, [Some(since), until, None], completion),
            None => self.without.add(course, around(timeline, scope, day), completion),
        }
    }

    /// A completion with all that is open as late as it can have been: most is missing in it.
    pub(super) fn at_the_latest(&self, completion: &Completion) -> Completion {
        let mut latest = completion.clone();
        for open in &self.open {
            let days = latest.days.iter_mut().find(|(treaty, _)| *treaty == open.treaty);
            if let Some(day) = days.and_then(|(_, days)| days.get_mut(open.place)) {
                *day = open.bounds.latest().unwrap_or(Day::MAX);
            }
        }
        latest
    }

    /// Takes in what one completion warns of: what an earlier one says of another day is one with it.
    fn warned<'w>(&mut self, warnings: impl Iterator<Item = &'w Warning>) {
        // Two of one completion that differ in their days are two.
        let mut taken: Vec<usize> = Vec::new();
        for warning in warnings {
            let mut known = self.warnings.iter_mut().enumerate();
            let joined = known.find_map(|(at, (it, times))| {
                let free = it.only == warning.only && !taken.contains(&at);
                let says = alike::joined(&it.says, &warning.says).filter(|_| free)?;
                (it.says, *times) = (says, *times + 1);
                Some(at)
            });
            taken.push(joined.unwrap_or(self.warnings.len()));
            if joined.is_none() {
                self.warnings.push((warning.clone(), 1));
            }
        }
    }

    /// The verdict on what is asked, doubts included.
    pub(super) fn verdict(&self, scope: Scope) -> Verdict {
        let concerns = |doubt: &&Doubt| doubt.only.is_none_or(|only| scope.asks_about(only));
        let doubted = self.limited || self.doubts.iter().any(|it| concerns(&it));
        if doubted && !self.is_surely_over() { Verdict::Open } else { self.asked.verdict() }
    }

    /// The later day on which what is asked about enters into force, and whether it does in every
    /// completion. Days that were not gone through may bring it in on another, or never.
    pub(super) fn later(&self) -> Option<(Bounds, bool)> {
        let certain = self.later.verdict() == Verdict::Yes;
        let told = self.cut.is_none() && !self.limited && (certain || !self.ends_only);
        Some((self.later.since().filter(|_| told)?, certain))
    }

    /// Whether it is or may be so, and days were left out on which it may end.
    pub(super) fn is_cut(&self) -> bool {
        self.cut.is_some() && !self.limited && self.asked.verdict() != Verdict::No
    }

    /// The treaties that replaced it, if they are the same in every completion.
    pub(super) fn replaced_by(&self) -> &[usize] {
        let first = self.replaced.first().map(Vec::as_slice).unwrap_or_default();
        let same = self.replaced.iter().all(|it| it == first);
        if same && !self.limited { first } else { &[] }
    }

    /// The term that runs on the day, where every completion has one of the same kind.
    pub(super) fn term(&self) -> Option<Term> {
        let first = self.terms.first()?;
        let alike = |it: &&Running<Cause>| it.renews_for == first.renews_for;
        // Where it is not in force in every completion, no term is that of the answer.
        let all = self.terms.iter().filter(alike).count() == self.replaced.len();
        // Between two ends a term can have been renewed once more or less.
        if !all || self.ends_only && self.terms.iter().any(|it| it.ends != first.ends) {
            return None;
        }
        let hull = |days: &mut dyn Iterator<Item = Day>| days.map(Bounds::day).reduce(Bounds::hull);
        Some(Term {
            ends: hull(&mut self.terms.iter().map(|it| it.ends))?,
            notice_by: hull(&mut self.terms.iter().filter_map(|it| it.notice_by)),
            renews_for: first.renews_for.clone(),
        })
    }

    /// The warnings that concern what is asked; *perhaps* where another completion does not tell it.
    pub(super) fn warnings_for(&self, scope: Scope) -> impl Iterator<Item = String> {
        let concerns = move |only: Option<Member>| {
            scope == Scope::Treaty || only.is_none_or(|only| scope.asks_about(only))
        };
        let told = self.warnings.iter().filter(move |(it, _)| concerns(it.only));
        let all = self.unadmitted.completions;
        told.map(move |(it, times)| {
            if !it.varies || *times == all {
                it.says.clone()
            } else {
                format!("perhaps {}", it.says)
            }
        })
    }

    /// The delays whose way of counting is not stated, if the answer hangs on it.
    pub(super) fn hangs_on_counting(&self) -> &[Unstated] {
        let mut ways = self.countings.iter().map(|(_, over)| over.verdict());
        let first = ways.next();
        if ways.all(|it| Some(it) == first) { &[] } else { &self.unstated }
    }

    /// Whether the answer would be another if the journal were known to hold every act.
    pub(super) fn hangs_on_the_unseen(&self) -> bool {
        self.recorded.verdict() != self.asked.verdict()
    }

    /// Whether the treaty came into force by the day in some completion.
    pub(super) fn has_entered(&self, day: Day) -> bool {
        let since = self.entered.since();
        since.is_some_and(|it| it.earliest().is_none_or(|first| first <= day))
    }

    /// Nothing can revive a treaty that has ended in every completion.
    pub(super) fn is_surely_over(&self) -> bool {
        let outlasts = self.doubts.iter().any(|it| it.outlasts);
        self.ended && !outlasts && !self.limited && self.all.force.verdict() == Verdict::No
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

/// The place of these choices; they get one if they have none.
fn place(known: &mut Vec<(Vec<Choice>, Over)>, choices: Vec<Choice>) -> usize {
    let at = known.iter().position(|(it, _)| *it == choices);
    at.unwrap_or_else(|| {
        known.push((choices, Over::default()));
        known.len() - 1
    })
}
