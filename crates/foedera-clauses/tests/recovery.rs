//! One fault hides no other and makes none up. In `tests/faults/*.treaty` each line that bears
//! `# fault` is told, and no other line is.

mod folder;

use std::collections::BTreeSet;

use foedera_clauses::parse;
use foedera_model::Severity;
use proptest::prelude::*;

const MARK: &str = "# fault";

/// The numbers of the lines of which an error is told.
fn told(text: &str) -> BTreeSet<usize> {
    let errors = parse(text).diagnostics.into_iter().filter(|it| it.severity == Severity::Error);
    errors
        .map(|it| text.get(..it.span.start()).unwrap_or_default().matches('\n').count() + 1)
        .collect()
}

fn marked(text: &str) -> BTreeSet<usize> {
    let lines = text.lines().enumerate().filter(|(_, it)| it.contains(MARK));
    lines.map(|(place, _)| place + 1).collect()
}

#[test]
fn files_full_of_faults() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, text) in folder::texts("tests/faults", "treaty") {
        let (expected, found) = (marked(&text), told(&text));
        count += expected.len();
        let lost: Vec<_> = expected.difference(&found).collect();
        let made_up: Vec<_> = found.difference(&expected).collect();
        if !lost.is_empty() || !made_up.is_empty() {
            wrong.push(format!("{path}: lost {lost:?}, made up {made_up:?}"));
        }
    }
    assert!(wrong.is_empty(), "of {count} faults\n{}", wrong.join("\n"));
    assert!(100 < count, "the files hold {count} faults");
}

/// A way to spoil a line below another; nothing where it has nothing of the kind.
type Spoil = fn(&str, &str) -> Option<String>;

const SPOILS: &[(&str, Spoil)] = &[
    ("a letter of the first word is missing", |_, line| {
        let first = first_word(line)?;
        let (head, tail) = line.split_once(first)?;
        let mut letters: Vec<char> = first.chars().collect();
        (3 < letters.len() && letters.iter().all(char::is_ascii_lowercase)).then(|| {
            letters.remove(2);
            format!("{head}{}{tail}", letters.into_iter().collect::<String>())
        })
    }),
    ("the first word has a capital", |_, line| {
        let first = first_word(line)?;
        let (head, tail) = line.split_once(first)?;
        let initial = first.chars().next().filter(char::is_ascii_lowercase)?;
        Some(format!("{head}{}{}{tail}", initial.to_ascii_uppercase(), first.get(1..)?))
    }),
    ("an open quote", |_, line| {
        let (head, tail) = line.rsplit_once('"')?;
        (!line.contains('#') && !tail.contains(':')).then(|| format!("{head}{tail}"))
    }),
    ("curly quotes", |_, line| {
        let (head, rest) = line.split_once('"')?;
        let (inside, tail) = rest.split_once('"')?;
        let plain = !head.contains('#') && !inside.contains('\\');
        plain.then(|| format!("{head}“{inside}”{tail}"))
    }),
    ("an invisible character", |_, line| Some(format!("{line} \u{202E}"))),
    ("a tab", |_, line| Some(format!("{line}\t"))),
    ("a carriage return", |_, line| Some(format!("{line}\r  # on"))),
    ("no colon", |_, line| line.strip_suffix(':').map(ToOwned::to_owned)),
    ("words too many", |_, line| {
        (!line.contains(['#', ':']) && first_word(line).is_some_and(|it| it != "table"))
            .then(|| format!("{line} zzz 9"))
    }),
    ("a space too many", |above, line| {
        let indent = |it: &str| it.len() - it.trim_start().len();
        (0 < indent(line) && indent(line) == indent(above)).then(|| format!(" {line}"))
    }),
    ("a space too few", |above, line| {
        // The first line below another tells nothing, unless that one opens a block by its looks.
        let indent = |it: &str| it.len() - it.trim_start().len();
        let plain = indent(line) <= indent(above) || indent(above) == 0 || above.ends_with(':');
        line.strip_prefix("  ").filter(|_| plain).map(|it| format!(" {it}"))
    }),
];

fn first_word(line: &str) -> Option<&str> {
    line.split_whitespace().next().filter(|it| !it.starts_with('#'))
}

/// The files of the library and the page's texts of whole treaties.
fn good_texts() -> Vec<String> {
    let page = include_str!("../../../docs/formats/clauses.md");
    let blocks = page.split("```").skip(1).step_by(2);
    let mut texts: Vec<String> =
        blocks.filter_map(|it| it.strip_prefix("treaty\n")).map(ToOwned::to_owned).collect();
    let library = folder::texts("../../treaties", "treaty").into_iter();
    // A long journal says nothing new.
    texts.extend(library.map(|(_, it)| it.lines().take(150).map(|it| format!("{it}\n")).collect()));
    texts.retain(|it| told(it).is_empty());
    texts
}

/// The text with one line spoiled, and the number of that line.
fn spoiled(text: &str, at: prop::sample::Index, spoil: Spoil) -> Option<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let able: Vec<(usize, String)> = lines
        .iter()
        .enumerate()
        .filter(|(_, it)| first_word(it).is_some())
        .filter_map(|(place, it)| {
            // A comment has no level of its own.
            let mut before = lines.iter().take(place).rev();
            let above = before.find(|it| !it.trim_start().starts_with('#')).copied();
            Some((place, spoil(above.unwrap_or_default(), it)?))
        })
        .collect();
    let (place, line) = able.get(at.index(able.len().max(1)))?.clone();
    let mut lines: Vec<String> = lines.into_iter().map(ToOwned::to_owned).collect();
    *lines.get_mut(place)? = line;
    Some((lines.join("\n") + "\n", place + 1))
}

#[test]
fn below_a_clause_that_takes_nothing() {
    let cure = |below: &str| {
        let text = format!("treaty A-2000 \"T\"\n\nreservations only to article 1\n  {below}\n");
        let found = parse(&text).diagnostics;
        let [problem] =
            &found.iter().filter(|it| it.severity == Severity::Error).collect::<Vec<_>>()[..]
        else {
            panic!("{found:#?}")
        };
        (problem.code.clone(), problem.cure.clone().unwrap_or_default())
    };
    for below in ["article 5", "\"Appendix I\"", "disputes of domestic jurisdiction"] {
        let (code, cure) = cure(below);
        assert_eq!(code, "C016");
        assert!(cure.contains("`text on TOPIC \"…\"`"), "{cure}");
    }
    assert!(cure("FR owes GB assistance").1.contains("at the left"));
    assert!(cure("notte \"x\"").1.contains("`note`"));
    // A quotation has one noun and no words of its own.
    let text = "treaty A-2000 \"T\"\n\ntext on reservations:\n  \"a\"\n  Appendix II\n";
    for problem in parse(text).diagnostics {
        assert!(!problem.cure.unwrap_or_default().ends_with("is "));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_fault_is_told_where_it_is_and_two_are_both_told(
        text in prop::sample::select(good_texts()),
        first in prop::sample::select(SPOILS),
        second in prop::sample::select(SPOILS),
        places: (prop::sample::Index, prop::sample::Index),
    ) {
        let Some((one, line)) = spoiled(&text, places.0, first.1) else { return Ok(()) };
        let words = |text: &str, line: usize| text.lines().nth(line - 1).unwrap_or_default().to_owned();
        prop_assert_eq!(told(&one), [line].into(), "{}: {}", first.0, words(&one, line));
        let Some((both, other)) = spoiled(&one, places.1, second.1) else { return Ok(()) };
        prop_assume!(1 < other.abs_diff(line) && told(&spoiled(&text, places.1, second.1).unwrap().0).len() == 1);
        let shown = format!("{}: {}\n{}: {}", first.0, words(&both, line), second.0, words(&both, other));
        let (lines, meant) = (told(&both), [line, other].into());
        // Two lines that are both a space off agree with each other, and what stands between them is off then.
        if first.0 == second.0 && first.0.starts_with("a space") {
            prop_assert!(lines.is_superset(&meant), "{}", shown);
        } else {
            prop_assert_eq!(lines, meant, "{}", shown);
        }
    }
}
