//! A treaty in all its completions, each evaluated once; with all its reasons in those that are asked for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use foedera_dates::Day;

use super::Engine;
use crate::answer::Reason;
use crate::evaluate::{Cause, Completion, Timeline, Unstated};
use crate::open::{Courses, counted, courses};

/// A treaty in every completion.
#[derive(Debug)]
pub(super) struct Lives {
    pub(super) treaty: usize,
    /// The first days of states that nothing names, whose lives are told too.
    pub(super) newcomers: Vec<Day>,
    pub(super) courses: Courses,
    /// What the treaty does not say of how it counts, every way of which is among the completions.
    pub(super) unstated: Vec<Unstated>,
    /// By completion.
    pub(super) bulk: Vec<Rc<Timeline<Cause>>>,
    /// By completion, those that were asked for.
    full: RefCell<BTreeMap<usize, Rc<Timeline<Reason>>>>,
}

impl Lives {
    /// `asked` is the day that alone is asked about, where there is one: fewer completions tell it.
    pub(super) fn of(
        engine: &Engine,
        treaty: usize,
        newcomers: Vec<Day>,
        asked: Option<Day>,
    ) -> Self {
        let (courses, bulk, unstated) = counted(|unstated| {
            let facts = engine.cases();
            let courses = courses(engine.completed(), facts, (treaty, unstated), asked);
            let completions = courses.all.iter().flat_map(|it| &it.completions);
            let bulk = completions.filter_map(|it| engine.bulk(treaty, it, &newcomers));
            let bulk: Vec<Rc<Timeline<Cause>>> = bulk.map(Rc::new).collect();
            let met = bulk.iter().flat_map(|it| it.unstated.clone()).collect();
            ((courses, bulk, unstated.to_vec()), met)
        });
        let full = RefCell::default();
        Self { treaty, newcomers, courses, unstated, bulk, full }
    }

    /// One completion with all its reasons.
    pub(super) fn full(&self, engine: &Engine, at: usize) -> Option<Rc<Timeline<Reason>>> {
        if let Some(known) = self.full.borrow().get(&at) {
            return Some(Rc::clone(known));
        }
        let found = engine.full(self.treaty, self.completion(at)?, &self.newcomers)?;
        let found = Rc::new(found);
        self.full.borrow_mut().insert(at, Rc::clone(&found));
        Some(found)
    }

    /// Every completion, course by course.
    pub(super) fn completions(&self) -> impl Iterator<Item = &Completion> {
        self.courses.all.iter().flat_map(|it| &it.completions)
    }

    pub(super) fn completion(&self, at: usize) -> Option<&Completion> {
        self.completions().nth(at)
    }

    pub(super) fn place(&self, completion: &Completion) -> Option<usize> {
        self.completions().position(|it| it == completion)
    }
}
