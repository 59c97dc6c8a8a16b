//! The acts of an audited treaty, as its own clauses call them.
//!
//! A database has one word for every consent: what a treaty calls a notification or an exchange of
//! instruments stands in it as a ratification of each party. Which it was follows from the clause.

use foedera_dates::Day;
use foedera_draft::{Draft, Drafted};
use foedera_entities::{EntityId, SuccessionKind, World};
use foedera_import::{Listed, Taken};
use foedera_model::{AccessionFrom, Act, ActKind, Condition, Graded, Instrument, Rule};

use super::law::{asks_for, of_instruments, of_notification};

/// The statements that the engine is handed.
pub(super) fn statements(listed: &Listed, draft: &Draft, acts: &[&Taken]) -> Vec<Graded> {
    let mut all: Vec<Graded> = acts.iter().map(|it| it.graded.clone()).collect();
    for it in &mut all {
        it.statement.act.treaty.clone_from(&listed.id);
        dated_by_effect(&mut it.statement.act);
    }
    if asks_for(draft, of_notification) {
        for it in &mut all {
            // Whoever signs definitively has nothing left to complete at home.
            if consents(&it.statement.act) || it.statement.act.kind == ActKind::DefinitiveSignature
            {
                it.statement.act.kind = ActKind::Notification;
            }
        }
    }
    if asks_for(draft, of_instruments) {
        // A notification that is deposited where instruments are counted is one of them.
        let plain = |it: &Act| it.kind == ActKind::Notification && it.form.is_none();
        for it in all.iter_mut().filter(|it| plain(&it.statement.act)) {
            it.statement.act.kind = ActKind::Deposit(Instrument::Ratification);
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

/// Whoever succeeds to a treaty succeeds somebody who was bound by it. Where no act of the predecessor is recorded,
/// it had consented on a day that nobody tells: these are its acts, on the first day on which they can have been.
pub(super) fn unrecorded_predecessors(listed: &Listed, acts: &[Graded]) -> Vec<Graded> {
    let world = World::embedded();
    let has_consented = |who: EntityId| {
        let by_consent = |it: &&Graded| consents(&it.statement.act);
        acts.iter().filter(by_consent).any(|it| it.statement.act.actors.contains(&who))
    };
    let mut found: Vec<Graded> = Vec::new();
    let succeeds = |it: &&Graded| it.statement.act.kind == ActKind::Deposit(Instrument::Succession);
    for graded in acts.iter().filter(succeeds) {
        let numbers = graded.statement.act.actors.iter().filter_map(|it| world.number(it));
        let events = numbers.flat_map(|it| world.predecessors(it));
        let ended = events.filter(|it| it.kind == SuccessionKind::Dissolution);
        for no in ended.flat_map(|it| it.predecessors.iter()) {
            let Some(predecessor) = world.by_number(*no).map(|it| it.id) else { continue };
            let told = |it: &Graded| it.statement.act.actors.contains(&predecessor);
            if has_consented(predecessor) || found.iter().any(told) {
                continue;
            }
            let mut graded = graded.clone();
            let act = &mut graded.statement.act;
            act.on = listed.signed.clone();
            act.kind = ActKind::Deposit(Instrument::Ratification);
            act.actors = [predecessor].into_iter().collect();
            found.push(graded);
        }
    }
    found
}

/// The first act that only a treaty in force admits: a party left, or somebody acceded where that is open after entry
/// into force alone. A later day of entry into force cannot be right.
pub(super) fn first_in_force(draft: &Draft, acts: &[Graded]) -> Option<Day> {
    let after = |it: &Drafted| {
        matches!(it.rule, Rule::Accession { from: AccessionFrom::EntryIntoForce, .. })
    };
    let accedes_after = draft.clauses.iter().any(after);
    let shows = |it: &&Graded| {
        let kind = it.statement.act.kind;
        let accedes = kind == ActKind::Deposit(Instrument::Accession);
        kind == ActKind::WithdrawalNotice || accedes_after && accedes
    };
    let days = acts.iter().filter(shows).filter_map(|it| it.statement.act.on.as_ref());
    days.filter_map(|it| it.bounds().is_day()).min()
}

/// A notice of withdrawal of which only the effect is known: whoever leaves on that day was in until
/// then, and the audit asks for nothing between the notice and its effect.
fn dated_by_effect(act: &mut Act) {
    if act.kind == ActKind::WithdrawalNotice && act.effective.is_some() {
        act.on = act.effective.clone();
    }
}

fn consents(act: &Act) -> bool {
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

    fn acts(rows: &[&str]) -> Vec<Graded> {
        let head = "id,state,state_as_entered,kind,act_source,date,date_precision,date_raw,note";
        let acts: Vec<String> = rows.iter().map(|it| format!("IEA-1,{it},day,,")).collect();
        let treaties = "id,title,signature,force,source\nIEA-1,Convention of woods,1990-01-01,,IEADB 2026-01\n";
        let mut files = foedera_import::Folder::new();
        files.insert("treaties.csv", treaties.as_bytes().to_vec());
        files.insert("acts.csv", format!("{head}\n{}\n", acts.join("\n")).into_bytes());
        files.insert("parties.csv", b"id,state\n".to_vec());
        let import = foedera_import::ieadb::read(&files, World::embedded()).unwrap();
        import.statements.into_iter().map(|it| it.graded).collect()
    }

    #[test]
    fn who_leaves_or_accedes_to_what_is_in_force_shows_it() {
        let left = acts(&[
            "Norway,Norway,ratification,Ratification,1990-06-01",
            "Sweden,Sweden,withdrawal,Denunciation,1991-06-01",
        ]);
        let day = Day::from_ymd(1991, 6, 1);
        assert_eq!(first_in_force(&Draft::default(), &left), day);
        let acceded = acts(&["Sweden,Sweden,accession,Accession,1991-06-01"]);
        assert_eq!(first_in_force(&Draft::default(), &acceded), None);
        let rule = Rule::Accession {
            by: foedera_model::Set::of(foedera_model::Base::States),
            from: AccessionFrom::EntryIntoForce,
        };
        let sentence = foedera_model::Span::default();
        let clause = Drafted {
            article: None,
            rule,
            sentence,
            by: "accession",
            whose: foedera_draft::Whose::Own,
        };
        let draft = Draft { clauses: vec![clause], ..Draft::default() };
        assert_eq!(first_in_force(&draft, &acceded), day);
    }
}
