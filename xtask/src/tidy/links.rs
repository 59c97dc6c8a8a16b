//! Links between the project's pages, and mentions of its pages in the sources, lead somewhere.
//!
//! Addresses on the web are not visited: tidy uses no network.

use super::Finding;
use crate::project::Project;

/// The rules' own tests mention pages that are not there.
const RULES: &str = "xtask/src/tidy/";

/// Every relative link of a Markdown page has a file, and its anchor a heading.
pub(crate) fn links(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in project.ending(".md") {
        for (index, line) in prose(text) {
            for target in targets(line) {
                findings
                    .extend(fault(project, path, target).map(|it| Finding::at(path, index, it)));
            }
        }
    }
    findings
}

/// Every `docs/….md` that a source or page mentions by its path from the root is there.
pub(crate) fn mentions(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in project.texts().filter(|(path, _)| !path.starts_with(RULES)) {
        for (index, line) in text.lines().enumerate() {
            let dead = mentioned(line).filter(|it| !project.has(it));
            findings.extend(dead.map(|it| {
                Finding::at(
                    path,
                    index,
                    format!("there is no page `{it}`; write it or mend the name"),
                )
            }));
        }
    }
    findings
}

/// The lines outside fenced blocks.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter(move |(_, line)| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    })
}

/// The targets of `[words](target)` in a line, code spans apart.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let outside_code = line.split('`').step_by(2);
    // A link whose words are code is cut in two; its target begins the next piece.
    let ends = outside_code.flat_map(|piece| piece.split("](").skip(1));
    ends.filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
}

/// What is wrong with a link from this page, if anything.
fn fault(project: &Project, from: &str, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let file = if file.is_empty() { from.to_owned() } else { resolve(from, file) };
    if !project.has(&file) {
        return Some(format!("the link `{target}` leads nowhere"));
    }
    let page = project.text(&file).filter(|_| !anchor.is_empty())?;
    let found = page.lines().filter_map(heading).any(|it| it == anchor);
    (!found).then(|| format!("the link `{target}` names no heading of that page"))
}

/// The path from the root that a relative link of a page means.
fn resolve(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// The anchor of a heading, as the usual renderers make it.
fn heading(line: &str) -> Option<String> {
    let words = line.trim_start_matches('#');
    if words.len() == line.len() || !words.starts_with(' ') {
        return None;
    }
    let kept = words
        .trim()
        .to_lowercase()
        .chars()
        .filter(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_'))
        .collect::<String>();
    Some(kept.replace(' ', "-"))
}

/// The pages under `docs/` that a line mentions.
fn mentioned(line: &str) -> impl Iterator<Item = &str> {
    let is_path = |it: char| it.is_ascii_alphanumeric() || matches!(it, '/' | '-' | '_' | '.');
    let words = line.split(move |it: char| !is_path(it));
    words.filter(|it| it.starts_with("docs/") && it.ends_with(".md"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect;

    #[test]
    fn links_lead_to_files_and_headings() {
        let there = ("docs/b.md", "# The Head, and more\n");
        for good in [
            "[b](docs/b.md)",
            "[b](docs/)",
            "[b](docs/b.md#the-head-and-more)",
            "[web](https://example.org/x)",
            "`[no](link.md)`",
            "```\n[no](link.md)\n```",
        ] {
            expect(links, &[("a.md", good), there], "");
        }
        expect(links, &[("docs/c.md", "[up](../a.md) [`b`](b.md)"), ("a.md", ""), there], "");
    }

    #[test]
    fn dead_links_are_found() {
        expect(
            links,
            &[("docs/a.md", "\n[b](b.md) and [`c`](../c.md)"), ("docs/d.md", "[d](#none)\n# D")],
            "docs/a.md:2: the link `b.md` leads nowhere\n\
             docs/a.md:2: the link `../c.md` leads nowhere\n\
             docs/d.md:1: the link `#none` names no heading of that page",
        );
    }

    #[test]
    fn mentions_of_pages_are_held_to_it() {
        expect(mentions, &[("a.rs", "//! See `docs/b.md`."), ("docs/b.md", "")], "");
        expect(
            mentions,
            &[("a.rs", "//! See `docs/b.md`.")],
            "a.rs:1: there is no page `docs/b.md`; write it or mend the name",
        );
    }
}
