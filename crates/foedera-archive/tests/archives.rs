//! Small archives of every form, good ones and bad ones, and what is read from them.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use std::io::{self, BufRead, BufReader, Read, Write as _};
use std::ops::ControlFlow;

use flate2::Compression;
use flate2::write::GzEncoder;
use foedera_archive::{DOCUMENT_BYTES_MAX, Document, Fields, Form, PIECE_BYTES_MAX, cut};

/// What each piece of an archive comes to, in a line: its place, then the document or what is wrong.
fn told_of(input: impl BufRead, form: Form, fields: &Fields) -> Vec<String> {
    let mut told = Vec::new();
    let _ = cut(input, form, &mut |piece| {
        let read = match piece.content.and_then(|it| it.document(fields)) {
            Ok(Some(it)) => shown(&it),
            Ok(None) => "no document".to_owned(),
            Err(why) => format!("fault: {why}"),
        };
        told.push(format!("{}: {read}", piece.place));
        ControlFlow::Continue(())
    });
    told
}

fn shown(document: &Document) -> String {
    let Document { name, text, published, lang } = document;
    let given = [name, published, lang].map(|it| it.as_deref().unwrap_or("-"));
    format!("{} {}", given.join(" "), text.replace('\n', "|"))
}

fn told(bytes: &[u8], form: Form) -> Vec<String> {
    let plain = told_of(bytes, form, &Fields::default());
    assert_eq!(told_of(&*gz(bytes), form, &Fields::default()), plain, "packed it is the same");
    let slowly = BufReader::with_capacity(3, bytes);
    assert_eq!(told_of(slowly, form, &Fields::default()), plain, "in small bites it is the same");
    plain
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
fn a_text_is_one_document() {
    assert_eq!(told(b"Peru\nratified.", Form::Text), ["the file: - - - Peru|ratified."]);
    let bad = told(b"Peru \xff", Form::Text);
    assert_eq!(
        bad,
        ["the file: fault: not UTF-8 from its byte 5 on: convert it, for instance with iconv"]
    );
    let long = io::repeat(b'a').take(DOCUMENT_BYTES_MAX as u64 + 1);
    let long = told_of(BufReader::new(long), Form::Text, &Fields::default());
    assert_eq!(long, ["the file: fault: more than 16777216 bytes: split it"]);
}

#[test]
fn json_lines_are_read_line_by_line_past_what_is_bad() {
    let lines = concat!(
        "{\"id\": 7, \"text\": \"a\\nb\", \"published\": \"2024-11-12\", \"lang\": \"id\", \"more\": {\"text\": 1}}\n",
        "\n",
        "{\"text\": \"unended\n",
        "[1]\n",
        "{\"url\": \"u\", \"body\": \"third\", \"text\": \"\", \"content\": \"second\", \"name\": \"n\"}\r\n",
        "{\"text\": null}\n",
        "{\"text\": \"last\", \"date\": \"2024\"}",
    );
    assert_eq!(
        told(lines.as_bytes(), Form::JsonLines),
        [
            "line 1: 7 2024-11-12 id a|b",
            "line 3: fault: bad JSON at its byte 17: EOF while parsing a string",
            "line 4: fault: bad JSON: invalid type: sequence, expected an object",
            "line 5: n - - second",
            "line 6: fault: no text: none of the fields text, content, body is there",
            "line 7: - 2024 - last",
        ]
    );
    let bad = told(b"{\"text\": \"\xff\"}\n{\"text\": \"good\"}\n", Form::JsonLines);
    assert_eq!(bad, ["line 1: fault: not UTF-8 from its byte 10 on", "line 2: - - - good"]);
}

#[test]
fn a_line_too_long_is_told_and_the_next_is_read() {
    let long = b"{\"text\": \"".chain(io::repeat(b'a').take(PIECE_BYTES_MAX as u64));
    let input = BufReader::new(long.chain(&b"\"}\n{\"text\": \"next\"}\n"[..]));
    let told = told_of(input, Form::JsonLines, &Fields::default());
    assert_eq!(told, ["line 1: fault: more than 4194304 bytes: split it", "line 2: - - - next"]);
}

#[test]
fn fields_of_other_names_are_named() {
    let own = |it: &str| vec![it.to_owned()];
    let fields = Fields { text: own("Isi"), name: own("Judul"), ..Fields::default() };
    let table = b"Judul,Isi,text\nA,\"satu, dua\",no\n";
    assert_eq!(told_of(&table[..], Form::Csv, &fields), ["line 2: A - - satu, dua"]);
}

#[test]
fn a_table_is_read_row_by_row() {
    let table = "\u{feff}id,date,text,lang\n1,2024-11-12,\"one\ntwo\",en\n2,,,\n3,,three\n";
    assert_eq!(
        told(table.as_bytes(), Form::Csv),
        [
            "line 2: 1 2024-11-12 en one|two",
            "line 4: fault: no text: none of the fields text, content, body is there",
            "line 5: fault: a row of 3 cells under a head of 4: is a quotation mark not closed, or a comma not quoted?",
        ]
    );
    let bad = told(b"text\n\xff\ngood\n", Form::Csv);
    assert!(bad[0].starts_with("line 2: fault: field text: not UTF-8"), "{bad:?}");
    assert_eq!(bad[1], "line 3: - - - good");
}

#[test]
fn a_quotation_that_nobody_closes_fills_no_memory() {
    let open = b"text\ngood\n\"".chain(io::repeat(b'a').take(3 * PIECE_BYTES_MAX as u64));
    let told = told_of(BufReader::new(open), Form::Csv, &Fields::default());
    assert_eq!(told.len(), 2);
    assert!(told[1].starts_with("line 3: fault: a row of more than"), "{}", told[1]);
}

/// A tar of these members.
fn tar_of(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        tar.append_data(&mut header, name, *bytes).unwrap();
    }
    tar.into_inner().unwrap()
}

#[test]
fn of_a_tar_the_texts_are_read() {
    let long = format!("{}/b.txt", "deep/".repeat(40));
    let tar = tar_of(&[("a.txt", b"one"), ("p.png", b"\x89"), (&long, b"two"), ("c.txt", b"\xff")]);
    let told = told(&tar, Form::Tar);
    assert_eq!(told[0], "member a.txt (byte 512): a.txt - - one");
    assert_eq!(told[1], "member p.png (byte 1536): no document");
    assert!(told[2].ends_with("/b.txt - - two"), "{}", told[2]);
    assert!(told[3].contains("fault: not UTF-8 from its byte 0 on"), "{}", told[3]);
}

#[test]
fn a_tar_that_is_cut_short_gives_what_was_whole() {
    let tar = tar_of(&[("a.txt", b"one"), ("b.txt", &[b'b'; 2_000])]);
    let told = told(&tar[..2_500], Form::Tar);
    assert_eq!(told[0], "member a.txt (byte 512): a.txt - - one");
    assert!(
        told[1].contains("b.txt (byte 1536): fault: the tar ends 964 bytes into its 2000"),
        "{told:?}"
    );
}

fn record(head: &str, content: &str) -> String {
    format!("WARC/1.0\r\n{head}\r\nContent-Length: {}\r\n\r\n{content}\r\n\r\n", content.len())
}

fn response(address: &str, http: &str) -> String {
    record(&format!("WARC-Type: response\r\nWARC-Target-URI: {address}"), http)
}

#[test]
fn of_a_warc_pages_and_conversions_are_read() {
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Peru &amp; <b>Chile</b></p>";
    let warc = [
        record("WARC-Type: warcinfo", "software: x"),
        response("http://a.example/1", page),
        record(
            "WARC-Type: conversion\r\nWARC-Target-URI: http://a.example/2\r\nContent-Type: text/plain",
            "Peru ratified.",
        ),
        response("http://a.example/3", "HTTP/1.1 404 Not Found\r\n\r\nnothing"),
        response("http://a.example/4", "HTTP/1.1 200 OK\nContent-Type: image/png\n\n\u{1}"),
        response(
            "<http://a.example/5>",
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n4;x\r\nPeru\r\n2\r\n !\r\n0\r\n\r\n",
        ),
    ];
    let read: Vec<String> = told(warc.concat().as_bytes(), Form::Warc);
    let read: Vec<&str> = read.iter().map(|it| it.split_once(": ").unwrap().1).collect();
    assert_eq!(
        read,
        [
            "no document",
            "http://a.example/1 - - Peru & Chile|",
            "http://a.example/2 - - Peru ratified.",
            "no document",
            "no document",
            "http://a.example/5 - - Peru !",
        ]
    );
}

#[test]
fn a_page_that_was_sent_packed_is_unpacked() {
    let mut http =
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
    http.extend(gz(b"Peru ratified."));
    let head = format!("WARC/1.1\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n", http.len());
    let warc = [head.as_bytes(), &http, b"\r\n\r\n"].concat();
    assert_eq!(told(&warc, Form::Warc), ["byte 0: - - - Peru ratified."]);
}

#[test]
fn behind_what_is_no_record_the_next_one_is_found() {
    let good = record("WARC-Type: conversion\r\nContent-Type: text/plain", "good");
    let warc =
        format!("{good}stray\nlines\n{good}WARC/1.0\r\nWARC-Type: conversion\r\n\r\n{good}tail");
    let stray = "fault: no WARC record begins here; what follows up to the next one is left out";
    let place = |it: &str| it.split_once(": ").unwrap().1.to_owned();
    let read: Vec<String> = told(warc.as_bytes(), Form::Warc).iter().map(|it| place(it)).collect();
    assert_eq!(
        read,
        [
            "- - - good",
            stray,
            "- - - good",
            "fault: a WARC record without a `Content-Length`",
            "- - - good",
            stray,
        ]
    );
}

#[test]
fn a_record_that_the_file_ends_in_is_told() {
    let good = record("WARC-Type: conversion\r\nContent-Type: text/plain", "good");
    let told = told(&good.as_bytes()[..good.len() - 6], Form::Warc);
    assert_eq!(told, ["byte 0: fault: the file ends 2 bytes into a WARC record of 4"]);
}

#[test]
fn who_takes_may_stop() {
    let mut count = 0;
    let stopped = cut(&b"{}\n{}\n{}\n"[..], Form::JsonLines, &mut |_| {
        count += 1;
        if count == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((stopped, count), (ControlFlow::Break(()), 2));
}
