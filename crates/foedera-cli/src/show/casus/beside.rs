//! What stands beside the duties: conflicts among them, when force in performance is lawful, and
//! which treaties cannot matter.

use std::collections::{BTreeMap, BTreeSet};

use foedera::engine::casus::{Casus, Owed, Stage};
use foedera::json::DutyJson;

use super::commitment::{few, numbers, spelled};
use super::{Telling, lines};
use crate::show::days;
use crate::show::sentence::{self, Sentence};
use crate::show::sheet::Sheet;
use crate::show::words::{Look, Words};

/// More treaties than this are not named where they are counted.
const NAMED_MAX: usize = 6;

/// Why duties clash.
#[derive(Clone, Copy)]
struct Cause<'c> {
    says: &'c str,
    /// The treaty of a pledge to the enemy, which the sentence ends with.
    pledge: Option<&'c str>,
    as_coded: bool,
}

impl Cause<'_> {
    /// What it says without the treaty of the pledge.
    fn head(&self) -> &str {
        let treaty = self.pledge.and_then(|it| self.says.strip_suffix(it));
        treaty.unwrap_or(self.says)
    }
}

/// Causes, and the places of the duties that clash for them, each with whether it is certain.
type Causes<'c> = Vec<(Vec<Cause<'c>>, BTreeMap<usize, bool>)>;

/// Causes in the order of their words; pledges of one to one enemy under several treaties together.
fn causes(casus: &Casus) -> Causes<'_> {
    let mut causes: BTreeMap<&str, (Cause<'_>, BTreeMap<usize, bool>)> = BTreeMap::new();
    for clash in &casus.clashes {
        let says = clash.because.says.as_str();
        let pledge = clash.pledge.as_ref().map(|it| it.treaty.as_str());
        let cause = Cause { says, pledge, as_coded: clash.as_coded };
        let (_, concerned) = causes.entry(says).or_insert((cause, BTreeMap::new()));
        for place in &clash.duties {
            *concerned.entry(*place).or_default() |= clash.certain;
        }
    }
    let mut folded: Causes<'_> = Vec::new();
    for (cause, places) in causes.into_values() {
        let is_alike = |it: &Cause<'_>| {
            it.pledge.is_some() && cause.pledge.is_some() && it.head() == cause.head()
        };
        let like =
            folded.iter_mut().find(|(it, known)| it.iter().all(is_alike) && *known == places);
        match like {
            Some((causes, _)) => causes.push(cause),
            None => folded.push((vec![cause], places)),
        }
    }
    folded
}

/// A conflict as one sentence, whether it rests on what others coded, and the duties concerned.
type Told = (Sentence, (bool, BTreeMap<usize, bool>));

/// Conflicts in the order of their words; those that differ in one state alone, and are of the same commitments, in one.
fn conflicts(casus: &Casus) -> Vec<Told> {
    let told = causes(casus).into_iter().filter_map(|(causes, places)| {
        let treaties: Vec<&str> = causes.iter().filter_map(|it| it.pledge).collect();
        let says = format!("{}{}", causes.first()?.head(), days::list(&treaties));
        let as_coded = causes.iter().any(|it| it.as_coded);
        Some((Sentence::of(&says), (as_coded, places)))
    });
    let commitments = |places: &BTreeMap<usize, bool>| {
        let owed =
            places.iter().filter_map(|(at, certain)| Some((casus.duties.get(*at)?, *certain)));
        let own = |(it, certain): (&Owed, bool)| {
            (it.under.treaty_no, it.under.commitment_no, certain, it.state == Stage::Triggered)
        };
        owed.map(own).collect::<BTreeSet<_>>()
    };
    sentence::joined(
        told.collect(),
        |one, other| one.0 == other.0 && commitments(&one.1) == commitments(&other.1),
        |one, other| {
            for (place, certain) in other.1 {
                *one.1.entry(place).or_default() |= certain;
            }
        },
    )
}

/// Duties that cannot well be performed together; those for the same reason together, each with
/// whether it is certain.
pub(super) fn clashes(sheet: &mut Sheet, casus: &Casus) {
    let conflicts = conflicts(casus);
    if !conflicts.is_empty() {
        sheet.heading("Conflicts");
    }
    for (sentence, (as_coded, places)) in conflicts {
        let says = Words::plain(&sentence.told());
        let says = if as_coded { says.with(Look::Faint, "(as coded)") } else { says };
        // What hangs on a duty is told with that; this hangs on what stands beside it.
        let is_open = !places.values().any(|certain| *certain)
            && places.keys().any(|at| casus.duties.get(*at).is_some_and(stands));
        let says = if is_open { says.with(Look::Faint, "(perhaps)") } else { says };
        sheet.hung(&Words::accent("  ≠ "), &says);
        let duties: Vec<(usize, bool)> = places.into_iter().collect();
        // Two commitments of one article to one duty are told in one line, for it would name them alike.
        let named = |(at, certain): &(usize, bool)| {
            let owed = casus.duties.get(*at)?;
            Some((owed.under.treaty_no, owed.under.article.as_ref(), &owed.duty, *certain))
        };
        for of_one in duties.chunk_by(|one, next| named(one) == named(next)) {
            let duties: Vec<&Owed> =
                of_one.iter().filter_map(|(it, _)| casus.duties.get(*it)).collect();
            let (Some((_, certain)), Some(first)) = (of_one.first(), duties.first()) else {
                continue;
            };
            // A certain conflict is so by some of the duties.
            let hangs = |it: &&Owed| !stands(it);
            let is_open = duties.iter().all(hangs) || !*certain && duties.iter().any(hangs);
            let is_owed = duties.iter().all(|it| it.state == Stage::Triggered);
            let hangs = match (is_open, is_owed) {
                (false, _) => "",
                (true, true) => " (as far as it is not what is excepted)",
                (true, false) => " (hangs on what the duty hangs on)",
            };
            let says = format!("{}{hangs}", concerned(&duties, &DutyJson::from(*first)));
            sheet.text(6, &Words::faint(&says));
        }
    }
}

/// Whether it is owed, and nothing that its words except may be what happened.
fn stands(owed: &Owed) -> bool {
    owed.state == Stage::Triggered && owed.may_except.is_empty()
}

/// `RU-KP-2024, article 4, defence, events 1, 2: KP to RU`.
fn concerned(duties: &[&Owed], first: &DutyJson) -> String {
    let mut events: Vec<usize> = duties.iter().map(|it| it.event).collect();
    events.sort_unstable();
    events.dedup();
    let noun = if events.len() == 1 { "event" } else { "events" };
    let mut pairs: Vec<String> = Vec::new();
    for line in lines::lines(duties, &[], &[]) {
        let among = line.bearers == line.beneficiaries;
        let to = if among { "each other".to_owned() } else { few(&line.beneficiaries) };
        let pair = format!("{} to {to}", few(&line.bearers));
        if !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
    let clause = first.clause.as_ref().map(|it| format!("{it}, ")).unwrap_or_default();
    format!(
        "{}, {clause}{}, {noun} {}: {}",
        first.treaty,
        spelled(&first.kind),
        numbers(&events),
        pairs.join("; ")
    )
}

/// What force in performance must meet to be lawful, once for all duties: it stands beside them and is no part of
/// whether they exist. The same list is not told twice in a run.
pub(super) fn lawfulness<'c>(
    sheet: &mut Sheet,
    duties: impl Iterator<Item = &'c Owed>,
    told: &mut Vec<&'static str>,
) {
    let mut conditions: Vec<&'static str> = Vec::new();
    for condition in duties.flat_map(|it| it.lawful_if) {
        if !conditions.contains(condition) {
            conditions.push(condition);
        }
    }
    if conditions.is_empty() {
        return;
    }
    if conditions == *told {
        sheet.blank();
        sheet.text(0, &Words::faint("Force in performance is lawful only as told above."));
        return;
    }
    sheet.heading("Force in performance is lawful only if");
    for condition in &conditions {
        sheet.hung(&Words::faint("  · "), &Words::plain(condition));
    }
    *told = conditions;
}

/// The treaties that were not told: those that were over or not even signed, and those that no
/// event touches.
pub(super) fn set_aside(sheet: &mut Sheet, casus: &Casus, telling: Telling) {
    let touched = super::touched(casus);
    let rest = casus.untouched.iter().filter(|it| !touched.contains_key(&it.under.treaty_no));
    let mut others: Vec<&str> = rest.map(|it| it.under.treaty.as_str()).collect();
    others.dedup();
    let aside: Vec<String> =
        casus.set_aside.iter().map(|it| format!("{} ({})", it.treaty, it.why)).collect();
    let mut says: Vec<String> = Vec::new();
    if touched.is_empty() && casus.untouched.is_empty() {
        says.push("No event here triggers anything of itself.".to_owned());
    }
    if telling != Telling::Whole && !aside.is_empty() {
        let which = if aside.len() <= NAMED_MAX { &aside[..] } else { &[] };
        says.push(format!("Set aside: {}.", counted("", aside.len(), which)));
    }
    if !others.is_empty() {
        let which = if telling == Telling::Whole { &others[..] } else { &[] };
        let other = if touched.is_empty() { "" } else { "other " };
        let count = counted(other, others.len(), which);
        says.push(format!("No event touches a commitment of {count}."));
    }
    if says.is_empty() {
        return;
    }
    if telling != Telling::Whole && !(aside.is_empty() && others.is_empty()) {
        says.push("--explain tells them.".to_owned());
    }
    sheet.blank();
    sheet.text(0, &Words::faint(&says.join(" ")));
}

/// `4 other treaties`, `1 treaty, FI-SU-1948`.
fn counted<T: ToString>(other: &str, count: usize, which: &[T]) -> String {
    let noun = if count == 1 { "treaty" } else { "treaties" };
    let names = if which.is_empty() { String::new() } else { format!(", {}", days::list(which)) };
    format!("{count} {other}{noun}{names}")
}

/// Treaties with words that were secret on the day of knowledge, counted: they are asked nothing.
pub(super) fn secret(sheet: &mut Sheet, casus: &Casus) {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for it in &casus.secret {
        *counted.entry(&it.treaty).or_default() += 1;
    }
    let of_treaty = |(treaty, count): (&&str, &usize)| {
        format!("{} of {treaty}", days::count(*count, "commitment"))
    };
    let told: Vec<String> = counted.iter().map(of_treaty).collect();
    if !told.is_empty() {
        sheet.blank();
        sheet
            .text(0, &Words::faint(&format!("Secret then, and not asked: {}.", days::list(&told))));
    }
}
