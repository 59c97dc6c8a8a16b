//! A cure helps: whatever one slip of the pen does to a line of the language, who follows the cure to
//! the letter is rid of that problem, and has none in its place.
//!
//! The slips: a word left out, doubled, misspelt, changed with its neighbour, or another in its place;
//! a comma or quotes forgotten; a line broken off.

use foedera_clauses::parse;
use foedera_model::{Diagnostic, Severity};

use crate::folder;
use crate::offers::followed;

/// Of so many slips one is tried; in the long form of the tests all are.
const STRIDE: usize = 29;

/// Words that stand in the place of one of the line's.
const OTHERS: &[&str] = &["the", "zzz", "with", "at", "six", "ZQ", "Zzz"];

/// Names that nobody bears: an example in a cure names some, and a slip hides others.
const NAMES: &[&str] = &["C019", "C027", "C028"];

/// What makes other lines than its own wrong.
const ELSEWHERE: &[&str] = &["C011", "C016", "C057"];

fn errors(text: &str) -> Vec<Diagnostic> {
    let all = parse(text).diagnostics;
    all.into_iter().filter(|it| it.severity == Severity::Error).collect()
}

/// The number of the line in which a place stands.
fn line_of(text: &str, place: usize) -> usize {
    text.get(..place).unwrap_or_default().matches('\n').count()
}

/// Every way to slip once in a line; `opens` whether lines stand below it.
fn slips(line: &str, opens: bool) -> Vec<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut all: Vec<Vec<String>> = Vec::new();
    let changed = |change: &dyn Fn(&mut Vec<String>)| {
        let mut words: Vec<String> = words.iter().map(|it| (*it).to_owned()).collect();
        change(&mut words);
        words
    };
    for (at, word) in words.iter().enumerate() {
        let next = at + 1 < words.len();
        let put = |other: String| changed(&|it| it.splice(at..=at, [other.clone()]).for_each(drop));
        all.push(changed(&|it| drop(it.remove(at))));
        all.push(changed(&|it| it.insert(at, (*word).to_owned())));
        all.extend(next.then(|| changed(&|it| it.swap(at, at + 1))));
        all.extend((0 < at && !opens).then(|| changed(&|it| it.truncate(at))));
        let beside = |other: &&&str| {
            words.get(at + 1) != Some(*other) && (at == 0 || words.get(at - 1) != Some(*other))
        };
        all.extend(OTHERS.iter().filter(beside).map(|it| put((*it).to_owned())));
        all.extend(misspelt(word).into_iter().map(put));
        let signs = [',', ':', 's', '"'];
        let without = signs.iter().map(|it| word.replace(*it, ""));
        all.extend(without.filter(|it| it != word && !it.is_empty()).map(put));
    }
    let indent = " ".repeat(line.len() - line.trim_start().len());
    let joined = all.iter().filter(|it| !it.is_empty());
    joined.map(|it| format!("{indent}{}", it.join(" "))).collect()
}

/// The word without its middle letter, and with two letters changed.
fn misspelt(word: &str) -> Vec<String> {
    let signs: Vec<char> = word.chars().collect();
    let middle = signs.len() / 2;
    if signs.len() < 4 || !word.chars().all(|it| it.is_ascii_lowercase()) {
        return Vec::new();
    }
    let (mut fewer, mut swapped) = (signs.clone(), signs);
    fewer.remove(middle);
    swapped.swap(middle - 1, middle);
    vec![fewer.iter().collect(), swapped.iter().collect()]
}

/// The text with each slip in each of its lines.
fn slipped(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |it: &&str| it.len() - it.trim_start().len();
    let mut texts = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let opens = lines.get(number + 1).is_some_and(|it| indent(line) < indent(it));
        for slip in slips(line, opens) {
            let mut lines = lines.clone();
            lines.splice(number..=number, [slip.as_str()]);
            texts.push(lines.join("\n") + "\n");
        }
    }
    texts
}

/// What is wrong with following a cure, if anything is.
fn harm(text: &str, before: &[Diagnostic], problem: &Diagnostic, after: &str) -> Option<String> {
    let line = line_of(text, problem.span.start());
    let shifted = (problem.span.end() + after.len()).saturating_sub(text.len());
    let end = shifted.min(problem.span.end());
    // What is wrong further on, or missing at the end, is the next thing to mend.
    let goes_on = |it: &Diagnostic| {
        let at_the_end = it.message.ends_with("found the end of the line");
        end < it.span.end() || at_the_end && problem.span.start() < it.span.start()
    };
    let bad = |it: &Diagnostic| {
        let was_there = before.iter().any(|was| was.span.start() == it.span.start())
            && it.span.start() < problem.span.start();
        let here = line_of(after, it.span.start()) == line;
        let code = it.code.as_str();
        !NAMES.contains(&code)
            && !was_there
            && (if here { !goes_on(it) } else { !ELSEWHERE.contains(&code) })
    };
    let found = errors(after).into_iter().find(bad)?;
    let nth = |text: &str| text.lines().nth(line).unwrap_or_default().to_owned();
    Some(format!(
        "{} {}\n  {}\n  cure: {}\n  {}\n  {} {}",
        problem.code,
        problem.message,
        nth(text),
        problem.cure.as_deref().unwrap_or_default(),
        nth(after),
        found.code,
        found.message
    ))
}

/// Follows every cure of every slip in some texts; what did harm, and how many were followed.
fn follow(texts: &[String]) -> (Vec<String>, usize) {
    let long = std::env::var_os("FOEDERA_LONG").is_some();
    let (mut harms, mut count) = (Vec::new(), 0);
    let slips = texts.iter().flat_map(|it| slipped(it));
    for text in slips.step_by(if long { 1 } else { STRIDE }) {
        let before = errors(&text);
        for problem in &before {
            for after in followed(&text, problem) {
                count += 1;
                harms.extend(harm(&text, &before, problem, &after));
            }
        }
    }
    (harms, count)
}

/// The treaties of the page, and each of its clauses in a treaty of its own.
fn page() -> Vec<String> {
    let page = include_str!("../../../../docs/formats/clauses.md");
    let mut texts = Vec::new();
    for block in page.split("```").skip(1).step_by(2) {
        if let Some(text) = block.strip_prefix("treaty\n") {
            texts.push(text.to_owned());
        } else if let Some(clauses) = block.strip_prefix("clauses\n") {
            for line in clauses.lines().map(|it| it.split("  #").next().unwrap_or_default()) {
                if !line.starts_with(' ') {
                    texts.push("treaty A-2000 \"T\"\n\n".to_owned());
                }
                if let Some(text) = texts.last_mut() {
                    text.push_str(line.trim_end());
                    text.push('\n');
                }
            }
        }
    }
    texts
}

#[test]
fn a_cure_followed_to_the_letter_helps() {
    let (harms, count) = follow(&page());
    assert!(300 < count, "{count} cures say what to write");
    assert!(harms.is_empty(), "{} of {count}:\n{}", harms.len(), harms.join("\n"));
}

#[test]
fn a_cure_helps_in_the_treaties_of_the_library() {
    let mut texts = folder::texts("../../treaties", "treaty");
    texts.retain(|(_, it)| it.lines().count() < 60);
    let texts: Vec<String> = texts.into_iter().map(|it| it.1).step_by(9).collect();
    let (harms, count) = follow(&texts);
    assert!(100 < count, "{count} cures say what to write");
    assert!(harms.is_empty(), "{} of {count}:\n{}", harms.len(), harms.join("\n"));
}
