//! Lines of the notation made ready to run.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::notation::{self, CLAUSE, GAP, Part};
use super::program::{Program, Step, Test};
use crate::shadow::fold;

/// Words of the notation by their number, and the classes of a pack.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// Words and, with a `~` at the end, stems.
    words: BTreeMap<String, u32>,
    /// How many letters each word has, by its number.
    letters: Vec<usize>,
    pub(crate) classes: BTreeMap<String, Arc<[Part]>>,
    /// Classes that some line named: hundreds of lines name the same.
    ready: BTreeMap<String, Arc<Piece>>,
}

impl Vocabulary {
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, u32)> {
        self.words.iter().map(|(word, number)| (word.as_str(), *number))
    }

    fn word(&mut self, word: String) -> Test {
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let letters = word.trim_end_matches('~').chars().count();
        let number = *self.words.entry(word).or_insert(next);
        if number == next {
            self.letters.push(letters);
        }
        Test::Word(number)
    }

    fn stem(&mut self, stem: &str) -> Test {
        self.word(format!("{}~", fold(stem)))
    }

    fn literal(&mut self, word: &str) -> Test {
        let folded = fold(word);
        let mut letters = folded.chars();
        match (letters.next(), letters.next()) {
            (Some(mark), None) if !mark.is_alphanumeric() => Test::Mark(mark),
            _ => self.word(folded),
        }
    }
}

/// Makes a line ready to run.
///
/// # Errors
/// Says what is wrong with the line, and where.
pub(crate) fn compile(line: &str, vocabulary: &mut Vocabulary) -> Result<Program, String> {
    let parts = notation::parse(line)?;
    let Piece { steps, needs } = piece(&parts, line, vocabulary, 0)?;
    let Needs { each: mut needs, telling } = needs;
    // The rarest first: most sentences lack it.
    needs.sort_by_key(|it| it.len());
    let begins = beginnings(&steps);
    Ok(Program { steps, begins, needs, telling: telling.map(|it| it.words) })
}

/// How deep classes may name classes.
const DEPTH: usize = 6;

/// What a part of a line needs.
#[derive(Clone, Debug, Default)]
struct Needs {
    /// Of each of these, one.
    each: Vec<Arc<[Test]>>,
    telling: Option<Telling>,
}

/// Words of which a part needs one, as long ones as it can be asked for: short ones stand in every text.
#[derive(Clone, Debug)]
struct Telling {
    words: Arc<[Test]>,
    /// Of the shortest.
    letters: usize,
}

impl Needs {
    /// What is needed beside this.
    fn and(&mut self, other: Self) {
        self.each.extend(other.each);
        let Some(new) = other.telling else { return };
        if self.telling.as_ref().is_none_or(|it| it.letters < new.letters) {
            self.telling = Some(new);
        }
    }
}

/// Some steps, their aims counted from the first of them, and what they need.
#[derive(Debug)]
struct Piece {
    steps: Vec<Step>,
    needs: Needs,
}

fn piece(
    parts: &[Part],
    line: &str,
    vocabulary: &mut Vocabulary,
    depth: usize,
) -> Result<Piece, String> {
    let mut emit = Emit { line, vocabulary, steps: Vec::new(), depth };
    let needs = emit.all(parts)?;
    Ok(Piece { steps: emit.steps, needs })
}

struct Emit<'l> {
    line: &'l str,
    vocabulary: &'l mut Vocabulary,
    steps: Vec<Step>,
    depth: usize,
}

impl Emit<'_> {
    fn all(&mut self, parts: &[Part]) -> Result<Needs, String> {
        let mut needs = Needs::default();
        for part in parts {
            needs.and(self.one(part)?);
        }
        Ok(needs)
    }

    fn one(&mut self, part: &Part) -> Result<Needs, String> {
        match part {
            Part::Word(word) => {
                let test = self.vocabulary.literal(word);
                Ok(self.test(test))
            }
            Part::Stem(stem) => {
                let test = self.vocabulary.stem(stem);
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
                Ok(Needs::default())
            }
            Part::Either(choices) => self.either(choices),
            Part::Class(class) => self.class(class),
        }
    }

    fn test(&mut self, test: Test) -> Needs {
        self.steps.push(Step::Node(test));
        self.any([test].into())
    }

    fn free(&mut self, step: Step) -> Needs {
        self.steps.push(step);
        Needs::default()
    }

    fn class(&mut self, class: &str) -> Result<Needs, String> {
        let line = self.line;
        let ready = match self.vocabulary.ready.get(class) {
            Some(ready) => Arc::clone(ready),
            None => {
                let Some(parts) = self.vocabulary.classes.get(class).cloned() else {
                    return Err(format!("`{line}`: no class `#{class}`; declare it under [words]"));
                };
                if self.depth >= DEPTH {
                    return Err(format!("`{line}`: `#{class}` names itself"));
                }
                let piece = piece(&parts, line, self.vocabulary, self.depth + 1)?;
                let ready = Arc::new(piece);
                self.vocabulary.ready.insert(class.to_owned(), Arc::clone(&ready));
                ready
            }
        };
        let begins = self.steps.len();
        self.steps.extend(ready.steps.iter().map(|it| it.moved(begins)));
        Ok(ready.needs.clone())
    }

    fn either(&mut self, choices: &[Vec<Part>]) -> Result<Needs, String> {
        let mut exits = Vec::new();
        let mut needs: Vec<Needs> = Vec::new();
        let mut runs = runs(choices).into_iter().peekable();
        while let Some(run) = runs.next() {
            let fork = runs.peek().is_some().then(|| self.reserve());
            needs.push(match run {
                [choice] => self.all(choice)?,
                words => self.words(words),
            });
            if let Some(fork) = fork {
                exits.push(self.reserve());
                self.land(fork, Step::Fork);
            }
        }
        exits.into_iter().for_each(|it| self.land(it, Step::Jump));
        Ok(one_of(needs))
    }

    /// One of several words, in one step.
    fn words(&mut self, choices: &[Vec<Part>]) -> Needs {
        let mut words = Vec::new();
        for part in choices.iter().flatten() {
            words.extend(match part {
                Part::Word(word) => Some(self.vocabulary.literal(word)),
                Part::Stem(stem) => Some(self.vocabulary.stem(stem)),
                Part::Class(_) | Part::Slot(_) | Part::Either(_) | Part::Maybe(_) => None,
                Part::Gap | Part::Clause | Part::Fill => None,
            });
        }
        words.sort_unstable();
        words.dedup();
        let words: Arc<[Test]> = words.into();
        self.steps.push(Step::Any(Arc::clone(&words)));
        self.any(words)
    }

    /// What one of these tests needs.
    fn any(&self, tests: Arc<[Test]>) -> Needs {
        let letters = |test: &Test| match test {
            Test::Word(word) => usize::try_from(*word).ok().and_then(|it| self.letters(it)),
            Test::Slot(_) | Test::Mark(_) => None,
        };
        let letters: Option<Vec<usize>> = tests.iter().map(letters).collect();
        let shortest = letters.and_then(|it| it.into_iter().min());
        let telling = shortest.map(|letters| Telling { words: Arc::clone(&tests), letters });
        Needs { each: vec![tests], telling }
    }

    fn letters(&self, word: usize) -> Option<usize> {
        self.vocabulary.letters.get(word).copied()
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

/// Choices one by one, but single words that stand beside each other together: which of them is tried first makes no
/// difference.
fn runs(choices: &[Vec<Part>]) -> Vec<&[Vec<Part>]> {
    let word = |it: &[Part]| matches!(it, [Part::Word(_) | Part::Stem(_)]);
    choices.chunk_by(|one, other| word(one) && word(other)).collect()
}

/// What a choice needs: of a single one, all; of several, the first thing of one of them.
fn one_of(mut choices: Vec<Needs>) -> Needs {
    if choices.len() == 1 {
        return choices.pop().unwrap_or_default();
    }
    let telling: Option<Vec<Telling>> = choices.iter().map(|it| it.telling.clone()).collect();
    let telling = telling.map(|all| {
        let mut words: Vec<Test> = all.iter().flat_map(|it| it.words.iter().copied()).collect();
        words.sort_unstable();
        words.dedup();
        let letters = all.iter().map(|it| it.letters).min().unwrap_or(0);
        Telling { words: words.into(), letters }
    });
    let first: Option<Vec<_>> = choices.into_iter().map(|it| it.each.into_iter().next()).collect();
    let first = first.map(|it| it.iter().flat_map(|it| it.iter().copied()).collect());
    Needs { each: first.into_iter().collect(), telling }
}

/// With what a match must begin, if each way through the program begins with something.
fn beginnings(steps: &[Step]) -> Vec<Test> {
    let mut begins = Vec::new();
    let mut open = vec![0];
    while let Some(at) = open.pop() {
        match steps.get(at) {
            Some(Step::Node(test)) => begins.push(*test),
            Some(Step::Any(words)) => begins.extend(words.iter()),
            Some(Step::Fork(other)) => open.extend([at + 1, *other]),
            Some(Step::Jump(to)) => open.push(*to),
            Some(Step::Gap(_) | Step::Fill) | None => return Vec::new(),
        }
    }
    begins.sort_unstable();
    begins.dedup();
    begins
}
