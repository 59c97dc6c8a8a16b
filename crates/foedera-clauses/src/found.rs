//! The problems of one text as they are found: so many in full, the rest counted.

use foedera_model::{Diagnostic, Severity, Span};

use crate::limits::PROBLEMS_MAX;
use crate::problem::Problem;

/// How many problems are kept before the weightiest of them are chosen.
const KEPT_MAX: usize = 4 * PROBLEMS_MAX;

/// Problems in the order in which they were found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    kept: Vec<Diagnostic>,
    errors: usize,
    dropped: usize,
}

impl Found {
    /// Whether a further problem would only be counted: then its words need not be made.
    pub(crate) fn is_full(&self) -> bool {
        KEPT_MAX <= self.kept.len()
    }

    pub(crate) fn push(&mut self, problem: Diagnostic) {
        self.errors += usize::from(problem.severity == Severity::Error);
        if self.is_full() {
            self.dropped += 1;
        } else {
            self.kept.push(problem);
        }
    }

    /// Counts a problem without its words.
    pub(crate) fn count(&mut self) {
        self.dropped += 1;
    }

    /// Takes the last problem back, if it lies within a place.
    pub(crate) fn take_back(&mut self, place: Span) -> bool {
        let back = self.dropped == 0 && self.kept.last().is_some_and(|it| place.contains(it.span));
        if back && let Some(problem) = self.kept.pop() {
            self.errors -= usize::from(problem.severity == Severity::Error);
        }
        back
    }

    pub(crate) fn has_errors(&self) -> bool {
        0 < self.errors + self.dropped
    }

    /// By place. Beyond the limit errors go before notes, and the rest is counted in a last note.
    pub(crate) fn in_order(self) -> Vec<Diagnostic> {
        let mut problems = self.kept;
        let rest = self.dropped + problems.len().saturating_sub(PROBLEMS_MAX);
        problems.sort_by_key(|it| std::cmp::Reverse(it.severity));
        problems.truncate(PROBLEMS_MAX);
        problems.sort_by_key(|it| it.span);
        if 0 < rest {
            let end = problems.last().map_or(Span::new(0, 0), |it| it.span);
            problems.push(Problem::TooMany.at(end, &[&rest.to_string()]));
        }
        problems
    }
}
