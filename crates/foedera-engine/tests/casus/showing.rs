//! Scenarios from lines, and answers as lines: the one place that knows the interface.
//!
//! An answer is a line `TREATY ARTICLE: BEARER owes BENEFICIARY DUTY [against …]: STATE`, with what
//! it hangs on below it; the clashes come last.

use std::collections::BTreeSet;

use foedera_engine::casus::{Casus, Lapse, LawReading, Owed, Performance, Stage, Unsettled, casus};
use foedera_entities::EntityId;
use foedera_model::{Duty, Scenario};

use crate::by_hand::ByHand;

/// The one place that knows the interface: the events, and every duty that they come to.
#[track_caller]
pub(crate) fn check(law: &ByHand, events: &str, expected: &str) {
    assert_eq!(shown(&casus(law, &scenario(events), None)), unindented(expected));
}

/// The events of a scenario from their lines; what does not begin with a day stands below an event.
#[track_caller]
pub(crate) fn scenario(events: &str) -> Scenario {
    let mut text = "scenario TEST-1900 \"Test\"\n".to_owned();
    for line in events.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let is_event = line.starts_with(|it: char| it.is_ascii_digit());
        text.push_str(if is_event { "  " } else { "    " });
        text.push_str(line);
        text.push('\n');
    }
    let parsed = foedera_clauses::parse(&text);
    assert!(!parsed.has_errors(), "{:?}", parsed.diagnostics);
    parsed.value.scenarios.into_iter().next().expect("a scenario")
}

/// The lines of a block without the indent that they share.
pub(crate) fn unindented(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|it| !it.trim().is_empty()).collect();
    let indent = lines.iter().map(|it| it.len() - it.trim_start().len()).min().unwrap_or(0);
    lines.iter().map(|it| it.split_at(indent).1).collect::<Vec<_>>().join("\n")
}

pub(crate) fn shown(casus: &Casus) -> String {
    let mut lines = Vec::new();
    for owed in &casus.duties {
        lines.push(head(owed));
        lines.extend(owed.unsettled.iter().map(on));
        lines.extend(owed.readings.iter().flat_map(|it| reading(owed, it)));
    }
    for clash in &casus.clashes {
        let sure = if clash.certain { "" } else { ", perhaps" };
        let duties: Vec<String> = clash.duties.iter().map(|it| short(&casus.duties[*it])).collect();
        lines.push(format!("clash {}{sure}: {}", clash.kind, duties.join("; ")));
    }
    lines.join("\n")
}

/// The rounds of an answer, and then its branches.
pub(crate) fn rounds(casus: &Casus) -> String {
    fn later(duties: &[Owed]) -> Vec<&Owed> {
        duties.iter().filter(|it| 0 < it.round).collect()
    }
    let mut lines = Vec::new();
    part(&mut lines, &casus.performances, &casus.lapses, &later(&casus.duties));
    for it in &casus.branches {
        let conditions = it.on.iter().map(|it| it.what.clone());
        let chosen = it.chosen_by.as_ref().map(|it| format!("{it} chooses"));
        let label: Vec<String> = conditions.chain(chosen).collect();
        lines.push(format!("only if {}", label.join(", and ")));
        part(&mut lines, &it.performances, &it.lapses, &later(&it.duties));
    }
    let clashes = casus.clashes.iter().chain(casus.branches.iter().flat_map(|it| &it.clashes));
    lines.extend(clashes.map(|it| format!("clash {}: {}", it.kind, it.because.says)));
    lines.join("\n")
}

fn part(lines: &mut Vec<String>, performances: &[Performance], lapses: &[Lapse], duties: &[&Owed]) {
    let of_lapses = lapses.iter().map(|it| it.round);
    let numbers: BTreeSet<u32> = performances.iter().map(|it| it.round).chain(of_lapses).collect();
    for round in numbers {
        lines.push(format!("round {round}"));
        for it in performances.iter().filter(|it| it.round == round) {
            let mut does: Vec<String> = it.does().collect();
            does.extend(it.reported.iter().map(|it| format!("as event {} tells", it + 1)));
            let article = it.under.article.as_ref().map_or("", |it| &it.0);
            lines.push(format!("  {} ({} {article})", does.join("; "), it.under.treaty));
        }
        for it in lapses.iter().filter(|it| it.round == round) {
            let of: Vec<&str> = it.of.iter().map(EntityId::as_str).collect();
            let perhaps = if it.certain { "" } else { "perhaps " };
            lines.push(format!("  {} {perhaps}{} for {}", it.treaty, it.kind, of.join(", ")));
        }
        for it in duties.iter().filter(|it| it.round == round) {
            lines.push(format!("  {}", head(it)));
            lines.extend(it.unsettled.iter().map(|it| format!("  {}", on(it))));
        }
    }
}

/// `KP to RU under RU-KP-2024`.
fn short(owed: &Owed) -> String {
    format!("{} to {} under {}", owed.bearer, owed.beneficiary, owed.under.treaty)
}

fn head(owed: &Owed) -> String {
    let article = owed.under.article.as_ref().map_or("", |it| &it.0);
    let against: Vec<&str> = owed.against.iter().map(EntityId::as_str).collect();
    let against =
        if against.is_empty() { String::new() } else { format!(" against {}", against.join(", ")) };
    let since = if owed.readings.is_empty() { since(owed) } else { String::new() };
    let state = format!("{}{since}", state(owed.state));
    let good_faith = owed.article_18.map_or(String::new(), |it| format!(", article 18({it})"));
    format!(
        "{} {article}: {} owes {} {}{against}: {state}{good_faith}",
        owed.under.treaty,
        owed.bearer,
        owed.beneficiary,
        duty(&owed.duty)
    )
}

fn since(owed: &Owed) -> String {
    let since = owed.since.map_or(String::new(), |it| format!(" since {it}"));
    let until = owed.until.map_or(String::new(), |it| format!(" until {it}"));
    since + &until
}

fn state(state: Stage) -> String {
    match state {
        Stage::NotBound(absent) => format!("{state} ({absent})"),
        Stage::NotTriggered(unmet) => format!("{state} ({unmet})"),
        Stage::TriggeredIf | Stage::Triggered | Stage::Waived | Stage::Disputed => {
            state.to_string()
        }
    }
}

/// What a duty comes to on one reading, and below it what it hangs on then.
fn reading(owed: &Owed, reading: &LawReading) -> Vec<String> {
    let held = if reading.held_by.is_empty() { "" } else { "; held by " };
    let head = format!(
        "  {} ({}{held}{}): {}{}",
        reading.says,
        reading.clause,
        reading.held_by.join(", "),
        state(reading.state),
        if matches!(reading.state, Stage::NotBound(_)) { String::new() } else { since(owed) }
    );
    let conditions = reading.unsettled.iter().map(|it| format!("  {}", on(it)));
    std::iter::once(head).chain(conditions).collect()
}

fn duty(duty: &Duty) -> String {
    if let Duty::Other(words) = duty {
        return words.clone();
    }
    if matches!(duty, Duty::Defense(_)) { "assistance".to_owned() } else { format!("{duty:?}") }
}

fn on(unsettled: &Unsettled) -> String {
    let voices = |word: &str, names: &[String]| {
        if names.is_empty() { String::new() } else { format!("; {word} {}", names.join(", ")) }
    };
    format!(
        "  if {}{}{}",
        unsettled.what,
        voices("held by", &unsettled.held_by),
        voices("denied by", &unsettled.denied_by)
    )
}
