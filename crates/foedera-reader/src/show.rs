//! Readings in one line: for examples, tests and explanations.

use foedera_model::{Claim, LeavingStep, Status};

use crate::group::Page;
use crate::node::{Kind, Node};

/// `ratification KP 2024-11-11`, `withdrawal/notice KE 2023-05-03`; with the status where the act did not
/// happen.
#[must_use]
pub fn in_one_line(claim: &Claim) -> String {
    let kind = serde_json_word(&claim.kind);
    let step = claim.step.map_or("", step);
    let mut line = format!("{kind}{step} {}", claim.actor.as_deref().unwrap_or("-"));
    line.push(' ');
    line.push_str(&claim.date.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string));
    match claim.status {
        Status::Happened => {}
        Status::Planned => line.push_str(" planned"),
        Status::Denied => line.push_str(" denied"),
        Status::Conditional => line.push_str(" conditional"),
        Status::Contested => line.push_str(" contested"),
    }
    line
}

fn step(step: LeavingStep) -> &'static str {
    match step {
        LeavingStep::Vote => "/vote",
        LeavingStep::Decision => "/decision",
        LeavingStep::Notice => "/notice",
        LeavingStep::Effect => "/effect",
    }
}

/// The word that a kind has in JSON.
fn serde_json_word(kind: &foedera_model::ClaimKind) -> String {
    let mut word = String::new();
    for letter in format!("{kind:?}").chars() {
        if letter.is_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.extend(letter.to_lowercase());
    }
    word
}

/// A sentence with its mentions in brackets.
pub(crate) fn nodes(nodes: &[Node], page: Page<'_>) -> String {
    let shown: Vec<String> = nodes.iter().map(|it| node(it, page)).collect();
    shown.join(" ")
}

fn node(node: &Node, page: Page<'_>) -> String {
    let words = page.words(node.span);
    let label = match &node.kind {
        Kind::Word | Kind::Number(_) | Kind::Mark(_) | Kind::Other => return words.to_owned(),
        Kind::Name => "name".to_owned(),
        Kind::Date(_) => "date".to_owned(),
        Kind::Actor(parties) => {
            let codes: Vec<&str> =
                parties.iter().map(|it| it.code.as_deref().unwrap_or("?")).collect();
            format!("actor {}", codes.join("+"))
        }
        Kind::Treaty(treaty) => format!("treaty {}", treaty.parties.join(",")),
        Kind::Voice(_) => "voice".to_owned(),
    };
    format!("[{label}: {words}]")
}
