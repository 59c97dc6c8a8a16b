//! Nothing that anybody can hand in stops the reader: no panic, every place lies inside the text,
//! and what the formatter writes is its own canonical form.

use foedera_clauses::{format, parse};
use proptest::prelude::*;

const PAGE: &str = include_str!("../../../docs/formats/clauses.md");

fn holds(text: &str) {
    let parsed = parse(text);
    for it in &parsed.diagnostics {
        assert!(it.span.of(text).is_some(), "{it:?} in {text:?}");
    }
    let once = format(text).value;
    let twice = format(&once).value;
    assert_eq!(twice, once, "of {text:?}");
    if !parsed.has_errors() {
        let after = parse(&once).diagnostics;
        assert!(!format(&once).has_errors(), "{text:?}\nbecomes\n{once:?}\n{after:#?}");
    }
}

/// Lines of the page: most are sentences.
fn line() -> impl Strategy<Value = String> {
    let lines: Vec<String> = PAGE.lines().map(ToOwned::to_owned).collect();
    prop::sample::select(lines)
}

/// A line with something in it removed, doubled or replaced.
fn wounded() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec!["", "\"", ":", ",", " ", "#", "\t", "(", "é", "9", "the"]);
    (line(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), sign).prop_map(
        |(line, from, length, sign)| {
            let signs: Vec<char> = line.chars().collect();
            let from = from.index(signs.len() + 1);
            let to = (from + length.index(4)).min(signs.len());
            let head: String = signs.iter().take(from).collect();
            let tail: String = signs.iter().skip(to).collect();
            format!("{head}{sign}{tail}")
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        holds(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        holds(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn signs_of_the_language(text in "[ \n\t\":,#A-Z0-9a-z\\\\-]{0,200}") {
        holds(&text);
    }

    #[test]
    fn lines_of_the_page_in_any_order(lines in prop::collection::vec(line(), 0..30)) {
        holds(&lines.join("\n"));
    }

    #[test]
    fn a_wounded_line_that_is_still_read(line in wounded()) {
        holds(&format!("treaty A-2000 \"T\"\n{line}"));
        holds(&format!("treaty A-2000 \"T\"\n\nacts\n{line}"));
    }

    #[test]
    fn wounded_lines(lines in prop::collection::vec(wounded(), 0..30)) {
        holds(&format!("treaty A-2000 \"T\"\n{}", lines.join("\n")));
    }
}
