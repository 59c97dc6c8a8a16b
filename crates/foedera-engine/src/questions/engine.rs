//! The engine: law, facts and numbers, built once and asked often.

use std::sync::Arc;

use foedera_dates::Day;
use foedera_entities::{EntityId, World};
use foedera_model::{Act, Status, Treaty};

use super::{Question, Refusal};
use crate::belief::{Fact, FactNo, Policy, Record, Said, Sight};
use crate::evaluate::{Asked, Completed};
use crate::law::{Case, Cases, Found, Library, Subjects, named_by};
use crate::open::COMPLETIONS_MAX;

/// Law and record under one policy, as known by one day.
///
/// It holds no verdict: every answer is computed when it is asked for, and what is believed of a treaty is
/// found when that is first asked about. An engine never changes; with one statement more there is another,
/// which shares with the first whatever is the same.
#[derive(Clone, Debug)]
pub struct Engine {
    pub(super) library: Arc<Library>,
    pub(super) subjects: Arc<Subjects>,
    pub(super) world: World,
    record: Record,
    found: Found,
    policy: Policy,
    pub(super) known: Option<Day>,
    completions_max: usize,
}

impl Engine {
    /// An engine over a library and a record. `known` is the day up to which publications are
    /// used; without it, all are.
    #[must_use]
    pub fn new(
        library: &[Treaty],
        world: &World,
        said: &[Said],
        policy: Policy,
        known: Option<Day>,
    ) -> Self {
        let library = Arc::new(Library::new(library.into(), known));
        let subjects = Arc::new(Subjects::of(world));
        let record = record(&library, said.iter().cloned().map(Arc::new));
        Self::built(library, subjects, world.clone(), record, (policy, known))
    }

    /// The same law and policy with more statements in the record: it answers as an engine built from all of
    /// them. Only the treaties that they are about are looked at anew, and those of what they correct, however
    /// many there are beside.
    #[must_use]
    pub fn with(&self, more: Vec<Said>) -> Self {
        let touched = self.touched_by(&more);
        let mut next = self.clone();
        for said in more {
            add(&mut next.subjects, actors(&said));
            let treaty = self.library.number(&said.graded.statement.act.treaty);
            next.record.add(said, treaty);
        }
        next.found.forget(touched);
        next
    }

    /// The treaties of which statements can change what is believed: those that they are about, and those of
    /// what they correct.
    pub(super) fn touched_by(&self, said: &[Said]) -> Vec<usize> {
        let statements = said.iter().map(|it| &it.graded.statement);
        let own = statements.clone().filter_map(|it| self.library.number(&it.act.treaty));
        let corrected = statements.filter_map(|it| it.corrects.as_deref());
        let mut touched: Vec<usize> =
            own.chain(corrected.flat_map(|id| self.record.bearing(id))).collect();
        let bound: Vec<usize> = self.library.links.binding(&touched).collect();
        touched.extend(bound);
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// The same law and policy with more statements: the answer if these acts were added. One that
    /// names a source or bears a grade is weighed like any other; a bare one is supposed to be so.
    #[must_use]
    pub fn what_if(&self, extra: Vec<Said>) -> Self {
        let extra = extra.into_iter().map(|it| Said { supposed: it.is_bare(), ..it });
        self.with(extra.collect())
    }

    /// The same world and statements under other law: a library that was read again.
    #[must_use]
    pub fn governed_by(&self, library: &[Treaty]) -> Self {
        let library = Arc::new(Library::new(library.into(), self.known));
        let (subjects, world) = (Arc::clone(&self.subjects), self.world.clone());
        let record = record(&library, self.record.all().cloned());
        Self::built(library, subjects, world, record, (self.policy.clone(), self.known))
    }

    /// The same law and statements, as believed under another policy or known by another day.
    #[must_use]
    pub fn believing(&self, policy: Policy, known: Option<Day>) -> Self {
        let (library, subjects) = (self.library.as_known(known), Arc::clone(&self.subjects));
        let (world, record) = (self.world.clone(), self.record.clone());
        Self::built(library, subjects, world, record, (policy, known))
    }

    /// The same, going through no more completions for an answer than these, of
    /// [`COMPLETIONS_MAX`] at most: answers are open sooner and never others.
    #[must_use]
    pub fn going_through(&self, completions: usize) -> Self {
        Self { completions_max: completions.clamp(1, COMPLETIONS_MAX), ..self.clone() }
    }

    fn built(
        library: Arc<Library>,
        mut subjects: Arc<Subjects>,
        world: World,
        record: Record,
        (policy, known): (Policy, Option<Day>),
    ) -> Self {
        for treaty in library.treaties.iter() {
            named_by(treaty, &mut |ids| add(&mut subjects, ids));
        }
        record.all().for_each(|said| add(&mut subjects, actors(said)));
        let found = Found::nothing(library.treaties.len());
        let completions_max = COMPLETIONS_MAX;
        Self { library, subjects, world, record, found, policy, known, completions_max }
    }

    /// The same, where what is believed of some treaties and of those that they hang on is found for itself:
    /// it is given up with this engine.
    pub(super) fn apart(&self, treaties: std::ops::Range<usize>) -> Self {
        let links = &self.library.links;
        let reach = treaties.flat_map(|no| links.reach(no)).flat_map(|it| it.treaties.clone());
        let mut apart = self.clone();
        apart.found.forget(reach);
        apart
    }

    /// The treaties of the library, in the order of their numbers.
    #[must_use]
    pub fn library(&self) -> &[Treaty] {
        &self.library.treaties
    }

    pub(super) fn number(&self, treaty: &str) -> Result<usize, Refusal> {
        let refusal = || Refusal::NotInLibrary { treaty: treaty.to_owned() };
        self.library.number(treaty).ok_or_else(refusal)
    }

    /// The treaty that a question is about, with its acts.
    pub(super) fn case_of(&self, question: &Question) -> Result<&Case, Refusal> {
        let refusal = || Refusal::NotInLibrary { treaty: question.treaty.clone() };
        self.cases().get(self.number(&question.treaty)?).ok_or_else(refusal)
    }

    /// Every treaty with the acts that are believed under it.
    pub(super) fn cases(&self) -> Cases<'_> {
        let Self { library, subjects, world, record, found, policy, known, .. } = self;
        Cases { library, subjects, record, sight: Sight { policy, known: *known, world }, found }
    }

    pub(super) fn completed(&self) -> Completed<'_> {
        Completed {
            library: &self.library,
            subjects: &self.subjects,
            cases: self.cases(),
            completions_max: self.completions_max,
            asked: Asked::Standings,
        }
    }

    /// Whether a state had done something under a treaty by a day, on the word of whomever the policy admits, whenever
    /// that was published.
    pub(crate) fn has_acted(&self, treaty: usize, state: EntityId, by: Day) -> bool {
        let told = self.record.under(treaty).into_iter().flat_map(|it| it.iter());
        let told = told.filter(|it| self.policy.admits(it)).map(|it| &it.graded.statement);
        let is_past = |act: &Act| {
            let last = act.on.as_ref().and_then(|it| it.bounds().latest());
            last.is_some_and(|day| day <= by)
        };
        let is_one = |it: &EntityId| *it == state || self.is_same(it, &state);
        let mut done = told.filter(|it| !it.retracts && it.status == Status::Happened);
        done.any(|it| is_past(&it.act) && it.act.actors.iter().any(is_one))
    }

    pub(super) fn fact(&self, number: FactNo) -> Option<&Fact> {
        self.cases().fact(number)
    }

    /// The statements about the treaty of a fact, by their numbers.
    pub(super) fn told_by(&self, fact: FactNo, by: &[usize]) -> impl Iterator<Item = &Said> {
        let case = self.cases().get(fact.treaty());
        case.into_iter().flat_map(|it| it.belief.told(by))
    }
}

fn record(library: &Library, said: impl Iterator<Item = Arc<Said>>) -> Record {
    Record::of(said, (library.treaties.len(), |id: &str| library.number(id)))
}

/// Whoever a statement names as one who acts, or toward whom it is done.
fn actors(said: &Said) -> impl Iterator<Item = &EntityId> {
    let act = &said.graded.statement.act;
    act.actors.iter().chain(&act.toward)
}

/// Numbers those who have no number yet.
fn add<'a>(subjects: &mut Arc<Subjects>, ids: impl IntoIterator<Item = &'a EntityId>) {
    for id in ids {
        if subjects.number(id).is_none() {
            Arc::make_mut(subjects).add(*id);
        }
    }
}
