//! What an answer hangs on, where accounts contradict each other, and what it warns of: set apart
//! from the answer, so that nobody takes one for the other.

use foedera::Answer;
use foedera::engine::{Account, Branch, Conflict, OpenOn, Rivals};

use super::days;
use super::sentence;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// Everything that makes an answer less than plain.
pub(crate) fn doubts(sheet: &mut Sheet, answer: &Answer) {
    open_on(sheet, &answer.open_on);
    branches(sheet, &answer.branches);
    conflicts(sheet, &answer.conflicts);
    warnings(sheet, &answer.warnings);
}

fn open_on(sheet: &mut Sheet, hangs: &[OpenOn]) {
    if hangs.is_empty() {
        return;
    }
    sheet.heading("It hangs on");
    for it in hangs {
        sheet.hung(&Words::accent("  ? "), &Words::plain(&it.to_string()));
    }
}

/// Those that answer alike together, each with who holds it.
fn branches(sheet: &mut Sheet, branches: &[Branch]) {
    if branches.is_empty() {
        return;
    }
    let are = |rivals| branches.iter().all(|it| it.rivals == rivals);
    sheet.heading(if are(Rivals::Readings) {
        "The law can be read in several ways"
    } else if are(Rivals::Recognition) {
        "It hangs on whom one recognises"
    } else {
        "Accounts of equal grade answer differently"
    });
    let mut told: Vec<(String, Vec<&Branch>)> = Vec::new();
    for branch in branches {
        let answer = in_one(branch);
        match told.iter_mut().find(|(it, _)| *it == answer) {
            Some((_, alike)) => alike.push(branch),
            None => told.push((answer, vec![branch])),
        }
    }
    for (answer, alike) in told {
        let mut says = Words::strong(&answer);
        for (place, it) in alike.iter().enumerate() {
            let or = if place == 0 { "" } else { "or " };
            says = says
                .with(Look::Plain, &format!("{or}if {}", it.if_right.join(" and ")))
                .with(Look::Faint, &held_by(&it.held_by));
        }
        sheet.hung(&Words::accent("  ⑂ "), &says);
    }
}

/// The answer of a branch: `in force since 2000-01-01`.
fn in_one(branch: &Branch) -> String {
    let verdict = days::verdict(branch.in_force).to_lowercase();
    let since = branch.since.map(|it| format!(" since {}", it.in_words()));
    let until = branch.until.map(|it| format!(" until {}", it.in_words()));
    format!("{verdict}{}{}", since.unwrap_or_default(), until.unwrap_or_default())
}

fn conflicts(sheet: &mut Sheet, conflicts: &[Conflict]) {
    if conflicts.is_empty() {
        return;
    }
    sheet.heading("Accounts contradict each other");
    for conflict in conflicts {
        let decided = if conflict.decided {
            "the better grade is believed"
        } else {
            "equal grades: both stand"
        };
        let says = Words::plain(&conflict.act).with(Look::Faint, &format!("({decided})"));
        sheet.hung(&Words::accent("  ≠ "), &says);
        for account in &conflict.accounts {
            sheet.hung(&Words::plain("      "), &held(account, conflict.decided));
        }
    }
}

fn held(account: &Account, decided: bool) -> Words {
    let look = if account.believed || !decided { Look::Strong } else { Look::Plain };
    let put_aside = if account.believed || !decided { "" } else { "not believed" };
    Words::new(look, &account.says)
        .with(Look::Plain, put_aside)
        .with(Look::Faint, &held_by(&account.held_by))
}

fn held_by(voices: &[String]) -> String {
    if voices.is_empty() { String::new() } else { format!("» {}", voices.join("; ")) }
}

/// What an answer tells beside itself.
pub(crate) fn warnings(sheet: &mut Sheet, warnings: &[String]) {
    if warnings.is_empty() {
        return;
    }
    sheet.heading("Mind");
    for warning in sentence::in_short(warnings) {
        sheet.hung(&Words::accent("  ! "), &Words::plain(&warning));
    }
}
