//! Who owes what to whom when something happens: what is owed, what may be, and, counted, who is
//! not bound and why.

use std::collections::BTreeMap;

use foedera::engine::casus::{Casus, Owed, State};
use foedera::json::{CasusJson, DutyJson, UnsettledJson};
use foedera::model::Scenario;

use super::alike::{Told, together};
use super::days;
use super::reasons::Teller;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// More pairs than this are counted where nothing is owed.
const PAIRS_NAMED_MAX: usize = 4;

/// How much is told of each duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Telling {
    /// What is owed; who is not bound is counted.
    Short,
    /// Every duty with its reasons.
    Whole,
}

/// The answer to one scenario; `text` is the file that it stands in.
pub(crate) fn answer(
    sheet: &mut Sheet,
    scenario: &Scenario,
    text: &str,
    casus: &Casus,
    telling: Telling,
) {
    sheet.blank();
    sheet.hung(&Words::accent(&format!("{}  ", scenario.id)), &Words::plain(&scenario.title));
    sheet.blank();
    events(sheet, scenario, text);
    let told: Vec<(&Owed, DutyJson)> =
        casus.duties.iter().zip(CasusJson::from(casus).duties).collect();
    for (heading, mark, is_here) in GROUPS {
        group(sheet, heading, mark, told.iter().filter(|(it, _)| is_here(it.state)), telling);
    }
    let not_owed = told.iter().filter(|(it, _)| !is_grouped(it.state));
    match telling {
        Telling::Short => counted(sheet, not_owed),
        Telling::Whole => group(sheet, "Not owed", "  – ", not_owed, telling),
    }
    clashes(sheet, casus, &told);
    lawfulness(sheet, told.iter().filter(|(it, _)| it.is_live()).map(|(_, it)| it));
}

/// A heading, the mark before its duties, and which duties stand under it.
type Group = (&'static str, &'static str, fn(State) -> bool);

const GROUPS: [Group; 4] = [
    ("Owed", "  ● ", |it| it == State::Triggered),
    ("Owed if", "  ? ", |it| it == State::TriggeredIf),
    ("Disputed", "  ≠ ", |it| it == State::Disputed),
    ("Waived", "  ○ ", |it| it == State::Waived),
];

fn is_grouped(state: State) -> bool {
    GROUPS.iter().any(|(.., is_here)| is_here(state))
}

/// The events in the words of the file, numbered.
fn events(sheet: &mut Sheet, scenario: &Scenario, text: &str) {
    for (place, event) in scenario.events.iter().enumerate() {
        let head = Words::faint(&format!("  {}  ", place + 1));
        let words = event.place_in_text.of(text).unwrap_or_default();
        sheet.hung(&head, &Words::strong(words.lines().next().unwrap_or_default()));
        let after = text.get(event.place_in_text.end()..).unwrap_or_default();
        for line in below(after) {
            sheet.text(head.width() + 2, &Words::plain(line));
        }
    }
}

/// The lines that are indented below an event, comments left out.
fn below(after: &str) -> impl Iterator<Item = &str> {
    let lines = after.lines().skip(1).take_while(|it| it.starts_with("   "));
    lines.map(str::trim).filter(|it| !it.starts_with('#'))
}

fn group<'d>(
    sheet: &mut Sheet,
    heading: &str,
    mark: &str,
    duties: impl Iterator<Item = &'d (&'d Owed, DutyJson)>,
    telling: Telling,
) {
    let duties: Vec<&(&Owed, DutyJson)> = duties.collect();
    if duties.is_empty() {
        return;
    }
    sheet.heading(heading);
    if telling == Telling::Short {
        let told = together(duties.iter().map(|(_, it)| it));
        told.iter().for_each(|it| duty(sheet, mark, it));
        return;
    }
    for (owed, told) in duties {
        duty(sheet, mark, &Told::one(told));
        Teller::default().account(sheet, &owed.because);
        sheet.blank();
    }
}

/// `KP owes RU defense, against UA (RU-KP-2024, article 4; event 2)`
fn duty(sheet: &mut Sheet, mark: &str, told: &Told<'_>) {
    let it = told.duty;
    let owe = if told.bearers.len() == 1 { "owes" } else { "owe" };
    let mut says = Words::accent(&days::list(&told.bearers))
        .with(Look::Plain, owe)
        .with(Look::Accent, &days::list(&told.beneficiaries))
        .with(Look::Strong, &it.kind);
    if !it.against.is_empty() {
        says.push(Look::Plain, &format!(", against {}", days::list(&it.against)));
    }
    if let Some(why) = &it.why_not {
        says.push(Look::Plain, &format!(": {why}"));
    }
    sheet.hung(&Words::accent(mark), &says.with(Look::Faint, &place(it)));
    for unsettled in &it.unsettled {
        sheet.hung(&Words::plain("      if "), &condition(unsettled));
    }
    let beside = particulars(it);
    if !beside.is_empty() {
        sheet.text(6, &Words::plain(&beside));
    }
}

fn place(it: &DutyJson) -> String {
    let clause = it.clause.as_ref().map(|it| format!(", {it}")).unwrap_or_default();
    format!("({}{clause}; event {})", it.treaty, it.event)
}

fn condition(it: &UnsettledJson) -> Words {
    let mut voices: Vec<String> = Vec::new();
    if !it.held_by.is_empty() {
        voices.push(format!("held by {}", days::list(&it.held_by)));
    }
    if !it.denied_by.is_empty() {
        voices.push(format!("denied by {}", days::list(&it.denied_by)));
    }
    let voices = if voices.is_empty() { String::new() } else { format!("({})", voices.join(", ")) };
    Words::plain(&it.what).with(Look::Faint, &voices)
}

/// When and how it is owed.
fn particulars(it: &DutyJson) -> String {
    let mut says: Vec<String> = Vec::new();
    says.extend(it.timing.clone());
    says.extend(it.means.as_ref().map(|it| format!("by {it}")));
    says.extend(it.means_decided_by.as_ref().map(|it| format!("means decided by {it}")));
    says.extend(it.in_accordance_with.as_ref().map(|it| format!("in accordance with {it}")));
    says.extend(it.except.iter().map(|it| format!("except {it}")));
    says.extend(
        it.article_18.as_ref().map(|it| format!("good faith alone is owed, VCLT 18({it})")),
    );
    says.join("; ")
}

/// What force in performance must meet to be lawful, once for all duties: it stands beside them
/// and is no part of whether they exist.
fn lawfulness<'d>(sheet: &mut Sheet, duties: impl Iterator<Item = &'d DutyJson>) {
    let mut conditions: Vec<&str> = Vec::new();
    for condition in duties.flat_map(|it| &it.lawful_if) {
        if !conditions.contains(condition) {
            conditions.push(condition);
        }
    }
    if conditions.is_empty() {
        return;
    }
    sheet.heading("Force in performance is lawful only if");
    for condition in conditions {
        sheet.hung(&Words::faint("  · "), &Words::plain(condition));
    }
}

/// Who is not bound, by treaty, clause and cause.
fn counted<'d>(sheet: &mut Sheet, duties: impl Iterator<Item = &'d (&'d Owed, DutyJson)>) {
    let mut causes: BTreeMap<[String; 3], Vec<&DutyJson>> = BTreeMap::new();
    for (_, it) in duties {
        let clause = it.clause.clone().unwrap_or_default();
        let why = it.why_not.clone().unwrap_or_default();
        causes.entry([it.treaty.clone(), clause, why]).or_default().push(it);
    }
    if causes.is_empty() {
        return;
    }
    sheet.heading("Not owed");
    let rows: Vec<Vec<Words>> = causes
        .iter()
        .map(|([treaty, clause, why], duties)| {
            vec![Words::plain(treaty), Words::plain(clause), Words::strong(why), pairs(duties)]
        })
        .collect();
    sheet.table(2, &[], &rows);
}

/// The pairs, named where they are few.
fn pairs(duties: &[&DutyJson]) -> Words {
    let mut pairs: Vec<String> =
        duties.iter().map(|it| format!("{} to {}", it.bearer, it.beneficiary)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    if PAIRS_NAMED_MAX < pairs.len() {
        return Words::faint(&days::count(pairs.len(), "pair"));
    }
    Words::faint(&pairs.join(", "))
}

/// Duties that cannot well be performed together; those for the same reason together.
fn clashes(sheet: &mut Sheet, casus: &Casus, told: &[(&Owed, DutyJson)]) {
    let mut causes: BTreeMap<(&str, bool), Vec<&DutyJson>> = BTreeMap::new();
    for clash in &casus.clashes {
        let concerned = causes.entry((&clash.because.says, clash.certain)).or_default();
        let duties = clash.duties.iter().filter_map(|place| told.get(*place));
        concerned.extend(duties.map(|(_, it)| it));
    }
    if !causes.is_empty() {
        sheet.heading("Conflicts");
    }
    for ((says, certain), concerned) in causes {
        let hangs = if certain { "" } else { "(it hangs on what they hang on)" };
        let says = Words::plain(says).with(Look::Faint, hangs);
        sheet.hung(&Words::accent("  ≠ "), &says);
        for it in together(concerned.into_iter()) {
            let (bearers, to) = (days::list(&it.bearers), days::list(&it.beneficiaries));
            let says = format!("{bearers} to {to}: {} {}", it.duty.kind, place(it.duty));
            sheet.text(6, &Words::faint(&says));
        }
    }
}
