//! A cure leads to a line that is read: where it says what to write in the place of what, the words
//! are put there and nothing is wrong with the line any more.

mod circles;
#[path = "../folder/mod.rs"]
mod folder;
mod mutated;
mod offers;

use foedera_clauses::parse;
use foedera_model::{Diagnostic, Severity};
use proptest::prelude::*;

/// The text with the cure of a problem done, if the cure says what to write.
fn cured(text: &str, problem: &Diagnostic) -> Option<String> {
    offers::followed(text, problem).into_iter().next()
}

fn errors(text: &str) -> Vec<Diagnostic> {
    let all = parse(text).diagnostics;
    all.into_iter().filter(|it| it.severity == Severity::Error).collect()
}

/// Every cure of a text that says what to write leads to one problem less; how many do.
#[track_caller]
fn check(text: &str) -> usize {
    let before = errors(text);
    let mut count = 0;
    for problem in &before {
        let Some(after) = cured(text, problem) else { continue };
        let left = errors(&after);
        // A line with two faults is told the one further on next.
        let goes_on = left.len() == before.len()
            && left.iter().all(|it| it.span.start() != problem.span.start());
        let mends = left.len() < before.len();
        assert!(mends || goes_on, "{problem:#?}\nled to\n{left:#?}");
        count += 1;
    }
    count
}

#[test]
fn cures_of_files_full_of_faults() {
    let mut count = 0;
    for (_, text) in folder::texts("tests/faults", "treaty") {
        count += check(&text);
    }
    assert!(70 < count, "{count} cures say what to write");
}

#[test]
fn cures_of_the_pages() {
    for (_, page) in folder::texts("../../docs/problems", "md") {
        for block in page.split("```").skip(1).step_by(2) {
            if let Some(text) = block.strip_prefix("treaty\n") {
                check(text);
            }
        }
    }
}

/// The line, a clause or an act, has one problem whose cure, done, mends it.
#[track_caller]
fn check_line(line: &str, cure: &str) {
    let acts = if line.starts_with("2000-") { "acts\n  " } else { "" };
    let text = format!("treaty A-2000 \"T\"\n\nset north \"x\": FR and DE\n\n{acts}{line}\n");
    let problems = errors(&text);
    let [problem] = &problems[..] else { panic!("{problems:#?}") };
    assert_eq!(problem.cure.as_deref(), Some(cure), "{problem:#?}");
    let after = cured(&text, problem).unwrap_or_default();
    assert!(!after.is_empty() && errors(&after).is_empty(), "{after}\n{:#?}", errors(&after));
}

#[test]
fn what_a_newcomer_writes_first() {
    let exchange = "write `exchange instruments of ratification`";
    check_line("2000-01-01  FR and DE exchange the instruments", exchange);
    check_line("2000-01-01  FR and DE exchange the instruments of ratification", exchange);
    check_line("2000-01-01  FR and DE exchange instruments", "go on with `of ratification`");
    check_line(
        "2000-01-01  FR and DE exchange instruments of ratification.",
        "did you mean `exchange instruments of ratification`",
    );
    check_line(
        "2000-01-01  FR deposits instrument of ratification",
        "did you mean `deposits its instrument of`",
    );
    check_line("2000-01-01  FR signs\n    source \"X\" 2000-01-02 B2", "write a comma before `B2`");
    check_line("in force for one year", "write `1`");
    check_line("in force for 5 yrs", "write `years`");
    check_line("in force for 5 monts", "did you mean `months`");
    check_line("a party may terminate this treaty, six months after its notice", "write `6`");
    check_line("enters into force six months after signature", "write `6`");
    check_line("replaces fr-de-1970 on entry into force", "codes are in upper case: `FR-DE-1970`");
    check_line(
        "on war with JP:\n  the parties owe each other consultation",
        "write `on war by JP on a party`",
    );
    check_line(
        "a party may withdraw, 6 months after its notice to the depositaries",
        "write `receipt of its notice by the depositary`",
    );
    check_line("ARTICLE 5\n  consent by ratification", "did you mean `article`");
}

#[test]
fn cures_that_once_did_not_help() {
    check_line(
        "a party may withdraw, 6 moons after its notice",
        "put one of them in the place of `moons`",
    );
    check_line(
        "a party may withdraw with 6 months' notice",
        "write `may withdraw, 6 months after its notice`",
    );
    check_line(
        "on attack on a party:\n  the other party owes help",
        "what can stand here is whom it is owed and what, such as `it assistance` or `each other consultation`",
    );
    check_line(
        "in force for 10 years then for 5 years, unless a party gives notice at least 1 year before the end, for all",
        "write a comma before `then`",
    );
    check_line(
        "2000-01-01  FR gives notice of withdraw",
        "put one of them in the place of `withdraw`",
    );
    check_line("replaces DE-FR-1960 at entry into force", "did you mean `on entry into force`");
}

#[test]
fn a_name_ends_before_the_verb_and_a_cure_is_the_word_itself() {
    let cure_of = |line: &str| {
        let problems = errors(&format!("treaty A-2000 \"T\"\n\n{line}\n"));
        problems.first().and_then(|it| it.cure.clone()).unwrap_or_default()
    };
    let nobody = "write another name of it, in any language; where the world file lacks it, say what it \
                  did as `event \"Atlantis …\"`, and `journal of consents incomplete` in the head";
    assert_eq!(cure_of("acts\n  2000-01-01  Atlantis signs"), nobody);
    check_line("2000-01-04/2000-01-02  DE signs", "write `2000-01-02/2000-01-04`");
    check_line("enters into force on the 30st day after signature", "write `30th`");
    check_line("2000-06-06:  FR ratifies", "delete it");
    assert!(cure_of("consent by ratification or").ends_with("; or delete `or`"));
    assert_eq!(
        cure_of("amendments need approval of all"),
        "what can stand here is `bind WHOM, WHEN`"
    );
    assert_eq!(
        cure_of("on attack on a party, on its territory:\n  FR owes DE assistance"),
        "say it with the party: `on a party's territory`"
    );
    assert_eq!(
        cure_of("acts\n  2000-01-01  FR denounces internally"),
        "write `completes withdrawal internally`"
    );
}

/// The treaties of the page, each line of which is spoiled in some way.
fn page_texts() -> Vec<String> {
    let page = include_str!("../../../../docs/formats/clauses.md");
    let blocks = page.split("```").skip(1).step_by(2);
    blocks.filter_map(|it| it.strip_prefix("treaty\n")).map(ToOwned::to_owned).collect()
}

/// A line broken off before a word, without the word, or with another in its place.
fn spoiled(line: &str, word: prop::sample::Index, way: usize) -> String {
    let indent = line.len() - line.trim_start().len();
    let mut words: Vec<&str> = line.split_whitespace().collect();
    let word = word.index(words.len().max(1));
    match way {
        0 => words.truncate(word),
        1 if word < words.len() => drop(words.remove(word)),
        way => {
            if let Some(it) = words.get_mut(word) {
                *it = ["zzz", "22nd", "\"zzz\"", "FR", "Zzz", ","].get(way % 6).unwrap_or(&"");
            }
        }
    }
    format!("{}{}", " ".repeat(indent), words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_problem_is_told_without_a_cure(
        text in prop::sample::select(page_texts()),
        line: prop::sample::Index,
        word: prop::sample::Index,
        way in 0..8usize,
    ) {
        let mut lines: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
        let line = line.index(lines.len().max(1));
        if let Some(it) = lines.get_mut(line) {
            *it = spoiled(it, word, way);
        }
        for problem in parse(&(lines.join("\n") + "\n")).diagnostics {
            let cure = problem.cure.as_deref().unwrap_or_default();
            prop_assert!(!cure.is_empty(), "{:?}: {problem:#?}", lines.get(line));
        }
    }
}

#[test]
fn a_head_has_its_cures() {
    let check_head = |line: &str, cure: &str| {
        let text = format!("treaty A-2000 \"T\"\n  {line}\n");
        let problems = errors(&text);
        let [problem] = &problems[..] else { panic!("{problems:#?}") };
        assert_eq!(problem.cure.as_deref(), Some(cure), "{problem:#?}");
        let after = cured(&text, problem).unwrap_or_default();
        assert!(errors(&after).is_empty(), "{after}\n{:#?}", errors(&after));
    };
    check_head("counts days like UN", "did you mean `counts days as`");
    check_head("depositary Secretary", "put it in quotes: `\"Secretary\"`");
    let title = errors("treaty A-2000 Treaty on rivers\n  between FR and DE\n");
    assert_eq!(title[0].cure.as_deref(), Some("write \"Treaty on rivers\""));
    let one_space = errors("treaty A-2000 \"T\"\n\nacts\n 2000-01-01  FR signs\n");
    assert_eq!(one_space[0].cure.as_deref(), Some("indent it by 2 spaces"));
    let scenario = errors("scenario K \"K\"\n");
    assert!(scenario[0].message.contains("`JULY-1914`"), "{scenario:#?}");
}
