//! The page of the format is true: each of its scenarios comes to the answer that stands below it.

use foedera_engine::casus::{Stage, casus};

use crate::by_hand::ByHand;
use crate::showing::{check, rounds, scenario, unindented};

const PAGE: &str = include_str!("../../../../docs/formats/casus.md");

#[test]
fn every_scenario_of_the_page_comes_to_its_answer() {
    let law = ByHand::new(&blocks("treaty"), &blocks("bound").concat());
    let (scenarios, answers) = (blocks("scenario"), blocks("answer"));
    assert_eq!((scenarios.len(), answers.len()), (4, 4), "the page has four scenarios");
    for (events, answer) in scenarios.into_iter().zip(answers) {
        check(&law, events, answer);
    }
}

#[test]
fn the_rounds_of_the_page_are_those_of_the_engine() {
    let law = ByHand::new(&blocks("treaty-in-rounds"), &blocks("bound-in-rounds").concat());
    let told = casus(&law, &scenario(&blocks("scenario-in-rounds").concat()), None);
    assert_eq!(rounds(&told), unindented(&blocks("rounds").concat()));
}

#[test]
fn every_characterisation_of_the_page_is_read_as_it_says() {
    let (mut read, mut otherwise) = (0, Vec::new());
    let mut trigger = "";
    for line in blocks("called").concat().lines().filter(|it| !it.is_empty()) {
        let Some(pairs) = line.strip_prefix("  ") else {
            trigger = line;
            continue;
        };
        let (reading, called) = pairs.split_once(' ').expect("a reading and its words");
        for called in called.split(';').map(str::trim) {
            let found = state(trigger, called);
            read += 1;
            if found != reading {
                otherwise.push(format!("{trigger}: {called}: {found}, and not {reading}"));
            }
        }
    }
    assert!(otherwise.is_empty(), "{otherwise:#?}");
    assert!(90 < read, "the page has a hundred pairs: {read}");
}

/// What the duty comes to where the one attacked calls the event so.
#[track_caller]
fn state(trigger: &str, called: &str) -> &'static str {
    let text = format!(
        "treaty T-1930 \"T\"\n  between FR and PL\n\narticle 1\n  {trigger}:\n    the other party \
         owes it assistance\n"
    );
    let law = ByHand::new(&[&text], "T-1930  FR PL  from 1930-01-01");
    let events = scenario(&format!("1939-09-01  DE attacks PL\n  called {called} by PL"));
    match casus(&law, &events, None).duties[0].state {
        Stage::Triggered => "holds",
        Stage::NotTriggered(_) => "contrary",
        Stage::TriggeredIf => "open",
        Stage::NotBound(_) | Stage::Waived | Stage::Disputed => "neither",
    }
}

/// The blocks of the page of one kind, in its order.
fn blocks(kind: &str) -> Vec<&'static str> {
    let opening = format!("```{kind}\n");
    PAGE.split(opening.as_str()).skip(1).filter_map(|it| it.split("```").next()).collect()
}
