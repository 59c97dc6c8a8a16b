//! Acts, states and sources in plain English: the words in which reasons speak.
//!
//! Names of states are their ids; a front end that knows names puts them in.

use foedera_entities::EntityId;
use foedera_model::{Act, ArticleRange, Part, Voice};

use crate::belief::Said;

/// `domestic ratification (law), by RU, of "President"`.
pub(crate) fn act(act: &Act) -> String {
    let mut words = act.kind.word().to_owned();
    if let Some(form) = &act.form {
        words.push_str(&format!(" ({form})"));
    }
    if let Some(name) = &act.name {
        words.push_str(&format!(" \"{name}\""));
    }
    if !act.actors.is_empty() {
        words.push_str(&format!(", by {}", list(&act.actors)));
    }
    if let Some(organ) = &act.organ {
        words.push_str(&format!(", of \"{organ}\""));
    }
    words
}

/// `GB, SU and US`.
pub(crate) fn list(states: &[EntityId]) -> String {
    let ids: Vec<&str> = states.iter().map(EntityId::as_str).collect();
    list_of(&ids)
}

/// `GB, SU and US`, of any words.
pub(crate) fn list_of<W: AsRef<str>>(words: &[W]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        None => "nobody".to_owned(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// Who says so, outermost voice first: ` (TASS 2024-11-09, quoting Kremlin)`; nothing for nobody.
pub(crate) fn chain(voices: &[Voice]) -> String {
    let names: Vec<String> = voices
        .iter()
        .map(|voice| match &voice.on {
            Some(on) => format!("{} {on}", voice.name),
            None => voice.name.clone(),
        })
        .collect();
    if names.is_empty() { String::new() } else { format!(" ({})", names.join(", quoting ")) }
}

/// One voice with its grade: `TASS 2024-11-09, A1`.
pub(crate) fn voice(said: &Said) -> String {
    if said.supposed {
        return "supposed".to_owned();
    }
    let graded = &said.graded;
    let chain = chain(&graded.statement.chain);
    let who = chain.trim().trim_start_matches('(').trim_end_matches(')');
    let who = if who.is_empty() { "nobody named" } else { who };
    match graded.grade {
        Some(grade) => format!("{who}, {grade}"),
        None => format!("{who}, ungraded"),
    }
}

/// `article 41`, `articles 1 to 12`, `the treaty`.
pub(crate) fn part(part: &Part) -> String {
    let Part::Articles(ranges) = part else { return "the treaty".to_owned() };
    let words: Vec<String> = ranges.iter().map(range).collect();
    let many = 1 < ranges.len() || ranges.iter().any(|it| it.last.is_some());
    format!("article{} {}", if many { "s" } else { "" }, words.join(", "))
}

fn range(range: &ArticleRange) -> String {
    match &range.last {
        Some(last) => format!("{} to {last}", range.first),
        None => range.first.clone(),
    }
}
