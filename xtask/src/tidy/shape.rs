//! The shape of the sources: a header in every file, short files, short functions, plain names.

use super::Finding;
use super::functions::{Function, functions};
use super::mask::mask;
use crate::project::Project;

/// Lines of a source file; most have 100 to 300.
const FILE_LINES_MAX: usize = 500;

/// Lines of code in a function; hardly any has over 40.
const FUNCTION_LINES_MAX: usize = 60;

/// Files that may be longer, each with its reason.
const LONG_FILES: &[(&str, &str)] = &[];

/// Names of modules that say nothing, and so become drawers.
const BANNED_NAMES: &[&str] =
    &["utils", "util", "common", "helpers", "helper", "core", "shared", "base", "types", "misc"];

/// Every source file begins by saying what it is.
pub(crate) fn headers(project: &Project) -> Vec<Finding> {
    let bare = project.ending(".rs").filter(|(_, text)| !text.starts_with("//! "));
    bare.map(|(path, _)| {
        Finding::in_file(path, "begin with `//!` lines: what it is, what it is not, and why")
    })
    .collect()
}

/// No file, folder or crate is named after nothing in particular.
pub(crate) fn names(project: &Project) -> Vec<Finding> {
    let banned = |path: &str| {
        let path = path.strip_suffix(".rs")?;
        let plain = path.split('/').map(|part| part.strip_prefix("foedera-").unwrap_or(part));
        plain.into_iter().find_map(|part| BANNED_NAMES.iter().find(|it| **it == part))
    };
    let found = project.ending(".rs").filter_map(|(path, _)| {
        let name = banned(path)?;
        Some(Finding::in_file(path, format!("`{name}` says nothing; name it after what it does")))
    });
    found.collect()
}

/// No source file is too long to be read in one sitting.
pub(crate) fn file_lengths(project: &Project) -> Vec<Finding> {
    let allowed = |path: &str| LONG_FILES.iter().any(|(it, _)| *it == path);
    let lengths = project.ending(".rs").map(|(path, text)| (path, text.lines().count()));
    lengths
        .filter(|(path, lines)| *lines > FILE_LINES_MAX && !allowed(path))
        .map(|(path, lines)| {
            Finding::in_file(
                path,
                format!("{lines} lines, the limit is {FILE_LINES_MAX}; part it by what it does"),
            )
        })
        .collect()
}

/// No function is too long to be seen at once.
pub(crate) fn function_lengths(project: &Project) -> Vec<Finding> {
    let too_long = |(path, it): (&str, Function)| {
        (it.lines > FUNCTION_LINES_MAX).then(|| {
            let says = format!(
                "`{}` has {} lines of code, the limit is {FUNCTION_LINES_MAX}; part it",
                it.name, it.lines
            );
            Finding::at(path, it.line, says)
        })
    };
    all_functions(project).filter_map(too_long).collect()
}

/// What tidy measured, for its closing line.
pub(crate) fn figures(project: &Project) -> String {
    let files = project.ending(".rs").count();
    let mut lengths: Vec<usize> = all_functions(project).map(|(_, it)| it.lines).collect();
    lengths.sort_unstable();
    let at = |place: usize| lengths.get(place).copied().unwrap_or(0);
    format!(
        "{files} source files, {} functions: half have up to {} lines of code, nine in ten up to {}, \
         the longest {}",
        lengths.len(),
        at(lengths.len() / 2),
        at(lengths.len() * 9 / 10),
        lengths.last().copied().unwrap_or(0),
    )
}

fn all_functions(project: &Project) -> impl Iterator<Item = (&str, Function)> {
    project
        .ending(".rs")
        .flat_map(|(path, text)| functions(&mask(text)).into_iter().map(move |it| (path, it)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect;

    #[test]
    fn a_file_begins_with_what_it_is() {
        expect(headers, &[("a.rs", "//! What it is.\n"), ("a.md", "# No source")], "");
        expect(
            headers,
            &[("a.rs", "use b;\n"), ("b.rs", "/// Of the next item.\n")],
            "a.rs: begin with `//!` lines: what it is, what it is not, and why\n\
             b.rs: begin with `//!` lines: what it is, what it is not, and why",
        );
    }

    #[test]
    fn names_that_say_nothing_are_refused() {
        expect(names, &[("crates/foedera-dates/src/day.rs", ""), ("docs/common.md", "")], "");
        expect(
            names,
            &[("crates/a/src/utils.rs", ""), ("crates/a/tests/common/mod.rs", "")],
            "crates/a/src/utils.rs: `utils` says nothing; name it after what it does\n\
             crates/a/tests/common/mod.rs: `common` says nothing; name it after what it does",
        );
        expect(
            names,
            &[("crates/foedera-core/src/lib.rs", "")],
            "crates/foedera-core/src/lib.rs: `core` says nothing; name it after what it does",
        );
    }

    #[test]
    fn long_files_are_refused() {
        expect(file_lengths, &[("a.rs", &"\n".repeat(500)), ("a.md", &"\n".repeat(900))], "");
        expect(
            file_lengths,
            &[("a.rs", &"\n".repeat(501))],
            "a.rs: 501 lines, the limit is 500; part it by what it does",
        );
    }

    #[test]
    fn long_functions_are_refused_and_comments_are_free() {
        let function = |line: &str, times| format!("fn a() {{\n{}}}\n", line.repeat(times));
        expect(function_lengths, &[("a.rs", &function("b();\n", 60))], "");
        expect(function_lengths, &[("a.rs", &function("// why\n", 90))], "");
        expect(
            function_lengths,
            &[("a.rs", &function("b();\n", 61))],
            "a.rs:1: `a` has 61 lines of code, the limit is 60; part it",
        );
    }
}
