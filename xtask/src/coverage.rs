//! The page that counts which kinds of clauses have a case: `docs/coverage.md`, from `spec/`.
//!
//! The rows stand in `spec/rows.txt`; a case names its rows in its heading. What a case shows is held
//! to by the engine's own tests, not here.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result};

use crate::project::{self, Project};

/// Where the rows stand.
pub(crate) const ROWS: &str = "spec/rows.txt";

/// The generated page.
pub(crate) const PAGE: &str = "docs/coverage.md";

/// A kind of clause.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row<'a> {
    pub(crate) id: &'a str,
    pub(crate) what: &'a str,
    /// Why no case shows it.
    pub(crate) why_not: Option<&'a str>,
    /// The line, counted from 0.
    pub(crate) line: usize,
}

/// Writes the page.
pub(crate) fn generate() -> Result<()> {
    let page = page(&Project::read()?).context("there is no spec/rows.txt")?;
    std::fs::write(project::root()?.join(PAGE), page).with_context(|| format!("writing {PAGE}"))
}

/// The rows of the specification; comments and blank lines aside.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    text.lines().enumerate().filter_map(|(line, words)| {
        let (id, rest) = words.split_once("  ").filter(|(id, _)| is_row(id))?;
        let (what, why_not) =
            rest.split_once(" | ").map_or((rest, None), |(what, why)| (what, Some(why)));
        Some(Row { id, what, why_not, line })
    })
}

/// The cases of all chapters: the row, the chapter, and the line counted from 0.
pub(crate) fn cases(project: &Project) -> Vec<(&str, &str, usize)> {
    let chapters = project.ending(".md").filter(|(path, _)| path.starts_with("spec/"));
    let headings = chapters.flat_map(|(path, text)| {
        let lines = text.lines().enumerate();
        lines.filter_map(move |(line, it)| Some((path, it.strip_prefix("## ")?, line)))
    });
    headings
        .flat_map(|(path, heading, line)| {
            let ids = heading.split("  ").next().unwrap_or_default().split(' ');
            ids.map(move |id| (id, path, line))
        })
        .collect()
}

fn is_row(id: &str) -> bool {
    let number = id.trim_start_matches(|it: char| it.is_ascii_uppercase());
    number != id && number.starts_with(|it: char| it.is_ascii_digit())
}

/// The page as it must be; nothing where the project has no specification.
pub(crate) fn page(project: &Project) -> Option<String> {
    let rows: Vec<Row<'_>> = rows(project.text(ROWS)?).collect();
    let mut by_row: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, path, _) in cases(project) {
        by_row.entry(id).or_default().push(path);
    }
    let shown = rows.iter().filter(|it| by_row.contains_key(it.id)).count();
    let mut page = format!(
        "# What is decided, and what is not yet\n\n\
         Generated from the cases in [spec](../spec/README.md) by `cargo xtask generate coverage`.\n\n\
         {shown} of {} kinds of clauses have a case.\n\n| row | kind | cases |\n|---|---|---|\n",
        rows.len()
    );
    for row in &rows {
        let cases = match by_row.get(row.id) {
            Some(paths) => count(paths),
            None => format!("none: {}", row.why_not.unwrap_or("no reason is given")),
        };
        let _ = writeln!(page, "| {} | {} | {cases} |", row.id, row.what);
    }
    Some(page)
}

/// `2 in [04-later-parties](../spec/04-later-parties.md)`.
fn count(paths: &[&str]) -> String {
    let mut chapters: BTreeMap<&str, usize> = BTreeMap::new();
    for path in paths {
        *chapters.entry(path).or_default() += 1;
    }
    let told = chapters.iter().map(|(path, count)| {
        let name = path.trim_start_matches("spec/").trim_end_matches(".md");
        format!("{count} in [{name}](../{path})")
    });
    told.collect::<Vec<_>>().join(", ")
}
