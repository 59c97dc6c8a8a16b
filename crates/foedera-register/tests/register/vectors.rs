//! The page of the format is read and held to: its example is a register, to the byte.

use std::fs;

use foedera_model::Statement;
use foedera_register::{
    DRAFTS_PER_APPEND_MAX, Draft, ENTRY_BYTES_MAX, Entry, Hash, Head, Memory, ORIGIN_BYTES_MAX,
    Register, StatementId, Store, Verification, canonical,
};
use jiff::Timestamp;

use crate::fresh::*;

const PAGE: &str = include_str!("../../../../docs/formats/register.md");

/// The first block of the page with this tag.
#[track_caller]
fn block(tag: &str) -> &'static str {
    let (_, rest) = PAGE.split_once(&format!("```{tag}\n")).expect("the page has such a block");
    rest.split_once("\n```").expect("the block ends").0
}

/// A log of JSON lines with this content.
fn log_of(text: &str) -> Any {
    let path = path("jsonl");
    fs::write(&path, text).unwrap();
    Register::open(&path).unwrap()
}

fn example() -> (Any, Head) {
    (log_of(&format!("{}\n", block("jsonl"))), block("head").parse().unwrap())
}

#[test]
fn the_example_is_sound_and_has_the_head_beside_it() {
    let (register, head) = example();
    let found = register.verify(std::slice::from_ref(&head)).unwrap();
    assert_eq!(found, Verification { head, fault: None });
}

#[test]
fn the_example_hands_on_what_the_page_says() {
    let (register, _) = example();
    for line in block("snapshots").lines() {
        let (instant, expected) = line.split_once(' ').unwrap_or((line, ""));
        let instant: Timestamp = instant.parse().unwrap();
        let shown = register.snapshot(Some(instant)).unwrap();
        let shown = shown.iter().map(|it| format!("{} {}", it.id, it.graded.weight()));
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }
}

/// What is written today is, to the byte, what the page shows.
#[test]
fn the_same_drafts_make_the_same_register() {
    let (register, head) = example();
    let entries: Vec<Entry> = register.log(0, u64::MAX).unwrap().map(Result::unwrap).collect();
    let mut again = Memory::init(head.origin.clone());
    for append in entries.chunk_by(|one, other| one.last == other.last) {
        let drafts: Vec<Draft> = append.iter().map(|it| it.draft.clone()).collect();
        again.append(append[0].seq, &drafts, append[0].recorded_at).unwrap();
    }
    assert_eq!(again.end().unwrap(), head);
    let lines = again.entries(0, u64::MAX).unwrap().map(Result::unwrap);
    let lines = lines.map(|it| format!("{{\"entry\":{},\"hash\":\"{}\"}}", it.text, it.hash));
    assert!(lines.eq(block("jsonl").lines().skip(1).map(str::to_owned)));
}

#[test]
fn the_statement_has_the_id_beside_it() {
    let statement: Statement = serde_json::from_str(block("statement")).unwrap();
    assert_eq!(id(&statement).to_string(), block("id"));
    assert_eq!(canonical(&serde_json::to_value(&statement).unwrap()), block("statement"));
}

/// A log of one entry, written by a newer Foedera: with these members more, and in the statement.
fn newer(kind: &str, more: &str, in_statement: &str) -> Any {
    let previous = Head { size: 0, ..Memory::init(origin()).end().unwrap() }.hash;
    let entry = format!(
        "{{\"kind\":\"{kind}\",\"last\":0,{more}\"previous\":\"{previous}\",\"recorded_at\":\
         \"2026-11-23T12:00:00Z\",\"seq\":0,\"statement\":{{\"act\":{{\"kind\":\"signature\",\
         \"treaty\":\"X\"}},\"status\":\"happened\"{in_statement}}}}}"
    );
    let hash = Hash::of(entry.as_bytes());
    let name = format!("{{\"format\":\"foedera-register/1\",\"origin\":\"{}\"}}", origin());
    log_of(&format!("{name}\n{{\"entry\":{entry},\"hash\":\"{hash}\"}}\n"))
}

#[test]
fn members_that_are_not_known_are_ignored_but_count() {
    let known = newer("recorded", "", "").snapshot(None).unwrap();
    let more = newer("recorded", "\"news\":[1],", "").snapshot(None).unwrap();
    assert_eq!(known, more);

    let register = newer("recorded", "", ",\"urgency\":1");
    assert!(register.verify(&[]).unwrap().is_sound());
    let inner = register.snapshot(None).unwrap();
    assert_eq!(inner[0].graded, known[0].graded);
    assert_ne!(inner[0].id, known[0].id);
    assert_eq!(known[0].id, StatementId::of(&known[0].graded.statement).unwrap());
}

#[test]
fn a_kind_that_is_not_known_is_checked_but_not_skipped() {
    let register = newer("foretold", "", "");
    assert!(register.verify(&[]).unwrap().is_sound());
    let error = register.snapshot(None).unwrap_err();
    assert!(error.to_string().contains("entry 0 cannot be read by this version"), "{error}");
}

#[test]
fn the_tables_are_those_of_the_page() {
    let path = path("sqlite");
    drop(Register::init(&path, origin()).unwrap());
    let database = rusqlite::Connection::open(&path).unwrap();
    let mut tables =
        database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table'").unwrap();
    let tables = tables.query_map((), |row| row.get::<_, String>(0)).unwrap();
    let tables: Vec<String> = tables.map(|it| it.unwrap() + ";").collect();
    assert_eq!(tables.join("\n"), block("sql"));
}

#[test]
fn the_limits_are_those_of_the_page() {
    let words = PAGE.split_whitespace().collect::<Vec<_>>().join(" ");
    for (limit, says) in [
        (ENTRY_BYTES_MAX, "of at most 65,536 bytes"),
        (DRAFTS_PER_APPEND_MAX, "has 1 to 1,000 entries"),
        (ORIGIN_BYTES_MAX, "of at most 255 bytes"),
    ] {
        assert!(words.contains(says), "{says}");
        assert!(says.replace(',', "").contains(&format!(" {limit} ")), "{says}: {limit}");
    }
}
