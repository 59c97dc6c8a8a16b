//! The page of the language is its first test: every line of every block is read, and written back
//! as it stands there, but for the columns of trailing comments.

use std::collections::BTreeSet;

use foedera_clauses::{format, parse, patterns};
use foedera_model::{Parsed, Severity};

const PAGE: &str = include_str!("../../../docs/formats/clauses.md");

/// What the blocks that are no whole treaty are put under: it declares the sets and tables that
/// they name.
const HEAD: &str = "\
treaty PAGE-2000 \"A page\"

set north \"page\": NZ and PG
set south \"page\": FJ and WS
set great-powers \"page\": FR and GB
set nuclear-states \"page\": CN and IN
set principal-powers \"page\": FR, GB and IT
set annex-i \"page\": DE and RU
set exporters \"page\": BR
set importers \"page\": DE
set africa \"page\": EG
set asia \"page\": JP
set europe \"page\": FR
table co2-1990 \"page\", percent
table merchant-tonnage \"page\", gross tons
table recycling-volume \"page\", gross tons
table nuclear-capacity \"page\", megawatts
table export-votes \"page\", percent
table import-votes \"page\", percent

";

/// The blocks of the page, each as a whole file, with its line.
fn blocks() -> Vec<(usize, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, &str, String)> = None;
    for (number, line) in PAGE.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(language)) => open = Some((number + 2, language, String::new())),
            (Some((_, _, block)), None) => {
                block.push_str(line);
                block.push('\n');
            }
            (Some(_), Some(_)) => {
                blocks.extend(open.take().map(whole));
            }
            (None, None) => {}
        }
    }
    blocks
}

/// A block of the page as a whole file.
fn whole((number, language, block): (usize, &str, String)) -> (usize, String) {
    match language {
        "treaty" | "scenario" => (number, block),
        "clauses" => (number, format!("{HEAD}{block}")),
        other => panic!("line {number}: a block of `{other}`"),
    }
}

/// The same text with two spaces before every trailing comment.
fn unaligned(text: &str) -> String {
    let line = |line: &str| match line.find(" #").filter(|_| !line.trim_start().starts_with('#')) {
        Some(at) => {
            let (words, comment) = line.split_at(at);
            format!("{}  {}\n", words.trim_end(), comment.trim_start())
        }
        None => format!("{}\n", line.trim_end()),
    };
    text.lines().map(line).collect()
}

fn shown<T>(text: &str, parsed: &Parsed<T>, least: Severity) -> String {
    let relevant = parsed.diagnostics.iter().filter(|it| least <= it.severity);
    let line = |it: &foedera_model::Diagnostic| {
        let line = text.get(..it.span.start()).map_or(0, |it| it.lines().count());
        format!("{line}: {} {} {:?} {:?}\n", it.code, it.message, it.span.of(text), it.cure)
    };
    relevant.map(line).collect()
}

#[test]
fn every_line_of_the_page_is_read() {
    let blocks = blocks();
    assert!(20 < blocks.len());
    for (line, block) in blocks {
        let parsed = parse(&block);
        assert_eq!(shown(&block, &parsed, Severity::Error), "", "block at line {line}");
    }
}

/// What the table of common clauses says to write, each as a file: what ends with a colon with a duty below,
/// what stands below an event or a duty under one.
fn how_to_write() -> Vec<String> {
    let table = PAGE.split("### How do I write").nth(1).and_then(|it| it.split("\n\n").nth(1));
    let rows = table.unwrap_or_default().lines().skip(2);
    let cells = rows.filter_map(|it| it.split(" | ").nth(1));
    let file = |words: &str| {
        let event = "on attack on a party:";
        let owed = "  each other party owes it assistance";
        match words {
            it if it.starts_with(|it: char| it.is_ascii_digit()) => format!("acts\n  {it}\n"),
            it if it.ends_with(':') => format!("{it}\n{owed}\n"),
            it if it.starts_with("each other") => format!("{event}\n  {it}\n"),
            it if it == "immediately" || it.starts_with("by ") => {
                format!("{event}\n{owed}\n    {it}\n")
            }
            it => format!("{it}\n"),
        }
    };
    let ticked = |cell: &str| -> Vec<String> {
        cell.split('`').skip(1).step_by(2).filter(|it| *it != "acts").map(file).collect()
    };
    cells.flat_map(ticked).map(|it| format!("{HEAD}{it}")).collect()
}

#[test]
fn what_the_table_of_common_clauses_says_is_read_and_written_as_it_stands() {
    let files = how_to_write();
    assert!(24 < files.len(), "{}", files.len());
    for file in files {
        let parsed = parse(&file);
        assert_eq!(shown(&file, &parsed, Severity::Error), "", "{file}");
        assert_eq!(format(&file).value, file);
    }
}

#[test]
fn every_line_of_the_page_is_written_as_it_stands() {
    for (line, block) in blocks() {
        let formatted = format(&block).value;
        for (found, expected) in formatted.lines().zip(unaligned(&block).lines()) {
            assert_eq!(found, expected, "block at line {line}");
        }
        assert_eq!(formatted, unaligned(&block), "block at line {line}");
    }
}

#[test]
fn what_is_written_says_the_same_and_is_not_changed_again() {
    for (line, block) in blocks() {
        let formatted = format(&block).value;
        let again = format(&formatted).value;
        assert_eq!(again, formatted, "block at line {line}");
        let (before, after) = (parse(&block).value, parse(&formatted).value);
        assert_eq!(placeless(&after), placeless(&before), "block at line {line}");
    }
}

/// What a file says, without the places in its text.
fn placeless(file: &foedera_clauses::File) -> foedera_clauses::File {
    let nowhere = foedera_model::Span::new(0, 0);
    let mut file = file.clone();
    if let Some(treaty) = &mut file.treaty {
        treaty.clauses.iter_mut().for_each(|it| it.place = nowhere);
        treaty.commitments.iter_mut().for_each(|it| it.place = nowhere);
    }
    let events = file.scenarios.iter_mut().flat_map(|it| &mut it.events);
    events.for_each(|it| it.place_in_text = nowhere);
    file.references.iter_mut().for_each(|it| it.place = nowhere);
    file
}

#[test]
fn the_page_holds_every_kind_of_clause() {
    let rows = [("T", 19), ("C", 18), ("E", 21), ("L", 8), ("R", 13), ("A", 13), ("D", 12)];
    let mut missing = Vec::new();
    for (letter, count) in rows.into_iter().chain([("W", 12), ("X", 13)]) {
        for number in 1..=count {
            let row = format!("{letter}{number}");
            let named = |it: &str| it == row || it.strip_prefix(&row).is_some_and(is_variant);
            if !PAGE.split(|it: char| !it.is_ascii_alphanumeric()).any(named) {
                missing.push(row);
            }
        }
    }
    assert!(missing.is_empty(), "no word of {missing:?}");
}

/// Rows have variants: `E10t`.
fn is_variant(ending: &str) -> bool {
    ending.len() == 1 && ending.chars().all(|it| it.is_ascii_lowercase())
}

#[test]
fn the_page_shows_every_sentence() {
    let shown: BTreeSet<String> =
        blocks().iter().flat_map(|(_, block)| block.lines().map(skeleton)).collect();
    let tables = PAGE.replace(',', " ,");
    let mut missing = Vec::new();
    for (place, pattern) in patterns() {
        let words: Vec<&str> = reserved(pattern);
        let in_block = shown.iter().any(|line| holds_in_order(line, &words));
        if !in_block && !tables.contains(&bare(pattern)) {
            missing.push(format!("{place}: {pattern}"));
        }
    }
    assert!(missing.is_empty(), "the page does not show:\n{}", missing.join("\n"));
}

fn skeleton(line: &str) -> String {
    format!(" {} ", line.replace([',', ':'], " "))
}

/// The reserved words of a pattern that every line of it holds.
fn reserved(pattern: &str) -> Vec<&str> {
    let certain = pattern.split('[').map(|it| it.rsplit(']').next().unwrap_or(it));
    let words = certain.flat_map(|it| it.split(' '));
    words.filter(|it| !it.is_empty() && !it.starts_with('{') && ![",", ":"].contains(it)).collect()
}

/// A pattern without slots as the tables of the page name it.
fn bare(pattern: &str) -> String {
    let words = pattern.split(' ').filter(|it| !it.starts_with('{'));
    words.collect::<Vec<_>>().join(" ")
}

fn holds_in_order(line: &str, words: &[&str]) -> bool {
    let mut rest = line;
    words.iter().all(|word| {
        let forms = word.split('/').map(|it| format!(" {it} "));
        let found = forms.filter_map(|it| rest.find(&it).map(|at| at + it.len() - 1)).min();
        rest = found.and_then(|at| rest.get(at..)).unwrap_or_default();
        found.is_some()
    })
}
