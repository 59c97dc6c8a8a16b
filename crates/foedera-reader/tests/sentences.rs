//! The same acts in the many ways in which a newsroom tells them, and sentences that tell none. The
//! reports are one or two sentences each, in `sentences.txt`; what must come out stands beside them.

use foedera_model::Claim;
use foedera_reader::{Document, ReadOptions, in_one_line, read};

const SENTENCES: &str = include_str!("sentences.txt");

/// What a report read on 12 November 2024 says was done, in the order of the alphabet; in full with the
/// treaty's parties and with who says so.
fn acts(language: &str, text: &str, full: bool) -> Vec<String> {
    let published = "2024-11-12".parse().ok();
    let mut document = Document::new(text).in_language(language);
    document.published = published;
    let claims = read(&document, &ReadOptions::embedded()).claims;
    let shown = |it: &Claim| match full {
        true => in_full(it),
        false => in_one_line(it),
    };
    let mut acts: Vec<String> = claims.iter().map(shown).collect();
    acts.sort();
    acts
}

fn in_full(claim: &Claim) -> String {
    let (parties, voices) = (claim.parties.join(","), claim.attribution.join(" < "));
    format!("{} {{{parties}}} {voices}", in_one_line(claim)).trim_end().to_owned()
}

/// What is wrong with a line, if anything.
fn misread(line: &str) -> Option<String> {
    let mut parts = line.split('|').map(str::trim);
    let (language, text) = (parts.next()?, parts.next()?.replace("\\n", "\n"));
    let wanted: Vec<&str> = parts.next()?.split("; ").filter(|it| !it.is_empty()).collect();
    let acts = acts(language, &text, wanted.iter().any(|it| it.contains('{')));
    (acts != wanted).then(|| format!("{text}\n  tells {wanted:?}, is read as {acts:?}"))
}

#[test]
fn each_sentence_tells_its_acts_and_no_others() {
    let lines: Vec<&str> = SENTENCES.lines().filter(|it| it.contains('|')).collect();
    let wrong: Vec<String> = lines.iter().filter_map(|it| misread(it)).collect();
    assert!(lines.len() > 200, "the sentences are there");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
