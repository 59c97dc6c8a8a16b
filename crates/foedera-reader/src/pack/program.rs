//! Lines of the notation made ready to run, and the one matcher that runs all of them.
//!
//! A program is a handful of steps with forks. Options and choices are tried in the order in
//! which they are written, an option first taken, then left; a gap first short, then longer. The
//! work for one place is bounded by [`EFFORT`], so that no text can make the reader slow.

use std::collections::BTreeMap;

use super::notation::{self, GAP, Part, Slot};
use super::{Form, Name, Pack, Rank, Sense};
use crate::node::{Kind, Node};

/// How many steps one attempt at one place may take before it counts as no match.
const EFFORT: usize = 4_000;

/// Marks over which no gap passes.
const ENDS: [char; 5] = [';', ':', '.', '!', '?'];

/// A line, ready to run.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    steps: Vec<Step>,
    /// What a match can begin with; empty where anything may begin it.
    begins: Vec<Begin>,
}

/// What the first node of a match must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Begin {
    Sense(Sense),
    Slot(Slot),
    Mark(char),
}

#[derive(Clone, Debug)]
enum Step {
    /// The node has this sense.
    Sense(Sense),
    Mark(char),
    Slot(Slot),
    Gap,
    Fill,
    /// Go on at the next step, or else at that one.
    Fork(usize),
    Jump(usize),
}

/// Where a program matched, and what stood in its slots.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Match {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) slots: Vec<(Slot, usize)>,
}

/// Words of the notation by their number, and the classes of a pack.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// Words and, with a `~` at the end, stems.
    words: BTreeMap<String, u32>,
    pub(crate) classes: BTreeMap<String, Vec<Part>>,
}

impl Vocabulary {
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, Sense)> {
        self.words.iter().map(|(word, number)| (word.as_str(), Sense::Word(*number)))
    }

    fn sense(&mut self, word: String) -> Sense {
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        Sense::Word(*self.words.entry(word).or_insert(next))
    }
}

/// Makes a line ready to run.
///
/// # Errors
/// Says what is wrong with the line, and where.
pub(crate) fn compile(line: &str, vocabulary: &mut Vocabulary) -> Result<Program, String> {
    let parts = notation::parse(line)?;
    let mut steps = Vec::new();
    emit_all(&parts, line, vocabulary, &mut steps, 0)?;
    let begins = beginnings(&steps);
    Ok(Program { steps, begins })
}

/// How deep classes may name classes.
const DEPTH: usize = 6;

fn emit_all(
    parts: &[Part],
    line: &str,
    vocabulary: &mut Vocabulary,
    steps: &mut Vec<Step>,
    depth: usize,
) -> Result<(), String> {
    parts.iter().try_for_each(|it| emit(it, line, vocabulary, steps, depth))
}

fn emit(
    part: &Part,
    line: &str,
    vocabulary: &mut Vocabulary,
    steps: &mut Vec<Step>,
    depth: usize,
) -> Result<(), String> {
    match part {
        Part::Word(word) => steps.push(literal(word, vocabulary)),
        Part::Stem(stem) => {
            steps.push(Step::Sense(vocabulary.sense(format!("{}~", crate::shadow::fold(stem)))));
        }
        Part::Slot(slot) => steps.push(Step::Slot(*slot)),
        Part::Gap => steps.push(Step::Gap),
        Part::Fill => steps.push(Step::Fill),
        Part::Maybe(inner) => {
            let fork = reserve(steps);
            emit(inner, line, vocabulary, steps, depth)?;
            let end = steps.len();
            land(steps, fork, Step::Fork(end));
        }
        Part::Either(choices) => emit_choices(choices, line, vocabulary, steps, depth)?,
        Part::Class(class) => {
            let Some(choices) = vocabulary.classes.get(class).cloned() else {
                return Err(format!("`{line}`: no class `#{class}`; declare it under [words]"));
            };
            if depth >= DEPTH {
                return Err(format!("`{line}`: `#{class}` names itself"));
            }
            emit_all(&choices, line, vocabulary, steps, depth + 1)?;
        }
    }
    Ok(())
}

fn emit_choices(
    choices: &[Vec<Part>],
    line: &str,
    vocabulary: &mut Vocabulary,
    steps: &mut Vec<Step>,
    depth: usize,
) -> Result<(), String> {
    let mut exits = Vec::new();
    let last = choices.len().saturating_sub(1);
    for (n, choice) in choices.iter().enumerate() {
        let fork = (n < last).then(|| reserve(steps));
        emit_all(choice, line, vocabulary, steps, depth)?;
        if let Some(fork) = fork {
            exits.push(reserve(steps));
            let end = steps.len();
            land(steps, fork, Step::Fork(end));
        }
    }
    let end = steps.len();
    exits.into_iter().for_each(|it| land(steps, it, Step::Jump(end)));
    Ok(())
}

/// Keeps a place for a step whose aim is known later.
fn reserve(steps: &mut Vec<Step>) -> usize {
    steps.push(Step::Gap);
    steps.len() - 1
}

fn land(steps: &mut [Step], at: usize, step: Step) {
    if let Some(place) = steps.get_mut(at) {
        *place = step;
    }
}

fn literal(word: &str, vocabulary: &mut Vocabulary) -> Step {
    let folded = crate::shadow::fold(word);
    let mut letters = folded.chars();
    match (letters.next(), letters.next()) {
        (Some(mark), None) if !mark.is_alphanumeric() => Step::Mark(mark),
        _ => Step::Sense(vocabulary.sense(folded)),
    }
}

/// With what a match must begin, if each way through the program begins with something.
fn beginnings(steps: &[Step]) -> Vec<Begin> {
    let mut begins = Vec::new();
    let mut open = vec![0];
    while let Some(at) = open.pop() {
        match steps.get(at) {
            Some(Step::Sense(sense)) => begins.push(Begin::Sense(*sense)),
            Some(Step::Slot(slot)) => begins.push(Begin::Slot(*slot)),
            Some(Step::Mark(mark)) => begins.push(Begin::Mark(*mark)),
            Some(Step::Fork(other)) => open.extend([at + 1, *other]),
            Some(Step::Jump(to)) => open.push(*to),
            Some(Step::Gap | Step::Fill) | None => return Vec::new(),
        }
    }
    begins.sort_unstable();
    begins.dedup();
    begins
}

impl Program {
    /// The match that begins exactly at node `start`.
    fn at(&self, nodes: &[Node], start: usize, pack: &Pack) -> Option<Match> {
        let mut run = Run { program: self, nodes, pack, effort: EFFORT, slots: Vec::new() };
        let end = run.from(0, start)?;
        (end > start).then_some(Match { start, end, slots: run.slots })
    }
}

/// Lines that are tried together, each belonging to a rule, and an index by what they begin with:
/// most words begin none of them, and cost one look.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    programs: Vec<(usize, Program)>,
    by_begin: BTreeMap<Begin, Vec<usize>>,
    /// The slots and marks among the beginnings, which a node can be without having the sense.
    slots: Vec<Slot>,
    anything: Vec<usize>,
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
                lines.by_begin.entry(*begin).or_default().push(at);
            }
        }
        let slots = lines.by_begin.keys().filter_map(|it| match it {
            Begin::Slot(slot) => Some(*slot),
            Begin::Sense(_) | Begin::Mark(_) => None,
        });
        lines.slots = slots.collect();
        lines.programs = programs;
        lines
    }

    /// The words with which some line begins.
    pub(crate) fn senses(&self) -> impl Iterator<Item = Sense> {
        self.by_begin.keys().filter_map(|it| match it {
            Begin::Sense(sense) => Some(*sense),
            Begin::Slot(_) | Begin::Mark(_) => None,
        })
    }

    /// The rule whose line matches at this place and reaches farthest; the earlier one if equal.
    pub(crate) fn longest(
        &self,
        nodes: &[Node],
        start: usize,
        pack: &Pack,
    ) -> Option<(usize, Match)> {
        let mut best: Option<(usize, Match)> = None;
        for at in self.candidates(nodes.get(start)?, pack) {
            let Some((rule, program)) = self.programs.get(at) else { continue };
            let Some(found) = program.at(nodes, start, pack) else { continue };
            if best.as_ref().is_none_or(|(_, it)| found.end > it.end) {
                best = Some((*rule, found));
            }
        }
        best
    }

    /// The lines that can begin with this node, in the order of the pack.
    fn candidates(&self, node: &Node, pack: &Pack) -> Vec<usize> {
        let mut candidates = self.anything.clone();
        let mut add = |begin| candidates.extend(self.by_begin.get(&begin).into_iter().flatten());
        node.senses.iter().for_each(|it| add(Begin::Sense(*it)));
        if let Kind::Mark(mark) = node.kind {
            add(Begin::Mark(mark));
        }
        let slots = self.slots.iter().filter(|it| fills(node, **it, pack));
        slots.for_each(|it| add(Begin::Slot(*it)));
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}

struct Run<'r> {
    program: &'r Program,
    nodes: &'r [Node],
    pack: &'r Pack,
    effort: usize,
    slots: Vec<(Slot, usize)>,
}

impl Run<'_> {
    fn from(&mut self, step: usize, at: usize) -> Option<usize> {
        self.effort = self.effort.checked_sub(1)?;
        let Some(now) = self.program.steps.get(step) else { return Some(at) };
        match now {
            Step::Jump(to) => self.from(*to, at),
            Step::Fork(other) => self.attempt(step + 1, at).or_else(|| self.from(*other, at)),
            Step::Gap => self.gap(step + 1, at, |node, _| !node.is_mark(&ENDS)),
            Step::Fill => self.gap(step + 1, at, |node, pack| pack.fills_a_name(node)),
            Step::Slot(slot) => self.slot(*slot, step + 1, at),
            Step::Sense(sense) => {
                self.nodes.get(at).filter(|it| it.has(*sense))?;
                self.from(step + 1, at + 1)
            }
            Step::Mark(mark) => {
                self.nodes.get(at).filter(|it| it.kind == Kind::Mark(*mark))?;
                self.from(step + 1, at + 1)
            }
        }
    }

    /// Tries one way; what it caught is dropped where it leads nowhere.
    fn attempt(&mut self, step: usize, at: usize) -> Option<usize> {
        let caught = self.slots.len();
        let end = self.from(step, at);
        if end.is_none() {
            self.slots.truncate(caught);
        }
        end
    }

    fn gap(&mut self, step: usize, at: usize, passes: fn(&Node, &Pack) -> bool) -> Option<usize> {
        for passed in 0..=GAP {
            if let Some(end) = self.attempt(step, at + passed) {
                return Some(end);
            }
            if !passes(self.nodes.get(at + passed)?, self.pack) {
                return None;
            }
        }
        None
    }

    fn slot(&mut self, slot: Slot, step: usize, at: usize) -> Option<usize> {
        self.nodes.get(at).filter(|it| fills(it, slot, self.pack))?;
        self.slots.push((slot, at));
        self.from(step, at + 1)
    }
}

fn fills(node: &Node, slot: Slot, pack: &Pack) -> bool {
    match (slot, &node.kind) {
        (Slot::Day, Kind::Number(it)) => (1..=31).contains(it),
        (Slot::MonthNumber, Kind::Number(it)) => (1..=12).contains(it),
        (Slot::Year, Kind::Number(it)) => (1800..=2199).contains(it),
        (Slot::Number, Kind::Number(_))
        | (Slot::Name, Kind::Name)
        | (Slot::Actor, Kind::Actor(_))
        | (Slot::Treaty, Kind::Treaty(_))
        | (Slot::Date, Kind::Date(_))
        | (Slot::Voice, Kind::Voice(_)) => true,
        (Slot::Parliament, Kind::Actor(parties)) => {
            parties.iter().any(|it| it.rank == Some(Rank::Parliament))
        }
        (Slot::Organisation, Kind::Actor(parties)) if node.senses.is_empty() => {
            matches!(parties.as_slice(), [one] if one.organisation && one.rank.is_none())
        }
        _ => node.senses.iter().any(|it| means(*it, slot, pack)),
    }
}

fn means(sense: Sense, slot: Slot, pack: &Pack) -> bool {
    match sense {
        Sense::Word(_) => false,
        Sense::Month(_) => slot == Slot::Month,
        Sense::Weekday(_) => slot == Slot::Weekday,
        Sense::Number(_) => slot == Slot::Number,
        Sense::Name(number) => match pack.name(number) {
            Some(Name::Country { form, .. }) => match form {
                Form::Noun | Form::Capital => slot == Slot::Country,
                Form::Adjective => matches!(slot, Slot::Country | Slot::Adjective),
                Form::Organisation => matches!(slot, Slot::Country | Slot::Organisation),
            },
            Some(Name::Post { .. }) => slot == Slot::Post,
            Some(Name::Person { .. }) => slot == Slot::Person,
            Some(Name::Pact { .. }) => slot == Slot::Pact,
            Some(Name::Treaty { .. }) => slot == Slot::Named,
            Some(Name::Source) => slot == Slot::Source,
            None => false,
        },
    }
}
