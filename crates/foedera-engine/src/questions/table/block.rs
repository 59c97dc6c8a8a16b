//! Some treaties side by side: the days of all in columns, and beside them what is found.

use foedera_dates::{Day, Verdict};

use super::lines::{Lines, Stretch};
use super::{Holding, StateNo, TreatyNo};
use crate::evaluate::Cause;

/// What lies from one place to another.
type Range = (u32, u32);

/// Where the lines of one treaty lie.
#[derive(Clone, Copy, Debug)]
struct OfTreaty {
    /// The first is the treaty itself, then its states in order.
    lines: Range,
    newcomers: Range,
}

/// Where the stretches of one line lie.
#[derive(Clone, Copy, Debug)]
struct Line {
    state: Option<StateNo>,
    stretches: Range,
}

/// What holds in a stretch, and of which line that is.
#[derive(Clone, Copy, Debug)]
struct Found {
    line: u32,
    verdict: Verdict,
    cause: Option<Cause>,
}

/// The first and the last day of every stretch in columns, and beside them what is found.
#[derive(Clone, Debug, Default)]
struct Columns {
    since: Vec<Day>,
    last: Vec<Day>,
    found: Vec<Found>,
}

impl Columns {
    fn lay_down(&mut self, line: usize, stretches: &[Stretch]) -> Range {
        let from = place(self.since.len());
        for it in stretches {
            self.since.push(it.since);
            self.last.push(it.last);
            self.found.push(Found { line: place(line), verdict: it.verdict, cause: it.cause });
        }
        (from, place(self.since.len()))
    }

    fn stretches(&self, (from, to): Range) -> impl Iterator<Item = Stretch> {
        let all = (from as usize..to as usize).map(|at| {
            let (since, last, found) =
                (self.since.get(at)?, self.last.get(at)?, self.found.get(at)?);
            let Found { verdict, cause, .. } = *found;
            Some(Stretch { since: *since, last: *last, verdict, cause })
        });
        all.flatten()
    }

    /// What holds on a day of a line: the last stretch that has begun, as they do not overlap.
    fn on(&self, (from, to): Range, day: Day) -> Option<&Found> {
        let (from, to) = (from as usize, to as usize);
        let begun = self.since.get(from..to)?.partition_point(|it| *it <= day);
        let at = from + begun.checked_sub(1)?;
        self.found.get(at).filter(|_| self.last.get(at).is_some_and(|last| day <= *last))
    }
}

/// The force of some treaties.
#[derive(Clone, Debug)]
pub(super) struct Block {
    first: TreatyNo,
    treaties: Vec<OfTreaty>,
    lines: Vec<Line>,
    columns: Columns,
    /// Since when they are there, in order, and where the stretches lie of states that nothing names.
    newcomers: Vec<(Day, Range)>,
    of_newcomers: Columns,
}

impl Block {
    /// The lines of treaties from a first one on.
    pub(super) fn of(first: TreatyNo, treaties: &[Lines]) -> Self {
        let mut block = Self {
            first,
            treaties: Vec::new(),
            lines: Vec::new(),
            columns: Columns::default(),
            newcomers: Vec::new(),
            of_newcomers: Columns::default(),
        };
        for Lines { named, newcomers } in treaties {
            let from = (place(block.lines.len()), place(block.newcomers.len()));
            for (state, stretches) in named {
                let stretches = block.columns.lay_down(block.lines.len(), stretches);
                block.lines.push(Line { state: *state, stretches });
            }
            for (born, stretches) in newcomers {
                let stretches = block.of_newcomers.lay_down(block.newcomers.len(), stretches);
                block.newcomers.push((*born, stretches));
            }
            let lines = (from.0, place(block.lines.len()));
            block
                .treaties
                .push(OfTreaty { lines, newcomers: (from.1, place(block.newcomers.len())) });
        }
        block
    }

    /// The same with other lines of one treaty.
    pub(super) fn with(&self, at: usize, lines: &Lines) -> Self {
        let mut all: Vec<Lines> = self.treaties.iter().map(|it| self.lines_again(it)).collect();
        all.get_mut(at).into_iter().for_each(|it| *it = lines.clone());
        Self::of(self.first, &all)
    }

    fn lines_again(&self, of: &OfTreaty) -> Lines {
        let named = within(&self.lines, of.lines).iter();
        let newcomers = within(&self.newcomers, of.newcomers).iter();
        Lines {
            named: named
                .map(|it| (it.state, self.columns.stretches(it.stretches).collect()))
                .collect(),
            newcomers: newcomers
                .map(|(born, it)| (*born, self.of_newcomers.stretches(*it).collect()))
                .collect(),
        }
    }

    pub(super) fn holding_on(&self, day: Day) -> impl Iterator<Item = Holding> {
        let Columns { since, last, .. } = &self.columns;
        let days = since.iter().zip(last).enumerate();
        let there = days.filter(move |(_, (since, last))| (**since <= day) & (day <= **last));
        there.filter_map(|(at, _)| {
            let Found { line, verdict, cause } = *self.columns.found.get(at)?;
            let state = self.lines.get(line as usize)?.state;
            Some(Holding { treaty: self.treaty_of(line), state, verdict, cause })
        })
    }

    /// The treaty of a line.
    fn treaty_of(&self, line: u32) -> TreatyNo {
        let before = self.treaties.partition_point(|it| it.lines.1 <= line);
        TreatyNo(self.first.0.saturating_add(place(before)))
    }

    /// What holds for a state, or in general. A state comes with its first day, and the first on which it
    /// is no more.
    pub(super) fn in_force(
        &self,
        treaty: usize,
        state: Option<(StateNo, (Day, Option<Day>))>,
        day: Day,
    ) -> (Verdict, Option<Cause>) {
        let found = match self.line(treaty, state.map(|(it, _)| it)) {
            Some(line) => self.columns.on(line.stretches, day),
            None => state.and_then(|(_, lived)| self.unnamed(treaty, lived, day)),
        };
        found.map_or((Verdict::No, None), |it| (it.verdict, it.cause))
    }

    fn lines_of(&self, treaty: usize) -> &[Line] {
        self.treaties.get(treaty).map_or(&[], |it| within(&self.lines, it.lines))
    }

    fn line(&self, treaty: usize, state: Option<StateNo>) -> Option<&Line> {
        let lines = self.lines_of(treaty);
        lines.get(lines.binary_search_by_key(&state, |it| it.state).ok()?)
    }

    /// What holds of a state that nothing names, as long as there is one.
    fn unnamed(&self, treaty: usize, lived: (Day, Option<Day>), day: Day) -> Option<&Found> {
        let (born, gone) = lived;
        let newcomers = within(&self.newcomers, self.treaties.get(treaty)?.newcomers);
        let before = newcomers.partition_point(|(first, _)| *first <= born).checked_sub(1)?;
        let (_, stretches) = newcomers.get(before)?;
        self.of_newcomers.on(*stretches, day).filter(|_| gone.is_none_or(|gone| day < gone))
    }

    pub(super) fn spells(
        &self,
        treaty: usize,
        state: StateNo,
    ) -> impl Iterator<Item = (Day, Option<Day>)> {
        let line = self.line(treaty, Some(state)).into_iter();
        let all = line.flat_map(|it| self.columns.stretches(it.stretches));
        let certain = all.filter(|it| it.verdict == Verdict::Yes);
        // What does not end lasts until the last of all days, after which there is none.
        certain.map(|it| (it.since, it.last.next()))
    }

    pub(super) fn states(&self, treaty: usize) -> impl Iterator<Item = StateNo> {
        self.lines_of(treaty).iter().filter_map(|it| it.state)
    }
}

fn within<T>(items: &[T], (from, to): Range) -> &[T] {
    items.get(from as usize..to as usize).unwrap_or_default()
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
