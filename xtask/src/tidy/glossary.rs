//! One word for one thing: each stands in the glossary once, and public names keep to it.
//!
//! A line of the glossary may end in `Not: word, word.`: names for the same thing that are not
//! used here. They are refused in the names of public types, where a second word for a thing
//! would spread from.

use std::collections::BTreeSet;

use super::Finding;
use super::mask::mask;
use crate::project::Project;

const GLOSSARY: &str = "GLOSSARY.md";

/// What comes before the name of a public type.
const DECLARES: &[&str] = &["pub struct ", "pub enum ", "pub trait ", "pub type "];

/// Each word once; no public type bears a name that the glossary gives up.
pub(crate) fn one_word_for_one_thing(project: &Project) -> Vec<Finding> {
    let text = project.text(GLOSSARY).unwrap_or_default();
    let mut findings = twice(text);
    let refused: Vec<(&str, &str)> = text.lines().filter_map(entry).flat_map(refused).collect();
    for (path, index, name) in public_types(project) {
        for (instead, word) in &refused {
            if words(&name).any(|it| it == *word) {
                let says = format!("`{name}`: the glossary says {instead}, not {word}");
                findings.push(Finding::at(path, index, says));
            }
        }
    }
    findings
}

fn twice(text: &str) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if let Some((word, _)) = entry(line).filter(|(word, _)| !seen.insert(*word)) {
            findings.push(Finding::at(GLOSSARY, index, format!("`{word}` stands here twice")));
        }
    }
    findings
}

/// The word and the rest of a line such as `- **act**: …`.
fn entry(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("- **")?.split_once("**")
}

/// Pairs of the word to use and a word that is given up for it.
fn refused<'t>((word, rest): (&'t str, &'t str)) -> impl Iterator<Item = (&'t str, &'t str)> {
    let list = rest.rsplit_once("Not: ").map_or("", |(_, list)| list);
    let given_up = list.trim_end_matches('.').split(", ").filter(|it| !it.is_empty());
    given_up.map(move |it| (word, it))
}

fn public_types(project: &Project) -> impl Iterator<Item = (&str, usize, String)> {
    let sources = project.ending(".rs").filter(|(path, _)| path.starts_with("crates/"));
    sources.flat_map(|(path, text)| {
        let masked = mask(text);
        let found: Vec<_> = masked
            .lines()
            .enumerate()
            .filter_map(|(index, line)| Some((path, index, type_name(line)?.to_owned())))
            .collect();
        found
    })
}

fn type_name(line: &str) -> Option<&str> {
    let rest = DECLARES.iter().find_map(|it| line.trim_start().strip_prefix(it))?;
    rest.split(|it: char| !it.is_alphanumeric()).next()
}

/// The words of a name in camel case, in lower case.
fn words(name: &str) -> impl Iterator<Item = String> {
    let mut parts: Vec<String> = Vec::new();
    for symbol in name.chars() {
        match parts.last_mut() {
            Some(part) if !symbol.is_uppercase() => part.push(symbol),
            _ => parts.push(symbol.to_lowercase().collect()),
        }
    }
    parts.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect;

    const EXIT: (&str, &str) =
        (GLOSSARY, "- **exit**: a party leaves. Not: denunciation, leave.\n");

    #[test]
    fn names_that_keep_to_the_glossary_are_well() {
        expect(one_word_for_one_thing, &[EXIT, ("crates/a/src/a.rs", "pub struct ExitCase;")], "");
        expect(one_word_for_one_thing, &[EXIT, ("crates/a/src/a.rs", "struct Denunciation;")], "");
        expect(one_word_for_one_thing, &[EXIT, ("crates/a/src/a.rs", "pub enum Leaves {}")], "");
    }

    #[test]
    fn a_word_that_was_given_up_is_refused() {
        expect(
            one_word_for_one_thing,
            &[EXIT, ("crates/a/src/a.rs", "\npub enum DenunciationKind {")],
            "crates/a/src/a.rs:2: `DenunciationKind`: the glossary says exit, not denunciation",
        );
    }

    #[test]
    fn a_word_stands_once() {
        expect(
            one_word_for_one_thing,
            &[(GLOSSARY, "- **act**: a.\n- **axis**: b.\n- **act**: c.\n")],
            "GLOSSARY.md:3: `act` stands here twice",
        );
    }
}
