//! The one matcher that runs all lines of the notation.
//!
//! A program is a handful of steps with forks. Options and choices are tried in the order in
//! which they are written, an option first taken, then left; a gap first short, then longer. The
//! work for one place is bounded by [`EFFORT`], so that no text can make the reader slow.

use std::sync::Arc;

use super::need::{ByNeed, ByTest, Need, Seen, Words};
use super::notation::GAP;
use crate::node::Node;
use crate::sense::{Sense, Slot, Slots};

/// How many steps one attempt at one place may take before it counts as no match.
const EFFORT: usize = 4_000;

/// Marks over which no gap passes.
const ENDS: [char; 5] = [';', ':', '.', '!', '?'];

/// A line, ready to run.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(super) steps: Vec<Step>,
    /// What a match can begin with; empty where anything may begin it.
    pub(super) begins: Vec<Test>,
    /// What must stand somewhere in a match: of each of these, one.
    pub(super) needs: Vec<Need>,
    /// Words of which a match needs one, long ones where it can be; nothing where it may need none.
    pub(super) telling: Option<Need>,
}

/// What one node must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Test {
    Word(u32),
    Slot(Slot),
    Mark(char),
}

#[derive(Clone, Debug)]
pub(super) enum Step {
    Node(Test),
    /// One of these words; sorted.
    Any(Arc<[Test]>),
    Gap(usize),
    Fill,
    /// Go on at the next step, or else at that one.
    Fork(usize),
    Jump(usize),
}

impl Step {
    /// The same step in a program where so many stand before the first of its own.
    pub(super) fn moved(&self, by: usize) -> Self {
        match self {
            Self::Fork(to) => Self::Fork(to + by),
            Self::Jump(to) => Self::Jump(to + by),
            Self::Node(_) | Self::Any(_) | Self::Gap(_) | Self::Fill => self.clone(),
        }
    }
}

/// Where a program matched, and what stood in its slots.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Match {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) slots: Vec<(Slot, usize)>,
    /// The nodes over which a gap of the line passed.
    pub(crate) passed: Vec<usize>,
}

impl Program {
    /// The match that begins exactly at node `start`.
    fn at(&self, nodes: &[Node], start: usize, broken: bool) -> Option<Match> {
        let mut run = Run {
            program: self,
            nodes,
            start,
            broken,
            effort: EFFORT,
            slots: Vec::new(),
            passed: Vec::new(),
        };
        let end = run.from(0, start)?;
        (end > start).then_some(Match { start, end, slots: run.slots, passed: run.passed })
    }

    /// Whether everything that a match needs stands in the sentence.
    fn can_match(&self, seen: &Seen) -> bool {
        self.needs.iter().all(|any| any.tests().iter().any(|it| seen.has(*it)))
    }
}

/// Lines that are tried together, each belonging to a rule, and an index by what they begin with:
/// most words begin none of them, and cost one look.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    programs: Vec<(usize, Program)>,
    by_begin: ByTest,
    words: Words,
    /// The slots among the beginnings.
    slots: Slots,
    anything: Vec<usize>,
    needs: ByNeed,
    /// Quotation marks, or a day between commas, may stand inside what they match.
    broken: bool,
}

impl Lines {
    /// From programs, each with the number of its rule, in the order of the pack.
    pub(crate) fn new(programs: Vec<(usize, Program)>) -> Self {
        let mut lines = Self::default();
        for (at, (_, program)) in programs.iter().enumerate() {
            if program.begins.is_empty() {
                lines.anything.push(at);
            }
            for begin in &program.begins {
                lines.by_begin.add(*begin, at);
                match begin {
                    Test::Word(word) => lines.words.add(*word),
                    Test::Slot(slot) => lines.slots = lines.slots.with(*slot),
                    Test::Mark(_) => {}
                }
            }
        }
        lines.by_begin.sort();
        lines.needs = ByNeed::of(&programs);
        lines.programs = programs;
        lines
    }

    /// The same, and their words may be broken by what stands inside a phrase.
    pub(crate) fn broken(self) -> Self {
        Self { broken: true, ..self }
    }

    /// For each line its rule, and the words of which it needs one.
    pub(super) fn telling(&self) -> impl Iterator<Item = (usize, Option<Vec<u32>>)> {
        let word = |it: &Test| if let Test::Word(word) = it { Some(*word) } else { None };
        let words = move |it: &[Test]| it.iter().map(word).collect::<Option<Vec<u32>>>();
        let programs = self.programs.iter();
        programs
            .map(move |(rule, it)| (*rule, it.telling.as_ref().and_then(|it| words(it.tests()))))
    }

    /// The words with which some line begins.
    pub(crate) fn first_words(&self) -> &Words {
        &self.words
    }

    /// Whether some line can match in a sentence where this stands.
    pub(crate) fn can_match(&self, seen: &Seen) -> bool {
        self.needs.met(seen).any(|it| self.matches_in(it, seen))
    }

    /// The lines that can match in this sentence.
    pub(crate) fn within(&self, nodes: &[Node]) -> Within<'_> {
        let seen = Seen::of(nodes);
        let mut live = Vec::new();
        for at in self.needs.met(&seen).filter(|it| self.matches_in(*it, &seen)) {
            live.resize(self.programs.len(), false);
            live.get_mut(at).into_iter().for_each(|it| *it = true);
        }
        Within { lines: self, live }
    }

    /// Whether this line can match where this stands.
    fn matches_in(&self, at: usize, seen: &Seen) -> bool {
        self.programs.get(at).is_some_and(|(_, it)| it.can_match(seen))
    }

    /// The rule whose line matches at this place and reaches farthest; the earlier one if equal.
    pub(crate) fn longest(&self, nodes: &[Node], start: usize) -> Option<(usize, Match)> {
        self.longest_of(nodes, start, |_| true)
    }

    fn longest_of(
        &self,
        nodes: &[Node],
        start: usize,
        live: impl Fn(usize) -> bool,
    ) -> Option<(usize, Match)> {
        let mut best: Option<(usize, usize, Match)> = None;
        self.candidates(nodes.get(start)?, |at| {
            let Some((rule, program)) = self.programs.get(at).filter(|_| live(at)) else { return };
            let Some(found) = program.at(nodes, start, self.broken) else { return };
            let beats = |(line, _, it): &(usize, usize, Match)| {
                found.end > it.end || (found.end == it.end && at < *line)
            };
            if best.as_ref().is_none_or(beats) {
                best = Some((at, *rule, found));
            }
        });
        best.map(|(_, rule, found)| (rule, found))
    }

    /// Calls with each line that can begin with this node.
    fn candidates(&self, node: &Node, mut call: impl FnMut(usize)) {
        let mut begun = |test| self.by_begin.of(test).for_each(&mut call);
        for sense in &node.senses {
            if let Sense::Word(word) = sense
                && self.words.has(*word)
            {
                begun(Test::Word(*word));
            }
        }
        if let Some(mark) = node.mark() {
            begun(Test::Mark(mark));
        }
        if self.slots.meets(node.fits) {
            let slots = Slot::all().filter(|it| self.slots.has(*it) && node.fits.has(*it));
            slots.for_each(|it| begun(Test::Slot(it)));
        }
        self.anything.iter().for_each(|it| call(*it));
    }
}

/// Lines of which those are tried that can match in one sentence.
#[derive(Debug)]
pub(crate) struct Within<'l> {
    lines: &'l Lines,
    /// For each line; empty where none can.
    live: Vec<bool>,
}

impl Within<'_> {
    /// As [`Lines::longest`], in the sentence that was looked at.
    pub(crate) fn longest(&self, nodes: &[Node], start: usize) -> Option<(usize, Match)> {
        self.longest_within(nodes, start, nodes.len())
    }

    /// As [`Within::longest`], of the matches that end at `end` at the latest.
    pub(crate) fn longest_within(
        &self,
        nodes: &[Node],
        start: usize,
        end: usize,
    ) -> Option<(usize, Match)> {
        let live = |at| self.live.get(at).is_some_and(|it| *it);
        let nodes = nodes.get(..end)?;
        if self.live.is_empty() { None } else { self.lines.longest_of(nodes, start, live) }
    }
}

struct Run<'r> {
    program: &'r Program,
    nodes: &'r [Node],
    start: usize,
    broken: bool,
    effort: usize,
    slots: Vec<(Slot, usize)>,
    passed: Vec<usize>,
}

impl Run<'_> {
    fn from(&mut self, step: usize, at: usize) -> Option<usize> {
        self.effort = self.effort.checked_sub(1)?;
        let Some(now) = self.program.steps.get(step) else { return Some(at) };
        match now {
            Step::Jump(to) => self.from(*to, at),
            Step::Fork(other) => self.attempt(step + 1, at).or_else(|| self.from(*other, at)),
            Step::Gap(most) => self.gap(step + 1, at, *most, |node| !node.is_mark(&ENDS)),
            Step::Fill => self.gap(step + 1, at, GAP, Node::fills_a_name),
            Step::Node(test) => {
                let at = self.met(|it| it.passes(*test), at)?;
                if let Test::Slot(slot) = test {
                    self.slots.push((*slot, at));
                }
                self.from(step + 1, at + 1)
            }
            Step::Any(words) => {
                let at = self.met(|it| it.passes_any(words), at)?;
                self.from(step + 1, at + 1)
            }
        }
    }

    /// Where the node stands that this step asks for: here, or behind what may stand inside a phrase: quotation marks
    /// ("put the treaty \"in abeyance\""), a day between commas ("retired, on 5 May, the reservation").
    fn met(&self, test: impl Fn(&Node) -> bool, at: usize) -> Option<usize> {
        let passes = |at: usize| self.nodes.get(at).is_some_and(&test);
        let mark = |at: usize, mark| self.nodes.get(at).is_some_and(|it| it.is_mark(&[mark]));
        if passes(at) {
            return Some(at);
        }
        let begun = self.broken && at > self.start;
        let quoted = mark(at, '"').then_some(at + 1);
        let dated = self.nodes.get(at + 1).is_some_and(|it| it.date().is_some());
        let aside = (mark(at, ',') && dated && mark(at + 2, ',')).then_some(at + 3);
        quoted.or(aside).filter(|it| begun && passes(*it))
    }

    /// Tries one way; what it caught is dropped where it leads nowhere.
    fn attempt(&mut self, step: usize, at: usize) -> Option<usize> {
        let (caught, passed) = (self.slots.len(), self.passed.len());
        let end = self.from(step, at);
        if end.is_none() {
            self.slots.truncate(caught);
            self.passed.truncate(passed);
        }
        end
    }

    fn gap(
        &mut self,
        step: usize,
        at: usize,
        most: usize,
        passes: fn(&Node) -> bool,
    ) -> Option<usize> {
        let begun = self.passed.len();
        for passed in 0..=most {
            if let Some(end) = self.attempt(step, at + passed) {
                return Some(end);
            }
            if !self.nodes.get(at + passed).is_some_and(passes) {
                break;
            }
            self.passed.push(at + passed);
        }
        self.passed.truncate(begun);
        None
    }
}

impl Node {
    fn passes(&self, test: Test) -> bool {
        match test {
            Test::Word(word) => self.has(Sense::Word(word)),
            Test::Slot(slot) => self.fits.has(slot),
            Test::Mark(mark) => self.mark() == Some(mark),
        }
    }

    /// Whether it is one of these words; they are sorted.
    fn passes_any(&self, words: &[Test]) -> bool {
        let has = |test| words.binary_search(&test).is_ok();
        let word = |it: &Sense| matches!(it, Sense::Word(word) if has(Test::Word(*word)));
        self.senses.iter().any(word) || self.mark().is_some_and(|it| has(Test::Mark(it)))
    }
}
