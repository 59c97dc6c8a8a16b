//! The same acts in the many ways in which a newsroom tells them, and sentences that tell none. The
//! reports are one or two sentences each, in `sentences.txt`; what must come out stands beside them.

use foedera_reader::{Document, ReadOptions, in_one_line, read};

const SENTENCES: &str = include_str!("sentences.txt");

/// What a report read on 12 November 2024 says was done, in the order of the alphabet.
fn acts(language: &str, text: &str) -> Vec<String> {
    let published = "2024-11-12".parse().ok();
    let mut document = Document::new(text).in_language(language);
    document.published = published;
    let claims = read(&document, &ReadOptions::embedded()).claims;
    let mut acts: Vec<String> = claims.iter().map(in_one_line).collect();
    acts.sort();
    acts
}

/// What is wrong with a line, if anything.
fn misread(line: &str) -> Option<String> {
    let mut parts = line.split('|').map(str::trim);
    let (language, text) = (parts.next()?, parts.next()?);
    let wanted: Vec<&str> = parts.next()?.split("; ").filter(|it| !it.is_empty()).collect();
    let acts = acts(language, text);
    (acts != wanted).then(|| format!("{text}\n  tells {wanted:?}, is read as {acts:?}"))
}

#[test]
fn each_sentence_tells_its_acts_and_no_others() {
    let lines: Vec<&str> = SENTENCES.lines().filter(|it| it.contains('|')).collect();
    let wrong: Vec<String> = lines.iter().filter_map(|it| misread(it)).collect();
    assert!(lines.len() > 200, "the sentences are there");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
