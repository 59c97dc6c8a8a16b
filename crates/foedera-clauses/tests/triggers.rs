//! A small world of triggers: every event, with its parts in every order that a person can write.
//! What is read is written so that it is read again, and says the same.

use foedera_clauses::{format, parse};
use foedera_model::Trigger;

const EVENTS: &[&str] = &[
    "armed attack",
    "threat",
    "mobilisation",
    "war",
    "support",
    "\"a blockade\"",
    "declaration of war",
];
const BY: &[&str] = &["", " by DE", " of DE", " by one or several states"];
const ON: &[&str] =
    &["", " on a party", " to a party", " on a party's territory or forces", " on 2 parties"];
const PROVISOS: &[&str] = &[
    "within Pacific",
    "outside North America",
    "within the area of article 6",
    "on its request",
    "on their request",
    "on a finding by \"Council\"",
    "without direct provocation by them",
];

/// What stands before the attacked and what behind: nothing, or up to one before and two in all.
fn around() -> Vec<(String, String)> {
    let mut out = vec![(String::new(), String::new())];
    for first in PROVISOS {
        out.push((String::new(), format!(", {first}")));
        out.push((format!(", {first},"), String::new()));
        for second in PROVISOS {
            out.push((String::new(), format!(", {first}, {second}")));
            out.push((format!(", {first},"), format!(", {second}")));
        }
    }
    out
}

fn triggers() -> Vec<String> {
    let mut out = Vec::new();
    for event in EVENTS {
        for by in BY {
            for on in ON {
                let all = around().into_iter();
                out.extend(all.map(|(before, behind)| format!("{event}{by}{before}{on}{behind}")));
            }
        }
    }
    out
}

fn file(trigger: &str) -> String {
    format!("treaty A-2000 \"T\"\n\non {trigger}:\n  the parties owe each other consultation\n")
}

/// What a file without errors says of its one trigger.
fn said(text: &str) -> Option<Trigger> {
    let parsed = parse(text);
    if parsed.has_errors() {
        return None;
    }
    parsed.value.treaty?.commitments.into_iter().next()?.trigger
}

#[test]
fn formatting_keeps_every_trigger_readable_and_its_sense() {
    let mut read = 0;
    for trigger in triggers() {
        let text = file(&trigger);
        let Some(meant) = said(&text) else { continue };
        read += 1;
        let formatted = format(&text).value;
        assert_eq!(said(&formatted).as_ref(), Some(&meant), "{trigger}\nbecomes\n{formatted}");
        assert_eq!(format(&formatted).value, formatted, "{trigger}");
    }
    assert!(triggers().len() / 4 < read, "only {read} of {} are read", triggers().len());
}

#[track_caller]
fn check(trigger: &str, canonical: &str) {
    assert_eq!(format(&file(trigger)).value, file(canonical));
    assert!(said(&file(trigger)).is_some(), "{trigger} is not read");
}

#[test]
fn an_area_stands_before_the_attacked() {
    check("threat to a party, within Pacific", "threat, within Pacific, to a party");
    check("threat, outside Asia, on a party", "threat, outside Asia, to a party");
    check("attack on a party, within Europe", "attack, within Europe, on a party");
    check(
        "attack by DE, within Europe, on its request",
        "attack by DE, within Europe, on its request",
    );
    check(
        "attack by DE, within Europe, on their request",
        "attack by DE, within Europe, on its request",
    );
}
