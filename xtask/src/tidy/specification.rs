//! The specification and its page agree: every case names rows that there are, every row has a case
//! or a reason and not both, and the generated page is the one that the cases give.

use super::Finding;
use crate::coverage::{PAGE, ROWS, cases, page, rows};
use crate::project::Project;

/// Rows, cases and page agree.
pub(crate) fn coverage(project: &Project) -> Vec<Finding> {
    let Some(text) = project.text(ROWS) else { return Vec::new() };
    let cases = cases(project);
    let known = |id: &str| rows(text).any(|it| it.id == id);
    let unknown = cases.iter().filter(|(id, ..)| !known(id)).map(|(id, path, line)| {
        Finding::at(path, *line, format!("`{id}` is no row; write it into {ROWS}"))
    });
    let both = rows(text).filter_map(|row| {
        let says = match (cases.iter().any(|(id, ..)| *id == row.id), row.why_not) {
            (true, Some(_)) => "has a case and a reason for having none; take the reason out",
            (false, None) => "has neither a case nor a reason for having none",
            (true, None) | (false, Some(_)) => return None,
        };
        Some(Finding::at(ROWS, row.line, format!("`{}` {says}", row.id)))
    });
    let mut findings: Vec<Finding> = unknown.chain(both).collect();
    if project.text(PAGE) != page(project).as_deref() {
        let says = "is not what the cases give; run `cargo xtask generate coverage`";
        findings.push(Finding::in_file(PAGE, says));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect;

    const ROW: (&str, &str) = (ROWS, "# rows\nT1  on the day\nT2  later | not yet\n");
    const CASE: (&str, &str) = ("spec/01-days.md", "# Days\n\n## T1  On the day\n");

    #[test]
    fn rows_with_a_case_or_a_reason_are_well() {
        let files = [ROW, CASE];
        let page = page(&Project::of(&files)).unwrap();
        assert!(page.contains("1 of 2 kinds of clauses have a case."));
        assert!(page.contains("| T1 | on the day | 1 in [01-days](../spec/01-days.md) |"));
        assert!(page.contains("| T2 | later | none: not yet |"));
        expect(coverage, &[ROW, CASE, (PAGE, &page)], "");
        expect(coverage, &[CASE], "");
    }

    #[test]
    fn what_does_not_agree_is_named() {
        let rows = (ROWS, "T1  on the day | not yet\nT2  later\n");
        let case = ("spec/01-days.md", "## T1 T3  On the day\n");
        expect(
            coverage,
            &[rows, case],
            "spec/01-days.md:1: `T3` is no row; write it into spec/rows.txt\n\
             spec/rows.txt:1: `T1` has a case and a reason for having none; take the reason out\n\
             spec/rows.txt:2: `T2` has neither a case nor a reason for having none\n\
             docs/coverage.md: is not what the cases give; run `cargo xtask generate coverage`",
        );
    }
}
