//! A reason as an indented account: one sentence after the other, with its clause, and below it who
//! says so.

use foedera::Reason;
use foedera::engine::StateAnswer;

use super::days;
use super::sheet::Sheet;
use super::standings;
use super::words::{Look, Words};

/// The whole tree.
pub(crate) fn account(sheet: &mut Sheet, reason: &Reason) {
    Branch { sheet, trunk: String::new() }.tell(reason, None);
}

/// Why states stand where they stand; those with the same reasons together.
pub(crate) fn of_states(sheet: &mut Sheet, states: &[StateAnswer]) {
    let mut told: Vec<&StateAnswer> = Vec::new();
    for state in states.iter().filter(|it| !it.because.is_empty()) {
        if told.iter().any(|it| is_alike(it, state)) {
            continue;
        }
        told.push(state);
        let alike = states.iter().filter(|it| is_alike(it, state));
        let names: Vec<String> = alike.map(|it| it.state.to_string()).collect();
        let verb = if names.len() == 1 { "is" } else { "are" };
        let says = format!("{verb} {}, because", standings::standing(state));
        sheet.blank();
        sheet.text(0, &Words::accent(&days::list(&names)).with(Look::Strong, &says));
        state.because.iter().for_each(|it| account(sheet, it));
    }
}

fn is_alike(one: &StateAnswer, other: &StateAnswer) -> bool {
    standings::standing(one) == standings::standing(other) && one.because == other.because
}

/// Where the telling is in the tree.
struct Branch<'s> {
    sheet: &'s mut Sheet,
    /// What is drawn before the lines of this branch, for those above it.
    trunk: String,
}

impl Branch<'_> {
    /// Tells one reason; `last` says whether it is the last of its siblings, nothing at the root.
    fn tell(&mut self, reason: &Reason, last: Option<bool>) {
        let (fork, under) = match last {
            None => ("", ""),
            Some(true) => ("└─ ", "   "),
            Some(false) => ("├─ ", "│  "),
        };
        let head = Words::faint(&format!("  {}{fork}", self.trunk));
        let below = format!("{}{under}", self.trunk);
        let stem = if reason.because.is_empty() { "  " } else { "│ " };
        let rest = Words::faint(&format!("  {below}"));
        self.sheet.hung_with(&head, &rest, &sentence(reason));
        for source in &reason.source {
            let rest = Words::faint(&format!("  {below}{stem}  "));
            let head = Words::faint(&format!("  {below}{stem}"));
            self.sheet.hung_with(&head, &rest, &Words::faint(&format!("» {source}")));
        }
        let mut inner = Branch { sheet: &mut *self.sheet, trunk: below };
        for (place, child) in reason.because.iter().enumerate() {
            inner.tell(child, Some(place + 1 == reason.because.len()));
        }
    }
}

/// The sentence and what it rests on, as far as the sentence itself does not say so.
pub(crate) fn sentence(reason: &Reason) -> Words {
    let mut words = Words::plain(&reason.says);
    let unsaid = |it: &&String| !reason.says.contains(it.as_str());
    let rests: Vec<&str> = [reason.clause.as_ref(), reason.act.as_ref()]
        .into_iter()
        .flatten()
        .filter(unsaid)
        .map(String::as_str)
        .collect();
    if !rests.is_empty() {
        words = words.with(Look::Faint, &format!("[{}]", rests.join(", ")));
    }
    words
}
