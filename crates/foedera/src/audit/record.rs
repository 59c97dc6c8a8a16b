//! The acts of an audited treaty, as its own clauses call them.
//!
//! A database has one word for every consent: what a treaty calls a notification or an exchange of
//! instruments stands in it as a ratification of each party. Which it was follows from the clause.

use foedera_draft::Draft;
use foedera_import::{Listed, Taken};
use foedera_model::{Act, ActKind, Condition, Graded, Instrument};

use super::law::{asks_for, of_notification};

/// The statements that the engine is handed.
pub(super) fn statements(listed: &Listed, draft: &Draft, acts: &[&Taken]) -> Vec<Graded> {
    let mut all: Vec<Graded> = acts.iter().map(|it| it.graded.clone()).collect();
    for it in &mut all {
        dated_by_effect(&mut it.statement.act);
    }
    if asks_for(draft, of_notification) {
        for it in &mut all {
            if is_consent(&it.statement.act) {
                it.statement.act.kind = ActKind::Notification;
            }
        }
    }
    if asks_for(draft, |it| *it == Condition::Exchange) {
        let ratified = |it: &Act| it.kind == ActKind::Deposit(Instrument::Ratification);
        all.extend(on_one_day(&all, ratified, ActKind::Exchange));
    }
    if asks_for(draft, |it| *it == Condition::ExchangeOfNotes) && is_in_notes(&listed.title) {
        let signed = |it: &Act| it.kind == ActKind::Signature;
        all.extend(on_one_day(&all, signed, ActKind::ExchangeOfNotes));
    }
    all
}

/// A notice of withdrawal of which only the effect is known: whoever leaves on that day was in until
/// then, and the audit asks for nothing between the notice and its effect.
fn dated_by_effect(act: &mut Act) {
    if act.kind == ActKind::WithdrawalNotice && act.effective.is_some() {
        act.on = act.effective.clone();
    }
}

fn is_consent(act: &Act) -> bool {
    matches!(act.kind, ActKind::Deposit(_))
}

/// Whether a treaty bears in its title that it is made of notes.
fn is_in_notes(title: &str) -> bool {
    let title = title.to_lowercase();
    title.contains("exchange of notes") || title.contains("exchange of letters")
}

/// One act of all, where each did its own on the same day; on different days they are not the
/// exchange.
fn on_one_day(all: &[Graded], is: impl Fn(&Act) -> bool, kind: ActKind) -> Option<Graded> {
    let acts: Vec<&Graded> = all.iter().filter(|it| is(&it.statement.act)).collect();
    let first = acts.first()?;
    let day = first.statement.act.on.as_ref();
    let mut joint = (*first).clone();
    for it in &acts {
        if it.statement.act.on.as_ref() != day {
            return None;
        }
        joint.statement.act.actors.extend(&it.statement.act.actors);
    }
    joint.statement.act.actors.sort_unstable();
    joint.statement.act.actors.dedup();
    joint.statement.act.kind = kind;
    (1 < joint.statement.act.actors.len()).then_some(joint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_dated_by_its_effect_where_that_is_known() {
        let dated = |kind: ActKind, effective: Option<&str>| {
            let json = serde_json::json!({
                "treaty": "IEA-1", "kind": kind.word(), "on": "../1977-12-31", "effective": effective,
            });
            let mut act: Act = serde_json::from_value(json).unwrap();
            dated_by_effect(&mut act);
            act.on.map(|it| it.to_string())
        };
        let (effect, before) = ("1977-12-31", "../1977-12-31");
        assert_eq!(dated(ActKind::WithdrawalNotice, Some(effect)).as_deref(), Some(effect));
        assert_eq!(dated(ActKind::WithdrawalNotice, None).as_deref(), Some(before));
        assert_eq!(dated(ActKind::Signature, Some(effect)).as_deref(), Some(before));
    }
}
