//! Archives of reports: every form, in order, whatever the threads; and gone on with after a kill.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use crate::command::{Run, command, fresh, run, run_with};

const ACT: &str = "Peru ratified the treaty with Chile on 3 May 2023.";

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|it| serde_json::from_str(it).unwrap()).collect()
}

/// A line for each document, many with an act and some without, some bad.
fn archive_of(count: usize) -> String {
    let mut archive = String::new();
    for number in 0..count {
        let day = 1 + number % 28;
        let text = match number % 7 {
            0 => "The weather in Lima was fine, and nobody signed anything.".to_owned(),
            3 => format!("{ACT} ").repeat(1 + number % 50),
            _ => format!("Peru signed a treaty with Chile on {day} May 2023."),
        };
        let broken = if number % 101 == 100 { "\"" } else { "" };
        writeln!(archive, "{{\"id\": {number}, \"lang\": \"en\", \"text\": {broken}\"{text}\"}}")
            .unwrap();
    }
    archive
}

fn written(name: &str, content: &str) -> PathBuf {
    let path = fresh(name);
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn json_lines_give_a_line_each_with_its_place() {
    let archive = concat!(
        "{\"id\": 7, \"text\": \"Peru signed a treaty with Chile on Monday.\", \"date\": \"2024-11-12T08:00:00Z\"}\n",
        "{\"id\": 8, \"text\": }\n",
        "{\"text\": \"Nothing.\", \"lang\": \"English\", \"published\": \"soon\"}\n",
    );
    let path = written("three.jsonl", archive);
    let read = run(&format!("read {} --json", path.display()));
    assert_eq!(read.code, 1, "one line is faulty: {}", read.err);
    let answers = lines(&read.out);
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0]["file"], "7");
    assert_eq!(answers[0]["claims"][0]["date"], "2024-11-11", "from the day of the table");
    assert_eq!(answers[0]["place"]["line"], 1);
    assert_eq!(answers[1]["file"], "three.jsonl:3", "what has no name is called by its place");
    let place = format!("{}, line 2: bad JSON at its byte 19", path.display());
    assert!(read.err.contains(&place), "{}", read.err);
    assert!(read.err.contains("line 3: `soon` is no day of publication"), "{}", read.err);
}

#[test]
fn a_text_too_long_for_an_archive_is_told_and_may_be_a_file_of_its_own() {
    let long = "Rain. ".repeat(180_000);
    let path =
        written("too-long.jsonl", &format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"{ACT}\"}}\n"));
    let read = run(&format!("read {} --lang en --json", path.display()));
    assert!(
        read.err.contains("line 1: more than 1048576 bytes of text: read it as a file of its own")
    );
    assert_eq!((lines(&read.out).len(), read.code), (1, 1));
}

#[test]
fn other_fields_are_named_and_standard_input_is_told_what_it_is() {
    let table = format!("Judul,Isi,text\nA,{ACT},no\n");
    let read = run_with("read - --as csv --text-field Isi --name-field Judul --json", &[], &table);
    let answers = lines(&read.out);
    assert_eq!((answers[0]["file"].as_str(), read.code), (Some("A"), 0), "{}", read.err);
    assert_eq!(answers[0]["claims"][0]["kind"], "ratification");
    let unknown = run_with("read - --as pdf", &[], "");
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("`pdf` is none of txt, tar"), "{}", unknown.err);
}

#[test]
fn of_a_folder_the_archives_are_read_with_it_and_a_table_is_not() {
    let folder = fresh("mixed");
    fs::create_dir_all(&folder).unwrap();
    let record = format!(
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: \
         text/plain\r\nContent-Length: {}\r\n\r\n{ACT}\r\n\r\n",
        ACT.len()
    );
    fs::write(folder.join("b.wet"), record).unwrap();
    fs::write(folder.join("a.txt"), ACT).unwrap();
    fs::write(folder.join("c.csv"), "text\nno\n").unwrap();
    let read = run(&format!("read {} --json", folder.display()));
    let names: Vec<Value> = lines(&read.out).iter().map(|it| it["file"].clone()).collect();
    assert_eq!(names, ["a", "http://a.example/"]);
    assert_eq!(lines(&read.out)[0].get("place"), None, "a file of its own needs no place");
}

#[test]
fn the_answers_are_the_same_for_any_number_of_threads() {
    let path = written("threads.jsonl", &archive_of(500));
    let with = |threads: u8| run(&format!("read {} --json --threads {threads}", path.display()));
    let one = with(1);
    assert_eq!(lines(&one.out).len(), 496);
    for threads in [2, 5] {
        let Run { out, err, code } = with(threads);
        assert_eq!((out == one.out, err == one.err, code), (true, true, 1), "{threads} threads");
    }
}

#[test]
fn a_first_look_tells_the_share_that_passes_and_counts_no_file_that_is_not_there() {
    let folder = fresh("skimmed");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("a.txt"), ACT).unwrap();
    fs::write(folder.join("b.txt"), "Rain is expected in the north of the country on Monday.")
        .unwrap();
    let read = run(&format!("read {} no-such-file --lang en --skim --json", folder.display()));
    assert!(read.err.contains("1 of 2 documents may tell of a treaty act"), "{}", read.err);
    assert!(read.err.contains("1 could not be read"), "{}", read.err);
    assert_eq!((lines(&read.out).len(), read.code), (1, 2));
}

/// Runs to the end, killed on the way at moments that look random, later and later, so that it comes to its end
/// on any machine; how often it was killed with something kept.
fn killed_on_the_way(typed: &str, bookmark: &Path) -> usize {
    let mut moment: u64 = 20;
    let mut gone_on = 0;
    for attempt in 0..200 {
        let mut child = command(typed).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        moment = (moment * 163 + 71) % 997;
        let steps = (260 + moment * (1 + attempt) / 3) / STEP;
        for _ in 0..steps {
            // However quick the machine, the first run is broken off with something kept.
            let first = attempt == 0 && bookmark.exists();
            if first || child.try_wait().unwrap().is_some() {
                break;
            }
            sleep(Duration::from_millis(STEP));
        }
        if child.try_wait().unwrap().is_some() {
            return gone_on;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        gone_on += usize::from(bookmark.exists());
    }
    panic!("it never came to its end");
}

/// A path for an output, and that of its bookmark; neither is there.
fn output(name: &str) -> (PathBuf, PathBuf) {
    (fresh(name), fresh(&format!("{name}.reading")))
}

#[test]
fn a_reading_that_is_killed_goes_on_without_loss_and_without_doubles() {
    let archive = written("long.jsonl", &archive_of(KILLED_DOCUMENTS));
    let (whole, _) = output("whole.jsonl");
    let (broken, bookmark) = output("broken.jsonl");
    let typed = |output: &Path| format!("read {} -o {}", archive.display(), output.display());
    let undisturbed = run(&typed(&whole));
    assert_eq!(undisturbed.code, 1, "{}", undisturbed.err);
    let gone_on = killed_on_the_way(&typed(&broken), &bookmark);
    assert!(gone_on > 0, "it was too quick to be killed with something kept");
    assert!(fs::read(&whole).unwrap() == fs::read(&broken).unwrap(), "killed {gone_on} times");
    assert!(!bookmark.exists(), "what is done needs no bookmark");
}

#[test]
fn a_register_that_is_killed_on_the_way_ends_with_the_same_statements() {
    let archive = written("entered.jsonl", &archive_of(KILLED_DOCUMENTS));
    let (whole, broken) = (fresh("whole.db"), fresh("broken.db"));
    let bookmark = fresh("entered.reading");
    let typed = |register: &Path, rest: &str| {
        let accepted = "--accept --grade B2";
        format!("read {} --json --into {} {accepted} {rest}", archive.display(), register.display())
    };
    assert_eq!(run(&typed(&whole, "")).code, 1);
    let resumed = format!("--resume {}", bookmark.display());
    assert!(killed_on_the_way(&typed(&broken, &resumed), &bookmark) > 0);
    let kept = |register: &Path| run(&format!("export --register {}", register.display())).out;
    assert!(!kept(&whole).is_empty());
    assert!(kept(&whole) == kept(&broken), "the same statements, each once, in the same order");
}

/// How often it is looked whether a run is over, in milliseconds.
const STEP: u64 = 5;

/// Some seconds of reading in a build for tests.
const KILLED_DOCUMENTS: usize = 4_000;

/// A reading of ten documents: the archive, what was written, and what was typed.
fn broken_off(name: &str) -> (PathBuf, PathBuf, String) {
    let archive = written(&format!("{name}.jsonl"), &archive_of(10));
    let (output, _) = output(&format!("{name}-claims.jsonl"));
    let typed = format!("read {} --threads 1 -o {}", archive.display(), output.display());
    assert_eq!(run(&typed).code, 0);
    (archive, output, typed)
}

fn bookmark(output: &Path, archive: &Path, pieces: usize, written: usize) -> PathBuf {
    let path = PathBuf::from(format!("{}.reading", output.display()));
    let asked = serde_json::json!({
        "version": env!("CARGO_PKG_VERSION"),
        "asked": [],
        "tally": { "pieces": pieces, "read": pieces, "left_out": 0, "faults": 0, "aside": 0 },
        "last": format!("{}, line {pieces}", archive.display()),
        "written": written,
    });
    fs::write(&path, asked.to_string()).unwrap();
    path
}

#[test]
fn a_bookmark_of_another_reading_is_refused_with_the_cure() {
    let (archive, output, typed) = broken_off("other");
    let bookmark = bookmark(&output, &archive, 7, 10);
    let before = fs::read(&output).unwrap();
    let refused = run(&typed);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("is of another reading"), "{}", refused.err);
    assert!(refused.err.contains(&format!("remove {}", bookmark.display())), "{}", refused.err);
    assert!(fs::read(&output).unwrap() == before, "nothing is cut");
    fs::write(&bookmark, "{}").unwrap();
    assert!(run(&typed).err.contains("is no bookmark of a reading"));
}

#[test]
fn what_goes_to_the_page_cannot_be_gone_on_with() {
    let refused = run_with("read - --resume x", &[], "");
    assert!(refused.err.contains("--resume needs -o or --into"), "{}", refused.err);
    assert_eq!(refused.code, 2);
}

#[test]
fn what_is_read_is_never_written_over() {
    let archive = written("own.jsonl", &archive_of(2));
    let before = fs::read(&archive).unwrap();
    let shown = archive.display();
    let refused = run(&format!("read {shown} -o {shown}"));
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(refused.err.contains("which is read: name a file elsewhere"), "{}", refused.err);
    assert_eq!(fs::read(&archive).unwrap(), before);
    let folder = fresh("own-folder");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("a.jsonl"), archive_of(1)).unwrap();
    let inside = run(&format!("read {0} -o {0}/out.jsonl", folder.display()));
    assert_eq!(inside.code, 2, "{}", inside.err);
    assert!(!folder.join("out.jsonl").exists());
}
