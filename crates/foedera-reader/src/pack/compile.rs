//! Lines of the notation made ready to run.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::notation::{self, CLAUSE, GAP, Part};
use super::program::{Program, Step, Test};

/// Words of the notation by their number, and the classes of a pack.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// Words and, with a `~` at the end, stems.
    words: BTreeMap<String, u32>,
    pub(crate) classes: BTreeMap<String, Arc<[Part]>>,
}

impl Vocabulary {
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, u32)> {
        self.words.iter().map(|(word, number)| (word.as_str(), *number))
    }

    /// The words without their `~`, each at the place of its number.
    pub(crate) fn words_by_number(&self) -> Vec<&str> {
        let mut words = vec![""; self.words.len()];
        for (word, number) in self.words() {
            let place = usize::try_from(number).ok().and_then(|it| words.get_mut(it));
            place.into_iter().for_each(|it| *it = word.trim_end_matches('~'));
        }
        words
    }

    fn word(&mut self, word: String) -> Test {
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        Test::Word(*self.words.entry(word).or_insert(next))
    }
}

/// Makes a line ready to run.
///
/// # Errors
/// Says what is wrong with the line, and where.
pub(crate) fn compile(line: &str, vocabulary: &mut Vocabulary) -> Result<Program, String> {
    let parts = notation::parse(line)?;
    let mut emit = Emit { line, vocabulary, steps: Vec::new(), depth: 0 };
    let mut needs = emit.all(&parts)?;
    // The rarest first: most sentences lack it.
    needs.sort_by_key(Vec::len);
    let begins = beginnings(&emit.steps);
    Ok(Program { steps: emit.steps, begins, needs })
}

/// How deep classes may name classes.
const DEPTH: usize = 6;

/// What a part of a line needs: of each of these, one.
type Needs = Vec<Vec<Test>>;

struct Emit<'l> {
    line: &'l str,
    vocabulary: &'l mut Vocabulary,
    steps: Vec<Step>,
    depth: usize,
}

impl Emit<'_> {
    fn all(&mut self, parts: &[Part]) -> Result<Needs, String> {
        let needs: Result<Vec<Needs>, String> = parts.iter().map(|it| self.one(it)).collect();
        Ok(needs?.into_iter().flatten().collect())
    }

    fn one(&mut self, part: &Part) -> Result<Needs, String> {
        match part {
            Part::Word(word) => {
                let test = literal(word, self.vocabulary);
                Ok(self.test(test))
            }
            Part::Stem(stem) => {
                let test = self.vocabulary.word(format!("{}~", crate::shadow::fold(stem)));
                Ok(self.test(test))
            }
            Part::Slot(slot) => Ok(self.test(Test::Slot(*slot))),
            Part::Gap => Ok(self.free(Step::Gap(GAP))),
            Part::Clause => Ok(self.free(Step::Gap(CLAUSE))),
            Part::Fill => Ok(self.free(Step::Fill)),
            Part::Maybe(inner) => {
                let fork = self.reserve();
                self.one(inner)?;
                self.land(fork, Step::Fork);
                Ok(Vec::new())
            }
            Part::Either(choices) => self.either(choices),
            Part::Class(class) => self.class(class),
        }
    }

    fn test(&mut self, test: Test) -> Needs {
        self.steps.push(Step::Node(test));
        vec![vec![test]]
    }

    fn free(&mut self, step: Step) -> Needs {
        self.steps.push(step);
        Vec::new()
    }

    fn class(&mut self, class: &str) -> Result<Needs, String> {
        let line = self.line;
        let Some(parts) = self.vocabulary.classes.get(class).cloned() else {
            return Err(format!("`{line}`: no class `#{class}`; declare it under [words]"));
        };
        if self.depth >= DEPTH {
            return Err(format!("`{line}`: `#{class}` names itself"));
        }
        self.depth += 1;
        let needs = self.all(&parts);
        self.depth -= 1;
        needs
    }

    fn either(&mut self, choices: &[Vec<Part>]) -> Result<Needs, String> {
        let mut exits = Vec::new();
        let mut needs: Vec<Needs> = Vec::new();
        let last = choices.len().saturating_sub(1);
        for (n, choice) in choices.iter().enumerate() {
            let fork = (n < last).then(|| self.reserve());
            needs.push(self.all(choice)?);
            if let Some(fork) = fork {
                exits.push(self.reserve());
                self.land(fork, Step::Fork);
            }
        }
        exits.into_iter().for_each(|it| self.land(it, Step::Jump));
        Ok(one_of(needs))
    }

    /// Keeps a place for a step whose aim is known later.
    fn reserve(&mut self) -> usize {
        self.steps.push(Step::Gap(GAP));
        self.steps.len() - 1
    }

    /// Aims the step that was kept a place at what comes next.
    fn land(&mut self, at: usize, step: fn(usize) -> Step) {
        let next = self.steps.len();
        if let Some(place) = self.steps.get_mut(at) {
            *place = step(next);
        }
    }
}

/// What a choice needs: of a single one, all; of several, the first thing of one of them.
fn one_of(mut choices: Vec<Needs>) -> Needs {
    if choices.len() == 1 {
        return choices.pop().unwrap_or_default();
    }
    let first: Option<Vec<Vec<Test>>> =
        choices.into_iter().map(|it| it.into_iter().next()).collect();
    first.map(|it| vec![it.concat()]).unwrap_or_default()
}

fn literal(word: &str, vocabulary: &mut Vocabulary) -> Test {
    let folded = crate::shadow::fold(word);
    let mut letters = folded.chars();
    match (letters.next(), letters.next()) {
        (Some(mark), None) if !mark.is_alphanumeric() => Test::Mark(mark),
        _ => vocabulary.word(folded),
    }
}

/// With what a match must begin, if each way through the program begins with something.
fn beginnings(steps: &[Step]) -> Vec<Test> {
    let mut begins = Vec::new();
    let mut open = vec![0];
    while let Some(at) = open.pop() {
        match steps.get(at) {
            Some(Step::Node(test)) => begins.push(*test),
            Some(Step::Fork(other)) => open.extend([at + 1, *other]),
            Some(Step::Jump(to)) => open.push(*to),
            Some(Step::Gap(_) | Step::Fill) | None => return Vec::new(),
        }
    }
    begins.sort_unstable();
    begins.dedup();
    begins
}
