//! Lines of the notation made ready to run.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::need::Need;
use super::notation::{self, CLAUSE, GAP, Part};
use super::numbered::Numbered;
use super::program::{Program, Step, Test};
use crate::shadow::folded;

/// Words of the notation by their number, and the classes of a pack.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary<'l> {
    /// Words and, with a `~` at the end, stems.
    words: Numbered,
    pub(crate) classes: BTreeMap<&'l str, Arc<[Part<'l>]>>,
    /// Classes that some line named: hundreds of lines name the same.
    ready: BTreeMap<String, Arc<Piece>>,
}

impl Vocabulary<'_> {
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, u32)> {
        self.words.words()
    }

    fn stem(&mut self, stem: &str) -> Test {
        Test::Word(self.words.number(&folded(stem)))
    }

    fn literal(&mut self, word: &str) -> Test {
        let folded = folded(word);
        let mut letters = folded.chars();
        match (letters.next(), letters.next()) {
            (Some(mark), None) if !mark.is_alphanumeric() => Test::Mark(mark),
            _ => Test::Word(self.words.number(&folded)),
        }
    }
}

/// Makes a line ready to run.
///
/// # Errors
/// Says what is wrong with the line, and where.
pub(crate) fn compile(line: &str, vocabulary: &mut Vocabulary<'_>) -> Result<Program, String> {
    let parts = notation::parse(line)?;
    let Piece { steps, needs } = piece(&parts, line, vocabulary, 0)?;
    let Needs { each: mut needs, telling } = needs;
    // The rarest first: most sentences lack it.
    needs.sort_by_key(|it| it.tests().len());
    let begins = beginnings(&steps);
    Ok(Program { steps, begins, needs, telling: telling.map(|it| it.words) })
}

/// How deep classes may name classes.
const DEPTH: usize = 6;

/// What a part of a line needs.
#[derive(Clone, Debug, Default)]
struct Needs {
    each: Vec<Need>,
    telling: Option<Telling>,
}

/// Words of which a part needs one, as long ones as it can be asked for: short ones stand in every text.
#[derive(Clone, Debug)]
struct Telling {
    words: Need,
    /// Of the shortest.
    letters: usize,
}

impl Needs {
    /// What is needed beside this.
    fn and(&mut self, other: &Self) {
        self.each.extend_from_slice(&other.each);
        if let Some(new) = &other.telling {
            self.tell(new.letters, || new.words.clone());
        }
    }

    fn tell(&mut self, letters: usize, words: impl FnOnce() -> Need) {
        if self.telling.as_ref().is_none_or(|it| it.letters < letters) {
            self.telling = Some(Telling { words: words(), letters });
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
    parts: &[Part<'_>],
    line: &str,
    vocabulary: &mut Vocabulary<'_>,
    depth: usize,
) -> Result<Piece, String> {
    let mut emit = Emit { line, vocabulary, steps: Vec::with_capacity(parts.len()), depth };
    let mut needs = Needs::default();
    emit.all(parts, &mut needs)?;
    Ok(Piece { steps: emit.steps, needs })
}

struct Emit<'e, 'l> {
    line: &'e str,
    vocabulary: &'e mut Vocabulary<'l>,
    steps: Vec<Step>,
    depth: usize,
}

impl Emit<'_, '_> {
    fn all(&mut self, parts: &[Part<'_>], needs: &mut Needs) -> Result<(), String> {
        parts.iter().try_for_each(|it| self.one(it, needs))
    }

    fn one(&mut self, part: &Part<'_>, needs: &mut Needs) -> Result<(), String> {
        match part {
            Part::Word(word) => {
                let test = self.vocabulary.literal(word);
                self.test(test, needs);
            }
            Part::Stem(stem) => {
                let test = self.vocabulary.stem(stem);
                self.test(test, needs);
            }
            Part::Slot(slot) => self.test(Test::Slot(*slot), needs),
            Part::Gap => self.steps.push(Step::Gap(GAP)),
            Part::Clause => self.steps.push(Step::Gap(CLAUSE)),
            Part::Fill => self.steps.push(Step::Fill),
            Part::Maybe(inner) => {
                let fork = self.reserve();
                self.one(inner, &mut Needs::default())?;
                self.land(fork, Step::Fork);
            }
            Part::Either(choices) => self.either(choices, needs)?,
            Part::Class(class) => self.class(class, needs)?,
        }
        Ok(())
    }

    fn test(&mut self, test: Test, needs: &mut Needs) {
        self.steps.push(Step::Node(test));
        self.need(Need::One(test), needs);
    }

    fn class(&mut self, class: &str, needs: &mut Needs) -> Result<(), String> {
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
        needs.and(&ready.needs);
        Ok(())
    }

    fn either(&mut self, choices: &[Vec<Part<'_>>], needs: &mut Needs) -> Result<(), String> {
        let mut exits = Vec::new();
        let mut of_each: Vec<Needs> = Vec::new();
        let mut runs = runs(choices).into_iter().peekable();
        while let Some(run) = runs.next() {
            let fork = runs.peek().is_some().then(|| self.reserve());
            let mut own = Needs::default();
            match run {
                [choice] => self.all(choice, &mut own)?,
                words => self.words(words, &mut own),
            }
            of_each.push(own);
            if let Some(fork) = fork {
                exits.push(self.reserve());
                self.land(fork, Step::Fork);
            }
        }
        exits.into_iter().for_each(|it| self.land(it, Step::Jump));
        needs.and(&one_of(of_each));
        Ok(())
    }

    /// One of several words, in one step.
    fn words(&mut self, choices: &[Vec<Part<'_>>], needs: &mut Needs) {
        let mut words = Vec::with_capacity(choices.len());
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
        self.need(Need::Any(words), needs);
    }

    /// Takes in that one of these tests is needed.
    fn need(&self, need: Need, needs: &mut Needs) {
        let letters = |test: &Test| match test {
            Test::Word(word) => self.vocabulary.words.get(*word).map(letters),
            Test::Slot(_) | Test::Mark(_) => None,
        };
        let shortest = need.tests().iter().map(letters).min().flatten();
        if let Some(letters) = shortest {
            needs.tell(letters, || need.clone());
        }
        needs.each.push(need);
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

/// How many letters a word or stem has.
fn letters(word: &str) -> usize {
    word.trim_end_matches('~').chars().count()
}

/// Choices one by one, but single words that stand beside each other together: which of them is tried first makes no
/// difference.
fn runs<'c, 't>(choices: &'c [Vec<Part<'t>>]) -> Vec<&'c [Vec<Part<'t>>]> {
    let word = |it: &[Part<'_>]| matches!(it, [Part::Word(_) | Part::Stem(_)]);
    choices.chunk_by(|one, other| word(one) && word(other)).collect()
}

/// What a choice needs: of a single one, all; of several, the first thing of one of them.
fn one_of(mut choices: Vec<Needs>) -> Needs {
    if choices.len() == 1 {
        return choices.pop().unwrap_or_default();
    }
    let telling: Option<Vec<&Telling>> = choices.iter().map(|it| it.telling.as_ref()).collect();
    let telling = telling.map(|all| Telling {
        words: any(all.iter().map(|it| &it.words)),
        letters: all.iter().map(|it| it.letters).min().unwrap_or(0),
    });
    let first: Option<Vec<&Need>> = choices.iter().map(|it| it.each.first()).collect();
    Needs { each: first.map(|it| any(it.into_iter())).into_iter().collect(), telling }
}

/// One test of all of these.
fn any<'n>(needs: impl Iterator<Item = &'n Need>) -> Need {
    let mut tests: Vec<Test> = needs.flat_map(|it| it.tests()).copied().collect();
    tests.sort_unstable();
    tests.dedup();
    Need::Any(tests.into())
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
