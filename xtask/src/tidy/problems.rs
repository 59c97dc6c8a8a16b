//! Every problem that a user can be shown has a page and a case.
//!
//! A code is a letter and three digits, such as `C001`, written as a string in the sources of a
//! crate. Its page is `docs/problems/C001.md`, or a page under `docs/formats/` that explains the
//! codes of one format together. Its case is a test that names it.

use std::collections::BTreeMap;

use super::Finding;
use super::shipped::{shipped, tests};
use crate::project::Project;

/// Where the codes that have a page of their own are explained.
const PAGES: &str = "docs/problems/";

/// Codes have pages and cases; pages have codes; no two files declare one code.
pub(crate) fn pages_and_cases(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut declared: BTreeMap<&str, &str> = BTreeMap::new();
    for (path, index, code) in declarations(project) {
        if let Some(first) = declared.insert(code, path).filter(|first| *first != path) {
            let says = format!("`{code}` is also declared in {first}; a code is never reused");
            findings.push(Finding::at(path, index, says));
        } else {
            findings.extend(missing(project, code).map(|it| Finding::at(path, index, it)));
        }
    }
    let pages = project.ending(".md").filter_map(|(path, _)| Some((path, page_code(path)?)));
    findings.extend(
        pages
            .filter(|(_, code)| !declared.contains_key(code))
            .map(|(path, code)| Finding::in_file(path, format!("nothing declares `{code}`"))),
    );
    findings
}

/// What a code lacks, if anything.
fn missing(project: &Project, code: &str) -> Option<String> {
    let page = project.has(&format!("{PAGES}{code}.md"))
        || project
            .ending(".md")
            .any(|(path, text)| path.starts_with("docs/formats/") && text.contains(code));
    let case = project.texts().any(|(path, text)| tests(path, text).contains(code));
    let lacks = match (page, case) {
        (true, true) => return None,
        (false, true) => "page",
        (true, false) => "case",
        (false, false) => "page and no case",
    };
    Some(format!("`{code}` has no {lacks}; write {PAGES}{code}.md and a test that names it"))
}

/// The codes written as strings in the sources, tests apart: path, line and code.
fn declarations(project: &Project) -> impl Iterator<Item = (&str, usize, &str)> {
    let sources = project
        .ending(".rs")
        .filter(|(path, _)| path.starts_with("crates/") && path.contains("/src/"));
    sources.flat_map(|(path, text)| {
        let lines = shipped(path, text).lines().enumerate();
        lines.flat_map(move |(index, line)| {
            let strings = line.split('"').skip(1).step_by(2);
            strings.filter(|it| is_code(it)).map(move |code| (path, index, code))
        })
    })
}

fn is_code(text: &str) -> bool {
    let digits = text.strip_prefix(|first: char| first.is_ascii_uppercase());
    digits.is_some_and(|it| it.len() == 3 && it.bytes().all(|digit| digit.is_ascii_digit()))
}

fn page_code(path: &str) -> Option<&str> {
    path.strip_prefix(PAGES)?.strip_suffix(".md").filter(|it| is_code(it))
}

#[cfg(test)]
mod tests_of_it {
    use super::*;
    use crate::tidy::expect;

    const DECLARED: (&str, &str) = ("crates/a/src/problem.rs", "Self::A => \"C001\",\n");

    #[test]
    fn a_code_with_page_and_case_is_well() {
        let case = ("crates/a/tests/bad.rs", "check(\"x\", \"C001\")");
        expect(pages_and_cases, &[DECLARED, case, ("docs/problems/C001.md", "")], "");
        expect(pages_and_cases, &[DECLARED, case, ("docs/formats/a.md", "| C001 | …")], "");
        let within = "\"C001\"\n#[cfg(test)]\nmod tests { check(\"C001\") }";
        let page = ("docs/problems/C001.md", "");
        expect(pages_and_cases, &[("crates/a/src/a.rs", within), page], "");
    }

    #[test]
    fn what_lacks_is_named() {
        expect(
            pages_and_cases,
            &[DECLARED],
            "crates/a/src/problem.rs:1: `C001` has no page and no case; write docs/problems/C001.md \
             and a test that names it",
        );
        expect(
            pages_and_cases,
            &[("docs/problems/C002.md", "")],
            "docs/problems/C002.md: nothing declares `C002`",
        );
    }

    #[test]
    fn a_code_is_declared_in_one_place() {
        let twice = ("crates/b/src/problem.rs", "\"C001\"");
        let case = ("spec/a.md", "C001");
        expect(
            pages_and_cases,
            &[DECLARED, twice, case, ("docs/problems/C001.md", "")],
            "crates/b/src/problem.rs:1: `C001` is also declared in crates/a/src/problem.rs; \
             a code is never reused",
        );
    }
}
