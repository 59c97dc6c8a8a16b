//! The engine: law, facts and numbers, built once and asked often.

use std::sync::Arc;

use foedera_dates::Day;
use foedera_entities::World;
use foedera_model::Treaty;

use super::{Question, Refusal};
use crate::belief::{Belief, Fact, Happened, Policy, Said, believe};
use crate::evaluate::{Asked, Completed};
use crate::law::{Case, Library, Subjects};
use crate::open::COMPLETIONS_MAX;

/// Law and record under one policy, as known by one day.
///
/// It holds no verdict: every answer is computed when it is asked for. To ask with other
/// statements, another policy or another day of knowledge, build another one.
#[derive(Clone, Debug)]
pub struct Engine {
    pub(super) library: Arc<Library>,
    pub(super) subjects: Arc<Subjects>,
    pub(super) world: World,
    pub(super) belief: Belief,
    /// By treaty.
    pub(super) cases: Vec<Case>,
    said: Arc<[Said]>,
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
        Self::built(library, subjects, world.clone(), said.into(), policy, known)
    }

    /// The same law and policy with more statements: the answer if these acts were added. One that
    /// names a source or bears a grade is weighed like any other; a bare one is supposed to be so.
    #[must_use]
    pub fn what_if(&self, extra: Vec<Said>) -> Self {
        let extra = extra.into_iter().map(|it| Said { supposed: it.is_bare(), ..it });
        let said: Vec<Said> = self.said.iter().cloned().chain(extra).collect();
        let (library, subjects) = (Arc::clone(&self.library), Arc::clone(&self.subjects));
        let world = self.world.clone();
        Self::built(library, subjects, world, said.into(), self.policy.clone(), self.known)
    }

    /// The same world and statements under other law: a library that was read again.
    #[must_use]
    pub fn governed_by(&self, library: &[Treaty]) -> Self {
        let library = Arc::new(Library::new(library.into(), self.known));
        let subjects = Arc::clone(&self.subjects);
        let (world, said) = (self.world.clone(), Arc::clone(&self.said));
        Self::built(library, subjects, world, said, self.policy.clone(), self.known)
    }

    /// The same law and statements, as believed under another policy or known by another day.
    #[must_use]
    pub fn believing(&self, policy: Policy, known: Option<Day>) -> Self {
        let (library, subjects) = (self.library.as_known(known), Arc::clone(&self.subjects));
        let (world, said) = (self.world.clone(), Arc::clone(&self.said));
        Self::built(library, subjects, world, said, policy, known)
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
        said: Arc<[Said]>,
        policy: Policy,
        known: Option<Day>,
    ) -> Self {
        let belief = believe(&said, &policy, known, &world);
        let cases = cases(&library, &belief.facts, &mut subjects);
        let completions_max = COMPLETIONS_MAX;
        Self { library, subjects, world, belief, cases, said, policy, known, completions_max }
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
        self.cases.get(self.number(&question.treaty)?).ok_or_else(refusal)
    }

    pub(super) fn completed(&self) -> Completed<'_> {
        Completed {
            library: &self.library,
            subjects: &self.subjects,
            cases: &self.cases,
            completions_max: self.completions_max,
            asked: Asked::Standings,
        }
    }

    pub(super) fn fact(&self, number: usize) -> Option<&Fact> {
        self.belief.facts.get(number)
    }
}

/// Every treaty with the facts about it. What a better grade denies is no fact.
fn cases(library: &Library, facts: &[Fact], subjects: &mut Arc<Subjects>) -> Vec<Case> {
    let mut by_treaty: Vec<Vec<(usize, &Fact)>> = vec![Vec::new(); library.treaties.len()];
    for (number, fact) in facts.iter().enumerate() {
        let refuted = matches!(fact.happened, Happened::Refuted { .. });
        if let Some(no) = library.number(&fact.act.treaty).filter(|_| !refuted) {
            by_treaty.get_mut(no).into_iter().for_each(|it| it.push((number, fact)));
        }
    }
    let numbered = library.treaties.iter().zip(by_treaty).enumerate();
    numbered.map(|(no, (treaty, facts))| Case::new(no, treaty, &facts, subjects)).collect()
}
