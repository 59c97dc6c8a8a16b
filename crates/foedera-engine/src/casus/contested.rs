//! Whether one with a say denies that the case has come: by a determination that the article does not apply. Of what
//! it denies nothing is asked: it may be the sense of the words, or the treaty's scope.

use foedera_dates::Verdict;
use foedera_model::Event;

use super::finding::Finding;
use super::issue::finders;
use super::occasion::Occasion;
use super::sides::Pair;
use super::{Unsettled, case, found, order, proviso};
use crate::Reason;
use crate::words::list_of;

/// What is left of a case that somebody denies; nothing where nobody does, and where the treaty has one who decides.
pub(super) fn finding(here: &Occasion<'_>, pair: Pair) -> Option<Finding> {
    if proviso::asks_for_a_finding(here.commitment) {
        return None;
    }
    let of_case = |applies: bool| -> Vec<&Event> {
        let found = found::under(here, applies).filter(|it| case::is_of(here, it) != Verdict::No);
        found.filter(|it| found::is_met(here, it) == Verdict::Yes).collect()
    };
    let (mut findings, mut denials) = (of_case(true), of_case(false));
    let known = denials.clone();
    denials.retain(|it| !is_taken_back(here, it, &findings));
    findings.retain(|it| !is_taken_back(here, it, &known));
    let denied_by = order::in_order(voices(here, &denials));
    if denied_by.is_empty() {
        return None;
    }
    let requests = proviso::requests(here, pair.beneficiary, pair.bearer);
    let asks = requests.iter().any(|it| case::is_of(here, it) != Verdict::No);
    let asking = asks.then(|| pair.beneficiary.to_string());
    let held_by = order::in_order(voices(here, &findings).chain(asking));
    let what = "the article applies".to_owned();
    let says = format!("{what}: denied by {}", list_of(&denied_by));
    let because = denials.iter().flat_map(|it| found::told(here, it)).collect();
    let finding = Finding::hanging(Unsettled { what, held_by, denied_by }, says);
    Some(Finding { because: Reason { because, ..finding.because }, ..finding })
}

/// Whether all who found so found the contrary later.
fn is_taken_back(here: &Occasion<'_>, finding: &Event, contrary: &[&Event]) -> bool {
    let is_later = |it: &&&Event| order::is_before(finding, it) == Verdict::Yes;
    let later: Vec<_> = contrary.iter().filter(is_later).flat_map(|it| finders(here, it)).collect();
    finders(here, finding).iter().all(|it| later.contains(it))
}

/// Those who found so and have a say.
fn voices(here: &Occasion<'_>, found: &[&Event]) -> impl Iterator<Item = String> {
    let all = found.iter().flat_map(|it| finders(here, it));
    all.filter(|(_, has_say)| *has_say).map(|(it, _)| it)
}
