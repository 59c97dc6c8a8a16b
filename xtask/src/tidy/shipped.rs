//! Which part of a source file reaches a user, and which is tests.
//!
//! By the habit of the house: tests stand in `tests/`, in a `tests.rs`, or last in their file.

/// The part of a file that is tests: all of it, the end of it, or nothing.
pub(super) fn tests<'t>(path: &str, text: &'t str) -> &'t str {
    let is_test =
        path.contains("/tests/") || path.ends_with("/tests.rs") || path.starts_with("spec/");
    if is_test {
        return text;
    }
    let inner = text.find("\n#[cfg(test)]").and_then(|at| text.get(at..));
    inner.filter(|_| path.ends_with(".rs")).unwrap_or_default()
}

/// What comes before the tests.
pub(super) fn shipped<'t>(path: &str, text: &'t str) -> &'t str {
    text.get(..text.len() - tests(path, text).len()).unwrap_or_default()
}

#[cfg(test)]
mod tests_of_the_cut {
    use super::{shipped, tests};

    #[test]
    fn tests_are_last_or_apart() {
        let text = "code\n#[cfg(test)]\nmod tests {}";
        assert_eq!(shipped("crates/a/src/a.rs", text), "code");
        assert_eq!(tests("crates/a/src/a.rs", text), "\n#[cfg(test)]\nmod tests {}");
        assert_eq!(shipped("crates/a/tests/a.rs", text), "");
        assert_eq!(shipped("crates/a/src/b/tests.rs", text), "");
        assert_eq!(tests("docs/a.md", text), "");
    }
}
