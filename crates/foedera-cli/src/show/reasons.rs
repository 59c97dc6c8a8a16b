//! A reason as an indented account: one sentence after the other, with its clause, and below it who
//! says so.

use foedera::Reason;
use foedera::engine::StateAnswer;

use super::days;
use super::sheet::Sheet;
use super::standings;
use super::words::{Look, Words};

/// More reasons than these that all stand above are counted.
const AGAIN_TOLD_MAX: usize = 3;

/// Tells reasons on one page, each account with something below it once, and who says so.
#[derive(Debug, Default)]
pub(crate) struct Teller {
    told: Vec<Reason>,
}

impl Teller {
    /// A whole tree, as far as it was not told above.
    pub(crate) fn account(&mut self, sheet: &mut Sheet, reason: &Reason) {
        Branch { sheet, told: &mut self.told, trunk: String::new() }.tell(reason, None);
    }

    /// Why states stand where they stand; those with the same reasons together.
    pub(crate) fn states(&mut self, sheet: &mut Sheet, states: &[StateAnswer]) {
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
            for reason in &state.because {
                self.account(sheet, &of_several(reason, names.len()));
            }
        }
    }
}

/// What is said of one state, said of several: `its consent` is `their consent`.
pub(crate) fn of_several(reason: &Reason, states: usize) -> Reason {
    match reason.says.strip_prefix("its ") {
        Some(rest) if 1 < states => Reason { says: format!("their {rest}"), ..reason.clone() },
        _ => reason.clone(),
    }
}

fn is_alike(one: &StateAnswer, other: &StateAnswer) -> bool {
    standings::standing(one) == standings::standing(other) && one.because == other.because
}

/// Where the telling is in the tree.
struct Branch<'s> {
    sheet: &'s mut Sheet,
    /// What was told before, with what is below it.
    told: &'s mut Vec<Reason>,
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
        if self.told.contains(reason) {
            let says = sentence(reason).with(Look::Faint, "(as above)");
            self.sheet.hung_with(&head, &rest, &says);
            return;
        }
        self.sheet.hung_with(&head, &rest, &sentence(reason));
        if !(reason.because.is_empty() && reason.source.is_empty()) {
            self.told.push(reason.clone());
        }
        for source in &reason.source {
            let rest = Words::faint(&format!("  {below}{stem}  "));
            let head = Words::faint(&format!("  {below}{stem}"));
            self.sheet.hung_with(&head, &rest, &Words::faint(&format!("» {source}")));
        }
        let again = reason.because.iter().filter(|it| self.told.contains(it)).count();
        if AGAIN_TOLD_MAX < again && again == reason.because.len() {
            let says = Words::faint(&format!("{again} reasons, told above"));
            self.sheet.hung_with(&Words::faint(&format!("  {below}└─ ")), &rest, &says);
            return;
        }
        let mut inner = Branch { sheet: &mut *self.sheet, told: &mut *self.told, trunk: below };
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
