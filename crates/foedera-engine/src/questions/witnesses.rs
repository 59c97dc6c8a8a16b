//! The completions by which an answer is explained: of those that answer alike, the ones at the ends
//! of the days that differ.

use foedera_dates::Day;

use crate::evaluate::Completion;

/// What tells completions apart: the days on which what is asked about began, ends, and begins next.
pub(super) type Ends = [Option<Day>; 3];

/// The least and the greatest of a day, each with the place of a completion that has it.
type Extremes = ((Day, usize), (Day, usize));

/// Those that answer alike, within one course.
#[derive(Clone, Debug, Default)]
pub(super) struct Witnesses {
    /// The number of the course that they are of; another one may go another way.
    course: Option<usize>,
    /// The first, then for each day those in which it is earliest and latest.
    found: Vec<Completion>,
    extremes: [Option<Extremes>; 3],
}

impl Witnesses {
    pub(super) fn add(&mut self, course: usize, ends: Ends, completion: &Completion) {
        if *self.course.get_or_insert(course) != course {
            return;
        }
        let next = self.found.len();
        let mut kept = next == 0;
        for (known, day) in self.extremes.iter_mut().zip(ends) {
            let Some(day) = day else { continue };
            match known {
                None => (*known, kept) = (Some(((day, next), (day, next))), true),
                Some((least, _)) if day < least.0 => (*least, kept) = ((day, next), true),
                Some((_, most)) if most.0 < day => (*most, kept) = ((day, next), true),
                Some(_) => {}
            }
        }
        if kept {
            self.found.push(completion.clone());
        }
    }

    pub(super) fn first(&self) -> Option<&Completion> {
        self.found.first()
    }

    pub(super) fn course(&self) -> Option<usize> {
        self.course
    }

    /// The first and those at the ends, each once.
    pub(super) fn all(&self) -> Vec<&Completion> {
        let ends = self.extremes.iter().flatten().flat_map(|(least, most)| [least.1, most.1]);
        let mut places: Vec<usize> = std::iter::once(0).chain(ends).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|at| self.found.get(at)).collect()
    }
}
