//! The specification in `spec/`: every case of every chapter, asked and compared.
//!
//! A chapter is prose with cases in it. A case has a heading `## ROWS  Title`, whose rows are kinds of
//! clauses (`E6`, `L1`), a block of treaties with their journals, and a block of questions with
//! their answers. How they are written is told in `spec/README.md`.

#![cfg(test)]

mod asked;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A case as it stands in its chapter.
struct Case {
    heading: String,
    /// The line of its first question.
    line: usize,
    treaties: String,
    /// Each with its line: what is asked, and what must be answered.
    questions: Vec<(usize, String, String)>,
}

/// The chapters, and the examples that tell what they must come to.
fn chapters() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |folder: &str| std::fs::read_dir(root.join(folder)).expect("a folder");
    let files = read("spec").chain(read("examples"));
    let paths = files.map(|it| it.expect("a file").path());
    let mut chapters: Vec<PathBuf> =
        paths.filter(|it| it.extension().is_some_and(|end| end == "md")).collect();
    chapters.retain(|it| it.file_name().is_some_and(|name| name != "README.md"));
    chapters.sort();
    chapters
}

/// What the blocks of a case have said so far.
#[derive(Default)]
struct Blocks {
    law: String,
    scenario: String,
    /// Whether the next treaties are another case's.
    is_asked: bool,
}

impl Blocks {
    /// Treaties in full, paths of treaties, events.
    fn take(&mut self, kind: &str, words: String) {
        match kind {
            "treaty" => self.add(&words),
            "library" => words.lines().for_each(|path| self.add(&file(path))),
            "scenario" => self.scenario = words,
            _ => {}
        }
    }

    fn add(&mut self, treaty: &str) {
        if std::mem::take(&mut self.is_asked) {
            self.law.clear();
        }
        self.law += if self.law.is_empty() { "" } else { "\n---\n" };
        self.law += treaty;
    }

    /// One text of them all.
    fn whole(&self) -> String {
        let gap = if self.scenario.is_empty() { "" } else { "\n---\n" };
        format!("{}{gap}{}", self.law, self.scenario)
    }
}

#[expect(clippy::disallowed_methods, reason = "a test reads the files that a case names")]
fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is read", path.display()))
}

/// The cases of a chapter. A case without questions, or a question outside a case, is a fault.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let (mut heading, mut block) = (None::<String>, None::<(&str, String)>);
    let mut blocks = Blocks::default();
    for (index, line) in text.lines().enumerate() {
        match (&mut block, line.strip_prefix("```")) {
            (None, Some(kind)) => block = Some((kind, String::new())),
            (None, None) => {
                if let Some(title) = line.strip_prefix("## ") {
                    heading = Some(title.to_owned());
                    blocks = Blocks::default();
                }
            }
            (Some((_, words)), None) => {
                words.push_str(line);
                words.push('\n');
            }
            (Some(_), Some(_)) => {
                let (kind, words) = block.take().expect("an open block");
                if kind == "answers" {
                    let first = index - words.lines().count();
                    blocks.is_asked = true;
                    cases.push(Case {
                        heading: heading.clone().expect("a heading above the answers"),
                        line: first + 1,
                        treaties: blocks.whole(),
                        questions: questions(&words, first + 1),
                    });
                } else {
                    blocks.take(kind, words);
                }
            }
        }
    }
    assert!(block.is_none(), "a block is not closed");
    cases
}

/// `QUESTION: ANSWER`, or an answer of several lines indented below its question.
fn questions(block: &str, first: usize) -> Vec<(usize, String, String)> {
    let mut questions: Vec<(usize, String, String)> = Vec::new();
    for (index, line) in block.lines().enumerate() {
        if let Some(more) = line.strip_prefix("  ") {
            let (.., answer) = questions.last_mut().expect("a question above");
            let gap = if answer.is_empty() { "" } else { "\n" };
            write!(answer, "{gap}{more}").expect("text");
        } else if !line.trim().is_empty() {
            let (question, answer) = line.split_once(':').expect("`QUESTION: ANSWER`");
            questions.push((first + index, question.trim().to_owned(), answer.trim().to_owned()));
        }
    }
    questions
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads its chapters")]
fn every_case_is_answered_as_it_says() {
    let mut wrong = String::new();
    for chapter in chapters() {
        let text = std::fs::read_to_string(&chapter).expect("a chapter");
        let name = chapter.file_name().expect("a name").to_string_lossy();
        for case in cases(&text) {
            assert!(!case.questions.is_empty(), "{name}:{}: {}", case.line, case.heading);
            for (line, question, expected) in &case.questions {
                let came = asked::answer(&case.treaties, question);
                if came != *expected {
                    let heading = &case.heading;
                    writeln!(
                        wrong,
                        "{name}:{line}: {heading}\n  {question}: {came}\n  not: {expected}"
                    )
                    .expect("text");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_case_is_read_as_it_stands() {
    let text = "# Chapter\n\n## E6 L1  Title\n\n```treaty\ntreaty T-1 \"T\"\n```\n\n```answers\n\
                on 2000-01-01: no\nwhy on 2000-01-01:\n  one\n    two\n```\n";
    let cases = cases(text);
    assert_eq!(cases.len(), 1);
    assert_eq!(cases[0].heading, "E6 L1  Title");
    assert_eq!(cases[0].line, 10);
    assert_eq!(cases[0].questions[0], (10, "on 2000-01-01".to_owned(), "no".to_owned()));
    assert_eq!(
        cases[0].questions[1],
        (11, "why on 2000-01-01".to_owned(), "one\n  two".to_owned())
    );
}
